"""The agency packs on this device: today's, and every earlier version under which work was begun."""

from datetime import datetime

import msgspec
import sqlalchemy as sa

from caseworker.domain.agency import Pack
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from caseworker.store import sql

_PACK = msgspec.json.Decoder(Pack)


class PackMissing(CaseworkerError):
    """A version of the pack that work here was begun under is not on this device."""

    key = "pack.missing"
    sentence = "The agency pack {version} is not on this device. Your work is safe. It comes with the next connection."


def keep(connection: sa.Connection, pack: Pack, *, at: datetime) -> None:
    """Keep a pack that was checked before, and make it today's. The same version again only makes it today's."""
    sql.run(
        connection,
        "INSERT INTO pack (version, sha256, content, since) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (version) DO UPDATE SET "
        "sha256 = excluded.sha256, content = excluded.content, since = excluded.since",
        (pack.version, pack.sha256, msgspec.json.encode(pack), to_micros(at)),
    )


def current(connection: sa.Connection) -> Pack:
    """Return today's pack; raises PackMissing when none was ever delivered."""
    row = sql.first(connection, "SELECT content FROM pack ORDER BY since DESC, version DESC LIMIT 1")
    if row is None:
        raise PackMissing(version="")
    return _PACK.decode(row[0])


def version(connection: sa.Connection, wanted: str) -> Pack:
    """Return the pack of a version, or raise PackMissing."""
    row = sql.first(connection, "SELECT content FROM pack WHERE version = ?", (wanted,))
    if row is None:
        raise PackMissing(version=wanted)
    return _PACK.decode(row[0])
