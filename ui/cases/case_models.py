"""Every model of the page of a case."""

from PySide6.QtCore import QObject

from caseworker.domain.ids import CaseId
from ui.cases.case_activity import CaseActivity
from ui.cases.case_charge import CaseCharge
from ui.cases.case_dates import CaseDates
from ui.cases.case_deadlines import CaseDeadlines
from ui.cases.case_model import CaseModel, CasePart
from ui.cases.case_notices import CaseNotices
from ui.cases.case_papers import CasePapers
from ui.cases.case_parts import CaseParts
from ui.cases.case_tasks import CaseTasks
from ui.cases.case_way import CaseWay
from ui.work import Work


class CaseModels:
    """The models of one page. `askers` are those that can open a form."""

    def __init__(self, work: Work, case: CaseId, owner: QObject) -> None:
        self.work = work
        self.case = CaseModel(work, case, owner)
        self.tasks = CaseTasks(work, self.case)
        self.way = CaseWay(work, self.case)
        self.charge = CaseCharge(work, self.case)
        self.dates = CaseDates(work, self.case)
        self.deadlines = CaseDeadlines(work, self.case)
        self.parts = CaseParts(work, self.case)
        self.papers = CasePapers(work, self.case)
        self.notices = CaseNotices(work, self.case)
        self.activity = CaseActivity(work, self.case)
        self.askers: tuple[CasePart, ...] = (
            self.tasks,
            self.way,
            self.charge,
            self.deadlines,
            self.parts,
            self.activity,
        )

    def reopen(self, form: str) -> None:
        """Open a form that was open when the page was left; one that needs more than its name stays closed."""
        openers = {
            "case-task": self.tasks.plan,
            "case-hold": self.way.hold,
            "case-close": self.way.close,
            "case-ask": self.way.go_on,
            "case-reopen": self.way.reopen,
            "case-promise": self.deadlines.promise,
            "case-hand-over": self.charge.hand_over,
            "case-escalate": self.charge.escalate,
            "case-rename": self.parts.rename,
            "case-facts": self.parts.fill_in,
            "contact": self.activity.log_contact,
        }
        if form in openers:
            openers[form]()
