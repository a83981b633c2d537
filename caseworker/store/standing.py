"""Where this device stands with its server: which log it has read, how far, and which scopes of it are here.

Works inside the caller's transaction.
"""

from dataclasses import dataclass, replace
from uuid import UUID

import msgspec
import sqlalchemy as sa

from caseworker.store import lives, sql, travel

_JSON = msgspec.json.Encoder()


class Epoch(msgspec.Struct, frozen=True, array_like=True):
    """An epoch of the server's log, and the last place in it that is in common with the epoch before it."""

    id: UUID
    forked_at: int


@dataclass(frozen=True, slots=True)
class Filling:
    """A scope that is being filled: all of its records up to the id `after` are here."""

    scope: str
    after: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where this device stands: its life, its last operation with its chain, the server's log it has read.

    `held` are the scopes that are here completely, in order. `resume_at`: while the device is filled for the first
    time, where the log is taken up afterwards. `safe`: up to there the server's log is in a backup. `past`: former
    lives with the last number answered in them, as far as the log may not have passed it.
    """

    life: UUID
    n: int
    chain: bytes
    lineage: tuple[Epoch, ...]
    cursor: int
    safe: int
    held: tuple[str, ...]
    filling: Filling | None
    resume_at: int | None
    past: tuple[tuple[UUID, int], ...] = ()

    @property
    def reach(self) -> frozenset[str]:
        """The scopes of which something may be here."""
        return frozenset(self.held) | ({self.filling.scope} if self.filling else set())


_LINEAGE = msgspec.json.Decoder(tuple[Epoch, ...])


def standing(connection: sa.Connection) -> Standing:
    """Return where this device stands."""
    here = travel.place(connection)
    row = sql.first(connection, "SELECT lineage, resume_at FROM travel")
    assert row is not None, "a store is never without its place"
    scopes = sql.run(connection, "SELECT name, held, after FROM scope ORDER BY name").fetchall()
    filling = [Filling(name, after and UUID(bytes=after)) for name, held, after in scopes if not held]
    return Standing(
        life=UUID(bytes=here.life),
        n=here.n,
        chain=here.chain,
        lineage=_LINEAGE.decode(row[0]),
        cursor=here.cursor,
        safe=here.safe,
        held=tuple(name for name, held, _ in scopes if held),
        filling=filling[0] if filling else None,
        resume_at=row[1],
        past=lives.before(connection),
    )


def reach(connection: sa.Connection, *, held: tuple[str, ...], filling: Filling | None) -> None:
    """Write down which scopes are here, and how far the one that is being filled has come."""
    sql.run(connection, "DELETE FROM scope")
    sql.run_many(connection, "INSERT INTO scope (name, held) VALUES (?, 1)", [(name,) for name in held])
    if filling is not None:
        after = filling.after and filling.after.bytes
        sql.run(connection, "INSERT INTO scope (name, held, after) VALUES (?, 0, ?)", (filling.scope, after))


def give_up(connection: sa.Connection, scopes: frozenset[str]) -> Standing:
    """Write down that these scopes are not here any more, so that they are filled anew; return the new standing."""
    was = standing(connection)
    filling = None if was.filling is None or was.filling.scope in scopes else was.filling
    now = replace(was, held=tuple(one for one in was.held if one not in scopes), filling=filling)
    reach(connection, held=now.held, filling=now.filling)
    return now


def move(connection: sa.Connection, *, cursor: int, resume_at: int | None) -> None:
    """Write down the place reached in the log."""
    sql.run(connection, "UPDATE travel SET cursor = ?, resume_at = ?", (cursor, resume_at))


def begin_epoch(connection: sa.Connection, lineage: tuple[Epoch, ...]) -> None:
    """Write down that the log is another one from now on, of which nothing has been read."""
    told = _JSON.encode(lineage).decode()
    sql.run(connection, "UPDATE travel SET lineage = ?, cursor = 0, safe = 0, newest = 0, resume_at = NULL", (told,))
    sql.run(connection, "DELETE FROM scope")
