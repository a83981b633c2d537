"""What one caller may ask of the service: sizes, deadlines, connections, and requests in a span of time.

Sizes are bytes, times seconds. A body is counted against a `Budget` while it is received, so that the memory which
all unfinished requests together can take is known. Used from several threads and the event loop.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import ClassVar

from caseworker.errors import CaseworkerError
from sync.protocol.packing import NotPacked, UnpacksTooLarge, unpack

MIB = 1 << 20
HEADER_BYTES = 16 << 10
BODY_BYTES = 8 * MIB
HEADER_DEADLINE_S = 10.0
BODY_DEADLINE_S = 60.0
IDLE_S = 75.0
MOST_CONNECTIONS = 500
FREE_BYTES = 64 << 10  # of each body, before it counts against the budget
BUDGET_BYTES = 256 * MIB
MOST_CALLERS = 20_000  # whose recent requests are remembered


class BodyTooLarge(CaseworkerError):
    """A body is longer than its route takes, packed or unpacked."""

    status: ClassVar[int] = 413
    key = "server.body-too-large"
    sentence = "The message is larger than {limit} bytes. Nothing was changed."


class BodyUnreadable(CaseworkerError):
    """A body is not what its Content-Encoding says."""

    key = "server.body-unreadable"
    sentence = "The message could not be unpacked. Nothing was changed."


class EncodingUnknown(CaseworkerError):
    """A body is packed in a way this service does not take."""

    status: ClassVar[int] = 415
    key = "server.encoding-unknown"
    sentence = "The message is packed in a way that is not taken here. Nothing was changed."


class TooOften(CaseworkerError):
    """A caller asks more often than it may."""

    status: ClassVar[int] = 429
    retry_after_s: ClassVar[int] = 5
    key = "server.too-often"
    sentence = "Too many requests came from this device. It goes on by itself in a few seconds."


class Busy(CaseworkerError):
    """The service has as much in hand as it can hold."""

    status: ClassVar[int] = 503
    retry_after_s: ClassVar[int] = 5
    key = "server.busy"
    sentence = "The server is busy. Nothing was changed; it is tried again by itself in a few seconds."


def unpacked(body: bytes, encoding: str, *, limit_bytes: int) -> bytes:
    """Return the plain body of a request; raises EncodingUnknown, BodyUnreadable or BodyTooLarge."""
    if encoding in {"", "identity"}:
        if len(body) > limit_bytes:
            raise BodyTooLarge(limit=limit_bytes)
        return body
    if encoding != "zstd":
        raise EncodingUnknown
    try:
        return unpack(body, limit_bytes=limit_bytes)
    except UnpacksTooLarge as error:
        raise BodyTooLarge(limit=limit_bytes) from error
    except NotPacked as error:
        raise BodyUnreadable from error


class Budget:
    """Bytes that all bodies being received may hold together."""

    def __init__(self, most_bytes: int = BUDGET_BYTES) -> None:
        self._left = most_bytes
        self._lock = Lock()

    def take(self, count: int) -> None:
        """Take bytes; raises Busy when there are not so many left."""
        with self._lock:
            if count > self._left:
                raise Busy
            self._left -= count

    def give_back(self, count: int) -> None:
        """Give back what was taken."""
        with self._lock:
            self._left += count


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float


class Buckets:
    """Lets each caller do `rate` things a second on average, and `burst` at once. Remembers the latest callers only."""

    def __init__(self, clock_s: Callable[[], float], *, rate: float, burst: int, most: int = MOST_CALLERS) -> None:
        self._clock_s, self._rate, self._burst, self._most = clock_s, rate, burst, most
        self._kept: OrderedDict[str, _Bucket] = OrderedDict()
        self._lock = Lock()

    def spend(self, caller: str) -> None:
        """Count one request of a caller; raises TooOften."""
        with self._lock:
            now = self._clock_s()
            bucket = self._kept.pop(caller, None) or _Bucket(float(self._burst), now)
            self._kept[caller] = bucket
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
            bucket.tokens = min(float(self._burst), bucket.tokens + (now - bucket.at) * self._rate)
            bucket.at = now
            if bucket.tokens < 1:
                raise TooOften
            bucket.tokens -= 1
