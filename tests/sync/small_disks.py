"""A disk of a few megabytes that really fills up: a file system in memory, mounted for one test.

with a_small_disk(tmp_path / "disk", mib=20) as disk:
    disk.fill(leave_kib=200)
    ...
    disk.make_room()
"""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

REASON = "this system does not let the tests mount a small file system (Linux, as root)"
_PIECE = bytes(1024)


@dataclass(frozen=True)
class Disk:
    """A file system of its own, at `folder`."""

    folder: Path

    def fill(self, *, leave_kib: int = 0) -> None:
        """Take all the room there is but so much."""
        left = shutil.disk_usage(self.folder).free // 1024 - leave_kib
        with (self.folder / "filler").open("ab", buffering=0) as file:
            for _ in range(left):
                file.write(_PIECE)

    def make_room(self) -> None:
        """Give back what `fill` took."""
        (self.folder / "filler").unlink()


@contextmanager
def a_small_disk(folder: Path, *, mib: int) -> Iterator[Disk]:
    """Give a disk of so many MiB; skips the test where none can be mounted."""
    mount, umount = shutil.which("mount"), shutil.which("umount")
    folder.mkdir()
    if mount is None or umount is None:
        pytest.skip(REASON)
    made = subprocess.run(
        [mount, "-t", "tmpfs", "-o", f"size={mib}m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip(REASON)
    try:
        yield Disk(folder)
    finally:
        subprocess.run([umount, "-l", str(folder)], capture_output=True, check=True)
