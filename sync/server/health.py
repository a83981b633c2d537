"""Whether the service lives and can serve: for load balancers and for people. Nothing about the agency is told."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

import msgspec
import sqlalchemy as sa

from caseworker.errors import CaseworkerError
from sync.server.database import Database

Check = Callable[[], None]
"""Does nothing when a part can be reached, and raises otherwise."""


class Health(msgspec.Struct, frozen=True):
    """What is told: `ok` for the whole, and for each part."""

    ok: bool
    database: bool
    storage: bool

    @property
    def status(self) -> int:
        """The HTTP status that says so."""
        return HTTPStatus.OK if self.ok else HTTPStatus.SERVICE_UNAVAILABLE


@dataclass(frozen=True, slots=True)
class HealthCheck:
    """Looks at the parts. `storage` tries the object storage."""

    database: Database
    storage: Check

    def ready(self) -> Health:
        """Return whether requests can be served now."""
        database, storage = _works(self._head), _works(self.storage)
        return Health(ok=database and storage, database=database, storage=storage)

    def _head(self) -> None:
        self.database.head()


def _works(check: Check) -> bool:
    try:
        check()
    except (CaseworkerError, sa.exc.SQLAlchemyError, OSError):
        return False
    return True
