"""Fetching bytes that never change, in ranges fit for the link: what has come is kept when the line is cut.

A range is about two seconds of the link, 64 KiB at least, so that a cut costs little and a slow link shows progress.
"""

from collections.abc import Callable
from threading import Lock
from time import monotonic

from sync.client.line import Answer, Line
from sync.protocol.blob import RANGE_BYTES_MOST, span_told
from sync.protocol.wire import BadMessage

LEAST_BYTES = 64 << 10
FIRST_BYTES = 256 << 10
_SECONDS = 2.0
_MOST_UNFINISHED = 4
_OK, _PART = 200, 206


class Ranges:
    """Fetches by ranges. Safe to use from several threads; `clock` gives seconds from any start."""

    def __init__(self, line: Line, *, clock: Callable[[], float] = monotonic) -> None:
        self._line = line
        self._clock = clock
        self._bytes = FIRST_BYTES
        self._begun: dict[str, bytearray] = {}
        self._lock = Lock()

    def whole(self, path: str, size: int) -> bytes | None:
        """Return all bytes under a path, going on where a cut left off; None when the server has them not, or not now.

        Raises what the line raises, and BadMessage when the answer is not the range asked for.
        """
        with self._lock:
            come = self._begun.setdefault(path, bytearray())
            while len(self._begun) > _MOST_UNFINISHED:
                self._begun.pop(next(iter(self._begun)))
        while len(come) < size:
            part = self.part(path, start=len(come), size=size)
            if part is None:
                break
            come += part
        self._begun.pop(path, None)
        return bytes(come) if len(come) == size else None

    def part(self, path: str, *, start: int, size: int) -> bytes | None:
        """Return the next bytes from `start` of content of this size, as many as fit the link; None when refused."""
        end = min(start + self._bytes, size)
        before = self._clock()
        answer = self._line.ask("GET", path, headers={"Range": f"bytes={start}-{end - 1}"})
        if answer.status not in {_OK, _PART}:
            return None
        data = _within(answer, start=start, size=size)
        self._adapt(len(data), self._clock() - before)
        return data

    def _adapt(self, received: int, seconds: float) -> None:
        fit = int(received * _SECONDS / max(seconds, 0.001))
        self._bytes = max(LEAST_BYTES, min(RANGE_BYTES_MOST, fit, self._bytes * 2))


def _within(answer: Answer, *, start: int, size: int) -> bytes:
    """Return the bytes of an answer that belong where they were asked for."""
    if answer.status == _OK:
        if len(answer.body) != size:
            raise BadMessage(bytes=len(answer.body))
        return answer.body[start:]
    span = span_told(answer.headers.get("content-range"))
    if span is None or (span.start, span.total) != (start, size) or span.end - span.start != len(answer.body):
        raise BadMessage(bytes=len(answer.body))
    return answer.body
