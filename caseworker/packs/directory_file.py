"""`directory.yaml`: services people can be sent to, in the terms of Open Referral HSDS 3."""

import re

from caseworker.domain.pack_directory import DirectoryEntry, DirectoryPlace
from caseworker.packs.hours import opening_hours
from caseworker.packs.section import LOCALE, Section

_PHONE = re.compile(r"\+[0-9][0-9 ]{6,20}\Z")
_POSITION = re.compile(r"(-?[0-9]{1,2}\.[0-9]{1,6}), ?(-?[0-9]{1,3}\.[0-9]{1,6})\Z")
_UDEG = 1_000_000
_OLDEST = 130


def read_directory(section: Section) -> tuple[DirectoryEntry, ...]:
    """Return the services in the order of the file."""
    made = tuple(_service(each) for each in section.sections("services"))
    section.done()
    return made


def _service(section: Section) -> DirectoryEntry:
    minimum, maximum = (_age(section, key) for key in ("minimum_age_years", "maximum_age_years"))
    if minimum is not None and maximum is not None and maximum < minimum:
        section.fault(
            "'maximum_age_years' is lower than 'minimum_age_years'. Nobody could go there.", "maximum_age_years"
        )
    made = DirectoryEntry(
        id=section.declare("service"),
        title=section.text("title", most=100),
        organisation=section.text("organisation", most=100),
        description=section.text("description", most=600),
        topics=section.words("topics"),
        places=tuple(_place(each) for each in section.sections("places", needed=True)),
        territories=section.references("territory", "territories"),
        languages=_languages(section),
        conditions=section.text("conditions", default="", most=300),
        cost=section.text("cost", default=""),
        how_to_apply=section.text("how_to_apply", default=""),
        website=_starting(section, "website", "https://"),
        email=_email(section),
        by_appointment=section.flag("by_appointment", default=False),
        minimum_age_years=minimum,
        maximum_age_years=maximum,
    )
    section.done()
    return made


def _place(section: Section) -> DirectoryPlace:
    latitude_udeg, longitude_udeg = _position(section)
    made = DirectoryPlace(
        id=section.declare("place"),
        title=section.text("title", most=100),
        address=section.text("address"),
        area=section.text("area"),
        phones=section.words("phones"),
        hours=opening_hours(section.section("hours")),
        access=section.words("access"),
        latitude_udeg=latitude_udeg,
        longitude_udeg=longitude_udeg,
    )
    for phone in made.phones:
        if not _PHONE.match(phone):
            section.fault(f"'{phone}' is no telephone number. Write it as +44 20 7946 0123.", "phones")
    section.done()
    return made


def _position(section: Section) -> tuple[int | None, int | None]:
    """Return latitude and longitude in millionths of a degree of `position: 51.5012, -0.0921`."""
    told = section.text("position", default="")
    found = _POSITION.match(told)
    if told and (found is None or abs(float(found[1])) > 90 or abs(float(found[2])) > 180):
        section.fault("'position' must be latitude and longitude in degrees, such as 51.5012, -0.0921.", "position")
    elif found is not None:
        return round(float(found[1]) * _UDEG), round(float(found[2]) * _UDEG)
    return None, None


def _languages(section: Section) -> tuple[str, ...]:
    codes = section.words("languages")
    for code in codes:
        if not LOCALE.match(code):
            section.fault(f"'{code}' is no language code. Write it as en-GB or pl.", "languages")
    return codes


def _age(section: Section, key: str) -> int | None:
    age = section.number(key, 0, _OLDEST, default=-1)
    return age if age >= 0 else None


def _starting(section: Section, key: str, start: str) -> str:
    address = section.text(key, default="")
    if address and not address.startswith(start):
        section.fault(f"'{key}' must begin with {start}.", key)
    return address


def _email(section: Section) -> str:
    address = section.text("email", default="")
    if address and (address.count("@") != 1 or " " in address):
        section.fault("'email' must be an address such as help@example.org.", "email")
    return address
