"""Every table of the case store: one per subject, and the store's own books.

The books are few: who edited what and when (`edit`, `history`), what waits to be sent or must be kept until the server
holds it safely (`outbox`, `shadow`, `travel`), what of the server's log is here and why (`scope`, `scope_set`,
`aside`), what came back (`returned`, `told_conflict`), what points at what (`link`), which records are one person
(`person_group`) and which may be (`likely_pair`, `to_compare`), the audit trail (`audit`, `audit_reason`), leased
numbers, drafts, the agency packs, and what was brought in from files (`import_run` and what stands with it).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import sqlalchemy as sa

from caseworker.domain.definition import Record
from caseworker.store.list_indexes import add_list_indexes
from caseworker.store.rows.tables import SubjectRows


@dataclass(frozen=True, slots=True, eq=False)
class Schema:
    """The tables of a set of subjects. Made once by whoever opens the store; holds no connection."""

    metadata: sa.MetaData
    rows: Mapping[str, SubjectRows]

    def of(self, subject: type[Record]) -> SubjectRows:
        """Return how a subject is kept."""
        return self.rows[subject.definition.kind]

    @property
    def link_sources(self) -> Mapping[int, str]:
        """The kind of record behind each link code."""
        return {code: kind for kind, rows in self.rows.items() for code in rows.link_codes}


def schema_of(subjects: Iterable[type[Record]]) -> Schema:
    """Return the tables for these subjects and the store's books."""
    metadata = sa.MetaData()
    rows = {one.definition.kind: SubjectRows(one.definition, metadata) for one in subjects}
    add_list_indexes(metadata)
    _edits(metadata)
    _travel(metadata)
    _reach(metadata)
    _came_back(metadata)
    _links(metadata)
    _likeness(metadata)
    _audit(metadata)
    _local(metadata)
    _imports(metadata)
    return Schema(metadata, MappingProxyType(rows))


