"""The tasks of a front desk with nothing but the keyboard, each within its number of keys."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from caseworker.desk.counter import Arrival
from caseworker.domain.interactions import ContactOutcome, HandedOn, Interaction
from caseworker.domain.walk_ins import WalkIn, WalkInOutcome, WalkInState
from tests.ui.front_desk.desk_window import AtKeys, at_keys
from tests.ui.workplaces import Workplace
from ui.front_desk.page import FrontDeskPage
from ui.front_desk.walk_in_panel import WalkInPanel
from ui.places import Place


@dataclass
class Counter:
    """The front desk on the screen, and somebody at its keyboard."""

    page: FrontDeskPage
    keys: AtKeys
    place: Workplace

    def contacts(self) -> list[Interaction]:
        """Contacts of today, the last written last."""
        with self.place.office.store.reading() as reader:
            found = reader.select(Interaction, "ORDER BY r.recorded_at, r.id")
        return [one for one in found if one.recorded_at.date() == self.place.clock().date()]

    def walk_ins(self) -> dict[str, WalkIn]:
        """Everyone of today by number."""
        with self.place.office.store.reading() as reader:
            return {one.shown_number: one for one in reader.select(WalkIn)}

    @property
    def said(self) -> list[str]:
        """What toasts said."""
        return [one.words for one in self.place.plain.toasts]


@pytest.fixture
def counter(front_desk: Workplace, open_page: Callable[..., Any], qtbot: QtBot) -> Counter:
    page = open_page(FrontDeskPage, Place("front-desk"), front_desk)
    return Counter(page, at_keys(qtbot, page, front_desk), front_desk)


def test_a_known_person_walks_in_and_has_a_number_after_ten_keys(counter: Counter) -> None:
    counter.keys.press("F2", "2")
    counter.keys.type("lis")
    counter.keys.press("Return", "Return")

    (came,) = [one for one in counter.walk_ins().values() if one.reason == "benefits"]
    assert came.person == counter.place.known.people["Tomasz Lisowski"]
    assert any(came.shown_number in words for words in counter.said)
    assert counter.keys.pressed <= 10


def test_enter_waits_for_the_search_however_fast_it_is_pressed(counter: Counter) -> None:
    counter.keys.press("F2", "2", "a")
    counter.keys.say("min\r")
    counter.keys.wait(lambda: counter.place.work.lanes.is_idle)
    counter.keys.press("Return")

    assert counter.place.known.people["Amina Yusuf Warsame"] in {one.person for one in counter.walk_ins().values()}


def test_an_anonymous_question_is_recorded_after_three_keys(counter: Counter) -> None:
    counter.keys.press("F2", "8", "Ctrl+Return")

    (contact,) = counter.contacts()
    assert (contact.people, contact.reason, contact.outcome) == ((), "other", ContactOutcome.ANSWERED)
    assert counter.keys.pressed <= 3


def test_a_number_for_somebody_unknown_takes_three_keys_and_says_whom_to_call(counter: Counter) -> None:
    counter.keys.press("F2", "3", "Return")

    assert len(counter.walk_ins()) == 4
    assert counter.keys.pressed <= 3


def test_without_a_reason_nobody_gets_a_number_and_the_panel_says_so(counter: Counter) -> None:
    counter.keys.press("F2", "Return")

    assert len(counter.walk_ins()) == 3
    panel = counter.page.window().findChild(WalkInPanel)
    assert panel is not None
    assert "Choose what they came for" in panel.reason.error.text()


def test_the_next_person_is_called_with_one_key_and_the_cursor_is_in_the_note(counter: Counter) -> None:
    counter.keys.press("F4")

    here = counter.page.desk.state.here
    assert here is not None
    assert here.walk_in.state is WalkInState.INVITED
    assert counter.page.form.note.editor.hasFocus()
    assert counter.keys.pressed == 1


def test_who_stands_at_the_counter_keeps_others_from_being_called_and_the_key_says_why(counter: Counter) -> None:
    counter.keys.press("F4", "F4")

    assert "has not come yet" in counter.keys.reasons[-1]


def test_hold_resume_no_show_and_finish_take_two_keys_each(counter: Counter) -> None:
    counter.keys.press("F4")
    number = counter.page.desk.state.here.walk_in.shown_number  # type: ignore[union-attr]
    counter.keys.say("They are here.")
    counter.keys.wait(lambda: counter.walk_ins()[number].state is WalkInState.BEING_SERVED)
    counter.keys.wait(lambda: counter.place.work.lanes.is_idle)
    counter.keys.press("F7")
    assert counter.walk_ins()[number].state is WalkInState.ON_HOLD
    counter.keys.press("Shift+F7")
    assert counter.walk_ins()[number].state is WalkInState.BEING_SERVED
    counter.keys.press("Shift+F8")
    assert counter.walk_ins()[number].outcome is WalkInOutcome.RECEIVED_SERVICE
    counter.keys.press("F4")
    number = counter.page.desk.state.here.walk_in.shown_number  # type: ignore[union-attr]
    counter.keys.press("F8")
    assert counter.walk_ins()[number].outcome is WalkInOutcome.LEFT_BEFORE


def test_a_no_show_is_undone(counter: Counter) -> None:
    counter.keys.press("F4", "F8")
    undo = counter.place.plain.toasts[-1].undo
    assert undo is not None
    undo()
    counter.keys.wait(lambda: counter.place.work.lanes.is_idle)

    assert all(one.state is WalkInState.WAITING for one in counter.walk_ins().values())


def test_an_answer_is_given_and_recorded_with_its_version_after_eight_keys(counter: Counter) -> None:
    counter.keys.press("F4")
    counter.keys.pressed = 0
    counter.keys.press("Alt+3", "F1", "Return", "Ctrl+Return")

    (contact,) = counter.contacts()
    assert [one.version for one in contact.answers] != []
    assert counter.keys.pressed <= 8


def test_a_misdirected_contact_is_handed_on_after_eight_keys(counter: Counter) -> None:
    counter.keys.press("Alt+8", "Alt+E")
    counter.keys.type("tena")
    counter.keys.press("Return", "Ctrl+Return")

    (contact,) = counter.contacts()
    assert contact.outcome is ContactOutcome.BELONGS_ELSEWHERE
    assert (contact.belongs_to_name, contact.handed_on) == ("Tenants' advice centre", HandedOn.TOLD_WHERE)
    assert contact.belongs_to is not None
    assert counter.keys.pressed <= 8


def test_a_call_is_noted_over_an_open_form_which_stays_as_it_was(counter: Counter) -> None:
    counter.keys.press("F4")
    counter.keys.say("Brought the papers.")
    counter.keys.wait(lambda: counter.place.work.lanes.is_idle)
    counter.keys.pressed = 0
    counter.keys.press("F3")
    counter.keys.say("The lift is broken.")
    counter.place.clock.forward(seconds=42)
    counter.keys.press("Ctrl+Return")

    (call,) = counter.contacts()
    assert (call.text, call.people, call.duration_s, call.channel.value) == ("The lift is broken.", (), 42, "phone")
    assert counter.page.form.note.text() == "Brought the papers."
    assert counter.page.form.note.editor.hasFocus()
    assert counter.keys.pressed <= 4


def test_saving_ends_the_stay_calls_the_next_and_keeps_the_hands_on_the_keys(counter: Counter) -> None:
    counter.place.office.counter.walk_in(Arrival(queue="urgent"))
    counter.keys.press("F4")
    first = counter.page.desk.state.here.walk_in.shown_number  # type: ignore[union-attr]
    counter.keys.press("Alt+2")
    counter.keys.say("Explained the letter.")
    counter.keys.press("Ctrl+Return")

    assert counter.walk_ins()[first].outcome is WalkInOutcome.RECEIVED_SERVICE
    here = counter.page.desk.state.here
    assert here is not None
    assert here.walk_in.shown_number != first
    assert counter.page.form.note.editor.hasFocus()
    assert counter.page.form.note.text() == ""
    assert "Next:" in counter.said[-1]


def test_who_is_booked_is_checked_in_from_the_list(counter: Counter) -> None:
    assert counter.page.waiting.list.value() is not None
    counter.keys.press("Down", "Down", "Return")

    here = counter.page.desk.state.here
    assert here is not None
    assert here.walk_in.state is WalkInState.INVITED
