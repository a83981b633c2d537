"""How it stands with sending, in two lines: the words, the tone and the icon of each state. Rules only.

Nothing here claims more than the server confirmed; what is most serious is said first.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from sync.client.status import Phase, Status
from ui.wording import Wording

translate = QCoreApplication.translate
OLD_AFTER = timedelta(days=3)
LONELY_AFTER = timedelta(days=14)
_SIGN_IN = frozenset({"sync.not-accepted", "sync.no-membership"})


class SyncState(StrEnum):
    """What can be said about sending."""

    ALL_SENT = "all-sent"
    WAITING = "waiting"
    SENDING = "sending"
    OFFLINE = "offline"
    OLD = "old"
    SIGN_IN = "sign-in"
    DECIDE = "decide"
    FAILED = "failed"
    ALONE = "alone"


_MORE_SERIOUS = frozenset({SyncState.FAILED, SyncState.DECIDE, SyncState.SIGN_IN, SyncState.OLD})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What is known: the status of synchronization, and what this device counts itself.

    `status` None: this profile belongs to no server. `batch` is how much was to be sent when sending began.
    """

    status: Status | None
    waiting: int = 0
    oldest: datetime | None = None
    returned: int = 0
    to_decide: int = 0
    batch: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncShown:
    """What stands in the block: the first line, the second, and what they look like."""

    state: SyncState
    words: str
    second: str
    tone: str
    icon: str


def sync_state(known: Sending, now: datetime) -> SyncState:
    """Return the state that is told: the most serious one."""
    if known.returned:
        return SyncState.FAILED
    if known.to_decide:
        return SyncState.DECIDE
    return sending_state(known, now)


def sending_state(known: Sending, now: datetime) -> SyncState:
    """Return how it stands with sending alone, whatever else is to be decided or came back."""
    return SyncState.ALONE if known.status is None else _by_status(known, known.status, now)


def _by_status(known: Sending, status: Status, now: datetime) -> SyncState:
    sending = status.phase is Phase.SENDING and known.waiting > 0
    rules = (
        (status.problem in _SIGN_IN, SyncState.SIGN_IN),
        (_is_old(known, status, now), SyncState.OLD),
        (bool(status.problem), SyncState.OFFLINE),
        (sending, SyncState.SENDING),
        (known.waiting > 0 or status.last_round_at is None, SyncState.WAITING),
    )
    return next((state for holds, state in rules if holds), SyncState.ALL_SENT)


def sync_shown(known: Sending, wording: Wording) -> SyncShown:
    """Return the words for what is known now."""
    state = sync_state(known, wording.now())
    words, second = _words(state, known, wording)
    tone, icon = _LOOK[state]
    return SyncShown(state=state, words=words, second=second, tone=tone, icon=icon)


_LOOK = {
    SyncState.ALL_SENT: ("success", "circle-check"),
    SyncState.WAITING: ("neutral", "cloud-upload"),
    SyncState.SENDING: ("accent", "refresh-cw"),
    SyncState.OFFLINE: ("neutral", "cloud-off"),
    SyncState.OLD: ("warning", "hourglass"),
    SyncState.SIGN_IN: ("warning", "key-round"),
    SyncState.DECIDE: ("warning", "git-compare-arrows"),
    SyncState.FAILED: ("danger", "cloud-alert"),
    SyncState.ALONE: ("neutral", "hard-drive"),
}


def _is_old(known: Sending, status: Status, now: datetime) -> bool:
    if known.waiting and known.oldest is not None and now - known.oldest > OLD_AFTER:
        return True
    return status.last_round_at is not None and now - status.last_round_at > LONELY_AFTER


def _words(state: SyncState, known: Sending, wording: Wording) -> tuple[str, str]:
    says = {
        SyncState.ALL_SENT: _all_sent_words,
        SyncState.WAITING: _waiting_words,
        SyncState.SENDING: _sending_words,
        SyncState.OFFLINE: _offline_words,
        SyncState.OLD: _old_words,
    }
    found = says.get(state)
    words, second = _fixed_words(state, known) if found is None else found(known, wording)
    return words, _what_waits(state, known, wording) or second


def _what_waits(state: SyncState, known: Sending, wording: Wording) -> str:
    """Return that one is offline, and how much is to be sent, where something more serious stands in the first line."""
    if state not in _MORE_SERIOUS or known.status is None:
        return ""
    is_offline = bool(known.status.problem) and state is not SyncState.SIGN_IN
    if not known.waiting and not (is_offline and state is SyncState.DECIDE):
        return ""
    return (_offline_words if is_offline else _waiting_words)(known, wording)[0]


def _fixed_words(state: SyncState, known: Sending) -> tuple[str, str]:
    if state is SyncState.SIGN_IN:
        return translate("SyncWords", "Sign in again to send"), translate("SyncWords", "Work goes on meanwhile")
    if state is SyncState.DECIDE:
        words = translate("SyncWords", "%n need a decision", "", known.to_decide)
        return words, translate("SyncWords", "Both versions are kept")
    if state is SyncState.FAILED:
        words = translate("SyncWords", "%n could not be sent", "", known.returned)
        return words, translate("SyncWords", "See why")
    return translate("SyncWords", "Saved on this device"), translate("SyncWords", "No server to send to")


def _waiting_words(known: Sending, _wording: Wording) -> tuple[str, str]:
    if not known.waiting:
        return translate("SyncWords", "Looking for news"), translate("SyncWords", "Nothing is waiting to be sent")
    return (
        translate("SyncWords", "%n waiting to send", "", known.waiting),
        translate("SyncWords", "Saved on this device"),
    )


def _sending_words(known: Sending, wording: Wording) -> tuple[str, str]:
    whole = max(known.batch, known.waiting)
    done = translate("SyncWords", "{done} of {all} sent")
    second = done.format(done=wording.number(whole - known.waiting), all=wording.number(whole))
    return translate("SyncWords", "Sending %n changes", "", whole), second


def _offline_words(known: Sending, _wording: Wording) -> tuple[str, str]:
    if not known.waiting:
        return translate("SyncWords", "Offline"), translate("SyncWords", "Nothing is waiting to be sent")
    return (
        translate("SyncWords", "Offline – %n to send", "", known.waiting),
        translate("SyncWords", "Saved on this device"),
    )


def _old_words(known: Sending, wording: Wording) -> tuple[str, str]:
    keep = translate("SyncWords", "Connect when you can")
    if known.waiting and known.oldest is not None and wording.now() - known.oldest > OLD_AFTER:
        return translate("SyncWords", "Oldest unsent is %n days old", "", (wording.now() - known.oldest).days), keep
    last = known.status.last_round_at if known.status is not None else None
    days = 0 if last is None else (wording.now() - last).days
    return translate("SyncWords", "No contact for %n days", "", days), keep


def _all_sent_words(known: Sending, wording: Wording) -> tuple[str, str]:
    last = known.status.last_round_at if known.status is not None else None
    checked = translate("SyncWords", "Last checked {time}")
    return translate("SyncWords", "All changes sent"), "" if last is None else checked.format(
        time=wording.day_time(last)
    )
