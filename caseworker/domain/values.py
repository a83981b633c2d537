"""Small values with a text form of their own, shared by many subjects: dates that are only partly known, and periods.

Nothing here reads what an officer typed (that is the text room's work); these are the values and their own text forms.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import total_ordering
from typing import Self

from caseworker.errors import CaseworkerError


class TextValue:
    """A value that is kept and sent as text. Subclasses are immutable, hashable and equal by meaning."""

    __slots__ = ()

    def to_text(self) -> str:
        """Return the one text form; `from_text` of it gives an equal value."""
        raise NotImplementedError(type(self).__name__)

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Return the value of a text that `to_text` made; raises ValueError for any other text."""
        raise NotImplementedError(cls.__name__)


class ImpossibleDate(CaseworkerError, ValueError):
    """A day, month or year that is in no calendar."""

    key = "value.impossible-date"
    sentence = "There is no such date. Check the day, the month and the year, or leave out what is not known."


class PeriodEndsTooEarly(CaseworkerError, ValueError):
    """A period whose last day is before its first."""

    key = "value.period-ends-too-early"
    sentence = "The last day is before the first day. Check both dates."


class Bound(StrEnum):
    """Whether a date names its own time, or only says that it was not later or not earlier."""

    WITHIN = "within"
    BEFORE = "before"  # in or before the time named
    AFTER = "after"  # in or after the time named


_TEXT = re.compile(r"(\.\./)?(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(~)?(/\.\.)?", re.ASCII)
_BOUND_ORDER = {Bound.BEFORE: -1, Bound.WITHIN: 0, Bound.AFTER: 1}
# How far "about" reaches to each side. A guessed year is a reckoned age; a guessed month or day is a lapse of memory.
ABOUT_YEAR_D, ABOUT_MONTH_D, ABOUT_DAY_D = 5 * 366, 92, 31


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate(TextValue):
    """A date as far as it is known: a year, a month of a year or a day; exact or about; within, before or after.

    The text form follows EDTF (ISO 8601-2): "1958", "1958-03", "1958-03-12", "1958~" for about, "../1958" for before,
    "1958/.." for after. Raises `ImpossibleDate` (also a ValueError) for what is in no calendar; years are 1 to 9999.
    The order is for lists: by year, then month, then day, the less known first.
    """

    year: int
    month: int | None = None
    day: int | None = None
    approximate: bool = False
    bound: Bound = Bound.WITHIN

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ImpossibleDate
        try:
            date(self.year, self.month or 1, self.day or 1)
        except ValueError as error:
            raise ImpossibleDate from error
        if (self.month == 0) or (self.day == 0):  # 0 is a number and not "unknown"
            raise ImpossibleDate

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the fully known date."""
        return cls(day.year, day.month, day.day)

    def to_text(self) -> str:
        """Return the EDTF text."""
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part is not None]
        told = "-".join(parts) + ("~" if self.approximate else "")
        if self.bound is Bound.BEFORE:
            return f"../{told}"
        return f"{told}/.." if self.bound is Bound.AFTER else told

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Return the date of an EDTF text of the forms above; raises ValueError for any other."""
        found = _TEXT.fullmatch(text)
        if found is None or (found[1] and found[6]):
            raise ImpossibleDate
        bound = Bound.BEFORE if found[1] else Bound.AFTER if found[6] else Bound.WITHIN
        month, day = (int(part) if part else None for part in (found[3], found[4]))
        return cls(int(found[2]), month, day, found[5] is not None, bound)

    @property
    def exact(self) -> date | None:
        """The day, when it is fully known; otherwise None."""
        if self.month is None or self.day is None or self.approximate or self.bound is not Bound.WITHIN:
            return None
        return date(self.year, self.month, self.day)

    @property
    def earliest(self) -> date | None:
        """The first day it can have been, or None when nothing limits it."""
        if self.bound is Bound.BEFORE:
            return None
        return _shifted(date(self.year, self.month or 1, self.day or 1), -self._slack_d)

    @property
    def latest(self) -> date | None:
        """The last day it can have been, or None when nothing limits it."""
        if self.bound is Bound.AFTER:
            return None
        month = self.month or 12
        return _shifted(date(self.year, month, self.day or monthrange(self.year, month)[1]), self._slack_d)

    @property
    def _slack_d(self) -> int:
        if not self.approximate:
            return 0
        return ABOUT_YEAR_D if self.month is None else ABOUT_MONTH_D if self.day is None else ABOUT_DAY_D

    def could_be(self, other: "PartialDate") -> bool:
        """Whether both can tell of one and the same day."""
        return _starts_by(self.earliest, other.latest) and _starts_by(other.earliest, self.latest)

    def age_between(self, on: date) -> tuple[int, int | None]:
        """Return the least and the greatest age in whole years on that day; the greatest is None when unlimited.

        Neither is below 0. Who was born on 29 February completes a year on 1 March of a common year.
        """
        least = _years(self.latest, on) if self.latest is not None else 0
        return least, None if self.earliest is None else _years(self.earliest, on)

    def is_after(self, on: date) -> bool:
        """Whether it is certainly later than that day."""
        return self.earliest is not None and self.earliest > on

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._order() < other._order()

    def _order(self) -> tuple[int, int, int, int, bool]:
        return self.year, self.month or 0, self.day or 0, _BOUND_ORDER[self.bound], self.approximate


@dataclass(frozen=True, slots=True)
class Period:
    """From a first to a last day, both included; None is open. Raises `PeriodEndsTooEarly`."""

    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        if not _starts_by(self.first, self.last):
            raise PeriodEndsTooEarly

    def contains(self, on: date) -> bool:
        """Whether that day lies in the period."""
        return _starts_by(self.first, on) and _starts_by(on, self.last)

    def overlaps(self, other: "Period") -> bool:
        """Whether the two share a day."""
        return _starts_by(self.first, other.last) and _starts_by(other.first, self.last)


def _starts_by(start: date | None, end: date | None) -> bool:
    return start is None or end is None or start <= end


def _years(born: date, on: date) -> int:
    return max(0, on.year - born.year - ((on.month, on.day) < (born.month, born.day)))


def _shifted(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def day_before(day: date) -> date:
    """Return the day before."""
    return day - timedelta(days=1)
