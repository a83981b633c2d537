"""Checks that hold for every row: keys point somewhere, nothing happens before birth or after erasure, names are whole.

A neighbourhood's rows refer to each other, to its office's staff and to the services; so they are looked at together
and then let go, whatever the size of the population.
"""

import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import get_args, get_type_hints

from caseworker.practice.population.tables import (
    TABLES,
    Addresses,
    CaseEvents,
    Cases,
    Members,
    Moment,
    Names,
    People,
    Row,
    Truth,
)

_POINTS_AT = {
    "record_id": "people", "person_id": "people", "from_id": "people", "to_id": "people", "other_id": "people",
    "household_id": "households", "case_id": "cases", "interaction_id": "interactions", "team_id": "teams",
    "service_id": "services", "to_service_id": "services", "forwarded_to": "services", "consent_id": "consents",
    "visit_id": "visits", "note_id": "notes", "officer_id": "staff", "owner_id": "staff", "assignee_id": "staff",
    "created_by": "staff", "recorded_by": "staff", "office_officer_id": "staff",
}  # fmt: skip
_KEYLESS = frozenset({"truth", "truth_words", "truth_conflicts"})
_STAY = ("teams", "services", "staff")


def _moment_columns(table: str) -> tuple[int, ...]:
    hints = get_type_hints(TABLES[table])
    return tuple(at for at, hint in enumerate(hints.values()) if hint is Moment or Moment in get_args(hint))


_COLUMNS = {table: tuple(TABLES[table].__annotations__) for table in TABLES}
_MOMENTS = {table: _moment_columns(table) for table in TABLES}
_POINTERS = {
    table: tuple(
        (place, _POINTS_AT[name])
        for place, name in enumerate(columns)
        if name in _POINTS_AT and (place > 0 or table in _KEYLESS)
    )
    for table, columns in _COLUMNS.items()
}


class References:
    """Looks at the rows of one neighbourhood at a time; `faults` says what did not hold, as table, column and id."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self._kept: dict[str, set[str]] = {table: set() for table in _STAY}
        self._rows: dict[str, list[Row]] = {}

    def take(self, table: str, rows: list[Row]) -> None:
        """Add rows of the neighbourhood that is being looked at."""
        self._rows.setdefault(table, []).extend(rows)
        if table in self._kept:
            self._kept[table].update(row[0] for row in rows)

    def look(self) -> None:
        """Check what was taken, and let it go."""
        ids = {
            table: {row[0] for row in rows} for table, rows in self._rows.items() if table not in _KEYLESS
        } | self._kept
        self.faults.extend(
            f"{table}: an id twice" for table, rows in self._rows.items() if self._repeats(table, rows, ids)
        )
        for table, rows in self._rows.items():
            for place, target in _POINTERS[table]:
                known = ids.get(target, set())
                lost = (row for row in rows if row[place] and row[place] not in known)
                self.faults.extend(f"{table}.{_COLUMNS[table][place]}: {row[0]} points nowhere" for row in lost)
        self.faults.extend(self._truth())
        self.faults.extend(self._times())
        self.faults.extend(self._names())
        self._rows = {}

    def _repeats(self, table: str, rows: list[Row], ids: dict[str, set[str]]) -> bool:
        return table not in _STAY and table not in _KEYLESS and len(ids[table]) != len(rows)

    def _truth(self) -> Iterator[str]:
        told = [row.record_id for row in self._rows.get("truth", []) if isinstance(row, Truth)]
        made = [row.record_id for row in self._rows.get("people", []) if isinstance(row, People)]
        if sorted(told) != sorted(made):
            yield "truth: not exactly one row for each record"

    def _times(self) -> Iterator[str]:
        lives = self._lives()
        owners = {row.case_id: row.record_id for row in self._rows.get("cases", []) if isinstance(row, Cases)}
        for table, rows in self._rows.items():
            pointing = "record_id" in _COLUMNS[table]
            for row in rows if pointing or table == "case_events" else ():
                record_id = (
                    owners.get(row.case_id, "") if isinstance(row, CaseEvents) else getattr(row, "record_id", "")
                )
                born, erased = lives.get(record_id, (date.min, date.max))
                if any(not born <= day <= erased for day in _days(table, row)):
                    yield f"{table}: {row[0]} before birth or after erasure"

    def _lives(self) -> dict[str, tuple[date, date]]:
        """Return birth and erasure of the person behind each record."""
        person_of = {row.record_id: row.person_id for row in self._rows.get("truth", []) if isinstance(row, Truth)}
        people = {row.record_id: row for row in self._rows.get("people", []) if isinstance(row, People)}
        return {
            record_id: _life(people[person_id]) for record_id, person_id in person_of.items() if person_id in people
        }

    def _names(self) -> Iterator[str]:
        for table in ("people", "names"):
            for row in self._rows.get(table, []):
                parts = (row.full_name, row.given, row.family) if isinstance(row, People | Names) else ()
                if any(unicodedata.normalize("NFC", unicodedata.normalize("NFD", part)) != part for part in parts):
                    yield f"{table}: {row[0]} changes between NFC and NFD"


def _life(row: People) -> tuple[date, date]:
    born = date.fromisoformat(f"{row.birth_date}-01-01"[:10])
    return born, date.fromisoformat(row.erased_on) if row.erased_on else date.max


def _days(table: str, row: Row) -> Iterator[date]:
    for place in _MOMENTS[table]:
        at_us = row[place]
        if isinstance(at_us, int):
            yield datetime.fromtimestamp(at_us // 1_000_000, UTC).date()
    if isinstance(row, Members | Addresses) and row.valid_from:
        yield date.fromisoformat(row.valid_from)
