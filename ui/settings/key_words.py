"""What commands are called where no page that has them is open: for the list of keys. A test holds it complete."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def group_of(command: str) -> str:
    """Return the heading under which a command's key stands."""
    return _groups().get(command.partition(".")[0], translate("KeyWords", "Other pages"))


def words_of(command: str) -> str:
    """Return what a command is called; its id where nobody said, which a test finds."""
    numbered, _, number = command.rpartition("-")
    if number.isdigit():
        return _numbered().get(numbered, command).format(number=number)
    return _words().get(command, command)


def _groups() -> dict[str, str]:
    record = translate("KeyWords", "Record")
    return {
        "window": translate("KeyWords", "Everywhere"),
        "person": record,
        "case": record,
        "case-page": record,
        "task": record,
        "visit": record,
        "record": record,
        "form": translate("KeyWords", "Form"),
        "front-desk": translate("KeyWords", "Front desk"),
        "approval": translate("KeyWords", "Approval"),
        "tasks": translate("KeyWords", "My tasks"),
        "appointments": translate("KeyWords", "Appointments"),
        "my-day": translate("KeyWords", "My day"),
        "visits": translate("KeyWords", "Visits"),
        "add-person": translate("KeyWords", "Add person"),
        "duplicates": translate("KeyWords", "Duplicates"),
        "imports": translate("KeyWords", "Import"),
        "mail": translate("KeyWords", "Mail"),
        "conflict": translate("KeyWords", "Conflict"),
        "answers": translate("KeyWords", "Answers"),
        "directory": translate("KeyWords", "Referral directory"),
    }


def _numbered() -> dict[str, str]:
    return {
        "window.go": translate("KeyWords", "Go to entry {number} of the navigation"),
        "front-desk.reason": translate("KeyWords", "Choose reason {number}"),
        "add-person.use": translate("KeyWords", "Use match {number}"),
    }


def _words() -> dict[str, str]:
    return {**_window_words(), **_record_words(), **_counter_words(), **_list_words(), **_field_words()}


def _window_words() -> dict[str, str]:
    return {
        "window.search": translate("KeyWords", "Search and commands"),
        "window.keys": translate("KeyWords", "Keys of this page"),
        "window.answers": translate("KeyWords", "Answers for this"),
        "window.back": translate("KeyWords", "Back"),
        "window.forward": translate("KeyWords", "Forward"),
        "window.next-pane": translate("KeyWords", "Next pane"),
        "window.previous-pane": translate("KeyWords", "Previous pane"),
        "window.find": translate("KeyWords", "Find in page"),
        "window.undo": translate("KeyWords", "Undo last action"),
        "window.lock": translate("KeyWords", "Lock"),
        "window.hide-names": translate("KeyWords", "Hide or show all names"),
        "window.send-now": translate("KeyWords", "Send now"),
        "window.larger-text": translate("KeyWords", "Larger text"),
        "window.smaller-text": translate("KeyWords", "Smaller text"),
        "window.usual-text": translate("KeyWords", "Text in its usual size"),
        "window.settings": translate("KeyWords", "Settings"),
        "window.menu": translate("KeyWords", "Open the menu"),
    }


def _record_words() -> dict[str, str]:
    return {
        "case-page.attach": translate("KeyWords", "Attach documents"),
        "case-page.finish-and-plan": translate("KeyWords", "Finish task and plan the next"),
        "person.log-contact": translate("KeyWords", "Log contact"),
        "person.add": translate("KeyWords", "Add person"),
        "person.refer": translate("KeyWords", "Refer to a service"),
        "case.open": translate("KeyWords", "Open case"),
        "task.plan": translate("KeyWords", "Plan task"),
        "case.assign": translate("KeyWords", "Assign"),
        "visit.plan": translate("KeyWords", "Plan visit"),
        "record.next-tab": translate("KeyWords", "Next tab"),
        "record.previous-tab": translate("KeyWords", "Previous tab"),
        "record.print": translate("KeyWords", "Print"),
        "form.main": translate("KeyWords", "Main action of the form"),
        "form.save": translate("KeyWords", "Save and stay"),
        "add-person.use-1": translate("KeyWords", "Use the first match"),
        "add-person.use-2": translate("KeyWords", "Use the second match"),
        "add-person.look": translate("KeyWords", "Look closer at the first match"),
        "add-person.apart": translate("KeyWords", "First match is not the same"),
        "duplicates.apart": translate("KeyWords", "Not the same"),
        "duplicates.previous": translate("KeyWords", "Previous pair"),
        "duplicates.next": translate("KeyWords", "Next pair"),
        "duplicates.merged": translate("KeyWords", "Show what was merged"),
        "imports.choose": translate("KeyWords", "Choose files to import"),
        "imports.try": translate("KeyWords", "Try all of a file"),
        "imports.bring": translate("KeyWords", "Import the file"),
        "mail.file-certain": translate("KeyWords", "File all that are certain"),
        "mail.skip": translate("KeyWords", "Skip"),
        "mail.unfold": translate("KeyWords", "Show or hide quoted text"),
        "mail.previous": translate("KeyWords", "Previous message"),
        "mail.next": translate("KeyWords", "Next message"),
        "mail.choose": translate("KeyWords", "Choose mail files"),
        "approval.send-back": translate("KeyWords", "Send back"),
        "approval.previous": translate("KeyWords", "Previous request"),
        "approval.next": translate("KeyWords", "Next request"),
    }


