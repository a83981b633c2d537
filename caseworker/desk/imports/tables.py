"""The rows of a table as items: its columns put into fields, and rows that do not fit the heading refused."""

from collections.abc import Iterator
from pathlib import PurePath

from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.fields import Filled, Mapping, mapping
from caseworker.desk.imports.source import Source
from caseworker.domain.import_runs import RowRefused
from caseworker.errors import CaseworkerError
from caseworker.text.csv_table import Table, open_table

_SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".txt"})


class NoSuchColumn(CaseworkerError):
    """A column was put into a field that the file does not have."""

    key = "import.no-column"
    sentence = "The file has no column '{column}'. Nothing was changed. It has: {columns}."


def is_table(source: Source) -> bool:
    """Whether the name of a file says that it holds a table."""
    return PurePath(source.name).suffix.lower() in _SUFFIXES


def table_of(source: Source, choices: Choices) -> Table:
    """Return the table of a file; raises what `open_table` raises."""
    return open_table(source.open, file=source.name, encoding=choices.encoding, separator=choices.separator)


def mapped(table: Table, choices: Choices, *, known: frozenset[str]) -> Mapping:
    """Return which column goes where. Raises NoSuchColumn and what `mapping` raises."""
    unknown = [column for column in choices.columns if column not in table.columns]
    if unknown:
        raise NoSuchColumn(column=unknown[0], columns=", ".join(table.columns))
    return mapping(table.columns, dict(choices.columns), known=known)


def read_rows(source: Source, choices: Choices, *, known: frozenset[str]) -> Iterator[Filled | RowRefused]:
    """Yield the rows of a table in their order, in bounded memory.

    Raises, with the first row, what `open_table` and `mapped` raise: nothing was given by then.
    """
    table = table_of(source, choices)
    fields = mapped(table, choices, known=known)
    for row in table.rows():
        if row.fault:
            yield RowRefused(row.line, "", f"The row {row.fault}.")
        else:
            yield fields.fill(row.line, row.cells)
