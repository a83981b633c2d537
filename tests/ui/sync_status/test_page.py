"""The page about sending: what it says is what the store says, and nothing that came back is lost."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from caseworker.desk.exchange import Made, OwnAnswer, Page
from caseworker.desk.interactions import ContactEntered
from caseworker.domain.interactions import Channel, ContactOutcome
from sync.client.status import Phase, Status
from tests.desk.sittings import MORNING
from tests.ui.conflicts.test_conflicts_page import a_conflict
from tests.ui.workplaces import Workplace
from ui.places import Place
from ui.shell.page import Page as ShownPage
from ui.sync_status.log import LogLine, SyncLog
from ui.sync_status.page import SyncPage
from ui.sync_status.returned_card import ReturnedCard
from ui.sync_status.words import refusal_words, waiting_words
from ui.widgets.buttons import Button
from ui.widgets.pane_lines import LineLabel
from ui.work import Work

WORDS = "She will bring the tenancy agreement on Thursday."


@dataclass
class Sending:
    """Synchronization as a page knows it, moved by hand."""

    sync_log: SyncLog
    status: Status | None = None
    sent: int = 0

    def send_now(self) -> None:
        self.sent += 1

    def by_hand(self, work: Callable[[], None]) -> None:
        work()


@pytest.fixture
def sending(officer: Workplace) -> Sending:
    log = SyncLog(officer.office.remembered, officer.work.lanes, officer.clock)
    return Sending(log, Status(phase=Phase.RESTING, last_round_at=MORNING))


@pytest.fixture
def work(officer: Workplace, sending: Sending) -> Work:
    return replace(officer.work, sending=sending)


def refuse_last(officer: Workplace) -> None:
    """Log a contact and have the server refuse it."""
    officer.office.interactions.log(
        ContactEntered(
            channel=Channel.PHONE,
            outcome=ContactOutcome.ANSWERED,
            people=(officer.known.marta,),
            reason="housing",
            title="Call",
            text=WORDS,
        )
    )
    waiting = officer.office.exchange.waiting(limit=1_000)
    with officer.office.exchange.receiving() as receiving:
        answers = [OwnAnswer(one.n, Made.APPLIED, number) for number, one in enumerate(waiting[:-1], start=1)]
        receiving.answered([*answers, OwnAnswer(waiting[-1].n, Made.REFUSED, len(waiting), "territory")])
        receiving.take_in(Page(changes=(), cursor=len(waiting)))


def lines(page: QWidget) -> list[str]:
    return [one.accessibleName() or one.text() for one in page.findChildren(LineLabel)]


def test_what_waits_is_listed_by_what_was_done_and_since_when(
    officer: Workplace, work: Work, open_page: Callable[..., ShownPage], shot: Callable[..., None]
) -> None:
    page = open_page(SyncPage, Place("sync"), work)
    waiting = officer.office.exchange.waiting_work()
    told = " ".join(lines(page))

    assert waiting
    for one in waiting:
        assert waiting_words(one.action, one.count)[1].replace("%n", str(one.count)) in told
    shot(page, "sync")


def test_work_that_came_back_keeps_every_word_and_can_be_copied_and_removed(
    officer: Workplace,
    work: Work,
    sending: Sending,
    open_page: Callable[..., ShownPage],
    qtbot: QtBot,
    shot: Callable[..., None],
) -> None:
    refuse_last(officer)
    sending.sync_log.add(LogLine(at_us=sending.sync_log.now_us(), kind="round", sent=12, received=3))
    failed = LogLine(
        at_us=sending.sync_log.now_us(),
        kind="failed",
        key="sync.unreachable",
        says="The server could not be reached. Your work is saved on this device, and is sent as soon as it can be.",
        times=3,
    )
    sending.sync_log.add(failed)
    page = open_page(SyncPage, Place("sync"), work)
    (card,) = page.findChildren(ReturnedCard)
    assert refusal_words("territory") in card.accessibleName()
    shot(page, "sync-returned")

    copy, gone = card.findChildren(Button)
    copy.click()
    assert WORDS in QApplication.clipboard().text()

    gone.click()
    qtbot.waitUntil(lambda: not [one for one in page.findChildren(ReturnedCard) if one.isVisible()])
    assert officer.office.exchange.returned() == ()


def test_a_profile_without_a_server_says_why_nothing_can_be_carried_by_hand(
    work: Work, open_page: Callable[..., ShownPage]
) -> None:
    page = open_page(SyncPage, Place("sync"), work)
    by_hand = [command for command in page.commands() if command.id != "sync.decide"]
    assert all("no server" in command.why_not() for command in by_hand)


def test_what_needs_a_decision_has_a_way_to_it_and_sending_waits(
    officer: Workplace, work: Work, open_page: Callable[..., ShownPage], qtbot: QtBot, shot: Callable[..., None]
) -> None:
    a_conflict(officer, officer.known.marta, "language", ("pl", "uk"))
    page = open_page(SyncPage, Place("sync"), work)
    decide = next(one for one in page.findChildren(Button) if one.words() == "Decide")
    qtbot.waitUntil(decide.isVisible)
    shot(page, "sync-decide")

    command = next(one for one in page.commands() if one.id == "sync.decide")
    assert command.why_not() == ""
    assert decide.hasFocus() or not page.isActiveWindow()


def test_where_nothing_needs_a_decision_none_is_offered(work: Work, open_page: Callable[..., ShownPage]) -> None:
    page = open_page(SyncPage, Place("sync"), work)

    assert not any(one.isVisible() for one in page.findChildren(Button) if one.words() == "Decide")
    command = next(one for one in page.commands() if one.id == "sync.decide")
    assert command.why_not() == "Nothing needs a decision."
