"""The team queue: counts that are filters, what holds each case, and what a supervisor does about it by keyboard."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from caseworker.desk.case_table import Asking
from caseworker.domain.approvals import Approval, ApprovalState
from tests.ui.approvals.requests import asked, state_of
from tests.ui.cases.test_cases_list import titles
from tests.ui.conftest import OpenPage
from tests.ui.workplaces import Workplace
from ui.lists.words_panel import ConfirmPanel
from ui.places import Place
from ui.team_queue.load_bars import LoadBars
from ui.team_queue.page import TeamQueuePage


@pytest.fixture
def request_made(supervisor: Workplace) -> Approval:
    return asked(supervisor, "Food parcel, 4 weeks")


@pytest.fixture
def page(
    open_page: OpenPage[TeamQueuePage], supervisor: Workplace, request_made: Approval, qtbot: QtBot
) -> TeamQueuePage:
    made = open_page(TeamQueuePage, Place("team-queue"), supervisor, size=(1196, 840))
    qtbot.waitUntil(lambda: made.decision.state.page is not None)
    return made


def _shows(page: TeamQueuePage, asking: Asking) -> bool:
    return page.model.asking is asking and not page.model.state.is_loading


def test_every_count_shows_as_many_rows_as_it_says(page: TeamQueuePage, qtbot: QtBot) -> None:
    counts = page.model.beside.counts
    for asking in Asking:
        QTest.mouseClick(page.counts.button(asking.value), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(partial(_shows, page, asking))

        assert len(titles(page)) == counts[asking]
        assert str(counts[asking]) in page.counts.button(asking.value).accessibleName()


def test_it_opens_with_what_needs_attention(page: TeamQueuePage) -> None:
    assert page.model.asking is Asking.ATTENTION
    assert page.counts.button(Asking.ATTENTION.value).isChecked()
    assert not page.pane.clear.isVisible()


def test_a_row_says_what_holds_it(page: TeamQueuePage) -> None:
    held = [str(page.pane.paged.index(row, 6).data()) for row in range(2)]

    assert held[0] == "Waiting for your approval"
    assert held[1].startswith("No owner")


def test_a_request_is_approved_in_two_keys(
    page: TeamQueuePage, supervisor: Workplace, request_made: Approval, qtbot: QtBot
) -> None:
    supervisor.plain.run("form.main")
    panel = page.window().findChild(ConfirmPanel)
    assert isinstance(panel, ConfirmPanel)

    QTest.keyClick(panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: state_of(supervisor, request_made) is ApprovalState.APPROVED)
    qtbot.waitUntil(lambda: page.model.beside.counts[Asking.TO_APPROVE] == 0)


def test_loads_stand_beside_the_agreed_limit_in_words(page: TeamQueuePage) -> None:
    said = [one.text() for one in page.side.findChildren(LoadBars)]

    assert said == ["Duty supervisor: 1 of 45, 1 overdue, 0 due in 7 days"]
    assert all(isinstance(one, QLabel) for one in page.side.findChildren(LoadBars))


def test_a_service_narrows_rows_and_counts(page: TeamQueuePage, qtbot: QtBot) -> None:
    page.model.filter("type", "food-parcel")

    qtbot.waitUntil(lambda: titles(page) == ["Food parcel"])
    assert page.model.beside.counts[Asking.ALL_OPEN] == 1
