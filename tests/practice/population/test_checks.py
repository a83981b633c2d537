"""The checks find nothing in a sound population, and find each kind of fault that is put into one."""

import unicodedata
from dataclasses import replace
from datetime import date
from math import sqrt
from typing import Any

import pytest

from caseworker.practice.population.checks import Findings, examine
from caseworker.practice.population.generate import Batch, population
from caseworker.practice.population.shares import Share

START, DAYS = date(2026, 1, 1), 365


def findings(batches: list[Batch]) -> Findings:
    return examine(batches, start=START, days=DAYS)


def without(batches: list[Batch], table: str, ids: set[str]) -> list[Batch]:
    """Return the batches without the rows of a table that have one of the ids."""
    return [replace(b, rows=[row for row in b.rows if b.table != table or row[0] not in ids]) for b in batches]


def with_first(batches: list[Batch], table: str, **values: str | int) -> list[Batch]:
    """Return the batches with values changed in the first row of a table."""
    first = next(batch for batch in batches if batch.table == table)
    return [replace(b, rows=[replaced(b.rows[0], **values), *b.rows[1:]]) if b is first else b for b in batches]


def replaced(row: Any, **values: str | int) -> Any:
    """Return a row with other values."""
    return row._replace(**values)


def first(batches: list[Batch], table: str) -> Any:
    """Return the first row of a table."""
    return next(batch for batch in batches if batch.table == table).rows[0]


def bound(share: Share) -> float:
    """Return two points, or what chance alone may do where only few were counted."""
    return max(2.0, 350 * sqrt(share.meant / 100 * (1 - share.meant / 100) / share.of))


def test_a_population_is_sound(batches: list[Batch]) -> None:
    found = findings(batches)

    assert found.faults == ()
    assert found.wrong_deadlines == ()


@pytest.mark.parametrize(
    ("start", "days"),
    [
        (date(2024, 2, 29), 1),
        (date(2025, 12, 24), 12),
        (date(2026, 10, 20), 100),
        (date(2023, 6, 1), 1100),
        (date(1990, 1, 1), 400),
        (date(2060, 12, 31), 400),
    ],
)
def test_a_population_of_any_window_is_sound(start: date, days: int) -> None:
    found = examine(population(seed=days, size=1000, start=start, days=days), start=start, days=days)

    assert found.faults == ()
    assert found.wrong_deadlines == ()


@pytest.mark.parametrize(
    ("pointing", "column", "target"),
    [
        ("members", "household_id", "households"),
        ("members", "record_id", "people"),
        ("truth", "person_id", "people"),
        ("visit_members", "visit_id", "visits"),
        ("referrals", "consent_id", "consents"),
        ("case_events", "case_id", "cases"),
        ("cases", "interaction_id", "interactions"),
        ("cases", "service_id", "services"),
        ("truth_words", "note_id", "notes"),
        ("tasks", "assignee_id", "staff"),
    ],
)
def test_a_row_that_is_pointed_at_and_gone_is_found(
    batches: list[Batch], pointing: str, column: str, target: str
) -> None:
    gone = next(getattr(row, column) for batch in batches if batch.table == pointing for row in batch.rows)

    faults = findings(without(batches, target, {gone})).faults

    assert any(fault.startswith(f"{pointing}.{column}") and fault.endswith("points nowhere") for fault in faults)


def test_a_contact_before_birth_is_found(batches: list[Batch]) -> None:
    faults = findings(with_first(batches, "documents", captured_at=-3_000_000_000_000_000)).faults

    assert len(faults) == 1
    assert faults[0].endswith("before birth or after erasure")


def test_a_contact_after_erasure_is_found(batches: list[Batch]) -> None:
    paper = first(batches, "documents")
    gone = [
        replace(b, rows=[replaced(r, erased_on="1999-01-01") if r[0] == paper.record_id else r for r in b.rows])
        if b.table == "people"
        else b
        for b in batches
    ]

    assert any(fault.startswith("documents") for fault in findings(gone).faults)


def test_a_name_that_changes_between_nfc_and_nfd_is_found(batches: list[Batch]) -> None:
    faults = findings(with_first(batches, "names", given=unicodedata.normalize("NFD", "Zoë"))).faults

    assert [fault.partition(":")[0] for fault in faults] == ["names"]


def test_a_record_without_truth_is_found(batches: list[Batch]) -> None:
    lost = first(batches, "truth").record_id

    assert "truth: not exactly one row for each record" in findings(without(batches, "truth", {lost})).faults


def test_an_id_given_twice_is_found(batches: list[Batch]) -> None:
    other = next(batch for batch in batches if batch.table == "notes").rows[1][0]

    assert "notes: an id twice" in findings(with_first(batches, "notes", note_id=other)).faults


def test_a_wrong_deadline_is_found(batches: list[Batch]) -> None:
    case = first(batches, "cases")
    day_us = 86_400_000_000

    assert findings(with_first(batches, "cases", due_at=case.due_at + day_us)).wrong_deadlines == (case.case_id,)


def test_the_shares_of_ten_thousand_people_are_as_meant_as_far_as_so_few_can_tell() -> None:
    found = examine(population(seed=3, size=10_000, start=START, days=DAYS), start=START, days=DAYS)

    assert [share for share in found.shares if share.apart > bound(share)] == []
    assert found.contacts_a_year == pytest.approx(0.9, abs=0.06)
    assert found.dispersion == pytest.approx(0.35, abs=0.07)
    assert found.sound


@pytest.mark.nightly
def test_the_shares_of_a_hundred_thousand_people_are_within_two_points() -> None:
    made = population(seed=3, size=100_000, start=START, days=DAYS, processes=2)

    found = examine(made, start=START, days=DAYS)

    assert found.sound
    assert [share for share in found.shares if share.apart > bound(share)] == []
    assert all(share.of < 5000 for share in found.apart(2.0)), "only what is rare may be further than two points"
    assert found.contacts_a_year == pytest.approx(0.9, abs=0.03)
    assert found.dispersion == pytest.approx(0.35, abs=0.04)
