"""Keys: the usual key of every command, and which one is in force after a person chose others.

A command without a line here has no key; it can be given one in Settings. Portable Qt names: "Ctrl" is Cmd on macOS.
Keys that lists, tables and editors answer by themselves (arrows, Enter, Space) are not commands and not here.
"""

from collections.abc import Mapping

from PySide6.QtGui import QKeySequence

DEFAULT_KEYS: dict[str, str] = {
    # Everywhere
    "window.search": "Ctrl+K",
    "window.keys": "Ctrl+/",
    "window.answers": "F1",
    "window.back": "Alt+Left",
    "window.forward": "Alt+Right",
    "window.next-pane": "F6",
    "window.previous-pane": "Shift+F6",
    "window.find": "Ctrl+F",
    "window.undo": "Ctrl+Z",
    "window.lock": "Ctrl+L",
    "window.hide-names": "F9",
    "window.send-now": "F5",
    "window.larger-text": "Ctrl++",
    "window.smaller-text": "Ctrl+-",
    "window.usual-text": "Ctrl+0",
    "window.settings": "Ctrl+,",
    "window.menu": "F10",
    "window.go-1": "Ctrl+1",
    "window.go-2": "Ctrl+2",
    "window.go-3": "Ctrl+3",
    "window.go-4": "Ctrl+4",
    "window.go-5": "Ctrl+5",
    "window.go-6": "Ctrl+6",
    "window.go-7": "Ctrl+7",
    "window.go-8": "Ctrl+8",
    "window.go-9": "Ctrl+9",
    # Record
    "person.log-contact": "Ctrl+N",
    "person.add": "Ctrl+Shift+N",
    "person.refer": "Ctrl+Shift+R",
    "case.open": "Ctrl+Shift+C",
    "task.plan": "Ctrl+T",
    "case.assign": "Ctrl+E",
    "case-page.attach": "Ctrl+Shift+A",
    "case-page.finish-and-plan": "Ctrl+Shift+Return",
    "visit.plan": "Ctrl+Shift+V",
    "record.next-tab": "Ctrl+Tab",
    "record.previous-tab": "Ctrl+Shift+Tab",
    "record.print": "Ctrl+P",
    # Form
    "form.main": "Ctrl+Return",
    "form.save": "Ctrl+S",
    # Front desk
    "front-desk.walk-in": "F2",
    "front-desk.phone-call": "F3",
    "front-desk.call-next": "F4",
    "front-desk.recall": "Shift+F4",
    "front-desk.hold": "F7",
    "front-desk.resume": "Shift+F7",
    "front-desk.no-show": "F8",
    "front-desk.finish": "Shift+F8",
    "front-desk.send-back": "Shift+F2",
    "front-desk.find-person": "Alt+P",
    "front-desk.note": "Alt+N",
    "front-desk.call-back": "Alt+C",
    "front-desk.refer": "Alt+R",
    "front-desk.book": "Alt+B",
    "front-desk.elsewhere": "Alt+E",
    "front-desk.open-person": "Ctrl+O",
    "front-desk.reason-1": "Alt+1",
    "front-desk.reason-2": "Alt+2",
    "front-desk.reason-3": "Alt+3",
    "front-desk.reason-4": "Alt+4",
    "front-desk.reason-5": "Alt+5",
    "front-desk.reason-6": "Alt+6",
    "front-desk.reason-7": "Alt+7",
    "front-desk.reason-8": "Alt+8",
    # My day
    "my-day.add": "Ctrl+N",
    "my-day.set-out": "Alt+S",
    "my-day.arrive": "Alt+A",
    "my-day.check-in": "Alt+W",
    "my-day.nobody-home": "Alt+H",
    "my-day.photos": "Ctrl+Shift+A",
    "my-day.earlier": "Alt+Up",
    "my-day.later": "Alt+Down",
    "my-day.open-person": "Ctrl+O",
    "my-day.move": "Alt+M",
    "my-day.cancel": "Alt+X",
    "my-day.previous-day": "Alt+PgUp",
    "my-day.next-day": "Alt+PgDown",
    "my-day.today": "Alt+T",
    # Add a person
    "add-person.use-1": "Alt+1",
    "add-person.use-2": "Alt+2",
    "add-person.look": "Alt+L",
    "add-person.apart": "Alt+D",
    # Duplicates
    "duplicates.apart": "Ctrl+Backspace",
    "duplicates.previous": "Alt+Up",
    "duplicates.next": "Alt+Down",
    "duplicates.merged": "Alt+M",
    # Imports
    "imports.choose": "Ctrl+O",
    "imports.try": "Alt+T",
    "imports.bring": "Alt+I",
    # E-mail
    "mail.file-certain": "Ctrl+Shift+Return",
    "mail.skip": "Ctrl+Backspace",
    "mail.unfold": "Alt+Q",
    "mail.previous": "Alt+Up",
    "mail.next": "Alt+Down",
    "mail.choose": "Ctrl+O",
    # Visits
    "visits.replan": "Alt+M",
    "visits.cancel": "Alt+X",
    "visits.previous-week": "Alt+Up",
    "visits.next-week": "Alt+Down",
    "visits.this-week": "Alt+T",
    # Conflicts
    "conflict.use-left": "Alt+1",
    "conflict.use-right": "Alt+2",
    "conflict.later": "Ctrl+Shift+L",
    "conflict.open": "Ctrl+O",
    # My tasks
    "tasks.finish-and-plan": "Ctrl+Shift+Return",
    "tasks.postpone": "Ctrl+Shift+D",
    # Appointments
    "appointments.book": "Alt+B",
    "appointments.no-show": "F8",
    "appointments.move": "Alt+M",
    "appointments.cancel": "Alt+X",
    "appointments.previous-day": "Alt+Up",
    "appointments.next-day": "Alt+Down",
    "appointments.today": "Alt+T",
    # Answers and directory
    "answers.copy": "Ctrl+Shift+A",
    "answers.helped": "Alt+Y",
    "answers.no-help": "Alt+N",
    "answers.report": "Alt+R",
    "directory.call": "Alt+C",
    "directory.copy": "Ctrl+Shift+A",
    "directory.outcome": "Alt+O",
    "directory.services": "Alt+1",
    "directory.under-way": "Alt+2",
    # Approval
    "approval.send-back": "Ctrl+Backspace",
    "approval.previous": "Alt+Up",
    "approval.next": "Alt+Down",
}

