"""The link to the server: what it costs, how fast it may be used, and how large a page suits it.

Speeds are bytes a second, times milliseconds of a clock that only goes forward. Used from the threads of one engine.
"""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from sync.protocol.limits import PAGE_BYTES_LEAST, PAGE_BYTES_MOST

PAGE_MS = 2_000  # of link time that a page should take
_WEIGHT = 0.5  # of the newest measurement


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """How the link may be used: `metered` holds back what is not asked for; `most_bytes_s` 0 sets no limit."""

    metered: bool = False
    most_bytes_s: int = 0


class Pace:
    """How large the next page should be: what the link carried in two seconds, between 64 KiB and 4 MiB."""

    def __init__(self) -> None:
        self._bytes_ms = 0.0
        self._lock = Lock()

    def note(self, *, count: int, ms: int) -> None:
        """Take note that so many bytes took so long."""
        measured = count / max(ms, 1)
        with self._lock:
            known = self._bytes_ms
            self._bytes_ms = measured if known == 0 else known + _WEIGHT * (measured - known)

    @property
    def page_bytes(self) -> int:
        """The size to ask for."""
        return max(PAGE_BYTES_LEAST, min(round(self._bytes_ms * PAGE_MS), PAGE_BYTES_MOST))


class Throttle:
    """Keeps the traffic of one engine under a speed, by saying how long to wait after each piece."""

    def __init__(self, clock_ms: Callable[[], int], *, most_bytes_s: int) -> None:
        self._clock_ms, self._most = clock_ms, most_bytes_s
        self._free_at_ms = 0.0
        self._lock = Lock()

    def wait_ms(self, count: int) -> int:
        """Count bytes that were carried and return how long to wait before the next; 0 without a limit."""
        if self._most <= 0:
            return 0
        with self._lock:
            now = self._clock_ms()
            self._free_at_ms = max(self._free_at_ms, now) + count * 1000 / self._most
            return round(self._free_at_ms - now)
