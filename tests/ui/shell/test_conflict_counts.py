"""What waits for a decision is counted alike in the block and in the navigation: what this person may settle."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.ui.conflicts.test_conflicts_page import a_conflict
from tests.ui.workplaces import Workplace, settled
from ui.shell.counts_model import CountsModel
from ui.shell.sync_model import SyncModel


def shown(at: Workplace, qtbot: QtBot) -> tuple[int, int]:
    """What the block and the navigation say, of one conflict about somebody whom they may see."""
    a_conflict(at, at.known.marta, "language", ("pl", "uk"))
    parent, work = QObject(), at.work
    block = SyncModel(work, parent)
    counts = CountsModel(at.office, work.lanes, work.news, ["conflicts"], parent)
    block.load()
    counts.load()
    settled(qtbot, work)
    return block.known.to_decide, counts.state.of["conflicts"]


def test_a_supervisor_is_told_of_what_they_may_settle(supervisor: Workplace, qtbot: QtBot) -> None:
    assert shown(supervisor, qtbot) == (1, 1)


def test_the_front_desk_is_told_of_no_decision_it_may_not_make(front_desk: Workplace, qtbot: QtBot) -> None:
    at = front_desk.office.conflicts

    assert shown(front_desk, qtbot) == (0, 0)
    assert at.count_open() == 1
