"""What stands in the memory of another process (Linux): every readable mapping of it, piece by piece."""

from collections.abc import Iterator
from pathlib import Path

import pytest

_PIECE_BYTES = 16 * 1024 * 1024
_OVERLAP_BYTES = 256
_NOT_MEMORY = ("[vvar", "[vsyscall]")


def memory_of(pid: int) -> Iterator[bytes]:
    """Give all readable memory of a process in overlapping pieces. Skips the test where the kernel forbids reading."""
    try:
        memory = Path(f"/proc/{pid}/mem").open("rb", buffering=0)  # noqa: SIM115  closed below; opening may be refused
    except PermissionError:
        pytest.skip("this system does not let the memory of a child process be read")
    with memory:
        for start, end in _readable(pid):
            for begin in range(start, end, _PIECE_BYTES):
                memory.seek(begin)
                try:
                    yield memory.read(min(end - begin, _PIECE_BYTES + _OVERLAP_BYTES))
                except OSError:
                    continue  # a guard page, or a file behind the mapping that became shorter


def _readable(pid: int) -> Iterator[tuple[int, int]]:
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        area, rights, *rest = line.split(maxsplit=5)
        if "r" in rights and not rest[-1].startswith(_NOT_MEMORY):
            start, end = area.split("-")
            yield int(start, 16), int(end, 16)
