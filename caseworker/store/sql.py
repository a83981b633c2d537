"""Statements of the hot path, handed to the driver as they are.

SQLAlchemy keeps the engines, the transactions and the schema; a saved contact is a dozen small statements, and its
way through a result object for each would cost more than SQLite does [60 against 5 microseconds a statement]. The
caller has begun a transaction, and turns the driver's foreseen failures into ours (`engine.foreseen`).
"""

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

Parameters = Sequence[Any]


def run(connection: sa.Connection, statement: str, parameters: Parameters = ()) -> Any:
    """Run one statement and return the driver's cursor, which yields rows as tuples."""
    driver: Any = connection.connection.driver_connection
    return driver.execute(statement, parameters)


def run_many(connection: sa.Connection, statement: str, parameters: Iterable[Parameters]) -> None:
    """Run one statement for each set of parameters."""
    driver: Any = connection.connection.driver_connection
    driver.executemany(statement, parameters)


def first(connection: sa.Connection, statement: str, parameters: Parameters = ()) -> tuple[Any, ...] | None:
    """Return the first row, None when there is none."""
    row: tuple[Any, ...] | None = run(connection, statement, parameters).fetchone()
    return row


def scalar(connection: sa.Connection, statement: str, parameters: Parameters = ()) -> Any:
    """Return the first cell of the first row, None when there is none."""
    row = first(connection, statement, parameters)
    return None if row is None else row[0]
