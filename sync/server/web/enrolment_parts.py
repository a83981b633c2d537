"""What the routes of enrolment, sessions and recovery need of the service."""

from dataclasses import dataclass

import sqlalchemy as sa

from sync.server.audit.log import AuditLog, Entry
from sync.server.database import Database
from sync.server.identity.registry import Identity

ROOM = "/sync/v1"
LIMIT_BYTES = 16 * 1024
REFUSED = {403: "refused; the same for every reason"}


@dataclass(frozen=True, slots=True)
class EnrolmentParts:
    """The parts. Without an audit log nothing is recorded."""

    database: Database
    identity: Identity
    audit: AuditLog | None = None

    def record(self, connection: sa.Connection, entry: Entry) -> None:
        """Record what was done, in its own transaction."""
        if self.audit is not None:
            self.audit.append(connection, entry)
