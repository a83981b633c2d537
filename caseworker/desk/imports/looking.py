"""A look at a file before it is brought in: its columns with examples, and what would become of its first items."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from caseworker.desk.imports.bringing import REFERENCE, Item
from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.fields import Filled
from caseworker.desk.imports.kinds import Kind
from caseworker.desk.imports.means import Means
from caseworker.desk.imports.source import Source
from caseworker.desk.imports.tables import is_table, table_of
from caseworker.domain.import_runs import Outcome, RowRefused

_LOOKED_AT = 200  # rows
_EXAMPLES = 3  # of each column
_EXAMPLE = 60  # characters
_SURE = ("utf-8", "utf-16-le", "utf-16-be")
_PARTED = re.compile(r"\s*\d{1,2}[/-]\d{1,2}[/-]\d{4}\b")


@dataclass(frozen=True, slots=True)
class Looked:
    """A table as it was read. `is_sure` says that nobody has to look whether letters came out right.

    `examples` are some values of each column, `two_ways` the columns with dates that can be read in two ways.
    """

    columns: tuple[str, ...]
    examples: tuple[tuple[str, ...], ...]
    two_ways: frozenset[str]
    encoding: str
    separator: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Previewed:
    """One of the first items: where it stands, what it says, and what would become of it (None: it is refused)."""

    line: int
    reference: str
    says: str
    outcome: Outcome | None
    field: str = ""
    sentence: str = ""


def look(source: Source, choices: Choices) -> Looked | None:
    """Return a look at a table; None for a file that is none. Raises what `open_table` raises."""
    if not is_table(source):
        return None
    table = table_of(source, choices)
    rows = [row.cells for row in islice(table.rows(), _LOOKED_AT) if not row.fault]
    cells = [[row[place] for row in rows] for place in range(len(table.columns))]
    two_ways = (name for name, column in zip(table.columns, cells, strict=True) if any(map(_PARTED.match, column)))
    return Looked(
        columns=table.columns,
        examples=tuple(_examples(column) for column in cells),
        two_ways=frozenset(two_ways),
        encoding=table.encoding,
        separator=table.separator,
        is_sure=table.encoding in _SURE,
    )


def preview(means: Means, kind: Kind, source: Source, choices: Choices, *, items: int = 20) -> list[Previewed]:
    """Return what would become of the first items, each on trial; nothing is kept. Raises what readers raise."""
    importer = kind.importer(means, choices)
    found = []
    for item in islice(kind.reader(source, choices), items):
        batch = importer.bring([item], trial=True)
        refused = batch.refused[0] if batch.refused else None
        outcome = Outcome.CHANGED if batch.changed else Outcome.KNOWN if batch.known else Outcome.ADDED
        found.append(_previewed(item, None if refused else outcome, refused))
    return found


def _previewed(item: Item | RowRefused, outcome: Outcome | None, refused: RowRefused | None) -> Previewed:
    reference = "" if isinstance(item, RowRefused) else item.reference
    field, sentence = (refused.field, refused.sentence) if refused else ("", "")
    return Previewed(item.line, reference, _says(item), outcome, field, sentence)


def _says(item: object) -> str:
    if isinstance(item, Filled):
        return " · ".join(value[:_EXAMPLE] for name, value in item.values if name != REFERENCE)
    for name in ("title", "name", "subject", "service", "summary", "description"):
        value = getattr(item, name, "")
        if isinstance(value, str) and value:
            return value[: 2 * _EXAMPLE]
    return ""


def _examples(column: Sequence[str]) -> tuple[str, ...]:
    filled = dict.fromkeys(cell.strip()[:_EXAMPLE] for cell in column if cell.strip())
    return tuple(islice(filled, _EXAMPLES))
