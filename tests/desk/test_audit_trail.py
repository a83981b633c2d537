"""The audit trail as a list: what a supervisor sees of it, what an auditor, and what nobody else does."""

from datetime import timedelta

import pytest

from caseworker.desk.audit_trail import AuditTrail, DeedsWanted
from caseworker.desk.trails import Trails
from caseworker.domain.actions import AccessDenied, Role
from caseworker.domain.definition import Sensitivity
from caseworker.domain.ids import PersonId
from caseworker.domain.people import Person
from caseworker.store import sql
from caseworker.store.audit import Entry
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import ME, MORNING, MovableClock, a_sitting
from tests.desk.work import COLLEAGUE, Work, a_housing_case, a_known_person
from tests.domain.people_builders import a_name


def supervisor(store: CaseStore) -> AuditTrail:
    return AuditTrail(a_sitting(store, role=Role.SUPERVISOR))


def look_at(store: CaseStore, person: PersonId, **over: object) -> None:
    Trails(a_sitting(store, **over)).changes(Person, person)  # type: ignore[arg-type]


def acts(desk: AuditTrail, wanted: DeedsWanted) -> list[tuple[str, str]]:
    return [(row.act, row.called) for row in desk.rows(desk.newest(wanted))]


def test_a_supervisor_sees_who_read_and_changed_a_person(store: CaseStore) -> None:
    person = a_known_person(store, names=(a_name("Rosa Delgado"),))
    look_at(store, person.id)
    other = a_known_person(store)
    look_at(store, other.id, officer=COLLEAGUE)
    found = acts(supervisor(store), DeedsWanted(records=(person.id,)))
    assert set(found) == {("test.edit", "Rosa Delgado"), ("case.read", "Rosa Delgado")}


def test_what_was_done_is_narrowed_by_officer_act_and_time(store: CaseStore, clock: MovableClock) -> None:
    person = a_known_person(store)
    look_at(store, person.id, officer=COLLEAGUE, at=clock)
    clock.forward(days=2)
    look_at(store, person.id, at=clock)
    desk = supervisor(store)
    assert [row.by for row in desk.rows(desk.newest(DeedsWanted(officer=COLLEAGUE)))] == [COLLEAGUE]
    later = DeedsWanted(acts=("case.",), since=MORNING + timedelta(days=1))
    assert [(row.by, row.at) for row in desk.rows(desk.newest(later))] == [(ME, clock())]
    earlier = DeedsWanted(acts=("case.",), until=MORNING + timedelta(days=1))
    assert [row.by for row in desk.rows(desk.newest(earlier))] == [COLLEAGUE]
    assert set(desk.officers()) >= {ME, COLLEAGUE}


def test_edits_of_what_may_not_be_seen_are_left_out(store: CaseStore) -> None:
    sealed = a_known_person(store, sensitivity=Sensitivity.SEALED)
    elsewhere = a_known_person(store, territory="south")
    refs = supervisor(store).newest(DeedsWanted())
    assert not {sealed.id, elsewhere.id} & {one.record for one in refs}


def test_an_auditor_sees_acts_and_no_name(store: CaseStore) -> None:
    person = a_known_person(store)
    look_at(store, person.id)
    desk = AuditTrail(a_sitting(store, role=Role.AUDITOR, territories=()))
    found = desk.rows(desk.newest(DeedsWanted()))
    assert [row.act for row in found] == ["case.read", "test.edit"]
    assert {(row.called, row.place) for row in found} == {("", None)}


@pytest.mark.parametrize("role", [Role.OFFICER, Role.FRONT_DESK, Role.ADMINISTRATOR])
def test_nobody_else_reads_the_trail(store: CaseStore, role: Role) -> None:
    with pytest.raises(AccessDenied):
        AuditTrail(a_sitting(store, role=role)).newest(DeedsWanted())


def test_a_broken_glass_is_told_apart(store: CaseStore) -> None:
    author = a_sitting(store).author
    store.witness(Entry(author=author, at=MORNING, act="break_glass.open", reason="Danger tonight."))
    desk = supervisor(store)
    (row,) = desk.rows(desk.newest(DeedsWanted(acts=("break_glass",))))
    assert (row.through_glass, row.reason) == (True, "Danger tonight.")


def test_an_edit_of_several_records_is_told_once_by_its_foremost_one(store: CaseStore) -> None:
    work = Work(a_sitting(store, role=Role.SUPERVISOR))
    case = a_housing_case(work)
    opened = [row for row in acts(supervisor(store), DeedsWanted()) if row[0] == "case.open"]
    assert opened == [("case.open", f"{case.shown_number} {case.title}")]


def test_a_record_that_somebody_made_unreadable_is_left_out_of_the_list(store: CaseStore) -> None:
    person = a_known_person(store)
    look_at(store, person.id)
    with store.writing() as connection:
        sql.run(connection, "UPDATE audit SET record = 'no record' WHERE seq = 2")
    assert [act for act, _ in acts(supervisor(store), DeedsWanted())] == ["test.edit"]
