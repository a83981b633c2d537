"""The library: answers and the directory of services, brought from the agency pack into records that can be found.

Records of the pack have ids worked out from their names, so that every device makes the same ones and publishing twice
is publishing once. What has left the pack is ended, never removed: it was said, and people were sent there.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from caseworker.desk.work_desk import WorkDesk
from caseworker.domain import answers
from caseworker.domain.actions import Action
from caseworker.domain.agency import AnswerArticle, Pack
from caseworker.domain.answers import Answer, AnswerId
from caseworker.domain.calendars import OpeningHours
from caseworker.domain.directory import PhoneLine, Place, PlaceId, Service, ServiceStatus
from caseworker.domain.ids import ServiceId, new_id
from caseworker.domain.opening import Hours
from caseworker.domain.pack_directory import DirectoryEntry, DirectoryPlace
from caseworker.store.unit import Unit

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FROM_PACK = "pack:"


@dataclass(frozen=True, slots=True)
class Published:
    """How many records a publication made, changed, and ended because the pack no longer has them."""

    made: int
    changed: int
    ended: int


class Library(WorkDesk):
    """What the agency knows and offers. Publishing is the program's own act: no officer writes these records."""

    def publish(self) -> Published:
        """Bring the records up to what today's pack says. The same pack again changes nothing."""
        pack = self._sitting.pack
        with self._acting("pack.publish", reason=pack.version) as unit:
            counted = _Publication(unit)
            for article in pack.answers:
                counted.answer(article, _answer_id(pack, article))
            for entry in pack.directory:
                for place in entry.places:
                    counted.keep(_place(pack, entry, place))
                counted.keep(_service(pack, entry))
            self._end_others(unit, counted)
            return Published(counted.made, counted.changed, counted.ended)

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
        pack, yesterday = self._sitting.pack, self._today() - timedelta(days=1)
        for answer in unit.select(Answer):
            from_pack = answer.id == _steady_id(pack, "answer", answer.article, answer.language)
            if from_pack and answer.id not in counted.kept and (answer.valid_to is None or answer.valid_to > yesterday):
                counted.end(replace(answer, valid_to=max(yesterday, answer.valid_from)))
        for service in unit.select(Service):
            from_pack = service.source_id.startswith(_FROM_PACK)
            if from_pack and service.id not in counted.kept and service.status is ServiceStatus.ACTIVE:
                counted.end(replace(service, status=ServiceStatus.INACTIVE))


class _Publication:
    """One publication within its unit, and what it did."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self.kept: set[UUID] = set()
        self.made = self.changed = self.ended = 0

    def answer(self, article: AnswerArticle, answer_id: AnswerId) -> None:
        """Keep an article: a newer version replaces the older one, and what was said of it stays."""
        known = self._unit.find(Answer, answer_id)
        if known is None:
            self._make(answers.published(article, answer_id=answer_id, territory=""))
            return
        newer = answers.publish_again(known, article)
        if article.version == known.version:  # it may have been ended, and come back as it was
            newer = replace(newer, valid_to=article.valid_to)
        self._save(known, newer)

    def keep(self, record: Service | Place) -> None:
        """Keep a service or place as the pack says."""
        known = self._unit.find(type(record), record.id)
        if known is None:
            self._make(record)
        else:
            self._save(known, record)

    def end(self, record: Answer | Service) -> None:
        """Keep a record that the pack no longer has as ended."""
        self._unit.save(record)
        self.ended += 1

    def _make(self, record: Answer | Service | Place) -> None:
        self._unit.add(record)
        self.kept.add(record.id)
        self.made += 1

    def _save(self, known: Answer | Service | Place, record: Answer | Service | Place) -> None:
        self.kept.add(record.id)
        self._unit.save(record)
        self.changed += known != record


def _service(pack: Pack, entry: DirectoryEntry) -> Service:
    return Service(
        id=ServiceId(_steady_id(pack, "service", entry.id)),
        source_id=_FROM_PACK + entry.id,
        name=entry.title,
        organisation_name=entry.organisation,
        description=entry.description,
        topics=entry.topics,
        places=tuple(_place_id(pack, entry, place) for place in entry.places),
        serves=entry.territories,
        phones=_phones(pack, entry.places),
        email=entry.email,
        website=entry.website,
        languages=entry.languages,
        conditions=entry.conditions,
        minimum_age_years=entry.minimum_age_years,
        maximum_age_years=entry.maximum_age_years,
        cost=entry.cost,
        how_to_apply=entry.how_to_apply,
        by_appointment=entry.by_appointment,
    )


def _place(pack: Pack, entry: DirectoryEntry, place: DirectoryPlace) -> Place:
    place_id = _place_id(pack, entry, place)
    return Place(
        id=place_id,
        source_id=_FROM_PACK + place.id,
        name=place.title,
        organisation_name=entry.organisation,
        address=place.address,
        locality=place.area,
        country=pack.agency.country,
        time_zone=pack.agency.time_zone,
        access=place.access,
        phones=_phones(pack, [place]),
        hours=tuple(_hours(pack, place_id, place.hours)),
    )


def _hours(pack: Pack, place: PlaceId, hours: OpeningHours) -> Iterable[Hours]:
    for weekday, spans in zip(_WEEKDAYS, hours.week, strict=True):
        for span in spans:
            told = (str(place), weekday, str(span.opens_min), str(span.closes_min))
            yield Hours(
                id=_steady_id(pack, "hours", *told),
                byday=weekday,
                opens_min=span.opens_min,
                closes_min=span.closes_min,
            )


def _phones(pack: Pack, places: Iterable[DirectoryPlace]) -> tuple[PhoneLine, ...]:
    numbers = dict.fromkeys(number for place in places for number in place.phones)
    return tuple(PhoneLine(id=_steady_id(pack, "phone", number), number=number) for number in numbers)


def _answer_id(pack: Pack, article: AnswerArticle) -> AnswerId:
    return AnswerId(_steady_id(pack, "answer", article.id, article.language))


def _place_id(pack: Pack, entry: DirectoryEntry, place: DirectoryPlace) -> PlaceId:
    return PlaceId(_steady_id(pack, "place", entry.id, place.id))


def _steady_id(pack: Pack, *words: str) -> UUID:
    """Return the id that every device works out for the same thing of the same agency; its moment is the epoch."""
    told = "\x1f".join((pack.agency.id, *words)).encode()
    return new_id(0, lambda size: hashlib.sha256(told).digest()[:size])
