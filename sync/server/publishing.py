"""Bringing the records of a pack up to date: as one operation of the service itself, judged like any other.

Devices do not publish: what is made here has the ids that any of them would make.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from caseworker.domain import publication
from caseworker.domain.agency import Pack
from caseworker.domain.answers import Answer
from caseworker.domain.definition import Record
from caseworker.domain.directory import Place, Service
from caseworker.domain.ids import Entropy
from caseworker.domain.operations import Mutation, Verb, between
from caseworker.packs.working_days import calendar_of
from sync.server.own_operations import OwnOperations
from sync.server.plain_records import default_of, plain_of, value_of
from sync.server.rows import SqlTx
from sync.server.scopes import ALL
from sync.server.storage import FiledOperation, StoredRecord

_OFFERED: tuple[type[Record], ...] = (Answer, Service, Place)
_BY_KIND = {one.definition.kind: one for one in _OFFERED}


@dataclass(frozen=True, slots=True)
class PublishedRecords:
    """How many records a publication made, changed, and ended; `filed` is what has become of its operation."""

    made: int
    changed: int
    ended: int
    filed: tuple[FiledOperation, ...] = ()


class Publishing:
    """Writes the records of packs."""

    def __init__(self, *, entropy: Entropy) -> None:
        self._own = OwnOperations(entropy=entropy)

    def publish(self, tx: SqlTx, pack: Pack, *, now: datetime) -> PublishedRecords:
        """Bring the records up to what the pack says, in the caller's transaction. The same again changes nothing."""
        gathered = _Gathered(tx, pack, calendar_of(pack.agency).day_of(now))
        mutations = tuple(gathered.mutations())
        if not mutations:
            return PublishedRecords(0, 0, 0)
        filed = self._own.write(tx, mutations, action="pack.publish", reason=pack.version, scopes={ALL}, now=now)
        return PublishedRecords(gathered.made, gathered.changed, gathered.ended, filed)


class _Gathered:
    """What a pack changes of the records that are kept."""

    def __init__(self, tx: SqlTx, pack: Pack, today: date) -> None:
        self._pack, self._today = pack, today
        self._known = {one.id: one for one in tx.records_in(ALL, after=None) if one.kind in _BY_KIND}
        self.made = self.changed = self.ended = 0

    def mutations(self) -> Iterator[Mutation]:
        """Yield the fewest mutations, counting what they do."""
        said = {record.id: record for record in self._said()}
        for record in said.values():
            known = self._known.get(record.id)
            found = [_creation(record)] if known is None else _changes(known, record)
            self.made += known is None
            self.changed += known is not None and bool(found)
            yield from found
        for known in self._known.values():
            found = [] if known.id in said else self._ending(known)
            self.ended += bool(found)
            yield from found

    def _said(self) -> Iterator[Answer | Service | Place]:
        for article in self._pack.answers:
            kept = self._known.get(publication.answer_id(self._pack, article.id, article.language))
            known = None if kept is None else value_of(_BY_KIND[kept.kind], kept)
            assert known is None or isinstance(known, Answer)
            yield publication.answer_of(self._pack, article, known)
        yield from publication.directory_of(self._pack)

    def _ending(self, known: StoredRecord) -> list[Mutation]:
        record = value_of(_BY_KIND[known.kind], known)
        if not isinstance(record, Answer | Service):
            return []
        return _changes(known, publication.ended(self._pack, record, on=self._today))


def _creation(record: Record) -> Mutation:
    return Mutation(record.definition.kind, record.id, Verb.CREATE, "", dict(plain_of(record)))


def _changes(known: StoredRecord, record: Record) -> list[Mutation]:
    """Compare as the record is read: a field at its default is as good as none."""
    before, after = plain_of(value_of(_BY_KIND[known.kind], known)), plain_of(record)
    return between(record.definition, record.id, before, after, lambda name: default_of(record, name))
