"""Visits of a week: planned, moved, given away, cancelled and taken up again by keys, each with Undo."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseworker.desk.visits import VisitPlan
from caseworker.domain.visits import Visit, VisitState
from tests.desk.sittings import MORNING
from tests.ui.conftest import OpenPage
from tests.ui.offices import SUPERVISOR
from tests.ui.workplaces import Workplace
from ui.lists.words_panel import WordsPanel
from ui.places import Place
from ui.visits.page import VisitsPage
from ui.visits.panels import GivePanel, PlanPanel, ReplanPanel
from ui.visits.plan_model import clock

Shot = Callable[..., None]


@pytest.fixture
def page(open_page: OpenPage[VisitsPage], officer: Workplace) -> VisitsPage:
    return open_page(VisitsPage, Place("visits"), officer)


def only(page: VisitsPage) -> Visit:
    return page.model.state.visits[0].visit


def panel(page: VisitsPage, kind: type[QWidget]) -> QWidget:
    found = page.window().findChild(kind)
    assert isinstance(found, kind)
    return found


def undo(officer: Workplace) -> None:
    act = officer.plain.toasts[-1].undo
    assert act is not None
    act()


def test_the_week_is_shown_by_day(page: VisitsPage, shot: Shot) -> None:
    words = [str(page.rows.index(row).data()) for row in range(page.rows.rowCount())]
    assert words[0] == "Today, 20 November"
    assert words[1].startswith("Marta Kowalska, Look at the flat")
    assert not page.whose.isVisible()
    shot(page.window(), "visits")


def test_a_visit_moves_to_another_time_and_back(page: VisitsPage, officer: Workplace, qtbot: QtBot) -> None:
    before = only(page)
    officer.plain.run("visits.replan")
    asked = panel(page, ReplanPanel)
    assert isinstance(asked, ReplanPanel)
    asked.begin.set_text("25:99")
    asked.give()
    assert asked.begin.error
    asked.begin.set_text("15")
    asked.give()
    qtbot.waitUntil(lambda: only(page).planned_from == before.planned_from + timedelta(hours=2))
    assert only(page).planned_to - only(page).planned_from == before.planned_to - before.planned_from
    undo(officer)
    qtbot.waitUntil(lambda: only(page).planned_from == before.planned_from)


def test_a_visit_is_given_to_another_officer(page: VisitsPage, officer: Workplace, qtbot: QtBot) -> None:
    officer.plain.run("case.assign")
    asked = panel(page, GivePanel)
    assert isinstance(asked, GivePanel)
    asked.first.set_value(str(SUPERVISOR.id))
    asked.second.set_value(str(officer.office.card.id))
    asked.give()
    qtbot.waitUntil(lambda: only(page).officer == SUPERVISOR.id)
    assert only(page).second_officer == officer.office.card.id


def test_a_visit_is_cancelled_with_a_reason_and_planned_again(
    page: VisitsPage, officer: Workplace, qtbot: QtBot
) -> None:
    officer.plain.run("visits.cancel")
    asked = panel(page, WordsPanel)
    assert isinstance(asked, WordsPanel)
    asked.field.setPlainText("She is away.")
    asked.give()
    qtbot.waitUntil(lambda: only(page).state is VisitState.CANCELLED)
    assert page.side.isVisible()
    page.model.show(shown="ahead")
    assert page.rows.rowCount() == 0
    page.model.show(shown="cancelled")
    undo(officer)
    qtbot.waitUntil(lambda: only(page).state is VisitState.PLANNED)


def test_enter_leads_to_the_person(page: VisitsPage, officer: Workplace) -> None:
    officer.plain.run("visits.open")
    assert officer.plain.places == [Place("person", officer.known.marta)]


def test_another_week_is_empty_and_offers_to_plan(page: VisitsPage, officer: Workplace, qtbot: QtBot) -> None:
    officer.plain.run("visits.next-week")
    qtbot.waitUntil(lambda: not page.model.state.is_loading and not page.model.state.visits)
    officer.plain.run("visit.plan")
    asked = panel(page, PlanPanel)
    assert isinstance(asked, PlanPanel)
    assert asked.day.value() == page.model.state.monday


def test_a_supervisor_sees_the_visits_of_everybody(
    open_page: OpenPage[VisitsPage], supervisor: Workplace, qtbot: QtBot, shot: Shot
) -> None:
    plan = VisitPlan(
        person=supervisor.known.marta,
        purpose="Look at the flat",
        planned_from=MORNING + timedelta(hours=2),
        planned_to=MORNING + timedelta(hours=3),
    )
    supervisor.office.visits.plan(plan)
    page = open_page(VisitsPage, Place("visits"), supervisor)
    assert page.whose.isVisible()
    assert len(page.model.state.visits) == 1
    assert "second officer missing" in page.model.rows()[1].sentence
    shot(page.window(), "visits-team")
    page.model.show(whose="mine")
    qtbot.waitUntil(lambda: page.model.state.whose == "mine" and page.work.lanes.is_idle)


@pytest.mark.parametrize(
    ("typed", "hour", "minute"), [("9", 9, 0), ("10.30", 10, 30), ("1015", 10, 15), ("7:05", 7, 5), ("16h20", 16, 20)]
)
def test_times_are_typed_as_people_type_them(typed: str, hour: int, minute: int) -> None:
    found = clock(typed)
    assert found is not None
    assert (found.hour, found.minute) == (hour, minute)


@pytest.mark.parametrize("typed", ["", "noon", "25", "10:75", "1:2:3", "-5"])
def test_what_is_no_time_is_none(typed: str) -> None:
    assert clock(typed) is None
