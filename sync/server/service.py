"""What the service does for a device, each in one transaction: hello, push, pull, digests, refetching what differs.

Plain functions over the parts handed in; no socket and no thread. Who calls has been identified before. What a device
may hold follows from its grants, what its officer may do from the one decision of the domain.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

import sqlalchemy as sa

from caseworker.domain.ids import DeviceId
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from sync.protocol.checkpoints import ToldCheckpoint
from sync.protocol.contact import Agreed, DigestReply, DigestRequest, Hello, Limits, RefetchReply, RefetchRequest
from sync.protocol.limits import MOST_OPERATIONS, PAGE_BYTES_MOST, PROTOCOL_VERSION, PUSH_BYTES
from sync.protocol.messages import PullReply, PullRequest, PushReply, PushRequest, State
from sync.server.core import Outcome, PushCore
from sync.server.database import Database
from sync.server.identity.caller import Caller
from sync.server.log_keeping import LogKeeping
from sync.server.metrics import Metrics
from sync.server.pull import PullCore, place_of
from sync.server.rulebook import Rulebook
from sync.server.scopes import scopes_for


class NotYours(CaseworkerError):
    """A device speaks for another, or asks for a scope it may not hold."""

    status: ClassVar[int] = 403
    key = "sync.not-yours"
    sentence = "The server refused a request for something this device may not have. Your work is safe on it."


class VersionTooNew(CaseworkerError):
    """A device speaks a later version of the protocol than this server knows."""

    status: ClassVar[int] = 409
    key = "sync.server-too-old"
    sentence = "This program is newer than the agency's server. Work on; it is sent once the server was updated."


@dataclass(frozen=True, slots=True, kw_only=True)
class Hooks:
    """What else happens in the transaction of a push, and what a device is told with its hello.

    `pushed` is told what came of a push, `audit` of what was done, in counts, `seen` that a device said hello; `pack`
    gives the version in force, `colleagues` that of the list of officers, `checkpoint` the head of the audit log.
    """

    pushed: Callable[[sa.Connection, Caller, Outcome, datetime], None]
    audit: Callable[[sa.Connection, Caller, str, dict[str, int], datetime], None]
    seen: Callable[[sa.Connection, Caller, Hello, datetime], None]
    pack: Callable[[sa.Connection], str]
    colleagues: Callable[[sa.Connection], str]
    checkpoint: Callable[[sa.Connection, Hello], ToldCheckpoint | None]


class Service:
    """Serves one stream. `committed` is called after every push that took in something."""

    def __init__(
        self,
        database: Database,
        *,
        rules: Callable[[sa.Connection, datetime], Rulebook],
        hooks: Hooks,
        metrics: Metrics,
        committed: Callable[[], None],
        attachment_bytes: int,
    ) -> None:
        self.database = database
        self._rules, self._hooks, self._committed = rules, hooks, committed
        self._metrics = metrics
        self._pulls = PullCore()
        self._log = LogKeeping(database)
        self._limits = Limits(
            operations=MOST_OPERATIONS,
            push_bytes=PUSH_BYTES,
            page_bytes=PAGE_BYTES_MOST,
            attachment_bytes=attachment_bytes,
        )

    def hello(self, caller: Caller, hello: Hello, *, now: datetime) -> Agreed:
        """Return what both sides agree on; raises NotYours, or VersionTooNew."""
        _require_own(caller, hello.device)
        if hello.protocol > PROTOCOL_VERSION:
            raise VersionTooNew(known=PROTOCOL_VERSION)
        return self.database.transact(lambda connection: self._agreed(connection, caller, hello, now))

    def push(self, caller: Caller, request: PushRequest, *, now: datetime) -> PushReply:
        """Take in operations and answer each of them; raises NotYours for another device's."""
        _require_own(caller, request.device)
        return self._told(self.database.transact(lambda connection: self._take_in(connection, caller, request, now)))

    def push_left_behind(self, caller: Caller, request: PushRequest, *, now: datetime) -> PushReply:
        """Take in a push for a device that may not send it itself any more; raises NotYours for another device's.

        In this transaction alone the device holds what its officer may hold, which an ended device does not.
        """
        _require_own(caller, request.device)

        def take_in(connection: sa.Connection) -> Outcome:
            tx = self.database.tx(connection)
            before, lent = tx.grants(caller.device), scopes_for(caller.actor)
            tx.grant(caller.device, lent)
            outcome = self._take_in(connection, caller, request, now)
            if tx.grants(caller.device) == lent:  # it may have been shut out by what it did
                tx.grant(caller.device, before)
            return outcome

        return self._told(self.database.transact(take_in))

    def _told(self, outcome: Outcome) -> PushReply:
        """Tell others that there is news, and return the answer."""
        if outcome.filed:
            self._committed()
            self._metrics.judged(Counter(one.row.state.value for one in outcome.filed))
        return outcome.reply

    def pull(self, caller: Caller, request: PullRequest, *, now: datetime) -> PullReply:
        """Return the next page of the log in the scopes the device may hold; raises NotYours for another device's."""
        _require_own(caller, request.device)
        with self.database.reading() as connection:
            page = self._pulls.pull(self.database.tx(connection), request)
            place, same_log = place_of(request), page.lineage[-1].id == request.epoch
            is_news = same_log and self._log.is_news(connection, caller.device, place, now=now)
        if is_news:
            self.database.transact(lambda connection: self._log.note(connection, caller.device, place, now=now))
        if page.rows:
            self._metrics.gave(len(page.rows))
            told = {"rows": len(page.rows), "cursor": page.cursor}
            self.database.transact(lambda connection: self._hooks.audit(connection, caller, "pull", told, now))
        return page

    def digest(self, caller: Caller, request: DigestRequest) -> DigestReply:
        """Return the sums of those of the scopes that the device may hold, in one snapshot."""
        _require_own(caller, request.device)
        with self.database.reading() as connection:
            return self._pulls.digest(self.database.tx(connection), request)

    def refetch(self, caller: Caller, request: RefetchRequest) -> RefetchReply:
        """Return the records of some buckets of a scope; raises NotYours for a scope the device may not hold."""
        _require_own(caller, request.device)
        with self.database.reading() as connection:
            tx = self.database.tx(connection)
            if request.scope not in tx.grants(caller.device):
                raise NotYours
            return self._pulls.refetch(tx, request, budget_bytes=PAGE_BYTES_MOST)

    def _agreed(self, connection: sa.Connection, caller: Caller, hello: Hello, now: datetime) -> Agreed:
        tx = self.database.tx(connection)
        stream = tx.stream()
        self._hooks.seen(connection, caller, hello, now)
        return Agreed(
            server_time=to_micros(now),
            protocol=PROTOCOL_VERSION,
            lineage=stream.lineage,
            floor=stream.floor,
            safe=stream.safe,
            scopes=tuple(sorted(tx.grants(caller.device))),
            limits=self._limits,
            pack=self._hooks.pack(connection),
            checkpoint=self._hooks.checkpoint(connection, hello),
            colleagues=self._hooks.colleagues(connection),
        )

    def _take_in(self, connection: sa.Connection, caller: Caller, request: PushRequest, now: datetime) -> Outcome:
        core = PushCore(self._rules(connection, now))
        outcome = core.take_in(
            self.database.tx(connection), request, now_ms=to_micros(now) // 1000, officer=caller.officer
        )
        if outcome.filed or outcome.forked or outcome.fresh:
            self._hooks.pushed(connection, caller, outcome, now)
        if outcome.filed:
            refused = sum(one.row.state is State.REFUSED for one in outcome.filed)
            told = {"operations": len(outcome.filed), "refused": refused}
            self._hooks.audit(connection, caller, "push", told, now)
        return outcome


def _require_own(caller: Caller, device: DeviceId) -> None:
    if device != caller.device:
        raise NotYours
