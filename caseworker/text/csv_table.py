"""Tables as programs write them to CSV files: in several encodings, with several separators, often not quite right.

Boundary: a stream of bytes in, a heading and numbered rows out; what the columns mean is left to others. The encoding
and separator are told with the table, so that a person can see what was made of the file and say otherwise. A row that
does not fit the heading is given with the reason instead of its cells; nothing is padded, cut or guessed. A file of any
size takes a few MiB: it is read from its beginning for each question.
"""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO, TextIO

from caseworker.errors import CaseworkerError
from caseworker.text.encodings import NotText, encoding_of

SEPARATORS = (",", ";", "\t", "|")
LONGEST_CELL = 100_000  # characters
LONGEST_LINE = 2_000_000  # characters
_LOOKED_AT = 20  # records, to find the separator


class TableEmpty(CaseworkerError):
    """The file holds nothing."""

    key = "table.empty"
    sentence = "The file {file} is empty. Nothing was changed."


class TableWithoutRows(CaseworkerError):
    """The file holds a heading and nothing under it."""

    key = "table.no-rows"
    sentence = "The file {file} has a heading but no rows under it. Nothing was changed."


class TableUnreadable(CaseworkerError):
    """The bytes are no text in the encoding that was said, or in any that is known here."""

    key = "table.unreadable"
    sentence = (
        "The file {file} could not be read as text in the encoding {encoding}. Nothing was changed."
        " Save it again as UTF-8, or say its encoding."
    )


class HeadingUnreadable(CaseworkerError):
    """The first line, which names the columns, cannot be taken apart."""

    key = "table.heading"
    sentence = "The heading of the file {file} {fault}. Nothing was changed. Put the first line right."


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row. `line` is where it begins, counted from 1; `fault` says why it has no cells."""

    line: int
    cells: tuple[str, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A file whose heading was read. Columns of the same heading are told apart: `name`, `name (2)`."""

    columns: tuple[str, ...]
    encoding: str
    separator: str
    text: Callable[[], TextIO]

    def rows(self) -> Iterator[TableRow]:
        """Yield the rows under the heading, in their order; empty lines are passed over."""
        with self.text() as text:
            records = _records(text, self.separator)
            next(records, None)
            for row in records:
                if row.fault or len(row.cells) == len(self.columns):
                    yield row
                elif any(row.cells):
                    why = f"has {len(row.cells)} cells where the heading has {len(self.columns)}"
                    yield TableRow(row.line, (), why)


def read_table(content: bytes, *, file: str, encoding: str = "", separator: str = "") -> Table:
    """Return the table of a file whose bytes are at hand; raises what `open_table` raises."""
    return open_table(lambda: io.BytesIO(content), file=file, encoding=encoding, separator=separator)


def open_table(opened: Callable[[], BinaryIO], *, file: str, encoding: str = "", separator: str = "") -> Table:
    """Return the table of a file; an encoding or separator left empty is found out.

    `opened` gives the file from its beginning, each time it is called; the whole of it is read once to be sure of its
    encoding. Raises TableEmpty, TableWithoutRows, HeadingUnreadable or TableUnreadable.
    """
    try:
        found = encoding_of(opened, stated=encoding)
    except NotText as error:
        raise TableUnreadable(file=file, encoding=error.encoding) from error
    if found.blank:
        raise TableEmpty(file=file)

    def text() -> TextIO:
        stream = opened()
        stream.seek(found.mark)
        return io.TextIOWrapper(stream, found.name, newline="")

    between = separator or _separator(text)
    table = Table(_heading(text, between, file), found.name, between, text)
    if next(table.rows(), None) is None:
        raise TableWithoutRows(file=file)
    return table


def _heading(text: Callable[[], TextIO], separator: str, file: str) -> tuple[str, ...]:
    with text() as stream:
        heading = next(_records(stream, separator))
    if heading.fault:
        raise HeadingUnreadable(file=file, fault=heading.fault)
    return _told_apart(heading.cells)


def _separator(text: Callable[[], TextIO]) -> str:
    return max(SEPARATORS, key=lambda one: _fits(text, one))


def _fits(text: Callable[[], TextIO], separator: str) -> tuple[int, int]:
    """How well a separator cuts: the records with as many cells as the heading, when it has several; then its cells."""
    with text() as stream:
        counts = [len(row.cells) for row in islice(_records(stream, separator), _LOOKED_AT)]
    width = counts[0] if counts else 0
    return (counts.count(width) if width > 1 else 0, width)


def _records(text: TextIO, separator: str) -> Iterator[TableRow]:
    reader = csv.reader(_lines(text), delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield TableRow(line, (), _why(str(error)))
            continue
        if cells:
            yield _checked(line, cells)


def _lines(text: TextIO) -> Iterator[str]:
    """Yield the lines; in the place of one that is too long to be held stands a cell that is refused as too long."""
    while line := text.readline(LONGEST_LINE):
        if len(line) < LONGEST_LINE:
            yield line
            continue
        while line and not line.endswith(("\r", "\n")):
            line = text.readline(LONGEST_LINE)
        yield "x" * (csv.field_size_limit() + 1) + "\n"


def _checked(line: int, cells: Sequence[str]) -> TableRow:
    if any(len(cell) > LONGEST_CELL for cell in cells):
        return TableRow(line, (), f"has a cell of more than {LONGEST_CELL} characters")
    return TableRow(line, tuple(cells))


def _why(told: str) -> str:
    if "field larger" in told:
        return f"has a cell of more than {LONGEST_CELL} characters; a quotation mark may be missing before it"
    if "unexpected end" in told:
        return "begins a quotation that never ends"
    return "has a quotation mark in the wrong place"


def _told_apart(heading: Sequence[str]) -> tuple[str, ...]:
    seen: dict[str, int] = {}
    columns = []
    for cell in heading:
        name = cell.strip()
        seen[name] = seen.get(name, 0) + 1
        columns.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(columns)
