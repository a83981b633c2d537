"""Which page stands behind which key of a place. Imported only once the unlock window is shown: it loads them all."""

from collections.abc import Mapping, Sequence

from ui.answers.page import AnswersPage
from ui.appointments.page import AppointmentsPage
from ui.approvals.page import ApprovalsPage
from ui.audit.page import AuditPage
from ui.cases.case_page import CasePage
from ui.cases.list_page import CasesPage
from ui.commands import Command
from ui.conflicts.page import ConflictsPage
from ui.directory.page import DirectoryPage
from ui.documents.page import DocumentPage
from ui.drafts.page import DraftsPage
from ui.duplicates.page import DuplicatesPage
from ui.front_desk.everywhere import everywhere as contact_everywhere
from ui.front_desk.page import FrontDeskPage
from ui.imports.everywhere import imports_everywhere
from ui.imports.mail_everywhere import mail_everywhere
from ui.imports.mail_page import MailPage
from ui.imports.page import ImportsPage
from ui.my_day.page import MyDayPage
from ui.my_tasks.page import MyTasksPage
from ui.people.add_page import AddPersonPage
from ui.people.everywhere import people_everywhere
from ui.people.list_page import PeoplePage
from ui.person.page import PersonPage
from ui.settings.page import SettingsPage
from ui.shell.page import Page
from ui.shell.window import ShellWindow
from ui.sync_status.page import SyncPage
from ui.team_queue.page import TeamQueuePage
from ui.visits.page import VisitsPage

__all__ = ["PAGES", "everywhere"]

PAGES: Mapping[str, type[Page]] = {
    "front-desk": FrontDeskPage,
    "appointments": AppointmentsPage,
    "my-day": MyDayPage,
    "my-tasks": MyTasksPage,
    "visits": VisitsPage,
    "drafts": DraftsPage,
    "conflicts": ConflictsPage,
    "audit-trail": AuditPage,
    "team-queue": TeamQueuePage,
    "approvals": ApprovalsPage,
    "duplicates": DuplicatesPage,
    "people": PeoplePage,
    "add-person": AddPersonPage,
    "person": PersonPage,
    "cases": CasesPage,
    "case": CasePage,
    "document": DocumentPage,
    "answers": AnswersPage,
    "directory": DirectoryPage,
    "imports": ImportsPage,
    "mail": MailPage,
    "settings": SettingsPage,
    "sync": SyncPage,
}


def everywhere(window: ShellWindow) -> Sequence[Command]:
    """Return the commands of rooms that can be given on every page."""
    return (
        *contact_everywhere(window),
        *people_everywhere(window),
        *mail_everywhere(window),
        *imports_everywhere(window),
    )
