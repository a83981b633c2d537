"""Devices' audit trails at the service: taken in the same way whether they come over the network or on a stick."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from sync.protocol.audit import AuditPush, AuditReply
from sync.protocol.messages import PushReply
from sync.protocol.wire import BadMessage
from sync.server.audit.log import AuditLog
from sync.server.core import Outcome
from sync.server.database import Database
from sync.server.identity.caller import Caller
from sync.server.problems import Problems

_ANY_LIFE = UUID(int=0)  # an audit trail has no lives: what parts it is told once for each device


@dataclass(frozen=True, slots=True, kw_only=True)
class Trails:
    """Where the trails of one stream are kept, and where supervisors are told of those that parted."""

    database: Database
    audit: AuditLog
    problems: Problems

    def take(self, caller: Caller, pushed: AuditPush, *, now: datetime) -> AuditReply:
        """Take in the next records of the caller's device and tell up to where they are here, with the last checkpoint.

        Records that came before are passed over. Raises BadMessage when one is no record of this device; nothing of
        the message is kept then.
        """
        records = [_bytes_of(one) for one in pushed.records]
        return self.database.transact(lambda connection: self._take(connection, caller, pushed, records, now))

    def _take(
        self, connection: sa.Connection, caller: Caller, pushed: AuditPush, records: list[bytes], now: datetime
    ) -> AuditReply:
        taken = self.audit.take_from_device(connection, caller.device, records, now=now)
        if taken.fork:
            parted = Outcome(reply=PushReply(lineage=()), device=caller.device, life=_ANY_LIFE, forked=True)
            self.problems.note(connection, self.database.tx(connection), parted, officer=caller.officer, now=now)
        self.audit.checkpoint(connection, now)
        told = self.audit.told(connection, witnessed=pushed.witnessed, origin=pushed.origin)
        return AuditReply(have=taken.end.seq, leaf=taken.end.leaf.hex(), fork=taken.fork, checkpoint=told)


def _bytes_of(record: str) -> bytes:
    try:
        return record.encode()
    except UnicodeEncodeError as error:
        raise BadMessage(bytes=len(record)) from error
