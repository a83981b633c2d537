"""What is said beneath the card: why and when a profile was locked, and what waits in it. Counts, never names."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from caseworker.desk.door_plates import ClosedDoor, LockWhy

translate = QCoreApplication.translate
UNKEPT = "CASEWORKER_UNKEPT"  # in the environment of a program begun anew by a lock: something could not be kept
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Said:
    """One fact: icon and colour, a line, and what it means."""

    icon: str
    title: str
    words: str
    colour: str = "text2"


class PlainTimes:
    """Says moments by this machine's clock: which agency's zone it is, is known only after unlocking."""

    def __init__(self, now: datetime) -> None:
        self._now = now.astimezone()

    def day_time(self, moment: datetime) -> str:
        """Return "10:42" of today, "Monday 10:42" of this week, or "20 Nov 10:42"."""
        local, locale = moment.astimezone(self._now.tzinfo), QLocale()
        time = locale.toString(QTime(local.hour, local.minute), translate("Wording", "HH:mm", "a time of day"))
        away = (self._now.date() - local.date()).days
        if away == 0:
            return time
        day = locale.dayName(local.isoweekday())
        if not 0 < away < _WEEK:
            pattern = translate("Wording", "d MMM", "a short day of this year")
            day = locale.toString(QDate(local.year, local.month, local.day), pattern)
        return translate("Wording", "{day} {time}", "a day and a time on it").format(day=day, time=time)


def unkept_said() -> Said:
    """Return that the last words that were typed before a lock are lost."""
    title = translate("Entrance", "The last words you typed could not be kept")
    words = translate(
        "Entrance", "The screen had to be locked, and this device had no room to save. What was saved before is safe."
    )
    return Said("triangle-alert", title, words, "warning")


def lock_said(door: ClosedDoor, times: PlainTimes) -> Said | None:
    """Return why and when a profile was locked, None for one that was simply closed."""
    if door.locked_at is None or door.locked_why is LockWhy.NOT_LOCKED:
        return None
    kept = translate("Entrance", "Your half-written text was saved. It opens again after you unlock.")
    back = translate("Entrance", "The page you were on opens again after you unlock.")
    title = _title(door).format(time=times.day_time(door.locked_at))
    return Said("lock", title, kept if door.draft_kept else back)


def _title(door: ClosedDoor) -> str:
    match door.locked_why:
        case LockWhy.IDLE if door.idle_min:
            return translate("Entrance", "Locked at {time} after %n minutes without use", "", door.idle_min)
        case LockWhy.IDLE:
            return translate("Entrance", "Locked at {time} after a while without use")
        case LockWhy.SYSTEM:
            return translate("Entrance", "Locked at {time} together with the screen")
        case LockWhy.SLEEP:
            return translate("Entrance", "Locked at {time} because this device went to sleep")
        case LockWhy.DUE:
            return translate("Entrance", "Locked at {time} because your passphrase is asked for once a day")
        case _:
            return translate("Entrance", "You locked it at {time}")


def waiting_said(door: ClosedDoor, times: PlainTimes) -> Said | None:
    """Return how much waits to be sent, None where nothing does or nobody waits for it."""
    if not door.waiting or not door.belongs_to_server:
        return None
    title = translate("Entrance", "%n changes are waiting to send", "", door.waiting)
    safe = translate("Entrance", "They are safe and encrypted on this device.")
    if door.last_contact_at is None:
        return Said("cloud-off", title, safe, "warning")
    last = translate("Entrance", "{safe} Last contact with the office: {moment}.")
    return Said("cloud-off", title, last.format(safe=safe, moment=times.day_time(door.last_contact_at)), "warning")


def locked_out_said(door: ClosedDoor) -> Said | None:
    """Return that a passphrase alone no longer opens a profile, None while it does."""
    if not door.locked_out:
        return None
    title = translate("Entrance", "This device is locked for your protection")
    words = translate("Entrance", "Everything saved is safe. Your printed code or a supervisor opens it again.")
    return Said("shield-alert", title, words, "danger")
