"""The library: answers and the directory of services, brought from the agency pack into records that can be found.

Records of the pack have ids worked out from their names, so that every device makes the same ones and publishing twice
is publishing once. What has left the pack is ended, never removed: it was said, and people were sent there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from caseworker.desk.work_desk import WorkDesk
from caseworker.domain import answers, directory, publication
from caseworker.domain.actions import Action
from caseworker.domain.answers import Answer, AnswerId
from caseworker.domain.directory import Place, PlaceId, Service
from caseworker.domain.ids import ServiceId
from caseworker.errors import CaseworkerError
from caseworker.store import membership
from caseworker.store.unit import Unit


class PublishedByServer(CaseworkerError):
    """A device that belongs to a server gets the records of a pack from there."""

    key = "library.published-by-server"
    sentence = (
        "Your agency's server publishes the agency pack, so nothing was changed here. It comes with the next"
        " synchronization."
    )


@dataclass(frozen=True, slots=True)
class Published:
    """How many records a publication made, changed, and ended because the pack no longer has them."""

    made: int
    changed: int
    ended: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A service with the places at which it is given."""

    service: Service
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What can be said and where people can be sent today, each by name."""

    answers: tuple[Answer, ...]
    offers: tuple[Offer, ...]


class Library(WorkDesk):
    """What the agency knows and offers. Publishing is the program's own act: no officer writes these records."""

    def publish(self) -> Published:
        """Bring the records up to what today's pack says. The same pack again changes nothing.

        For a profile without a server; raises PublishedByServer on any other, where the same records come from it.
        """
        self.check_publishes_here()
        pack = self._sitting.pack
        with self._acting("pack.publish", reason=pack.version) as unit:
            counted = _Publication(unit)
            for article in pack.answers:
                known = unit.find(Answer, publication.answer_id(pack, article.id, article.language))
                counted.keep(publication.answer_of(pack, article, known))
            for record in publication.directory_of(pack):
                counted.keep(record)
            self._end_others(unit, counted)
            return Published(counted.made, counted.changed, counted.ended)

    def check_publishes_here(self) -> None:
        """Raise PublishedByServer on a device that was enrolled with a server."""
        with self._reading() as reader:
            if membership.current(reader.connection) is not None:
                raise PublishedByServer

    def shelf(self) -> Shelf:
        """Return every answer that may be said today and every service that is given, by name. It leaves no trace."""
        today = self._today()
        with self._reading() as reader:
            known = reader.select(Answer)
            places = {one.id: one for one in reader.select(Place)}
            services = reader.select(Service)
        said = sorted((one for one in known if answers.is_valid(one, on=today)), key=lambda one: (one.title, one.id))
        given = sorted((one for one in services if directory.is_valid(one, on=today)), key=lambda one: one.name)
        return Shelf(answers=tuple(said), offers=tuple(_offer(one, places) for one in given))

    def answer(self, answer_id: AnswerId) -> Answer:
        """Return an answer, also one that may no longer be said: somebody was given it. Raises NotHere."""
        with self._reading() as reader:
            known = reader.get(Answer, answer_id)
            self._may_on(reader, Action.READ, known)
            return known

    def offer(self, service_id: ServiceId) -> Offer:
        """Return a service, also one that is no longer given: somebody was sent there. Raises NotHere."""
        with self._reading() as reader:
            known = reader.get(Service, service_id)
            self._may_on(reader, Action.READ, known)
            return _offer(known, {one.id: one for one in reader.many(Place, known.places)})

    def given(self, answer_id: AnswerId, *, helped: bool) -> Answer:
        """Count an answer that was given, by whether it helped. Whoever may read an answer may say so."""
        with self._acting("answer.given") as unit:
            known = unit.get(Answer, answer_id)
            self._may_on(unit, Action.READ, known)
            said = answers.say_whether_it_helped(known, helped=helped)
            unit.save(said)
            return said

    def to_check(self) -> tuple[Answer, ...]:
        """Return the answers that are out of their validity or were not checked for too long, the oldest first."""
        today, stale_days = self._today(), self._sitting.pack.policy.answer_stale_days
        with self._reading() as reader:
            known = reader.select(Answer)
        waiting = (one for one in known if answers.needs_check(one, on=today, stale_days=stale_days))
        return tuple(sorted(waiting, key=lambda one: (one.checked_on, one.id)))

    def _end_others(self, unit: Unit, counted: "_Publication") -> None:
        pack, today = self._sitting.pack, self._today()
        known: list[Answer | Service] = [*unit.select(Answer), *unit.select(Service)]
        for record in known:
            if record.id not in counted.kept:
                counted.end(record, publication.ended(pack, record, on=today))


class _Publication:
    """One publication within its unit, and what it did."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self.kept: set[UUID] = set()
        self.made = self.changed = self.ended = 0

    def keep(self, record: Answer | Service | Place) -> None:
        """Keep a record as the pack says."""
        known = self._unit.find(type(record), record.id)
        self.kept.add(record.id)
        if known is None:
            self._unit.add(record)
            self.made += 1
            return
        self._unit.save(record)
        self.changed += known != record

    def end(self, known: Answer | Service, record: Answer | Service) -> None:
        """Keep a record that the pack no longer has as ended."""
        if record != known:
            self._unit.save(record)
            self.ended += 1


def _offer(service: Service, places: Mapping[PlaceId, Place]) -> Offer:
    return Offer(service=service, places=tuple(places[one] for one in service.places if one in places))
