"""What the page of a person shows: who it is, what concerns them now, and what the officer may do. One read opens it.

What is counted for the tabs and what binds by a date comes by a second read, so that the page stands at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal, Slot

from caseworker.desk.deadlines import DueLine
from caseworker.desk.person_page import PersonPage
from caseworker.desk.strands import Strand
from caseworker.domain.actions import AccessDenied, Action
from caseworker.domain.cases import Case, Status
from caseworker.domain.ids import PersonId
from caseworker.domain.people import Person, display_name
from caseworker.errors import CaseworkerError
from ui.work import Work

_NOT_HERE = "store.not-here"


class Stage(StrEnum):
    """How far the page has come."""

    WAITING = "waiting"
    HERE = "here"
    NOT_HERE = "not-here"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What is read after the page stands: how much each strand of the timeline holds, and what binds by a date."""

    counts: Mapping[Strand, int] = field(default_factory=dict)
    deadlines: tuple[DueLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonState:
    """The page as it stands. `sentence` says why it is not here; `joined` that another record was asked for."""

    stage: Stage = Stage.WAITING
    page: PersonPage | None = None
    beside: Beside = Beside()
    sentence: str = ""
    joined: bool = False

    @property
    def open_cases(self) -> tuple[Case, ...]:
        """The cases that are not closed."""
        return tuple(one for one in self.page.cases if one.status is not Status.CLOSED) if self.page else ()


class PersonModel(QObject):
    """One person, read for the page; `state` is replaced as a whole. Everything else on the page asks here."""

    changed = Signal()

    def __init__(self, work: Work, person: PersonId, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self._asked = person
        self.state = PersonState()

    @property
    def id(self) -> PersonId:
        """The record that stands for the person; until it was read, the one that was asked for."""
        return self.state.page.person.id if self.state.page else self._asked

    @property
    def page(self) -> PersonPage | None:
        """What was read, None while nothing was."""
        return self.state.page

    @property
    def name(self) -> str:
        """The everyday name as written, what they are described by, or nothing."""
        return name_of(self.state.page.person, self.work) if self.state.page else ""

    def may(self, action: Action) -> bool:
        """Whether the officer may do this to the person themselves."""
        return self.state.page is not None and action in self.state.page.may

    def load(self, *, again: bool = False) -> None:
        """Read the page; `again` is for what is shown already and is no further looking."""
        desk, person = self.work.office.people, self._asked
        self.work.lanes.read(
            lambda: desk.open(person, again=again), self._on_page, self._on_failed, owner=self, key="page"
        )

    @Slot(object)
    def _on_page(self, page: PersonPage) -> None:
        self._become(
            replace(self.state, stage=Stage.HERE, page=page, sentence="", joined=page.person.id != self._asked)
        )
        people, deadlines, cases = self.work.office.people, self.work.office.deadlines, [one.id for one in page.cases]
        self.work.lanes.read(
            lambda: Beside(counts=people.timeline_counts(page.person.id), deadlines=deadlines.of_cases(cases)),
            self._on_beside,
            owner=self,
            key="beside",
        )

    @Slot(object)
    def _on_beside(self, beside: Beside) -> None:
        self._become(replace(self.state, beside=beside))

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, CaseworkerError) and error.key == _NOT_HERE:
            self._become(PersonState(stage=Stage.NOT_HERE))
        elif isinstance(error, AccessDenied):
            self._become(PersonState(stage=Stage.REFUSED, sentence=error.say()))
        else:
            self._become(replace(self.state, stage=Stage.FAILED))
            self.work.window.trouble(error)

    def _become(self, state: PersonState) -> None:
        self.state = state
        self.changed.emit()


def name_of(person: Person, work: Work) -> str:
    """Return what a person is called on the page: the everyday name, or what they are described by."""
    return display_name(person, on=work.wording.today()) or person.description
