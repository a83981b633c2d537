"""Finding: one field for people, cases, contacts, answers and the directory, within what the officer may see."""

import os
from collections.abc import Iterable, Mapping, Sequence
from threading import Lock
from uuid import UUID

from caseworker.desk.found import FOUND, Found, lines_of
from caseworker.desk.person_desk import PersonDesk
from caseworker.desk.sitting import Sitting
from caseworker.domain.definition import Record
from caseworker.domain.ids import PersonId
from caseworker.domain.people import Person
from caseworker.store.about import seen_of
from caseworker.store.audit import Entry
from caseworker.store.groups import group_of, survivors_of
from caseworker.store.reader import Reader
from caseworker.store.search.hits import Hit, VisibleClause
from caseworker.store.search.searcher import Searcher
from caseworker.store.search.vocabulary import Vocabulary
from caseworker.store.search_mark import mark_of

_PERSON = Person.definition.kind
KINDS = tuple(FOUND)


class Finding(PersonDesk):
    """Searches as someone types. Holds the words that misspelt names are compared with; one search at a time."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self._searcher = Searcher()
        self._one_at_a_time = Lock()

    def prepare(self) -> None:
        """Read the words of all names, or read them again after a large change; off the screen's thread.

        Before this, misspelt names are not found; everything else is.
        """
        fresh = Searcher()
        with self._reading() as reader:
            fresh.prepare(reader.connection, KINDS)
        with self._one_at_a_time:
            self._searcher = fresh

    def find(
        self, text: str, *, kinds: Sequence[str] = KINDS, limit: int = 20, finished: bool = False
    ) -> tuple[Found, ...]:
        """Return at most `limit` results of each kind, kinds in the order given and in each the best first.

        A person whose records were merged is found by the words of any of them, and once. Each search that is
        `finished`, rather than one of its letters, leaves a mark in the audit trail that does not tell the text.
        """
        if finished:
            self._leave_mark(text)
        with self._reading() as reader:
            hits = self._hits(reader, text, kinds, limit)
            return tuple(self._told(reader, hits))

    def vocabulary(self, kind: str) -> Vocabulary | None:
        """Return the words that misspelt names of a kind are compared with, None before `prepare`; for other desks."""
        with self._one_at_a_time:
            return self._searcher.vocabulary(kind)

    def people_called(self, reader: Reader, name: str, *, limit: int = 5) -> tuple[PersonId, ...]:
        """Return those found by a name, the best first, within what another desk reads; it leaves no mark."""
        return tuple(PersonId(hit.id) for hit in self._hits(reader, name, (_PERSON,), limit))

    def _hits(self, reader: Reader, text: str, kinds: Sequence[str], limit: int) -> list[Hit]:
        visible = self._visible()
        with self._one_at_a_time:
            hits = self._searcher.search(
                reader.connection,
                text,
                kinds=[kind for kind in kinds if kind in FOUND],
                visible=visible,
                region=self._sitting.pack.agency.country,
                on=self._today(),
                limit=limit,
            )
        return self._as_people(reader, hits, visible[_PERSON])

    def _as_people(self, reader: Reader, hits: Iterable[Hit], visible: VisibleClause) -> list[Hit]:
        """Put the record that stands for a person in the place of any other of theirs, and only where it ranks best."""
        found = list(hits)
        survivors = survivors_of(reader.connection, [PersonId(hit.id) for hit in found if hit.kind == _PERSON])
        kept: dict[UUID, Hit] = {}
        for hit in found:
            if hit.kind != _PERSON:
                kept[hit.id] = hit
            else:
                kept.setdefault(survivors[PersonId(hit.id)], hit)
        merged = {PersonId(key) for key, hit in kept.items() if key != hit.id}
        standing = {one: self._standing(reader, one, visible) for one in merged}
        return [_renamed(hit, standing.get(PersonId(key))) for key, hit in kept.items()]

    def _standing(self, reader: Reader, survivor: PersonId, visible: VisibleClause) -> UUID | None:
        """The oldest record of the group that the officer may see."""
        seen = seen_of(reader, Person, group_of(reader.connection, survivor), visible=visible)
        return seen[0].id if seen else None

    def _told(self, reader: Reader, hits: Sequence[Hit]) -> Iterable[Found]:
        records = _records(reader, hits)
        today = self._today()
        for hit in hits:
            if hit.id in records:
                title, second = lines_of(records[hit.id], on=today)
                yield Found(kind=hit.kind, id=hit.id, title=title, second=second, score=hit.score, reasons=hit.reasons)

    def _leave_mark(self, text: str) -> None:
        store = self._sitting.store
        with store.writing() as connection:
            mark = mark_of(connection, text, entropy=os.urandom)
        store.witness(Entry(author=self._sitting.author, at=self._now(), act="search", x={"text_h": mark}))


def _records(reader: Reader, hits: Sequence[Hit]) -> Mapping[UUID, Record]:
    wanted: dict[str, list[UUID]] = {}
    for hit in hits:
        wanted.setdefault(hit.kind, []).append(hit.id)
    return {record.id: record for kind, ids in wanted.items() for record in reader.many(FOUND[kind], ids)}


def _renamed(hit: Hit, standing: UUID | None) -> Hit:
    if standing is None or standing == hit.id:
        return hit
    return Hit(kind=hit.kind, id=standing, rid=hit.rid, score=hit.score, reasons=hit.reasons)
