"""The clock of the program."""

from datetime import UTC, datetime


def system_clock() -> datetime:
    """Return the present moment with the zone of this machine."""
    return datetime.now(UTC).astimezone()
