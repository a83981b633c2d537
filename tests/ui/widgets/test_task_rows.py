"""Tasks in a card: ticked by box and key, read aloud, as high as all of them."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.rows_model import SPOKEN
from ui.widgets.task_rows import TaskList, TaskRow

CHECK = TaskRow(key=1, title="Check tenancy agreement", hint="Arrived today – 2 files", owner="North 1",
                due="Wed 26 Nov", due_state="soon", status="To do")  # fmt: skip
WRITE = TaskRow(key=2, title="Write the summary", owner="North 1", due="Fri 28 Nov", status="To do")
LOCKED = TaskRow(key=3, title="Ask to approve", hint="Opens when all are done", locked=True, ending="Cannot start yet")
DONE = TaskRow(key=4, title="Visit the home", done=True, ending="Done 12 Nov")


@pytest.fixture
def tasks(qtbot: QtBot) -> TaskList:
    made = TaskList("Tasks in this stage")
    qtbot.addWidget(made)
    made.set_tasks([CHECK, WRITE, LOCKED, DONE])
    made.resize(800, made.height())
    made.show()
    return made


def test_the_card_is_as_high_as_its_tasks_and_never_scrolls(tasks: TaskList) -> None:
    assert tasks.rows.verticalScrollBar().maximum() == 0
    heights = [tasks.rows.rowHeight(row) for row in range(4)]
    assert heights[0] == heights[2] > heights[1] == heights[3]


def test_tasks_are_read_aloud_with_how_they_stand(tasks: TaskList) -> None:
    said = [tasks.rows.model().index(row, 0).data(SPOKEN) for row in (0, 2)]

    assert said == [
        "Check tenancy agreement, To do, Wed 26 Nov, North 1, Arrived today – 2 files",
        "Ask to approve, Cannot start yet, Opens when all are done",
    ]


def test_space_and_the_box_tick_a_task(qtbot: QtBot, tasks: TaskList) -> None:
    ticked: list[object] = []
    tasks.ticked.connect(ticked.append)
    tasks.choose(2)

    QTest.keyClick(tasks.rows, Qt.Key.Key_Space)
    place = QPoint(20, tasks.rows.rowViewportPosition(3) + 20)
    QTest.mouseClick(tasks.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    beside = QPoint(200, tasks.rows.rowViewportPosition(0) + 20)
    QTest.mouseClick(tasks.rows.viewport(), Qt.MouseButton.LeftButton, pos=beside)

    assert ticked == [2, 4]


def test_enter_opens_a_task_and_it_stays_chosen_when_it_changes(qtbot: QtBot, tasks: TaskList) -> None:
    tasks.choose(2)
    with qtbot.waitSignal(tasks.opened) as opened:
        QTest.keyClick(tasks.rows, Qt.Key.Key_Return)
    assert opened.args == [2]

    tasks.set_tasks([WRITE, DONE])

    assert tasks.current_key() == 2
    tasks.grab()
