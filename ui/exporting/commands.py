"""Exports from a page: one function for each. Each opens the panel; whether one may is asked by the page's command."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from caseworker.domain.actions import Role
from caseworker.domain.ids import PersonId
from ui.exporting import takings
from ui.exporting.panel import Choice, ExportPanel, ExportWish
from ui.work import Work

translate = QCoreApplication.translate
_WEEK, _MONTH = 7, 31


def why_not_export(work: Work) -> str:
    """Return why this officer cannot take lists out, "" when they can."""
    if work.office.card.role is Role.SUPERVISOR:
        return ""
    return translate("Export", "A supervisor of the territory can do this.")


def export_calendar(work: Work, day: date, over: QWidget) -> ExportPanel:
    """Offer the appointments of a day, and of the week and month it begins, as a calendar file."""
    choices = [translate("Export", "This day")]
    choices += [translate("Export", "%n days from this day", "", days) for days in (_WEEK, _MONTH)]
    lasts = (day, _after(day, _WEEK), _after(day, _MONTH))
    wish = ExportWish(
        title=translate("Export", "Export as calendar file"),
        file=f"appointments-{day:%Y-%m-%d}.ics",
        explains=translate("Export", "The file holds times, places, titles and names."),
        choices=tuple(
            Choice(words, takings.calendar(work, day, last)) for words, last in zip(choices, lasts, strict=True)
        ),
    )
    return ExportPanel(work, wish, over)


def export_people(work: Work, checked: Sequence[int], listed: Sequence[int], over: QWidget) -> ExportPanel:
    """Offer the chosen people, or all that the list shows, as CSV."""
    wish = ExportWish(
        title=translate("Export", "Export people"),
        file="people.csv",
        explains=translate("Export", "The file holds what the list tells of each person."),
        choices=_rows(work, checked, listed, lambda numbers: takings.people(work, numbers)),
    )
    return ExportPanel(work, wish, over)


def export_cases(work: Work, checked: Sequence[int], listed: Sequence[int], over: QWidget) -> ExportPanel:
    """Offer the chosen cases, or all that the list shows, as CSV."""
    wish = ExportWish(
        title=translate("Export", "Export cases"),
        file="cases.csv",
        explains=translate("Export", "The file holds what the list tells of each case."),
        choices=_rows(work, checked, listed, lambda numbers: takings.cases(work, numbers)),
    )
    return ExportPanel(work, wish, over)


def export_person(work: Work, person: PersonId, number: str, over: QWidget) -> ExportPanel:
    """Offer everything that is held on a person as a package."""
    plain = "".join(sign for sign in number if sign.isalnum()) or "person"
    wish = ExportWish(
        title=translate("Export", "Export what is held"),
        file=f"{plain}.zip",
        explains=translate(
            "Export",
            "The package holds every record with its history, who looked, and the documents. What belongs to other"
            " people is left out, and the package says so.",
        ),
        choices=(Choice(translate("Export", "What is held"), takings.person(work, person)),),
    )
    return ExportPanel(work, wish, over)


def _rows(
    work: Work, checked: Sequence[int], listed: Sequence[int], taking: Callable[[Sequence[int]], takings.Taking]
) -> tuple[Choice, ...]:
    say = work.wording.number
    everything = translate("Export", "All {count} of the list").format(count=say(len(listed)))
    found = [Choice(everything, taking(listed))]
    if checked:
        words = translate("Export", "The {count} chosen").format(count=say(len(checked)))
        found.insert(0, Choice(words, taking(checked)))
    return tuple(found)


def _after(day: date, days: int) -> date:
    return day + timedelta(days=days - 1)
