"""The table of cases: in order, filtered, counted; and what a supervisor does with many at once."""

from datetime import timedelta

import pytest

from caseworker.desk.approvals import Request
from caseworker.desk.case_table import Asking, AtWork, CaseOrder, CaseRow, CasesWanted
from caseworker.desk.cases import NewCase, Part
from caseworker.desk.holding import Holding
from caseworker.domain.actions import Role
from caseworker.domain.cases import Case, Priority, Status
from caseworker.domain.ids import CaseId
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import ME, MovableClock, a_sitting
from tests.desk.work import COLLEAGUE, SUPERVISOR, Work, a_housing_case, a_known_person


@pytest.fixture
def officer(store: CaseStore, clock: MovableClock) -> Work:
    return Work(a_sitting(store, at=clock))


@pytest.fixture
def supervisor(store: CaseStore, clock: MovableClock) -> Work:
    return Work(a_sitting(store, at=clock, role=Role.SUPERVISOR, territories=("riverside",), officer=SUPERVISOR))


def listed(work: Work, wanted: CasesWanted | None = None, **how: object) -> list[CaseId]:
    return [row.case.id for row in rows(work, wanted, **how)]


def rows(work: Work, wanted: CasesWanted | None = None, **how: object) -> list[CaseRow]:
    order = work.case_table.order(wanted or CasesWanted(), **how)  # type: ignore[arg-type]
    return [row for row in work.case_table.rows(order) if row is not None]


def test_what_is_due_first_stands_first(officer: Work, clock: MovableClock) -> None:
    later = a_housing_case(officer)
    officer.deadlines.promise(later.id, title="Letter", due_at=clock() + timedelta(days=3))
    first = a_housing_case(officer)
    officer.deadlines.promise(first.id, title="Letter", due_at=clock() + timedelta(days=1))

    assert listed(officer) == [first.id, later.id]
    assert listed(officer, descending=True) == [later.id, first.id]
    assert rows(officer)[0].due_at == clock() + timedelta(days=1)


def test_every_column_that_can_be_sorted_holds_every_case(officer: Work) -> None:
    made = {a_housing_case(officer).id, a_housing_case(officer, case_type="food-parcel").id}

    for by in CaseOrder:
        assert set(listed(officer, by=by)) == made
        assert set(listed(officer, by=by, descending=True)) == made


def test_every_filter_narrows_the_table(officer: Work, supervisor: Work) -> None:
    housing, parcel = a_housing_case(officer), a_housing_case(officer, case_type="food-parcel", owner=None)
    officer.owners.prioritise(housing.id, Priority.HIGH)
    officer.moves.hold(housing.id, reason=_hold_reason(officer, housing))

    assert listed(officer, CasesWanted(case_types=frozenset({"food-parcel"}))) == [parcel.id]
    assert listed(officer, CasesWanted(owner=ME)) == [housing.id]
    assert listed(officer, CasesWanted(without_owner=True)) == [parcel.id]
    assert listed(officer, CasesWanted(status=AtWork.ON_HOLD)) == [housing.id]
    assert listed(officer, CasesWanted(status=AtWork.CLOSED)) == []
    assert listed(officer, CasesWanted(priority=Priority.HIGH)) == [housing.id]
    assert listed(officer, CasesWanted(stage=housing.stage, teams=frozenset({housing.team}))) == [housing.id]
    assert listed(officer, CasesWanted(territories=frozenset({"east"}))) == []
    assert listed(officer, CasesWanted(only=(parcel.id,))) == [parcel.id]
    assert supervisor.case_table.owners() == (ME,)


def test_a_count_says_how_many_rows_its_filter_shows(officer: Work, supervisor: Work, clock: MovableClock) -> None:
    asked = a_housing_case(officer)
    officer.approvals.ask(Request(case=asked.id, title="Pay the deposit"))
    sent_back = a_housing_case(officer)
    again = officer.approvals.ask(Request(case=sent_back.id, title="Pay the rent"))
    supervisor.approvals.send_back(again.id, comment="Which month?")
    a_housing_case(officer, owner=None)
    late = a_housing_case(officer)
    officer.deadlines.promise(late.id, title="Letter", due_at=clock() + timedelta(hours=1))
    soon = a_housing_case(officer)
    officer.deadlines.promise(soon.id, title="Letter", due_at=clock() + timedelta(days=2))
    clock.forward(hours=2)

    counts = supervisor.case_table.counts(CasesWanted())

    for asking in Asking:
        assert counts[asking] == len(listed(supervisor, CasesWanted(asking=asking))), asking
    assert counts[Asking.ALL_OPEN] == 5
    assert counts[Asking.TO_APPROVE] == counts[Asking.SENT_BACK] == counts[Asking.NO_OWNER] == 1
    assert listed(supervisor, CasesWanted(asking=Asking.OVERDUE)) == [late.id]
    assert soon.id in listed(supervisor, CasesWanted(asking=Asking.DUE_SOON))


