"""Files that survive a power cut and belong to one person: durable replacement, private permissions, removal.

Knows nothing of what the files mean.
"""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from caseworker.errors import CaseworkerError

PRIVATE_FILE = 0o600
PRIVATE_DIRECTORY = 0o700
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class DiskFull(CaseworkerError):
    """There is no room left to write."""

    key = "store.disk-full"
    sentence = (
        "There is no room left on the disk, so this was not saved. Everything saved before is safe."
        " Free some space and save again."
    )


@contextmanager
def room_needed() -> Iterator[None]:
    """Turn the system's "no space" into `DiskFull`; every other failure passes unchanged."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull from error
        raise


def make_private(directory: Path) -> None:
    """Make the directory readable by its owner alone; it may exist already."""
    directory.mkdir(mode=PRIVATE_DIRECTORY, parents=True, exist_ok=True)
    directory.chmod(PRIVATE_DIRECTORY)


def create_private(path: Path) -> int:
    """Create a new file readable by its owner alone and return its descriptor; an existing one is an error."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, PRIVATE_FILE)


def replace_durably(path: Path, data: bytes) -> None:
    """Put the data at the path, whole or not at all, even if the power goes. Raises `DiskFull`."""
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    with room_needed():
        try:
            with os.fdopen(create_private(fresh), "wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            fresh.replace(path)
        except OSError:
            fresh.unlink(missing_ok=True)
            raise
    sync_directory(path.parent)


def sync_directory(directory: Path) -> None:
    """Make names in the directory durable, where the system can (Windows has no such call)."""
    if os.name == "nt":
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def overwrite_and_remove(path: Path) -> None:
    """Overwrite a small file with random bytes, make that durable, then remove it. Absent is removed."""
    if not path.exists():
        return
    with path.open("r+b") as file:
        file.write(os.urandom(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
    sync_directory(path.parent)


def remove_tree(directory: Path) -> None:
    """Remove a directory and all in it without following links. Absent is removed."""
    if directory.is_symlink():
        directory.unlink()
    elif directory.exists():
        shutil.rmtree(directory)
