"""Judging the operations of one push in their order: each is applied, parked until its record comes, or refused.

An operation about a record that the server does not know is parked: after a restored backup its record may come later,
from the device that made it. When it comes, what waited for it is applied, each under a number of its own.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from msgspec.structs import replace

from caseworker.domain.ids import DeviceId, OperationId
from caseworker.domain.operations import Plain, without
from sync.protocol.bodies import Body, read_body
from sync.protocol.messages import State
from sync.server.applying import Applying
from sync.server.authority import Authority
from sync.server.disputes import Case
from sync.server.drafts import Draft
from sync.server.hindrances import CONFLICT, ERASED, missing
from sync.server.papers import Papers
from sync.server.rulebook import Rulebook
from sync.server.storage import FiledOperation, OperationRow, Past, Tx

AHEAD_MS = 86_400_000  # a clock further ahead than a day counts as a day ahead: it only breaks ties


class Docket:
    """The operations of one push; used once. `now_ms` is the server's clock in Unix milliseconds."""

    def __init__(self, tx: Tx, rules: Rulebook, *, now_ms: int) -> None:
        self._papers = Papers(tx, rules)
        self._rules = rules
        self._authority = Authority(self._papers)
        self._latest_hlc = (now_ms + AHEAD_MS) << 16
        self._head = tx.stream().head
        self._past: dict[UUID, int] = {}

    def continues(self, past: Past) -> None:
        """Take note that what is judged from now on continues these former lives of its device up to these numbers."""
        for life, n in past:
            self._past[life] = max(n, self._past.get(life, n))

    def look_ahead(self, bodies: Sequence[Body], *, known: Iterable[OperationId], told: Iterable[UUID]) -> None:
        """Read at once what is needed to judge operations, to answer known ones and to take back conflicts."""
        self._papers.look_ahead(bodies, known=known, told=told)

    def known(self, op_id: OperationId) -> OperationRow | None:
        """Return an operation that was judged before, in this push or an earlier one."""
        return self._papers.operation(op_id)

    def judge(self, body: Body, raw: bytes, digest: bytes, *, device: DeviceId, seen: int) -> None:
        """Apply, park or refuse one operation. What its author claims to have seen cannot be more than there is."""
        row = OperationRow(
            op_id=body.op_id,
            officer=body.officer,
            device=device,
            life=body.life,
            at=body.at,
            hlc=min(body.hlc, self._latest_hlc),
            seen=min(seen, self._head),
            seq=0,
            state=State.APPLIED,
            refusal="",
            action=body.action,
            reason=body.reason,
            digest=digest,
            past=tuple(self._past.items()),
        )
        self._decide(FiledOperation(row, raw, frozenset(one.record for one in body.mutations)), body)

    def refuse(self, row: OperationRow, raw: bytes, word: str) -> None:
        """Refuse an operation unread: it is malformed, or not what its envelope says."""
        self._file(FiledOperation(row, raw, frozenset()), State.REFUSED, word)

    def told(self, record: UUID, conflict: UUID, fields: dict[str, Plain], *, device: DeviceId) -> None:
        """Take back a conflict that a device still has and the log has lost, unless it is known or not theirs."""
        papers = self._papers
        papers.load([record, conflict])
        subject = papers.drafts.get(record)
        if conflict in papers.drafts or (subject is not None and subject.erased):
            return
        where = self._rules.scopes_of(CONFLICT, fields) if subject is None else subject.scopes
        if where & papers.granted(device):
            applying = Applying(papers, seq=papers.next_number(), op=None)
            applying.make_conflict(record, conflict, _placed(fields, subject))
            self._release(applying.tell())

    def close(self) -> tuple[FiledOperation, ...]:
        """Write everything; return the operations decided on, with the numbers they have in the log."""
        self._papers.close()
        return tuple(self._papers.filed.values())

    def _decide(self, filed: FiledOperation, body: Body) -> None:
        """Decide on one operation, now and again when a record it waited for has come."""
        word = self._hindrance(filed, body)
        if word is not None:
            self._file(filed, State.REFUSED, word)
        elif missing(body.mutations, self._papers.drafts):
            self._file(filed, State.PARKED, "")
        else:
            self._apply(filed, body)

    def _hindrance(self, filed: FiledOperation, body: Body) -> str | None:
        self._papers.load(filed.about)
        return self._authority.refuses(body, grants=self._papers.granted(filed.row.device))

    def _apply(self, filed: FiledOperation, body: Body) -> None:
        row, seq = filed.row, self._papers.next_number()
        applying = Applying(self._papers, seq=seq, op=row.op_id)
        state = applying.apply(Case(body, row.seen, row.device, row.hlc, row.past))
        self._papers.file(replace(filed, row=replace(row, seq=seq, state=state)))
        self._release(applying.tell())

    def _file(self, filed: FiledOperation, state: State, word: str) -> None:
        row = replace(filed.row, seq=self._papers.next_number(), state=state, refusal=word)
        kept = replace(filed, row=row)
        self._papers.file(_wordless(kept) if word == ERASED else kept)

    def _release(self, made: list[UUID]) -> None:
        for record in made:
            for waiting in self._papers.parked_for(record):
                self._decide(waiting, read_body(waiting.body))


def _wordless(filed: FiledOperation) -> FiledOperation:
    """Return an operation of which only digests are kept: it says something about what was erased."""
    row, body = replace(filed.row, reason=""), filed.body
    for record in filed.about:
        body = without(body, record)
    return replace(filed, row=row, body=body)


def _placed(fields: dict[str, Plain], subject: Draft | None) -> dict[str, Plain]:
    """Return a conflict where its subject is now, which may be another place than when the device was told of it."""
    if subject is None:
        return fields
    now = {name: subject.fields.get(name) for name in ("territory", "sensitivity")}
    return {name: value for name, value in {**fields, **now}.items() if value is not None}