def test_a_row_tells_the_person_what_holds_it_and_what_waits_for_me(officer: Work, supervisor: Work) -> None:
    case = a_housing_case(officer, owner=None)
    asked = officer.approvals.ask(Request(case=case.id, title="Pay the deposit"))

    (row,) = rows(supervisor)

    assert row.person == case.people[0].person
    assert (row.type_title, row.stage_title) == ("Housing support", "Apply")
    assert Holding.NO_OWNER in {hold.kind for hold in row.held_by}
    assert row.asked is not None
    assert row.asked.id == asked.id
    assert rows(officer)[0].asked is None


def test_a_consent_that_is_missing_is_called_as_the_pack_calls_it(officer: Work, supervisor: Work) -> None:
    person = a_known_person(officer.store)
    part = Part(person=person.id, role="applicant")
    officer.cases.open(NewCase(case_type="housing-support", people=(part,), owner=ME))

    (row,) = rows(supervisor)

    consents = [hold.name for hold in row.held_by if hold.kind is Holding.CONSENT]
    assert consents == ["Told why we keep these facts and for how long"]


def test_cases_of_another_territory_are_neither_listed_nor_counted(officer: Work, supervisor: Work) -> None:
    a_housing_case(supervisor, territory="harbour", owner=SUPERVISOR)

    assert listed(officer) == []
    assert officer.case_table.counts(CasesWanted())[Asking.ALL_OPEN] == 0
    assert len(listed(supervisor)) == 1


def test_what_officers_hold_stands_against_what_was_agreed(officer: Work, supervisor: Work) -> None:
    for _ in range(3):
        a_housing_case(officer)
    one = a_housing_case(officer)
    supervisor.owners.assign(one.id, owner=COLLEAGUE, team=one.team)

    loads = supervisor.case_table.loads(CasesWanted())

    assert [(one.held.officer, one.held.cases, one.agreed) for one in loads] == [(ME, 3, 45), (COLLEAGUE, 1, 45)]
    assert not loads[0].is_over


def test_many_cases_are_assigned_and_given_back_to_whom_they_belonged(officer: Work, supervisor: Work) -> None:
    cases = [a_housing_case(officer), a_housing_case(officer, owner=None)]
    ids = [one.id for one in cases]
    before = supervisor.case_table.cases(ids)
    supervisor.owners.assign_many(ids, owner=COLLEAGUE, team="housing")

    supervisor.owners.give_back(before)

    after = {one.id: (one.owner, one.team) for one in supervisor.case_table.cases(ids)}
    assert after == {one.id: (one.owner, one.team) for one in cases}


def test_many_cases_are_made_urgent_and_as_urgent_as_before(officer: Work) -> None:
    ids = [a_housing_case(officer).id, a_housing_case(officer, priority=Priority.HIGH).id]
    before = officer.owners.prioritise_many(ids, Priority.URGENT)
    assert {one.priority for one in officer.case_table.cases(ids)} == {Priority.URGENT}

    officer.owners.put_priorities_back(before)

    after = {one.id: one.priority for one in officer.case_table.cases(ids)}
    assert after == dict(zip(ids, [Priority.NORMAL, Priority.HIGH], strict=True))


def test_row_numbers_and_ids_lead_to_each_other(officer: Work) -> None:
    cases = [a_housing_case(officer).id for _ in range(3)]
    order = officer.case_table.order(CasesWanted())

    assert sorted(officer.case_table.ids(order)) == sorted(cases)
    assert sorted(officer.case_table.numbers(cases)) == sorted(order)


def _hold_reason(work: Work, case: Case) -> str:
    assert case.status is Status.OPEN
    return work.sitting.pack.case_type(case.case_type).hold_reasons[0].id
