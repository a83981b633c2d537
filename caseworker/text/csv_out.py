"""Tables written to CSV so that no spreadsheet runs what a citizen has typed.

RFC 4180, UTF-8 with a mark so that spreadsheets read it as such, every cell quoted. A cell that a spreadsheet would
take for a formula gets an apostrophe in front (security design, section 7), which is the one change made to any text.
"""

import csv
import io
from collections.abc import Iterable, Sequence

_STARTS = frozenset("=+-@\t\r\n\x00\uff1d\uff0b\uff0d\uff20")  # the last four are full-width = + - @


def safe_cell(text: str) -> str:
    """Return the text as no spreadsheet runs it."""
    return f"'{text}" if text[:1] in _STARTS and text else text


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return the table as the bytes of a file."""
    return csv_heading(columns) + csv_rows(rows)


def csv_heading(columns: Sequence[str]) -> bytes:
    """Return the beginning of a file that is written piece by piece."""
    return b"\xef\xbb\xbf" + csv_rows([columns])


def csv_rows(rows: Iterable[Sequence[str]]) -> bytes:
    """Return some rows of a file that is written piece by piece."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8", errors="backslashreplace")
