"""A human services directory in Open Referral HSDS 3 or 1, as organisations, places and services.

Boundary: tables in (`hsds_files` makes them of files), entries and faults out; nothing is looked up and nothing stored.
An entry names others by the ids of its directory (`organisation`, `places`); ids within its record are worked out from
these, so that the same directory gives the same values. What the product has no place for is listed in docs/imports.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from caseworker.domain.contact_points import ContactKind, ContactPoint, Identifier
from caseworker.domain.definition import Element
from caseworker.domain.directory import PhoneLine, Place, PlaceId, Service
from caseworker.domain.ids import OrganisationId, ServiceId, steady_id
from caseworker.domain.import_runs import RowRefused
from caseworker.domain.opening import Hours
from caseworker.domain.organisations import Organisation, OrganisationPerson
from caseworker.formats import hsds_cells as cells
from caseworker.formats.hsds_hours import Unread, holiday_hours_of, hours_of, regular_hours_of
from caseworker.formats.hsds_languages import language_code
from caseworker.formats.hsds_one import HOLIDAY, REGULAR
from caseworker.formats.hsds_tables import Row, Tables

ORGANISATION, PLACE, SERVICE = "organisation", "place", "service"
BY_APPOINTMENT, TIME_ZONE, VALID_FROM, VALID_TO = "by_appointment", "time_zone", "valid_from", "valid_to"
"""Kinds of attributes (`link_type`) for what HSDS 3 has no column for."""

E = TypeVar("E", bound=Element)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One organisation, place or service of a directory.

    `reference` is its kind and its id there, such as `service/22`; `organisation` and `places` are the references of
    what it belongs to and where it is given. `line` is that of its row in `file`, or the number of its object.
    """

    file: str
    line: int
    reference: str
    record: Organisation | Place | Service
    organisation: str = ""
    places: tuple[str, ...] = ()


def entry_id(reference: str) -> UUID:
    """Return the id under which a record stands while it is not yet known whether it is kept here already."""
    return steady_id("hsds", reference)


def entries_of(tables: Tables) -> Iterator[Entry | RowRefused]:
    """Yield organisations, then places, then services, each with what could not be read of it before it."""
    whole = _Assembly(tables)
    yield from whole.faults
    for row in tables.of("organizations"):
        yield from whole.organisation(row)
    for row in tables.of("locations"):
        yield from whole.place(row)
    for row in tables.of("services"):
        yield from whole.service(row)


