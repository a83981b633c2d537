"""Opening a case and looking at it, on a real store under the demonstration pack."""

from datetime import date, timedelta

import pytest

from caseworker.desk.cases import NewCase, Part
from caseworker.domain.actions import AccessDenied, Action, Role
from caseworker.domain.case_types import NotInPack
from caseworker.domain.cases import Case, RoleMissing
from caseworker.domain.definition import Sensitivity
from caseworker.domain.ids import CaseId
from caseworker.domain.interactions import Interaction
from caseworker.domain.people import Person
from caseworker.store import numbers
from caseworker.store.case_store import CaseStore
from caseworker.store.reader import NotHere
from tests.desk.sittings import ME, MORNING, MovableClock, a_sitting, trail
from tests.desk.work import COLLEAGUE, Work, a_housing_case, a_known_person, attach, keep
from tests.domain.builders import a_case, a_contact, a_note, a_task
from tests.domain.people_builders import an_id


@pytest.fixture
def work(store: CaseStore) -> Work:
    return Work(a_sitting(store))


def test_a_new_case_has_its_number_the_tasks_of_its_first_stage_and_its_deadlines(work: Work) -> None:
    with work.store.writing() as connection:
        numbers.lease(connection, "case:HB", first=20418, last=20419)
    case = a_housing_case(work)
    page = work.cases.page(case.id)
    assert page.case.number == "HB-20418"
    assert [line.task.template for line in page.tasks] == ["confirm-identity", "explain-papers"]
    assert [line.task.due for line in page.tasks] == [date(2026, 11, 27), date(2026, 11, 24)]
    assert {line.deadline.rule for line in page.deadlines} == {"decision", "first-answer"}
    assert page.deadlines[0].deadline.rule == "first-answer"
    assert (page.deadlines[0].working_days_left, page.deadlines[0].is_due_soon) == (2, True)


def test_a_device_without_numbers_says_so_on_the_case(work: Work) -> None:
    case = a_housing_case(work)
    assert case.number == ""
    assert case.shown_number.startswith("P-")
    assert case.shown_number.endswith("-HB1")


def test_a_case_from_a_contact_carries_over_what_the_contact_says(work: Work) -> None:
    person = a_known_person(work.store)
    contact = a_contact(
        people=(person.id,), reason="heating", title="Boiler", text="No heat since Monday.", occurred_at=MORNING
    )
    keep(work.store, contact)
    new = work.cases.carried_over(contact.id)
    case = work.cases.open(new)
    assert (case.case_type, case.title, case.summary) == ("heating-allowance", "Boiler", "No heat since Monday.")
    assert [(each.person, each.role) for each in case.people] == [(person.id, "applicant")]
    assert (case.opened_from, case.received_at, case.territory) == (contact.id, MORNING, "north")
    assert [deed.record.id for deed in work.cases.page(case.id).activity] == [contact.id]


def test_a_contact_whose_reason_has_no_case_type_needs_one_chosen(work: Work) -> None:
    contact = a_contact(reason="booking")
    keep(work.store, contact)
    with pytest.raises(NotInPack):
        work.cases.carried_over(contact.id)
    assert work.cases.carried_over(contact.id, case_type="complaint").case_type == "complaint"


def test_who_tells_of_a_child_is_not_protected_because_nobody_said_a_part(work: Work) -> None:
    neighbour = a_known_person(work.store)
    contact = a_contact(people=(neighbour.id,), title="Heard crying")
    keep(work.store, contact)

    begun = work.cases.carried_over(contact.id, case_type="safeguarding")
    with pytest.raises(RoleMissing):
        work.cases.open(begun)
    with pytest.raises(NotInPack):
        work.cases.carried_over(contact.id, case_type="safeguarding", role="neighbour")
    case = work.cases.open(work.cases.carried_over(contact.id, case_type="safeguarding", role="informant"))

    assert [(one.role, one.protected) for one in case.people] == [("informant", False)]
    with work.store.reading() as reader:
        assert reader.get(Person, neighbour.id).sensitivity is Sensitivity.NORMAL


def test_the_page_says_what_is_missing_for_each_next_stage(work: Work) -> None:
    page = work.cases.page(a_housing_case(work).id)
    assert [(one.move.to_stage, one.mine) for one in page.moves] == [("check-papers", True)]
    assert [(one.kind.value, one.count) for one in page.moves[0].missing] == [("tasks_done", 2)]


def test_the_stage_line_tells_when_each_stage_was_entered(work: Work) -> None:
    page = work.cases.page(a_housing_case(work).id)
    assert [(one.stage.id, one.entered_at is not None) for one in page.stages][:2] == [
        ("apply", True),
        ("check-papers", False),
    ]
    assert [one.stage.id for one in page.stages if one.is_current] == ["apply"]


def test_the_page_gathers_documents_people_notes_and_tasks(work: Work) -> None:
    case = a_housing_case(work)
    attach(work.store, case, ["identity"])
    note = a_note(case=case.id, person=None, occurred_at=MORNING)
    keep(work.store, note)
    page = work.cases.page(case.id)
    assert [one.document_type for one in page.documents] == ["identity"]
    assert [(one.title, one.person is not None) for one in page.people] == [("Applicant", True)]
    assert [deed.record for deed in page.activity] == [note]


