"""What is said about sending: the most serious state, in words that claim no more than is known."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QLocale

from sync.client.failures import NotAccepted, Unreachable
from sync.client.status import Phase, Status
from tests.desk.sittings import MORNING
from ui.shell.notices_model import Weight
from ui.shell.state_notices import sending_notice
from ui.shell.sync_words import Sending, SyncState, sync_shown, sync_state
from ui.wording import Wording

WORDING = Wording(lambda: MORNING, MORNING.tzinfo, QLocale("en_GB"))  # type: ignore[arg-type]  # it has a zone
RESTING = Status(phase=Phase.RESTING, last_round_at=MORNING)
AWAY = Status(phase=Phase.WAITING, problem=Unreachable.key, last_round_at=MORNING - timedelta(hours=2))

HERE = "Saved on this device"
STATES = [
    (Sending(status=RESTING), SyncState.ALL_SENT, "All changes sent", "Last checked 09:00"),
    (
        Sending(status=RESTING, waiting=4, oldest=MORNING),
        SyncState.WAITING,
        "4 waiting to send",
        "Saved on this device",
    ),
    (Sending(status=Status(), waiting=0), SyncState.WAITING, "Looking for news", "Nothing is waiting to be sent"),
    (
        Sending(status=Status(phase=Phase.SENDING), waiting=3, batch=6),
        SyncState.SENDING,
        "Sending 6 changes",
        "3 of 6 sent",
    ),
    (
        Sending(status=AWAY, waiting=23, oldest=MORNING),
        SyncState.OFFLINE,
        "Offline – 23 to send",
        "Saved on this device",
    ),
    (
        Sending(status=AWAY, waiting=2, oldest=MORNING - timedelta(days=6)),
        SyncState.OLD,
        "Oldest unsent is 6 days old",
        "Offline – 2 to send",
    ),
    (
        Sending(status=Status(phase=Phase.WAITING, problem=NotAccepted.key)),
        SyncState.SIGN_IN,
        "Sign in again to send",
        "Work goes on meanwhile",
    ),
    (Sending(status=RESTING, to_decide=2), SyncState.DECIDE, "2 need a decision", "Both versions are kept"),
    (Sending(status=AWAY, to_decide=2), SyncState.DECIDE, "2 need a decision", "Offline"),
    (Sending(status=AWAY, waiting=1, to_decide=2), SyncState.DECIDE, "2 need a decision", "Offline – 1 to send"),
    (Sending(status=RESTING, waiting=3, to_decide=2), SyncState.DECIDE, "2 need a decision", "3 waiting to send"),
    (
        Sending(status=None, waiting=3, to_decide=2),
        SyncState.DECIDE,
        "2 need a decision",
        "Both versions are kept",
    ),
    (Sending(status=AWAY, waiting=4, returned=1), SyncState.FAILED, "1 could not be sent", "Offline – 4 to send"),
    (
        Sending(status=Status(phase=Phase.WAITING, problem=NotAccepted.key), waiting=2),
        SyncState.SIGN_IN,
        "Sign in again to send",
        "2 waiting to send",
    ),
    (Sending(status=AWAY, returned=1, to_decide=2), SyncState.FAILED, "1 could not be sent", "See why"),
    (Sending(status=None, waiting=5), SyncState.ALONE, "Saved on this device", "No server to send to"),
]


@pytest.mark.parametrize(("known", "state", "words", "second"), STATES)
def test_each_state_has_its_words(known: Sending, state: SyncState, words: str, second: str) -> None:
    shown = sync_shown(known, WORDING)

    assert (shown.state, shown.words, shown.second) == (state, words, second)


def test_fourteen_days_without_contact_are_too_many() -> None:
    lonely = Status(phase=Phase.WAITING, problem=Unreachable.key, last_round_at=MORNING - timedelta(days=15))

    assert sync_state(Sending(status=lonely), MORNING) is SyncState.OLD
    assert sync_shown(Sending(status=lonely), WORDING).words == "No contact for 15 days"


def nothing() -> None:
    """Do nothing."""


def test_the_bar_says_since_when_one_is_offline() -> None:
    notice = sending_notice(Sending(status=AWAY), WORDING, try_now=nothing, open_page=nothing)

    assert notice is not None
    assert (notice.title, notice.weight) == ("Working offline since 07:00", Weight.OFFLINE)


def test_the_bar_says_that_one_is_offline_whatever_else_is_to_be_decided() -> None:
    known = Sending(status=AWAY, waiting=1, to_decide=2)

    notice = sending_notice(known, WORDING, try_now=nothing, open_page=nothing)

    assert notice is not None
    assert notice.weight is Weight.OFFLINE


def test_a_short_gap_is_no_lasting_state() -> None:
    gap = Status(phase=Phase.WAITING, problem=Unreachable.key, last_round_at=MORNING - timedelta(minutes=2))

    assert sending_notice(Sending(status=gap), WORDING, try_now=nothing, open_page=nothing) is None


def test_work_at_risk_outweighs_being_offline() -> None:
    old = Sending(status=AWAY, waiting=1, oldest=MORNING - timedelta(days=6))

    notice = sending_notice(old, WORDING, try_now=nothing, open_page=nothing)

    assert notice is not None
    assert (notice.title, notice.weight) == ("Oldest unsent change is 6 days old", Weight.AT_RISK)
