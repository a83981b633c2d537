"""Lists of rows: selection, keys, headings, and what is read aloud."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.rows import (
    Group,
    Need,
    QueueRow,
    QueueRowDelegate,
    RowList,
    RowsModel,
    TwoLine,
    TwoLineDelegate,
    VisitDelegate,
    VisitLine,
)
from ui.widgets.rows_model import SPOKEN

ROSA = QueueRow(key="A41", ticket="A41", name="Rosa Delgado Marín", reason="Housing support", wait="24 min",
                wait_spoken="waiting 24 minutes", needs=(Need("languages", "Spanish"),), tone="warning")  # fmt: skip
TOMASZ = QueueRow(key="A42", ticket="A42", name="Tomasz Lisowski", reason="Lost card", wait="19 min")
AMINA = QueueRow(key="A44", ticket="A44", name="Amina Yusuf Warsame", wait="12 min", identified=False)


@pytest.fixture
def shown(qtbot: QtBot) -> RowList:
    """Three who wait, and a heading before the last."""
    rows = RowsModel([ROSA, TOMASZ, Group("Booked"), AMINA], jump=lambda row: str(row.name))
    made = RowList(rows, QueueRowDelegate(), "Waiting")
    qtbot.addWidget(made)
    made.resize(320, 400)
    made.show()
    return made


def model_of(shown: RowList) -> RowsModel:
    found = shown.model()
    assert isinstance(found, RowsModel)
    return found


def test_a_row_is_read_aloud_as_one_sentence(shown: RowList) -> None:
    said = shown.model().index(0, 0).data(SPOKEN)

    assert said == "A41, Rosa Delgado Marín, Housing support, waiting 24 minutes, Spanish"


def test_a_row_where_a_heading_stood_is_as_high_as_any(shown: RowList) -> None:
    model_of(shown).set_rows([ROSA, TOMASZ, AMINA])

    assert {shown.rowHeight(at) for at in range(3)} == {shown.rowHeight(0)}


def test_a_screen_reader_finds_the_list_by_name_and_its_rows(shown: RowList) -> None:
    found = QAccessible.queryAccessibleInterface(shown)

    assert found.text(QAccessible.Text.Name) == "Waiting"
    cells = [found.child(at).text(QAccessible.Text.Name) for at in range(found.childCount())]
    assert any(words.startswith("A42, Tomasz Lisowski") for words in cells)


def test_arrows_home_and_end_pass_over_headings(qtbot: QtBot, shown: RowList) -> None:
    shown.choose("A42")

    QTest.keyClick(shown, Qt.Key.Key_Down)
    assert shown.value() == AMINA
    QTest.keyClick(shown, Qt.Key.Key_Home)
    assert shown.value() == ROSA
    QTest.keyClick(shown, Qt.Key.Key_End)
    assert shown.value() == AMINA


def test_typing_letters_jumps_to_a_row(qtbot: QtBot, shown: RowList) -> None:
    shown.choose_first()

    QTest.keyClicks(shown, "am")

    assert shown.value() == AMINA


def test_enter_opens_and_space_marks_the_current_row(qtbot: QtBot, shown: RowList) -> None:
    shown.choose("A42")

    with qtbot.waitSignal(shown.opened) as opened:
        QTest.keyClick(shown, Qt.Key.Key_Return)
    with qtbot.waitSignal(shown.marked) as marked:
        QTest.keyClick(shown, Qt.Key.Key_Space)

    assert opened.args is not None
    assert marked.args is not None
    assert opened.args[0].row() == marked.args[0].row() == 1


def test_the_selection_stays_with_its_row_when_rows_are_replaced(shown: RowList) -> None:
    shown.choose("A42")
    told: list[object] = []
    shown.chosen.connect(told.append)

    model_of(shown).set_rows([TOMASZ, AMINA])

    assert shown.value() == TOMASZ
    assert told == []


def test_when_the_chosen_row_goes_the_next_one_is_chosen(shown: RowList) -> None:
    shown.choose("A41")
    told: list[object] = []
    shown.chosen.connect(told.append)

    model_of(shown).set_rows([TOMASZ, Group("Booked"), AMINA])

    assert shown.value() == TOMASZ
    assert told == [TOMASZ]


def test_when_all_rows_go_nothing_is_chosen_and_that_is_told(shown: RowList) -> None:
    shown.choose("A41")
    told: list[object] = []
    shown.chosen.connect(told.append)

    model_of(shown).set_rows([])

    assert told[-1] is None
    assert shown.value() is None


def test_new_words_of_the_same_rows_leave_everything_where_it_is(shown: RowList) -> None:
    shown.choose("A42")
    told: list[object] = []
    shown.chosen.connect(told.append)

    model_of(shown).set_rows([ROSA, QueueRow(key="A42", ticket="A42", name="Tomasz L."), Group("Booked"), AMINA])

    assert told == []
    assert shown.value().name == "Tomasz L."  # type: ignore[union-attr]


def test_a_menu_is_asked_for_by_keyboard_at_the_current_row(qtbot: QtBot, shown: RowList) -> None:
    shown.choose("A42")
    asked: list[QPoint] = []
    shown.menu_asked.connect(asked.append)

    wish = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(shown.viewport(), wish)

    row = shown.visualRect(shown.currentIndex())
    assert [shown.viewport().mapFromGlobal(place) for place in asked] == [row.center()]


@pytest.mark.parametrize("mirrored", [False, True])
def test_all_kinds_of_rows_are_painted_in_both_directions(qtbot: QtBot, *, mirrored: bool) -> None:
    two = [TwoLine(key=1, title="Grace Lund", second="Kept both", second_icon="circle-check", avatar="Grace Lund")]
    two.append(TwoLine(key=2, title="Call", icon="phone", tone="violet", chip="New", trailing="12:30", done=True))
    visits = [VisitLine(key=state, time="08:30", name="Henry Oduya", state=state) for state in ("done", "now", "later")]
    lists = [RowList(RowsModel(two), TwoLineDelegate()), RowList(RowsModel(visits), VisitDelegate())]
    for made in lists:
        qtbot.addWidget(made)
        if mirrored:
            made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        made.resize(300, 300)
        assert not made.grab().isNull()


@pytest.mark.parametrize(
    ("reason", "needs", "room", "in_words"),
    [
        ("Lost card", ("Spanish",), 220, True),
        ("Food and emergency help", ("Small child",), 220, True),
        ("Food and emergency help", ("Help with reading",), 180, False),
        ("Food and emergency help", ("Help with reading", "Small child"), 220, False),
        ("", ("Help with reading",), 220, True),
    ],
)
def test_needs_are_told_whole_or_by_their_icons(
    qapp: QApplication, reason: str, needs: tuple[str, ...], room: int, in_words: bool
) -> None:
    row = QueueRow(key="A1", ticket="A1", name="Rosa", reason=reason, needs=tuple(Need("eye", one) for one in needs))

    wide, told = QueueRowDelegate._room_of_needs(row, 10 if reason else 0, room)

    assert told is in_words
    assert wide < room