def test_what_an_officer_may_not_see_is_not_on_the_page(work: Work) -> None:
    case = a_housing_case(work, owner=COLLEAGUE)
    keep(
        work.store,
        a_note(case=case.id, person=None, sensitivity=Sensitivity.RESTRICTED),
        a_task(case=case.id, assignee=None, sensitivity=Sensitivity.SEALED),
    )
    page = work.cases.page(case.id)
    assert page.activity == ()
    assert len(page.tasks) == 2


def test_opening_the_page_is_recorded_and_a_refusal_too(work: Work) -> None:
    elsewhere = a_case(territory="east", owner=COLLEAGUE)
    keep(work.store, elsewhere)
    case = a_housing_case(work)
    work.cases.page(case.id)
    with pytest.raises(AccessDenied):
        work.cases.page(elsewhere.id)
    assert trail(work.store)[-2:] == [("case.read", "allow"), ("case.read", "deny")]


def test_a_sealed_case_is_as_if_it_were_not_there(work: Work) -> None:
    sealed = a_case(sensitivity=Sensitivity.SEALED, owner=COLLEAGUE)
    keep(work.store, sealed)
    with pytest.raises(NotHere):
        work.cases.page(sealed.id)


def test_nobody_comes_near_a_person_by_opening_a_case_for_them(work: Work) -> None:
    kept_close = a_known_person(work.store, sensitivity=Sensitivity.RESTRICTED)
    new = NewCase(case_type="complaint", people=(Part(person=kept_close.id, role="complainant"),), owner=ME)
    with pytest.raises(AccessDenied):
        work.cases.open(new)
    with work.store.reading() as reader:
        assert reader.count(Case) == 0


def test_a_refused_case_uses_up_no_number(work: Work) -> None:
    with work.store.writing() as connection:
        numbers.lease(connection, "case:HB", first=1, last=5)
    desk = Work(a_sitting(work.store, role=Role.AUDITOR))
    with pytest.raises(AccessDenied):
        desk.cases.open(NewCase(case_type="housing-support", territory="north"))
    assert a_housing_case(work).number == "HB-00001"


def test_tags_links_people_and_details_are_each_one_step_with_a_history(work: Work) -> None:
    case, other = a_housing_case(work), a_housing_case(work)
    landlord = a_known_person(work.store)
    work.cases.tag(case.id, "damp")
    work.cases.link(case.id, to=other.id, tie="same-matter")
    work.cases.add_person(case.id, Part(person=landlord.id, role="landlord"))
    work.cases.set_detail(case.id, name="rent-month", value="640")
    changed = work.cases.rename(case.id, "Housing support, Mill Lane")
    assert (changed.tags, changed.links[0].case) == (("damp",), other.id)
    assert changed.people[-1].person == landlord.id
    assert (changed.details[0].name, changed.details[0].value) == ("rent-month", "640")
    assert work.cases.page(case.id).linked == (other,)
    with work.store.reading() as reader:
        assert [one.action for one in reader.history(Case, case.id)] == [
            "case.rename",
            "case.set_detail",
            "case.add_person",
            "case.link",
            "case.tag",
            "case.open",
        ]


def test_a_role_or_field_the_case_type_does_not_have_is_refused(work: Work) -> None:
    case = a_housing_case(work)
    with pytest.raises(NotInPack):
        work.cases.add_person(case.id, Part(person=a_known_person(work.store).id, role="pilot"))
    with pytest.raises(NotInPack):
        work.cases.set_detail(case.id, name="shoe-size", value="43")


def test_only_who_may_redact_lifts_a_legal_hold(work: Work) -> None:
    case = a_housing_case(work)
    assert work.cases.legal_hold(case.id, reason="The court asked for the file.").legal_hold
    with pytest.raises(AccessDenied):
        work.cases.lift_legal_hold(case.id, reason="It is over.")
    chief = Work(a_sitting(work.store, role=Role.SUPERVISOR))
    assert not chief.cases.lift_legal_hold(case.id, reason="The court is done.").legal_hold


def test_a_case_that_is_not_on_this_device_is_told_so(work: Work) -> None:
    with pytest.raises(NotHere):
        work.cases.page(CaseId(an_id()))


def test_the_page_opens_fast_with_many_contacts(work: Work) -> None:
    clock = MovableClock()
    case = a_housing_case(work)
    keep(work.store, *(a_contact(case=case.id, occurred_at=clock.forward(minutes=1)) for _ in range(200)))
    page = work.cases.page(case.id)
    moments = [deed.at for deed in page.activity]
    assert len(moments) == 200
    assert moments == sorted(moments, reverse=True)
    assert all(isinstance(deed.record, Interaction) for deed in page.activity)
    assert moments[0] - moments[-1] == timedelta(minutes=199)


def test_the_page_says_what_the_officer_may_do_and_a_second_look_leaves_no_trace(work: Work) -> None:
    case = a_housing_case(work)
    first = work.cases.page(case.id)
    looked = len(trail(work.store))
    second = work.cases.page(case.id, again=True)

    assert Action.WRITE in first.may
    assert Action.ASSIGN not in first.may
    assert second.case == first.case
    assert len(trail(work.store)) == looked


def test_several_fields_are_filled_in_together_or_not_at_all(work: Work) -> None:
    case = a_housing_case(work)
    with pytest.raises(NotInPack):
        work.cases.set_details(case.id, {"rent-month": "540", "no-such-field": "1"})
    assert not work.cases.page(case.id).case.details
    work.cases.set_details(case.id, {"rent-month": "540", "income-month": "214"})

    assert {one.name: one.value for one in work.cases.page(case.id).case.details} == {
        "rent-month": "540",
        "income-month": "214",
    }
