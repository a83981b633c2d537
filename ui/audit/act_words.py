"""Acts of the program in words: what somebody did, for a list. An act that is new is told by what it belongs to."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

GROUPS: Mapping[str, tuple[str, ...]] = {
    "looked": ("case.read", "case.open_attachment", "search", "case.list"),
    "printed": ("case.print", "case.export", "audit.export", "report", "print"),
    "glass": ("break_glass",),
    "people": ("person.", "household.", "relationship.", "safety.", "consent."),
    "cases": ("case.", "task.", "deadline.", "approval.", "referral.", "conflict."),
    "contacts": ("contact.", "note.", "visit.", "appointment.", "walk_in.", "answer.", "document."),
    "device": ("profile.", "pack.", "number.", "audit."),
}
"""Which acts belong to a kind: they begin with one of these words."""


def group_words(group: str) -> str:
    """Return what a kind of acts is called."""
    return {
        "looked": translate("Audit", "Looked at something"),
        "printed": translate("Audit", "Printed or exported"),
        "glass": translate("Audit", "Broke the glass"),
        "people": translate("Audit", "Changed people"),
        "cases": translate("Audit", "Changed cases and tasks"),
        "contacts": translate("Audit", "Contacts and visits"),
        "device": translate("Audit", "This device"),
    }[group]


def act_words(act: str, kind: str = "") -> str:
    """Return an act in words; `kind` is that of the record it was done to."""
    found = translate("Audit", "Opened a case") if (act, kind) == ("case.read", "case") else _known().get(act)
    if found is not None:
        return found
    group = next((name for name, acts in GROUPS.items() if act.startswith(acts)), "")
    others = {
        "people": translate("Audit", "Changed a person"),
        "cases": translate("Audit", "Changed a case or a task"),
        "contacts": translate("Audit", "Recorded a contact"),
        "device": translate("Audit", "Something on this device"),
    }
    return others.get(group) or (group_words(group) if group else translate("Audit", "Something else"))


def icon_of(act: str) -> str:
    """Return the icon beside an act."""
    icons = {
        "looked": "eye",
        "printed": "printer",
        "glass": "shield-alert",
        "device": "laptop",
    }
    group = next((name for name, acts in GROUPS.items() if act.startswith(acts)), "")
    return icons.get(group, "pencil-line")


def _known() -> Mapping[str, str]:
    return {
        "case.read": translate("Audit", "Opened the record"),
        "case.read_sensitive": translate("Audit", "Asked for what is kept more closely"),
        "case.read_trail": translate("Audit", "Asked who looked"),
        "case.open_attachment": translate("Audit", "Opened a document"),
        "case.print": translate("Audit", "Printed"),
        "case.export": translate("Audit", "Exported"),
        "search": translate("Audit", "Searched"),
        "report": translate("Audit", "Made a report"),
        "audit.export": translate("Audit", "Exported the audit trail"),
        "audit.verify": translate("Audit", "Checked the audit trail"),
        "case.list": translate("Audit", "Looked at a list of cases"),
        "audit.read": translate("Audit", "Asked for the audit trail"),
        "break_glass.open": translate("Audit", "Broke the glass to open a case"),
        "break_glass.review": translate("Audit", "Reviewed a broken glass"),
        "person.add": translate("Audit", "Added a person"),
        "person.edit": translate("Audit", "Changed details"),
        "person.identify": translate("Audit", "Wrote down who it is"),
        "person.erase": translate("Audit", "Erased a person"),
        "person.merge": translate("Audit", "Made two records one"),
        "person.unmerge": translate("Audit", "Made one record two again"),
        "person.distinguish": translate("Audit", "Said that two records are two people"),
        "person.doubt": translate("Audit", "Took back that two records are two people"),
        "person.move": translate("Audit", "Wrote down a move"),
        "person.change-name": translate("Audit", "Changed a name"),
        "person.death": translate("Audit", "Wrote down a death"),
        "person.import": translate("Audit", "Brought in people from a file"),
        "consent.record": translate("Audit", "Wrote down a consent"),
        "safety.warn": translate("Audit", "Added a warning"),
        "safety.review": translate("Audit", "Reviewed a warning"),
        "safety.end": translate("Audit", "Ended a warning"),
        "household.add": translate("Audit", "Added a household"),
        "household.join": translate("Audit", "Added a household member"),
        "person.birth-date": translate("Audit", "Changed a date of birth"),
        "person.add-entry": translate("Audit", "Added to somebody’s details"),
        "person.correct-entry": translate("Audit", "Corrected somebody’s details"),
        "person.end-entry": translate("Audit", "Ended one of somebody’s details"),
        "person.take-out-entry": translate("Audit", "Took out one of somebody’s details"),
        "relationship.add": translate("Audit", "Wrote down who belongs to whom"),
        "relationship.end": translate("Audit", "Ended who belongs to whom"),
        "household.leave": translate("Audit", "Took somebody out of a household"),
        "household.change-role": translate("Audit", "Changed a household member"),
        "household.describe": translate("Audit", "Changed a household"),
        "household.add-address": translate("Audit", "Changed the address of a household"),
        "case.open": translate("Audit", "Opened a new case"),
        "case.assign": translate("Audit", "Gave a case to an officer"),
        "case.ask_handover": translate("Audit", "Asked somebody to take a case over"),
        "case.accept_handover": translate("Audit", "Took a case over"),
        "case.decline_handover": translate("Audit", "Declined to take a case over"),
        "case.take_dates": translate("Audit", "Took visits and appointments over"),
        "case.give_dates_back": translate("Audit", "Gave visits and appointments back"),
        "case.add_person": translate("Audit", "Added a person to a case"),
        "case.remove_person": translate("Audit", "Took a person out of a case"),
        "case.escalate": translate("Audit", "Escalated a case"),
        "case.end_escalation": translate("Audit", "Ended an escalation"),
        "case.prioritise": translate("Audit", "Said how urgent cases are"),
        "case.set_detail": translate("Audit", "Filled in facts of a case"),
        "case.legal_hold": translate("Audit", "Put a case under legal hold"),
        "case.lift_legal_hold": translate("Audit", "Lifted a legal hold"),
        "case.move": translate("Audit", "Moved a case to another stage"),
        "case.close": translate("Audit", "Closed a case"),
        "case.reopen": translate("Audit", "Took up a case again"),
        "case.hold": translate("Audit", "Put a case on hold"),
        "case.resume": translate("Audit", "Went on with a case"),
        "case.import": translate("Audit", "Brought in cases from a file"),
        "task.plan": translate("Audit", "Planned a task"),
        "task.finish": translate("Audit", "Finished a task"),
        "task.drop": translate("Audit", "Dropped a task"),
        "task.postpone": translate("Audit", "Put off a task"),
        "task.reopen": translate("Audit", "Took up a task again"),
        "task.wait": translate("Audit", "Let a task wait"),
        "deadline.extend": translate("Audit", "Extended a deadline"),
        "deadline.meet": translate("Audit", "Met a deadline"),
        "deadline.promise": translate("Audit", "Promised a date"),
        "task.reassign": translate("Audit", "Gave tasks to somebody else"),
        "approval.ask": translate("Audit", "Asked for approval"),
        "approval.approve": translate("Audit", "Approved"),
        "approval.send_back": translate("Audit", "Sent a request back"),
        "referral.draft": translate("Audit", "Wrote a referral"),
        "referral.send": translate("Audit", "Sent a referral"),
        "referral.accept": translate("Audit", "Heard that a referral was taken up"),
        "referral.close": translate("Audit", "Closed a referral"),
        "referral.ask_again": translate("Audit", "Asked again about a referral"),
        "conflict.settle": translate("Audit", "Settled a conflict"),
        "conflict.dismiss": translate("Audit", "Left a conflict as it stands"),
        "contact.log": translate("Audit", "Wrote down a contact"),
        "contact.correct": translate("Audit", "Corrected a contact"),
        "contact.withdraw": translate("Audit", "Took back a contact"),
        "contact.wrap_up": translate("Audit", "Finished a contact at the counter"),
        "contact.identify": translate("Audit", "Said whom a contact was with"),
        "note.write": translate("Audit", "Wrote a note"),
        "note.correct": translate("Audit", "Corrected a note"),
        "document.attach": translate("Audit", "Attached a document"),
        "document.erase": translate("Audit", "Erased a document"),
        "visit.plan": translate("Audit", "Planned a visit"),
        "visit.replan": translate("Audit", "Moved a visit"),
        "visit.record": translate("Audit", "Recorded a visit"),
        "visit.nobody_home": translate("Audit", "Found nobody home"),
        "visit.cancel": translate("Audit", "Cancelled a visit"),
        "visit.give_to": translate("Audit", "Gave a visit to an officer"),
        "visit.set_out": translate("Audit", "Set out for a visit"),
        "visit.arrive": translate("Audit", "Arrived at a visit"),
        "visit.check_in": translate("Audit", "Checked in from a visit"),
        "visit.take_up_again": translate("Audit", "Planned a cancelled visit again"),
        "appointment.check_in": translate("Audit", "Checked somebody in"),
        "appointment.move": translate("Audit", "Moved an appointment"),
        "appointment.cancel": translate("Audit", "Cancelled an appointment"),
        "appointment.no_show": translate("Audit", "Noted that somebody did not come"),
        "appointment.serve": translate("Audit", "Saw somebody with an appointment"),
        "answer.given": translate("Audit", "Gave an answer"),
        "appointment.book": translate("Audit", "Booked an appointment"),
        "walk_in.arrive": translate("Audit", "Took in somebody at the counter"),
        "walk_in.call": translate("Audit", "Called somebody to the counter"),
        "walk_in.serve": translate("Audit", "Helped somebody at the counter"),
        "walk_in.finish": translate("Audit", "Finished with somebody at the counter"),
        "walk_in.identify": translate("Audit", "Said who is waiting"),
        "walk_in.no_show": translate("Audit", "Noted that somebody waiting had left"),
        "walk_in.transfer": translate("Audit", "Sent somebody to another queue"),
        "profile.unlock": translate("Audit", "Unlocked this profile"),
        "profile.lock": translate("Audit", "Locked this profile"),
        "profile.refused": translate("Audit", "This profile was not opened"),
        "profile.backup": translate("Audit", "Made a backup"),
        "pack.install": translate("Audit", "Took in the agency’s settings"),
        "pack.publish": translate("Audit", "Published directory and answers"),
        "number.give": translate("Audit", "Gave final numbers"),
    }
