"""Handing someone on: word by word, with consent, and a slip."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseworker.desk.consents import Consents
from caseworker.domain.consents import ConsentWord, Evidence
from caseworker.domain.referrals import Referral, ReferralState, what_is_sent
from caseworker.domain.safety import SafetyKind
from tests.desk.work import keep
from tests.domain.people_builders import a_warning
from tests.ui.conftest import OpenPage
from tests.ui.front_desk.desk_window import at_keys
from tests.ui.workplaces import Workplace
from ui.directory.page import DirectoryPage
from ui.places import Place
from ui.printing.preview import PreviewPanel
from ui.referrals.referral_panel import ReferralPanel
from ui.referrals.referring import WhoPanel

MARKUP = "Her <b>deposit</b> & rent"

W = TypeVar("W", bound=QWidget)


def the(window: QWidget, kind: type[W]) -> W:
    """Return the one of its kind in a window."""
    found = window.findChild(kind)
    assert found is not None
    return found


@pytest.fixture
def page(open_page: OpenPage[DirectoryPage], officer: Workplace) -> DirectoryPage:
    return open_page(DirectoryPage, Place("directory", officer.known.marta), officer)


def opened(page: DirectoryPage, at: Workplace, idle: Callable[..., None]) -> ReferralPanel:
    page.main_action()
    idle(at.work)
    found: ReferralPanel = the(page.window(), ReferralPanel)
    return found


def referrals(at: Workplace) -> list[Referral]:
    with at.office.store.reading() as reader:
        return reader.select(Referral)


def test_a_referral_with_its_slip_takes_at_most_twelve_keys(
    page: DirectoryPage, officer: Workplace, qtbot: QtBot
) -> None:
    keys = at_keys(qtbot, page, officer)
    keys.pressed = 1  # Ctrl+Shift+R led here
    keys.type("ten")
    keys.press("Return")
    qtbot.waitUntil(lambda: page.window().findChild(ReferralPanel) is not None)
    panel = the(page.window(), ReferralPanel)
    qtbot.waitUntil(lambda: bool(panel.rows))
    keys.say("Her deposit was not paid back.")
    keys.press("Ctrl+G", "Ctrl+Return")
    qtbot.waitUntil(lambda: page.window().findChild(PreviewPanel) is not None)
    assert keys.pressed + 1 <= 12  # one more prints
    (sent,) = referrals(officer)
    assert sent.state is ReferralState.SENT
    assert "deposit" in the(page.window(), PreviewPanel).sheet.text()


def test_the_preview_is_exactly_what_is_sent(
    page: DirectoryPage, officer: Workplace, idle: Callable[..., None]
) -> None:
    panel = opened(page, officer, idle)
    panel.model.write("reason", MARKUP)
    panel.model.include("phone", is_in=False)
    panel.agrees.setChecked(True)
    shown = panel.model.state.preview
    panel.send(prints=False)
    idle(officer.work)
    (sent,) = referrals(officer)
    assert what_is_sent(sent) == shown
    assert MARKUP in shown
    assert "0555" not in shown


def test_without_their_word_nothing_is_sent(page: DirectoryPage, officer: Workplace, idle: Callable[..., None]) -> None:
    panel = opened(page, officer, idle)
    panel.model.write("reason", "Rent")
    panel.send(prints=False)
    idle(officer.work)
    assert referrals(officer) == []
    assert "agree" in panel.problem.text()


def test_a_consent_that_stands_is_not_asked_again(
    page: DirectoryPage, officer: Workplace, idle: Callable[..., None]
) -> None:
    desk: Consents = officer.office.consents
    desk.record(officer.known.marta, "refer", ConsentWord.GIVEN, evidence=Evidence.SIGNED)
    page.model.hand.reload()
    panel = opened(page, officer, idle)
    assert not panel.agrees.isVisible()
    panel.model.write("reason", "Rent")
    panel.send(prints=False)
    idle(officer.work)
    assert len(referrals(officer)) == 1


def test_a_protected_address_is_not_offered(page: DirectoryPage, officer: Workplace, idle: Callable[..., None]) -> None:
    warning = a_warning(person=officer.known.marta, territory="north", kind=SafetyKind.ADDRESS_PROTECTED)
    keep(officer.office.store, warning)
    assert "address" not in opened(page, officer, idle).rows


def test_what_was_typed_is_there_again_after_closing(
    page: DirectoryPage, officer: Workplace, idle: Callable[..., None]
) -> None:
    panel = opened(page, officer, idle)
    panel.rows["reason"].field.line.setText("Half a sentence")
    panel.model.write("reason", "Half a sentence")
    panel.close_panel()
    idle(officer.work)
    page.main_action()
    idle(officer.work)
    again = [one for one in page.window().findChildren(ReferralPanel) if one is not panel][-1]
    assert again.rows["reason"].field.text() == "Half a sentence"


def test_nobody_in_hand_is_asked_for_first(
    open_page: OpenPage[DirectoryPage], officer: Workplace, qtbot: QtBot, idle: Callable[..., None]
) -> None:
    page = open_page(DirectoryPage, Place("directory"), officer)
    page.main_action()
    who = the(page.window(), WhoPanel)
    QTest.keyClicks(who.who.control, "rosa")
    idle(officer.work)
    QTest.keyClick(who.who.control, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.window().findChild(ReferralPanel) is not None)
    assert page.model.hand.name == "Rosa Delgado Marín"
