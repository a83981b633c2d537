"""The files of a directory in HSDS: a folder, an archive or one file, in JSON or as CSV tables, in version 3 or 1.

Boundary: names and streams in, tables out. Archives are read in memory, never unpacked on disk, so that no name in one
can lead anywhere; what is read of one is counted, whatever its index says.
"""

import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from caseworker.domain.import_runs import RowRefused
from caseworker.errors import CaseworkerError
from caseworker.formats.hsds_json import read_json
from caseworker.formats.hsds_one import FILES, is_first_version, translated
from caseworker.formats.hsds_tables import MOST_ROWS, TABLES, Row, Tables
from caseworker.text.csv_table import TableEmpty, TableWithoutRows, read_table

LARGEST = 64 * 1024 * 1024  # bytes of one file, also unpacked
MOST_FILES = 200
_CSV = frozenset(f"{name}.csv" for name in TABLES | FILES)
_PART = 1 << 20


class NoDirectory(CaseworkerError):
    """Nothing in what was chosen is a directory in HSDS."""

    key = "hsds.no-directory"
    sentence = (
        "{file} holds no directory in Open Referral HSDS. Nothing was changed."
        " Choose its folder, its archive, its JSON file or its datapackage.json."
    )


class DirectoryTooLarge(CaseworkerError):
    """More than is read of one file, or more files."""

    key = "hsds.too-large"
    sentence = "{file} is larger than {most} MiB once unpacked, or holds more than {files} files. Nothing was changed."


class ArchiveDamaged(CaseworkerError):
    """An archive that cannot be read, or not to its end."""

    key = "hsds.archive-damaged"
    sentence = "The archive {file} is damaged or locked. Nothing was changed. Ask for it again."


@dataclass(slots=True)
class _Found:
    """The files to read by name, and what was passed over."""

    contents: dict[str, bytes] = field(default_factory=dict)
    passed: list[RowRefused] = field(default_factory=list)
    size: int = 0

    def put(self, name: str, content: bytes, whole: str) -> None:
        """Take a file; a second one of the same name is told."""
        self.size += len(content)
        if self.size > 4 * LARGEST or len(self.contents) >= MOST_FILES:
            raise DirectoryTooLarge(file=whole, most=4 * LARGEST >> 20, files=MOST_FILES)
        if name in self.contents:
            self.passed.append(RowRefused(1, "", "A second file of this name was left out.", name))
            return
        self.contents[name] = content


def read_directory(path: Path) -> tuple[Tables, list[RowRefused]]:
    """Return the tables of a directory and what could not be read of it.

    `path` is a folder, an archive, a JSON file, or one CSV file or the datapackage.json of a folder: then those beside
    it belong to it. Raises NoDirectory, DirectoryTooLarge, ArchiveDamaged or OSError.
    """
    found = _found(path)
    tables, faults = Tables(), [*found.passed]
    for name, content in sorted(found.contents.items()):
        faults += _read(name, content, tables)
    if not tables.count:
        raise NoDirectory(file=path.name)
    return (translated(tables) if is_first_version(tables) else tables), faults


def _found(path: Path) -> _Found:
    found = _Found()
    if path.is_dir():
        _take_folder(found, path, path.name)
    elif path.name.casefold() == "datapackage.json" or path.name.casefold() in _CSV:
        _take_folder(found, path.parent, path.name)
    elif zipfile.is_zipfile(path):
        _take_archive(found, path)
    else:
        found.put(path.name, _whole(path, path.name), path.name)
    return found


def _take_folder(found: _Found, folder: Path, whole: str) -> None:
    for one in sorted(folder.iterdir()):
        is_plain = one.is_file() and not one.is_symlink()
        if is_plain and (one.name.casefold() in _CSV or (folder.name == whole and _is_json(one.name))):
            found.put(one.name, _whole(one, whole), whole)


def _take_archive(found: _Found, path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                name = PurePosixPath(entry.filename.replace("\\", "/")).name
                if not entry.is_dir() and (name.casefold() in _CSV or _is_json(name)):
                    with archive.open(entry) as stream:
                        found.put(name, b"".join(_parts(stream, path.name)), path.name)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise ArchiveDamaged(file=path.name) from error


def _is_json(name: str) -> bool:
    return name.casefold().endswith(".json") and name.casefold() != "datapackage.json"


def _whole(path: Path, whole: str) -> bytes:
    with path.open("rb") as stream:
        return b"".join(_parts(stream, whole))


def _parts(stream: IO[bytes], whole: str) -> Iterator[bytes]:
    """Yield a file in parts, at most `LARGEST` bytes of it."""
    taken = 0
    while part := stream.read(_PART):
        taken += len(part)
        if taken > LARGEST:
            raise DirectoryTooLarge(file=whole, most=LARGEST >> 20, files=MOST_FILES)
        yield part


def _read(name: str, content: bytes, tables: Tables) -> Iterator[RowRefused]:
    if name.casefold() in _CSV:
        yield from _read_csv(name, content, tables)
        return
    try:
        value = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        yield RowRefused(1, "", "The file is no whole JSON in UTF-8.", name)
        return
    yield from read_json(value, name, tables)


def _read_csv(name: str, content: bytes, tables: Tables) -> Iterator[RowRefused]:
    try:
        table = read_table(content, file=name, separator=",")
    except (TableEmpty, TableWithoutRows):
        return
    except CaseworkerError as error:
        yield RowRefused(1, "", error.say(), name)
        return
    columns = [column.strip().casefold() for column in table.columns]
    for row in table.rows():
        if row.fault:
            yield RowRefused(row.line, "", f"The row {row.fault}.", name)
        elif tables.count >= MOST_ROWS:
            yield RowRefused(row.line, "", f"A directory has {MOST_ROWS} rows at most. The rest was left out.", name)
            return
        else:
            tables.add(name.casefold().removesuffix(".csv"), Row(name, row.line, _cells(columns, row.cells)))


def _cells(columns: list[str], cells: tuple[str, ...]) -> Mapping[str, str]:
    return {name: told for name, told in zip(columns, cells, strict=True) if told.strip()}
