"""What goes along with pushes, pulls and hellos: rights as of the moment, problems, effects, and the audit log."""

from collections.abc import Callable
from copy import copy
from datetime import datetime
from functools import partial

import sqlalchemy as sa

from sync.protocol.checkpoints import ToldCheckpoint
from sync.protocol.contact import Hello
from sync.server.audit.log import Entry
from sync.server.core import Outcome
from sync.server.identity.caller import Caller
from sync.server.identity.telling import told_colleagues
from sync.server.parts import ServerParts, system_clock
from sync.server.rights import by_role
from sync.server.rulebook import Rulebook, agency_rules
from sync.server.service import Hooks


def rules_of(parts: ServerParts) -> Callable[[sa.Connection, datetime], Rulebook]:
    """Return the rules as of a transaction: made once, since they take long to make, and asked about people anew."""
    made = agency_rules(lambda _officer: None, now=system_clock)

    def as_of(connection: sa.Connection, now: datetime) -> Rulebook:
        rules = copy(made)
        actors = partial(parts.identity.people.actor, connection)
        rules.refuses = by_role(actors, now=lambda: now, glasses=partial(parts.glasses.of_officer, connection))
        return rules

    return as_of


def hooks_of(parts: ServerParts) -> Hooks:
    """Return what the service calls, in the transaction it is in."""

    def audit(connection: sa.Connection, caller: Caller, act: str, told: dict[str, int], now: datetime) -> None:
        entry = Entry(act=act, at=now, actor=caller.officer, device=caller.device, x=dict(told))
        parts.audit.append(connection, entry)

    return Hooks(
        pushed=partial(_pushed, parts),
        audit=audit,
        seen=partial(_seen, parts),
        pack=parts.packs.version_in_force,
        colleagues=lambda connection: told_colleagues(parts.identity.people.all(connection)).version,
        checkpoint=partial(_checkpoint, parts),
    )


def _pushed(parts: ServerParts, connection: sa.Connection, caller: Caller, outcome: Outcome, now: datetime) -> None:
    """Note problems, shut out a device of which there are two, and write down what is to be sent."""
    tx = parts.database.tx(connection)
    noted = parts.problems.note(connection, tx, outcome, officer=caller.officer, now=now)
    if noted.clone:
        parts.identity.devices.quarantine(connection, caller.device, now=now)
    behind = parts.identity.devices.clock_behind(connection, caller.device)
    parts.outbox.effects_of(connection, outcome.filed, now, clock_behind=behind)


def _seen(parts: ServerParts, connection: sa.Connection, caller: Caller, hello: Hello, now: datetime) -> None:
    parts.identity.devices.seen(
        connection, caller.device, app=hello.app, schema_version=hello.schema, clock_us=hello.clock, now=now
    )


def _checkpoint(parts: ServerParts, connection: sa.Connection, hello: Hello) -> ToldCheckpoint | None:
    return parts.audit.told(connection, witnessed=hello.witnessed, origin=hello.origin)
