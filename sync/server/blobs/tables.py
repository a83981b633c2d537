"""What is known of the content of attachments. The bytes are in object storage, under `name`.

`blob_holder` says whose devices have proven that they have some content, by sending all of it: only what these officers
attach gives others a right to it. A sum alone, which a record tells, proves nothing.
"""

import sqlalchemy as sa

from sync.server.tables import METADATA

_SUM = sa.String(64)

BLOB = sa.Table(
    "blob",
    METADATA,
    sa.Column("stream", sa.Text, primary_key=True),
    sa.Column("sha256", _SUM, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("device", sa.Uuid, nullable=False),
    sa.Column("stored_at", sa.BigInteger, nullable=False),
    sa.Column("mentioned", sa.Boolean, nullable=False),
)
BLOB_HOLDER = sa.Table(
    "blob_holder",
    METADATA,
    sa.Column("stream", sa.Text, primary_key=True),
    sa.Column("sha256", _SUM, primary_key=True),
    sa.Column("officer", sa.Uuid, primary_key=True),
)
UPLOAD = sa.Table(
    "upload",
    METADATA,
    sa.Column("stream", sa.Text, primary_key=True),
    sa.Column("sha256", _SUM, primary_key=True),
    sa.Column("device", sa.Uuid, primary_key=True),
    sa.Column("received", sa.BigInteger, nullable=False),
    sa.Column("total", sa.BigInteger, nullable=False),
    sa.Column("started_at", sa.BigInteger, nullable=False),
)
UPLOAD_PIECE = sa.Table(
    "upload_piece",
    METADATA,
    sa.Column("stream", sa.Text, primary_key=True),
    sa.Column("sha256", _SUM, primary_key=True),
    sa.Column("device", sa.Uuid, primary_key=True),
    sa.Column("start", sa.BigInteger, primary_key=True),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
)
