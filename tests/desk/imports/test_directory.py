"""A directory comes in once, keeps up with the one it came from, and leaves what the agency publishes alone."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.directory import Gone
from caseworker.desk.imports.kinds import kind_called
from caseworker.desk.imports.runs import Runs
from caseworker.desk.imports.source import Source
from caseworker.desk.library import Library
from caseworker.domain.actions import AccessDenied, Role
from caseworker.domain.directory import Place, Service
from caseworker.domain.import_runs import Counts, Run
from caseworker.domain.organisations import Organisation
from caseworker.formats.hsds_write import WholeDirectory, as_json
from caseworker.store.case_store import CaseStore
from tests.desk.imports.tables import brought, means
from tests.desk.sittings import a_sitting
from tests.outside import outside

DIRECTORY = kind_called("directory")
COUNTY = Choices(source="county")
TABLES = {
    "organizations": "id,name,description\no1,Quay Kitchen,Food\n",
    "locations": "id,organization_id,name,latitude,longitude,location_type\nl1,o1,Quay,51.5,0.1,physical\n",
    "services": "id,organization_id,name,status,last_modified\ns1,o1,Soup,active,2026-01-02T00:00:00Z\n",
    "service_at_location": "id,service_id,location_id\nx,s1,l1\n",
    "phones": "id,service_id,number\np,s1,020 7946 0000\n",
    "schedules": 'id,service_id,freq,byday,opens_at,closes_at\nh,s1,WEEKLY,"MO,TU",10:00,16:00\n',
}


def runs(store: CaseStore, folder: Path, role: Role = Role.SUPERVISOR) -> Runs:
    return Runs(means(a_sitting(store, role=role), folder))


def bring(store: CaseStore, folder: Path, path: Path, choices: Choices = COUNTY) -> Run:
    return brought(runs(store, folder), Source(path), kind=DIRECTORY, choices=choices)


def in_tables(folder: Path, **changed: str) -> Path:
    path = folder / "hsds"
    path.mkdir(exist_ok=True)
    for name, text in (TABLES | changed).items():
        (path / f"{name}.csv").write_text(text, encoding="utf-8")
    return path


def kept(store: CaseStore) -> tuple[list[Organisation], list[Place], list[Service]]:
    with store.reading() as reader:
        return reader.select(Organisation), reader.select(Place), reader.select(Service)


def test_a_directory_comes_in_tied_together_and_marked_with_its_source(store: CaseStore, tmp_path: Path) -> None:
    run = bring(store, tmp_path, in_tables(tmp_path))

    (body,), (place,), (service,) = kept(store)
    assert run.counts == Counts(added=3)
    assert (service.organisation, service.organisation_name) == (body.id, "Quay Kitchen")
    assert service.places == (place.id,)
    assert (service.source_id, place.source_id) == ("county:s1", "county:l1")
    assert body.identifiers[0].issuer == "county"
    assert place.latitude_udeg == 51_500_000


def test_brought_in_twice_changes_nothing(store: CaseStore, tmp_path: Path) -> None:
    bring(store, tmp_path, in_tables(tmp_path))
    before = kept(store)

    again = bring(store, tmp_path, in_tables(tmp_path))

    assert again.counts == Counts(known=3)
    assert kept(store) == before


def test_what_changed_there_changes_here_and_the_rest_stays_the_same(store: CaseStore, tmp_path: Path) -> None:
    bring(store, tmp_path, in_tables(tmp_path))
    (first,) = kept(store)[2]
    newer = "id,organization_id,name,status,last_modified\ns1,o1,Hot soup,active,2026-02-02T00:00:00Z\n"

    run = bring(store, tmp_path, in_tables(tmp_path, services=newer))

    (service,) = kept(store)[2]
    assert run.counts == Counts(changed=1, known=2)
    assert (service.id, service.name) == (first.id, "Hot soup")
    assert (service.phones, service.hours) == (first.phones, first.hours)


def test_an_older_entry_changes_nothing(store: CaseStore, tmp_path: Path) -> None:
    bring(store, tmp_path, in_tables(tmp_path))
    older = "id,organization_id,name,status,last_modified\ns1,o1,Cold soup,active,2025-02-02T00:00:00Z\n"

    assert bring(store, tmp_path, in_tables(tmp_path, services=older)).counts == Counts(known=3)
    assert kept(store)[2][0].name == "Soup"


def test_what_is_gone_from_the_file_stays_and_is_told(store: CaseStore, tmp_path: Path) -> None:
    bring(store, tmp_path, in_tables(tmp_path))
    other = "id,organization_id,name,status\ns2,o1,Bread,active\n"
    bring(store, tmp_path, in_tables(tmp_path, services=other, phones="id,service_id,number\n", schedules="id\n"))

    assert sorted(one.name for one in kept(store)[2]) == ["Bread", "Soup"]
    gone = Gone(a_sitting(store))
    assert [one.name for one in gone.services(Source(tmp_path / "hsds"), COUNTY)] == ["Soup"]
    assert "1 services (Soup)" in gone.sentences(Source(tmp_path / "hsds"), COUNTY)[0]


def test_only_a_supervisor_brings_a_directory_in(store: CaseStore, tmp_path: Path) -> None:
    for role in (Role.OFFICER, Role.FRONT_DESK):
        with pytest.raises(AccessDenied):
            brought(runs(store, tmp_path, role), Source(in_tables(tmp_path)), kind=DIRECTORY, choices=COUNTY)
    assert kept(store) == ([], [], [])


def test_a_trial_says_the_same_and_leaves_nothing(store: CaseStore, tmp_path: Path) -> None:
    work = runs(store, tmp_path).trial(DIRECTORY, Source(in_tables(tmp_path)), COUNTY)
    assert [step.counts for step in work.steps()] == [Counts(added=3)]
    assert kept(store) == ([], [], [])


def test_a_directory_that_was_taken_back_can_come_in_again(store: CaseStore, tmp_path: Path) -> None:
    run = bring(store, tmp_path, in_tables(tmp_path))
    tools = means(a_sitting(store, role=Role.SUPERVISOR), tmp_path)
    list(tools.undoing.steps(run.id))
    assert kept(store) == ([], [], [])

    assert bring(store, tmp_path, in_tables(tmp_path)).counts == Counts(added=3)


def test_two_directories_may_use_the_same_ids(store: CaseStore, tmp_path: Path) -> None:
    bring(store, tmp_path, in_tables(tmp_path))
    bring(store, tmp_path, in_tables(tmp_path), Choices(source="city"))
    assert len(kept(store)[2]) == 2


def test_what_the_agency_pack_publishes_is_not_changed_by_its_own_export(store: CaseStore, tmp_path: Path) -> None:
    Library(a_sitting(store)).publish()
    _, places, services = kept(store)
    renamed = tuple(replace(one, name="Another name") for one in services)
    path = tmp_path / "own.json"
    path.write_bytes(as_json(WholeDirectory(places=tuple(places), services=renamed)))

    run = bring(store, tmp_path, path)

    assert run.counts.changed == 0
    assert kept(store)[1:] == (places, services)


def test_a_real_directory_comes_in_whole_and_is_known_again(store: CaseStore, tmp_path: Path) -> None:
    folder = outside("data/hsds/ohana")
    assert bring(store, tmp_path, folder).counts == Counts(added=8 + 22 + 23)
    assert bring(store, tmp_path, folder).counts == Counts(known=8 + 22 + 23)


def test_what_could_not_be_read_is_told_with_its_table(store: CaseStore, tmp_path: Path) -> None:
    wrong = "id,organization_id,name,latitude,longitude,location_type\nl1,o1,Quay,95,0.1,physical\n"
    work = runs(store, tmp_path).begin(DIRECTORY, Source(in_tables(tmp_path, locations=wrong)), COUNTY)
    list(work.steps())
    assert [(one.field, one.line) for one in work.refused] == [("locations.csv:latitude", 2)]


def test_a_text_that_no_field_holds_is_refused_alone(store: CaseStore, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    long = {"id": "s1", "name": "Soup", "status": "active", "description": "x" * 50_000}
    path.write_text(json.dumps([long, {"id": "s2", "name": "Bread", "status": "active"}]), encoding="utf-8")
    assert bring(store, tmp_path, path).counts == Counts(added=1, refused=1)
