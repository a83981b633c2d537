"""Big tables: pages, order, checks, keys, and what is read aloud."""

from array import array
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.rows_model import DESCRIBED, SPOKEN
from ui.widgets.states import Empty, Skeleton
from ui.widgets.tables import BigTable, Cell, Column, PagedModel, TableRow

COLUMNS = (
    Column(key="due", words="Due", width=110, with_icons=True),
    Column(key="case", words="Case", width=150, stretch=1),
    Column(key="owner", words="Owner", width=80, sortable=False),
    Column(key="sum", words="Sum", width=80, align="end"),
)


class Asked:
    """Brings rows, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.pages: list[list[int]] = []

    def __call__(self, ids: Sequence[int]) -> Sequence[TableRow]:
        self.pages.append(list(ids))
        late = Cell("4 days over", icon="circle-alert", tone="danger", strong=True)
        return [TableRow((late, Cell("Housing support", f"HB-{at}"), "North 1", "214.00")) for at in ids]


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def table(qtbot: QtBot, asked: Asked) -> BigTable:
    """A table of a million rows."""
    made = BigTable(PagedModel(COLUMNS, asked, array("q", range(1_000_000)), checkable=True), "Cases")
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.show()
    return made


def model_of(table: BigTable) -> PagedModel:
    found = table.model()
    assert isinstance(found, PagedModel)
    return found


def test_of_a_million_rows_only_the_pages_in_view_are_fetched(table: BigTable, asked: Asked) -> None:
    table.grab()
    table.verticalScrollBar().setValue(700_000)
    table.grab()

    assert len(asked.pages) <= 4
    assert max(len(page) for page in asked.pages) == 128


def test_a_page_is_fetched_again_only_after_a_refresh(table: BigTable, asked: Asked) -> None:
    table.grab()
    before = len(asked.pages)
    table.grab()
    assert len(asked.pages) == before

    model_of(table).refresh()
    table.grab()
    assert len(asked.pages) == before + 1


def test_the_first_cell_of_a_row_reads_the_whole_row_and_whether_it_is_selected(table: BigTable) -> None:
    rows = model_of(table)
    rows.check(5, 5)

    assert rows.index(5, 0).data(SPOKEN) == "4 days over, Housing support, HB-5, North 1, 214.00"
    assert rows.index(5, 0).data(DESCRIBED) == "Selected"
    assert rows.index(6, 0).data(DESCRIBED) == ""


def test_space_selects_and_takes_back(qtbot: QtBot, table: BigTable) -> None:
    table.choose_row(3)
    with qtbot.waitSignal(table.selection_changed) as told:
        QTest.keyClick(table, Qt.Key.Key_Space)
    assert told.args == [1]
    assert model_of(table).checked == {3}

    QTest.keyClick(table, Qt.Key.Key_Space)
    assert model_of(table).checked == frozenset()


def test_shift_and_arrows_select_a_range_that_can_shrink_again(qtbot: QtBot, table: BigTable) -> None:
    table.choose_row(2)
    for _ in range(3):
        QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert model_of(table).checked == {2, 3, 4, 5}

    QTest.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert model_of(table).checked == {2, 3, 4}
    assert table.current_id() == 4


def test_control_a_selects_everything_and_nothing(qtbot: QtBot, table: BigTable) -> None:
    table.choose_row(0)
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert model_of(table).checked_count == 1_000_000

    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert model_of(table).checked_count == 0


def test_a_press_on_the_box_selects_and_one_beside_it_only_chooses(qtbot: QtBot, table: BigTable) -> None:
    beside = QPoint(table.columnViewportPosition(2) + 10, table.rowViewportPosition(2) + 10)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert table.current_id() == 2
    assert model_of(table).checked_count == 0

    box = QPoint(table.columnViewportPosition(0) + 20, table.rowViewportPosition(4) + 20)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert model_of(table).checked == {4}


def test_shift_and_a_press_select_the_range_between(qtbot: QtBot, table: BigTable) -> None:
    table.choose_row(1)
    at = QPoint(200, table.rowViewportPosition(4) + 10)

    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, at)

    assert model_of(table).checked == {1, 2, 3, 4}


def test_enter_opens_the_current_row(qtbot: QtBot, table: BigTable) -> None:
    table.choose(7)

    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)

    assert opened.args == [7]


def test_what_is_chosen_and_selected_stays_when_the_order_changes(table: BigTable) -> None:
    table.choose(7)
    model_of(table).check(8, 9)

    told: list[object] = []
    table.chosen.connect(told.append)

    model_of(table).set_ids(array("q", range(20, 0, -1)))

    assert told == []
    assert table.current_id() == 7
    assert model_of(table).checked == {8, 9}


def test_what_is_no_longer_listed_is_no_longer_selected(qtbot: QtBot, table: BigTable) -> None:
    model_of(table).check(3, 6)

    with qtbot.waitSignal(table.selection_changed) as told:
        model_of(table).set_ids(array("q", [1, 2, 3]))

    assert told.args == [1]


def test_the_header_sorts_by_keyboard_and_turns_the_order_around(qtbot: QtBot, table: BigTable) -> None:
    wishes: list[tuple[str, bool]] = []
    table.sort_asked.connect(lambda key, descending: wishes.append((key, descending)))
    table.choose_row(0)
    QTest.keyClick(table, Qt.Key.Key_Up)  # above the first row is the header
    header = table.header

    QTest.keyClick(header, Qt.Key.Key_Right)
    QTest.keyClick(header, Qt.Key.Key_Return)
    table.show_sort("due")
    QTest.keyClick(header, Qt.Key.Key_Return)
    QTest.keyClick(header, Qt.Key.Key_Right)
    QTest.keyClick(header, Qt.Key.Key_Right)
    QTest.keyClick(header, Qt.Key.Key_Return)  # by owner it cannot be sorted

    assert wishes == [("due", False), ("due", True)]


def test_the_box_over_all_boxes_selects_everything(qtbot: QtBot, table: BigTable) -> None:
    table.header.setFocus()

    QTest.keyClick(table.header, Qt.Key.Key_Space)

    assert model_of(table).checked_count == 1_000_000


def test_columns_share_the_room_that_is_left(table: BigTable) -> None:
    whole = sum(table.columnWidth(at) for at in range(5))

    assert whole == table.viewport().width()
    assert table.columnWidth(1) == 110


def test_without_rows_it_says_what_is_empty(qtbot: QtBot, table: BigTable) -> None:
    empty = Empty("inbox", "Nothing needs attention")
    table.set_empty(empty)
    assert empty.isHidden()

    model_of(table).set_ids(array("q"))
    assert empty.isVisible()

    model_of(table).set_ids(array("q", [1]))
    assert empty.isHidden()


def test_while_it_is_loading_bars_stand_for_rows(qtbot: QtBot, table: BigTable) -> None:
    model_of(table).set_ids(array("q"))
    table.set_loading(loading=True)
    qtbot.waitUntil(lambda: table.viewport().findChild(Skeleton) is not None)

    table.set_loading(loading=False)
    qtbot.waitUntil(lambda: table.viewport().findChild(Skeleton) is None)


def test_it_comes_back_as_it_was_left(qtbot: QtBot, table: BigTable, asked: Asked) -> None:
    table.show_sort("case", descending=True)
    table.choose_row(500)
    kept = table.remembered()
    other = BigTable(PagedModel(COLUMNS, asked, array("q", range(1000)), checkable=True))
    qtbot.addWidget(other)
    other.resize(800, 500)
    other.show()

    other.restore(kept)

    assert (kept["sort"], kept["descending"]) == ("case", True)
    assert other.current_id() == 500