def _field_words() -> dict[str, str]:
    return {
        "my-day.add": translate("KeyWords", "Add a visit"),
        "my-day.set-out": translate("KeyWords", "Set out"),
        "my-day.arrive": translate("KeyWords", "At the door"),
        "my-day.check-in": translate("KeyWords", "All is well"),
        "my-day.nobody-home": translate("KeyWords", "Nobody home"),
        "my-day.photos": translate("KeyWords", "Add photos"),
        "my-day.earlier": translate("KeyWords", "Go there earlier"),
        "my-day.later": translate("KeyWords", "Go there later"),
        "my-day.open-person": translate("KeyWords", "Open person"),
        "my-day.move": translate("KeyWords", "Move visit"),
        "my-day.cancel": translate("KeyWords", "Cancel visit"),
        "my-day.previous-day": translate("KeyWords", "Previous day"),
        "my-day.next-day": translate("KeyWords", "Next day"),
        "my-day.today": translate("KeyWords", "Today"),
        "visits.replan": translate("KeyWords", "Move visit"),
        "visits.cancel": translate("KeyWords", "Cancel visit"),
        "visits.previous-week": translate("KeyWords", "Previous week"),
        "visits.next-week": translate("KeyWords", "Next week"),
        "visits.this-week": translate("KeyWords", "This week"),
        "conflict.use-left": translate("KeyWords", "Use all of the left side"),
        "conflict.use-right": translate("KeyWords", "Use all of the right side"),
        "conflict.later": translate("KeyWords", "Decide later"),
        "conflict.open": translate("KeyWords", "Open the record"),
    }


def _list_words() -> dict[str, str]:
    return {
        "tasks.finish-and-plan": translate("KeyWords", "Finish and plan the next"),
        "tasks.postpone": translate("KeyWords", "Postpone"),
        "appointments.book": translate("KeyWords", "Book appointment"),
        "appointments.no-show": translate("KeyWords", "Did not come"),
        "appointments.move": translate("KeyWords", "Move appointment"),
        "appointments.cancel": translate("KeyWords", "Cancel appointment"),
        "appointments.previous-day": translate("KeyWords", "Previous day"),
        "appointments.next-day": translate("KeyWords", "Next day"),
        "appointments.today": translate("KeyWords", "Today"),
        "answers.copy": translate("KeyWords", "Copy the answer"),
        "answers.helped": translate("KeyWords", "This answer helped"),
        "answers.no-help": translate("KeyWords", "This answer did not help"),
        "answers.report": translate("KeyWords", "Report this answer"),
        "directory.call": translate("KeyWords", "Call the service"),
        "directory.copy": translate("KeyWords", "Copy the address"),
        "directory.outcome": translate("KeyWords", "Say what became of a referral"),
        "directory.services": translate("KeyWords", "Show services"),
        "directory.under-way": translate("KeyWords", "Show referrals under way"),
    }


def _counter_words() -> dict[str, str]:
    return {
        "front-desk.walk-in": translate("KeyWords", "Add walk-in"),
        "front-desk.phone-call": translate("KeyWords", "Log phone call"),
        "front-desk.call-next": translate("KeyWords", "Call next"),
        "front-desk.recall": translate("KeyWords", "Call again"),
        "front-desk.hold": translate("KeyWords", "Put on hold"),
        "front-desk.resume": translate("KeyWords", "Go on with those on hold"),
        "front-desk.no-show": translate("KeyWords", "Did not come"),
        "front-desk.finish": translate("KeyWords", "Finish"),
        "front-desk.send-back": translate("KeyWords", "Back to the waiting list"),
        "front-desk.find-person": translate("KeyWords", "Find the person"),
        "front-desk.note": translate("KeyWords", "Go to the note"),
        "front-desk.call-back": translate("KeyWords", "Promise to call back"),
        "front-desk.refer": translate("KeyWords", "Refer"),
        "front-desk.book": translate("KeyWords", "Book appointment"),
        "front-desk.elsewhere": translate("KeyWords", "Belongs elsewhere"),
        "front-desk.open-person": translate("KeyWords", "Open person"),
    }
