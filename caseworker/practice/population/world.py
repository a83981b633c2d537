"""What every part of a population is made from: the seed, the window, the office's calendar, services and shocks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from caseworker.practice.population.calendar import OfficeCalendar
from caseworker.practice.population.streams import derived_id
from caseworker.practice.population.tables import TABLES, Row

_TABLE_OF = {row: name for name, row in TABLES.items()}


@dataclass(frozen=True, slots=True)
class World:
    """The frame of one population. `start` is the ordinal of the first day, `end` of the day after the last."""

    seed: int
    start: int
    days: int
    calendar: OfficeCalendar

    @property
    def end(self) -> int:
        """The day after the window."""
        return self.start + self.days

    @property
    def years(self) -> float:
        """The length of the window in years."""
        return self.days / 365.2425

    def id(self, kind: str, index: int, at_us: int) -> str:
        """Return the id of an entity recorded at the moment."""
        return derived_id(seed=self.seed, kind=kind, index=index, at_us=at_us)


def world(*, seed: int, start: date, days: int) -> World:
    """Return the frame for a seed and a window."""
    return World(seed, start.toordinal(), days, OfficeCalendar(start, days))


class Sheets:
    """Rows made so far, by table, in the order of the tables."""

    __slots__ = ("_rows",)

    def __init__(self) -> None:
        self._rows: dict[str, list[Row]] = {name: [] for name in TABLES}

    def put(self, row: Row) -> None:
        """Add a row to its table."""
        self._rows[_TABLE_OF[type(row)]].append(row)

    def tables(self) -> Iterator[tuple[str, list[Row]]]:
        """Yield each table that has rows, with them."""
        return ((name, rows) for name, rows in self._rows.items() if rows)
