"""How a lease is judged: the later of the clock and what was seen counts, whichever way the clock was moved."""

from datetime import timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.ids import DeviceId, OfficerId
from caseworker.domain.leases import LeaseStanding, from_body, granted, judged, to_body

DAY = timedelta(days=1) // timedelta(microseconds=1)
START = 20_000 * DAY
LEASE = granted(device=DeviceId(UUID(int=1)), officer=OfficerId(UUID(int=2)), seq=1, at_us=START, at_counter=False)
_MOMENTS = st.integers(-100 * DAY, 100 * DAY).map(lambda days: START + days)


def test_a_lease_is_good_for_two_weeks_and_ends_after_thirty_days() -> None:
    found = [judged(LEASE, now_us=START + days * DAY, seen_us=0) for days in (0, 13, 14, 30, 31)]

    assert found == [
        LeaseStanding.GOOD,
        LeaseStanding.GOOD,
        LeaseStanding.WARNING,
        LeaseStanding.WARNING,
        LeaseStanding.ENDED,
    ]


@given(now=_MOMENTS, seen=_MOMENTS)
def test_turning_the_clock_back_never_makes_a_lease_better(now: int, seen: int) -> None:
    order = [LeaseStanding.GOOD, LeaseStanding.WARNING, LeaseStanding.CLOCK_BACK, LeaseStanding.ENDED]
    later = judged(LEASE, now_us=max(now, seen), seen_us=seen)

    assert order.index(judged(LEASE, now_us=now, seen_us=seen)) >= order.index(later)


@given(st.integers(0, 1 << 50), st.booleans())
def test_a_lease_comes_back_from_its_body(at_us: int, at_counter: bool) -> None:
    lease = granted(device=LEASE.device, officer=LEASE.officer, seq=3, at_us=at_us, at_counter=at_counter)
    assert from_body(to_body(lease)) == lease
