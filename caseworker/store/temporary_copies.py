"""Readable copies of attachments for a viewer outside the program: in one private directory, listed, soon removed.

The directory is emptied whenever the profile is opened, so that a copy outlives neither the program nor its crash. A
copy's name tells nothing: an id and the kind of file.
"""

import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from caseworker.store.files import create_private, make_private, remove_tree, room_needed

_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}")
_log = logging.getLogger(__name__)


class TemporaryCopies:
    """The copies that stand in one directory."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    @contextmanager
    def new(self, copy: UUID, *, name: str) -> Iterator[tuple[Path, BinaryIO]]:
        """Give the path and an open file for a copy; a copy that could not be finished is removed.

        Of the attachment's name only a plain ending is taken (`.pdf`). Raises DiskFull.
        """
        ending = Path(name).suffix
        path = self._directory / f"{copy}{ending if _ENDING.fullmatch(ending) else ''}"
        make_private(self._directory)
        try:
            with room_needed(), os.fdopen(create_private(path), "wb") as file:
                yield path, file
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    def listed(self) -> tuple[Path, ...]:
        """Return the copies that are there."""
        return tuple(sorted(self._directory.iterdir())) if self._directory.is_dir() else ()

    def remove(self, path: Path) -> bool:
        """Remove one of the copies; False while a viewer holds it open, as some systems allow."""
        if path.parent != self._directory:
            raise ValueError("no copy that was made here")
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            _log.info("a temporary copy could not be removed yet: %s", type(error).__name__)
            return False
        return True

    def remove_all(self) -> None:
        """Remove every copy. One that a viewer still holds open, as some systems allow, goes at the next start."""
        try:
            remove_tree(self._directory)
        except OSError as error:
            _log.warning("%d temporary copies could not be removed yet: %s", len(self.listed()), type(error).__name__)
