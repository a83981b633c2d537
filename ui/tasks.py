"""Work off the screen's thread: a thread for each kind of work, and one bridge that brings the results back.

    self._lanes.read(lambda: desk.page(case_id), self._on_page, owner=self, key="page")

`done` and `failed` are called on the screen's thread, and only while `owner` is alive. Of the same owner and key only
the newest is answered: what an earlier one brings is dropped. Without `failed`, what went wrong is told to the window.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from caseworker.errors import CaseworkerError

_log = logging.getLogger(__name__)
T = TypeVar("T")
Failed = Callable[[Exception], None]


class Stopped(CaseworkerError):
    """Work that a person stopped. Nothing is told of it."""

    key = "work.stopped"
    sentence = "You stopped this. Nothing was changed."


class Job:
    """One piece of work under way. `stop` asks it to end early; work that can calls `check` between its steps.

    `is_awaited` unless it is done in the background.
    """

    def __init__(self) -> None:
        self.is_stopped = False
        self.is_awaited = True
        self.future: Future[object] | None = None

    def stop(self) -> None:
        """Ask the work to end; when it has not begun, it never does. Neither `done` nor `failed` is called then."""
        self.is_stopped = True
        if self.future is not None:
            self.future.cancel()

    def check(self) -> None:
        """Raise Stopped when the work was asked to end. For the work itself, between its steps."""
        if self.is_stopped:
            raise Stopped


@dataclass(frozen=True, slots=True)
class _Asker:
    """Who asked, and what is called with the end of it."""

    owner: QObject
    key: str
    failed: Failed | None


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a thread sends back: for whom, and what to call."""

    owner: QObject
    job: Job
    call: Callable[[], None]


class Lanes(QObject):
    """The threads of an open profile: `read`, `write`, `network` and `background`, one each: their order is kept.

    A long search does not keep a save waiting, nor the network a page.
    """

    failed = Signal(object)  # an exception nobody else answers for
    _came = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = ThreadPoolExecutor(1, "read")
        self._write = ThreadPoolExecutor(1, "write")
        self._network = ThreadPoolExecutor(1, "network")
        self._background = ThreadPoolExecutor(1, "background")
        self._newest: dict[tuple[int, str], Job] = {}
        self._under_way = 0
        self._closed = False
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """Whether everything that was asked for has been answered or dropped. What a test waits for."""
        return self._under_way == 0

    def read(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        owner: QObject,
        key: str = "",
    ) -> Job:
        """Ask the store for something to show."""
        return self._submit(self._read, lambda _job: work(), done, _Asker(owner, key, failed))

    def write(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        owner: QObject,
        key: str = "",
    ) -> Job:
        """Do something at a desk: one method, one transaction. It is finished even when the owner has gone."""
        return self._submit(self._write, lambda _job: work(), done, _Asker(owner, key, failed))

    def network(
        self, work: Callable[[Job], T], done: Callable[[T], None], failed: Failed | None = None, *, owner: QObject
    ) -> Job:
        """Do long work that can be stopped, over the network or with files; it is handed its own job."""
        return self._submit(self._network, work, done, _Asker(owner, "", failed))

    def background(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None, *, owner: QObject
    ) -> Job:
        """Do a short piece of what nobody waits for: it does not count in `is_idle`, and nothing waits behind it."""
        return self._submit(self._background, lambda _job: work(), done, _Asker(owner, "", failed))

    def close(self) -> None:
        """Finish what is being written, drop what has not begun to be read, and end the threads.

        What is asked for afterwards, by a window on its way out, is never begun.
        """
        self._closed = True
        self._read.shutdown(wait=True, cancel_futures=True)
        self._network.shutdown(wait=True, cancel_futures=True)
        self._background.shutdown(wait=True, cancel_futures=True)
        self._write.shutdown(wait=True)

    def _submit(
        self,
        lane: ThreadPoolExecutor,
        work: Callable[[Job], T],
        done: Callable[[T], None],
        asker: _Asker,
    ) -> Job:
        job = Job()
        if self._closed:
            job.stop()
            return job
        if asker.key:
            place = (id(asker.owner), asker.key)
            before = self._newest.get(place)
            if before is not None and lane is not self._write:
                before.stop()
            self._newest[place] = job
        job.is_awaited = lane is not self._background
        self._under_way += job.is_awaited
        future = lane.submit(work, job)
        job.future = future  # type: ignore[assignment]  # a Future is invariant; only cancel is called
        future.add_done_callback(partial(self._ended, asker, job, done))
        return job

    def _ended(self, asker: _Asker, job: Job, done: Callable[[T], None], future: "Future[T]") -> None:
        """On the worker's thread: emit, and touch nothing else of Qt."""
        if future.cancelled():
            call: Callable[[], None] = _nothing
        elif (error := future.exception()) is None:
            call = partial(done, future.result())
        elif isinstance(error, Stopped):
            call = _nothing
        elif isinstance(error, Exception):
            call = partial(asker.failed or self._told, error)
        else:
            raise error
        self._came.emit(_Answer(asker.owner, job, call))

    @Slot(object)
    def _deliver(self, answer: _Answer) -> None:
        self._under_way -= answer.job.is_awaited
        for place in [place for place, newest in self._newest.items() if newest is answer.job]:
            del self._newest[place]
        if not answer.job.is_stopped and shiboken6.isValid(answer.owner):
            answer.call()

    def _told(self, error: Exception) -> None:
        if not isinstance(error, CaseworkerError):
            _log.error("work off the screen failed: %s", type(error).__name__, exc_info=error)
        self.failed.emit(error)


def _nothing() -> None:
    """Do nothing."""
