"""The page of approvals: one request after the other, read and decided by keyboard."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from caseworker.domain.actions import Action
from caseworker.domain.approvals import Approval, ApprovalId, ApprovalState
from tests.desk.sittings import MORNING, trail
from tests.ui.approvals.requests import asked, state_of
from tests.ui.conftest import OpenPage
from tests.ui.workplaces import Workplace
from ui.approvals.page import ApprovalsPage
from ui.lists.words_panel import ConfirmPanel, WordsPanel
from ui.places import Place


@pytest.fixture
def first(supervisor: Workplace) -> Approval:
    return asked(supervisor, "Food parcel, 4 weeks", asked_at=MORNING - timedelta(hours=2))


@pytest.fixture
def second(supervisor: Workplace) -> Approval:
    return asked(supervisor, "Pay the deposit")


@pytest.fixture
def page(
    open_page: OpenPage[ApprovalsPage], supervisor: Workplace, first: Approval, second: Approval, qtbot: QtBot
) -> ApprovalsPage:
    made = open_page(ApprovalsPage, Place("approvals"), supervisor)
    shown(qtbot, made, first)
    return made


def shown(qtbot: QtBot, page: ApprovalsPage, approval: Approval) -> None:
    def is_shown() -> bool:
        found = page.decision.state.page
        return found is not None and found.approval.id == approval.id

    qtbot.waitUntil(is_shown)


def said(page: ApprovalsPage) -> list[str]:
    return [one.text() for one in page.view.findChildren(QLabel)]


def test_the_oldest_request_is_read_first_with_what_it_rests_on(page: ApprovalsPage, supervisor: Workplace) -> None:
    assert "Income this month: None shown" in said(page)
    assert trail(supervisor.office.store)[-1] == (Action.READ.value, "allow")


def test_a_request_is_approved_in_two_keys_and_the_next_one_shown(
    page: ApprovalsPage, supervisor: Workplace, first: Approval, second: Approval, qtbot: QtBot
) -> None:
    supervisor.plain.run("form.main")
    panel = page.window().findChild(ConfirmPanel)
    assert isinstance(panel, ConfirmPanel)

    QTest.keyClick(panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: state_of(supervisor, first) is ApprovalState.APPROVED)
    shown(qtbot, page, second)


def read_by(page: ApprovalsPage) -> list[ApprovalId]:
    """The request that has been read, if it has."""
    shown_now = page.decision.state.page
    return [] if shown_now is None else [shown_now.approval.id]


def test_a_key_pressed_before_the_request_is_read_waits_for_it(
    page: ApprovalsPage, supervisor: Workplace, second: Approval, qtbot: QtBot
) -> None:
    supervisor.plain.run("approval.next")
    assert not read_by(page)

    supervisor.plain.run("form.main")

    qtbot.waitUntil(lambda: page.window().findChild(ConfirmPanel) is not None)
    assert read_by(page) == [second.id]


def test_nothing_is_sent_back_without_saying_why(
    page: ApprovalsPage, supervisor: Workplace, first: Approval, qtbot: QtBot
) -> None:
    supervisor.plain.run("approval.send-back")
    panel = page.window().findChild(WordsPanel)
    assert isinstance(panel, WordsPanel)
    QTest.keyClick(panel.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.isVisible()
    assert state_of(supervisor, first) is ApprovalState.ASKED

    QTest.keyClicks(panel.field, "Which month?")
    QTest.keyClick(panel.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: state_of(supervisor, first) is ApprovalState.SENT_BACK)


def test_keys_lead_to_the_request_after_and_before(
    page: ApprovalsPage, supervisor: Workplace, first: Approval, second: Approval, qtbot: QtBot
) -> None:
    supervisor.plain.run("approval.next")
    shown(qtbot, page, second)

    supervisor.plain.run("approval.previous")

    shown(qtbot, page, first)


def test_what_is_other_than_last_time_is_shown(
    open_page: OpenPage[ApprovalsPage], supervisor: Workplace, qtbot: QtBot
) -> None:
    before = asked(supervisor, "Pay the rent", state=ApprovalState.SENT_BACK, comment="Show the income.")
    again = asked(supervisor, "Pay the rent", income="412.00", follows=before.id)
    page = open_page(ApprovalsPage, Place("approvals"), supervisor)
    shown(qtbot, page, again)

    assert "Income this month: None shown → 412.00" in said(page)


def test_nothing_waiting_is_said(open_page: OpenPage[ApprovalsPage], supervisor: Workplace) -> None:
    page = open_page(ApprovalsPage, Place("approvals"), supervisor)

    assert page.findChild(type(page._empty)) is page._empty
    assert page._empty.isVisible()
    assert page.commands()[0].why_not()
