"""While a place is entered, open reports near it are offered; joining one says what to tell the caller."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from caseworker.desk.cases import NewCase, Part
from caseworker.desk.interactions import ContactEntered
from caseworker.domain.case_types import PersonRole
from caseworker.domain.cases import Case
from caseworker.domain.interactions import Channel, ContactOutcome
from tests.ui.front_desk.desk_window import at_keys
from tests.ui.front_desk.test_keys_only import Counter
from tests.ui.workplaces import Workplace, settled
from ui.front_desk.page import FrontDeskPage
from ui.front_desk.phone_panel import PhonePanel
from ui.front_desk.place_form import PlaceForm, place_from
from ui.places import Place


@pytest.fixture
def counter(front_desk: Workplace, open_page: Callable[..., Any], qtbot: QtBot) -> Counter:
    page = open_page(FrontDeskPage, Place("front-desk"), front_desk)
    return Counter(page, at_keys(qtbot, page, front_desk), front_desk)


def a_pothole(counter: Counter, place: str = "Main Street 12") -> Case:
    part = Part(person=counter.place.known.people["Henry Oduya"], role="reporter")
    return counter.place.office.cases.open(NewCase(case_type="street-report", people=(part,), place=place))


def cases_of_streets(counter: Counter) -> list[Case]:
    with counter.place.office.store.reading() as reader:
        return reader.select(Case, "WHERE r.case_type = 'street-report'")


def enter(counter: Counter, qtbot: QtBot, place: str) -> None:
    """Choose the reason, and type the place."""
    counter.page.contact.choose_reason("street")
    counter.page.form.place.field.line.setFocus()
    counter.keys.say(place)
    settled(qtbot, counter.place.work)


def words_in(widget: Any) -> str:
    return "\n".join(one.text() for one in widget.findChildren(object) if hasattr(one, "text") and callable(one.text))


def test_the_place_is_asked_only_where_the_reason_is_of_a_matter_at_a_place(counter: Counter) -> None:
    part = counter.page.form.place
    assert part.isHidden()

    counter.page.contact.choose_reason("street")
    assert not part.isHidden()
    counter.page.contact.choose_reason("housing")

    assert part.isHidden()


def test_an_open_report_is_offered_without_any_name(counter: Counter, qtbot: QtBot) -> None:
    case = a_pothole(counter)
    enter(counter, qtbot, "Main Street 14")

    part = counter.page.form.place
    assert [one.accessibleName() for one in part.joins()]
    shown = words_in(part)
    assert case.shown_number in shown
    assert "Main Street 12" in shown
    assert "Oduya" not in shown


def test_the_part_of_whoever_reports_is_asked_where_there_are_several(counter: Counter, qtbot: QtBot) -> None:
    enter(counter, qtbot, "Main Street 14")
    model, part = counter.page.contact.place, counter.page.form.place
    assert part.part.isHidden()

    known = model.state.case_type
    assert known is not None
    hurt = PersonRole(id="hurt", title="Person who was hurt", protected=True)
    model.state = replace(model.state, case_type=replace(known, people=(*known.people, hurt)))
    model.changed.emit()

    assert not part.part.isHidden()
    assert part.part.value() == ""
    assert "Who is protected is kept as closely as the case" in words_in(part)
    henry = counter.place.known.people["Henry Oduya"]
    contact = ContactEntered(channel=Channel.PHONE, outcome=ContactOutcome.ANSWERED, people=(henry,))
    begun = model.told(contact)[1]
    assert begun is not None
    assert begun.people == (Part(person=henry, role=""),)  # which the desk refuses
    model.choose_part("reporter")
    begun = model.told(contact)[1]
    assert begun is not None
    assert begun.people == (Part(person=henry, role="reporter"),)
    assert place_from(model.state.form.fields()) == model.state.form


def test_joining_says_reference_and_day_and_keeps_one_case(counter: Counter, qtbot: QtBot) -> None:
    case = a_pothole(counter)
    enter(counter, qtbot, "Main Street 14")
    counter.page.form.place.joins()[0].click()

    told = words_in(counter.page.form.place)
    assert "Say: This is reported already." in told
    assert case.shown_number in told
    assert "Due by" in told
    counter.page.save(call_next=False)
    settled(qtbot, counter.place.work)

    (contact,) = counter.contacts()
    assert (contact.case, contact.outcome, contact.place) == (
        case.id,
        ContactOutcome.JOINED_TO_CASE,
        "Main Street 14",
    )
    assert [one.id for one in cases_of_streets(counter)] == [case.id]


def test_a_place_that_joins_nothing_begins_a_report_and_its_reference_is_said(counter: Counter, qtbot: QtBot) -> None:
    enter(counter, qtbot, "Elm Row 3")
    counter.page.save(call_next=False)
    settled(qtbot, counter.place.work)

    (case,) = cases_of_streets(counter)
    assert (case.place, case.stage) == ("Elm Row 3", "receive")
    assert any(case.shown_number in said and "Due by" in said for said in counter.said)


def test_no_report_is_begun_where_it_is_not_wanted(counter: Counter, qtbot: QtBot) -> None:
    enter(counter, qtbot, "Elm Row 3")
    counter.page.form.place.begins.setChecked(False)
    counter.page.save(call_next=False)
    settled(qtbot, counter.place.work)

    assert cases_of_streets(counter) == []
    (contact,) = counter.contacts()
    assert (contact.place, contact.outcome) == ("Elm Row 3", ContactOutcome.ANSWERED)


def test_a_contact_that_is_added_to_a_case_of_the_person_begins_no_other(counter: Counter, qtbot: QtBot) -> None:
    enter(counter, qtbot, "Elm Row 3")
    counter.page.contact.choose_case(counter.place.known.housing.id)
    counter.page.save(call_next=False)
    settled(qtbot, counter.place.work)

    assert cases_of_streets(counter) == []
    (contact,) = counter.contacts()
    assert (contact.case, contact.place) == (counter.place.known.housing.id, "Elm Row 3")


def test_another_matter_takes_the_joining_back(counter: Counter, qtbot: QtBot) -> None:
    a_pothole(counter)
    enter(counter, qtbot, "Main Street 14")
    part = counter.page.form.place
    part.joins()[0].click()
    part.back.click()

    assert counter.page.contact.place.state.form.joins is None
    assert part.joins()


def test_a_call_joins_a_report_in_its_own_panel(counter: Counter, qtbot: QtBot) -> None:
    case = a_pothole(counter)
    counter.keys.press("F3")
    (panel,) = counter.page.window().findChildren(PhonePanel)
    panel._model.choose_reason("street")
    panel.place_asked.field.line.setFocus()
    counter.keys.say("Main Street 14")
    settled(qtbot, counter.place.work)
    panel.place_asked.joins()[0].click()
    panel._save()
    settled(qtbot, counter.place.work)

    (contact,) = counter.contacts()
    assert (contact.case, contact.outcome) == (case.id, ContactOutcome.JOINED_TO_CASE)


def test_what_is_entered_of_a_place_survives_in_the_draft() -> None:
    for form in (PlaceForm(), PlaceForm("Main Street 14", begins=False)):
        assert place_from(form.fields()) == form
