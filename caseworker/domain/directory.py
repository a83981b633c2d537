"""The directory: services people can be sent to and the places where they are given, in the terms of HSDS 3.

Rules say whether an entry is valid and how well it fits a wish. Fitting never hides anything: what speaks against a
service is named, and the officer decides. Opening hours are in `opening`, distances in `nearness`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, NewType
from uuid import UUID

from caseworker.domain.definition import Element, Record, Search, decide, describe, fact, members, subject
from caseworker.domain.ids import OrganisationId, ServiceId
from caseworker.domain.opening import Hours, is_open_on

PlaceId = NewType("PlaceId", UUID)


class ServiceStatus(StrEnum):
    """Whether a service is given (HSDS 3 `status`)."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    DEFUNCT = "defunct"
    TEMPORARILY_CLOSED = "temporarily closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneLine(Element):
    """A number to call, as written; `kind` is voice, text, fax or mobile, `languages` is a list with commas."""

    number: Annotated[str, fact(search=Search.PHONE)]
    extension: str = ""
    kind: str = "voice"
    note: str = ""
    languages: str = ""


@subject("place")
@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    """Where services are given. Coordinates are WGS 84 in millionths of a degree; `time_zone` is an IANA name."""

    id: PlaceId
    source_id: Annotated[str, fact(indexed=True)] = ""
    name: Annotated[str, describe(search=Search.TITLE)]
    organisation_name: Annotated[str, describe(search=Search.TITLE)] = ""
    description: Annotated[str, describe(search=Search.BODY)] = ""
    address: Annotated[str, describe(search=Search.PLACE)] = ""
    locality: Annotated[str, describe(search=Search.PLACE)] = ""
    region: Annotated[str, describe()] = ""
    postcode: Annotated[str, describe(search=Search.PLACE)] = ""
    country: Annotated[str, describe()] = ""
    latitude_udeg: Annotated[int | None, describe()] = None
    longitude_udeg: Annotated[int | None, describe()] = None
    time_zone: Annotated[str, describe()] = ""
    access: Annotated[tuple[str, ...], members()] = ()
    transport: Annotated[str, describe(search=Search.BODY)] = ""
    languages: Annotated[tuple[str, ...], members()] = ()
    phones: Annotated[tuple[PhoneLine, ...], members()] = ()
    hours: Annotated[tuple[Hours, ...], members()] = ()


@subject("service")
@dataclass(frozen=True, slots=True, kw_only=True)
class Service(Record):
    """One service. Its own `hours`, where it has any, count instead of those of its places.

    `modified_at` is when those who keep the entry changed it last, as far as they say so.
    """

    id: ServiceId
    source_id: Annotated[str, fact(indexed=True)] = ""
    name: Annotated[str, describe(search=Search.TITLE)]
    other_names: Annotated[tuple[str, ...], members(search=Search.TITLE)] = ()
    organisation: Annotated[OrganisationId | None, describe(refers="organisation")] = None
    organisation_name: Annotated[str, describe(search=Search.TITLE)] = ""
    description: Annotated[str, describe(search=Search.BODY)] = ""
    topics: Annotated[tuple[str, ...], members(search=Search.BODY)] = ()
    status: Annotated[ServiceStatus, describe()] = ServiceStatus.ACTIVE
    alert: Annotated[str, describe()] = ""
    places: Annotated[tuple[PlaceId, ...], members(refers="place")] = ()
    serves: Annotated[tuple[str, ...], members()] = ()
    hours: Annotated[tuple[Hours, ...], members()] = ()
    phones: Annotated[tuple[PhoneLine, ...], members()] = ()
    email: Annotated[str, describe(search=Search.EMAIL)] = ""
    website: Annotated[str, describe()] = ""
    languages: Annotated[tuple[str, ...], members()] = ()
    interpretation: Annotated[str, describe(search=Search.BODY)] = ""
    conditions: Annotated[str, describe(search=Search.BODY)] = ""
    minimum_age_years: Annotated[int | None, describe()] = None
    maximum_age_years: Annotated[int | None, describe()] = None
    cost: Annotated[str, describe(search=Search.BODY)] = ""
    how_to_apply: Annotated[str, describe(search=Search.BODY)] = ""
    documents: Annotated[tuple[str, ...], members(search=Search.BODY)] = ()
    by_appointment: Annotated[bool, describe()] = False
    wait_time: Annotated[str, describe()] = ""
    assured_on: Annotated[date | None, describe()] = None
    modified_at: Annotated[datetime | None, describe()] = None
    valid_from: Annotated[date | None, decide()] = None
    valid_to: Annotated[date | None, decide()] = None


class Point(StrEnum):
    """What a wish can ask of a service."""

    GIVEN = "given"
    LANGUAGE = "language"
    AGE = "age"
    AREA = "area"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a person needs of a service; points left None are not asked."""

    on: date
    language: str | None = None
    age_years: int | None = None
    area: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """What speaks for and what against a service; a point about which nothing is known stands in neither."""

    speaks_for: frozenset[Point]
    speaks_against: frozenset[Point]

    @property
    def fits(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.speaks_against


def is_valid(service: Service, *, on: date) -> bool:
    """Say whether people may be sent to the service on a day."""
    begun = service.valid_from is None or service.valid_from <= on
    ended = service.valid_to is not None and service.valid_to < on
    return service.status is ServiceStatus.ACTIVE and begun and not ended


def hours_of(service: Service, place: Place | None) -> tuple[Hours, ...]:
    """Return the hours that count for the service at a place."""
    return service.hours or (place.hours if place else ())


def fit(service: Service, place: Place | None, wish: Wish) -> Fit:
    """Return how the service at this place fits the wish on its day."""
    hours = hours_of(service, place)
    languages = {word.casefold() for word in (*service.languages, *(place.languages if place else ()))}
    answers = {
        Point.GIVEN: is_valid(service, on=wish.on),
        Point.LANGUAGE: wish.language.casefold() in languages if wish.language and languages else None,
        Point.AGE: _age_fits(service, wish.age_years) if wish.age_years is not None else None,
        Point.AREA: wish.area in service.serves if wish.area and service.serves else None,
        Point.OPEN: is_open_on(hours, wish.on) if hours else None,
    }
    return Fit(
        speaks_for=frozenset(point for point, answer in answers.items() if answer is True),
        speaks_against=frozenset(point for point, answer in answers.items() if answer is False),
    )


def serves_area(service: Service, here: frozenset[str], known: Mapping[str, str]) -> bool | None:
    """Say whether a service is for the area someone lives in, None where that cannot be told.

    `here` are the ids of that area and of all around it, `known` the names of all areas by their ids. A directory from
    elsewhere may call areas by their names, or have areas that are not known here: those speak against nothing.
    """
    if not service.serves:
        return None
    ids = {name.casefold(): area for area, name in known.items()}
    served = {area if area in known else ids.get(area.casefold()) for area in service.serves}
    if served & here:
        return True
    return None if None in served else False


def _age_fits(service: Service, age_years: int) -> bool | None:
    low, high = service.minimum_age_years, service.maximum_age_years
    if low is None and high is None:
        return None
    return (low is None or age_years >= low) and (high is None or age_years <= high)
