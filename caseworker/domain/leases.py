"""Leases: for how long a device may open its store without having met its server, and how that is judged.

Rules only: the lease, the moment and the latest moment ever seen are handed in. A lease counts only after its signature
was checked (`statements.py`). Moments are microseconds since 1970 UTC.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from caseworker.domain.ids import DeviceId, OfficerId
from caseworker.domain.statements import StatementUnreadable, canonical, read_object

KIND = "lease/v1"
LASTS, WARNS_AFTER = timedelta(days=30), timedelta(days=14)
LASTS_AT_COUNTER = timedelta(hours=12)
CLOCK_MAY_BE_BACK = timedelta(hours=24)
_US = timedelta(microseconds=1)


class LeaseStanding(StrEnum):
    """What a lease means now."""

    GOOD = "good"
    WARNING = "warning"  # good, and it is time to meet the server
    CLOCK_BACK = "clock-back"  # the clock tells an earlier day than was already seen: ask the server
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """What the server grants a device. A later one has a higher `seq`; `warn_after` comes before `not_after`."""

    device: DeviceId
    officer: OfficerId
    seq: int
    server_time: int
    warn_after: int
    not_after: int


def granted(*, device: DeviceId, officer: OfficerId, seq: int, at_us: int, at_counter: bool) -> Lease:
    """Return the lease from this moment on: 30 days with a warning after 14, or 12 hours at a counter."""
    lasts = LASTS_AT_COUNTER if at_counter else LASTS
    warns = LASTS_AT_COUNTER if at_counter else WARNS_AFTER
    return Lease(
        device=device,
        officer=officer,
        seq=seq,
        server_time=at_us,
        warn_after=at_us + warns // _US,
        not_after=at_us + lasts // _US,
    )


def is_of_counter(lease: Lease) -> bool:
    """Whether it is the short lease of a counter, where an ended one only waits for the network."""
    return lease.not_after - lease.server_time <= LASTS_AT_COUNTER // _US


def judged(lease: Lease, *, now_us: int, seen_us: int) -> LeaseStanding:
    """Return what the lease means at a moment, when `seen_us` is the latest one this device has ever seen.

    Turning the clock back gains nothing: the later of the clock and what was seen is what counts.
    """
    seen = max(seen_us, lease.server_time)
    if max(now_us, seen) > lease.not_after:
        return LeaseStanding.ENDED
    if now_us < seen - CLOCK_MAY_BE_BACK // _US:
        return LeaseStanding.CLOCK_BACK
    return LeaseStanding.WARNING if max(now_us, seen) >= lease.warn_after else LeaseStanding.GOOD


def to_body(lease: Lease) -> bytes:
    """Return what the server signs."""
    return canonical(
        {
            "device": str(lease.device),
            "officer": str(lease.officer),
            "seq": lease.seq,
            "server_time": lease.server_time,
            "warn_after": lease.warn_after,
            "not_after": lease.not_after,
        }
    )


def from_body(body: bytes) -> Lease:
    """Return the lease in a signed body; raises StatementUnreadable."""
    found = read_object(body)
    try:
        numbers = {name: found[name] for name in ("seq", "server_time", "warn_after", "not_after")}
        device, officer = DeviceId(UUID(found["device"])), OfficerId(UUID(found["officer"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise StatementUnreadable from error
    if not all(type(value) is int for value in numbers.values()):
        raise StatementUnreadable
    return Lease(device=device, officer=officer, **numbers)
