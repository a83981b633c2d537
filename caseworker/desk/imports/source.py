"""A file that is being brought in: opened as often as a reader likes, and how far it has been read, for progress."""

import hashlib
import io
from pathlib import Path
from typing import BinaryIO, cast

from caseworker.errors import CaseworkerError

_AT_ONCE = 1 << 20  # bytes
_BUFFER = 8 << 10  # bytes: small, so that progress moves also in a small file


class FileUnreadable(CaseworkerError):
    """The system does not let the file be read."""

    key = "import.file-unreadable"
    sentence = "The file {file} could not be read. Nothing was changed. Is it there, and may you open it?"


class Source:
    """A file on disk, or a folder for a kind that is made of several. Raises FileUnreadable for what is not there.

    `name` is what is told of it, where that is not what it is called on disk.
    """

    def __init__(self, path: Path, *, name: str = "") -> None:
        self.path, self._name = path, name or path.name
        try:
            self.size = path.stat().st_size
        except OSError as error:
            raise FileUnreadable(file=path.name) from error
        self._opened: _Counted | None = None

    @property
    def name(self) -> str:
        """The file's name without its folders: what is told of it."""
        return self._name

    @property
    def taken(self) -> int:
        """How many bytes the latest reader was given."""
        return 0 if self._opened is None else self._opened.taken

    def open(self) -> BinaryIO:
        """Return the file as a buffered stream from its beginning; its reader closes it."""
        try:
            self._opened = _Counted(self.path)
        except OSError as error:
            raise FileUnreadable(file=self.name) from error
        return cast(BinaryIO, io.BufferedReader(self._opened, _BUFFER))

    def digest(self) -> str:
        """Return the SHA-256 of the file as hex, by which it is known again; of a folder that of its files."""
        found = hashlib.sha256()
        if self.path.is_dir():
            for one in sorted(self.path.iterdir()):
                if one.is_file():
                    found.update(f"{one.name} {Source(one).digest()}\n".encode())
            return found.hexdigest()
        with self.open() as stream:
            while part := stream.read(_AT_ONCE):
                found.update(part)
        return found.hexdigest()


class _Counted(io.RawIOBase):
    """Counts what is read of a file."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._file = io.FileIO(path, "rb")
        self.taken = 0

    def readable(self) -> bool:
        """Whether it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int | None:  # type: ignore[override]  # it has no name here
        """Read as the file does."""
        read = self._file.readinto(buffer)
        self.taken += read or 0
        return read

    def seekable(self) -> bool:
        """Whether it can be read from another place."""
        return self._file.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go on elsewhere."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Return where it is being read."""
        return self._file.tell()

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        super().close()
