from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.store.keys.attempts import (
    Attempts,
    TryLater,
    check_wait,
    counted,
    delay_s,
    effective_us,
    forgiven,
    joined,
    seen,
)

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def after(tries: int) -> Attempts:
    attempts = Attempts()
    for _ in range(tries):
        attempts = counted(attempts, NOW)
    return attempts


def test_the_wait_begins_at_the_fifth_wrong_try_and_doubles_to_fifteen_minutes() -> None:
    assert [delay_s(wrong) for wrong in range(13)] == [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]


def test_the_refusal_says_how_many_seconds_are_left() -> None:
    with pytest.raises(TryLater) as refusal:
        check_wait(after(5), NOW + timedelta(seconds=12))

    assert refusal.value.facts == {"wait_s": 18}


def test_when_the_wait_is_over_a_try_is_due() -> None:
    check_wait(after(5), NOW + timedelta(seconds=30))


def test_a_clock_set_back_by_years_starts_the_same_wait_again_and_no_more() -> None:
    long_ago = NOW - timedelta(days=4000)
    attempts = seen(after(6), long_ago)

    with pytest.raises(TryLater) as refusal:
        check_wait(attempts, long_ago)

    assert refusal.value.facts == {"wait_s": 60}
    check_wait(seen(attempts, long_ago + timedelta(seconds=60)), long_ago + timedelta(seconds=60))


def test_rules_with_an_end_date_go_by_the_latest_moment_ever_seen() -> None:
    attempts = seen(Attempts(), NOW)

    assert effective_us(attempts, NOW - timedelta(days=3)) == attempts.last_seen_us
    assert effective_us(attempts, NOW + timedelta(days=3)) > attempts.last_seen_us


@given(
    st.tuples(st.integers(0, 99), st.integers(0, 2**50), st.integers(0, 2**50)),
    st.tuples(st.integers(0, 99), st.integers(0, 2**50), st.integers(0, 2**50)),
)
def test_losing_one_of_two_memories_resets_nothing(one: tuple[int, int, int], other: tuple[int, int, int]) -> None:
    first, second = Attempts(*one), Attempts(*other)

    for memory in (first, second):
        both = joined(first, second)
        assert both.wrong >= memory.wrong
        assert both.last_wrong_us >= memory.last_wrong_us
    assert joined(first, second) == joined(second, first)


def test_a_right_passphrase_forgets_the_tries_but_not_the_time() -> None:
    assert forgiven(after(7), NOW) == Attempts(last_seen_us=after(1).last_seen_us)


def test_a_moment_without_a_timezone_is_refused() -> None:
    with pytest.raises(ValueError, match="timezone"):
        counted(Attempts(), datetime(2026, 11, 22))  # noqa: DTZ001  the point of the test
