"""Blocks of numbers: never given twice, the same request the same block."""

from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from caseworker.domain.ids import DeviceId
from sync.server.numbers import SKIPPED_AFTER_RESTORE, NoSuchSeries, NumberPolicy, Numbers, NumbersExhausted
from tests.sync.server.ledgers import LAPTOP, PHONE, STREAM, a_database


@settings(max_examples=15)
@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["person", "case:HB"]), st.integers(0, 40)), max_size=30))
def test_no_number_is_ever_given_twice(asked: list[tuple[int, str, int]]) -> None:
    numbers, given_out = Numbers(STREAM), dict[str, set[int]]()
    with a_database() as connection:
        for number, (device, series, count) in enumerate(asked):
            request, wish = UUID(int=number), DeviceId(UUID(int=device))
            first, last = numbers.lease(connection, wish, series, count=count, request=request)
            assert numbers.lease(connection, wish, series, count=count + 1, request=request) == (first, last)
            block = set(range(first, last + 1))
            assert len(block) == (count or 100)
            assert not block & given_out.setdefault(series, set())
            given_out[series] |= block


def test_the_agency_says_how_many_are_usual(ledger: sa.Connection) -> None:
    numbers = Numbers(STREAM, NumberPolicy(usual=10, sizes={"walk_in:A": 300}))
    for series, size in (("person", 10), ("walk_in:A", 300)):
        first, last = numbers.lease(ledger, LAPTOP, series, count=0, request=UUID(int=len(series)))
        assert last - first + 1 == size
    first, last = numbers.lease(ledger, LAPTOP, "person", count=10**6, request=UUID(int=99))
    assert last - first + 1 == 1000


def test_one_request_is_for_one_series(ledger: sa.Connection) -> None:
    numbers = Numbers(STREAM)
    numbers.lease(ledger, LAPTOP, "person", count=5, request=UUID(int=1))
    with pytest.raises(NoSuchSeries):
        numbers.lease(ledger, LAPTOP, "referral", count=5, request=UUID(int=1))
    other = numbers.lease(ledger, PHONE, "person", count=5, request=UUID(int=1))
    assert other == (6, 10)


def test_an_exhausted_series_gives_its_rest_and_then_says_so(ledger: sa.Connection) -> None:
    numbers = Numbers(STREAM, NumberPolicy(last=12))
    assert numbers.lease(ledger, LAPTOP, "person", count=10, request=UUID(int=1)) == (1, 10)
    assert numbers.lease(ledger, LAPTOP, "person", count=10, request=UUID(int=2)) == (11, 12)
    with pytest.raises(NumbersExhausted):
        numbers.lease(ledger, LAPTOP, "person", count=10, request=UUID(int=3))
    assert numbers.lease(ledger, LAPTOP, "person", count=10, request=UUID(int=1)) == (1, 10)


def test_after_a_restored_backup_numbers_go_on_beyond_those_that_may_be_out(ledger: sa.Connection) -> None:
    numbers = Numbers(STREAM)
    numbers.lease(ledger, LAPTOP, "person", count=10, request=UUID(int=1))
    numbers.skip_ahead(ledger)
    first, _ = numbers.lease(ledger, LAPTOP, "person", count=10, request=UUID(int=2))
    assert first == 11 + SKIPPED_AFTER_RESTORE
