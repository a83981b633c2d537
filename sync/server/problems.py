"""What went wrong with what devices sent, for the supervisors of the place: refusals, forks, clones, unreadable bytes.

Noted in the transaction of the push, each once, however often it is sent again. A problem is ids, a word and a scope:
what an operation says stays with the operation. A problem about something sealed is in the scope of the device's own
work, so not even the place of a sealed record is told.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from http import HTTPStatus
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.ids import DeviceId, OfficerId, OperationId
from caseworker.domain.operations import Verb
from caseworker.domain.plain import from_micros, to_micros
from caseworker.errors import CaseworkerError
from sync.protocol.bodies import read_body
from sync.protocol.messages import State
from sync.protocol.wire import BadMessage
from sync.server.core import Outcome
from sync.server.hindrances import MALFORMED
from sync.server.scopes import OWN_MARK, scopes_of_record
from sync.server.storage import FiledOperation, Tx
from sync.server.tables import METADATA

PROBLEM = sa.Table(
    "problem",
    METADATA,
    sa.Column("stream", sa.Text, primary_key=True),
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("at", sa.BigInteger, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("device", sa.Uuid, nullable=False),
    sa.Column("officer", sa.Uuid),
    sa.Column("op_id", sa.Uuid),
    sa.Column("life", sa.Uuid, nullable=False),
    sa.Column("word", sa.Text, nullable=False),
    sa.Column("scope", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("settled_by", sa.Uuid),
    sa.Column("settled_at", sa.BigInteger),
)
sa.Index("problem_listed", PROBLEM.c.stream, PROBLEM.c.state, PROBLEM.c.scope, PROBLEM.c.at)
MOST_LISTED = 500


class Kind(StrEnum):
    """What kind of problem it is."""

    REFUSED = "refused"
    MALFORMED = "malformed"
    FORK = "fork"  # a device came back with another past: it was restored from a copy, or copied
    CLONE = "clone"  # and then the first past went on: two machines are alive under one name


OF_DEVICES = (Kind.FORK, Kind.CLONE)  # they say nothing of any record


class ProblemState(StrEnum):
    """Whether somebody still has to look at it."""

    OPEN = "open"
    SETTLED = "settled"


class ProblemUnknown(CaseworkerError):
    """A problem was to be settled that is not among those of this supervisor."""

    status = HTTPStatus.NOT_FOUND
    key = "problem.unknown"
    sentence = "This is not on your list. Nothing was changed. Look at the list again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One problem. `word` says why an operation was refused; `life` is the device's, with which it came."""

    id: UUID
    at: datetime
    kind: Kind
    device: DeviceId
    officer: OfficerId | None
    op_id: OperationId | None
    life: UUID
    word: str
    scope: str
    state: ProblemState
    settled_by: OfficerId | None
    settled_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What was noted for the first time. `clone`: two machines send as this device, so it is to be quarantined.

    It is told once: whoever releases the device afterwards vouches that one of the two is gone.
    """

    problems: tuple[Problem, ...]
    clone: bool


class Problems:
    """The problems of one stream."""

    def __init__(self, stream: str) -> None:
        self._stream = stream

    def note(self, connection: sa.Connection, tx: Tx, outcome: Outcome, *, officer: OfficerId, now: datetime) -> Noted:
        """Note what is wrong with a push, in its transaction. `officer` is whose device it is."""
        refused = [one for one in outcome.filed if one.row.state is State.REFUSED]
        forked_before = self._knows(connection, _id_of(Kind.FORK, outcome.device, outcome.life))
        clone = forked_before and outcome.fresh > 0
        if not (refused or outcome.forked or clone):
            return Noted(problems=(), clone=False)
        found = [*_refusals(tx, refused, now), *_of_device(tx, outcome, officer, now, clone=clone)]
        new = [one for one in found if not self._knows(connection, one.id)]
        if new:
            connection.execute(sa.insert(PROBLEM), [_row(self._stream, one) for one in new])
        return Noted(problems=tuple(new), clone=any(one.kind is Kind.CLONE for one in new))

    def listed(
        self,
        connection: sa.Connection,
        scopes: frozenset[str],
        *,
        settled: bool = False,
        limit: int = MOST_LISTED,
        after: UUID | None = None,
        with_devices: bool = False,
    ) -> tuple[Problem, ...]:
        """Return the problems in these scopes, the oldest first: the open ones, or those that are settled.

        `with_devices` adds those of devices, whatever their scope. Raises ProblemUnknown when there is none `after`
        which to go on.
        """
        state = ProblemState.SETTLED if settled else ProblemState.OPEN
        wanted = self._mine().where(PROBLEM.c.state == state.value, _within(scopes, with_devices=with_devices))
        if after is not None:
            last = self._one(connection, after)
            later = (PROBLEM.c.at > last.at) | ((PROBLEM.c.at == last.at) & (PROBLEM.c.id > last.id))
            wanted = wanted.where(later)
        rows = connection.execute(wanted.order_by(PROBLEM.c.at, PROBLEM.c.id).limit(limit))
        return tuple(_problem(row) for row in rows)

    def settle(
        self,
        connection: sa.Connection,
        problem: UUID,
        *,
        by: OfficerId,
        scopes: frozenset[str],
        now: datetime,
        with_devices: bool = False,
    ) -> Problem:
        """Say that somebody has dealt with a problem; whoever was first stays named. Raises ProblemUnknown."""
        self._one(connection, problem, _within(scopes, with_devices=with_devices))
        one = (PROBLEM.c.stream == self._stream) & (PROBLEM.c.id == problem)
        still_open = PROBLEM.c.state == ProblemState.OPEN.value
        settled = {"state": ProblemState.SETTLED.value, "settled_by": by, "settled_at": to_micros(now)}
        connection.execute(sa.update(PROBLEM).where(one, still_open).values(settled))
        return _problem(self._one(connection, problem))

    def _one(self, connection: sa.Connection, problem: UUID, *within: sa.ColumnElement[bool]) -> Any:
        row = connection.execute(self._mine().where(PROBLEM.c.id == problem, *within)).one_or_none()
        if row is None:
            raise ProblemUnknown
        return row

    def _mine(self) -> sa.Select[Any]:
        return sa.select(PROBLEM).where(PROBLEM.c.stream == self._stream)

    def _knows(self, connection: sa.Connection, problem: UUID) -> bool:
        known = sa.select(PROBLEM.c.id).where(PROBLEM.c.stream == self._stream, PROBLEM.c.id == problem)
        return connection.execute(known).first() is not None


def _within(scopes: frozenset[str], *, with_devices: bool) -> sa.ColumnElement[bool]:
    placed = PROBLEM.c.scope.in_(sorted(scopes))
    return placed | PROBLEM.c.kind.in_([one.value for one in OF_DEVICES]) if with_devices else placed


def _refusals(tx: Tx, refused: list[FiledOperation], now: datetime) -> Iterator[Problem]:
    about = sorted({record for one in refused for record in one.about})
    places = {record: one.scopes for record, one in tx.records(about).items()} if about else {}
    for one in refused:
        row = one.row
        malformed = row.refusal == MALFORMED
        scopes = frozenset[str]().union(*(places.get(record, frozenset()) for record in one.about))
        yield Problem(
            id=_id_of(Kind.REFUSED, row.device, row.op_id),
            at=now,
            kind=Kind.MALFORMED if malformed else Kind.REFUSED,
            device=row.device,
            officer=row.officer if row.officer.int else None,
            op_id=row.op_id,
            life=row.life,
            word=row.refusal,
            scope=_place(scopes) or _place(_made_in(tx, one)) or _place(tx.grants(row.device)),
            state=ProblemState.OPEN,
            settled_by=None,
        )


def _made_in(tx: Tx, refused: FiledOperation) -> frozenset[str]:
    """Return where an operation would have made records, of the places where there are some already.

    So work on what was lost meanwhile is told where that is, and a place nobody works in hides nothing.
    """
    try:
        made = [one for one in read_body(refused.body).mutations if one.verb == Verb.CREATE] if refused.about else []
    except BadMessage:
        return frozenset()
    places = (scopes_of_record(one.kind, one.value, assigned=()) for one in made if isinstance(one.value, dict))
    found = frozenset[str]().union(*places)
    return frozenset(one for one in found if next(iter(tx.records_in(one, after=None)), None) is not None)


def _of_device(tx: Tx, outcome: Outcome, officer: OfficerId, now: datetime, *, clone: bool) -> Iterator[Problem]:
    kinds = {Kind.FORK: outcome.forked, Kind.CLONE: clone}
    for kind in (kind for kind, applies in kinds.items() if applies):
        yield Problem(
            id=_id_of(kind, outcome.device, outcome.life),
            at=now,
            kind=kind,
            device=outcome.device,
            officer=officer,
            op_id=None,
            life=outcome.life,
            word=kind.value,
            scope=_place(tx.grants(outcome.device)),
            state=ProblemState.OPEN,
            settled_by=None,
        )


def _place(scopes: frozenset[str]) -> str:
    """Return the scope of a territory among scopes, "" when there is none: that of normal records before others."""
    placed = (one for one in scopes if "/" in one and not one.startswith(OWN_MARK))
    return min(placed, key=lambda one: (one.rpartition("/")[2], one), default="")


def _id_of(kind: Kind, device: DeviceId, what: UUID) -> UUID:
    """Return the one id of a problem, the same however often it is met (UUIDv8, RFC 9562)."""
    told = b"\0".join((kind.value.encode(), device.bytes, what.bytes))
    bits = int.from_bytes(hashlib.blake2b(told, digest_size=16).digest(), "big")
    return UUID(int=bits & ~(0xF << 76) & ~(0x3 << 62) | 0x8 << 76 | 0b10 << 62)


def _row(stream: str, one: Problem) -> dict[str, Any]:
    made = {name: getattr(one, name) for name in one.__slots__}
    at = to_micros(one.at)
    return {**made, "stream": stream, "at": at, "kind": one.kind.value, "state": one.state.value, "settled_at": None}


def _problem(row: Any) -> Problem:
    return Problem(
        id=row.id,
        at=from_micros(row.at),
        kind=Kind(row.kind),
        device=DeviceId(row.device),
        officer=None if row.officer is None else OfficerId(row.officer),
        op_id=None if row.op_id is None else OperationId(row.op_id),
        life=row.life,
        word=row.word,
        scope=row.scope,
        state=ProblemState(row.state),
        settled_by=None if row.settled_by is None else OfficerId(row.settled_by),
        settled_at=None if row.settled_at is None else from_micros(row.settled_at),
    )
