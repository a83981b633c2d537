"""A small window with large text: every room can be reached, how it stands with sending is whole, names stay."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caseworker.domain.actions import Role
from sync.client.status import Phase, Status
from tests.ui.shell.pages import PLAIN, PlainPage
from tests.ui.workplaces import Workplace, settled
from ui.places import Place
from ui.preferences import ThemeChoice
from ui.shell.bar_buttons import BarForm
from ui.shell.rooms import under
from ui.shell.window import ShellWindow
from ui.theme.current import Themed

Open = Callable[..., ShellWindow]
Shot = Callable[[QWidget, str], None]
SMALL = (1024, 640)
PAGES = {**PLAIN, "imports": PlainPage, "person": PlainPage, "case": PlainPage, "add-person": PlainPage}


@pytest.fixture
def text(qapp: Themed) -> Callable[[int], None]:
    def sized(percent: int) -> None:
        qapp.theme.apply(choice=ThemeChoice.LIGHT, text_percent=percent, reduced_motion=True)

    return sized


def in_rail(window: ShellWindow) -> list[str]:
    return [button.words() for _, button in window.frame.navigation.buttons if button.isVisible()]


def behind_more(window: ShellWindow) -> QMenu | None:
    more = window.findChild(QPushButton, "go-more")
    assert more is not None
    if not more.isVisible():
        return None
    more.click()
    return window.frame.navigation.findChild(QMenu)


@pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.OFFICER, Role.SUPERVISOR])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_every_room_is_in_the_rail_or_behind_more(
    open_window: Open,
    workplace: Callable[[Role], Workplace],
    text: Callable[[int], None],
    role: Role,
    percent: int,
) -> None:
    text(percent)
    window = open_window(workplace(role), PAGES, size=SMALL)
    menu = behind_more(window)

    found = in_rail(window) + ([] if menu is None else [one.text().split("\t")[0] for one in menu.actions()])
    assert sorted(found) == sorted([*(room.words for room in window.rooms()), "Settings"])
    low = window.frame.navigation.rect().bottom()
    assert all(
        button.mapTo(window.frame.navigation, button.rect().bottomLeft()).y() <= low
        for _, button in window.frame.navigation.buttons
        if button.isVisible()
    )


def test_a_room_behind_more_can_be_gone_to_and_is_in_sight_then(
    open_window: Open, supervisor: Workplace, text: Callable[[int], None], shot: Shot
) -> None:
    text(200)
    window = open_window(supervisor, PAGES, size=SMALL)
    assert "Answers" not in in_rail(window)

    menu = behind_more(window)
    assert menu is not None
    next(one for one in menu.actions() if one.text() == "Answers").trigger()
    shot(window, "rail-200")

    assert window.history.here == Place("answers")
    assert "Answers" in in_rail(window)


def test_the_bar_leaves_out_the_way_and_keys_before_words(
    open_window: Open, front_desk: Workplace, text: Callable[[int], None], qtbot: QtBot, shot: Shot
) -> None:
    text(150)
    window = open_window(front_desk, PAGES, size=SMALL)
    front_desk.work.news.sync_stands.emit(Status(phase=Phase.RESTING, last_round_at=front_desk.clock()))
    settled(qtbot, front_desk.work)
    shot(window, "bar-150")

    top = window.frame.top
    phone = top.findChild(QPushButton, "front-desk.phone-call")
    sync = top.findChild(QPushButton, "sync")
    assert phone is not None
    assert sync is not None
    assert top.form >= BarForm.LAST_WORD
    assert sync.width() >= sync.sizeHint().width()
    assert phone.width() >= phone.sizeHint().width()


def test_with_the_largest_text_only_icons_are_left_and_keep_their_names(
    open_window: Open, front_desk: Workplace, text: Callable[[int], None], qtbot: QtBot, shot: Shot
) -> None:
    text(200)
    window = open_window(front_desk, PAGES, size=SMALL)
    front_desk.work.news.sync_stands.emit(Status(phase=Phase.RESTING, last_round_at=front_desk.clock()))
    settled(qtbot, front_desk.work)
    shot(window, "bar-200")

    phone = window.frame.top.findChild(QPushButton, "front-desk.phone-call")
    sync = window.frame.top.findChild(QPushButton, "sync")
    assert phone is not None
    assert sync is not None
    assert window.frame.top.form >= BarForm.ICONS
    assert (phone.text(), phone.accessibleName()) == ("", "Log phone call")
    assert sync.width() >= sync.sizeHint().width()


@pytest.mark.parametrize("wide", range(1024, 1180, 26))
def test_the_last_word_of_the_way_is_whole_while_anything_else_can_give_way(
    open_window: Open, front_desk: Workplace, wide: int
) -> None:
    window = open_window(front_desk, PAGES, size=(wide, 640), at=Place("appointments"))
    last = next(one for one in window.findChildren(QWidget) if one.accessibleName() == "appointments")

    assert last.width() >= last.sizeHint().width()


def test_in_a_wide_window_nothing_is_left_out(open_window: Open, front_desk: Workplace) -> None:
    assert open_window(front_desk, PAGES).frame.top.form is BarForm.WHOLE


@pytest.mark.parametrize(("page", "entry"), [("person", "People"), ("add-person", "People"), ("case", "My cases")])
def test_what_has_no_entry_of_its_own_is_found_under_that_of_its_list(
    open_window: Open, officer: Workplace, page: str, entry: str
) -> None:
    window = open_window(officer, PAGES)

    window.frame.navigation.show_place(Place(page))

    assert [button.words() for _, button in window.frame.navigation.buttons if button.isChecked()] == [entry]


def test_a_page_that_says_where_it_belongs_is_found_there(open_window: Open, officer: Workplace) -> None:
    window = open_window(officer, PAGES)

    window.frame.navigation.show_place(Place("document"), Place("case"))

    assert [button.words() for _, button in window.frame.navigation.buttons if button.isChecked()] == ["My cases"]
    assert under(Place("my-day")) == Place("my-day")


def test_pairs_that_may_be_one_person_are_counted(open_window: Open, supervisor: Workplace, qtbot: QtBot) -> None:
    window = open_window(supervisor, PAGES)
    settled(qtbot, supervisor.work)

    assert window.counts.state.of["duplicates"] == len(supervisor.office.duplicates.pairs())


def test_the_key_sheet_is_put_away_by_the_key_of_a_command_which_is_given(
    open_window: Open, officer: Workplace
) -> None:
    window = open_window(officer, PAGES)
    window.run("window.keys")
    sheet = window.findChild(QWidget, "key-sheet")
    assert sheet is not None

    QTest.keyClick(sheet, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)

    assert not sheet.isVisible()
    assert window.history.here == Place("people")
