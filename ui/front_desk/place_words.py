"""What is said of an open report at a counter: of the matter only, never of who else reported it."""

from PySide6.QtCore import QCoreApplication

from caseworker.desk.place_reports import OpenReport
from ui.wording import Wording

translate = QCoreApplication.translate


def offered_words(report: OpenReport, say: Wording) -> str:
    """Return the second line of an offered report: reference, how it stands, how many reported it, how near it is."""
    reports = translate("PlaceReports", "%n reports", "", report.reports)
    return say.facts(say.isolate(report.number), report.doing, reports, _near(report), due_words(report, say))


def due_words(report: OpenReport, say: Wording) -> str:
    """Return by when it is to be settled, "" where nothing is due by a date."""
    if report.due is None:
        return ""
    day = say.full_day(report.due.deadline.due_at)
    if report.due.is_overdue:
        return translate("PlaceReports", "It was due on {day} and is late.").format(day=day)
    return translate("PlaceReports", "Due by {day}.").format(day=day)


def joined_words(report: OpenReport, say: Wording) -> str:
    """Return what to tell a caller whose report joins an open one."""
    known = translate("PlaceReports", "Say: This is reported already. Yours is added to it.")
    return f"{known}\n{_reference(report, say)}"


def begun_words(report: OpenReport, say: Wording) -> str:
    """Return what to tell a caller whose report was begun anew."""
    taken = translate("PlaceReports", "Say: Your report is taken down.")
    return f"{taken} {_reference(report, say)}"


def _near(report: OpenReport) -> str:
    near = report.nearness
    if near.metres is not None:
        return translate("PlaceReports", "%n metres away", "", near.metres)
    if near.houses is None:
        return translate("PlaceReports", "the same street")
    if near.houses == 0:
        return translate("PlaceReports", "the same address")
    return translate("PlaceReports", "%n house numbers away", "", near.houses)


def _reference(report: OpenReport, say: Wording) -> str:
    words = translate("PlaceReports", "The reference is {number}.").format(number=say.isolate(report.number))
    return " ".join(one for one in (words, due_words(report, say)) if one)
