"""The loop that keeps one profile and its server together: hello, push, pull, then what takes long, then rest.

What an officer waits for comes first: work is sent before anything is fetched, and both before attachments, of which
one piece at a time is carried. It runs on a thread of its own and knows no screen; `edited`, `woken` and `stop` may
be called from any thread, and callbacks run on the loop's. Several profiles have an engine each.
"""

import logging
import traceback
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Event, Lock
from typing import Any, Protocol
from uuid import UUID

from caseworker.errors import CaseworkerError
from sync.client import ahead, tempo
from sync.client.ahead import Ahead
from sync.client.books import Books, Place, Step
from sync.client.core import Plan, Sleep, State, SyncCore
from sync.client.failures import ServerBusy
from sync.client.status import Backlog, Phase, Status
from sync.client.tempo import Tempo
from sync.protocol.contact import Agreed, Hello
from sync.protocol.limits import MOST_OPERATIONS, PUSH_BYTES
from sync.protocol.messages import PullReply, PullRequest, PushReply, PushRequest

HELLO_EVERY_MS = 15 * 60_000
MISTAKE = "sync.mistake"
_log = logging.getLogger("caseworker.sync")


class Asks(Protocol):
    """The server, as the loop asks it (`line.Line`)."""

    def hello(self, hello: Hello) -> Agreed:
        """Say what the device is."""

    def push(self, request: PushRequest) -> PushReply:
        """Hand over operations."""

    def pull(self, request: PullRequest) -> PullReply:
        """Fetch a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the loop is handed of the world. `clock_ms` only goes forward; `now` is the device's clock, for display."""

    clock_ms: Callable[[], int]
    now: Callable[[], datetime]
    chance: Callable[[], float]
    new_life: Callable[[], UUID]


def _nothing(_value: object) -> None:
    """Do nothing."""


def _no_page(_place: Place) -> None:
    """Have no page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the loop works with beside the books and the server.

    `hello` gives what the device says of itself; `errands` each carry one piece of something and return whether there
    is more (attachments, numbers, the audit trail), in the order of their importance. `fill` gives a page of a first
    filling from elsewhere than the server's pages, None where it has none, and `bulk` surrounds that filling.
    `finished` is told of a complete round, `agreed` of each hello, `news` of what a page changed here,
    `failed` of what ended a round.
    """

    hello: Callable[[], Hello]
    backlog: Callable[[], Backlog]
    page_bytes: Callable[[], int]
    errands: Sequence[Callable[[], bool]] = ()
    fill: Callable[[Place], PullReply | None] = _no_page
    bulk: Callable[[], AbstractContextManager[None]] = nullcontext
    finished: Callable[[], None] = lambda: None
    agreed: Callable[[Agreed], None] = _nothing
    news: Callable[[object], None] = _nothing
    status: Callable[[Status], None] = _nothing
    failed: Callable[[CaseworkerError], None] = _nothing


