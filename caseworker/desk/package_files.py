"""The files of a package: what is held on a person as JSON and as a page, and every document under a safe name.

Into a new folder or a new zip file, piece by piece, so that it can be told how far it is and be stopped; what was
begun and not finished is removed.
"""

import json
import os
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol, cast
from uuid import UUID

from caseworker.desk.documents import Documents
from caseworker.desk.package_page import page_of
from caseworker.desk.subject_access import IN_ENGLISH, Held
from caseworker.domain.actions import AccessDenied
from caseworker.domain.attachments import Attachment, clean_name
from caseworker.domain.operations import Plain
from caseworker.errors import CaseworkerError
from caseworker.store.attachments import AttachmentMissing
from caseworker.store.sealed_stream import StreamDamaged

DOCUMENTS, RECORD, PAGE, PAPER = "documents", "record.json", "record.html", "record.pdf"
_ZIP = ".zip"


class PlaceTaken(CaseworkerError):
    """Something stands where a package was to be written."""

    key = "package.place-taken"
    sentence = "{file} is there already and is not overwritten. Nothing was written. Choose another name."


class PlaceNotWritable(CaseworkerError):
    """The system refused to write a package."""

    key = "package.not-writable"
    sentence = "{file} could not be written. Nothing was left of it. Choose another place."


class Target(Protocol):
    """Where the files of a package go."""

    def open(self, name: str) -> BinaryIO:
        """Return a new file to be written and closed; a name may begin with one folder."""
        ...


@dataclass(frozen=True, slots=True)
class Step:
    """How far it is: files written of all."""

    done: int
    whole: int


def write_package(
    held: Held, documents: Documents, target: Target, *, beside: Mapping[str, bytes] | None = None
) -> Iterator[Step]:
    """Write the package file by file: documents first, what is said of them after. `beside` are further files.

    A document whose content is not here, is damaged or may not be taken out is said to be missing; the rest goes on.
    """
    whole, files = len(held.documents) + 2, dict[UUID, str]()
    for number, one in enumerate(held.documents, start=1):
        name = f"{DOCUMENTS}/{clean_name(f'{number:03}-{one.name}')}"
        files[one.id] = name if _take_out(documents, one, target, name, held.purpose) else ""
        yield Step(number, whole)
    for name, content in (beside or {}).items():
        _write(target, name, content)
    _write(target, RECORD, json_of(held, files))
    yield Step(whole - 1, whole)
    _write(target, PAGE, page_of(held, files).encode("utf-8", errors="backslashreplace"))
    yield Step(whole, whole)


@contextmanager
def package_at(path: Path) -> Iterator[Target]:
    """Give the place of a package: a zip file when its name says so, otherwise a folder; both new, for their owner.

    Raises PlaceTaken or PlaceNotWritable. When the block raises, what was written is removed.
    """
    if path.exists():
        raise PlaceTaken(file=path.name)
    try:
        with _zip_at(path) if path.suffix.lower() == _ZIP else _folder_at(path) as target:
            yield target
    except BaseException as error:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise PlaceNotWritable(file=path.name) from error
        raise


@contextmanager
def zip_into(stream: BinaryIO) -> Iterator[Target]:
    """Give a zip file in a stream as the place of a package."""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        yield _Zip(archive)


def json_of(held: Held, files: Mapping[UUID, str]) -> bytes:
    """Return what is held as the bytes of one JSON document."""
    return json.dumps(document_of(held, files), ensure_ascii=False, indent=1).encode(errors="backslashreplace")


def document_of(held: Held, files: Mapping[UUID, str]) -> dict[str, Plain]:
    """Return what is held as plain values; `files` names the documents that lie beside it."""
    return {
        "about": "person",
        "id": str(held.person),
        "number": held.number,
        "name": held.name,
        "agency": held.agency,
        "made_at": held.made_at.isoformat(),
        "purpose": held.purpose,
        "left_out": [{"why": one.value, "sentence": IN_ENGLISH[one]} for one in held.left_out],
        "records": [
            {
                "kind": one.kind,
                "id": str(one.id),
                "fields": dict(one.fields),
                "changes": [
                    {
                        "at": change.at.isoformat(),
                        "by": held.officer(change.by),
                        "action": change.action,
                        "why": change.why,
                        "field": change.field,
                        "before": change.before,
                        "after": change.after,
                    }
                    for change in one.changes
                ],
            }
            for one in held.records
        ],
        "documents": [
            {"id": str(one.id), "name": one.name, "sha256": one.sha256, "file": files.get(one.id) or None}
            for one in held.documents
        ],
        "looked": [
            {"at": one.at.isoformat(), "by": held.officer(one.by), "action": one.action, "allowed": one.allowed}
            for one in held.lookings
        ],
    }


def _take_out(documents: Documents, one: Attachment, target: Target, name: str, purpose: str) -> bool:
    try:
        with target.open(name) as file:
            documents.take_out(one.id, file, purpose=purpose)
    except (AttachmentMissing, StreamDamaged, AccessDenied):
        return False
    return True


def _write(target: Target, name: str, content: bytes) -> None:
    with target.open(name) as file:
        file.write(content)


@contextmanager
def _zip_at(path: Path) -> Iterator[Target]:
    with _new(path) as stream, zip_into(stream) as target:
        yield target


@contextmanager
def _folder_at(path: Path) -> Iterator[Target]:
    path.mkdir(mode=0o700)
    yield _Folder(path)


class _Folder:
    def __init__(self, path: Path) -> None:
        self._path = path

    def open(self, name: str) -> BinaryIO:
        path = self._path / name
        path.parent.mkdir(mode=0o700, exist_ok=True)
        return _new(path)


class _Zip:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def open(self, name: str) -> BinaryIO:
        told = zipfile.ZipInfo(name)
        told.compress_type = zipfile.ZIP_DEFLATED
        told.external_attr = 0o600 << 16
        return cast(BinaryIO, self._archive.open(told, "w"))


def _new(path: Path) -> BinaryIO:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    return cast(BinaryIO, os.fdopen(os.open(path, flags, 0o600), "wb"))
