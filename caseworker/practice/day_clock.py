"""The clock of a practice day: it can be set back, so that what is done for the past has its time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, tzinfo


class DayClock:
    """Tells the moment of another clock, or an earlier one."""

    def __init__(self, clock: Callable[[], datetime], zone: tzinfo) -> None:
        self._clock, self.zone = clock, zone
        self._back = timedelta()

    def __call__(self) -> datetime:
        """Return the moment it shows."""
        return self._clock() - self._back

    @contextmanager
    def ago(self, minutes: float) -> Iterator[None]:
        """Show an earlier moment meanwhile; never one of the day before."""
        now = self._clock().astimezone(self.zone)
        since_midnight = now - now.replace(hour=0, minute=0, second=0, microsecond=0)
        with self._set_back(min(timedelta(minutes=minutes), since_midnight)):
            yield

    @contextmanager
    def days_ago(self, days: int, hour: int, minute: int = 0) -> Iterator[None]:
        """Show a time of an earlier day at the agency meanwhile."""
        assert days > 0, "of today there is `ago`"
        now = self._clock()
        with self._set_back(now - (self.today(hour, minute) - timedelta(days=days))):
            yield

    def today(self, hour: int, minute: int = 0) -> datetime:
        """Return that time of this day at the agency."""
        return self._clock().astimezone(self.zone).replace(hour=hour, minute=minute, second=0, microsecond=0)

    @contextmanager
    def _set_back(self, by: timedelta) -> Iterator[None]:
        before, self._back = self._back, by
        try:
            yield
        finally:
            self._back = before
