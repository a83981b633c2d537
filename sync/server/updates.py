"""The updates an agency offers its devices: packages of the program, and the lists by which devices believe them.

The service signs nothing and cannot make devices believe anything: it hands out what was signed elsewhere. It takes in
only what a device would believe, whole, and nothing older than what it has.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

import sqlalchemy as sa

from caseworker.domain.ids import Entropy
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from sync.protocol.blob import span_asked
from sync.protocol.trust import NO_UPDATES
from sync.protocol.updates import (
    METADATA_BYTES,
    TIMESTAMP,
    Release,
    is_metadata_name,
    read_releases,
)
from sync.server.blobs.objects import ObjectMissing, Objects
from sync.server.blobs.shelf import Part, RangeUnsatisfiable
from sync.server.database import Database
from sync.server.parts import ServerParts
from sync.server.tables import METADATA

_PREFIX = "update/"
_PIECE_BYTES = 1 << 20
_STRAY_DAYS = 1
_NAME_BYTES = 16

UPDATE_FILE = sa.Table(
    "update_file",
    METADATA,
    sa.Column("stream", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("put_at", sa.BigInteger, nullable=False),
)
UPDATE_PACKAGE = sa.Table(
    "update_package",
    METADATA,
    sa.Column("stream", sa.Text, primary_key=True),
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("put_at", sa.BigInteger, nullable=False),
)


class NoSuchUpdate(CaseworkerError):
    """There is no such list, or no such package."""

    status: ClassVar[int] = HTTPStatus.NOT_FOUND
    key = "update.unknown"
    sentence = "The server has no such update. Look for updates again."


class NoUpdateRoot(CaseworkerError):
    """The trust document names no root of updates, so no device would believe any."""

    key = "update.no-root"
    sentence = "This agency names no root of updates yet. Nothing was changed. Name it with: updates trust"


class PackageMissing(CaseworkerError):
    """A package of the list is neither among the files nor here already."""

    key = "update.package-missing"
    sentence = "The package {file} is not among the files as it was signed. Nothing was changed. Add it with the list."


class NotUpdateFiles(CaseworkerError):
    """A file that no list names, or metadata that is too long."""

    key = "update.file-not-listed"
    sentence = "The file {file} is not part of this update. Nothing was changed."


@dataclass(frozen=True, slots=True)
class _Kept:
    """A package as it is kept: `name` is that of its object."""

    sha256: str
    size: int
    name: str


class Updates:
    """The updates of one stream. `pinned` is what the trust document says of the first root."""

    def __init__(self, database: Database, objects: Objects, *, pinned: bytes, entropy: Entropy) -> None:
        self._database, self._objects, self._pinned, self._entropy = database, objects, pinned, entropy

    def document(self, name: str) -> bytes:
        """Return metadata; raises NoSuchUpdate."""
        with self._database.reading() as connection:
            found = self._documents(connection, UPDATE_FILE.c.name == name)
        if name not in found:
            raise NoSuchUpdate
        return found[name]

    def package(self, sha256: str, *, asked: str | None) -> Part:
        """Return the part of a package that a Range header asks for; raises NoSuchUpdate or RangeUnsatisfiable."""
        with self._database.reading() as connection:
            kept = self._packages(connection).get(sha256)
        if kept is None:
            raise NoSuchUpdate
        span = span_asked(asked, kept.size)
        if span is None:
            raise RangeUnsatisfiable(total=kept.size)
        return Part(self._objects.read(kept.name, start=span.start, end=span.end), span)

    def releases(self, *, now: datetime) -> tuple[Release, ...]:
        """Return the packages that devices are offered; raises what `read_releases` raises."""
        with self._database.reading() as connection:
            known = self._documents(connection)
        return self._believed(known, known, now=now)

    def add(
        self, files: Sequence[Path], *, now: datetime, done: Callable[[sa.Connection], None]
    ) -> tuple[Release, ...]:
        """Take in lists and packages and return what is offered now; `done` is called in the transaction that does it.

        Raises UpdateRefused and UpdatesOutOfDate as a device would, PackageMissing, NotUpdateFiles or NoUpdateRoot;
        nothing is changed then.
        """
        if self._pinned == NO_UPDATES:
            raise NoUpdateRoot
        lists = {one.name: _read(one) for one in files if is_metadata_name(one.name)}
        offered = {_sum(one): one for one in files if not is_metadata_name(one.name)}
        with self._database.reading() as connection:
            known, kept = self._documents(connection), self._packages(connection)
        releases = self._believed(known, {**known, **lists}, now=now)
        _require_listed(offered, releases)
        placed = {one.sha256: self._placed(one, kept.get(one.sha256), offered.get(one.sha256)) for one in releases}

        def work(connection: sa.Connection) -> None:
            self._write(connection, lists, placed, now)
            done(connection)

        self._database.transact(work)
        self._objects.remove(one.name for one in kept.values() if one not in placed.values())
        self._objects.remove(list(self._strays(now)))
        return releases

    def _believed(
        self, known: Mapping[str, bytes], offered: Mapping[str, bytes], *, now: datetime
    ) -> tuple[Release, ...]:
        """Return what a device that has seen the known lists would believe of those offered."""
        with TemporaryDirectory() as folder:
            for name, content in _as_seen(known).items():
                (Path(folder) / name).write_bytes(content)
            return read_releases(Path(folder), pinned=self._pinned, fetch=offered.get, now=now) or ()

    def _placed(self, release: Release, kept: _Kept | None, offered: Path | None) -> _Kept:
        """Return where a package is kept, after putting it there when it was not."""
        if kept is not None and self._is_whole(kept):
            return kept
        if offered is None:
            raise PackageMissing(file=release.file)
        name = f"{_PREFIX}{self._entropy(_NAME_BYTES).hex()}"
        self._objects.put(name, _pieces(offered))
        return _Kept(release.sha256, release.size, name)

    def _is_whole(self, kept: _Kept) -> bool:
        try:
            return len(self._objects.read(kept.name, start=kept.size - 1, end=kept.size)) == 1
        except ObjectMissing:
            return False

    def _write(
        self, connection: sa.Connection, lists: Mapping[str, bytes], placed: Mapping[str, _Kept], now: datetime
    ) -> None:
        at = {"stream": self._database.stream, "put_at": to_micros(now)}
        named = UPDATE_FILE.c.name.in_(list(lists))
        connection.execute(sa.delete(UPDATE_FILE).where(UPDATE_FILE.c.stream == self._database.stream, named))
        connection.execute(sa.delete(UPDATE_PACKAGE).where(UPDATE_PACKAGE.c.stream == self._database.stream))
        if lists:
            rows = [{**at, "name": name, "content": content} for name, content in lists.items()]
            connection.execute(sa.insert(UPDATE_FILE), rows)
        if placed:
            found = [{**at, "sha256": one.sha256, "size": one.size, "name": one.name} for one in placed.values()]
            connection.execute(sa.insert(UPDATE_PACKAGE), found)

    def _documents(self, connection: sa.Connection, *which: sa.ColumnElement[bool]) -> dict[str, bytes]:
        mine = sa.select(UPDATE_FILE).where(UPDATE_FILE.c.stream == self._database.stream, *which)
        return {row.name: row.content for row in connection.execute(mine)}

    def _packages(self, connection: sa.Connection) -> dict[str, _Kept]:
        mine = sa.select(UPDATE_PACKAGE).where(UPDATE_PACKAGE.c.stream == self._database.stream)
        return {row.sha256: _Kept(row.sha256, row.size, row.name) for row in connection.execute(mine)}

    def _strays(self, now: datetime) -> Iterator[str]:
        """Give what a crash left behind, of any stream."""

        def known(names: Iterable[str]) -> frozenset[str]:
            with self._database.reading() as connection:
                found = sa.select(UPDATE_PACKAGE.c.name).where(UPDATE_PACKAGE.c.name.in_(list(names)))
                return frozenset(connection.execute(found).scalars())

        return self._objects.strays(_PREFIX, before=now - timedelta(days=_STRAY_DAYS), known=known)


def updates_of(parts: ServerParts, entropy: Entropy) -> Updates:
    """Return the updates of a service."""
    pinned = parts.identity.keys.document.update_root
    return Updates(parts.database, parts.objects, pinned=pinned, entropy=entropy)


def _as_seen(known: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return what a device keeps of lists it has believed: by it the library sees that others are older."""
    seen = {TIMESTAMP: known[TIMESTAMP]} if TIMESTAMP in known else {}
    for role in ("snapshot", "targets"):
        last = max((int(name.split(".")[0]) for name in known if name.endswith(f".{role}.json")), default=0)
        seen |= {f"{role}.json": known[f"{last}.{role}.json"]} if last else {}
    return seen


def _require_listed(offered: Mapping[str, Path], releases: Sequence[Release]) -> None:
    listed = {one.sha256 for one in releases}
    for sha256, path in offered.items():
        if sha256 not in listed:
            raise NotUpdateFiles(file=path.name)


def _read(path: Path) -> bytes:
    if path.stat().st_size > METADATA_BYTES:
        raise NotUpdateFiles(file=path.name)
    return path.read_bytes()


def _sum(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as source:
        while piece := source.read(_PIECE_BYTES):
            yield piece
