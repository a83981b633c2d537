"""Pairs that may be one person, kept on this device only, and who is still to be compared with the others.

Whoever comes, or changes in what is searched, waits to be looked at, and pairs with them are forgotten, in the same
transaction as their row: so a look that was cut off goes on where it was, and what stands in the list holds still.
Nothing of this travels. Works inside the caller's transaction.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

import msgspec
import sqlalchemy as sa

from caseworker.domain.distinctions import PairKey, pair_of
from caseworker.domain.ids import PersonId
from caseworker.domain.linkage import Agreement, Aspect, Likelihood, Reason
from caseworker.store import sql
from caseworker.store.search.hits import VisibleClause

_PERSON = "person"
_JSON = msgspec.json.Encoder()
_REASONS = msgspec.json.Decoder(list[tuple[str, str, float]])
_CAME = """WITH RECURSIVE came(rid) AS (SELECT ? UNION ALL SELECT rid + 1 FROM came WHERE rid < ?)
INSERT OR IGNORE INTO to_compare (rid, turn) SELECT rid, 0 FROM came"""
_CHANGED = "INSERT INTO to_compare (rid, turn) VALUES (?, 1) ON CONFLICT (rid) DO UPDATE SET turn = turn + 1"
_FORGET = 'DELETE FROM likely_pair WHERE "left" = ? OR "right" = ?'
_KEEP = 'INSERT OR REPLACE INTO likely_pair ("left", "right", likelihood, reasons) VALUES (?, ?, ?, ?)'
_SEEN = "EXISTS (SELECT 1 FROM person AS r WHERE r.id = p.{side} AND ({seen}))"
_STANDS = "NOT EXISTS (SELECT 1 FROM person_group g WHERE g.person = p.{side} AND g.survivor <> g.person)"


@dataclass(frozen=True, slots=True)
class LikelyPair:
    """Two records, the older first, and how likely they are one person."""

    left: PersonId
    right: PersonId
    likelihood: Likelihood

    @property
    def key(self) -> PairKey:
        """Both records, the older first."""
        return self.left, self.right


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row of a person that is to be compared; `turn` is another one once the person has changed again."""

    rid: int
    turn: int


def came(connection: sa.Connection, kind: str, *, first: int, count: int) -> None:
    """Have people compared whose rows were just made, by their numbers; nothing for other kinds."""
    if kind == _PERSON and count:
        sql.run(connection, _CAME, (first, first + count - 1))


def changed(connection: sa.Connection, kind: str, rid: int, record: UUID) -> None:
    """Forget the pairs of a person who has changed, and have them compared again; nothing for other kinds."""
    if kind == _PERSON:
        sql.run(connection, _CHANGED, (rid,))
        forget(connection, kind, (record,))


def forget(connection: sa.Connection, kind: str, records: Iterable[UUID]) -> None:
    """Forget the pairs of these people: they have changed, or are no longer here; nothing for other kinds."""
    if kind == _PERSON:
        sql.run_many(connection, _FORGET, [(one.bytes, one.bytes) for one in records])


def waiting(connection: sa.Connection, *, limit: int) -> list[Waiting]:
    """Return people who are still to be compared, those first who came to this device last."""
    rows = sql.run(connection, "SELECT rid, turn FROM to_compare ORDER BY rid DESC LIMIT ?", (limit,))
    return [Waiting(rid, turn) for rid, turn in rows]


def count_waiting(connection: sa.Connection) -> int:
    """Return how many people are still to be compared."""
    return int(sql.scalar(connection, "SELECT count(*) FROM to_compare"))


def settle(
    connection: sa.Connection, looked_at: Sequence[Waiting], people: Collection[PersonId], found: Iterable[LikelyPair]
) -> None:
    """Put what was found of some people in the place of what was known; who changed meanwhile waits again."""
    forget(connection, _PERSON, people)
    reasons = [(one.left.bytes, one.right.bytes, one.likelihood.probability, _packed(one.likelihood)) for one in found]
    sql.run_many(connection, _KEEP, reasons)
    taken = [(one.rid, one.turn) for one in looked_at]
    sql.run_many(connection, "DELETE FROM to_compare WHERE rid = ? AND turn = ?", taken)


def listed(connection: sa.Connection, *, visible: VisibleClause) -> Iterator[LikelyPair]:
    """Give the pairs of which both records are here, stand for a person and may be seen, the likeliest first.

    They are read one by one, in the order of an index: whoever needs few does not pay for all.
    """
    conditions = [_SEEN.format(side=f'"{side}"', seen=visible.sql) for side in ("left", "right")]
    conditions += [_STANDS.format(side=f'"{side}"') for side in ("left", "right")]
    statement = (
        'SELECT p."left", p."right", p.likelihood, p.reasons FROM likely_pair AS p '
        f'WHERE {" AND ".join(conditions)} ORDER BY p.likelihood DESC, p."left" DESC, p."right" DESC'
    )
    for left, right, likelihood, reasons in sql.run(connection, statement, (*visible.parameters,) * 2):
        pair = pair_of(PersonId(UUID(bytes=left)), PersonId(UUID(bytes=right)))
        yield LikelyPair(*pair, Likelihood(likelihood, _unpacked(reasons)))


def _packed(likelihood: Likelihood) -> str:
    return _JSON.encode([(one.aspect, one.agreement, one.bits) for one in likelihood.reasons]).decode()


def _unpacked(text: str) -> tuple[Reason, ...]:
    return tuple(
        Reason(Aspect(aspect), Agreement(agreement), bits) for aspect, agreement, bits in _REASONS.decode(text)
    )
