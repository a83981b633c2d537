"""Files inside a zip or tar archive, taken out one by one within limits, whatever the archive says of itself.

Boundary: an archive in, files of a folder that the caller made for it out, each under a name of ours; no path of the
archive is used, so nothing is written anywhere else. Links, folders and devices are no files and are told. An archive
that is too large, once unpacked, is given up at that point; what it is said to hold is never believed.
"""

import io
import os
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from caseworker.domain.attachments import clean_name
from caseworker.errors import CaseworkerError
from caseworker.formats.faults import Fault

MOST_FILES = 1000
LARGEST_BYTES = 200 << 20
"""Bytes of all files of one archive together, unpacked."""
MOST_RATIO = 100
SUFFIXES = (".zip", ".tar", ".tgz", ".tar.gz")
_AT_ONCE = 1 << 16
_SMALL = 1 << 20  # bytes up to which no ratio is asked about: a short text packs well
_BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)


class ArchiveUnreadable(CaseworkerError):
    """A file was to be unpacked that is no archive of a known kind."""

    key = "archive.unreadable"
    sentence = "The file {file} is no zip or tar archive, or it is damaged. Nothing was changed."


class ArchiveTooLarge(CaseworkerError):
    """An archive holds more than is ever unpacked."""

    key = "archive.too-large"
    sentence = (
        "The archive {file} is too large once it is unpacked: more than {files} files, {mib} MiB, or {ratio} times its"
        " size. It was not brought in any further. Unpack it yourself and bring in the files you need."
    )


@dataclass(frozen=True, slots=True)
class Unpacked:
    """One file: its number in the archive, the name to show, and where it lies."""

    number: int
    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class _Entry:
    number: int
    name: str
    is_file: bool
    open: "Opened"


class Opened:
    """Opens the content of one entry when it is asked for."""

    def __init__(self, archive: zipfile.ZipFile | tarfile.TarFile, entry: zipfile.ZipInfo | tarfile.TarInfo) -> None:
        self._archive, self._entry = archive, entry

    def __call__(self) -> IO[bytes]:
        """Return the content as a stream; raises one of the errors of a broken archive."""
        if isinstance(self._archive, zipfile.ZipFile):
            assert isinstance(self._entry, zipfile.ZipInfo)
            return self._archive.open(self._entry)
        assert isinstance(self._entry, tarfile.TarInfo)
        return self._archive.extractfile(self._entry) or io.BytesIO()


def is_archive(path: Path) -> bool:
    """Whether a file is called as archives are."""
    return path.name.lower().endswith(SUFFIXES)


def unpacked(archive: Path, folder: Path) -> Iterator[Unpacked | Fault]:
    """Yield the files of an archive in their order, each once it lies whole in the folder; what is no file as faults.

    The line of a fault is the number of the entry. Raises ArchiveUnreadable, or ArchiveTooLarge at the file that goes
    beyond a limit; what came before it lies there.
    """
    limits = _Limits(archive)
    try:
        if zipfile.is_zipfile(archive):
            with zipfile.ZipFile(archive) as opened:
                yield from _each(_of_zip(opened), folder, limits)
        else:
            with tarfile.open(archive) as opened_tar:
                yield from _each(_of_tar(opened_tar), folder, limits)
    except _BROKEN as error:
        raise ArchiveUnreadable(file=archive.name) from error


class _Limits:
    """Counts what was unpacked, while it is being unpacked."""

    def __init__(self, archive: Path) -> None:
        self._file, self._packed = archive.name, max(1, archive.stat().st_size)
        self._files = self._bytes = 0

    def count_file(self) -> None:
        self._files += 1
        self._check(self._files > MOST_FILES)

    def count_bytes(self, count: int) -> None:
        self._bytes += count
        is_bomb = self._bytes > max(_SMALL, self._packed * MOST_RATIO)
        self._check(self._bytes > LARGEST_BYTES or is_bomb)

    def _check(self, is_beyond: bool) -> None:  # noqa: FBT001  it is the only thing said
        if is_beyond:
            raise ArchiveTooLarge(file=self._file, files=MOST_FILES, mib=LARGEST_BYTES >> 20, ratio=MOST_RATIO)


def _of_zip(archive: zipfile.ZipFile) -> Iterator[_Entry]:
    for number, one in enumerate(archive.infolist(), start=1):
        kind = one.external_attr >> 16 & 0o170000
        yield _Entry(number, one.filename, not one.is_dir() and kind in {0, 0o100000}, Opened(archive, one))


def _of_tar(archive: tarfile.TarFile) -> Iterator[_Entry]:
    for number, one in enumerate(archive, start=1):
        yield _Entry(number, one.name, one.isfile(), Opened(archive, one))


def _each(entries: Iterator[_Entry], folder: Path, limits: _Limits) -> Iterator[Unpacked | Fault]:
    taken: set[str] = set()
    for entry in entries:
        limits.count_file()
        if not entry.is_file:
            if not entry.name.endswith("/"):
                yield Fault(
                    entry.number, clean_name(entry.name), "This is a link or a folder, not a file; it was left out."
                )
            continue
        name = _free(clean_name(entry.name), taken)
        path = folder / f"{entry.number:04}{Path(name).suffix.lower()[:8]}"
        try:
            _write(entry, path, limits)
        except _BROKEN:
            path.unlink(missing_ok=True)
            yield Fault(entry.number, name, "This file of the archive is damaged or locked; it was left out.")
        else:
            yield Unpacked(entry.number, name, path)


def _write(entry: _Entry, path: Path, limits: _Limits) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with entry.open() as source, os.fdopen(os.open(path, flags, 0o600), "wb") as target:
        while part := source.read(_AT_ONCE):
            limits.count_bytes(len(part))
            target.write(part)


def _free(name: str, taken: set[str]) -> str:
    """Return the name, with a number where another file of the archive has it already."""
    stem, dot, ending = name.rpartition(".")
    found, number = name, 2
    while found.casefold() in taken:
        found = f"{stem} ({number}).{ending}" if dot else f"{name} ({number})"
        number += 1
    taken.add(found.casefold())
    return found
