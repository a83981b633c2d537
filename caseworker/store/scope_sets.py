"""In which scopes each record is, as the server tells it: the set of them is numbered, and a record keeps the number.

There are few different sets, so what has to go when a scope is lost is found by a handful of numbers. Works inside the
caller's transaction.
"""

from collections.abc import Collection

import msgspec
import sqlalchemy as sa

from caseworker.store import sql

_JSON = msgspec.json.Encoder()


class ScopeSets:
    """Numbers of sets of scopes, for one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, ...], int] = {}

    def number(self, scopes: tuple[str, ...]) -> int | None:
        """Return the number of a set, a new one where it has none yet; None when nothing is said of scopes."""
        if not scopes:
            return None
        known = self._known.get(scopes)
        if known is None:
            known = self._known[scopes] = self._numbered(_JSON.encode(sorted(set(scopes))).decode())
        return known

    def outside(self, kept: Collection[str]) -> list[int]:
        """Return the numbers of the sets of which no scope is among these."""
        rows = sql.run(self._connection, "SELECT number, scopes FROM scope_set")
        return [number for number, told in rows if not set(msgspec.json.decode(told)) & set(kept)]

    def inside(self, scope: str) -> list[int]:
        """Return the numbers of the sets that hold a scope."""
        rows = sql.run(self._connection, "SELECT number, scopes FROM scope_set")
        return [number for number, told in rows if scope in msgspec.json.decode(told)]

    def scopes(self, number: int | None) -> frozenset[str]:
        """Return the scopes of a set."""
        told = sql.scalar(self._connection, "SELECT scopes FROM scope_set WHERE number = ?", (number,))
        return frozenset() if told is None else frozenset(msgspec.json.decode(told))

    def _numbered(self, told: str) -> int:
        sql.run(self._connection, "INSERT OR IGNORE INTO scope_set (scopes) VALUES (?)", (told,))
        return int(sql.scalar(self._connection, "SELECT number FROM scope_set WHERE scopes = ?", (told,)))
