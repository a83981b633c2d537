"""Search and commands: typing finds, Enter goes there, and what can be done stands below with its key."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.desk.sittings import trail
from tests.ui.workplaces import Workplace, settled
from ui.front_desk.walk_in_panel import WalkInPanel
from ui.people.add_page import AddPersonPage
from ui.places import Place
from ui.search.matching import matched
from ui.search.opening import open_search
from ui.search.palette import Palette
from ui.search.result_list import first_sentence
from ui.search.typed import Sort, read
from ui.shell.window import ShellWindow
from ui.widgets.labels import Elided

Open = Callable[..., ShellWindow]
Shot = Callable[[QWidget, str], None]


def opened(qtbot: QtBot, window: ShellWindow, text: str = "") -> Palette:
    open_search(window)
    palette = next(one for one in window.findChildren(Palette) if one.isVisible())
    QTest.keyClicks(palette.field, text)
    settled(qtbot, window.work)
    return palette


def press(qtbot: QtBot, palette: Palette, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
    work = palette._host.work
    modifiers = Qt.KeyboardModifier.NoModifier
    for one in held:
        modifiers |= one
    QTest.keyClick(QApplication.focusWidget() or palette, key, modifiers)
    settled(qtbot, work)


def titles(palette: Palette) -> list[str]:
    return [row.title for row in palette.rows()]


@pytest.fixture
def window(open_window: Open, front_desk: Workplace) -> ShellWindow:
    front_desk.office.finding.prepare()
    return open_window(front_desk)


def test_a_picture(qtbot: QtBot, window: ShellWindow, shot: Shot) -> None:
    palette = opened(qtbot, window, "mar kow")
    shot(window, "palette")
    palette.close_palette()
    palette = opened(qtbot, window, ">")
    shot(window, "palette-commands")
    palette.close_palette()
    window.resize(1024, 640)
    opened(qtbot, window)
    shot(window, "palette-small")


def test_part_of_a_name_and_enter_open_the_person(qtbot: QtBot, window: ShellWindow, front_desk: Workplace) -> None:
    palette = opened(qtbot, window, "mar kow")
    assert palette.rows()[0].title == "Marta Kowalska"
    assert palette.rows()[0].bold == ((0, 3), (6, 3))

    press(qtbot, palette, Qt.Key.Key_Return)

    assert window.history.here == Place("person", front_desk.known.marta)


def test_the_number_of_a_case_and_enter_open_the_case(qtbot: QtBot, window: ShellWindow, front_desk: Workplace) -> None:
    number = front_desk.known.housing.shown_number
    palette = opened(qtbot, window, number)
    assert palette.rows()[0].about == front_desk.known.housing.id

    press(qtbot, palette, Qt.Key.Key_Return)

    assert window.history.here == Place("case", front_desk.known.housing.id)


def test_enter_waits_for_what_was_typed(qtbot: QtBot, window: ShellWindow, front_desk: Workplace) -> None:
    open_search(window)
    palette = window.findChild(Palette, "palette")
    assert palette is not None
    QTest.keyClicks(palette.field, "rosa")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: window.history.here == Place("person", front_desk.known.rosa))


def test_names_that_sound_alike_are_found_and_that_is_said(qtbot: QtBot, window: ShellWindow) -> None:
    palette = opened(qtbot, window, "marta kovalska ")
    assert palette.rows()[0].title == "Marta Kowalska"
    assert palette.rows()[0].second.startswith(("Sounds alike", "Spelt nearly so"))


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("14 3 1958", Sort.DATE),
        ("1958", Sort.YEAR),
        ("0555 010 4471", Sort.PHONE),
        ("CW-000 000 001", Sort.NUMBER),
        ("marta", Sort.WORDS),
        ("> lock", Sort.COMMANDS),
        ("  ", Sort.NOTHING),
    ],
)
def test_what_is_typed_is_recognised_by_its_form(text: str, sort: Sort) -> None:
    assert read(text, this_year=2026).sort is sort


@pytest.mark.parametrize("text", ["14 3 1958", "0555 010 4471"])
def test_a_birth_date_and_a_phone_number_find_the_person(qtbot: QtBot, window: ShellWindow, text: str) -> None:
    assert "Marta Kowalska" in titles(opened(qtbot, window, text))


def test_after_the_sign_only_commands_are_offered_each_with_its_key(qtbot: QtBot, window: ShellWindow) -> None:
    palette = opened(qtbot, window, ">lock")
    assert [(row.title, row.keys) for row in palette.rows()] == [("Lock", "Ctrl+L")]


def test_a_command_that_cannot_be_given_stays_with_its_reason(qtbot: QtBot, window: ShellWindow) -> None:
    palette = opened(qtbot, window, ">undo")
    assert palette.rows()[0].reason == "There is nothing to undo."

    press(qtbot, palette, Qt.Key.Key_Return)

    assert palette.isVisible()
    assert palette.foot.words() == "There is nothing to undo."


def test_tab_leads_to_what_can_be_done_with_the_person(
    qtbot: QtBot, window: ShellWindow, front_desk: Workplace
) -> None:
    palette = opened(qtbot, window, "rosa")
    press(qtbot, palette, Qt.Key.Key_Tab)
    press(qtbot, palette, Qt.Key.Key_Down)
    chosen = palette.chosen()
    assert chosen is not None
    assert chosen.title.startswith("Log contact for")

    press(qtbot, palette, Qt.Key.Key_Return)

    assert window.history.here == Place("person", front_desk.known.rosa)


def test_control_enter_adds_the_person_to_the_queue(qtbot: QtBot, window: ShellWindow, front_desk: Workplace) -> None:
    palette = opened(qtbot, window, "tomasz")
    press(qtbot, palette, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    panel = window.findChild(WalkInPanel, "walk-in")
    assert panel is not None
    QTest.keyClick(QApplication.focusWidget() or panel, Qt.Key.Key_1)
    QTest.keyClick(QApplication.focusWidget() or panel, Qt.Key.Key_Return)
    wanted = front_desk.known.people["Tomasz Lisowski"]
    counter = front_desk.office.counter
    qtbot.waitUntil(lambda: any(one.person == wanted for line in counter.queue_lines() for one in line.waiting))


def test_what_was_typed_is_offered_as_a_new_person(qtbot: QtBot, window: ShellWindow) -> None:
    palette = opened(qtbot, window, "zygmunt nowy")
    row = palette.rows()[-1]
    assert "zygmunt nowy" in row.title
    assert row.second == "Checks for duplicates first"

    palette.list.choose(row.key)
    palette._moved = True
    press(qtbot, palette, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: isinstance(window.pages.page, AddPersonPage))
    page = window.pages.page
    assert isinstance(page, AddPersonPage)
    assert page.form.entry().given == "zygmunt"
    assert page.form.entry().family == "nowy"


def test_without_words_people_opened_lately_are_offered(
    qtbot: QtBot, window: ShellWindow, front_desk: Workplace
) -> None:
    palette = opened(qtbot, window, "rosa")
    press(qtbot, palette, Qt.Key.Key_Return)

    assert titles(opened(qtbot, window))[0] == "Rosa Delgado Marín"


def test_looking_at_a_result_leaves_no_trace(qtbot: QtBot, window: ShellWindow, front_desk: Workplace) -> None:
    before = trail(front_desk.office.store)
    palette = opened(qtbot, window, "mar")
    press(qtbot, palette, Qt.Key.Key_Down)

    assert trail(front_desk.office.store) == before


def test_escape_closes_and_the_focus_returns(qtbot: QtBot, window: ShellWindow) -> None:
    before = QApplication.focusWidget()
    palette = opened(qtbot, window, "ro")
    press(qtbot, palette, Qt.Key.Key_Escape)

    assert not palette.isVisible()
    assert QApplication.focusWidget() is before


def test_keys_of_the_page_below_do_nothing_while_searching(qtbot: QtBot, window: ShellWindow) -> None:
    palette = opened(qtbot, window, "ro")
    press(qtbot, palette, Qt.Key.Key_F2)

    assert window.findChild(WalkInPanel, "walk-in") is None
    assert palette.isVisible()


def test_old_rows_stay_until_the_new_ones_are_there(qtbot: QtBot, window: ShellWindow) -> None:
    palette = opened(qtbot, window, "ros")
    before = titles(palette)
    QTest.keyClicks(palette.field, "a")
    assert titles(palette)[0] == before[0]

    settled(qtbot, window.work)
    assert titles(palette)[0] == "Rosa Delgado Marín"


def test_there_is_one_search_at_a_time(qtbot: QtBot, window: ShellWindow) -> None:
    first = opened(qtbot, window, "ro")
    open_search(window)

    assert [one for one in window.findChildren(Palette) if one.isVisible()] == [first]


def test_accents_do_not_keep_letters_from_being_bold() -> None:
    assert matched("Rosa Delgado Marín", "marin del") == ((5, 3), (13, 5))


def test_the_foot_says_what_to_try_at_its_end_or_not_at_all(qtbot: QtBot, window: ShellWindow) -> None:
    palette = opened(qtbot, window)
    said = palette.foot.findChild(Elided)
    assert said is not None
    assert said.isVisible()
    assert said.geometry().right() >= palette.foot.width() - 40

    palette.foot.resize(420, palette.foot.height())
    assert not said.isVisible()

    palette.foot.say("Nobody is on the phone.")
    assert said.isVisible()


@pytest.mark.parametrize(
    ("reason", "short"),
    [
        ("This is not yours to change. Write a note for those who can.", "This is not yours to change"),
        ("Nobody is on the phone.", "Nobody is on the phone"),
        ("", ""),
    ],
)
def test_a_row_says_only_the_first_sentence_of_a_reason(reason: str, short: str) -> None:
    assert first_sentence(reason) == short
