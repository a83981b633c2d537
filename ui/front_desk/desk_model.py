"""The counter on the screen: how it stands, and what can be done with the people in it.

Everything done is answered with how the counter stands afterwards, together with the person who is then in front of it:
one trip off the screen's thread.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from caseworker.desk.facing import Facing
from caseworker.desk.front_desk import DeskNow, InLine, WrappedUp, WrapUp
from caseworker.desk.office import Office
from caseworker.domain.agency import Counter
from caseworker.domain.ids import PersonId
from caseworker.domain.walk_ins import WalkIn, WalkInId, WalkInOutcome, WalkInState
from caseworker.errors import CaseworkerError
from ui.work import Work

T = TypeVar("T")
_COUNTER = "front-desk.counter"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskState:
    """How the counter stands. `now` is None until it was read for the first time; `facing` is who is in front.

    `faced` is the person who was asked for: None in front of somebody known means that they may not be seen.
    """

    counter: Counter
    now: DeskNow | None = None
    facing: Facing | None = None
    faced: PersonId | None = None
    trouble: Exception | None = None

    @property
    def here(self) -> InLine | None:
        """Return who is at the counter."""
        return self.now.here if self.now else None

    def line(self, walk_in: WalkInId) -> InLine | None:
        """Return someone in any of the lists."""
        if self.now is None:
            return None
        everyone = (*self.now.waiting, *self.now.other_queues, *self.now.on_hold, *self.now.left)
        here = [self.now.here] if self.now.here else []
        return next((one for one in (*here, *everyone) if one.walk_in.id == walk_in), None)


@dataclass(frozen=True, slots=True)
class _Looked:
    """What one trip brought."""

    now: DeskNow
    facing: Facing | None


class DeskModel(QObject):
    """One counter. `stays` tells what was done with somebody, before the state that follows from it is shown."""

    changed = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.state = DeskState(counter=_counter_of(work.office))
        self._acting, self._news_waits = 0, False

    @property
    def office(self) -> Office:
        """Return the office the counter belongs to."""
        return self._work.office

    def reload(self) -> None:
        """Read anew how the counter stands, after what is being done here: its answer tells what it changed itself."""
        if self._acting:
            self._news_waits = True
            return
        look = self._look()
        self._work.lanes.read(look, self._show_news, self._on_trouble, owner=self, key="look")

    def move_to(self, counter: str) -> None:
        """Work at another counter from now on, also after the next opening."""
        chosen = self.office.sitting.pack.counter(counter)
        self._become(replace(self.state, counter=chosen, now=None, facing=None))
        self._work.lanes.write(lambda: self.office.remembered.keep(_COUNTER, counter), _nothing, owner=self)
        self.reload()

    def call_next(self, done: Callable[[WalkIn | None], None]) -> None:
        """Call whoever is next for this counter."""
        counter = self.state.counter.id
        self._act(lambda: self.office.counter.call_next(counter), done)

    def call(self, walk_in: WalkInId, done: Callable[[WalkIn], None]) -> None:
        """Call somebody out of turn."""
        counter = self.state.counter.id
        self._act(lambda: self.office.counter.call(walk_in, counter), done)

    def recall(self, walk_in: WalkInId, done: Callable[[WalkIn], None]) -> None:
        """Call somebody once more."""
        self._act(lambda: self.office.counter.recall(walk_in), done)

    def serve(self, walk_in: WalkInId) -> None:
        """Say that somebody stands at the counter."""
        counter = self.state.counter.id
        self._act(lambda: self.office.counter.serve(walk_in, counter), _nothing)

    def hold(self, walk_in: WalkInId, done: Callable[[WalkIn], None]) -> None:
        """Set somebody aside."""
        self._act(lambda: self.office.counter.hold(walk_in), done)

    def resume(self, walk_in: WalkInId, done: Callable[[WalkIn], None]) -> None:
        """Go on with somebody set aside: at this counter when they were at one."""
        self._act(lambda: self.office.counter.resume(walk_in), done)

    def send_back(self, walk_in: WalkInId, done: Callable[[WalkIn], None]) -> None:
        """Let somebody wait again."""
        self._act(lambda: self.office.counter.send_back(walk_in), done)

    def transfer(self, walk_in: WalkInId, queue: str, done: Callable[[WalkIn], None]) -> None:
        """Send somebody to another queue."""
        self._act(lambda: self.office.counter.transfer(walk_in, queue), done)

    def no_show(self, walk_in: WalkInId, done: Callable[[WalkIn], None]) -> None:
        """Say that nobody came when called."""
        self._act(lambda: self.office.counter.no_show(walk_in), done)

    def finish(self, walk_in: WalkInId, done: Callable[[WalkIn], None]) -> None:
        """End a stay without a contact: with service for who was at a counter, as gone for everyone else."""
        line = self.state.line(walk_in)
        was_served = line is not None and line.walk_in.served_at is not None
        outcome = WalkInOutcome.RECEIVED_SERVICE if was_served else WalkInOutcome.LEFT_BEFORE
        self._act(lambda: self.office.counter.finish(walk_in, outcome=outcome), done)

    def take_back(self, walk_in: WalkInId, done: Callable[[WalkIn], None]) -> None:
        """Undo the end of a stay."""
        self._act(lambda: self.office.counter.take_back(walk_in), done)

    def identify(self, walk_in: WalkInId, person: PersonId, done: Callable[[WalkIn], None]) -> None:
        """Say who somebody is."""
        self._act(lambda: self.office.counter.identify(walk_in, person), done)

    def wrap_up(self, end: WrapUp, done: Callable[[WrappedUp], None], failed: Callable[[Exception], None]) -> None:
        """End a conversation, and have the next person ready in the same trip."""
        self._act(lambda: self.office.front_desk.wrap_up(end), done, failed)

    def close_day(self, done: Callable[[object], None]) -> None:
        """End every stay that is still open."""
        self._act(self.office.counter.close_day, done)

    def why_not_call(self) -> InLine | None:
        """Return who stands at the counter and keeps others from being called, None when nobody does."""
        return self.state.here

    def _act(
        self, deed: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        look = self._look()

        def work() -> tuple[T, _Looked]:
            outcome = deed()
            return outcome, look()

        def answered(both: tuple[T, _Looked]) -> None:
            done(both[0])
            self._show(both[1])
            self._acted()

        def refused(error: Exception) -> None:
            (failed or self._work.window.trouble)(error)
            self._acted()

        self._acting += 1
        self._work.lanes.write(work, answered, refused, owner=self)

    def _acted(self) -> None:
        self._acting -= 1
        if self._news_waits and not self._acting:
            self._news_waits = False
            self.reload()

    def _look(self) -> Callable[[], _Looked]:
        """Return the work of one look; it is done off the screen's thread and touches nothing of it."""
        office, counter = self.office, self.state.counter.id
        shown = self.state.faced

        def look() -> _Looked:
            now = office.front_desk.now(counter)
            person = now.here.walk_in.person if now.here else None
            return _Looked(now, None if person is None else _faced(office, person, again=person == shown))

        return look

    def _show(self, looked: _Looked) -> None:
        person = looked.now.here.walk_in.person if looked.now.here else None
        self._become(replace(self.state, now=looked.now, facing=looked.facing, faced=person, trouble=None))

    def _show_news(self, looked: _Looked) -> None:
        """Show what was read anew; what was done here is shown already."""
        known, now, facing = self.state.now, looked.now, self.state.facing
        same = known is not None and replace(known, at=now.at, summary=now.summary) == now and facing == looked.facing
        if not same or self.state.trouble is not None:
            self._show(looked)

    def _on_trouble(self, error: Exception) -> None:
        self._become(replace(self.state, trouble=error))

    def _become(self, state: DeskState) -> None:
        self.state = state
        self.changed.emit()


def is_called(line: InLine) -> bool:
    """Whether somebody was called and is on the way to the counter."""
    return line.walk_in.state is WalkInState.INVITED


def _faced(office: Office, person: PersonId, *, again: bool) -> Facing | None:
    """The person as far as the officer may see them; None when not at all: the queue goes on without a name."""
    try:
        return office.facing.face(person, again=again)
    except CaseworkerError:
        return None


def _counter_of(office: Office) -> Counter:
    """The counter worked at: the one chosen last, the one of the profile, or the first of the agency."""
    counters = office.sitting.pack.counters
    wanted = [office.remembered.recall(_COUNTER), office.card.desk]
    return next((one for name in wanted for one in counters if one.id == name), counters[0])


def _nothing(_value: object) -> None:
    """Do nothing."""
