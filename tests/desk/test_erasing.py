"""A person erased is gone from every page of the store; what is also about others stays without them."""

import io
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from caseworker.desk.documents import Documents, FileEntered
from caseworker.desk.drafts import Drafts
from caseworker.desk.erasing import Erasing, UnderLegalHold
from caseworker.desk.merging import Merging
from caseworker.desk.sitting import Sitting
from caseworker.domain.actions import AccessDenied, Role
from caseworker.domain.attachments import Origin
from caseworker.domain.cases import Case, CasePerson
from caseworker.domain.definition import Record
from caseworker.domain.households import Household
from caseworker.domain.ids import PersonId
from caseworker.domain.interactions import Interaction
from caseworker.domain.people import Person
from caseworker.domain.relationships import Tie
from caseworker.domain.subjects import SUBJECTS
from caseworker.store import audit, travel
from caseworker.store.attachments import AttachmentFiles
from caseworker.store.case_store import CaseStore
from caseworker.store.engine import StoreBusy, build, checkpoint, unkeyed
from caseworker.store.reader import NotHere
from caseworker.store.temporary_copies import TemporaryCopies
from tests.desk.sittings import a_sitting
from tests.domain.builders import a_case, a_contact, a_note, a_task, a_visit
from tests.domain.people_builders import (
    NOON,
    a_consent,
    a_household,
    a_member,
    a_name,
    a_person,
    a_relationship,
    a_warning,
    an_id,
)
from tests.store.stores import a_store, deed


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CaseStore]:
    """Unencrypted, so that its pages can be searched."""
    with a_store(tmp_path, encrypted=False) as made:
        yield made


def a_supervisor(store: CaseStore) -> Sitting:
    return a_sitting(store, role=Role.SUPERVISOR, territories=("riverside",))


def keep(store: CaseStore, *records: Record) -> None:
    with store.unit(deed(reason="The quixotic wish of Zebulon.")) as unit:
        for one in records:
            unit.add(one)


def erasing(store: CaseStore, folder: Path, sitting: Sitting | None = None) -> Erasing:
    def empty_log() -> None:
        writer = build(unkeyed(folder / "case.db"), name="case.db", write=True, cache_mib=2)
        checkpoint(writer)
        writer.dispose()

    return Erasing(sitting or a_supervisor(store), AttachmentFiles(folder / "att"), empty_log=empty_log)


def taking_part(person: PersonId) -> CasePerson:
    return CasePerson(id=an_id(), person=person, role="applicant")


def test_everything_only_about_a_person_goes_and_no_word_of_it_stays_on_disk(store: CaseStore, tmp_path: Path) -> None:
    gone, same, other = (
        a_person(names=(a_name("Zebulon Quagmire"),)),
        a_person(names=(a_name("Z Quagmire"),)),
        a_person(),
    )
    about = {"person": gone.id, "territory": "north"}
    own = a_case(people=(taking_part(gone.id),), title="Quagmire's roof", summary="quixotic")
    visit = a_visit(**about, case=None, planned_from=NOON, planned_to=NOON.replace(hour=13), outcome="quixotic")
    keep(store, gone, same, other, own, visit)
    keep(
        store,
        a_contact(people=(same.id,), text="quixotic"),
        a_contact(people=(), case=own.id, text="quixotic"),
        a_note(person=gone.id, text="quixotic"),
        a_note(person=None, visit=visit.id, text="quixotic"),
        a_task(person=None, case=own.id, title="quixotic"),
        a_warning(**about, what="quixotic"),
        a_consent(**about, note="quixotic"),
        a_relationship(other.id, Tie.SIBLING, gone.id, territory="north", note="quixotic"),
    )
    sitting = a_supervisor(store)
    Merging(sitting).merge(gone.id, same.id, reason="Zebulon is Z.")
    documents = Documents(
        sitting, AttachmentFiles(tmp_path / "att"), TemporaryCopies(tmp_path / "tmp"), entropy=os.urandom
    )
    entered = FileEntered(name="quagmire.pdf", media_type="application/pdf", origin=Origin.SCAN, person=gone.id)
    documents.attach(io.BytesIO(b"quixotic"), entered)
    Drafts(sitting).keep("note", gone.id, text="quixotic")

    done = erasing(store, tmp_path).erase_person(same.id, reason="The court says so.")

    assert done.off_disk
    assert done.stays == {}
    assert (done.erased["person"], done.erased["person_merge"], done.erased["attachment"]) == (2, 1, 1)
    with store.reading() as reader:
        left = {subject.definition.kind for subject in SUBJECTS if reader.count(subject)}
        assert left == {"person"}
        assert reader.select(Person) == [other]
        assert reader.connection.exec_driver_sql("SELECT count(*) FROM person_group").scalar_one() == 0
        audit.verify(reader.connection)
        assert travel.broken_link(reader.connection) is None
    assert [one for one in (tmp_path / "att").glob("*/*") if one.is_file()] == []
    content = b"".join(part.read_bytes() for part in tmp_path.iterdir() if part.is_file()).lower()
    assert b"quixotic" not in content
    assert b"quagmire" not in content
    assert b"zebulon" not in content


def test_what_is_also_about_someone_else_stays_without_the_person(store: CaseStore, tmp_path: Path) -> None:
    gone, other = a_person(), a_person()
    case = a_case(people=(taking_part(gone.id), taking_part(other.id)))
    contact = a_contact(people=(gone.id, other.id))
    home = a_household(a_member(gone.id), a_member(other.id))
    keep(store, gone, other, case, contact, home)

    done = erasing(store, tmp_path).erase_person(gone.id, reason="She asked for it.")

    assert done.erased == {"person": 1}
    assert done.stays == {"case": 1, "interaction": 1, "household": 1}
    with store.reading() as reader:
        assert reader.get(Case, case.id) == replace(case, people=case.people[1:])
        assert reader.get(Interaction, contact.id).people == (other.id,)
        assert reader.get(Household, home.id).members == home.members[1:]
        with pytest.raises(NotHere):
            reader.get(Person, gone.id)


def test_a_legal_hold_stops_the_erasing_of_anything(store: CaseStore, tmp_path: Path) -> None:
    person = a_person()
    keep(store, person, a_case(people=(taking_part(person.id),), legal_hold=True, legal_hold_reason="Appeal."))

    with pytest.raises(UnderLegalHold) as refused:
        erasing(store, tmp_path).erase_person(person.id, reason="She asked for it.")

    assert refused.value.facts == {"count": 1}
    with store.reading() as reader:
        assert reader.get(Person, person.id) == person


def test_nobody_but_a_supervisor_with_reach_over_all_of_it_erases(store: CaseStore, tmp_path: Path) -> None:
    person, far = a_person(), a_contact(territory="harbour")
    keep(store, person, replace(far, people=(person.id,)))

    for sitting in (a_sitting(store), a_sitting(store, role=Role.SUPERVISOR)):
        with pytest.raises(AccessDenied):
            erasing(store, tmp_path, sitting).erase_person(person.id, reason="She asked for it.")

    with store.reading() as reader:
        assert reader.get(Person, person.id) == person


def test_a_reader_in_the_way_is_told_and_the_erasing_stands(store: CaseStore, tmp_path: Path) -> None:
    person = a_person()
    keep(store, person)
    desk = Erasing(a_supervisor(store), AttachmentFiles(tmp_path / "att"), empty_log=busy)

    assert not desk.erase_person(person.id, reason="She asked for it.").off_disk


def busy() -> None:
    raise StoreBusy
