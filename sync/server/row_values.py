"""Values of `storage` to rows of the tables and back. `told` writes ids into rows; `uuid` reads what comes back."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any
from uuid import UUID

import msgspec

from caseworker.domain.ids import DeviceId, OfficerId, OperationId
from caseworker.domain.operations import Plain
from sync.protocol.lineage import Epoch, Lineage
from sync.protocol.messages import State, What
from sync.server.clocks_text import from_text, to_text
from sync.server.statements import Values
from sync.server.storage import ChangeRow, FiledOperation, OperationRow, Past, PlaceRow, StoredRecord, Stream

Uuid = Callable[[Any], UUID]
Told = Callable[[UUID], Any]
"""How a database is told an id."""

_KEPT = 10_000  # texts of scopes and mentions: the same few come again and again
_ENCODER = msgspec.json.Encoder()
_LINEAGE = msgspec.json.Decoder(Lineage)
_WORDS = msgspec.json.Decoder(list[str])
_PAST = msgspec.json.Decoder(Past)
_FIELDS: msgspec.json.Decoder[dict[str, Any]] = msgspec.json.Decoder(dict[str, Any])


@lru_cache(_KEPT)
def text_of(words: frozenset[str]) -> str:
    """Return the JSON of words in their order, the same for the same words."""
    return _ENCODER.encode(sorted(words)).decode()


@lru_cache(_KEPT)
def words_of(text: str) -> frozenset[str]:
    """Return the words of such a text."""
    return frozenset(_WORDS.decode(text))


def lineage_text(lineage: tuple[Epoch, ...]) -> str:
    """Return a lineage as it is kept."""
    return _ENCODER.encode(lineage).decode()


def stream_of(row: Any) -> Stream:
    """Return the state of the log."""
    head, floor, safe, lineage = row
    return Stream(head, floor, safe, _LINEAGE.decode(lineage))


def record_row(stream: str, one: StoredRecord, told: Told) -> Values:
    """Return the row of a record."""
    scopes, mentions = text_of(one.scopes), text_of(one.mentions)
    body = _ENCODER.encode(one.fields).decode()
    clocks = to_text(one.clocks)
    return (stream, told(one.id), one.kind, one.v, one.schema, scopes, mentions, body, clocks, one.erased)


def record_of(row: Any, uuid: Uuid) -> StoredRecord:
    """Return the record of a row."""
    key, kind, v, schema, scopes, mentions, body, clocks, erased = row
    fields: dict[str, Plain] = _FIELDS.decode(body)
    held, named = words_of(scopes), words_of(mentions)
    return StoredRecord(kind, uuid(key), held, v, schema, fields, from_text(clocks), bool(erased), named)


def change_rows(stream: str, changes: Iterable[ChangeRow], told: Told) -> Iterator[Values]:
    """Give the rows of changes. What is told to several scopes alike is written once."""
    fields, patch = None, ""
    for one in changes:
        if one.fields is not fields:
            fields, patch = one.fields, _ENCODER.encode(one.fields).decode()
        yield _change_row(stream, one, told, patch)


def _change_row(stream: str, one: ChangeRow, told: Told, patch: str) -> Values:
    op = None if one.op is None else told(one.op)
    elsewhere = text_of(one.elsewhere) if one.elsewhere else "[]"
    return (stream, one.seq, one.part, one.scope, one.kind, told(one.id), one.what._value_, patch, op, elsewhere)


def change_of(row: Any, uuid: Uuid) -> ChangeRow:
    """Return the change of a row."""
    seq, part, scope, kind, key, what, patch, op, elsewhere = row
    by = None if op is None else OperationId(uuid(op))
    return ChangeRow(seq, part, scope, kind, uuid(key), What(what), _FIELDS.decode(patch), by, words_of(elsewhere))


def operation_row(stream: str, filed: FiledOperation, told: Told) -> Values:
    """Return the row of an operation."""
    one = filed.row
    ids = (told(one.op_id), told(one.officer), told(one.device), told(one.life))
    numbers = (one.at, one.hlc, one.seen, one.seq)
    words, past = (one.refusal, one.action, one.reason), _ENCODER.encode(one.past).decode() if one.past else ""
    return (stream, *ids, *numbers, one.state._value_, *words, one.digest, past, filed.body)


def operation_of(row: Iterable[Any], uuid: Uuid) -> OperationRow:
    """Return the operation of a row, without its body."""
    op_id, officer, device, life, at, hlc, seen, seq, state, refusal, action, reason, digest, past = row
    return OperationRow(
        op_id=OperationId(uuid(op_id)),
        officer=OfficerId(uuid(officer)),
        device=DeviceId(uuid(device)),
        life=uuid(life),
        at=at,
        hlc=hlc,
        seen=seen,
        seq=seq,
        state=State(state),
        refusal=refusal,
        action=action,
        reason=reason,
        digest=digest,
        past=_PAST.decode(past) if past else (),
    )


def about_rows(stream: str, filed: FiledOperation, told: Told) -> Iterator[Values]:
    """Give the rows that lead from records to an operation about them."""
    op = told(filed.row.op_id)
    return ((stream, told(record), op) for record in filed.about)


def place_row(stream: str, one: PlaceRow, told: Told) -> Values:
    """Return the row of a place."""
    return (stream, told(one.device), told(one.life), one.n, one.chain, told(one.op_id))


def place_of(row: Any, uuid: Uuid) -> PlaceRow | None:
    """Return the place of a row, None where there is none."""
    if row is None:
        return None
    device, life, n, chain, op_id = row
    return PlaceRow(DeviceId(uuid(device)), uuid(life), n, chain, OperationId(uuid(op_id)))
