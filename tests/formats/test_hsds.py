"""Directories in every way HSDS is written are read as the same organisations, places and services."""

import csv
import io
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from caseworker.domain import opening
from caseworker.domain.directory import Place, Service
from caseworker.domain.import_runs import RowRefused
from caseworker.domain.opening import HoursKind
from caseworker.domain.organisations import Organisation
from caseworker.formats import hsds_files
from caseworker.formats.hsds import Entry, entries_of
from caseworker.formats.hsds_files import ArchiveDamaged, DirectoryTooLarge, NoDirectory, read_directory
from caseworker.formats.hsds_languages import language_code
from tests.outside import outside

FULL = ("organization_full", "service_full", "service_at_location_full", "tabular")
GLOBE = "There is no such place on the globe; the position was left out."  # the examples write latitude 100
HELD = {  # what each file of the specification's examples is of
    "base.json": None,  # the page by which an interface introduces itself
    "location.json": (0, 1, 0),
    "organization_full.json": (1, 1, 1),
    "organization_list.json": (1, 0, 0),
    "service_at_location_full.json": (1, 1, 1),
    "service_at_location_list.json": (1, 1, 1),
    "service_full.json": (1, 1, 1),
    "service_list.json": (1, 0, 1),
    "tabular.json": (1, 1, 1),
    "taxonomy.json": (0, 0, 0),
    "taxonomy_list.json": (0, 0, 0),
    "taxonomy_term.json": (0, 0, 0),
    "taxonomy_term_list.json": (0, 0, 0),
    "csv": (1, 1, 1),
}


def read(path: Path) -> tuple[list[Entry], list[RowRefused]]:
    tables, refused = read_directory(path)
    found = list(entries_of(tables))
    entries = [one for one in found if isinstance(one, Entry)]
    return entries, [*refused, *(one for one in found if isinstance(one, RowRefused))]


def of(entries: list[Entry], reference: str) -> Entry:
    (only,) = [one for one in entries if one.reference == reference]
    return only


def counted(entries: list[Entry]) -> tuple[int, ...]:
    return tuple(sum(isinstance(one.record, kind) for one in entries) for kind in (Organisation, Place, Service))


def in_tables(folder: Path, **tables: str) -> Path:
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", HELD)
def test_every_example_of_the_specification_is_read(name: str) -> None:
    path = outside(f"data/hsds/v3-examples/{name}")
    if HELD[name] is None:
        with pytest.raises(NoDirectory):
            read(path)
        return
    entries, refused = read(path)
    assert counted(entries) == HELD[name]
    assert {one.sentence for one in refused} <= {GLOBE}


def test_no_example_of_the_specification_is_left_out() -> None:
    folder = outside("data/hsds/v3-examples")
    assert {one.name for one in folder.iterdir()} == set(HELD)


@pytest.mark.parametrize("name", ["organization_full.json", "service_at_location_full.json", "tabular.json", "csv"])
def test_full_and_tabular_forms_say_the_same(name: str) -> None:
    whole = {one.reference: one.record for one in read(outside("data/hsds/v3-examples/service_full.json"))[0]}
    other = {one.reference: one.record for one in read(outside(f"data/hsds/v3-examples/{name}"))[0]}
    service, same = (next(one for one in each.values() if isinstance(one, Service)) for each in (whole, other))
    assert whole.keys() == other.keys()
    for field in service.definition.fields:
        if field.name != "topics":  # the attribute of the tabular examples is that of a record which is not there
            assert getattr(same, field.name) == getattr(service, field.name)


def test_a_full_service_is_kept_with_all_the_product_has_a_place_for() -> None:
    entries, _ = read(outside("data/hsds/v3-examples/service_full.json"))
    service = of(entries, "service/ac148810-d857-441c-9679-408f346de14b").record
    assert isinstance(service, Service)
    assert (service.minimum_age_years, service.maximum_age_years) == (12, 100)
    assert service.languages == ("ur",)
    assert service.phones[0].number == "+44 1234 234567"
    assert service.assured_on == date(2005, 1, 1)
    assert service.modified_at == datetime(2023, 3, 15, 10, 30, 45, 123000, tzinfo=UTC)
    assert service.cost.endswith("Under 18s and Over 60s: 35 GBP per 1 hour session")
    assert service.hours[0].byday == "TH,FR"


def test_the_first_version_is_read_whole() -> None:
    folder = outside("data/hsds/ohana")
    entries, refused = read(folder)
    names = ("organizations", "locations", "services")
    rows = [list(csv.DictReader(io.StringIO((folder / f"{name}.csv").read_text("utf-8")))) for name in names]
    assert refused == []
    assert counted(entries) == tuple(len(one) for one in rows)


def test_the_first_versions_hours_holidays_topics_and_lists_are_understood() -> None:
    entries, _ = read(outside("data/hsds/ohana"))
    place, service = of(entries, "place/22").record, of(entries, "service/22")
    assert isinstance(place, Place)
    assert isinstance(service.record, Service)
    assert opening.hours_on(place.hours, date(2026, 11, 23))[0].opens_min == 8 * 60
    assert opening.hours_on(place.hours, date(2027, 1, 1)) == ()  # closed on the first of January of every year
    assert not opening.is_open_on(place.hours, date(2027, 7, 15))
    assert opening.hours_on(place.hours, date(2015, 12, 24))[0].opens_min == 10 * 60
    assert [(one.opens_min, one.closes_min) for one in opening.hours_on(service.record.hours, date(2026, 11, 23))] == [
        (480, 720),
        (840, 960),
    ]
    assert "Legal" in service.record.topics
    assert service.record.documents == ("Government-issued picture identification",)
    assert (service.organisation, service.places) == ("organisation/8", ("place/22",))
    assert place.access == ("disabled parking", "restroom", "wheelchair")
    assert (place.region, place.languages[0]) == ("CA", "yue")


def test_an_archive_is_read_as_its_folder_whatever_its_names_lead_to(tmp_path: Path) -> None:
    archive = tmp_path / "directory.zip"
    with zipfile.ZipFile(archive, "w") as package:
        for one in sorted(outside("data/hsds/ohana").iterdir()):
            package.writestr(f"../../{one.name}", one.read_bytes())
    assert read(archive) == read(outside("data/hsds/ohana"))
    assert sorted(tmp_path.iterdir()) == [archive]


def test_one_table_of_a_folder_stands_for_the_folder() -> None:
    folder = outside("data/hsds/v3-examples/csv")
    assert read(folder / "datapackage.json") == read(folder / "services.csv") == read(folder)


@pytest.mark.parametrize("name", ["slip", "absolute", "symlink", "same-name-twice", "rtl-name", "bomb-flat"])
def test_hostile_archives_hold_no_directory(name: str) -> None:
    with pytest.raises(NoDirectory):
        read(outside(f"data/hostile/archives/{name}.zip"))


def test_a_damaged_archive_and_one_that_unpacks_without_end_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hsds_files, "LARGEST", 1 << 20)
    archive = tmp_path / "bomb.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("services.csv", b"id,name\n" + b"1,x\n" * 1_000_000)
    with pytest.raises(DirectoryTooLarge):
        read(archive)
    whole = archive.read_bytes()
    archive.write_bytes(whole[:60] + bytes(20) + whole[80:])
    with pytest.raises(ArchiveDamaged):
        read(archive)


def test_rows_that_cannot_be_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    entries, refused = read(
        in_tables(
            tmp_path,
            organizations="id,name\no1,Quay Kitchen\n,Nameless\no3,\n",
            services=(
                "id,organization_id,name,status,minimum_age,last_modified\n"
                "s1,o1,Soup,open,old,never\ns2,o1\ns3,o1,,active,,\n"
            ),
            locations="id,name,latitude,longitude\nl1,Quay,91,0\n",
            schedules="id,service_id,freq,opens_at,closes_at,byday\n1,s1,WEEKLY,25:00,26:00,MO\n2,s1,DAILY,9,17,\n",
            service_at_location="id,service_id,location_id\n1,s1,l1\n2,s1,gone\n",
        )
    )
    assert counted(entries) == (1, 1, 1)
    assert {(one.file, one.line, one.field) for one in refused} == {
        ("organizations.csv", 3, "id"),
        ("organizations.csv", 4, "name"),
        ("services.csv", 2, "status"),
        ("services.csv", 2, "minimum_age"),
        ("services.csv", 2, "last_modified"),
        ("services.csv", 3, ""),
        ("services.csv", 4, "name"),
        ("locations.csv", 2, "latitude"),
        ("schedules.csv", 2, "opens_at"),
        ("schedules.csv", 3, "freq"),
    }
    assert all(one.sentence.endswith(".") for one in refused)
    assert of(entries, "service/s1").places == ("place/l1", "place/gone")


def test_a_table_that_stands_for_nothing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"id": "1", "colour": "red"}, {"id": "2", "name": "Quay", "website": ""}, 5]', encoding="utf-8")
    entries, refused = read(path)
    assert counted(entries) == (1, 0, 0)
    assert [one.line for one in refused] == [1, 3]


@pytest.mark.parametrize("text", ["", "[" * 100_000, "{", '{"contents": 5}', '"services"'])
def test_what_is_no_directory_is_refused_in_words(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NoDirectory) as refused:
        read(path)
    assert "Nothing was changed" in refused.value.say()


@pytest.mark.parametrize(
    ("code", "name", "read_as"),
    [
        ("en", "English", "en"),
        ("EN", "", "en"),
        ("pt-BR", "", "pt-BR"),
        ("", "Chinese (Mandarin)", "cmn"),
        ("", "spanish", "es"),
        ("", "Taiwanese", "Taiwanese"),
    ],
)
def test_languages_are_told_by_code_or_name(code: str, name: str, read_as: str) -> None:
    assert language_code(code, name) == read_as


def test_a_closing_before_the_opening_is_on_the_next_day() -> None:
    entries, _ = read(outside("data/hsds/ohana"))
    place = of(entries, "place/1").record
    assert isinstance(place, Place)
    assert [(one.kind, one.opens_min, one.closes_min) for one in place.hours] == [(HoursKind.REGULAR, 540, 1620)]
