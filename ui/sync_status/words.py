"""What waits and what came back, in words: by what was done, and why the office did not take it."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from caseworker.desk.exchange import Returned
from caseworker.domain.actions import Reason
from caseworker.domain.operations import Mutation
from ui.sync_status.log import LogLine

translate = QCoreApplication.translate
_FIRST = ("title", "purpose", "text", "note")
_IDS = ("id", "person", "case", "author", "device", "visit", "task", "household", "walk_in", "owner", "officer")
_CODES = ("channel", "outcome", "direction", "team", "reason", "kind", "state", "status", "stage", "case_type")
_MORE = ("territory", "sensitivity", "assigned", "sex", "role", "word", "evidence", "language", "sha256")
_CODED = frozenset((*_IDS, *_CODES, *_MORE))
"""Fields whose values are ids or words of the program, not of a person."""


def waiting_words(action: str, count: int) -> tuple[str, str]:
    """Return the icon and the words for so many edits of one action, such as "3 contacts"."""
    subject = action.partition(".")[0]
    return _about_people(subject, count) or _about_work(subject, count) or _other(count)


def _about_people(subject: str, count: int) -> tuple[str, str] | None:
    return {
        "contact": ("message-square", translate("SyncWords", "%n contacts", "", count)),
        "person": ("user-round", translate("SyncWords", "%n changes to people", "", count)),
        "note": ("file-pen", translate("SyncWords", "%n notes", "", count)),
        "document": ("file-text", translate("SyncWords", "%n documents", "", count)),
        "consent": ("shield-check", translate("SyncWords", "%n consents", "", count)),
        "household": ("users", translate("SyncWords", "%n changes to households", "", count)),
        "relationship": ("users", translate("SyncWords", "%n changes to households", "", count)),
        "safety": ("shield-alert", translate("SyncWords", "%n safety notes", "", count)),
    }.get(subject)


def _about_work(subject: str, count: int) -> tuple[str, str] | None:
    return {
        "case": ("folder-open", translate("SyncWords", "%n changes to cases", "", count)),
        "task": ("check-check", translate("SyncWords", "%n changes to tasks", "", count)),
        "visit": ("footprints", translate("SyncWords", "%n changes to visits", "", count)),
        "appointment": ("calendar-days", translate("SyncWords", "%n changes to appointments", "", count)),
        "walk_in": ("door-open", translate("SyncWords", "%n changes to the queue", "", count)),
        "referral": ("signpost", translate("SyncWords", "%n referrals", "", count)),
        "approval": ("stamp", translate("SyncWords", "%n approvals", "", count)),
        "conflict": ("git-compare-arrows", translate("SyncWords", "%n decisions", "", count)),
    }.get(subject)


def _other(count: int) -> tuple[str, str]:
    return "file", translate("SyncWords", "%n other changes", "", count)


def refusal_words(word: str) -> str:
    """Return why the office did not take a piece of work, and what can be done."""
    known = {
        Reason.ROLE.value: translate("SyncWords", "Your role may not do this. A supervisor can do it for you."),
        Reason.SEALED.value: translate("SyncWords", "The record is sealed. Ask your supervisor."),
        Reason.TERRITORY.value: translate("SyncWords", "The record is no longer in your area. Ask your supervisor."),
        Reason.NOT_ASSIGNED.value: translate("SyncWords", "You no longer work on this. Ask who does to write it."),
        "scope": translate("SyncWords", "The record is no longer in your area. Ask your supervisor."),
        "wrong-value": translate(
            "SyncWords", "A value was not one the office knows. Copy the text and enter it again."
        ),
        "erased": translate("SyncWords", "The record was erased in the meantime."),
    }
    other = translate("SyncWords", "The office did not take it ({word}). Copy the text and ask your supervisor.")
    return known.get(word) or other.format(word=word)


def text_of(returned: Returned) -> str:
    """Return what a person wrote in a piece of work that came back, the title first: what one reads and copies."""
    words = [line for one in returned.mutations for line in _lines(one)]
    return "\n".join(dict.fromkeys((*words, returned.reason) if returned.reason else words))


def _lines(mutation: Mutation) -> Iterator[str]:
    told = mutation.value if isinstance(mutation.value, dict) else {mutation.field: mutation.value}
    for name in sorted(told, key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)):
        value = told[name]
        if isinstance(value, str) and value and name not in _CODED:
            yield value if name in _FIRST else f"{name.replace('_', ' ')}: {value}"


def log_words(line: LogLine) -> tuple[str, str]:
    """Return the icon and the sentence of a line of the log; of a failure the sentence is the error's own."""
    match line.kind:
        case "round":
            return "circle-check", _round(line.sent, line.received)
        case "exported":
            return "save", translate("SyncWords", "%n changes saved to a file for the office", "", line.sent)
        case "imported":
            return "folder-open", translate("SyncWords", "The office’s answer was loaded from a file")
        case _:
            return "cloud-off", ""


def _round(sent: int, received: int) -> str:
    told: Sequence[str] = (
        translate("SyncWords", "%n changes sent", "", sent) if sent else "",
        translate("SyncWords", "%n changes fetched", "", received) if received else "",
    )
    return " · ".join(one for one in told if one)
