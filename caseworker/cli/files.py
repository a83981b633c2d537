"""Files that a person names on the command line: read with a limit, written only where nothing stands."""

import os
from pathlib import Path

from caseworker.errors import CaseworkerError

LARGEST_BYTES = 256 << 20


class FileUnreadable(CaseworkerError):
    """A file that was named cannot be read."""

    key = "file.unreadable"
    sentence = "The file {file} could not be read. Nothing was changed. Check its name and that you may open it."


class FileTooLarge(CaseworkerError):
    """A file that was named is larger than is ever read at once."""

    key = "file.too-large"
    sentence = "The file {file} is larger than {limit_mib} MiB, so it was not read. Divide it into smaller files."


class FileExists(CaseworkerError):
    """Something is already at the place where a file was to be written."""

    key = "file.exists"
    sentence = "{file} is there already and is not overwritten. Nothing was written. Choose another name."


class FileNotWritable(CaseworkerError):
    """The system refused to write a file."""

    key = "file.not-writable"
    sentence = "The file {file} could not be written. Everything in the store is safe. Choose another place."


def read_bytes(path: Path, *, limit_bytes: int = LARGEST_BYTES) -> bytes:
    """Return what a file holds; raises FileUnreadable or FileTooLarge."""
    try:
        with path.open("rb") as file:
            content = file.read(limit_bytes + 1)
    except OSError as error:
        raise FileUnreadable(file=path.name) from error
    if len(content) > limit_bytes:
        raise FileTooLarge(file=path.name, limit_mib=limit_bytes >> 20)
    return content


def write_new(path: Path, content: bytes) -> None:
    """Write a file readable by its owner alone; raises FileExists or FileNotWritable, and leaves no part behind."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags, 0o600)
    except FileExistsError as error:
        raise FileExists(file=path.name) from error
    except OSError as error:
        raise FileNotWritable(file=path.name) from error
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        path.unlink(missing_ok=True)
        raise FileNotWritable(file=path.name) from error
