"""A few words about the profile itself, by name: whose it is, which device this is, counters. Encrypted as all is."""

import sqlalchemy as sa

from caseworker.store import sql


def look_up(connection: sa.Connection, name: str) -> str | None:
    """Return what stands under a name, None when nothing does."""
    value: str | None = sql.scalar(connection, "SELECT value FROM office WHERE name = ?", (name,))
    return value


def write_down(connection: sa.Connection, name: str, value: str) -> None:
    """Put a value under a name, in place of an earlier one."""
    sql.run(
        connection,
        "INSERT INTO office (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )
