"""A list in a low window: rows come first, filters stand behind one button, and nothing of them is lost."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from caseworker.desk.case_table import Asking
from tests.ui.conftest import OpenPage
from tests.ui.workplaces import Workplace
from ui.directory.filters import NOW, Filters
from ui.directory.page import DirectoryPage
from ui.lists.filters_button import FiltersButton
from ui.lists.head_button import HeadButton
from ui.people.list_page import PeoplePage
from ui.places import Place
from ui.team_queue.page import TeamQueuePage

LOW = (1196, 440)


@pytest.fixture
def people(open_page: OpenPage[PeoplePage], officer: Workplace) -> PeoplePage:
    return open_page(PeoplePage, Place("people"), officer, size=LOW)


def act(menu: QMenu, words: str) -> QAction:
    """Return a line of a menu, or of a menu in it, by its words."""
    for action in menu.actions():
        within = action.menu()
        if action.text() == words:
            return action
        if isinstance(within, QMenu) and (
            found := next((one for one in within.actions() if one.text() == words), None)
        ):
            return found
    raise AssertionError(words)


def give(button: FiltersButton, words: str) -> None:
    act(button.menu_of_filters(), words).trigger()


def test_rows_have_the_room_of_filters_words_and_foot(people: PeoplePage) -> None:
    pane = people.pane
    assert pane.is_tight
    assert pane.folded_filters.isVisible()
    assert not any(one.isVisible() for one in pane.folded_filters.filters)
    assert not pane.foot.isVisible()
    assert pane.table.viewport().height() >= 3 * pane.table.rowHeight(0)


def test_buttons_above_become_icons_that_are_named(people: PeoplePage) -> None:
    buttons = people.pane.findChildren(HeadButton)
    assert {one.words() for one in buttons} == {""}
    assert {"Views", "Import", "Add person"} <= {one.accessibleName() for one in buttons}


def test_a_filter_is_set_by_the_menu_and_the_button_says_so(people: PeoplePage, qtbot: QtBot) -> None:
    button = people.pane.folded_filters
    give(button, "Warning")

    assert dict(people.model.state.filters) == {"warning": "yes"}
    assert button.accessibleName() == "Filters, 1 set"
    assert act(button.menu_of_filters(), "Warning").isChecked()

    give(button, "Clear filters")
    assert not people.model.is_narrowed
    assert button.accessibleName() == "Filters, none set"


def test_an_option_of_several_is_chosen_in_a_menu_of_its_own(people: PeoplePage, qtbot: QtBot) -> None:
    give(people.pane.folded_filters, "No contact for 30 days")

    assert people.model.state.filters["quiet"] == "30"


def test_with_room_again_everything_stands_where_it_was(people: PeoplePage, qtbot: QtBot) -> None:
    people.window().resize(1196, 840)

    qtbot.waitUntil(lambda: not people.pane.is_tight)
    assert not people.pane.folded_filters.isVisible()
    assert all(one.isVisible() for one in people.pane.folded_filters.filters)
    assert people.pane.foot.isVisible()
    assert "Add person" in {one.words() for one in people.pane.findChildren(HeadButton)}


def test_the_foot_comes_with_the_first_row_that_is_checked(
    open_page: OpenPage[TeamQueuePage], supervisor: Workplace
) -> None:
    page = open_page(TeamQueuePage, Place("team-queue"), supervisor, size=LOW)
    assert not page.pane.foot.isVisible()

    page.pane.paged.check_all(checked=True)

    assert page.pane.foot.isVisible()


def test_the_counts_of_a_queue_are_a_choice(
    open_page: OpenPage[TeamQueuePage], supervisor: Workplace, qtbot: QtBot
) -> None:
    page = open_page(TeamQueuePage, Place("team-queue"), supervisor, size=LOW)
    assert page.count_choice.isVisible()
    assert not page.counts.isVisible()

    page.count_choice.activated.emit(page.count_choice.findData(Asking.ALL_OPEN.value))

    qtbot.waitUntil(lambda: page.model.asking is Asking.ALL_OPEN and not page.model.state.is_loading)
    assert page.count_choice.currentText() == f"All open {page.model.beside.counts[Asking.ALL_OPEN]}"


def test_the_directory_keeps_its_filters_behind_the_button_too(
    open_page: OpenPage[DirectoryPage], front_desk: Workplace, qtbot: QtBot
) -> None:
    page = open_page(DirectoryPage, Place("directory"), front_desk, size=(1180, 440))
    assert not page.list.open_pills.isVisible()

    give(page.list.folded_filters, "Open now")
    assert page.model.state.filters.open == NOW

    give(page.list.folded_filters, "Clear filters")
    assert page.model.state.filters == Filters()
