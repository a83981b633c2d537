"""Which pairs somebody said are two people, as far as it is known on this device."""

from collections.abc import Iterable
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.distinctions import DistinctionsKnown, PairKey, PersonDistinction, PersonDoubt, pair_of
from caseworker.domain.ids import PersonId
from caseworker.store import sql
from caseworker.store.groups import survivors_of
from caseworker.store.reader import Reader
from caseworker.store.search.hits import VisibleClause

_PART = 500
_UNDOUBTED = "{row}.id NOT IN (SELECT u.distinction FROM person_doubt u)"
_STANDING = f'SELECT DISTINCT d."left", d."right" FROM person_distinction d WHERE {_UNDOUBTED.format(row="d")}'


def distinctions_around(reader: Reader, people: Iterable[PersonId]) -> DistinctionsKnown:
    """Return every distinction that names one of these records, and every doubt of one."""
    found = {one.id: one for person in people for one in reader.pointing_at(person, PersonDistinction)}
    doubts = {one.id: one for each in found for one in reader.pointing_at(each, PersonDoubt)}
    return DistinctionsKnown(tuple(found.values()), tuple(doubts.values()))


def standing_ones(reader: Reader, *, visible: VisibleClause) -> list[PersonDistinction]:
    """Return the visible distinctions nobody doubts, the latest first."""
    condition = f"WHERE ({visible.sql}) AND {_UNDOUBTED.format(row='r')} ORDER BY r.at DESC, r.id"
    return reader.select(PersonDistinction, condition, visible.parameters)


def apart(connection: sa.Connection) -> frozenset[PairKey]:
    """Return the pairs that are said to be two people, each by the records that stand for them now."""
    pairs = [tuple(PersonId(UUID(bytes=one)) for one in row) for row in sql.run(connection, _STANDING)]
    named = sorted({one for pair in pairs for one in pair})
    standing: dict[PersonId, PersonId] = {}
    for start in range(0, len(named), _PART):
        standing |= survivors_of(connection, named[start : start + _PART])
    return frozenset(pair_of(standing[left], standing[right]) for left, right in pairs)
