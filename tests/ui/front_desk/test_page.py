"""What the front desk shows, and that no word typed there is lost."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseworker.desk.counter import Arrival
from caseworker.domain.interactions import IdentityCheck
from caseworker.domain.people import InterpreterNeed
from caseworker.domain.tasks import Task
from caseworker.domain.walk_ins import WalkIn, WalkInState
from tests.ui.front_desk.desk_window import at_keys
from tests.ui.front_desk.test_keys_only import Counter
from tests.ui.workplaces import Workplace, settled
from ui.front_desk.contact_form import ContactForm, Next, from_fields
from ui.front_desk.contact_model import FORM
from ui.front_desk.page import FrontDeskPage
from ui.news import Changes
from ui.places import Place


@pytest.fixture
def counter(front_desk: Workplace, open_page: Callable[..., Any], qtbot: QtBot) -> Counter:
    page = open_page(FrontDeskPage, Place("front-desk"), front_desk)
    return Counter(page, at_keys(qtbot, page, front_desk), front_desk)


def call(counter: Counter, qtbot: QtBot, number: str) -> None:
    """Call a number, and say that they are here by choosing a reason."""
    counter.page.desk.call(counter.walk_ins()[number].id, lambda _: None)
    settled(qtbot, counter.place.work)


def test_the_list_says_who_waits_for_what_and_how_long(counter: Counter) -> None:
    rows = counter.page.waiting.list.model().rows  # type: ignore[attr-defined]

    assert [row.name for row in rows][2] == "Woman with a red coat"
    sentences = [row.sentence for row in rows]
    assert "A2, Rosa Delgado Marín, Handing in documents, waiting 30 minutes, Spanish" in sentences
    assert [row.tone for row in rows] == ["warning", "warning", "warning"]
    assert "Longest wait 30 min · target 20 min" in counter.page.waiting.figures.text()


def test_an_empty_list_says_what_to_do_when_someone_walks_in(
    front_desk: Workplace, open_page: Callable[..., Any]
) -> None:
    front_desk.office.counter.close_day()
    page = open_page(FrontDeskPage, Place("front-desk"), front_desk)

    assert page.waiting.empty.isVisible()
    assert not page.waiting.list.isVisible()


def test_warnings_and_the_language_are_said_before_the_first_word(counter: Counter, qtbot: QtBot) -> None:
    people = counter.place.office.people
    people.edit(counter.place.known.marta, interpreter=InterpreterNeed.ALWAYS)
    call(counter, qtbot, "A1")
    bar = counter.page.form.person

    assert bar._risk.isVisible()
    assert bar._risk.accessibleName() == "Two staff for visits"
    assert bar._language.accessibleName() == "Speaks Polish. Offer an interpreter."
    bar._language.acted.emit()
    assert counter.page.form.note.text() == "Offered an interpreter."


def test_the_open_cases_of_the_person_are_offered_and_the_contact_is_added_to_one(
    counter: Counter, qtbot: QtBot
) -> None:
    call(counter, qtbot, "A1")
    case = counter.place.known.housing
    counter.page.form.cases.chosen.emit(str(case.id))
    counter.page.contact.check_identity(passed=True)
    counter.keys.press("Alt+3", "Ctrl+S")

    (contact,) = counter.contacts()
    assert (contact.case, contact.people, contact.identity) == (
        case.id,
        (counter.place.known.marta,),
        IdentityCheck.PASSED,
    )


def test_words_stay_with_whom_they_are_about_when_somebody_else_is_called(counter: Counter, qtbot: QtBot) -> None:
    call(counter, qtbot, "A3")
    counter.page.form.focus_note()
    counter.keys.say("Asked about the bus pass.")
    settled(qtbot, counter.place.work)
    counter.keys.press("F7", "F4")
    assert counter.page.form.note.text() == ""
    counter.keys.say("Another matter.")
    settled(qtbot, counter.place.work)
    counter.keys.press("F7")
    counter.page.acts.take(counter.page.desk.state.line(counter.walk_ins()["A3"].id))  # type: ignore[arg-type]
    settled(qtbot, counter.place.work)

    assert counter.page.form.note.text() == "Asked about the bus pass."


def test_words_typed_for_a_number_go_on_when_it_is_said_who_it_is(counter: Counter, qtbot: QtBot) -> None:
    call(counter, qtbot, "A3")
    counter.page.form.focus_note()
    counter.keys.say("Asked about the bus pass.")
    settled(qtbot, counter.place.work)
    counter.keys.press("Alt+P")
    counter.keys.type("grace")
    counter.keys.press("Return")
    grace = counter.place.known.people["Grace Lund"]

    assert counter.walk_ins()["A3"].person == grace
    assert counter.page.form.note.text() == "Asked about the bus pass."
    counter.page.leave()
    settled(qtbot, counter.place.work)
    kept = counter.place.office.drafts.find(FORM, grace)
    assert kept is not None
    assert kept.words("text") == "Asked about the bus pass."


def test_leaving_the_page_and_locking_keep_every_word(counter: Counter, qtbot: QtBot) -> None:
    call(counter, qtbot, "A1")
    counter.page.form.focus_note()
    counter.keys.say("Not lost.")
    counter.place.work.drafts.keep_now()

    kept = counter.place.office.drafts.find(FORM, counter.place.known.marta)
    assert kept is not None
    assert kept.words("text") == "Not lost."


def test_news_from_elsewhere_leave_what_is_typed_as_it_is(counter: Counter, qtbot: QtBot) -> None:
    call(counter, qtbot, "A1")
    counter.page.form.focus_note()
    counter.keys.say("Still here.")
    counter.place.office.counter.walk_in(Arrival(queue="urgent"))
    counter.page.reload(Changes(frozenset({"walk_in"})))
    settled(qtbot, counter.place.work)

    assert counter.page.form.note.text() == "Still here."
    assert counter.page.waiting.heading._count == 3


def test_typing_says_that_the_person_came_to_the_counter(counter: Counter, qtbot: QtBot) -> None:
    call(counter, qtbot, "A1")
    counter.page.form.focus_note()
    counter.keys.say("H")
    settled(qtbot, counter.place.work)

    assert counter.walk_ins()["A1"].state is WalkInState.BEING_SERVED


def test_a_promised_call_back_becomes_a_task_by_the_next_working_day(counter: Counter, qtbot: QtBot) -> None:
    call(counter, qtbot, "A1")
    counter.keys.press("Alt+1", "Alt+C", "Ctrl+S")

    with counter.place.office.store.reading() as reader:
        (task,) = [one for one in reader.select(Task) if one.from_contact is not None]
    assert task.title.startswith("Call ")
    assert (task.due.isoformat() if task.due else "", task.person) == ("2026-11-23", counter.place.known.marta)


def test_a_misdirected_contact_without_a_place_is_not_kept_and_the_field_says_so(counter: Counter) -> None:
    counter.keys.press("Alt+8", "Alt+E", "Ctrl+S")

    assert counter.contacts() == []
    assert "Say which service" in counter.page.form.next.elsewhere.where.field.error


def test_closing_the_day_asks_about_those_who_are_still_here(counter: Counter, qtbot: QtBot) -> None:
    counter.page.close_day()
    panel = counter.page.window().findChild(QWidget, "close-day")
    assert panel is not None
    panel.close_button.click()  # type: ignore[attr-defined]
    settled(qtbot, counter.place.work)

    assert "3 as left before" in counter.said[-1]
    with counter.place.office.store.reading() as reader:
        assert {one.state for one in reader.select(WalkIn)} == {WalkInState.FINISHED}


def test_names_are_hidden_at_once_and_the_note_stays_in_the_draft(counter: Counter, qtbot: QtBot) -> None:
    call(counter, qtbot, "A1")
    counter.page.form.focus_note()
    counter.keys.say("Secret.")
    counter.page.hide_names(hidden=True)
    rows = counter.page.waiting.list.model().rows  # type: ignore[attr-defined]

    assert "Rosa Delgado Marín" not in [row.name for row in rows]
    assert not counter.page.form.note.isVisible()
    counter.page.hide_names(hidden=False)
    assert counter.page.form.note.text() == "Secret."


def test_a_discarded_draft_comes_back(counter: Counter, qtbot: QtBot) -> None:
    call(counter, qtbot, "A1")
    counter.page.form.focus_note()
    counter.keys.say("Wrong words.")
    counter.place.work.drafts.keep_now()
    counter.page.discard()
    settled(qtbot, counter.place.work)
    assert counter.page.form.note.text() == ""
    undo = counter.place.plain.toasts[-1].undo
    assert undo is not None
    undo()
    settled(qtbot, counter.place.work)

    assert counter.page.form.note.text() == "Wrong words."


def test_what_a_draft_keeps_is_what_was_entered() -> None:
    form = ContactForm(text="Words", reason="housing", next=Next.ELSEWHERE)

    assert from_fields(form.fields()) == form


def test_every_control_has_a_name(counter: Counter, qtbot: QtBot) -> None:
    call(counter, qtbot, "A1")
    page = counter.page
    unnamed = [
        one
        for one in page.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() and not (one.accessibleName() or getattr(one, "text", str)())
    ]
    assert [type(one).__name__ for one in unnamed if one.objectName() != "note"] == []


def test_the_target_beside_the_longest_wait_is_that_of_who_waits_longest(counter: Counter, qtbot: QtBot) -> None:
    queues = {one.id: one.target_wait_min for one in counter.place.office.sitting.pack.queues}
    now = counter.page.desk.state.now
    assert now is not None
    longest = max(now.waiting, key=counter.page.waiting._waited_min)

    assert f"target {queues[longest.walk_in.queue]} min" in counter.page.waiting.figures.text()


def test_nobody_helped_leads_nowhere(counter: Counter) -> None:
    assert "Nobody helped" in counter.page.waiting.foot.words()
    assert not counter.page.waiting.foot._link.isVisible()


def test_a_draft_is_said_to_be_saved_only_while_there_are_words_and_the_note_does_not_move(
    counter: Counter, qtbot: QtBot
) -> None:
    form = counter.page.form
    at = form.note.editor.y()
    counter.page.contact.choose_reason("housing")
    qtbot.waitUntil(lambda: counter.page.contact.state.kept_at is not None)
    assert not form._kept.isVisible()

    form.focus_note()
    counter.keys.say("Asked about the bus pass.")
    qtbot.waitUntil(form._kept.isVisible)
    assert form.note.editor.y() == at


def test_where_the_list_stands_alone_its_foot_leads_to_the_form(
    front_desk: Workplace, open_page: Callable[..., Any], qtbot: QtBot
) -> None:
    page = open_page(FrontDeskPage, Place("front-desk"), front_desk, size=(760, 620))
    at_keys(qtbot, page, front_desk)
    waiting = page.waiting
    assert (waiting.call.isVisible(), waiting.write.isVisible()) == (True, True)

    waiting.write.click()
    assert page.form.isVisible()
    assert not waiting.isVisible()
    page.panes_of_page.show_list()
    waiting.call.click()
    settled(qtbot, front_desk.work)
    assert page.desk.state.here is not None
    assert waiting.call.isHidden()
