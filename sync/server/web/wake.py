"""Wake: telling devices that there is something for them, soon after it is committed, and nothing else.

One poll of the head for all who wait, and one question for each new head: for which devices is there a row? So a
device never learns of changes outside its scopes, not even their number. Waiting costs no thread. Used on the event
loop; only `ring` may be called from any thread.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Protocol

import anyio.to_thread
import msgspec
from starlette.responses import Response, StreamingResponse

from caseworker.domain.ids import DeviceId
from caseworker.errors import CaseworkerError
from sync.protocol.contact import News
from sync.protocol.limits import LARGEST_NUMBER
from sync.protocol.wire import BadMessage
from sync.server.web.door import JSON, Call, Route, streamed

PATH = "/sync/v1/wake"
EVENTS = "text/event-stream"
HEARTBEAT_S = 25.0
POLL_S = 0.25
LONGEST_S = 600.0  # after which a device asks again, so that its session and its standing are looked at
_ENCODER = msgspec.json.Encoder()


class Places(Protocol):
    """What is asked of the log, in worker threads."""

    def head(self) -> int:
        """Return the last number of the log."""

    def concerned(self, devices: frozenset[DeviceId], *, after: int, up_to: int) -> frozenset[DeviceId]:
        """Return those of the devices for which there is a row after a place and up to another."""


@dataclass(slots=True, eq=False)
class _Waiter:
    device: DeviceId
    cursor: int
    called: asyncio.Event = field(default_factory=asyncio.Event)
    head: int | None = None


class Bell:
    """Wakes those who wait. `ring` is for commits of this process; those of others are found by looking at the head."""

    def __init__(self, places: Places, *, poll_s: float = POLL_S) -> None:
        self._places, self._poll_s = places, poll_s
        self._waiters: set[_Waiter] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._rung: asyncio.Event | None = None
        self._seen = 0

    def ring(self) -> None:
        """Say that something was committed. From any thread; before the bell runs it does nothing."""
        loop, rung = self._loop, self._rung
        if loop is not None and rung is not None and not loop.is_closed():
            loop.call_soon_threadsafe(rung.set)

    async def run(self) -> None:
        """Look at the head as long as anybody waits, until cancelled."""
        self._loop, self._rung = asyncio.get_running_loop(), asyncio.Event()
        try:
            while True:
                await self._pause()
                if self._waiters:
                    await self._look()
        finally:
            self._loop = self._rung = None

    async def wait(self, device: DeviceId, *, cursor: int, within_s: float) -> int | None:
        """Return the head as soon as there is a row for this device after the cursor; None when none comes in time."""
        waiter = _Waiter(device, cursor)
        self._waiters.add(waiter)
        try:
            await self._ask({waiter}, after=cursor, head=await anyio.to_thread.run_sync(self._places.head))
            await asyncio.wait_for(waiter.called.wait(), within_s)
        except TimeoutError:
            return None
        finally:
            self._waiters.discard(waiter)
        return waiter.head

    @property
    def waiting(self) -> int:
        """How many wait now."""
        return len(self._waiters)

    async def _pause(self) -> None:
        assert self._rung is not None
        try:
            await asyncio.wait_for(self._rung.wait(), self._poll_s)
        except TimeoutError:
            return
        self._rung.clear()

    async def _look(self) -> None:
        head = await anyio.to_thread.run_sync(self._places.head)
        if head > self._seen:
            await self._ask(set(self._waiters), after=self._seen, head=head)
        self._seen = head

    async def _ask(self, waiters: set[_Waiter], *, after: int, head: int) -> None:
        """Call those of the waiters for whom there is a row."""
        behind = {one for one in waiters if one.cursor < head}
        if not behind:
            return
        start = max(after, min(one.cursor for one in behind))
        devices = frozenset(one.device for one in behind)
        concerned = await anyio.to_thread.run_sync(_question(self._places, devices, start, head))
        for one in behind:
            if one.device in concerned:
                one.head = head
                one.called.set()


def routes(bell: Bell, *, heartbeat_s: float = HEARTBEAT_S, longest_s: float = LONGEST_S) -> tuple[Route, ...]:
    """Return the way to wait for news."""

    async def wake(call: Call) -> Response:
        cursor = _cursor(call.query.get("cursor", ""))
        if EVENTS in call.headers.get("accept", ""):
            told = _events(bell, call.caller.device, cursor, heartbeat_s=heartbeat_s, longest_s=longest_s)
            return StreamingResponse(told, media_type=EVENTS, headers={"cache-control": "no-store"})
        head = await bell.wait(call.caller.device, cursor=cursor, within_s=heartbeat_s)
        return Response(status_code=204) if head is None else Response(_news(head), media_type=JSON)

    return (
        streamed(
            "GET",
            PATH,
            wake,
            says="Wait for news: as server-sent events, or one answer for callers that take JSON.",
            gives=News,
            query={"cursor": "the place in the log up to which the device has read"},
            statuses={204: "There was nothing within 25 seconds."},
        ),
    )


class BadCursor(CaseworkerError):
    """A cursor that is no place in a log."""

    key = BadMessage.key
    sentence = "The place in the log could not be read. Nothing was changed."


def _cursor(told: str) -> int:
    if not (told.isascii() and told.isdecimal() and len(told) <= len(str(LARGEST_NUMBER))):
        raise BadCursor
    return int(told)


def _question(
    places: Places, devices: frozenset[DeviceId], after: int, up_to: int
) -> Callable[[], frozenset[DeviceId]]:
    return lambda: places.concerned(devices, after=after, up_to=up_to)


async def _events(
    bell: Bell, device: DeviceId, cursor: int, *, heartbeat_s: float, longest_s: float
) -> AsyncIterator[bytes]:
    """Yield events and, in between, comments that keep the connection in use."""
    loop = asyncio.get_running_loop()
    until = loop.time() + longest_s
    yield b": here\n\n"
    while loop.time() < until:
        head = await bell.wait(device, cursor=cursor, within_s=heartbeat_s)
        if head is None:
            yield b": still here\n\n"
        else:
            cursor = head
            yield b"data: " + _news(head) + b"\n\n"


def _news(head: int) -> bytes:
    return _ENCODER.encode(News(head))