def _edits(metadata: sa.MetaData) -> None:
    sa.Table(
        "edit",
        metadata,
        sa.Column("eid", sa.Integer, primary_key=True),
        sa.Column("op_id", sa.LargeBinary(16), nullable=False),
        sa.Column("officer", sa.LargeBinary(16), nullable=False),
        sa.Column("device", sa.LargeBinary(16), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("audit", sa.Integer),  # the number of its audit record, for an edit made on this device
        sa.Column("n", sa.Integer),  # the number of its operation, for an edit made on this device
    )
    sa.Table(
        "history",
        metadata,
        sa.Column("record", sa.LargeBinary(16), primary_key=True),
        sa.Column("eid", sa.Integer, sa.ForeignKey("edit.eid"), primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("before", sa.Text),  # plain values of the fields that changed; NULL when this edit made the record
        sqlite_with_rowid=False,
    )


def _travel(metadata: sa.MetaData) -> None:
    sa.Table(
        "outbox",
        metadata,
        sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("op_id", sa.LargeBinary(16), nullable=False),
        sa.Column("eid", sa.Integer, nullable=False),
        sa.Column("life", sa.LargeBinary(16), nullable=False),
        sa.Column("seen", sa.BigInteger, nullable=False),
        sa.Column("seen_at_most", sa.BigInteger),
        sa.Column("digest", sa.LargeBinary(32), nullable=False),
        sa.Column("chain", sa.LargeBinary(32), nullable=False),
        sa.Column("state", sa.Text, nullable=False),  # waiting, answered, kept (the log has passed it)
        sa.Column("answer", sa.Text),
        sa.Column("seq", sa.BigInteger),
        sa.Column("refusal", sa.Text),
        sa.Column("body", sa.LargeBinary, nullable=False),  # of what was erased, only digests are left in it
        sa.CheckConstraint("state IN ('waiting', 'answered', 'kept')", name="outbox_state"),
    )
    sa.Table(
        "shadow",
        metadata,
        sa.Column("record", sa.LargeBinary(16), primary_key=True),
        sa.Column("field", sa.Text, primary_key=True),
        sa.Column("base", sa.Text, nullable=False),  # the plain value in the server's log, as JSON
        sa.Column("seen", sa.BigInteger, nullable=False),  # the least that an author of an edit on top had seen
        sqlite_with_rowid=False,
    )
    sa.Table(
        "travel",
        metadata,
        sa.Column("one", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("life", sa.LargeBinary(16), nullable=False),
        sa.Column("n", sa.BigInteger, nullable=False),
        sa.Column("chain", sa.LargeBinary(32), nullable=False),
        sa.Column("hlc", sa.BigInteger, nullable=False),
        sa.Column("cursor", sa.BigInteger, nullable=False),
        sa.Column("safe", sa.BigInteger, nullable=False),
        sa.Column("pending_from", sa.BigInteger, nullable=False),  # the first n that the log has not passed, or n + 1
        sa.Column("newest", sa.BigInteger, nullable=False),  # no record here has a version above it
        sa.Column("resume_at", sa.BigInteger),
        sa.Column("lineage", sa.Text, nullable=False),  # the epochs of the log that was read, as JSON
        sa.Column("audited", sa.BigInteger, nullable=False),  # the last record of the audit trail, and its leaf
        sa.Column("leaf", sa.LargeBinary(32), nullable=False),
        sa.CheckConstraint("one = 1", name="travel_one"),
    )


def _reach(metadata: sa.MetaData) -> None:
    sa.Table(
        "scope",
        metadata,
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("held", sa.Boolean, nullable=False),  # 0 for the one that is being filled
        sa.Column("after", sa.LargeBinary(16)),
    )
    sa.Table(
        "scope_set",
        metadata,
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("scopes", sa.Text, nullable=False, unique=True),  # their names in order, as JSON
    )
    sa.Table(
        "aside",
        metadata,
        sa.Column("id", sa.LargeBinary(16), primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("v", sa.BigInteger, nullable=False),
        sa.Column("scopes", sa.Integer),
        sa.Column("fields", sa.Text),  # plain, as JSON; NULL beneath an own erasing
    )


def _came_back(metadata: sa.MetaData) -> None:
    sa.Table(
        "told_conflict",
        metadata,
        sa.Column("id", sa.LargeBinary(16), primary_key=True),
        sa.Column("fields", sa.Text, nullable=False),
    )
    sa.Table(
        "returned",
        metadata,
        sa.Column("op_id", sa.LargeBinary(16), primary_key=True),
        sa.Column("n", sa.BigInteger, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("word", sa.Text, nullable=False),  # why it was refused
        sa.Column("reason", sa.Text, nullable=False),  # why it was done, as its author said
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("dismissed", sa.Boolean, nullable=False),
    )
    sa.Table(
        "blob_state",
        metadata,
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("attachment", sa.LargeBinary(16), nullable=False),
        sa.Column("direction", sa.Text, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("done", sa.BigInteger, nullable=False),  # bytes
        sa.Column("priority", sa.Integer, nullable=False),
        sa.Column("failed", sa.Integer, nullable=False),  # tries in a row
        sa.CheckConstraint("direction IN ('up', 'down')", name="blob_state_direction"),
    )


def _links(metadata: sa.MetaData) -> None:
    sa.Table(
        "link",
        metadata,
        sa.Column("target", sa.LargeBinary(16), primary_key=True),
        sa.Column("moment", sa.BigInteger, primary_key=True),
        sa.Column("code", sa.Integer, primary_key=True),
        sa.Column("source", sa.LargeBinary(16), primary_key=True),
        sqlite_with_rowid=False,
    )
    sa.Table(
        "person_group",
        metadata,
        sa.Column("person", sa.LargeBinary(16), primary_key=True),
        sa.Column("survivor", sa.LargeBinary(16), nullable=False, index=True),
        sqlite_with_rowid=False,
    )


def _likeness(metadata: sa.MetaData) -> None:
    sa.Table(
        "likely_pair",
        metadata,
        sa.Column("left", sa.LargeBinary(16), primary_key=True),
        sa.Column("right", sa.LargeBinary(16), primary_key=True, index=True),
        sa.Column("likelihood", sa.Float, nullable=False, index=True),
        sa.Column("reasons", sa.Text, nullable=False),  # aspect, agreement and bits of each, as JSON
        sqlite_with_rowid=False,
    )
    sa.Table(
        "to_compare",
        metadata,
        sa.Column("rid", sa.Integer, primary_key=True),  # of people who came or changed and were not looked at since
        sa.Column("turn", sa.Integer, nullable=False),
    )


def _audit(metadata: sa.MetaData) -> None:
    sa.Table(
        "audit",
        metadata,
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.Column("leaf", sa.LargeBinary(32), nullable=False),
    )
    sa.Table(
        "audit_reason",
        metadata,
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("salt", sa.LargeBinary(16), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )


def _local(metadata: sa.MetaData) -> None:
    sa.Table(
        "number_block",
        metadata,
        sa.Column("series", sa.Text, primary_key=True),
        sa.Column("first", sa.BigInteger, primary_key=True),
        sa.Column("next", sa.BigInteger, nullable=False),
        sa.Column("last", sa.BigInteger, nullable=False),
    )
    sa.Table(
        "draft",
        metadata,
        sa.Column("about", sa.Text, primary_key=True),
        sa.Column("form", sa.Text, primary_key=True),
        sa.Column("officer", sa.LargeBinary(16), primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("changed_at", sa.BigInteger, nullable=False),
        sa.Column("discarded_at", sa.BigInteger),
    )
    sa.Table(
        "pack",
        metadata,
        sa.Column("version", sa.Text, primary_key=True),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("since", sa.BigInteger, nullable=False),
    )
    sa.Table(
        "attachment_key",
        metadata,
        sa.Column("id", sa.LargeBinary(16), primary_key=True),
        sa.Column("key", sa.LargeBinary(32), nullable=False),
        sqlite_with_rowid=False,
    )
    sa.Table(
        "office",
        metadata,
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )


def _imports(metadata: sa.MetaData) -> None:
    sa.Table(
        "import_run",
        metadata,
        sa.Column("id", sa.LargeBinary(16), primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("officer", sa.LargeBinary(16), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("mapping", sa.Text, nullable=False),  # pairs, as JSON
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("added", sa.BigInteger, nullable=False),
        sa.Column("changed", sa.BigInteger, nullable=False),
        sa.Column("known", sa.BigInteger, nullable=False),
        sa.Column("refused", sa.BigInteger, nullable=False),
        sa.Column("taken_back", sa.BigInteger, nullable=False),
        sa.Column("staying", sa.BigInteger, nullable=False),
        sa.CheckConstraint("state IN ('started', 'done', 'undoing', 'undone')", name="import_run_state"),
    )
    sa.Table(
        "import_edit",
        metadata,
        sa.Column("run", sa.LargeBinary(16), primary_key=True),
        sa.Column("eid", sa.Integer, primary_key=True),
        sqlite_with_rowid=False,
    )
    sa.Table(
        "import_touch",
        metadata,
        sa.Column("run", sa.LargeBinary(16), primary_key=True),
        sa.Column("item", sa.BigInteger, primary_key=True),  # its place in the file, from 1
        sa.Column("record", sa.LargeBinary(16), primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("made", sa.Boolean, nullable=False),
        sa.Column("stays", sa.Text, nullable=False),  # why it was not taken back; gone; empty before
        sqlite_with_rowid=False,
    )
    sa.Table(
        "import_refused",
        metadata,
        sa.Column("run", sa.LargeBinary(16), primary_key=True),
        sa.Column("item", sa.BigInteger, primary_key=True),
        sa.Column("line", sa.BigInteger, nullable=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("sentence", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
