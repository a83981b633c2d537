"""The page of people: found by typing, filtered, sorted, looked at beside the list, opened with Enter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.desk.sittings import trail
from tests.ui.conftest import OpenPage
from tests.ui.workplaces import Workplace
from ui.people.list_page import PeoplePage
from ui.places import Place


@pytest.fixture
def page(open_page: OpenPage[PeoplePage], officer: Workplace) -> PeoplePage:
    return open_page(PeoplePage, Place("people"), officer, size=(1196, 840))


def names(page: PeoplePage) -> list[str]:
    rows = range(page.pane.paged.rowCount())
    return [str(page.pane.paged.index(row, 0).data()) for row in rows]


def test_everybody_stands_in_the_list(page: PeoplePage, officer: Workplace) -> None:
    assert set(names(page)) == set(officer.known.people)
    assert page.pane.foot.isVisible()


def test_enter_opens_the_person_of_the_current_row(page: PeoplePage, officer: Workplace, qtbot: QtBot) -> None:
    page.pane.table.choose_row(names(page).index("Marta Kowalska"))

    QTest.keyClick(page.pane.table, Qt.Key.Key_Return)

    assert officer.plain.places == [Place("person", officer.known.marta)]


def test_typing_letters_jumps_to_a_name(page: PeoplePage, qtbot: QtBot) -> None:
    page.pane.table.choose_row(0)

    QTest.keyClicks(page.pane.table, "ro")

    assert names(page)[page.pane.table.currentIndex().row()] == "Rosa Delgado Marín"


def test_looking_beside_the_list_leaves_no_trace_of_a_reading(page: PeoplePage, officer: Workplace) -> None:
    before = trail(officer.office.store)

    for row in range(page.pane.paged.rowCount()):
        page.pane.table.choose_row(row)

    assert trail(officer.office.store) == before


def test_a_text_narrows_the_list_and_clearing_widens_it(page: PeoplePage, qtbot: QtBot) -> None:
    everybody = names(page)
    page.find_in_page()
    QTest.keyClicks(page.pane.search, "kowal")
    qtbot.waitUntil(lambda: names(page) == ["Marta Kowalska"])
    assert page.pane.clear.isVisible()

    QTest.mouseClick(page.pane.clear, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: names(page) == everybody)
    assert page.pane.search.text() == ""


def test_filters_narrow_the_list_and_come_back_with_the_page(
    page: PeoplePage, officer: Workplace, open_page: OpenPage[PeoplePage], qtbot: QtBot
) -> None:
    page.model.filter("language", "pl")
    qtbot.waitUntil(lambda: names(page) == ["Marta Kowalska"])
    page.model.sort("born", descending=True)
    qtbot.waitUntil(lambda: officer.work.lanes.is_idle)

    again = open_page(PeoplePage, Place("people"), officer)

    qtbot.waitUntil(lambda: names(again) == ["Marta Kowalska"])
    assert (again.model.state.sort, again.model.state.descending) == ("born", True)


def test_a_view_is_saved_by_name_taken_again_and_removed(page: PeoplePage, officer: Workplace, qtbot: QtBot) -> None:
    page.model.filter("open-case", "yes")
    qtbot.waitUntil(lambda: names(page) == ["Marta Kowalska"])
    page.model.save_view("With a case")
    page.model.clear()
    qtbot.waitUntil(lambda: len(names(page)) == len(officer.known.people))
    take = page.pane.views.commands()[0]

    take.run()

    qtbot.waitUntil(lambda: names(page) == ["Marta Kowalska"])
    page.model.remove_view("With a case")
    assert page.model.state.views == ()


def test_nobody_found_is_said_and_not_left_empty(page: PeoplePage, qtbot: QtBot) -> None:
    page.model.filter("territory", "harbour")
    qtbot.waitUntil(lambda: names(page) == [])

    assert page.pane.clear.isVisible()
    assert page.commands()[0].why_not()