_OF_ITS_PAGE = frozenset({"person.log-contact"})  # of the pages of a person and a case, whatever its name
_SHARED = frozenset({"window", "person", "case", "task", "visit", "record", "form"})


def key_of(command: str, changed: Mapping[str, str]) -> str:
    """Return the key sequence of a command, portable; "" when it has none. `changed` are those a person chose."""
    return changed.get(command, DEFAULT_KEYS.get(command, ""))


def in_words(sequence: str) -> str:
    """Return a sequence as one reads it out: "Ctrl+K"."""
    return QKeySequence(sequence).toString(QKeySequence.SequenceFormat.NativeText)


def clash(command: str, sequence: str, changed: Mapping[str, str]) -> str:
    """Return the id of the command that has this key where both could be meant, "" when there is none."""
    if not sequence:
        return ""
    wanted = QKeySequence(sequence)
    for other in {**DEFAULT_KEYS, **changed}:
        same = QKeySequence(key_of(other, changed)).matches(wanted) == QKeySequence.SequenceMatch.ExactMatch
        if other != command and same and _meet(other, command):
            return other
    return ""


def _meet(one: str, other: str) -> bool:
    """Whether two commands can stand in one window: those of two pages, named after them, never do."""
    pages = {name if name in _OF_ITS_PAGE else name.split(".", 1)[0] for name in (one, other)}
    return len(pages) == 1 or not pages.isdisjoint(_SHARED)
