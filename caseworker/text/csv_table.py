"""Tables as programs write them to CSV files: in several encodings, with several separators, often not quite right.

Boundary: bytes in, a heading and numbered rows out; what the columns mean is left to others. The encoding and separator
are told with the table, so that a person can see what was made of the file and say otherwise. A row that does not fit
the heading is given with the reason instead of its cells; nothing is padded, cut or guessed.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from caseworker.errors import CaseworkerError

SEPARATORS = (",", ";", "\t", "|")
LONGEST_CELL = 100_000  # characters
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
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
    """A read file. Columns of the same heading are told apart: `name`, `name (2)`."""

    columns: tuple[str, ...]
    encoding: str
    separator: str
    text: str

    def rows(self) -> Iterator[TableRow]:
        """Yield the rows under the heading, in their order; empty lines are passed over."""
        records = _records(self.text, self.separator)
        next(records, None)
        for row in records:
            if row.fault or len(row.cells) == len(self.columns):
                yield row
            elif any(row.cells):
                yield TableRow(row.line, (), f"has {len(row.cells)} cells where the heading has {len(self.columns)}")


def read_table(content: bytes, *, file: str, encoding: str = "", separator: str = "") -> Table:
    """Return the table of a file; an encoding or separator left empty is found out.

    Raises TableEmpty, TableWithoutRows, HeadingUnreadable or TableUnreadable.
    """
    used, text = _decoded(content, file=file, encoding=encoding)
    if not text.strip():
        raise TableEmpty(file=file)
    between = separator or _separator(text)
    heading = next(_records(text, between))
    if heading.fault:
        raise HeadingUnreadable(file=file, fault=heading.fault)
    table = Table(_told_apart(heading.cells), used, between, text)
    if next(table.rows(), None) is None:
        raise TableWithoutRows(file=file)
    return table


def _decoded(content: bytes, *, file: str, encoding: str) -> tuple[str, str]:
    for mark, name in _MARKS:
        if content.startswith(mark) and not encoding:
            return name, _as_text(content[len(mark) :], name, file)
    if encoding:
        return encoding, _as_text(content, encoding, file).removeprefix("\ufeff")
    try:
        return "utf-8", content.decode("utf-8")
    except UnicodeDecodeError:
        return _older(content, file)


def _as_text(content: bytes, encoding: str, file: str) -> str:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise TableUnreadable(file=file, encoding=encoding) from error


def _older(content: bytes, file: str) -> tuple[str, str]:
    """Tell Japanese (Windows code page 932) from Western European (1252), which takes any bytes but five."""
    try:
        japanese = content.decode("cp932")
    except UnicodeDecodeError:
        japanese = ""
    if japanese and _reads_as_japanese(japanese):
        return "cp932", japanese
    return "cp1252", _as_text(content, "cp1252", file)


def _reads_as_japanese(text: str) -> bool:
    """Whether the signs beyond ASCII stand together, as words do; accented letters misread stand alone among others."""
    beside = [sign > "\x7f" for sign in f" {text} "]
    wide = [at for at, is_wide in enumerate(beside) if is_wide]
    together = sum(beside[at - 1] or beside[at + 1] for at in wide)
    return together * 2 > len(wide)


def _separator(text: str) -> str:
    return max(SEPARATORS, key=lambda one: _fits(text, one))


def _fits(text: str, separator: str) -> tuple[int, int]:
    """How well a separator cuts: the records with as many cells as the heading, when it has several; then its cells."""
    counts = [len(row.cells) for row in islice(_records(text, separator), _LOOKED_AT)]
    width = counts[0] if counts else 0
    return (counts.count(width) if width > 1 else 0, width)


def _records(text: str, separator: str) -> Iterator[TableRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
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
