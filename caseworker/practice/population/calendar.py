"""The office's days: which are worked, what the wall clock shows, and when a number of working days has passed.

The practice office lies in England: Monday to Friday, nine to five, closed on the public holidays of England, on
British time. The clock changes follow the rule (last Sundays of March and October, 01:00 UTC), so no time-zone database
of the machine is asked. Days are proleptic ordinals (`date.toordinal`), moments microseconds since 1970 UTC.
"""

from bisect import bisect_left, bisect_right
from datetime import date
from functools import lru_cache

import holidays

EPOCH = date(1970, 1, 1).toordinal()
DAY_S = 86_400
OPENS_S, CLOSES_S = 9 * 3600, 17 * 3600
OPEN_S = CLOSES_S - OPENS_S
_YEARS_AROUND = 12


class OfficeCalendar:
    """Working days of the years around a window. Immutable after making; cheap to ask."""

    __slots__ = ("_holidays", "_summers", "_working")

    def __init__(self, start: date, days: int) -> None:
        first, last = start.year - _YEARS_AROUND, date.fromordinal(start.toordinal() + days).year + 2
        years = range(first, last + 1)
        found = holidays.country_holidays("GB", subdiv="ENG", years=years, expand=False)
        self._holidays = frozenset(day.toordinal() for day in found)
        span = range(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal() + 1)
        self._working = [day for day in span if day % 7 not in {6, 0} and day not in self._holidays]
        self._summers = [edge for year in years for edge in (_last_sunday(year, 3), _last_sunday(year, 10))]

    def is_holiday(self, day: int) -> bool:
        """Tell whether the office is closed by law on the day; weekends are not holidays."""
        return day in self._holidays

    def is_working(self, day: int) -> bool:
        """Tell whether the office works on the day."""
        return day % 7 not in {6, 0} and day not in self._holidays

    def follows_holiday(self, day: int) -> bool:
        """Tell whether the day is the first working day after a public holiday."""
        if not self.is_working(day):
            return False
        before = self._working[bisect_left(self._working, day) - 1]
        return any(between in self._holidays for between in range(before + 1, day))

    def first_of_month(self, day: int) -> bool:
        """Tell whether the day is the first working day of its month."""
        if not self.is_working(day):
            return False
        before = self._working[bisect_left(self._working, day) - 1]
        return date.fromordinal(before).month != date.fromordinal(day).month

    def working_on_or_after(self, day: int) -> int:
        """Return the day itself if it is worked, else the next that is."""
        return self._working[bisect_left(self._working, day)]

    def add_working_days(self, day: int, count: int) -> int:
        """Return the day `count` working days on; a start on a free day first rolls to the next working day."""
        return self._working[bisect_left(self._working, day) + count]

    def position_s(self, at_us: int) -> int:
        """Return the open seconds that had passed at the moment, counted from the calendar's first day."""
        day, second = self.wall(at_us)
        index = bisect_left(self._working, day)
        if self._working[index] != day:
            return index * OPEN_S
        return index * OPEN_S + min(max(second - OPENS_S, 0), OPEN_S)

    def at_position(self, open_s: int) -> int:
        """Return the moment at which that many open seconds had passed (the end of a day, not the next morning)."""
        index, rest = divmod(open_s, OPEN_S)
        if rest == 0:
            return self.moment(self._working[index - 1], CLOSES_S)
        return self.moment(self._working[index], OPENS_S + rest)

    def moment(self, day: int, second: int) -> int:
        """Return the moment at which the office's wall clock shows that second of that day."""
        return ((day - EPOCH) * DAY_S + second - self._summer_s(day, second - 3600)) * 1_000_000

    def wall(self, at_us: int) -> tuple[int, int]:
        """Return the day and the second of the day on the office's wall clock."""
        day, second = divmod(at_us // 1_000_000, DAY_S)
        shift = self._summer_s(day + EPOCH, second)
        moved, wall_s = divmod(day * DAY_S + second + shift, DAY_S)
        return moved + EPOCH, wall_s

    def _summer_s(self, day: int, second: int) -> int:
        """Return 3600 while summer time holds: between an odd and an even change, counted from the first year."""
        edges = self._summers
        passed = bisect_right(edges, day)
        if passed and edges[passed - 1] == day and second < 3600:
            passed -= 1
        return 3600 if passed % 2 else 0


def _last_sunday(year: int, month: int) -> int:
    last = date(year, month, 31).toordinal()
    return last - last % 7


@lru_cache(maxsize=65_536)
def day_text(day: int) -> str:
    """Return the day as YYYY-MM-DD."""
    return date.fromordinal(day).isoformat()


def day_start_us(day: int) -> int:
    """Return midnight UTC of the day in microseconds since 1970."""
    return (day - EPOCH) * DAY_S * 1_000_000
