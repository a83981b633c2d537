"""Numbers: issued offline, never twice, provisional ones replaced once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.numbers import (
    AlreadyNumbered,
    BlockOverlaps,
    Issued,
    NumberStyle,
    final_number,
    issue,
    needs_refill,
    refill,
)
from tests.domain.builders import a_ledger

DEVICES = ("7K3", "7K4", "Q01")


@given(st.lists(st.tuples(st.sampled_from(DEVICES), st.integers(0, 4)), max_size=60))
def test_no_number_is_ever_issued_twice_whichever_device_issues_and_refills(
    steps: list[tuple[str, int]],
) -> None:
    ledgers = {device: a_ledger(device_part=device) for device in DEVICES}
    next_free, seen = 1, []
    for device, block_size in steps:
        if block_size:  # the server leases the next numbers to this device; the reply may come twice
            first, last = next_free, next_free + block_size - 1
            ledgers[device] = refill(refill(ledgers[device], first=first, last=last), first=first, last=last)
            next_free = last + 1
        else:
            number, ledgers[device] = issue(ledgers[device])
            seen.append(number.text)

    assert len(seen) == len(set(seen))


@given(st.integers(1, 20), st.integers(0, 30))
def test_final_numbers_are_used_up_in_order_before_provisional_ones_begin(size: int, asked: int) -> None:
    ledger = refill(a_ledger(), first=20_418, last=20_418 + size - 1)
    numbers = []
    for _ in range(asked):
        number, ledger = issue(ledger)
        numbers.append(number)

    kept = min(size, asked)
    assert [each.text for each in numbers[:kept]] == [f"HB-{20_418 + turn}" for turn in range(kept)]
    assert all(each.provisional and each.text.startswith("P-7K3-") for each in numbers[kept:])
    assert ledger.left == size - kept


def test_after_a_refill_final_numbers_are_issued_again() -> None:
    number, ledger = issue(a_ledger())
    assert number.provisional

    number, _ = issue(refill(ledger, first=7, last=9))

    assert number == Issued(text="HB-00007")


def test_a_block_that_came_before_changes_nothing_even_when_it_is_used_up() -> None:
    ledger = refill(a_ledger(), first=1, last=1)
    _, used = issue(ledger)

    assert refill(used, first=1, last=1) == used


@pytest.mark.parametrize(("first", "last"), [(1, 3), (3, 5), (5, 9), (6, 7), (4, 4), (0, 1), (9, 8)])
def test_a_block_that_overlaps_or_is_none_is_refused(first: int, last: int) -> None:
    ledger = refill(a_ledger(), first=3, last=6)
    expected = BlockOverlaps if 1 <= first <= last else ValueError

    with pytest.raises(expected):
        refill(ledger, first=first, last=last)


@pytest.mark.parametrize(("first", "last"), [(1, 2), (7, 7)])
def test_a_block_right_beside_another_is_taken(first: int, last: int) -> None:
    ledger = refill(a_ledger(), first=3, last=6)

    assert refill(ledger, first=first, last=last).left == 4 + last - first + 1


def test_provisional_numbers_count_up_and_name_their_device() -> None:
    first, ledger = issue(a_ledger())
    second, _ = issue(ledger)

    assert (first.text, second.text) == ("P-7K3-HB1", "P-7K3-HB2")


def test_a_ledger_asks_for_more_before_it_has_run_out() -> None:
    ledger = refill(a_ledger(), first=1, last=5)

    assert not needs_refill(ledger, keep_at_least=5)
    assert needs_refill(issue(ledger)[1], keep_at_least=5)


def test_a_number_at_the_counter_is_written_without_a_dash() -> None:
    assert NumberStyle(prefix="A", separator="").write(41) == "A41"


def test_a_final_number_is_given_once_and_the_same_again_is_harmless() -> None:
    given_number = final_number(current="", issued=Issued(text="HB-20418"))

    assert final_number(current=given_number, issued=Issued(text="HB-20418")) == "HB-20418"
    with pytest.raises(AlreadyNumbered, match="HB-20418"):
        final_number(current=given_number, issued=Issued(text="HB-20419"))


def test_a_provisional_number_replaces_nothing() -> None:
    with pytest.raises(ValueError, match="provisional"):
        final_number(current="", issued=Issued(text="P-7K3-HB1", provisional=True))
