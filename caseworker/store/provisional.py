"""Records that wait for their final number, because this device had none left when they were made."""

from typing import TypeVar

import sqlalchemy as sa

from caseworker.domain.definition import Record
from caseworker.store import sql
from caseworker.store.reader import Reader

_COUNTED = "provisional:"

R = TypeVar("R", bound=Record)


def series_counted(connection: sa.Connection) -> tuple[str, ...]:
    """Return the series of which this device ever issued a provisional number."""
    rows = sql.run(connection, "SELECT name FROM office WHERE name >= ? AND name < ?", (_COUNTED, "provisional;"))
    return tuple(sorted(row[0].removeprefix(_COUNTED) for row in rows))


def unnumbered(reader: Reader, subject: type[R], *, device_part: str, prefix: str = "") -> list[R]:
    """Return the records made here under a provisional number that have no final one yet, the first made first.

    With a prefix only those whose numbers begin with it. Looks through all records of the subject.
    """
    condition = "WHERE r.number = '' AND r.provisional_number GLOB ? ORDER BY r.id"
    return reader.select(subject, condition, (f"P-{device_part}-{prefix}{'[0-9]' if prefix else ''}*",))
