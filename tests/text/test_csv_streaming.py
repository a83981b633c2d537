"""Tables of any size are read in a few MiB, and lines that are too long are refused without being held."""

import io
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from caseworker.text.csv_table import LONGEST_LINE, open_table

ROOT = Path(__file__).resolve().parents[2]
_ROW = "{row},Ana Lima,1980-02-03,14 Mill Lane,Northgate,01632 960 114,ana{row}@example.org\n"
# The peak is this program's own: `ru_maxrss` would begin with that of the process it was started from.
_READS = """
import re, sys
from pathlib import Path
from caseworker.text.csv_table import open_table
table = open_table(lambda: open(sys.argv[1], "rb"), file="t.csv")
rows = sum(1 for row in table.rows() if not row.fault)
print(rows, int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""


def lines(size: int) -> Iterator[str]:
    """A heading and rows of about so many bytes."""
    yield "id,name,born,street,town,phone,mail\n"
    written, row = 0, 0
    while written < size:
        row += 1
        told = _ROW.format(row=row)
        written += len(told)
        yield told


def test_thirty_megabytes_take_a_few(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(lines(30 << 20))
        file.write("1,Ána\n")

    tracemalloc.start()
    table = open_table(lambda: path.open("rb"), file="large.csv")
    rows = faults = 0
    for row in table.rows():
        rows, faults = rows + 1, faults + bool(row.fault)
        if rows == 60_000:
            break
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert (rows, faults) == (60_000, 0)
    assert peak < 8 << 20


def test_letters_that_come_late_still_tell_the_encoding(tmp_path: Path) -> None:
    path = tmp_path / "late.csv"
    path.write_bytes("".join(lines(3 << 20)).encode() + "9,Zoë,,,,,\n".encode("cp1252"))

    table = open_table(lambda: path.open("rb"), file="late.csv")

    assert table.encoding == "cp1252"
    assert [row.cells[1] for row in table.rows()][-1] == "Zoë"


def test_a_line_that_is_too_long_is_refused_and_the_next_one_read() -> None:
    text = "a,b\n1," + "x," * LONGEST_LINE + "\n2,3\n"

    rows = list(open_table(lambda: io.BytesIO(text.encode()), file="t.csv", separator=",").rows())

    assert [(row.line, bool(row.fault)) for row in rows] == [(2, True), (3, False)]
    assert "more than 100000 characters" in rows[0].fault


@pytest.mark.nightly
@pytest.mark.skipif(sys.platform != "linux", reason="the peak of a process is told in another way")
def test_a_gigabyte_is_read_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "gigabyte.csv"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(lines(1 << 30))

    done = subprocess.run(
        [sys.executable, "-c", _READS, str(path)], cwd=ROOT, capture_output=True, text=True, check=True
    )

    rows, peak_mib = map(int, done.stdout.split())
    assert rows > 10_000_000
    assert peak_mib < 120
