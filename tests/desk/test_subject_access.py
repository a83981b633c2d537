"""What is held on a person goes out whole, without what belongs to others, and says what it leaves out."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from caseworker.desk.colleagues import Colleague, Colleagues
from caseworker.desk.documents import Documents, FileEntered
from caseworker.desk.finding import Finding
from caseworker.desk.package_files import PlaceTaken, package_at, write_package
from caseworker.desk.people import People
from caseworker.desk.subject_access import Held, LeftOut, SubjectAccess
from caseworker.desk.trails import Looking
from caseworker.domain.actions import AccessDenied, Role
from caseworker.domain.attachments import Origin
from caseworker.domain.cases import CasePerson
from caseworker.domain.definition import Record, Sensitivity
from caseworker.domain.ids import PersonId
from caseworker.store.attachments import AttachmentFiles
from caseworker.store.case_store import CaseStore
from caseworker.store.temporary_copies import TemporaryCopies
from tests.desk.sittings import ME, a_sitting, trail
from tests.domain.builders import a_case, a_contact, a_task
from tests.domain.people_builders import a_household, a_member, a_name, a_person, a_phone, a_warning, an_id
from tests.store.stores import deed

WHY = "asked for own records"


def keep(store: CaseStore, *records: Record) -> None:
    with store.unit(deed()) as unit:
        for one in records:
            unit.add(one)


def held_of(store: CaseStore, person: PersonId, *, purpose: str = WHY) -> Held:
    sitting = a_sitting(store, role=Role.SUPERVISOR, territories=("riverside",))
    return SubjectAccess(sitting).held(person, purpose=purpose)


def documents_at(store: CaseStore, folder: Path) -> Documents:
    sitting = a_sitting(store, role=Role.SUPERVISOR, territories=("riverside",))
    return Documents(
        sitting, AttachmentFiles(folder / "att"), TemporaryCopies(folder / "tmp"), entropy=lambda count: b"\1" * count
    )


def attach(documents: Documents, person: PersonId, name: str, content: bytes) -> None:
    entered = FileEntered(name=name, media_type="text/plain", origin=Origin.SCAN, person=person)
    documents.attach(io.BytesIO(content), entered)


def test_everything_about_the_person_and_their_cases_is_in_it(store: CaseStore) -> None:
    ana, bo = a_person(names=(a_name("Ana Lima"),)), a_person(names=(a_name("Bo Sand"),))
    case = a_case(people=(CasePerson(id=an_id(), person=ana.id, role="applicant"),))
    task, contact = a_task(case=case.id), a_contact(people=(ana.id,))
    home = a_household(members=(a_member(ana.id), a_member(bo.id)))
    keep(store, ana, bo, case, task, contact, home, a_contact(people=(bo.id,)))

    held = held_of(store, ana.id)

    assert {one.id for one in held.records} == {ana.id, case.id, task.id, contact.id, home.id}
    assert (held.name, held.purpose) == ("Ana Lima", WHY)
    assert held.left_out == (LeftOut.NOT_READABLE,)


def test_what_is_about_others_in_the_same_case_is_left_out_and_that_is_said(store: CaseStore) -> None:
    ana, bo = a_person(names=(a_name("Ana"),)), a_person(names=(a_name("Bo"),))
    parts = tuple(CasePerson(id=an_id(), person=one.id, role="applicant") for one in (ana, bo))
    case = a_case(people=parts)
    keep(store, ana, bo, case, a_contact(people=(bo.id,), case=case.id, text="Bo's secret"))

    held = held_of(store, ana.id)

    assert {one.id for one in held.records} == {ana.id, case.id}
    assert LeftOut.OTHERS in held.left_out


def test_who_reported_a_warning_is_told_nowhere(store: CaseStore, tmp_path: Path) -> None:
    ana = a_person(names=(a_name("Ana"),))
    keep(store, ana, a_warning(person=ana.id, territory="north", source="The neighbour Zacharias"))
    held = held_of(store, ana.id)

    with package_at(tmp_path / "ana") as place:
        list(write_package(held, documents_at(store, tmp_path), place))

    assert LeftOut.REPORTERS in held.left_out
    assert not any("Zacharias" in path.read_text("utf-8") for path in (tmp_path / "ana").iterdir())


def test_what_the_officer_may_not_read_is_neither_told_nor_counted(store: CaseStore) -> None:
    ana = a_person(names=(a_name("Ana"),))
    keep(store, ana)
    plain = held_of(store, ana.id)
    keep(store, a_contact(people=(ana.id,), sensitivity=Sensitivity.SEALED))

    assert [one.id for one in held_of(store, ana.id).records] == [one.id for one in plain.records]
    assert plain.left_out == (LeftOut.NOT_READABLE,)


def test_history_and_who_looked_are_in_it_with_the_names_of_officers(store: CaseStore) -> None:
    sitting = a_sitting(store, role=Role.SUPERVISOR, territories=("riverside",))
    Colleagues(sitting).note([Colleague(id=ME, name="Cy Officer")])
    ana = a_person(names=(a_name("Ana"),))
    keep(store, ana)
    people = People(sitting, Finding(sitting))
    people.open(ana.id)
    people.add_entry(ana.id, a_phone("020 7946 0471"))

    held = held_of(store, ana.id)

    assert held.records[0].changes[0].after == "020 7946 0471"
    assert [(one.action, held.officer(one.by)) for one in held.lookings] == [("case.read", "Cy Officer")]
    assert isinstance(held.lookings[0], Looking)


def test_it_is_recorded_and_needs_a_purpose_and_the_right(store: CaseStore) -> None:
    ana = a_person(names=(a_name("Ana"),))
    keep(store, ana)

    with pytest.raises(AccessDenied):
        SubjectAccess(a_sitting(store, territories=("north",))).held(ana.id, purpose=WHY)
    with pytest.raises(AccessDenied):
        held_of(store, ana.id, purpose=" ")
    held_of(store, ana.id)

    assert [one for one in trail(store) if one[0] == "case.export"] == [
        ("case.export", "deny"),
        ("case.export", "deny"),
        ("case.export", "allow"),
    ]


@pytest.mark.parametrize("name", ["ana.zip", "ana"])
def test_a_package_holds_the_record_the_page_and_every_document_under_a_safe_name(
    store: CaseStore, tmp_path: Path, name: str
) -> None:
    ana, documents = a_person(names=(a_name("Ana <b>Lima</b>"),)), documents_at(store, tmp_path)
    keep(store, ana)
    attach(documents, ana.id, "../../etc/passwd\u202etxt.exe", b"first")
    attach(documents, ana.id, "CON", b"second")

    with package_at(tmp_path / name) as place:
        steps = list(write_package(held_of(store, ana.id), documents, place, beside={"record.pdf": b"%PDF-"}))

    files = contents_of(tmp_path / name)
    told = json.loads(files["record.json"])
    names = {one["name"]: one["file"] for one in told["documents"]}
    assert sorted(files) == sorted([*names.values(), "record.html", "record.json", "record.pdf"])
    assert {one[len("documents/00N-") :] for one in names.values()} == {"passwdtxt.exe", "_CON"}
    assert files[names["passwdtxt.exe"]] == b"first"
    page = files["record.html"].decode()
    assert "Ana &lt;b&gt;Lima&lt;/b&gt;" in page
    assert "http" not in page.replace("http-equiv", "")
    assert "<script" not in page
    assert (steps[-1].done, steps[-1].whole) == (4, 4)


def test_a_document_that_is_not_here_is_said_to_be_missing_and_the_rest_goes_out(
    store: CaseStore, tmp_path: Path
) -> None:
    ana, documents = a_person(names=(a_name("Ana"),)), documents_at(store, tmp_path)
    keep(store, ana)
    attach(documents, ana.id, "letter.txt", b"first")
    for path in (tmp_path / "att").glob("*/*"):
        path.unlink()

    with package_at(tmp_path / "ana.zip") as place:
        list(write_package(held_of(store, ana.id), documents, place))

    told = json.loads(contents_of(tmp_path / "ana.zip")["record.json"])
    assert told["documents"][0]["file"] is None
    assert b"not on this device" in contents_of(tmp_path / "ana.zip")["record.html"]


@pytest.mark.parametrize("name", ["ana.zip", "ana"])
def test_a_package_that_is_stopped_leaves_nothing_and_none_is_overwritten(
    store: CaseStore, tmp_path: Path, name: str
) -> None:
    ana = a_person(names=(a_name("Ana"),))
    keep(store, ana)
    held = held_of(store, ana.id)

    def stopped() -> None:
        with package_at(tmp_path / name) as place:
            next(write_package(held, documents_at(store, tmp_path), place))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert not (tmp_path / name).exists()

    (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(PlaceTaken), package_at(tmp_path / name):
        pass
    assert (tmp_path / name).read_bytes() == b"mine"


def contents_of(path: Path) -> dict[str, bytes]:
    if path.is_dir():
        return {one.relative_to(path).as_posix(): one.read_bytes() for one in path.rglob("*") if one.is_file()}
    with zipfile.ZipFile(path) as archive:
        return {one: archive.read(one) for one in archive.namelist()}