class Engine:
    """Synchronizes one profile. `run` is the loop; `run_once` does what is due now, for commands and tests."""

    def __init__(self, books: Books, server: Asks, parts: Parts, *, around: Surroundings) -> None:
        self._books, self._server, self._parts, self._around = books, server, parts, around
        self._core = SyncCore()
        self._ahead = Ahead(server.pull)
        self._ahead_ms = 0  # when the page that is fetched ahead was asked for
        self._lock = Lock()
        self._tempo = Tempo()
        self._called, self._stopped = Event(), Event()
        self._status = Status()
        self._hello_at_ms: int | None = None
        self._tried_at_ms = 0
        self._in_round = False
        self._errands: list[Callable[[], bool]] = []
        self._filling = ExitStack()
        self._is_filling = False

    @property
    def status(self) -> Status:
        """How synchronization stands."""
        return self._status

    def edited(self) -> None:
        """Say that something was saved here: it is sent 0.3 s after the first edit that waits."""
        self._call(lambda now: self._tempo if self._tempo.push_at_ms > now else tempo.edited(self._tempo, now))

    def woken(self) -> None:
        """Say that the server has news, that the network is another, or that a person asked: all is tried now."""
        self._call(lambda now: tempo.woken(self._tempo, now))

    def stop(self) -> None:
        """End the loop as soon as what it is doing allows."""
        self._stopped.set()
        self._called.set()

    def run(self) -> None:
        """Synchronize until stopped. Nothing is raised: failures are told by the status and tried again later."""
        while not self._stopped.is_set():
            until_ms = self.run_once()
            self._called.wait(max(until_ms - self._around.clock_ms(), 0) / 1000)
            self._called.clear()
        self._tell(phase=Phase.STOPPED, problem="", says="")

    def run_once(self) -> int:
        """Do everything that is due, and return the moment of the next try in milliseconds of the loop's clock."""
        try:
            self._tell()
            self._work_and_end_filling()
        except CaseworkerError as error:
            self._failed(error.key, error.say(), wait_ms=_asked_to_wait_ms(error))
            self._parts.failed(error)
        except Exception as error:  # noqa: BLE001  the loop goes on, whatever happens in one round
            _log_mistake(error)
            self._failed(MISTAKE, "")
        plan = self._plan()
        return plan.until_ms if isinstance(plan, Sleep) else self._around.clock_ms()

    def _work_and_end_filling(self) -> None:
        """Work; the end of a filling may fail as well, when the disk is full."""
        try:
            self._work()
        finally:
            self._end_filling()

    def _work(self) -> None:
        """Push and pull until nothing is due, then carry the errands piece by piece, as long as nothing is due."""
        while not self._stopped.is_set():
            plan = self._plan()
            if not isinstance(plan, Sleep):
                self._tried_at_ms = self._around.clock_ms()
                self._greet()
                self._carry_out(plan)
            elif not self._in_round or self._status.failures or not self._run_errand():
                break
        if self._in_round and not self._status.failures and not self._stopped.is_set():
            self._finish()

    def _plan(self) -> Plan:
        state = self._state()
        with self._lock:
            return self._core.plan(replace(state, tempo=self._tempo, now_ms=self._around.clock_ms()))

    def _state(self) -> State:
        here = self._books.entries(limit=MOST_OPERATIONS, limit_bytes=PUSH_BYTES)
        return State(
            place=here.place,
            waiting=here.waiting,
            told=here.told,
            tempo=self._tempo,
            now_ms=self._around.clock_ms(),
            budget_bytes=self._parts.page_bytes(),
        )

    def _greet(self) -> None:
        """Say hello when the device has not for a while, or the last try failed."""
        now, last = self._around.clock_ms(), self._hello_at_ms
        if last is None or now - last >= HELLO_EVERY_MS or self._status.failures:
            self._parts.agreed(self._server.hello(self._parts.hello()))
            self._hello_at_ms = self._around.clock_ms()

    def _carry_out(self, plan: PushRequest | PullRequest) -> None:
        self._begin_round()
        if isinstance(plan, PushRequest):
            self._tell(phase=Phase.SENDING)
            self._push(plan)
        else:
            self._tell(phase=Phase.FETCHING)
            self._pull(plan)

    def _begin_round(self) -> None:
        if not self._in_round:
            self._in_round, self._errands = True, list(self._parts.errands)

    def _push(self, request: PushRequest) -> None:
        reply = self._server.push(request)
        steps = self._core.on_push_reply(self._state(), request, reply, new_life=self._around.new_life)
        if not steps:
            raise NoProgress
        self._take(steps)
        self._set(lambda now: tempo.pushed(self._tempo, now))
        self._tell(
            failures=0,
            problem="",
            says="",
            sent=self._status.sent + len(reply.answers),
            last_sent_at=self._around.now(),
        )

    def _pull(self, plan: PullRequest) -> None:
        began_ms = self._around.clock_ms()
        chunk = self._parts.fill(self._books.place())
        fetched = None if chunk else self._ahead.take(plan)
        request, reply = fetched or (plan, chunk or self._server.pull(plan))
        began_ms = self._ahead_ms if fetched else began_ms
        steps = self._core.on_pull_reply(self._state(), request, reply)
        if not steps:
            raise NoProgress
        is_page = reply.lineage == self._books.place().lineage
        if is_page and reply.more and chunk is None:
            self._ahead_ms = self._around.clock_ms()
            self._ahead.start(ahead.after(replace_budget(request, self._parts.page_bytes()), reply))
        self._begin_filling(reply)
        self._take(steps)
        self._set(lambda now: tempo.pulled(self._tempo, now, more=reply.more or not is_page, began_ms=began_ms))
        received = self._status.received + len(reply.rows)
        self._tell(failures=0, problem="", says="", received=received, filling=reply.filling is not None)

    def _take(self, steps: Sequence[Step]) -> None:
        news: object = self._books.carry_out(steps)
        if news is not None:
            self._parts.news(news)

    def _begin_filling(self, reply: PullReply) -> None:
        """Begin the first filling of an empty device, or go on with it; it ends with the run that began it."""
        if reply.resume_at is not None and reply.rows and not self._is_filling:
            self._filling.enter_context(self._parts.bulk())
            self._is_filling = True

    def _end_filling(self) -> None:
        self._is_filling = False
        self._filling.close()

    def _run_errand(self) -> bool:
        """Carry one piece of the first errand of this round that has any left; return whether one had."""
        while self._errands:
            if self._errands[0]():
                return True
            self._errands.pop(0)
        return False

    def _finish(self) -> None:
        self._in_round = False
        self._parts.finished()
        self._tell(phase=Phase.RESTING, last_round_at=self._around.now(), filling=False)

    def _failed(self, key: str, says: str, *, wait_ms: int = 0) -> None:
        self._ahead.drop()
        chance, began_ms = self._around.chance(), self._tried_at_ms
        self._set(lambda now: _later(tempo.failed(self._tempo, now, chance=chance, began_ms=began_ms), now + wait_ms))
        self._tell(phase=Phase.WAITING, problem=key, says=says, failures=self._status.failures + 1)

    def _call(self, change: Callable[[int], Tempo]) -> None:
        self._set(change)
        self._called.set()

    def _set(self, change: Callable[[int], Tempo]) -> None:
        with self._lock:
            self._tempo = change(self._around.clock_ms())

    def _tell(self, **changed: Any) -> None:
        """Tell how it stands now; the backlog is counted anew, so that it never says less than waits."""
        backlog = self._parts.backlog()
        told = replace(
            self._status,
            waiting=backlog.waiting,
            oldest_waiting_at=backlog.oldest_at,
            **changed,
        )
        if told != self._status:
            self._status = told
            self._parts.status(told)


class NoProgress(CaseworkerError):
    """A reply that is no answer to where this device stands now: the same is asked again a little later."""

    key = "sync.no-progress"
    sentence = "The server's answer did not fit. Your work is saved on this device; it is tried again by itself."


def replace_budget(request: PullRequest, budget_bytes: int) -> PullRequest:
    """Return the request for pages of another size."""
    return PullRequest(
        device=request.device,
        epoch=request.epoch,
        cursor=request.cursor,
        held=request.held,
        filling=request.filling,
        resume_at=request.resume_at,
        budget_bytes=budget_bytes,
    )


def _later(one: Tempo, not_before_ms: int) -> Tempo:
    return replace(one, not_before_ms=max(one.not_before_ms, not_before_ms))


def _asked_to_wait_ms(error: CaseworkerError) -> int:
    return error.retry_after_s * 1000 if isinstance(error, ServerBusy) else 0


def _log_mistake(error: BaseException) -> None:
    """Log the kind of a mistake and where it was, never its text."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    _log.error("mistake: %s at %s:%s", type(error).__qualname__, Path(place.filename).name, place.lineno)
