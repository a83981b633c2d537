"""Entries of the referral directory as an agency pack brings them, in the terms of Open Referral HSDS 3.

Values only. The register of services that officers search and correct is kept elsewhere; it begins from these.
"""

from dataclasses import dataclass

from caseworker.domain.calendars import OpeningHours


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryPlace:
    """Where a service is given (HSDS location). Phone numbers are international, such as `+44 20 7946 0123`.

    `area` is the part of town as people call it; `access` are words such as "step-free". Coordinates are WGS 84 in
    millionths of a degree, both or neither.
    """

    id: str
    title: str
    address: str
    area: str
    phones: tuple[str, ...]
    hours: OpeningHours
    access: tuple[str, ...] = ()
    latitude_udeg: int | None = None
    longitude_udeg: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryEntry:
    """A service people can be sent to (HSDS service with its organisation, eligibility, fees, languages, schedule)."""

    id: str
    title: str
    organisation: str
    description: str
    topics: tuple[str, ...]
    places: tuple[DirectoryPlace, ...]
    territories: tuple[str, ...]
    languages: tuple[str, ...] = ()
    conditions: str = ""
    cost: str = ""
    how_to_apply: str = ""
    website: str = ""
    email: str = ""
    by_appointment: bool = False
    minimum_age_years: int | None = None
    maximum_age_years: int | None = None
