"""A directory that is written out is read as the same one, and its files are those HSDS 3 asks for."""

import csv
import io
import json
import zipfile
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseworker.domain import publication
from caseworker.domain.contact_points import ContactKind, ContactPoint, Identifier
from caseworker.domain.definition import Element, Record
from caseworker.domain.directory import PhoneLine, Place, PlaceId, Service, ServiceStatus
from caseworker.domain.ids import OrganisationId, ServiceId, steady_id
from caseworker.domain.opening import Hours, HoursKind
from caseworker.domain.organisations import Organisation, OrganisationPerson
from caseworker.formats.hsds import Entry, entries_of, entry_id
from caseworker.formats.hsds_files import read_directory
from caseworker.formats.hsds_write import WholeDirectory, as_json, as_package
from tests.desk.sittings import riverside
from tests.outside import outside

WORDS = st.text(st.characters(categories=["L", "Nd", "Po", "Zs"]), min_size=1, max_size=30).map(
    lambda text: " ".join(text.split())
)
TEXT = WORDS.filter(bool)
MAYBE = st.just("") | TEXT
SEVERAL = st.lists(TEXT, max_size=3, unique=True).map(tuple)
CODES = st.lists(st.sampled_from(["en", "pl", "so", "pt-BR"]), max_size=3, unique=True).map(tuple)
DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))
BYDAY = st.sampled_from(["", "MO,WE", "1TU,-1FR", "SU"])
ID = UUID(int=0)


@st.composite
def some_hours(draw: st.DrawFn) -> Hours:
    kind = draw(st.sampled_from(HoursKind))
    opens = 0 if kind is HoursKind.CLOSED else draw(st.integers(0, 1439))
    closes = 1440 if kind is HoursKind.CLOSED else draw(st.integers(opens + 1, opens + 1440))
    first, last = sorted([draw(DAYS), draw(DAYS)])
    byday, bymonthday = draw(BYDAY), draw(st.sampled_from(["", "1,15,-1"]))
    weekly = not bymonthday and "1" not in byday
    every = draw(st.sampled_from([1, 2, 52])) if weekly else 1
    ordered = draw(st.booleans())
    return Hours(
        id=draw(st.uuids()),
        kind=kind,
        byday=byday,
        bymonthday=bymonthday,
        every_weeks=every,
        yearly=draw(st.booleans()),
        opens_min=opens,
        closes_min=closes,
        valid_from=first if every > 1 or ordered else None,
        valid_to=last if draw(st.booleans()) else None,
        by_appointment=draw(st.booleans()),
        note=draw(MAYBE),
    )


def _told(value: Any) -> Any:
    return told(value)


