"""The agency's packs: checked whole, numbered by their versions, delivered as they were checked.

A faulty pack is never published. Every version stays, because work that was begun under it goes on under it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from typing import ClassVar

import msgspec
import sqlalchemy as sa

from caseworker.domain.agency import Pack
from caseworker.domain.ids import Entropy
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from caseworker.packs.pack import load_pack
from sync.server.publishing import PublishedRecords, Publishing
from sync.server.rows import SqlTx
from sync.server.tables import METADATA

_PACK = msgspec.json.Decoder(Pack)
_KNOWN_VERSIONS = 16

PUBLISHED = sa.Table(
    "pack",
    METADATA,
    sa.Column("stream", sa.Text, primary_key=True),
    sa.Column("version", sa.Text, primary_key=True),
    sa.Column("place", sa.BigInteger, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("published_at", sa.BigInteger, nullable=False),
)


class VersionTaken(CaseworkerError):
    """Another pack was published under this version."""

    key = "pack.version-taken"
    sentence = (
        "Another pack was published as version {version} before. Nothing was changed. Give the new one a version of "
        "its own in agency.yaml."
    )


class OtherAgency(CaseworkerError):
    """The pack is another agency's."""

    key = "pack.other-agency"
    sentence = "This pack is that of '{agency}', and the server is that of '{here}'. Nothing was changed."


class NoSuchPack(CaseworkerError):
    """There is no pack of this version."""

    key = "pack.not-published"
    sentence = "The server has no agency pack of this version. Nothing was changed."
    status: ClassVar[int] = HTTPStatus.NOT_FOUND


@dataclass(frozen=True, slots=True)
class PublishedPack:
    """One version as it is delivered: `content` is the pack as canonical JSON, `sha256` that of the pack's files."""

    version: str
    sha256: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Publication:
    """What came of publishing: the pack, whether it was new, and what it changed of the records."""

    pack: PublishedPack
    is_new: bool
    records: PublishedRecords


class Packs:
    """The packs of one stream. Keeps what it has read of them; a version never changes."""

    def __init__(self, stream: str, *, entropy: Entropy) -> None:
        self._stream = stream
        self._publishing = Publishing(entropy=entropy)
        self._read: dict[str, Pack] = {}

    def publish(self, connection: sa.Connection, folder: Path, *, now: datetime) -> Publication:
        """Check a folder and make its pack the one in force, with its answers, services and places.

        Raises what `load_pack` raises (all faults at once), VersionTaken, or OtherAgency; nothing is changed then. The
        same pack again brings back what was changed by hand, and makes it the one in force.
        """
        pack = load_pack(folder)
        present = self.current(connection)
        here = None if present is None else self._decoded(present).agency.id
        if here not in {None, pack.agency.id}:
            raise OtherAgency(agency=pack.agency.id, here=str(here))
        made = PublishedPack(pack.version, pack.sha256, msgspec.json.encode(pack, order="deterministic"))
        known = self._find(connection, pack.version)
        if known is not None and known.sha256 != made.sha256:
            raise VersionTaken(version=pack.version)
        self._put_in_force(connection, made, is_known=known is not None, now=now)
        records = self._publishing.publish(SqlTx(connection, self._stream), pack, now=now)
        return Publication(made, known is None, records)

    def current(self, connection: sa.Connection) -> PublishedPack | None:
        """Return the pack in force, None before the first."""
        latest = sa.select(PUBLISHED).where(PUBLISHED.c.stream == self._stream).order_by(PUBLISHED.c.place.desc())
        row = connection.execute(latest.limit(1)).first()
        return None if row is None else PublishedPack(row.version, row.sha256, row.content)

    def version(self, connection: sa.Connection, wanted: str) -> PublishedPack:
        """Return the pack of a version; raises NoSuchPack."""
        found = self._find(connection, wanted)
        if found is None:
            raise NoSuchPack
        return found

    def version_in_force(self, connection: sa.Connection) -> str:
        """Return the version of the pack in force, "" before the first: what a hello tells."""
        latest = sa.select(PUBLISHED.c.version).where(PUBLISHED.c.stream == self._stream)
        return connection.execute(latest.order_by(PUBLISHED.c.place.desc()).limit(1)).scalar() or ""

    def pack(self, connection: sa.Connection) -> Pack | None:
        """Return the pack in force as values, None before the first."""
        version = self.version_in_force(connection)
        if version in self._read:
            return self._read[version]
        return self._decoded(self.version(connection, version)) if version else None

    def parents(self, connection: sa.Connection) -> Mapping[str, str]:
        """Return the parent of each territory that has one, in the pack in force."""
        pack = self.pack(connection)
        return {} if pack is None else {one.id: one.parent for one in pack.territories if one.parent is not None}

    def _decoded(self, published: PublishedPack) -> Pack:
        if published.version not in self._read:
            if len(self._read) >= _KNOWN_VERSIONS:
                self._read.clear()
            self._read[published.version] = _PACK.decode(published.content)
        return self._read[published.version]

    def _find(self, connection: sa.Connection, version: str) -> PublishedPack | None:
        wanted = sa.select(PUBLISHED).where(PUBLISHED.c.stream == self._stream, PUBLISHED.c.version == version)
        row = connection.execute(wanted).first()
        return None if row is None else PublishedPack(row.version, row.sha256, row.content)

    def _put_in_force(self, connection: sa.Connection, made: PublishedPack, *, is_known: bool, now: datetime) -> None:
        mine = PUBLISHED.c.stream == self._stream
        place = int(connection.execute(sa.select(sa.func.max(PUBLISHED.c.place)).where(mine)).scalar() or 0) + 1
        if is_known:
            again = sa.update(PUBLISHED).where(mine, PUBLISHED.c.version == made.version)
            connection.execute(again.values(place=place, published_at=to_micros(now)))
            return
        row = {"stream": self._stream, "version": made.version, "place": place, "sha256": made.sha256}
        connection.execute(sa.insert(PUBLISHED), [{**row, "content": made.content, "published_at": to_micros(now)}])
