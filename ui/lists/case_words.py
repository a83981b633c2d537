"""What rows of cases say: when they are due, what holds them, how urgent they are."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from caseworker.desk.case_table import Asking, AtWork, CaseRow
from caseworker.desk.holding import Hold, Holding
from caseworker.domain.actions import Role
from caseworker.domain.cases import Priority, Status
from ui.role_words import role_words
from ui.widgets.tables_model import Cell
from ui.wording import Wording

translate = QCoreApplication.translate
SOON_DAYS = 7


def due_cell(row: CaseRow, wording: Wording) -> Cell:
    """Return when a case is due: over in red, within a week in amber; paused and without a date in words."""
    if row.due_at is None:
        waits = row.case.status is Status.ON_HOLD
        return Cell(translate("Lists", "Paused") if waits else translate("Lists", "No date"), tone="")
    day = wording.local(row.due_at).date()
    away = (day - wording.today()).days
    if row.is_overdue:
        words = (
            wording.due(day)
            if away < 0
            else translate("Lists", "Over since {time}").format(time=wording.time(row.due_at))
        )
        return Cell(words, icon="circle-alert", tone="danger", strong=True)
    if away < SOON_DAYS:
        words = translate("Lists", "Today") if away == 0 else wording.week_day(day)
        return Cell(words, icon="calendar-clock", tone="warning", strong=True)
    return Cell(wording.week_day(day), strong=True)


def holding(row: CaseRow) -> str:
    """Return what holds a case, the most telling first, and how many things more."""
    if row.asked is not None:
        return translate("Lists", "Waiting for your approval")
    if row.case.status is Status.CLOSED:
        return translate("Lists", "Closed")
    if not row.held_by:
        late = translate("Lists", "Late, nothing missing")
        return late if row.is_overdue else translate("Lists", "Nothing, on track")
    first = hold_words(row.held_by[0])
    more = len(row.held_by) - 1
    return first if not more else translate("Lists", "{first}, and %n more", "", more).format(first=first)


def nothing_holds(row: CaseRow) -> str:
    """Return the sentence for a case that nothing holds."""
    if row.is_overdue:
        return translate("Lists", "Nothing is missing, but it is late.")
    return translate("Lists", "Nothing. It is on track.")


def hold_words(hold: Hold) -> str:
    """Return one thing that holds a case."""
    match hold.kind:
        case Holding.TASKS_DONE:
            return translate("Lists", "%n tasks open", "", hold.count)
        case Holding.NO_OWNER:
            return translate("Lists", "No owner")
        case Holding.HANDOVER:
            return translate("Lists", "To be handed over")
    return _named(hold)


def _named(hold: Hold) -> str:
    name = hold.name
    if hold.kind is Holding.APPROVAL:
        name = role_words(Role(name.replace(" ", "_")))
    elif hold.kind is Holding.FIELD_SET:
        name = name[:1].upper() + name[1:]
    words: Mapping[Holding, str] = {
        Holding.ON_HOLD: translate("Lists", "On hold: {name}"),
        Holding.DOCUMENT: translate("Lists", "Missing: {name}"),
        Holding.CONSENT: translate("Lists", "Consent missing: {name}"),
        Holding.APPROVAL: translate("Lists", "Approval needed: {name}"),
        Holding.FIELD_SET: translate("Lists", "To fill in: {name}"),
    }
    return words[hold.kind].format(name=name)


def asking_words(asking: Asking) -> str:
    """Return what a count above a queue counts."""
    return {
        Asking.ATTENTION: translate("Lists", "Needs attention"),
        Asking.OVERDUE: translate("Lists", "Overdue"),
        Asking.DUE_SOON: translate("Lists", "Due in 7 days"),
        Asking.NO_OWNER: translate("Lists", "No owner"),
        Asking.TO_APPROVE: translate("Lists", "To approve"),
        Asking.SENT_BACK: translate("Lists", "Sent back"),
        Asking.ALL_OPEN: translate("Lists", "All open"),
    }[asking]


def at_work_words(status: AtWork) -> str:
    """Return which cases by their status."""
    return {
        AtWork.AT_WORK: translate("Lists", "In progress"),
        AtWork.OPEN: translate("Lists", "Open"),
        AtWork.ON_HOLD: translate("Lists", "On hold"),
        AtWork.CLOSED: translate("Lists", "Closed"),
        AtWork.ANY: translate("Lists", "Any status"),
    }[status]


def priorities(wording: Wording) -> Sequence[tuple[str, str]]:
    """Return how urgent a case can be, the most urgent first."""
    return [(str(int(one)), wording.priority(one)) for one in sorted(Priority, reverse=True)]
