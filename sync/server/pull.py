"""Serving a pull: scopes lost are named, scopes gained are filled record by record, then the log's rows follow.

While a scope is being filled the device's place in the log stays where it is, so every change made meanwhile comes
again in the log; a row never replaces a newer one, because it applies only above the record's own version. A finished
pull returns the head of the log and not the last row sent, or a device's own operations would never be passed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec.structs import replace

from sync.protocol.limits import PAGE_BYTES_LEAST
from sync.protocol.messages import Credit, Filling, PullReply, PullRequest, Row, What
from sync.server.storage import ChangeRow, Stream, Tx

_ROW_BYTES = 120  # of a row beside its fields
_SIZE = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where a device stands as the server sees it now."""

    stream: Stream
    granted: frozenset[str]
    held: frozenset[str]
    gone: frozenset[str]
    resume_at: int | None

    def reply(self, *, held: frozenset[str], cursor: int) -> PullReply:
        """Return a reply without rows."""
        return PullReply(
            lineage=self.stream.lineage,
            cursor=cursor,
            safe=self.stream.safe,
            held=tuple(sorted(held)),
            gone=tuple(sorted(self.gone)),
        )


class PullCore:
    """Serves pulls. Holds no state. `least_bytes` is the smallest page that may be asked for."""

    def __init__(self, *, least_bytes: int = PAGE_BYTES_LEAST) -> None:
        self._least_bytes = least_bytes

    def pull(self, tx: Tx, request: PullRequest) -> PullReply:
        """Return the next page for a device, read in one snapshot. Nothing is changed."""
        stream = tx.stream()
        if request.epoch != stream.epoch:
            return PullReply(lineage=stream.lineage)
        here = self.standing(request, stream, tx.grants(request.device))
        if _place(request) < stream.floor:
            return replace(here.reply(held=frozenset(), cursor=request.cursor), resume_at=stream.head, more=True)
        new = here.granted - here.held
        return self._fill(tx, request, here, new) if new else self._page(tx, request, here)

    def standing(self, request: PullRequest, stream: Stream, granted: frozenset[str]) -> _Standing:
        """Compare what a device has with what it may have. One that is behind the kept log has to drop everything."""
        held = frozenset(request.held)
        had = held | ({request.filling.scope} if request.filling else set())
        behind = _place(request) < stream.floor
        gone = had if behind else had - granted
        anew = behind or not had - gone
        return _Standing(stream, granted, held - gone, gone, stream.head if anew else request.resume_at)

    def _fill(self, tx: Tx, request: PullRequest, here: _Standing, new: frozenset[str]) -> PullReply:
        going_on = request.filling
        filling = going_on if going_on is not None and going_on.scope in new - here.gone else Filling(min(new))
        left, rows, complete = self._budget(request), list[Row](), True
        for record in tx.records_in(filling.scope, after=filling.after):
            if left <= 0:
                complete = False
                break
            rows.append(Row(seq=record.v, what=What.FULL, kind=record.kind, id=record.id, fields=dict(record.fields)))
            left -= _size(record.fields)
        held = here.held | {filling.scope} if complete else here.held
        return replace(
            here.reply(held=held, cursor=request.cursor),
            filling=None if complete else Filling(filling.scope, rows[-1].id),
            resume_at=here.resume_at,
            rows=tuple(rows),
            more=True,
        )

    def _page(self, tx: Tx, request: PullRequest, here: _Standing) -> PullReply:
        head = here.stream.head
        start = _place(request) if here.held else head
        left, rows, more = self._budget(request), list[ChangeRow](), False
        for row in tx.changes(after=start, scopes=here.held):
            if left <= 0 and row.seq != rows[-1].seq:
                more = True
                break
            if not (row.what is What.LEAVE and row.elsewhere & here.held):
                rows.append(row)
                left -= _size(row.fields)
        return replace(
            here.reply(held=here.held, cursor=rows[-1].seq if more else head),
            rows=tuple(_row(row) for row in rows),
            credits=tuple(_credits(tx, rows)),
            more=more,
        )

    def _budget(self, request: PullRequest) -> int:
        return max(request.budget_bytes, self._least_bytes)


def _place(request: PullRequest) -> int:
    """Return from where on the log is needed: after a first filling, from where that began."""
    return request.cursor if request.resume_at is None else max(request.cursor, request.resume_at)


def _row(row: ChangeRow) -> Row:
    return Row(seq=row.seq, what=row.what, kind=row.kind, id=row.id, fields=dict(row.fields), op=row.op)


def _credits(tx: Tx, rows: Iterable[ChangeRow]) -> Iterator[Credit]:
    wanted = {row.op for row in rows if row.op is not None}
    for found in tx.operations(sorted(wanted)).values():
        yield Credit(
            op=found.op_id,
            officer=found.officer,
            device=found.device,
            at=found.at,
            action=found.action,
            reason=found.reason,
        )


def _size(fields: Any) -> int:
    return _ROW_BYTES + len(_SIZE.encode(fields))
