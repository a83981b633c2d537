"""Brings a store file to the version this program works with."""

import hashlib
from importlib import import_module
from pathlib import Path

import sqlalchemy as sa

from caseworker.errors import CaseworkerError

HEAD = "0001"
_HERE = Path(__file__).parent
_STEPPING = "caseworker.store.migrations.stepping"


class StoreNewer(CaseworkerError):
    """The file was written by a later version of the program."""

    key = "store.newer"
    sentence = (
        "This store was last used by a newer version of Caseworker ({found}) than this one ({known}). "
        "Nothing was changed. Install the newer version to open it."
    )


def revision(connection: sa.Connection) -> str | None:
    """Return the version of the file, None for one without any table."""
    named = connection.exec_driver_sql("SELECT 1 FROM sqlite_schema WHERE name = 'alembic_version'").scalar()
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() if named else None


def shape() -> str:
    """Return a word for the tables this program makes: another word, other tables."""
    told = (path.read_bytes() for path in sorted((_HERE / "versions").glob("*.sql")))
    return hashlib.sha256(b"\0".join((HEAD.encode(), *told))).hexdigest()


def upgrade(connection: sa.Connection, *, to: str = HEAD) -> bool:
    """Run the missing steps in the caller's transaction; returns whether there were any.

    What runs them is loaded only then. Raises StoreNewer for a file of a later program.
    """
    found = revision(connection)
    if found == to:
        return False
    if found is not None and found > to:
        raise StoreNewer(found=found, known=to)
    import_module(_STEPPING).step(connection, to=to, scripts=_HERE)
    return True