def several(element: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(element, max_size=most, unique_by=_told).map(tuple)


PHONES = several(
    st.builds(
        PhoneLine,
        id=st.uuids(),
        number=TEXT.filter(lambda text: text.strip('"') == text),
        extension=st.just("") | st.integers(0, 99999).map(str),
        kind=st.sampled_from(["voice", "fax", "text", "cell", "textphone"]),
        note=MAYBE,
        languages=CODES.map(",".join),
    )
)


@st.composite
def a_directory(draw: st.DrawFn) -> WholeDirectory:
    ids = st.uuids(version=4)
    organisations = draw(st.lists(st.builds(an_organisation, ids, TEXT, MAYBE, MAYBE), min_size=1, max_size=2))
    places = [draw(a_place(draw(ids))) for _ in range(draw(st.integers(1, 3)))]
    services = []
    for _ in range(draw(st.integers(0, 3))):
        owner = draw(st.sampled_from(organisations))
        given_at = draw(st.lists(st.sampled_from(places), max_size=2, unique_by=lambda one: one.id))
        services.append(draw(a_service(draw(ids), owner, tuple(PlaceId(one.id) for one in given_at))))
    return WholeDirectory(organisations=tuple(organisations), places=tuple(places), services=tuple(services))


def an_organisation(own: UUID, name: str, other: str, note: str) -> Organisation:
    return Organisation(
        id=OrganisationId(own),
        name=f"{name} {own}",
        other_names=(other,) if other else (),
        identifiers=(Identifier(id=ID, scheme="GB-COH", value="123"),),
        contact_points=(
            ContactPoint.of(ContactKind.PHONE, "020 7946 0000", id=ID, note=note),
            ContactPoint.of(ContactKind.EMAIL, "help@quay.example", id=ID),
            ContactPoint.of(ContactKind.WEB, "https://quay.example", id=ID),
        ),
        people=(OrganisationPerson(id=ID, role="Manager", name="Ann Persona"),),
        note=note or f"{name} {own}",
    )


def a_place(own: UUID) -> st.SearchStrategy[Place]:
    point = st.none() | st.tuples(st.integers(-90_000_000, 90_000_000), st.integers(-180_000_000, 180_000_000))
    return st.builds(
        lambda at, **over: Place(
            id=PlaceId(own), latitude_udeg=at[0] if at else None, longitude_udeg=at[1] if at else None, **over
        ),
        at=point,
        name=TEXT,
        description=MAYBE,
        address=MAYBE,
        locality=MAYBE,
        region=MAYBE,
        postcode=MAYBE,
        country=st.sampled_from(["", "GB"]),
        time_zone=st.sampled_from(["", "Europe/London"]),
        access=SEVERAL,
        transport=MAYBE,
        languages=CODES,
        phones=PHONES,
        hours=several(some_hours()),
    )


def a_service(own: UUID, owner: Organisation, places: tuple[PlaceId, ...]) -> st.SearchStrategy[Service]:
    return st.builds(
        Service,
        id=st.just(ServiceId(own)),
        name=TEXT,
        other_names=st.lists(TEXT, max_size=1).map(tuple),
        organisation=st.just(OrganisationId(owner.id)),
        organisation_name=st.just(owner.name),
        description=MAYBE,
        topics=SEVERAL,
        status=st.sampled_from(ServiceStatus),
        alert=MAYBE,
        places=st.just(places),
        serves=SEVERAL,
        hours=several(some_hours()),
        phones=PHONES,
        email=MAYBE,
        website=MAYBE,
        languages=CODES,
        interpretation=MAYBE,
        conditions=MAYBE,
        minimum_age_years=st.none() | st.integers(0, 120),
        maximum_age_years=st.none() | st.integers(0, 120),
        cost=MAYBE,
        how_to_apply=MAYBE,
        documents=SEVERAL,
        by_appointment=st.booleans(),
        wait_time=MAYBE,
        assured_on=st.none() | DAYS,
        modified_at=st.none()
        | DAYS.map(lambda day: datetime(day.year, day.month, day.day, 12, 30, 0, 250, tzinfo=UTC)),
        valid_from=st.none() | DAYS,
        valid_to=st.none() | DAYS,
    )


def told(value: Any) -> Any:
    """What a value says, whatever its ids."""
    if isinstance(value, Element):
        return (type(value), *(told(getattr(value, one.name)) for one in fields(value) if one.name != "id"))
    if isinstance(value, Record):
        return {one.name: told(getattr(value, one.name)) for one in value.definition.fields}
    return tuple(told(one) for one in value) if isinstance(value, tuple) else value


def as_read(one: Organisation | Place | Service) -> Record:
    """The record with the ids of others as they are read from a file."""
    if isinstance(one, Service):
        owner = OrganisationId(entry_id(f"organisation/{one.organisation}"))
        return replace(one, organisation=owner, places=tuple(PlaceId(entry_id(f"place/{id_}")) for id_ in one.places))
    return one


def read_again(content: bytes, name: str) -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        tables, refused = read_directory(path)
        found = list(entries_of(tables))
    assert refused == []
    assert all(isinstance(one, Entry) for one in found)
    return {one.reference: told(_unnamed(one.record)) for one in found if isinstance(one, Entry)}


def _unnamed(record: Organisation | Place | Service) -> Record:
    """HSDS names the organisation of a place by its id, which a place of several services has not."""
    return replace(record, organisation_name="") if isinstance(record, Place) else record


@settings(max_examples=30, deadline=None)
@given(a_directory())
def test_what_is_written_is_read_as_the_same(whole: WholeDirectory) -> None:
    wanted = {f"organisation/{one.id}": told(as_read(one)) for one in whole.organisations}
    wanted |= {f"place/{one.id}": told(as_read(one)) for one in whole.places}
    wanted |= {f"service/{one.id}": told(as_read(one)) for one in whole.services}
    for content, name in ((as_json(whole), "a.json"), (as_package(whole), "a.zip")):
        again = read_again(content, name)
        loose = {key for key in again if key not in wanted}  # an organisation for places that name none
        assert len(loose) <= 1
        assert {key: again[key] for key in wanted} == wanted


def the_pack() -> WholeDirectory:
    from_pack = [*publication.directory_of(riverside())]
    return WholeDirectory(
        places=tuple(one for one in from_pack if isinstance(one, Place)),
        services=tuple(one for one in from_pack if isinstance(one, Service)),
    )


def schema(name: str) -> jsonschema_rs.Validator:
    folder = outside("data/hsds/v3-schema")

    def of(address: str) -> Any:
        path = folder / address.rpartition("/")[2]
        return json.loads(path.read_text("utf-8")) if path.exists() else {}

    return jsonschema_rs.Draft202012Validator(
        of(name), validate_formats=True, retriever=of, base_uri=f"file:///hsds/{name}"
    )


def test_the_directory_of_the_demonstration_pack_keeps_to_the_schemas() -> None:
    page = json.loads(as_json(the_pack()))
    services = [service for owner in page["contents"] for service in owner["services"]]
    places = [at["location"] for service in services for at in service["service_at_locations"]]
    parts = [part for each in (*services, *places) for part in each.get("schedules", [])]
    phones = [part for each in (*services, *places) for part in each.get("phones", [])]
    for name, values in (
        ("organization.json", page["contents"]),
        ("service.json", services),
        ("location.json", places),
        ("schedule.json", parts),
        ("phone.json", phones),
    ):
        valid = schema(name)
        assert values
        for value in values:
            assert [str(one) for one in valid.iter_errors(value)] == []


def test_the_package_has_the_tables_and_columns_of_the_specification() -> None:
    described = json.loads(outside("data/hsds/v3-schema/datapackage.json").read_text("utf-8"))
    known = {one["path"]: {field["name"] for field in one["schema"]["fields"]} for one in described["resources"]}
    with zipfile.ZipFile(io.BytesIO(as_package(the_pack()))) as package:
        names = set(package.namelist())
        own = json.loads(package.read("datapackage.json"))
        assert {one["path"] for one in own["resources"]} == names - {"datapackage.json"} <= known.keys()
        for name in names - {"datapackage.json"}:
            rows = list(csv.DictReader(io.StringIO(package.read(name).decode())))
            assert set(rows[0]) <= known[name]
            ids = [row["id"] for row in rows]
            assert len(set(ids)) == len(ids)
            assert all(UUID(one) for one in ids)


def test_the_same_directory_is_the_same_bytes() -> None:
    assert as_package(the_pack()) == as_package(the_pack())
    assert as_json(WholeDirectory()) == as_json(WholeDirectory())


def test_an_id_that_was_a_uuid_is_written_again_and_no_other(riverside_place: Place) -> None:
    original = str(steady_id("there"))
    came = replace(riverside_place, source_id=f"county:{original}")
    assert as_json(WholeDirectory(places=(came,))).count(f'"{original}"'.encode()) > 0
    other = replace(riverside_place, source_id="county:22")
    assert f'"{other.id}"'.encode() in as_json(WholeDirectory(places=(other,)))


@pytest.fixture
def riverside_place() -> Place:
    return the_pack().places[0]
