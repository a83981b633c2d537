"""A file that is there whole or not at all, on whatever stick it is written to."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from caseworker.errors import CaseworkerError

_PART = ".part"
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class NoRoomForBundle(CaseworkerError):
    """The medium the bundle was to be written to is full."""

    key = "bundle.no-room"
    sentence = (
        "There is no room for {file}, so it was not written. Nothing on this device was changed. Use another stick."
    )


class BundleNotWritten(CaseworkerError):
    """The file could not be written or read, for another reason than room."""

    key = "bundle.not-written"
    sentence = "The file {file} could not be written or read. Nothing on this device was changed. Try another stick."


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write, which takes its name when all of it is on the medium; otherwise nothing is left of it.

    An earlier file of that name is replaced. Raises NoRoomForBundle or BundleNotWritten.
    """
    part = path.with_name(path.name + _PART)
    try:
        with named_failures(path):
            with part.open("wb") as target:
                yield target
                target.flush()
                os.fsync(target.fileno())
            part.replace(path)
            _sync_folder(path.parent)
    except BaseException:
        with named_failures(path):
            part.unlink(missing_ok=True)
        raise


@contextmanager
def named_failures(path: Path) -> Iterator[None]:
    """Turn failures of the medium into foreseen ones that name the file."""
    try:
        yield
    except OSError as error:
        raise (NoRoomForBundle if error.errno in _FULL else BundleNotWritten)(file=path.name) from error


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # it has no such call
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
