"""Tables of what is sent out: who wants to hear of what, and each single message with what became of it."""

import sqlalchemy as sa

from sync.server.tables import METADATA

SUBSCRIPTION = sa.Table(
    "subscription",
    METADATA,
    sa.Column("stream", sa.Text, primary_key=True),
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("target", sa.Text, nullable=False),
    sa.Column("secret", sa.LargeBinary, nullable=False),
    sa.Column("kinds", sa.Text, nullable=False),
    sa.Column("actions", sa.Text, nullable=False),
    sa.Column("territories", sa.Text, nullable=False),
    sa.Column("template", sa.Text, nullable=False),
    sa.Column("made_at", sa.BigInteger, nullable=False),
)
EFFECT = sa.Table(
    "effect",
    METADATA,
    sa.Column("stream", sa.Text, primary_key=True),
    sa.Column("op_id", sa.Uuid, primary_key=True),
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("target", sa.Text, primary_key=True),
    sa.Column("subscription", sa.Uuid, nullable=False),
    sa.Column("payload", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("due_at", sa.BigInteger, nullable=False),
    sa.Column("sent_at", sa.BigInteger),
    sa.Column("error", sa.Text, nullable=False),
)
sa.Index("effect_due", EFFECT.c.stream, EFFECT.c.state, EFFECT.c.due_at)
