"""A directory in Open Referral HSDS as tables of rows, whichever way it was written down.

Boundary: rows of text in, rows of text out; what they mean is worked out in `hsds`. Every way of writing a directory
ends in the tables of the HSDS 3 tabular form, so that it is understood once. A row knows the file and line (or the
number of its object) it came from.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

MOST_ROWS = 500_000
MOST_CELL = 100_000  # characters

TABLES = frozenset(
    {"organizations", "programs", "services", "service_at_location", "locations", "addresses", "phones", "contacts"}
    | {"schedules", "service_areas", "required_documents", "languages", "accessibility", "attributes", "cost_options"}
    | {"taxonomy_terms", "taxonomies", "organization_identifiers", "funding", "metadata", "meta_table_descriptions"}
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells without empty ones, and where it stood."""

    file: str
    line: int
    cells: Mapping[str, str]

    def get(self, *names: str) -> str:
        """Return the first of these cells that is not empty, without blanks around it."""
        return next((told for name in names if (told := self.cells.get(name, "").strip())), "")


@dataclass(slots=True)
class Tables:
    """The rows by table, in their order; rows that say the same thing of one id are one."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    _known: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    count: int = 0

    def add(self, table: str, row: Row) -> None:
        """Add a row. Where one of its id is there that nothing in it contradicts, the two become one."""
        told = self.rows.setdefault(table, [])
        key = (table, row.get("id"))
        places = self._known.setdefault(key, []) if key[1] else []
        for place in places:
            known = told[place]
            if all(known.cells.get(name, value) == value for name, value in row.cells.items()):
                told[place] = Row(known.file, known.line, {**known.cells, **row.cells})
                return
        places.append(len(told))
        del places[:-_LOOKED_BACK]
        told.append(row)
        self.count += 1

    def of(self, table: str) -> list[Row]:
        """Return the rows of a table; none where it is not there."""
        return self.rows.get(table, [])

    def by(self, table: str, column: str) -> dict[str, list[Row]]:
        """Return the rows of a table by what stands in a column; those without it are left out."""
        found: dict[str, list[Row]] = {}
        for row in self.of(table):
            if key := row.get(column):
                found.setdefault(key, []).append(row)
        return found

    def names(self) -> Iterator[str]:
        """Yield the tables that have rows."""
        return (name for name, rows in self.rows.items() if rows)


_LOOKED_BACK = 8  # rows of one id that contradict each other