class _Assembly:
    """The tables by what their rows belong to."""

    def __init__(self, tables: Tables) -> None:
        self.faults: list[RowRefused] = []
        by = tables.by
        self._names = {row.get("id"): row.get("name") for row in tables.of("organizations")}
        self._phones = {owner: by("phones", f"{owner}_id") for owner in cells.OWNERS}
        self._languages = {owner: by("languages", f"{owner}_id") for owner in (*cells.OWNERS, "phone")}
        self._contacts = {owner: by("contacts", f"{owner}_id") for owner in cells.OWNERS}
        self._of_place = {name: by(name, "location_id") for name in ("addresses", "accessibility")}
        self._of_service = {
            name: by(name, "service_id")
            for name in ("service_at_location", "service_areas", "required_documents", "cost_options")
        }
        self._identifiers = by("organization_identifiers", "organization_id")
        self._at = {row.get("id"): row.get("location_id") for row in tables.of("service_at_location")}
        self._terms = {row.get("id"): row.get("name") for row in tables.of("taxonomy_terms")}
        self._attributes = by("attributes", "link_id")
        self._hours = self._all_hours(tables)

    def organisation(self, row: Row) -> Iterator[Entry | RowRefused]:
        own = row.get("id")
        if not own or not row.get("name"):
            yield cells.missing(row, "name" if own else "id", "organisation")
            return
        phones = [
            ContactPoint.of(cells.contact_kind(one.kind), one.number, id=one.id, note=one.note)
            for one in self._lines("organization", own)
        ]
        people = self._contacts["organization"].get(own, [])
        mails = [row.get("email"), *(one.get("email") for one in people)]
        points = (
            *phones,
            *(ContactPoint.of(ContactKind.EMAIL, one, id=steady_id("mail", one)) for one in mails if one),
            *(ContactPoint.of(ContactKind.WEB, one, id=steady_id("web", one)) for one in (row.get("website"),) if one),
        )
        reference = f"{ORGANISATION}/{own}"
        record = Organisation(
            id=OrganisationId(entry_id(reference)),
            name=row.get("name"),
            other_names=_listed(row.get("alternate_name")),
            identifiers=_once([*self._identifiers_of(row)]),
            contact_points=_once([*points]),
            people=_once([_speaker(one) for one in people if one.get("name")]),
            note=row.get("description"),
        )
        yield Entry(file=row.file, line=row.line, reference=reference, record=record)

    def place(self, row: Row) -> Iterator[Entry | RowRefused]:
        own = row.get("id")
        address = self._address(own)
        line = ", ".join(part for part in (address.get("address_1"), address.get("address_2")) if part)
        name = row.get("name", "alternate_name") or line or self._names.get(row.get("organization_id"), "")
        if not own or not name:
            yield cells.missing(row, "name" if own else "id", "place")
            return
        point, faults = cells.coordinates(row)
        yield from faults
        reference = f"{PLACE}/{own}"
        record = Place(
            id=PlaceId(entry_id(reference)),
            name=name,
            organisation_name=self._names.get(row.get("organization_id"), ""),
            description=row.get("description", "short_description"),
            address=line,
            locality=address.get("city"),
            region=address.get("state_province", "region"),
            postcode=address.get("postal_code"),
            country=address.get("country"),
            latitude_udeg=point[0],
            longitude_udeg=point[1],
            time_zone=self._attribute(own, TIME_ZONE),
            access=_words(one.get("description", "details") for one in self._of_place["accessibility"].get(own, [])),
            transport=row.get("transportation"),
            languages=self._spoken("location", own),
            phones=self._lines("location", own),
            hours=_once(self._hours["location"].get(own, [])),
        )
        owner = row.get("organization_id")
        yield Entry(
            file=row.file,
            line=row.line,
            reference=reference,
            record=record,
            organisation=f"{ORGANISATION}/{owner}" if owner else "",
        )

    def service(self, row: Row) -> Iterator[Entry | RowRefused]:
        own = row.get("id")
        if not own or not row.get("name"):
            yield cells.missing(row, "name" if own else "id", "service")
            return
        given = self._of_service["service_at_location"].get(own, [])
        places = dict.fromkeys(one.get("location_id") for one in given if one.get("location_id"))
        owner, reference = row.get("organization_id"), f"{SERVICE}/{own}"
        values, faults = cells.checked(row)
        yield from faults
        record = Service(
            id=ServiceId(entry_id(reference)),
            name=row.get("name"),
            other_names=_listed(row.get("alternate_name")),
            organisation=OrganisationId(entry_id(f"{ORGANISATION}/{owner}")) if owner else None,
            organisation_name=self._names.get(owner, ""),
            description=row.get("description"),
            topics=_words(self._topics(own)),
            status=values.status,
            alert=row.get("alert"),
            places=tuple(PlaceId(entry_id(f"{PLACE}/{one}")) for one in places),
            serves=_words(one.get("name", "description", "extent") for one in self._part("service_areas", own)),
            hours=self._service_hours(own, given),
            phones=_once([*self._lines("service", own), *self._lines_at(given)]),
            email=row.get("email"),
            website=row.get("url"),
            languages=self._spoken("service", own),
            interpretation=row.get("interpretation_services"),
            conditions=row.get("eligibility_description"),
            minimum_age_years=values.minimum_age,
            maximum_age_years=values.maximum_age,
            cost=cells.cost(row, self._part("cost_options", own)),
            how_to_apply=row.get("application_process"),
            documents=_words(one.get("document") for one in self._part("required_documents", own)),
            by_appointment=self._attribute(own, BY_APPOINTMENT) == "true",
            wait_time=row.get("wait_time"),
            assured_on=values.assured_on,
            modified_at=values.modified_at,
            valid_from=cells.day_or_none(self._attribute(own, VALID_FROM)),
            valid_to=cells.day_or_none(self._attribute(own, VALID_TO)),
        )
        yield Entry(
            file=row.file,
            line=row.line,
            reference=reference,
            record=record,
            organisation=f"{ORGANISATION}/{owner}" if owner else "",
            places=tuple(f"{PLACE}/{one}" for one in places),
        )

    def _part(self, table: str, service: str) -> list[Row]:
        return self._of_service[table].get(service, [])

    def _topics(self, service: str) -> Iterator[str]:
        for row in self._attributes.get(service, []):
            if row.get("link_type") not in {BY_APPOINTMENT, TIME_ZONE, VALID_FROM, VALID_TO}:
                yield self._terms.get(row.get("taxonomy_term_id"), "") or row.get("value")

    def _attribute(self, owner: str, kind: str) -> str:
        found = (row.get("value") for row in self._attributes.get(owner, []) if row.get("link_type") == kind)
        return next(found, "")

    def _address(self, place: str) -> Row:
        known = self._of_place["addresses"].get(place, [])
        where = [row for row in known if row.get("address_type") != "postal"] or known
        return where[0] if where else Row("", 0, {})

    def _identifiers_of(self, row: Row) -> Iterator[Identifier]:
        if row.get("tax_id"):
            yield Identifier(id=steady_id("tax", row.get("tax_id")), scheme="tax", value=row.get("tax_id"))
        for one in self._identifiers.get(row.get("id"), []):
            scheme, value = one.get("identifier_scheme", "identifier_type") or "other", one.get("identifier")
            if value:
                yield Identifier(id=steady_id("identifier", scheme, value), scheme=scheme, value=value)

    def _lines(self, owner: str, own: str) -> tuple[PhoneLine, ...]:
        rows = [*self._phones[owner].get(own, [])]
        for contact in self._contacts[owner].get(own, []) if owner != "organization" else ():
            rows += self._phones["contact"].get(contact.get("id"), [])
        return _once([self._line(row) for row in rows if row.get("number")])

    def _lines_at(self, given: list[Row]) -> tuple[PhoneLine, ...]:
        found = (row for at in given for row in self._phones["service_at_location"].get(at.get("id"), []))
        return tuple(self._line(row) for row in found if row.get("number"))

    def _line(self, row: Row) -> PhoneLine:
        spoken = ",".join(self._spoken("phone", row.get("id")))
        number, kind = row.get("number").strip('"'), cells.phone_kind(row.get("type"))
        note = cells.joined(row.get("description"), row.get("vanity_number"))
        own = steady_id("phone", number, row.get("extension"), kind, note, spoken)
        return PhoneLine(id=own, number=number, extension=row.get("extension"), kind=kind, note=note, languages=spoken)

    def _spoken(self, owner: str, own: str) -> tuple[str, ...]:
        rows = self._languages[owner].get(own, [])
        return _words(language_code(row.get("code"), row.get("name")) for row in rows)

    def _service_hours(self, service: str, given: list[Row]) -> tuple[Hours, ...]:
        rows = [*self._hours["service"].get(service, [])]
        for at in given:
            rows += self._hours["service_at_location"].get(at.get("id"), [])
        return _once(rows)

    def _all_hours(self, tables: Tables) -> dict[str, dict[str, list[Hours]]]:
        found: dict[str, dict[str, list[Hours]]] = {owner: {} for owner in cells.OWNERS}
        for table, read in (("schedules", hours_of), (REGULAR, regular_hours_of), (HOLIDAY, holiday_hours_of)):
            for row in tables.of(table):
                try:
                    made = read(row)
                except Unread as unread:
                    self.faults.append(RowRefused(row.line, unread.field, unread.sentence, row.file))
                    continue
                for owner in cells.OWNERS:
                    own = row.get(f"{owner}_id")
                    if made is not None and own:
                        found[owner].setdefault(own, []).append(made)
        return found


def _speaker(row: Row) -> OrganisationPerson:
    role = row.get("title", "department") or "contact"
    return OrganisationPerson(id=steady_id("speaker", row.get("name"), role), role=role, name=row.get("name"))


def _listed(told: str) -> tuple[str, ...]:
    return (told,) if told else ()


def _words(told: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in told if one))


def _once(elements: list[E]) -> tuple[E, ...]:
    """Return the elements, each id once."""
    return tuple({one.id: one for one in elements}.values())
