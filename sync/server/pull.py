"""Serving a pull: scopes lost are named, scopes gained are filled record by record, then the log's rows follow.

While a scope is being filled the device's place in the log stays where it is, so every change made meanwhile comes
again in the log; a row never replaces a newer one, because it applies only above the record's own version. A finished
pull returns the head of the log and not the last row sent, or a device's own operations would never be passed.

What one operation did to one record is one row, however many of the device's scopes it is in. Rows of several
operations are never joined: each tells who replaced which value, and the history of a device is made of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

import msgspec
from msgspec.structs import replace

from sync.protocol.contact import DigestReply, DigestRequest, RefetchReply, RefetchRequest
from sync.protocol.digests import bucket_of, buckets
from sync.protocol.limits import PAGE_BYTES_LEAST
from sync.protocol.messages import Credit, Filling, PullReply, PullRequest, Row, What
from sync.server.scopes import ALL, OWN_MARK
from sync.server.storage import ChangeRow, StoredRecord, Stream, Tx

_SIZE = msgspec.json.Encoder()
_WEIGHT = [What.LEAVE, What.PUT, What.FULL, What.ERASE]


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
        if place_of(request) < stream.floor:
            return replace(here.reply(held=frozenset(), cursor=request.cursor), resume_at=stream.head, more=True)
        new = here.granted - here.held
        return self._fill(tx, request, here, new) if new else self._page(tx, request, here)

    def standing(self, request: PullRequest, stream: Stream, granted: frozenset[str]) -> _Standing:
        """Compare what a device has with what it may have. One that is behind the kept log has to drop everything."""
        held = frozenset(request.held)
        had = held | ({request.filling.scope} if request.filling else set())
        behind = place_of(request) < stream.floor
        gone = had if behind else had - granted
        anew = behind or not had
        return _Standing(stream, granted, held - gone, gone, stream.head if anew else request.resume_at)

    def digest(self, tx: Tx, request: DigestRequest) -> DigestReply:
        """Return the bucket sums of those of the scopes that the device may hold, as of the head of the log."""
        granted = tx.grants(request.device)
        sums = {
            scope: tuple(f"{one:016x}" for one in buckets(tx.versions_in(scope)))
            for scope in sorted(granted.intersection(request.scopes))
        }
        return DigestReply(cursor=tx.stream().head, sums=sums)

    def refetch(self, tx: Tx, request: RefetchRequest, *, budget_bytes: int = 0) -> RefetchReply:
        """Return a page of the records of a scope that fall in some buckets; nothing of a scope that is not granted."""
        granted, wanted, rows = tx.grants(request.device), frozenset(request.buckets), list[Row]()
        left, after = max(budget_bytes, self._least_bytes), None
        if request.scope in granted:
            for record in tx.records_in(request.scope, after=request.after):
                if left <= 0:
                    after = rows[-1].id
                    break
                if bucket_of(record.id) in wanted:
                    rows.append(_full(record, granted))
                    left -= _size(rows[-1])
        return RefetchReply(cursor=tx.stream().head, rows=tuple(rows), after=after)

    def _fill(self, tx: Tx, request: PullRequest, here: _Standing, new: frozenset[str]) -> PullReply:
        """Fill scopes, one after the other as far as the page goes; at most one is left unfinished."""
        going_on = request.filling if request.filling is not None and request.filling.scope in new else None
        rows, held, filling = dict[UUID, Row](), here.held, going_on
        left = self._budget(request)
        for scope in sorted(new, key=lambda one: (going_on is None or one != going_on.scope, _order(one))):
            filling, left = self._fill_one(tx, here, filling or Filling(scope), rows, left)
            if filling is not None:
                break
            held |= {scope}
        return replace(
            here.reply(held=held, cursor=request.cursor),
            filling=filling,
            resume_at=here.resume_at,
            rows=tuple(rows.values()),
            more=True,
        )

    def _fill_one(
        self, tx: Tx, here: _Standing, filling: Filling, rows: dict[UUID, Row], left: int
    ) -> tuple[Filling | None, int]:
        """Add records of a scope to a page; return where to go on, None when it is complete, and the bytes left."""
        after = filling.after
        for record in tx.records_in(filling.scope, after=after):
            if left <= 0:
                return Filling(filling.scope, after), left
            after = record.id
            if record.id not in rows:
                rows[record.id] = _full(record, here.granted)
                left -= _size(rows[record.id])
        return None, left

    def _page(self, tx: Tx, request: PullRequest, here: _Standing) -> PullReply:
        head = here.stream.head
        start = place_of(request) if here.held else head
        left, rows, more = self._budget(request), list[Row](), False
        for _, told in groupby(tx.changes(after=start, scopes=here.held), key=lambda row: row.seq):
            if left <= 0:
                more = True
                break
            for row in _joined(told, here.held):
                rows.append(row)
                left -= _size(row)
        return replace(
            here.reply(held=here.held, cursor=rows[-1].seq if more else head),
            rows=tuple(rows),
            credits=tuple(_credits(tx, rows)),
            more=more,
        )

    def _budget(self, request: PullRequest) -> int:
        return max(request.budget_bytes, self._least_bytes)


def place_of(request: PullRequest) -> int:
    """Return from where on the log is needed: after a first filling, from where that began."""
    return request.cursor if request.resume_at is None else max(request.cursor, request.resume_at)


def _order(scope: str) -> tuple[int, str]:
    """What is assigned to the officer comes first, then what the agency offers, then the rest."""
    return (0 if scope.startswith(OWN_MARK) else 1 if scope == ALL else 2), scope


def _full(record: StoredRecord, granted: frozenset[str]) -> Row:
    scopes = tuple(sorted(record.scopes & granted))
    return Row(seq=record.v, what=What.FULL, kind=record.kind, id=record.id, fields=dict(record.fields), scopes=scopes)


def _joined(told: Iterable[ChangeRow], held: frozenset[str]) -> Iterator[Row]:
    """Give what one operation did to each record as one row: in full where it came into one of the device's scopes.

    Of the scopes it is in now only those are named that the device has.
    """
    found: dict[UUID, ChangeRow] = {}
    for row in told:
        stays = row.what is What.LEAVE and row.elsewhere & held
        known = found.get(row.id)
        if not stays and (known is None or _WEIGHT.index(row.what) > _WEIGHT.index(known.what)):
            found[row.id] = row
    for row in found.values():
        scopes = () if row.what is What.LEAVE else tuple(sorted(row.elsewhere & held))
        fields = dict(row.fields)
        yield Row(seq=row.seq, what=row.what, kind=row.kind, id=row.id, fields=fields, op=row.op, scopes=scopes)


def _credits(tx: Tx, rows: Iterable[Row]) -> Iterator[Credit]:
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


def _size(row: Row) -> int:
    return len(_SIZE.encode(row))
