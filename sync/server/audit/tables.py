"""Tables of the audit log. A leaf stays for ever; its record goes at the end of its retention, its reason when erased.

`audit_tree` counts the leaves: its row is locked by whoever appends, so the log has one order. It also says where the
service's own chain stands, and `peaks` are the subtrees that end the tree, so that appending reads nothing else.
`audit_node` holds the complete subtrees of level 1 and higher, `audit_chain` where the chain of each device stands.
"""

import sqlalchemy as sa

from sync.server.tables import METADATA

AUDIT_TREE = sa.Table(
    "audit_tree",
    METADATA,
    sa.Column("stream", sa.Text, primary_key=True),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("removed", sa.BigInteger, nullable=False),
    sa.Column("peaks", sa.LargeBinary, nullable=False),
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("leaf", sa.LargeBinary, nullable=False),
)
AUDIT_LEAF = sa.Table(
    "audit_leaf",
    METADATA,
    sa.Column("stream", sa.Text, primary_key=True),
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("leaf", sa.LargeBinary, nullable=False),
    sa.Column("record", sa.LargeBinary),
    sa.Column("source", sa.Uuid),
    sa.Column("source_seq", sa.BigInteger, nullable=False),
)
sa.Index("audit_leaf_of_source", AUDIT_LEAF.c.stream, AUDIT_LEAF.c.source, AUDIT_LEAF.c.source_seq)
AUDIT_NODE = sa.Table(
    "audit_node",
    METADATA,
    sa.Column("stream", sa.Text, primary_key=True),
    sa.Column("level", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("place", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("hash", sa.LargeBinary, nullable=False),
)
AUDIT_CHAIN = sa.Table(
    "audit_chain",
    METADATA,
    sa.Column("stream", sa.Text, primary_key=True),
    sa.Column("log", sa.Text, primary_key=True),
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("leaf", sa.LargeBinary, nullable=False),
)
AUDIT_REASON = sa.Table(
    "audit_reason",
    METADATA,
    sa.Column("stream", sa.Text, primary_key=True),
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("salt", sa.LargeBinary, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
)
AUDIT_CHECKPOINT = sa.Table(
    "audit_checkpoint",
    METADATA,
    sa.Column("stream", sa.Text, primary_key=True),
    sa.Column("size", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("at", sa.BigInteger, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
)
