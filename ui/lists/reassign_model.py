"""Giving cases to somebody else: who could take them, and how much everybody would then have."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from caseworker.desk.case_table import CasesWanted, Load
from caseworker.domain.agency import Team
from caseworker.domain.cases import Case
from caseworker.domain.ids import CaseId, OfficerId
from ui.lists.officers import Officers, officers_of
from ui.work import Work


@dataclass(frozen=True, slots=True)
class Taker:
    """Someone who could take the cases: what they hold now and would hold then, against what was agreed."""

    officer: OfficerId | None
    name: str
    team: str
    team_title: str
    now: int
    then: int
    agreed: int

    @property
    def key(self) -> tuple[OfficerId | None, str]:
        """Return what tells one from another."""
        return self.officer, self.team

    @property
    def is_over(self) -> bool:
        """Whether it would be more than was agreed."""
        return bool(self.agreed) and self.then > self.agreed


@dataclass(frozen=True, slots=True)
class ReassignState:
    """What is offered. `typed` narrows the takers by name."""

    cases: tuple[Case, ...] = ()
    takers: tuple[Taker, ...] = ()
    typed: str = ""
    is_loading: bool = True

    @property
    def shown(self) -> tuple[Taker, ...]:
        """The takers that fit what is typed."""
        typed = self.typed.casefold()
        return tuple(one for one in self.takers if typed in f"{one.name} {one.team_title}".casefold())


class ReassignModel(QObject):
    """Reads who could take the cases; `give` assigns them in one step, with Undo."""

    changed = Signal()
    given = Signal()

    def __init__(self, work: Work, ids: Collection[CaseId], parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._ids = work, tuple(ids)
        self.state = ReassignState()
        work.lanes.read(self._read, self._on_read, work.window.trouble, owner=self, key="takers")

    def type(self, words: str) -> None:
        """Narrow the takers by what is typed."""
        self.state = replace(self.state, typed=words.strip())
        self.changed.emit()

    def give(self, taker: Taker) -> None:
        """Give all cases to one of them."""
        give_cases(self._work, self.state.cases, taker, owner=self._work.window.guest(), done=None)
        self.given.emit()

    def _read(self) -> tuple[tuple[Case, ...], tuple[Taker, ...]]:
        office = self._work.office
        cases = office.case_table.cases(self._ids)
        loads = office.case_table.loads(CasesWanted())
        return cases, self._takers(cases, loads, officers_of(office))

    def _on_read(self, told: tuple[tuple[Case, ...], tuple[Taker, ...]]) -> None:
        self.state = replace(self.state, cases=told[0], takers=told[1], is_loading=False)
        self.changed.emit()

    def _takers(self, cases: Sequence[Case], loads: Sequence[Load], officers: Officers) -> tuple[Taker, ...]:
        teams = {team.id: team for team in self._work.office.sitting.pack.teams}
        held = {(load.held.officer, load.held.team): load for load in loads}
        places = set(held) | {(one.id, one.team) for one in officers.known.values() if one.takes_work}
        places.add((officers.me, self._work.office.card.team))
        near = {case.team for case in cases}
        found = [
            _taker(officer, teams[team], cases, held.get((officer, team)), name=officers.name(officer))
            for officer, team in places
            if team in teams
        ]
        found.sort(key=lambda one: (one.team not in near, one.then - one.agreed, one.name.casefold()))
        if len(near) == 1 and (team := near.pop()) in teams:
            title = teams[team].title
            back = self.tr("Back to the team, without an owner")
            found.append(Taker(None, back, team, title, now=0, then=0, agreed=0))
        return tuple(found)


def _taker(officer: OfficerId, team: Team, cases: Sequence[Case], load: Load | None, *, name: str) -> Taker:
    now = load.held.cases if load else 0
    more = sum((case.owner, case.team) != (officer, team.id) for case in cases)
    return Taker(officer, name, team.id, team.title, now=now, then=now + more, agreed=team.agreed_cases)


def give_cases(
    work: Work, before: Sequence[Case], taker: Taker, *, owner: QObject, done: Callable[[], None] | None
) -> None:
    """Give cases to a taker in one step and say so, with Undo that gives them back to whom they belonged."""
    desk = work.office.case_owners
    teller = _Teller(work, owner)

    def given(after: tuple[Case, ...]) -> None:
        teller.say_given(len(after), taker, undo=lambda: teller.give_back(before))
        if done is not None:
            done()

    work.lanes.write(
        lambda: desk.assign_many([one.id for one in before], owner=taker.officer, team=taker.team),
        given,
        work.window.trouble,
        owner=owner,
    )


class _Teller(QObject):
    """Says what was given to whom, and takes it back."""

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def say_given(self, count: int, taker: Taker, *, undo: Callable[[], None]) -> None:
        """Say it, with Undo."""
        name = self._work.wording.isolate(taker.name)
        if taker.officer is None:
            words = self.tr("%n cases given back to {team}", "", count).format(team=taker.team_title)
        else:
            words = self.tr("%n cases given to {name}", "", count).format(name=name)
        self._work.window.toast(words, undo=undo)

    def give_back(self, before: Sequence[Case]) -> None:
        """Give the cases back to whom they belonged."""
        desk = self._work.office.case_owners
        self._work.lanes.write(lambda: desk.give_back(before), self._told, self._work.window.trouble, owner=self)

    def _told(self, cases: tuple[Case, ...]) -> None:
        self._work.window.toast(self.tr("%n cases are back with their owners", "", len(cases)))
