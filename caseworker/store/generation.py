"""Whose store a file is, and how fresh: one row that only the vault writes.

`gen` grows at every unlock and lock and after synchronization; the keyring keeps the same number, so an old copy of the
file shows. Works on bare connections, inside the transaction the caller has begun.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

_TABLE = """CREATE TABLE vault (
    one INTEGER PRIMARY KEY CHECK (one = 1), profile TEXT NOT NULL, gen INTEGER NOT NULL) STRICT"""


@dataclass(frozen=True, slots=True)
class Generation:
    """The profile a file belongs to, and its freshness."""

    profile: UUID
    gen: int


def found(connection: Any, profile: UUID) -> None:
    """Make the row in a new store."""
    connection.execute(_TABLE)
    connection.execute("INSERT INTO vault (one, profile, gen) VALUES (1, ?, 0)", (str(profile),))


def generation(connection: Any) -> Generation | None:
    """Return the row, None when the file has none."""
    if connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'vault'").fetchone()[0] != 1:
        return None
    row = connection.execute("SELECT profile, gen FROM vault").fetchone()
    return None if row is None else Generation(UUID(row[0]), row[1])


def set_generation(connection: Any, gen: int) -> None:
    """Keep the number; it is durable when the transaction is."""
    connection.execute("UPDATE vault SET gen = ?", (gen,))


def adopt(connection: Any, profile: UUID) -> None:
    """Make the file another profile's, with its count starting anew: what a restore does."""
    connection.execute("UPDATE vault SET profile = ?, gen = 0", (str(profile),))
