"""Answers: found while typing, given with their version, judged, reported, copied, and old ones said to be old."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from caseworker.domain.answers import Answer
from caseworker.domain.interactions import Channel, ContactOutcome, Interaction
from caseworker.domain.tasks import Task
from tests.ui.conftest import OpenPage
from tests.ui.front_desk.desk_window import at_keys
from tests.ui.workplaces import Workplace
from ui.answers.answers_model import ANSWERS, PLACES
from ui.answers.page import AnswersPage
from ui.answers.report_panel import ReportPanel
from ui.directory.offer_card import OfferCard
from ui.places import Place
from ui.widgets.labels import Label

W = TypeVar("W", bound=QWidget)


def the(window: QWidget, kind: type[W]) -> W:
    """Return the one of its kind in a window."""
    found = window.findChild(kind)
    assert found is not None
    return found


@pytest.fixture
def page(open_page: OpenPage[AnswersPage], front_desk: Workplace) -> AnswersPage:
    return open_page(AnswersPage, Place("answers", front_desk.known.marta), front_desk)


def last_contact(at: Workplace) -> Interaction:
    with at.office.store.reading() as reader:
        return reader.select(Interaction, "ORDER BY r.recorded_at, r.id")[-1]


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label))


def test_an_answer_is_found_and_recorded_for_the_person_within_eight_keys(
    page: AnswersPage, front_desk: Workplace, qtbot: QtBot
) -> None:
    keys = at_keys(qtbot, page, front_desk)
    keys.pressed = 1  # F1 led here
    keys.type("rent")
    keys.press("Ctrl+Return")
    given = last_contact(front_desk)
    answer = page.model.answer
    assert keys.pressed <= 8
    assert answer is not None
    assert (given.people, given.outcome, given.channel) == (
        (front_desk.known.marta,),
        ContactOutcome.ANSWERED,
        Channel.COUNTER,
    )
    assert [(one.answer, one.version) for one in given.answers] == [(answer.id, answer.version)]
    assert "Marta Kowalska" in front_desk.plain.toasts[-1].words


def test_what_was_typed_is_found_before_it_is_given(
    page: AnswersPage, front_desk: Workplace, idle: Callable[..., None]
) -> None:
    page.list.search.set_text("boiler")
    page.main_action()  # before the search has answered
    idle(front_desk.work)
    assert last_contact(front_desk).title == "The heating has failed"


def test_without_a_person_it_is_recorded_with_nobody_named(
    open_page: OpenPage[AnswersPage], front_desk: Workplace, idle: Callable[..., None]
) -> None:
    page = open_page(AnswersPage, Place("answers"), front_desk)
    assert page.main.words() == "Record as given"
    page.main_action()
    idle(front_desk.work)
    assert last_contact(front_desk).people == ()


def test_recording_is_the_main_action_only_for_somebody_who_is_named(
    open_page: OpenPage[AnswersPage], front_desk: Workplace, page: AnswersPage
) -> None:
    nobody = open_page(AnswersPage, Place("answers"), front_desk)

    assert (page.main._kind, nobody.main._kind) == ("primary", "secondary")


def test_the_filters_count_what_was_found(page: AnswersPage, front_desk: Workplace, idle: Callable[..., None]) -> None:
    page.list.search.set_text("rent")
    idle(front_desk.work)
    counts = page.model.counts()
    page.model.show_kind(PLACES)
    assert len(page.model.rows()) == counts[PLACES]
    page.model.show_kind(ANSWERS)
    assert len(page.model.rows()) == counts[ANSWERS] > 0


def test_the_sentence_to_say_comes_before_the_text(page: AnswersPage) -> None:
    answer = page.model.answer
    assert answer is not None
    words = words_on(page.answer_view)
    assert words.index(answer.say) < words.index("Did this help?")


def test_an_old_answer_says_that_it_is_to_be_checked(
    page: AnswersPage, front_desk: Workplace, idle: Callable[..., None]
) -> None:
    page.list.search.set_text("rent in cash")
    idle(front_desk.work)
    assert "Check before use" in words_on(page.answer_view)


def test_whether_it_helped_is_counted_once(page: AnswersPage, front_desk: Workplace, idle: Callable[..., None]) -> None:
    page.judge(helped=True)
    page.judge(helped=False)
    idle(front_desk.work)
    answer = page.model.answer
    assert answer is not None
    with front_desk.office.store.reading() as reader:
        known = reader.get(Answer, answer.id)
    assert (known.helped, known.did_not_help) == (1, 0)


def test_a_report_is_a_task_for_the_team_that_keeps_the_answer(
    page: AnswersPage, front_desk: Workplace, idle: Callable[..., None]
) -> None:
    page.report()
    panel = the(page.window(), ReportPanel)
    panel.what.set_text("The address is old")
    panel.send()
    idle(front_desk.work)
    answer = page.model.answer
    assert answer is not None
    with front_desk.office.store.reading() as reader:
        task = next(one for one in reader.select(Task) if "The address is old" in one.title)
    assert task.team == answer.checked_by


def test_letters_and_places_of_the_answer_stand_beside_it(
    page: AnswersPage, front_desk: Workplace, idle: Callable[..., None]
) -> None:
    page.list.search.set_text("proof of rent")
    idle(front_desk.work)
    assert any("HB-7" in one.text() for one in page.side.findChildren(QLabel))
    first = next(one for one in page.side.findChildren(OfferCard) if not one.isHidden())
    assert first.accessibleName() == "Tenants' advice centre"


def test_copying_takes_the_whole_answer_as_plain_words(page: AnswersPage) -> None:
    page.copy_open()
    answer = page.model.answer
    assert answer is not None
    assert answer.say in QGuiApplication.clipboard().text()


def test_hidden_names_stand_nowhere(page: AnswersPage) -> None:
    page.hide_names(hidden=True)
    assert "Marta" not in page.main.words() + words_on(page)


def test_an_answer_is_opened_by_its_id_even_after_it_ended(
    open_page: OpenPage[AnswersPage], front_desk: Workplace, idle: Callable[..., None]
) -> None:
    answer = next(one for one in front_desk.office.library.shelf().answers if one.valid_to is None)
    front_desk.clock.forward(days=1)
    page = open_page(AnswersPage, Place("answers", answer.id), front_desk)
    assert page.model.answer == answer
    assert page.model.hand.state.person is None


def test_the_page_comes_back_as_it_was(
    page: AnswersPage, open_page: OpenPage[AnswersPage], front_desk: Workplace
) -> None:
    page.model.show_kind(PLACES)
    kept = page.state()
    again = open_page(AnswersPage, Place("answers", front_desk.known.marta, state=kept), front_desk)
    assert again.model.state.kind == PLACES
    assert again.model.state.chosen == page.model.state.chosen


def test_places_beside_an_answer_say_how_far_they_are(page: AnswersPage) -> None:
    words = [label.text() for label in page.side.findChildren(Label)]
    assert any("km from where they live" in one or " m from where they live" in one for one in words)


def test_a_picture(
    page: AnswersPage, shot: Callable[[QWidget, str], None], front_desk: Workplace, idle: Callable[..., None]
) -> None:
    page.list.search.set_text("benefit stopped letter")
    idle(front_desk.work)
    shot(page, "answers")


def test_a_click_shows_the_answer_where_the_list_stands_alone(
    open_page: OpenPage[AnswersPage], front_desk: Workplace
) -> None:
    page = open_page(AnswersPage, Place("answers"), front_desk, size=(760, 620))
    rows = page.list.rows
    assert not page.answer_view.isVisible()

    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.model().index(0, 0)).center())

    assert page.answer_view.isVisible()
