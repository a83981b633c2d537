"""The person in front of someone at a counter or on the telephone: what is needed to answer them, in one reading."""

from collections.abc import Sequence
from dataclasses import dataclass

from caseworker.desk.case_page import DeadlineLine
from caseworker.desk.person_desk import PersonDesk
from caseworker.desk.work_desk import WorkDesk
from caseworker.domain.actions import Action
from caseworker.domain.cases import Case, Status
from caseworker.domain.deadlines import Clock, Deadline
from caseworker.domain.ids import PersonId
from caseworker.domain.interactions import Interaction
from caseworker.domain.people import Person
from caseworker.domain.safety import SafetyFact, in_force
from caseworker.domain.tasks import Task
from caseworker.store.about import about, count_about, open_tasks
from caseworker.store.reader import Reader
from caseworker.store.timelines import Part, page_of

LAST_CONTACTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase:
    """A case that is not closed: the title of its stage, and the deadline that binds it next."""

    case: Case
    stage: str
    next_due: DeadlineLine | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facing:
    """A person, with what is needed to answer them, as far as the officer may see it.

    `person` is as the whole group tells of them. `safety` are the warnings in force today, `tasks` the open ones, the
    first due first; `contacts` are the last few of `contact_count`, newest first.
    """

    person: Person
    safety: tuple[SafetyFact, ...]
    cases: tuple[OpenCase, ...]
    tasks: tuple[Task, ...]
    contacts: tuple[Interaction, ...]
    contact_count: int


class FacingDesk(PersonDesk, WorkDesk):
    """Looks at one person, quickly."""

    def face(self, person: PersonId, *, again: bool = False) -> Facing:
        """Return a person to be answered; the reading is recorded. Raises NotHere or AccessDenied.

        `again` is for showing anew what stands on the screen already: it leaves no second trace.
        """
        with self._reading() as reader:
            whole = self._whole(reader, person)
            visible, ids = self._visible(), whole.ids
            if not again:
                self._trail(Action.READ.value, whole.id, kind=Person.definition.kind)
            warnings = in_force(about(reader, SafetyFact, ids, visible=visible["safety_fact"]), self._today())
            page = page_of(reader, ids, visible=visible, limit=LAST_CONTACTS, part=Part((Interaction,)))
            cases = self._open_cases(reader, ids)
            return Facing(
                person=whole.shown,
                safety=tuple(self._discreet(reader, one) for one in warnings),
                cases=cases,
                tasks=tuple(open_tasks(reader, (*ids, *(one.case.id for one in cases)), visible=visible["task"])),
                contacts=tuple(one.record for one in page.happenings if isinstance(one.record, Interaction)),
                contact_count=count_about(reader, Interaction, ids, visible=visible["interaction"]),
            )

    def _open_cases(self, reader: Reader, people: Sequence[PersonId]) -> tuple[OpenCase, ...]:
        found = about(reader, Case, people, visible=self._listed(Case), also=f" AND r.status <> '{Status.CLOSED}'")
        found.sort(key=lambda one: (one.opened_at, one.id), reverse=True)
        return tuple(
            OpenCase(
                case=self._discreet(reader, case),
                stage=self._type_of(reader, case).stage(case.stage).title,
                next_due=self._next_due(reader, case),
            )
            for case in found
        )

    def _next_due(self, reader: Reader, case: Case) -> DeadlineLine | None:
        known = about(reader, Deadline, [case.id], visible=self._listed(Deadline))
        waiting = [one for one in known if one.met_at is None and one.state in {Clock.RUNNING, Clock.MISSED}]
        first = min(waiting, key=lambda one: (one.due_at, one.id), default=None)
        return None if first is None else self._look(reader).deadline_line(first)
