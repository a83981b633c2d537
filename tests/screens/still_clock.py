"""A clock that stands still until it is moved."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(slots=True)
class StillClock:
    """Says the same moment to everybody who asks."""

    moment: datetime

    def __call__(self) -> datetime:
        """Return the moment."""
        return self.moment

    def move(self, by: timedelta) -> None:
        """Be so much later."""
        self.moment += by
