"""Tables of officers, devices, tickets, sessions and recoveries. Moments are microseconds since 1970 UTC or null.

Of secrets only hashes are kept (ticket ids, session tokens), or they are sealed under the server's storage key.
"""

from typing import Any

import sqlalchemy as sa

from sync.server.tables import METADATA


def _key(name: str, kind: type[sa.types.TypeEngine[Any]]) -> sa.Column[Any]:
    return sa.Column(name, kind, primary_key=True)


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False)


def _bytes(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.LargeBinary, nullable=False)


def _at(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, nullable=nullable)


OFFICER = sa.Table(
    "officer",
    METADATA,
    _key("stream", sa.Text),
    _key("id", sa.Uuid),
    _text("name"),
    _text("role"),
    _text("team"),
    _text("territories"),
    _text("desk"),
    sa.Column("active", sa.Boolean, nullable=False),
    _at("changed_at"),
)
DEVICE = sa.Table(
    "device",
    METADATA,
    _key("stream", sa.Text),
    _key("id", sa.Uuid),
    sa.Column("officer", sa.Uuid, nullable=False),
    _text("name"),
    _bytes("signing_key"),
    _bytes("sealing_key"),
    _bytes("certificate"),
    _bytes("transcript"),
    _text("check_code"),
    _text("app"),
    sa.Column("schema_version", sa.BigInteger, nullable=False),
    sa.Column("lease_seq", sa.BigInteger, nullable=False),
    _at("enrolled_at"),
    _at("seen_at"),
    sa.Column("clock_behind", sa.BigInteger, nullable=False, default=0, server_default="0"),
    _at("revoked_at", nullable=True),
    _at("quarantined_at", nullable=True),
    _at("wipe_at", nullable=True),
    _at("wiped_at", nullable=True),
    sa.Column("wipe_order", sa.LargeBinary, nullable=True),
)
sa.Index("device_of", DEVICE.c.stream, DEVICE.c.officer)
TICKET = sa.Table(
    "ticket",
    METADATA,
    _key("stream", sa.Text),
    _key("id", sa.Text),
    sa.Column("officer", sa.Uuid, nullable=False),
    _text("role"),
    _text("territories"),
    _bytes("sealed_key"),
    _at("made_at"),
    _at("ends_at"),
    sa.Column("tries", sa.Integer, nullable=False),
    _at("used_at", nullable=True),
)
ENROLMENT = sa.Table(
    "enrolment",
    METADATA,
    _key("stream", sa.Text),
    _key("id", sa.Uuid),
    _text("ticket"),
    _bytes("begin"),
    _bytes("random"),
    _at("begun_at"),
)
SESSION = sa.Table(
    "session",
    METADATA,
    _key("stream", sa.Text),
    _key("token", sa.Text),
    sa.Column("device", sa.Uuid, nullable=False),
    _at("ends_at"),
)
sa.Index("session_of", SESSION.c.stream, SESSION.c.device)
NONCE = sa.Table(
    "nonce",
    METADATA,
    _key("stream", sa.Text),
    _key("device", sa.Uuid),
    _key("nonce", sa.Text),
    _at("ends_at"),
)
sa.Index("nonce_ends", NONCE.c.stream, NONCE.c.ends_at)
DEVICE_SECRET = sa.Table(
    "device_secret",
    METADATA,
    _key("stream", sa.Text),
    _key("profile", sa.Uuid),
    _key("epoch", sa.Integer),
    sa.Column("device", sa.Uuid, nullable=False),
    _bytes("sealed"),
    _at("kept_at"),
)
RECOVERY = sa.Table(
    "recovery",
    METADATA,
    _key("stream", sa.Text),
    _key("id", sa.Uuid),
    sa.Column("profile", sa.Uuid, nullable=False),
    sa.Column("device", sa.Uuid, nullable=False),
    _bytes("request"),
    _text("check_code"),
    _at("asked_at"),
    sa.Column("approved_by", sa.Uuid, nullable=True),
    _at("approved_at", nullable=True),
    sa.Column("reply", sa.LargeBinary, nullable=True),
)
sa.Index("recovery_of", RECOVERY.c.stream, RECOVERY.c.profile)
