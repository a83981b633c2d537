"""What the routes of operation need of the service, and how they leave a record of every decision."""

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from sync.server.audit.log import AuditLog, Entry
from sync.server.break_glass import Glasses
from sync.server.database import Database
from sync.server.effects.outbox import Outbox
from sync.server.health import HealthCheck
from sync.server.metrics import Metrics
from sync.server.numbers import Numbers
from sync.server.packs import Packs
from sync.server.problems import Problems
from sync.server.web.door import Call


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationsParts:
    """The parts, put together once at the start."""

    database: Database
    packs: Packs
    audit: AuditLog
    numbers: Numbers
    glasses: Glasses
    outbox: Outbox
    problems: Problems
    metrics: Metrics
    health: HealthCheck


def record(
    parts: OperationsParts,
    connection: sa.Connection,
    call: Call,
    *,
    act: str,
    obj: UUID | None = None,
    reason: str = "",
    x: dict[str, int | str] | None = None,
    out: str = "allow",
) -> None:
    """Append what a caller did, or was refused (`out` is then "deny"), to the audit log in this transaction."""
    caller, told = call.caller, "" if obj is None else str(obj)
    entry = Entry(
        act=act,
        at=call.now,
        actor=caller.officer,
        device=caller.device,
        obj=told,
        out=out,
        reason=reason,
        x=dict(x or {}),
    )
    parts.audit.append(connection, entry)
