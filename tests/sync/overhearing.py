"""Hearing what is said to a service's database past SQLAlchemy, whose events tell nothing of it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest

from sync.server.rows import SqlTx

Around = Callable[[str, Any, bool], AbstractContextManager[None]]
"""Is entered around every statement: told its text, its parameters, and whether they are many rows."""


@contextmanager
def overheard(around: Around) -> Iterator[None]:
    """Have every statement of a push or pull said within `around`."""
    run, run_many = SqlTx._run, SqlTx._run_many

    def heard(tx: SqlTx, statement: str, asked: Any) -> Any:
        with around(statement, asked, False):
            return run(tx, statement, asked)

    def heard_many(tx: SqlTx, statement: str, rows: Any) -> Any:
        with around(statement, rows, True):
            return run_many(tx, statement, rows)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SqlTx, "_run", heard)
        patch.setattr(SqlTx, "_run_many", heard_many)
        yield
