"""Single cells of a directory: numbers, days, coordinates, kinds, and the words that are put together of several."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from caseworker.domain.contact_points import ContactKind
from caseworker.domain.directory import ServiceStatus
from caseworker.domain.import_runs import RowRefused
from caseworker.formats.hsds_tables import Row

OWNERS = ("organization", "location", "service", "service_at_location", "contact")
_UDEG = 1_000_000
_OLDEST = 150  # years
_KINDS = {"tty": "textphone", "sms": "text", "hotline": "voice", "": "voice"}
_CONTACTS = {"fax": ContactKind.FAX, "cell": ContactKind.MOBILE, "mobile": ContactKind.MOBILE}
_NUMBER = re.compile(r"[+-]?\d{1,9}(?:\.\d{1,15})?")


@dataclass(frozen=True, slots=True)
class ServiceCells:
    """The checked cells of a service."""

    status: ServiceStatus
    minimum_age: int | None
    maximum_age: int | None
    assured_on: date | None
    modified_at: datetime | None


def checked(row: Row) -> tuple[ServiceCells, list[RowRefused]]:
    """Return the cells of a service that are no plain words, and what was wrong with them; that is left out."""
    faults: list[RowRefused] = []
    told = row.get("status").casefold()
    status = next((one for one in ServiceStatus if one.value == told), None)
    if told and status is None:
        known = ", ".join(one.value for one in ServiceStatus)
        faults.append(
            RowRefused(row.line, "status", f"The status is none of {known}; the service was taken as active.", row.file)
        )
    ages = [_age(row, name, faults) for name in ("minimum_age", "maximum_age")]
    assured, modified = row.get("assured_date"), row.get("last_modified")
    if assured and day_or_none(assured) is None:
        faults.append(
            RowRefused(row.line, "assured_date", "This is no day, such as 2026-11-23; it was left out.", row.file)
        )
    if modified and moment_or_none(modified) is None:
        faults.append(
            RowRefused(row.line, "last_modified", "This is no moment of ISO 8601; it was left out.", row.file)
        )
    cells = ServiceCells(
        status or ServiceStatus.ACTIVE, ages[0], ages[1], day_or_none(assured), moment_or_none(modified)
    )
    return cells, faults


def coordinates(row: Row) -> tuple[tuple[int | None, int | None], list[RowRefused]]:
    """Return latitude and longitude in millionths of a degree, both or neither, and what was wrong with them."""
    north, east = row.get("latitude"), row.get("longitude")
    if not north and not east:
        return (None, None), []
    found = [_degrees(north, 90), _degrees(east, 180)]
    if None in found:
        wrong = "latitude" if found[0] is None else "longitude"
        return (None, None), [
            RowRefused(row.line, wrong, "There is no such place on the globe; the position was left out.", row.file)
        ]
    return (found[0], found[1]), []


def cost(row: Row, options: Sequence[Row]) -> str:
    """Return what a service costs, in words."""
    told = [row.get("fees_description", "fees")]
    for one in options:
        amount = " ".join(part for part in (one.get("amount"), one.get("currency").upper()) if part)
        amount = " ".join(part for part in (amount, one.get("amount_description")) if part)
        told.append(": ".join(part for part in (one.get("option"), amount) if part))
    return ". ".join(one.rstrip(".") if at + 1 < len(told) else one for at, one in enumerate(told) if one)


def phone_kind(told: str) -> str:
    """Return the kind of a number in the words of HSDS 3."""
    plain = told.casefold()
    return _KINDS.get(plain, plain)


def contact_kind(told: str) -> ContactKind:
    """Return the kind of an organisation's number."""
    if told == "textphone":
        return ContactKind.TEXT_PHONE
    return _CONTACTS.get(told, ContactKind.PHONE)


def joined(*told: str) -> str:
    """Return what is told, with commas between."""
    return ", ".join(one for one in told if one)


def missing(row: Row, field: str, what: str) -> RowRefused:
    """Return the fault of a row that lacks what it cannot be without."""
    return RowRefused(row.line, field, f"The {what} has no {field}. It was not brought in.", row.file)


def day_or_none(told: str) -> date | None:
    """Return a day of ISO 8601, None for anything else."""
    try:
        return date.fromisoformat(told[:10]) if told else None
    except ValueError:
        return None


def moment_or_none(told: str) -> datetime | None:
    """Return a moment of ISO 8601, in UTC where it names no zone; None for anything else."""
    try:
        found = datetime.fromisoformat(told) if told else None
        return None if found is None else (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _age(row: Row, name: str, faults: list[RowRefused]) -> int | None:
    told = row.get(name)
    if not told:
        return None
    years = float(told) if _NUMBER.fullmatch(told) else -1.0
    if 0 <= years <= _OLDEST:
        return math.floor(years)
    faults.append(RowRefused(row.line, name, f"The age is no number from 0 to {_OLDEST}; it was left out.", row.file))
    return None


def _degrees(told: str, most: int) -> int | None:
    degrees = float(told) if _NUMBER.fullmatch(told) else math.inf
    return round(degrees * _UDEG) if abs(degrees) <= most else None
