"""The appointments of a day: check in within four keys, mark, move, cancel and book, by keyboard."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from caseworker.desk.appointments import Booking
from caseworker.domain.appointments import Appointment, AppointmentState
from caseworker.domain.walk_ins import WalkIn
from tests.desk.sittings import MORNING
from tests.ui.front_desk.desk_window import AtKeys, at_keys
from tests.ui.workplaces import Workplace
from ui.appointments.page import AppointmentsPage
from ui.places import Place
from ui.widgets.side_pane import Section

HALF = timedelta(minutes=30)


@dataclass
class Day:
    """The page, somebody at the keyboard, and what is kept."""

    page: AppointmentsPage
    keys: AtKeys
    place: Workplace

    def of(self, name: str) -> Appointment:
        """Return somebody's appointment as it stands."""
        person = self.place.known.people[name]
        with self.place.office.store.reading() as reader:
            return next(one for one in reader.select(Appointment) if one.person == person)

    @property
    def said(self) -> str:
        """What the last toast said."""
        return self.place.plain.toasts[-1].words


@pytest.fixture
def day(front_desk: Workplace, open_page: Callable[..., Any], qtbot: QtBot) -> Day:
    for number, name in enumerate(("Marta Kowalska", "Henry Oduya", "Grace Lund")):
        at = MORNING + (number - 1) * HALF
        front_desk.office.appointments.book(
            Booking(starts_at=at, ends_at=at + HALF, person=front_desk.known.people[name], reason="housing")
        )
    page = open_page(AppointmentsPage, Place("appointments"), front_desk)
    return Day(page, at_keys(qtbot, page, front_desk), front_desk)


def test_whoever_is_chosen_at_first_stands_at_the_side(day: Day) -> None:
    told = {one.accessibleName() for one in day.page.findChildren(Section) if one.isVisible()}

    assert told == {"Marta Kowalska"}


def test_somebody_is_checked_in_within_four_keys_and_has_a_number(day: Day) -> None:
    day.keys.type("he")
    day.keys.press("Return")

    assert day.of("Henry Oduya").state is AppointmentState.CHECKED_IN
    with day.place.office.store.reading() as reader:
        (here,) = [one for one in reader.select(WalkIn) if one.appointment is not None]
    assert here.shown_number in day.said
    assert day.keys.pressed <= 4


def test_the_record_of_who_is_here_is_what_enter_opens(day: Day) -> None:
    assert (day.page._check.isVisible(), day.page._open.isVisible()) == (True, False)
    day.keys.press("Return")
    assert (day.page._check.isVisible(), day.page._open.isVisible()) == (False, True)

    day.keys.press("Return")

    assert day.place.plain.places[-1] == Place("person", day.place.known.people["Marta Kowalska"])


def test_who_did_not_come_is_marked_and_may_still_be_checked_in(day: Day) -> None:
    day.keys.press("F8")
    assert day.of("Marta Kowalska").state is AppointmentState.NO_SHOW
    day.keys.press("Return")

    assert day.of("Marta Kowalska").state is AppointmentState.CHECKED_IN


def test_nobody_is_late_before_the_time(day: Day) -> None:
    day.keys.press("End", "F8")

    assert day.of("Grace Lund").state is AppointmentState.BOOKED
    assert len(day.place.plain.troubles) == 1


def test_an_appointment_is_cancelled_with_its_reason(day: Day) -> None:
    day.keys.press("Alt+X", "Return")
    assert day.of("Marta Kowalska").state is AppointmentState.BOOKED
    day.keys.say("They rang.")
    day.keys.press("Return")

    assert day.of("Marta Kowalska").cancel_reason == "They rang."
    day.keys.press("Return")
    assert "over or cancelled" in day.said


def test_an_appointment_is_moved_and_the_move_undone(day: Day) -> None:
    before = day.of("Grace Lund")
    day.keys.press("End", "Alt+M")
    panel: Any = day.place.plain.findChild(object, "move")
    panel.when.time.set_value("11:00")
    day.keys.press("Ctrl+Return")
    assert day.of("Grace Lund").starts_at == MORNING.replace(hour=11)
    undo = day.place.plain.toasts[-1].undo
    assert undo is not None
    undo()
    day.keys.wait(lambda: day.place.work.lanes.is_idle)

    assert day.of("Grace Lund").starts_at == before.starts_at


def test_an_appointment_is_booked_for_somebody_found_by_a_few_letters(day: Day) -> None:
    day.keys.press("Alt+B")
    day.keys.type("tom")
    day.keys.press("Return")
    panel: Any = day.place.plain.findChild(object, "book")
    panel.when.time.set_value("14:30")
    day.keys.press("Ctrl+Return")

    booked = day.of("Tomasz Lisowski")
    assert booked.starts_at == datetime(2026, 11, 20, 14, 30, tzinfo=MORNING.tzinfo)
    assert day.page.model.state.chosen == booked.id


def test_another_day_is_a_key_away_and_an_empty_one_says_so(day: Day) -> None:
    day.keys.press("Alt+Down")

    assert day.page.model.state.day.isoformat() == "2026-11-23"
    assert day.page._empty.isVisible()
    day.keys.press("Alt+T")
    assert len(day.page.model.state.booked or ()) == 3
