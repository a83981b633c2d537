"""The desk for matters at a place, such as a pothole: what is reported nearby already, who reported it, who is told.

What is offered while a place is entered tells of matters, never of people: nobody at a counter learns from it who else
reported. That somebody joins a report is a contact like any other (`domain/reporters.py`), so a front desk may take it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from caseworker.desk.case_page import DeadlineLine
from caseworker.desk.person_desk import PersonDesk, WholePerson
from caseworker.desk.reporters_seen import reporters_seen
from caseworker.desk.work_desk import WorkDesk
from caseworker.domain.actions import Action
from caseworker.domain.case_types import CaseType
from caseworker.domain.cases import Case
from caseworker.domain.deadlines import Clock, Deadline
from caseworker.domain.ids import CaseId, PersonId
from caseworker.domain.people import Person
from caseworker.domain.places import Point, box_around, metres_between
from caseworker.domain.reporters import Notice, Reporters, is_reported, notices_to
from caseworker.domain.tasks import Task, TaskState
from caseworker.store.about import about, seen_of
from caseworker.store.near_cases import open_on_street, open_within
from caseworker.store.reader import NotHere, Reader
from caseworker.text.places import Spot, houses_apart, point_of, same_street, spellings, spot_of, telling_words

NEAR_METRES = 100
NEAR_HOUSES = 10
"""House numbers between two places that may be one: five houses on a side of most streets."""
MOST_OFFERED = 5


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near: numbers between the houses, or metres. With neither, only the street is known to be the same."""

    houses: int | None = None
    metres: int | None = None

    @property
    def far(self) -> float:
        """What sorts the nearest first; a street without a number comes last."""
        return self.metres if self.metres is not None else NEAR_METRES + 1 if self.houses is None else self.houses


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenReport:
    """An open matter as a caller may be told of it: `doing` says in the pack's words how it stands.

    `reports` counts everybody who reported it, with or without a name; `due` is the next deadline that runs.
    """

    case: CaseId
    number: str
    type_title: str
    place: str
    doing: str
    opened_at: datetime
    reports: int
    due: DeadlineLine | None
    nearness: Nearness = Nearness()


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One reporter to be told, and the task that was planned for it, if any."""

    notice: Notice
    task: Task | None


@dataclass(frozen=True, slots=True)
class Told:
    """Who reported a matter and who of them can be told of its end, in the order of their reports."""

    count: int
    unnamed: int
    lines: tuple[NoticeLine, ...]


class PlaceReports(PersonDesk, WorkDesk):
    """Reports of matters at places."""

    def near(self, case_type: str, place: str, *, unfinished: bool = False) -> tuple[OpenReport, ...]:
        """Return the open matters of a type near a place, the nearest first, at most `MOST_OFFERED`.

        The place is an address, a street, a crossing, or latitude and longitude; `unfinished` while it is being typed.
        Empty for a type that asks for no place. A list: it leaves no trace. Raises NotInPack.
        """
        known = self._sitting.pack.case_type(case_type)
        if not is_reported(known):
            return ()
        with self._reading() as reader:
            found = self._found(reader, known.id, place, unfinished=unfinished)
            return tuple(self._told(reader, case, nearness) for case, nearness in found[:MOST_OFFERED])

    def standing(self, case_id: CaseId) -> OpenReport:
        """Return how a matter stands, as a caller is told: its reference and when it is due. Raises NotHere."""
        with self._reading() as reader:
            case = reader.get(Case, case_id)
            self._may_on(reader, Action.READ, case)
            return self._told(reader, case, Nearness())

    def told(self, case_id: CaseId) -> Told:
        """Return who reported a matter and how each is told of its end; the reading of each person is recorded.

        Who left no address, number or other way, and whom the officer may not see, is counted and not listed.
        """
        with self._reading() as reader:
            case = reader.get(Case, case_id)
            self._may_on(reader, Action.READ, case)
            reporters = self._reporters(reader, case)
            people = list(self._seen(reader, reporters.people))
            notices = notices_to((one.shown for one in people), on=self._today())
            planned = _planned(about(reader, Task, [case.id], visible=self._listed(Task)))
        for one in people:
            self._trail(Action.READ.value, one.id, kind=Person.definition.kind)
        lines = (NoticeLine(one, planned.get(PersonId(one.person.id))) for one in notices)
        return Told(reporters.count, reporters.unnamed, tuple(lines))

    def _found(self, reader: Reader, case_type: str, place: str, *, unfinished: bool) -> list[tuple[Case, Nearness]]:
        typed = point_of(place)
        if typed is not None:
            found = self._around(reader, case_type, Point(*typed))
        else:
            found = self._along(reader, case_type, spot_of(place), unfinished=unfinished)
        return sorted(found, key=lambda one: (one[1].far, -one[0].opened_at.timestamp()))

    def _around(self, reader: Reader, case_type: str, point: Point) -> list[tuple[Case, Nearness]]:
        box = box_around(point, metres=NEAR_METRES)
        within = open_within(reader, box, case_type=case_type, visible=self._listed(Case))
        far = [(case, metres_between(point, there)) for case in within if (there := _point(case)) is not None]
        return [(case, Nearness(metres=round(metres))) for case, metres in far if metres <= NEAR_METRES]

    def _along(self, reader: Reader, case_type: str, spot: Spot, *, unfinished: bool) -> list[tuple[Case, Nearness]]:
        on_it: dict[CaseId, Case] = {}
        for street in spot.streets:
            asked = telling_words(street)
            on_it |= {
                one.id: one
                for one in open_on_street(
                    reader,
                    [spellings(word) for word in asked],
                    case_type=case_type,
                    visible=self._listed(Case),
                    unfinished=asked[-1] if unfinished else "",
                )
            }
        near = ((case, _nearness(spot, spot_of(case.place), unfinished=unfinished)) for case in on_it.values())
        return [(case, nearness) for case, nearness in near if nearness is not None]

    def _told(self, reader: Reader, case: Case, nearness: Nearness) -> OpenReport:
        case_type = self._type_of(reader, case)
        return OpenReport(
            case=case.id,
            number=case.shown_number,
            type_title=case_type.title,
            place=case.place,
            doing=case_type.stage(case.stage).doing,
            opened_at=case.opened_at,
            reports=self._reporters(reader, case, case_type).count,
            due=self._due(reader, case),
            nearness=nearness,
        )

    def _due(self, reader: Reader, case: Case) -> DeadlineLine | None:
        """The last of the deadlines that run: by then the matter is to be settled, whatever is due on the way."""
        running = [
            one
            for one in about(reader, Deadline, [case.id], visible=self._listed(Deadline))
            if one.state in {Clock.RUNNING, Clock.PAUSED} and one.met_at is None
        ]
        last = max(running, key=lambda one: (one.due_at, one.id), default=None)
        return None if last is None else self._look(reader).deadline_line(last)

    def _reporters(self, reader: Reader, case: Case, case_type: CaseType | None = None) -> Reporters:
        return reporters_seen(reader, case, case_type or self._type_of(reader, case), listed=self._listed)

    def _seen(self, reader: Reader, people: Iterable[PersonId]) -> Iterable[WholePerson]:
        """Yield everybody the officer may read, each once, whatever records they have."""
        met: set[PersonId] = set()
        visible = {one.id for one in seen_of(reader, Person, set(people), visible=self._listed(Person))}
        for one in people:
            if one not in visible:
                continue
            try:
                whole = self._whole(reader, one)
            except NotHere:
                continue
            if whole.id not in met:
                met.add(whole.id)
                yield whole


def _nearness(typed: Spot, kept: Spot, *, unfinished: bool) -> Nearness | None:
    if not same_street(typed, kept, unfinished=unfinished):
        return None
    apart = houses_apart(typed, kept)
    if apart is None or apart <= NEAR_HOUSES:
        return Nearness(houses=apart)
    return Nearness() if unfinished and _may_become(typed, kept) else None


def _may_become(typed: Spot, kept: Spot) -> bool:
    """Whether the house number that is being typed may go on to the kept one: 1 to 12."""
    return typed.houses is not None and kept.houses is not None and f"{kept.houses[0]}".startswith(f"{typed.houses[0]}")


def _point(case: Case) -> Point | None:
    if case.latitude_udeg is None or case.longitude_udeg is None:
        return None
    return Point(case.latitude_udeg, case.longitude_udeg)


def _planned(tasks: Sequence[Task]) -> dict[PersonId, Task]:
    """Return who is told by a task that somebody planned for it, and did not give up."""
    own = (one for one in tasks if not one.template and one.state is not TaskState.DROPPED)
    return {PersonId(one.person): one for one in own if one.person is not None}
