"""Object storage: a folder, memory, or anything S3-compatible, as named bytes that never change.

Names are given once and are not told to anyone; what they stand for is in the database, so an object without a row is
harmless and is removed by `strays`. What is put is durable when `put` returns.
"""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, MemoryStore, ObjectStore, from_url

from caseworker.errors import CaseworkerError

READ_BYTES = 1 << 20
_AT_ONCE = 500


class StorageUnreachable(CaseworkerError):
    """The object storage did not answer, refused, or is full."""

    status: ClassVar[int] = 503
    key = "storage.unreachable"
    sentence = "The storage for attachments cannot be reached. Nothing was changed, and nothing is lost. Try again."


class ObjectMissing(CaseworkerError):
    """The storage has no object under a name that the database knows."""

    status: ClassVar[int] = 404
    key = "storage.object-missing"
    sentence = "The content is not in the storage any more. Put the storage back from its backup."


class Objects:
    """Bytes by name. `folder` is where a local store keeps them, so that they can be made durable."""

    def __init__(self, store: ObjectStore, *, folder: Path | None = None) -> None:
        self._store = store
        self._folder = folder

    def put(self, name: str, data: bytes | Iterator[bytes]) -> None:
        """Keep bytes, or a stream of them, under a new name; whole and durable, or not there when this raises."""
        with _reached():
            if isinstance(data, bytes):
                obstore.put(self._store, name, data)
            else:
                self._pour(name, data)
        if self._folder is not None:
            _make_durable(self._folder / name)

    def read(self, name: str, *, start: int, end: int) -> bytes:
        """Return bytes from `start` up to and without `end`; raises ObjectMissing."""
        with _reached():
            return bytes(obstore.get_range(self._store, name, start=start, end=end))

    def stream(self, name: str, *, size: int) -> Iterator[bytes]:
        """Give the whole of an object of that size, a part at a time."""
        for start in range(0, size, READ_BYTES):
            yield self.read(name, start=start, end=min(start + READ_BYTES, size))

    def remove(self, names: Iterable[str]) -> None:
        """Remove objects; one that is gone already is removed."""
        for name in names:
            with _reached():
                try:
                    obstore.delete(self._store, name)
                except FileNotFoundError:
                    continue

    def strays(
        self, prefix: str, *, before: datetime, known: Callable[[Collection[str]], Collection[str]]
    ) -> Iterator[str]:
        """Give names under a prefix, put before a moment, that are not among the `known` of those asked about."""
        with _reached():
            for page in obstore.list(self._store, prefix, chunk_size=_AT_ONCE):
                old = [one["path"] for one in page if one["last_modified"] < before]
                standing = frozenset(known(old)) if old else frozenset()
                yield from (name for name in old if name not in standing)

    def _pour(self, name: str, parts: Iterator[bytes]) -> None:
        writer = obstore.open_writer(self._store, name)
        for part in parts:  # not handed to the library as it is: within its calls the storage cannot be read
            writer.write(part)
        writer.close()


def open_objects(url: str) -> Objects:
    """Return the storage of a URL: `file:///folder`, `memory:///`, or what obstore knows (`s3://bucket/prefix`).

    A folder is made when it is not there, for its owner alone. Keys of a remote storage come from its usual variables.
    """
    parts = urlsplit(url)
    if parts.scheme == "memory":
        return Objects(MemoryStore())
    if parts.scheme == "file":
        folder = Path(parts.path)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return Objects(LocalStore(folder), folder=folder)
    return Objects(from_url(url, client_options={"timeout": "60s", "connect_timeout": "10s"}))


@contextmanager
def _reached() -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise ObjectMissing from error
    except (BaseError, OSError) as error:
        raise StorageUnreachable from error


def _make_durable(path: Path) -> None:
    for one in (path, path.parent):
        if one.is_dir() and os.name == "nt":  # Windows has no such call for folders
            continue
        handle = os.open(one, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
