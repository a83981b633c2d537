"""The service's tables, the same on SQLite and PostgreSQL. Every key begins with the stream.

A record carries its scopes and mentions as JSON, so that reading it needs no join; `record_scope` and `mention` lead
back to it. `clocks` is JSON: what a record stands by (storage.Clocks). The words in the body of an operation can be
erased; its digest and its place in the chain stay. Tables of short rows are their own index on SQLite.
"""

from typing import Any

import sqlalchemy as sa

METADATA = sa.MetaData()
_SHORT: dict[str, Any] = {"sqlite_with_rowid": False}


def _key(name: str, kind: type[sa.types.TypeEngine[Any]]) -> sa.Column[Any]:
    return sa.Column(name, kind, primary_key=True)


SCHEMA = sa.Table("server_schema", METADATA, _key("stream", sa.Text), sa.Column("version", sa.Integer, nullable=False))
STREAM = sa.Table(
    "stream",
    METADATA,
    _key("stream", sa.Text),
    sa.Column("head", sa.BigInteger, nullable=False),
    sa.Column("floor", sa.BigInteger, nullable=False),
    sa.Column("safe", sa.BigInteger, nullable=False),
    sa.Column("lineage", sa.Text, nullable=False),
)
RECORD = sa.Table(
    "record",
    METADATA,
    _key("stream", sa.Text),
    _key("id", sa.Uuid),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("v", sa.BigInteger, nullable=False),
    sa.Column("schema", sa.BigInteger, nullable=False),
    sa.Column("scopes", sa.Text, nullable=False),
    sa.Column("mentions", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("clocks", sa.Text, nullable=False),
    sa.Column("erased", sa.Boolean, nullable=False),
    postgresql_with={
        "fillfactor": 70
    },  # room for the next version of a row beside it, so that its index stays as it is
)
RECORD_SCOPE = sa.Table(
    "record_scope", METADATA, _key("stream", sa.Text), _key("scope", sa.Text), _key("id", sa.Uuid), **_SHORT
)
MENTION = sa.Table("mention", METADATA, _key("stream", sa.Text), _key("word", sa.Text), _key("id", sa.Uuid), **_SHORT)
CHANGE = sa.Table(
    "change",
    METADATA,
    _key("stream", sa.Text),
    _key("seq", sa.BigInteger),
    _key("part", sa.Integer),
    sa.Column("scope", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("id", sa.Uuid, nullable=False),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("patch", sa.Text, nullable=False),
    sa.Column("op_id", sa.Uuid),
    sa.Column("elsewhere", sa.Text, nullable=False),
)
sa.Index("change_in", CHANGE.c.stream, CHANGE.c.scope, CHANGE.c.seq, CHANGE.c.part)
sa.Index("change_of", CHANGE.c.stream, CHANGE.c.id)
OP = sa.Table(
    "op",
    METADATA,
    _key("stream", sa.Text),
    _key("op_id", sa.Uuid),
    sa.Column("officer", sa.Uuid, nullable=False),
    sa.Column("device", sa.Uuid, nullable=False),
    sa.Column("life", sa.Uuid, nullable=False),
    sa.Column("at", sa.BigInteger, nullable=False),
    sa.Column("hlc", sa.BigInteger, nullable=False),
    sa.Column("seen", sa.BigInteger, nullable=False),
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("refusal", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("digest", sa.LargeBinary, nullable=False),
    sa.Column("past", sa.Text, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
)
OP_ABOUT = sa.Table(
    "op_about", METADATA, _key("stream", sa.Text), _key("record", sa.Uuid), _key("op_id", sa.Uuid), **_SHORT
)
PLACE = sa.Table(
    "place",
    METADATA,
    _key("stream", sa.Text),
    _key("device", sa.Uuid),
    _key("life", sa.Uuid),
    _key("n", sa.BigInteger),
    sa.Column("chain", sa.LargeBinary, nullable=False),
    sa.Column("op_id", sa.Uuid, nullable=False),
    **_SHORT,
)
CONFLICT = sa.Table(
    "conflict", METADATA, _key("stream", sa.Text), _key("record", sa.Uuid), _key("id", sa.Uuid), **_SHORT
)
GRANT = sa.Table("grant_", METADATA, _key("stream", sa.Text), _key("device", sa.Uuid), _key("scope", sa.Text), **_SHORT)
