"""My tasks: by day, finished with Space, planned on, put off, handed on, and all of it undone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseworker.domain.tasks import TaskState
from tests.desk.sittings import TODAY
from tests.ui.conftest import OpenPage
from tests.ui.workplaces import Workplace
from ui.my_tasks.page import MyTasksPage
from ui.my_tasks.panels import ColleaguePanel, DayPanel
from ui.places import Place
from ui.widgets.buttons import Button
from ui.widgets.labels import Label

P = type[QWidget]


@pytest.fixture
def page(open_page: OpenPage[MyTasksPage], officer: Workplace) -> MyTasksPage:
    return open_page(MyTasksPage, Place("my-tasks"), officer)


def words(page: MyTasksPage) -> list[str]:
    rows = range(page.rows.rowCount())
    return [str(page.rows.index(row).data()).split(",", 1)[0] for row in rows]


def panel(page: MyTasksPage, kind: type[DayPanel]) -> DayPanel:
    found = page.window().findChild(kind)
    assert isinstance(found, kind)
    return found


def test_tasks_stand_under_the_day_on_which_they_are_due(page: MyTasksPage) -> None:
    assert words(page)[:2] == ["Today", "Call back about the hearing"]
    assert "Write the letter" in words(page)[words(page).index("Later") :]


def test_without_a_task_the_page_says_so_and_offers_nothing_to_finish(page: MyTasksPage, qtbot: QtBot) -> None:
    for one in page.model.state.todos:
        page.model.finish(one.task.id)
    qtbot.waitUntil(page.list.isHidden)

    assert "Nothing to do." in [one.text() for one in page.findChildren(Label) if one.isVisible()]
    assert not [one for one in page.findChildren(Button) if one.isVisible() and one.text().startswith("Finish")]


def test_space_finishes_a_task_and_undo_brings_it_back(page: MyTasksPage, officer: Workplace, qtbot: QtBot) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Call back about the hearing" not in words(page))
    undo = officer.plain.toasts[0].undo
    assert undo is not None

    undo()

    qtbot.waitUntil(lambda: "Call back about the hearing" in words(page))


def test_a_task_is_finished_and_the_next_planned_in_two_keys_beside_the_words(
    page: MyTasksPage, officer: Workplace, qtbot: QtBot
) -> None:
    officer.plain.run("tasks.finish-and-plan")
    asked = panel(page, DayPanel)
    QTest.keyClicks(asked.words.control, "Write to the landlord")

    QTest.keyClick(asked.words.control, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: "Write to the landlord" in words(page))
    todo = next(one for one in page.model.state.todos if one.task.title == "Write to the landlord")
    assert (todo.task.person, todo.task.due) == (officer.known.marta, date(2026, 11, 27))
    assert "Call back about the hearing" not in words(page)


def test_a_task_is_put_off_with_a_reason_only(page: MyTasksPage, officer: Workplace, qtbot: QtBot) -> None:
    task = page.todo()
    assert task is not None
    officer.plain.run("tasks.postpone")
    asked = panel(page, DayPanel)
    asked.give()
    assert asked.words.error
    asked.words.set_text("She asked for Monday.")
    asked.day.set_value(date(2026, 11, 23))

    asked.give()

    qtbot.waitUntil(lambda: any(one.task.due == date(2026, 11, 23) for one in page.model.state.todos))
    undo = officer.plain.toasts[0].undo
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: any(one.task.due == TODAY for one in page.model.state.todos))


def test_a_task_is_given_to_a_colleague(page: MyTasksPage, officer: Workplace, qtbot: QtBot) -> None:
    task = page.todo()
    assert task is not None
    officer.plain.run("case.assign")
    asked = page.window().findChild(ColleaguePanel)
    assert isinstance(asked, ColleaguePanel)

    asked.give()

    qtbot.waitUntil(lambda: bool(officer.plain.toasts))
    assert officer.plain.toasts[0].words.startswith("“Call back about the hearing” is given to")


def test_enter_opens_what_the_task_is_about(page: MyTasksPage, officer: Workplace, qtbot: QtBot) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_Return)

    assert officer.plain.places == [Place("person", officer.known.marta)]


def test_a_supervisor_sees_the_tasks_of_a_team(
    open_page: OpenPage[MyTasksPage], supervisor: Workplace, qtbot: QtBot
) -> None:
    page = open_page(MyTasksPage, Place("my-tasks"), supervisor)
    assert page.team.isVisible()

    page.model.show_team("housing")

    qtbot.waitUntil(lambda: page.model.state.team == "housing" and not page.model.state.is_loading)
    assert all(one.task.team == "housing" for one in page.model.state.todos)
    assert all(one.task.state is TaskState.OPEN for one in page.model.state.todos)
