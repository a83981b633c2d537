"""A directory written in Open Referral HSDS 3: organisations with all that is theirs in JSON, or a package of tables.

Boundary: records in, text and bytes out. What is written here is read by `hsds` as the same directory. An id that was a
UUID in the directory a record came from is written again; every other record has its own.
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from caseworker.domain.contact_points import ContactKind, ContactPoint
from caseworker.domain.directory import PhoneLine, Place, Service
from caseworker.domain.ids import steady_id
from caseworker.domain.opening import Hours
from caseworker.domain.organisations import Organisation
from caseworker.formats.hsds import BY_APPOINTMENT, TIME_ZONE, VALID_FROM, VALID_TO
from caseworker.formats.hsds_hours import schedule_of
from caseworker.formats.hsds_json import read_json
from caseworker.formats.hsds_tables import Tables

_UDEG = 1_000_000
_FIXED = (1980, 1, 1, 0, 0, 0)  # archives of the same directory are the same bytes
_TAXONOMY = "caseworker"
_ORDER = (
    "organizations", "services", "service_at_location", "locations", "addresses", "phones", "contacts", "schedules",
    "service_areas", "required_documents", "languages", "accessibility", "attributes", "taxonomy_terms",
    "organization_identifiers",
)  # fmt: skip

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeDirectory:
    """What is written: every organisation, place and service."""

    organisations: tuple[Organisation, ...] = ()
    places: tuple[Place, ...] = ()
    services: tuple[Service, ...] = ()


def as_json(whole: WholeDirectory) -> bytes:
    """Return one page of full organisations of HSDS 3, each with its services and places."""
    contents = list(_organisations(whole))
    page: Json = {
        "total_items": len(contents),
        "total_pages": 1,
        "page_number": 1,
        "size": len(contents),
        "first_page": True,
        "last_page": True,
        "empty": not contents,
        "contents": contents,
    }
    return (json.dumps(page, ensure_ascii=False, indent=1) + "\n").encode()


def as_package(whole: WholeDirectory) -> bytes:
    """Return a ZIP archive of the CSV tables of HSDS 3 with their datapackage.json."""
    tables = Tables()
    if list(read_json(list(_organisations(whole)), "", tables)):
        raise ValueError("what was written is no directory")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as package:
        resources = []
        for table in (name for name in _ORDER if tables.of(name)):
            columns = list(dict.fromkeys(["id", *(name for row in tables.of(table) for name in row.cells)]))
            rows = ([row.cells.get(name, "") for name in columns] for row in tables.of(table))
            _put(package, f"{table}.csv", _csv(columns, rows))
            resources.append(_resource(table, columns))
        described = {"name": "human-services-data", "profile": "tabular-data-package", "resources": resources}
        _put(package, "datapackage.json", json.dumps(described, indent=1).encode())
    return archive.getvalue()


def _resource(table: str, columns: list[str]) -> Json:
    fields = [{"name": name, "type": "string"} for name in columns]
    schema = {"fields": fields, "primaryKey": "id"}
    return {
        "name": table.replace("_", "-"),
        "path": f"{table}.csv",
        "profile": "tabular-data-resource",
        "schema": schema,
    }


def _csv(columns: list[str], rows: Iterable[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode()


def _put(package: zipfile.ZipFile, name: str, content: bytes) -> None:
    package.writestr(zipfile.ZipInfo(name, _FIXED), content, zipfile.ZIP_DEFLATED)


def _organisations(whole: WholeDirectory) -> Iterator[Json]:
    """Yield every organisation; one that is only named is written by its name."""
    places: dict[UUID, Place] = {one.id: one for one in whole.places}
    by_owner: dict[UUID, list[Service]] = {}
    for service in whole.services:
        by_owner.setdefault(service.organisation or _named_id(service.organisation_name), []).append(service)
    used = {place for service in whole.services for place in service.places}
    loose: dict[UUID, list[Place]] = {}
    owners = {one.name: one.id for one in whole.organisations}
    for place in whole.places:
        if place.id not in used:
            named = place.organisation_name
            loose.setdefault(owners.get(named, _named_id(named)), []).append(place)
    known: dict[UUID, Organisation] = {one.id: one for one in whole.organisations}
    for owner in dict.fromkeys([*known, *by_owner, *loose]):
        services, others = by_owner.get(owner, []), loose.get(owner, [])
        named = next((one.organisation_name for one in services), "") or next(
            (one.organisation_name for one in others), ""
        )
        made = _organisation(known[owner]) if owner in known else _only_named(owner, named)
        yield made | _told(
            locations=[_location(one) for one in others],
            services=[_service(one, places) for one in services],
        )


def _named_id(name: str) -> UUID:
    return steady_id("organisation", name)


def _only_named(owner: UUID, name: str) -> Json:
    return {"id": str(owner), "name": name or "-", "description": name or "-"}


def _organisation(one: Organisation) -> Json:
    points = one.contact_points
    mails = [point.value for point in points if point.kind is ContactKind.EMAIL]
    return {"id": str(one.id), "name": one.name, "description": one.note or one.name} | _told(
        alternate_name="; ".join(one.other_names),
        email=next(iter(mails), ""),
        website=next((point.value for point in points if point.kind is ContactKind.WEB), ""),
        phones=[_point(one.id, point) for point in points if point.phone],
        contacts=[
            {"id": str(steady_id(str(one.id), str(each.id))), "name": each.name, "title": each.role}
            for each in one.people
            if each.name
        ],
        organization_identifiers=[
            {
                "id": str(each.id),
                "identifier_scheme": each.scheme,
                "identifier_type": each.scheme,
                "identifier": each.value,
            }
            for each in one.identifiers
            if each.scheme not in _PRIVATE
        ],
    )


_PRIVATE = frozenset({"former-system"})  # what an import keeps to know a record again


def _service(one: Service, places: Mapping[UUID, Place]) -> Json:
    own = written_id(one.id, one.source_id)
    return {"id": own, "name": one.name, "status": one.status.value} | _told(
        alternate_name="; ".join(one.other_names),
        description=one.description,
        url=one.website,
        email=one.email,
        alert=one.alert,
        interpretation_services=one.interpretation,
        application_process=one.how_to_apply,
        fees_description=one.cost,
        wait_time=one.wait_time,
        eligibility_description=one.conditions,
        minimum_age=one.minimum_age_years,
        maximum_age=one.maximum_age_years,
        assured_date=one.assured_on.isoformat() if one.assured_on else "",
        last_modified=one.modified_at.isoformat() if one.modified_at else "",
        phones=_phones(own, one.phones),
        schedules=_schedules(own, one.hours),
        service_areas=[{"id": str(steady_id(own, "area", area)), "name": area} for area in one.serves],
        languages=_languages(own, one.languages),
        required_documents=[{"id": str(steady_id(own, "paper", name)), "document": name} for name in one.documents],
        service_at_locations=[
            {"id": str(steady_id(own, str(place))), "location": _location(places[place])}
            for place in one.places
            if place in places
        ],
        attributes=[
            *(_attribute(own, "service", topic, "topic", topic) for topic in one.topics),
            *_flags(own, one),
        ],
    )


def _flags(own: str, one: Service) -> Iterator[Json]:
    """Yield what HSDS 3 has no column for."""
    told = (
        (BY_APPOINTMENT, "true" if one.by_appointment else ""),
        (VALID_FROM, one.valid_from.isoformat() if one.valid_from else ""),
        (VALID_TO, one.valid_to.isoformat() if one.valid_to else ""),
    )
    return (_attribute(own, "service", kind.replace("_", " "), kind, value) for kind, value in told if value)


def _location(one: Place) -> Json:
    own = written_id(one.id, one.source_id)
    address = _told(
        address_1=one.address,
        city=one.locality,
        state_province=one.region,
        postal_code=one.postcode,
        country=one.country,
    )
    has_point = one.latitude_udeg is not None and one.longitude_udeg is not None
    zone = [_attribute(own, "location", "time zone", TIME_ZONE, one.time_zone)] if one.time_zone else []
    return {"id": own, "location_type": "physical" if address else "virtual", "name": one.name} | _told(
        description=one.description,
        transportation=one.transport,
        latitude=(one.latitude_udeg or 0) / _UDEG if has_point else None,
        longitude=(one.longitude_udeg or 0) / _UDEG if has_point else None,
        languages=_languages(own, one.languages),
        addresses=[{"id": str(steady_id(own, "address")), **address, "address_type": "physical"}] if address else [],
        accessibility=[{"id": str(steady_id(own, "access", told)), "description": told} for told in one.access],
        phones=_phones(own, one.phones),
        schedules=_schedules(own, one.hours),
        attributes=zone,
    )


def _phones(own: str, lines: Iterable[PhoneLine]) -> list[Json]:
    made = []
    for line in lines:
        extension = int(line.extension) if _is_number(line.extension) else None
        note = line.note if extension is not None else ", ".join(one for one in (line.extension, line.note) if one)
        this = str(steady_id(own, str(line.id)))
        spoken = _languages(this, [code for code in line.languages.split(",") if code])
        told = _told(extension=extension, type=line.kind, description=note, languages=spoken)
        made.append({"id": this, "number": line.number} | told)
    return made


def _point(owner: UUID, point: ContactPoint) -> Json:
    kinds = {ContactKind.FAX: "fax", ContactKind.MOBILE: "cell", ContactKind.TEXT_PHONE: "textphone"}
    own, kind = str(steady_id(str(owner), str(point.id))), kinds.get(point.kind, "voice")
    return {"id": own, "number": point.phone, "type": kind} | _told(description=point.note)


def _is_number(told: str) -> bool:
    return told.isascii() and told.isdecimal() and (told == "0" or not told.startswith("0")) and len(told) < 10


def _schedules(own: str, hours: Iterable[Hours]) -> list[Json]:
    return [{"id": str(steady_id(own, str(one.id))), **schedule_of(one)} for one in hours]


def _languages(own: str, codes: Iterable[str]) -> list[Json]:
    return [{"id": str(steady_id(own, "language", code)), "name": code, "code": code} for code in codes]


def _attribute(own: str, entity: str, term: str, kind: str, value: str) -> Json:
    """Return an attribute with its term."""
    made = {"id": str(steady_id(own, kind, value)), "link_id": own, "link_type": kind, "link_entity": entity}
    named = str(steady_id("term", term))
    spoken = {"id": named, "name": term, "description": term, "taxonomy": _TAXONOMY}
    return made | {"value": value, "taxonomy_term_id": named, "taxonomy_term": spoken}


def written_id(record: UUID, source_id: str) -> str:
    """Return the id under which a record is written: its id where it came from, when that is a UUID, else its own."""
    try:
        return str(UUID(source_id.rpartition(":")[2].rpartition("/")[2]))
    except ValueError:
        return str(record)


def _told(**cells: Any) -> Json:
    """Return the cells that say something."""
    return {name: value for name, value in cells.items() if value not in ("", None, [])}
