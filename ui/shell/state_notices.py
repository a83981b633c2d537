"""The words of notices: no connection for a while, work at risk, trouble, practice, and locking soon. Rules only."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from ui.shell.notices_model import Notice, Weight
from ui.shell.sync_words import OLD_AFTER, Sending, SyncState, sending_state
from ui.wording import Wording

translate = QCoreApplication.translate
SENDING = "sending"
_AWAY_AFTER = timedelta(minutes=5)


def sending_notice(
    known: Sending, wording: Wording, *, try_now: Callable[[], None], open_page: Callable[[], None]
) -> Notice | None:
    """Return what the bar says about sending now, None when nothing lasts."""
    state = sending_state(known, wording.now())
    if state is SyncState.OLD:
        return _at_risk(known, wording, open_page)
    if state is SyncState.SIGN_IN:
        return Notice(
            key=SENDING,
            weight=Weight.AT_RISK,
            tone="warning",
            icon="key-round",
            title=translate("Notices", "Sign in again to send"),
            words=translate("Notices", "Work goes on. Everything you save stays on this device, encrypted."),
            action=translate("Notices", "How"),
            act=open_page,
        )
    return _offline(known, wording, try_now) if state is SyncState.OFFLINE else None


def _at_risk(known: Sending, wording: Wording, open_page: Callable[[], None]) -> Notice:
    oldest = known.oldest if known.waiting else None
    if oldest is not None and wording.now() - oldest > OLD_AFTER:
        title = translate("Notices", "Oldest unsent change is %n days old", "", (wording.now() - oldest).days)
    else:
        last = known.status.last_round_at if known.status is not None else None
        title = translate("Notices", "No contact for %n days", "", 0 if last is None else (wording.now() - last).days)
    return Notice(
        key=SENDING,
        weight=Weight.AT_RISK,
        tone="warning",
        icon="hourglass",
        title=title,
        words=translate("Notices", "Connect today, or send to a USB stick."),
        action=translate("Notices", "How"),
        act=open_page,
    )


def _offline(known: Sending, wording: Wording, try_now: Callable[[], None]) -> Notice | None:
    since = known.status.last_round_at if known.status is not None else None
    if since is not None and wording.now() - since < _AWAY_AFTER:
        return None
    return Notice(
        key=SENDING,
        weight=Weight.OFFLINE,
        tone="neutral",
        icon="cloud-off",
        title=_since(since, wording),
        words=translate(
            "Notices", "Everything you save stays on this device, encrypted, and is sent when you are back."
        ),
        action=translate("Notices", "Try now"),
        act=try_now,
    )


def _since(since: datetime | None, wording: Wording) -> str:
    if since is None:
        return translate("Notices", "Working offline")
    return translate("Notices", "Working offline since {moment}").format(moment=wording.day_time(since))


def trouble_notice(key: str, sentence: str) -> Notice:
    """Return what the bar says when something went wrong: what happened first, then what is safe and what to do."""
    title, _, words = sentence.partition(". ")
    return Notice(
        key=key,
        weight=Weight.TROUBLE,
        tone="danger",
        icon="circle-alert",
        title=f"{title}." if words else title,
        words=words,
        closable=True,
    )


def practice_notice() -> Notice:
    """Return what the bar says in a practice office."""
    return Notice(
        key="practice",
        weight=Weight.PRACTICE,
        tone="violet",
        icon="graduation-cap",
        title=translate("Notices", "Practice – nothing here is real"),
        words=translate("Notices", "Names are invented. Nothing is sent to anybody."),
    )


def locking_notice(key: str, left_s: int) -> Notice:
    """Return what the bar says in the last seconds before locking."""
    return Notice(
        key=key,
        weight=Weight.LOCKING,
        tone="warning",
        icon="lock",
        title=translate("Notices", "Locking in %n s", "", left_s),
        words=translate("Notices", "Press any key to stay. What you typed is kept in any case."),
    )
