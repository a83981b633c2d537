"""What this device makes of a reply of its server, step by step in one transaction.

The steps are those of the sync client; each leaves the officer's view as base and overlay then say it is.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from caseworker.store import answers, groups, lives, purging, sql, standing, told
from caseworker.store.answers import OwnAnswer, Records
from caseworker.store.incoming import Change, Intake
from caseworker.store.open_records import OpenRecords
from caseworker.store.reader import Reader
from caseworker.store.schema import Schema
from caseworker.store.scope_sets import ScopeSets
from caseworker.store.standing import Epoch, Filling

_PART = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the server's log, with the place it reaches and the scopes that are here afterwards.

    `gone` are scopes that were lost; `safe` is the place up to which the server's log is in a backup.
    """

    changes: Iterable[Change]
    cursor: int
    held: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    filling: Filling | None = None
    resume_at: int | None = None
    safe: int = 0


@dataclass(frozen=True, slots=True)
class News:
    """Which records were made or changed here, or have gone, by kind; `everything`: all may have.

    `unsealed` are attachments whose content has to go from this device.
    """

    changed: dict[str, frozenset[UUID]]
    everything: bool = False
    unsealed: frozenset[UUID] = frozenset()


class Receiving:
    """One reply on its way into the store. Ended by the store, never by hand."""

    def __init__(self, connection: sa.Connection, schema: Schema, *, index_later: bool = False) -> None:
        self._connection = connection
        self._schema = schema
        self._records = OpenRecords(connection, schema, index_later=index_later)
        self._everything = False

    @property
    def news(self) -> News:
        """What has changed so far."""
        changed = {kind: frozenset(ids) for kind, ids in self._records.changed.items() if ids}
        return News(changed, self._everything, frozenset(self._records.unsealed))

    def answered(self, given: Iterable[OwnAnswer]) -> None:
        """Note what the server made of operations; what its log has brought already is not laid on it again."""
        self._lay(answers.take(self._connection, given))

    def begin_life(self, life: UUID, *, missing_after: int | None = None) -> None:
        """Go on in a new life with what has no answer; see `lives.begin`."""
        self._lay(lives.begin(self._connection, life, missing_after=missing_after))

    def begin_epoch(self, lineage: tuple[Epoch, ...], *, shared: int) -> None:
        """Begin reading another log, that is one with the present log up to `shared`.

        The base goes; all own operations here are without an answer again and lie on top of what is yet to come.
        """
        connection = self._connection
        purging.keep_to_tell(connection, self._schema, above=shared)
        purging.drop_base(connection, self._schema)
        standing.begin_epoch(connection, lineage)
        sql.run(connection, "UPDATE outbox SET seen_at_most = min(coalesce(seen_at_most, ?), ?)", (shared, shared))
        answers.reopen(connection, after=0)
        self._everything = True
        self._lay(answers.records_of(connection))
        groups.rebuild(Reader(connection, self._schema))

    def told_taken(self, ids: Collection[UUID]) -> None:
        """Note that the server has been told of these conflicts."""
        told.taken(self._connection, frozenset(ids))

    def take_in(self, page: Page) -> None:
        """Take in a page: what left the scopes goes, rows come, the place moves on and own work is passed."""
        connection = self._connection
        was = standing.standing(connection)
        standing.reach(connection, held=page.held, filling=page.filling)
        if page.gone:
            reach = frozenset(page.held) | ({page.filling.scope} if page.filling else set())
            purging.keep_only(connection, self._schema, self._records, reach)
        Intake(connection, self._schema, self._records).take(page.changes)
        standing.move(connection, cursor=page.cursor, resume_at=page.resume_at)
        passed = answers.let_pass(connection, page.cursor)
        self._lay(passed)
        answers.forget_safe(connection, page.safe)
        if was.resume_at is not None and page.resume_at is None:
            purging.forget_absent(connection, self._schema)

    def mend(self, changes: Iterable[Change]) -> None:
        """Take rows in that this device should have had already, without moving on in the log."""
        Intake(self._connection, self._schema, self._records).take(changes)
        self._lay({})

    def take_out(self, scope: str, records: Collection[UUID]) -> None:
        """Take records out of a scope in which the server has them not; those that are in no other leave this device.

        On whichever own work lies that the log has not passed, stays as it is.
        """
        purging.take_out(self._connection, self._schema, self._records, scope, records)
        self._lay({})

    def finish(self) -> None:
        """Bring up to date what follows from the records."""
        groups.follow(Reader(self._connection, self._schema), self._records.changed)

    def _lay(self, about: Records) -> None:
        """Write these records, and all that are open, as base and overlay now say."""
        closed = {kind: sorted(ids) for kind, ids in about.items() if kind in self._schema.rows}
        closed = {kind: [one for one in ids if one not in self._records] for kind, ids in closed.items()}
        self._records.write_out()
        for kind, ids in closed.items():
            for start in range(0, len(ids), _PART):
                self._records.opened(kind, ids[start : start + _PART])
                self._records.write_out()
        self._fetch_anew()

    def _fetch_anew(self) -> None:
        """Give up the scopes of records that should be seen again although their words are gone from here."""
        if not self._records.missing:
            return
        sets = ScopeSets(self._connection)
        scopes = frozenset[str]().union(*(sets.scopes(number) for number in self._records.missing))
        self._records.missing.clear()
        now = standing.give_up(self._connection, scopes)
        purging.keep_only(self._connection, self._schema, self._records, now.reach)
        self._records.write_out()
