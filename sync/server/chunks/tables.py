"""The chunks of each scope. Their ids lie one after the other; what lies between two belongs to the later one."""

import sqlalchemy as sa

from sync.server.tables import METADATA

CHUNK = sa.Table(
    "chunk",
    METADATA,
    sa.Column("stream", sa.Text, primary_key=True),
    sa.Column("scope", sa.Text, primary_key=True),
    sa.Column("first", sa.Uuid, primary_key=True),
    sa.Column("last", sa.Uuid, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("bytes", sa.BigInteger, nullable=False),
    sa.Column("rows", sa.BigInteger, nullable=False),
    sa.Column("v_max", sa.BigInteger, nullable=False),
    sa.Column("as_of", sa.BigInteger, nullable=False),
)
sa.Index("chunk_of_sum", CHUNK.c.stream, CHUNK.c.sha256)
