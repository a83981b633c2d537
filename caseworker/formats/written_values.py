"""Moments and coordinates as programs write them into exports."""

import re
from datetime import datetime

_MICRO = 1_000_000
_PARTED = re.compile(
    r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[ T,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([AaPp])?\.?[Mm]?\.?)?",
    re.ASCII,
)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LONGEST_MOMENT = 40  # characters
_NUMBER = re.compile(r"[+-]?\d{1,3}(?:\.\d{1,20})?", re.ASCII)


class NotAMoment(ValueError):
    """The text is no date with or without a time, or can be read in two ways."""


def moment_of(text: str, *, month_first: bool | None = None) -> datetime | None:
    """Return a moment as it is written, None for an empty text; without a zone unless it says one.

    Year first (ISO 8601) is always understood, and day.month.year; with other signs `month_first` says which comes
    first, and without it only a date that can be read in one way is. A day alone is its noon, so that it is the same
    day in the neighbouring zones. Raises NotAMoment.
    """
    plain = text.strip()
    if not plain:
        return None
    if len(plain) > _LONGEST_MOMENT:
        raise NotAMoment
    parted = _PARTED.fullmatch(plain)
    try:
        return _from_parts(parted, month_first=month_first) if parted else _from_iso(plain)
    except ValueError as error:
        raise NotAMoment from error


def microdegrees(text: str, *, most: int) -> int | None:
    """Return degrees as millionths, None for an empty text or for one that is no number from -`most` to `most`."""
    plain = text.strip()
    if _NUMBER.fullmatch(plain) is None:
        return None
    degrees = float(plain)
    return round(degrees * _MICRO) if abs(degrees) <= most else None


def point_of(latitude: str, longitude: str) -> tuple[int, int] | None:
    """Return latitude and longitude in millionths of a degree; None unless both are there, 0/0 being none of both.

    Programs write zeros where they know no place: that point lies in the sea.
    """
    north, east = microdegrees(latitude, most=90), microdegrees(longitude, most=180)
    return None if north is None or east is None or north == east == 0 else (north, east)


def _from_parts(parted: re.Match[str], *, month_first: bool | None) -> datetime:
    first, sign, second, year = int(parted[1]), parted[2], int(parted[3]), int(parted[4])
    day, month = (second, first) if _is_month_first(first, second, sign, month_first) else (first, second)
    if parted[5] is None:
        return datetime(year, month, day, 12)  # noqa: DTZ001  the city's own clock
    return datetime(year, month, day, _hour(int(parted[5]), parted[8]), int(parted[6]), int(parted[7] or 0))  # noqa: DTZ001


def _is_month_first(first: int, second: int, sign: str, month_first: bool | None) -> bool:  # noqa: FBT001  as written
    if sign == ".":
        return False
    if month_first is not None:
        return month_first
    if first > 12 or first == second:
        return False
    if second > 12:
        return True
    raise NotAMoment


def _hour(hour: int, half: str | None) -> int:
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        raise NotAMoment
    return hour % 12 + (12 if half in "pP" else 0)


def _from_iso(plain: str) -> datetime:
    if _ISO_DAY.fullmatch(plain):
        return datetime.fromisoformat(f"{plain}T12:00:00")
    return datetime.fromisoformat(plain)
