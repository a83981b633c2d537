"""What can be asked for, why it may be refused, and the sentences for a refusal. Who may do what: access.py."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from caseworker.errors import CaseworkerError


class Role(StrEnum):
    """What someone is in the agency. One person at one time has one role."""

    OFFICER = "officer"
    FRONT_DESK = "front_desk"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class Action(StrEnum):
    """What an actor asks to do. Those of a case are asked of every record about citizens."""

    LIST = "case.list"
    READ = "case.read"
    READ_SENSITIVE = "case.read_sensitive"
    CREATE = "case.create"
    WRITE = "case.write"
    WRITE_CONTACT = "person.write_contact"  # how to reach a person and talk with them
    ADD_NOTE = "case.add_note"
    ADD_ATTACHMENT = "case.add_attachment"
    OPEN_ATTACHMENT = "case.open_attachment"
    SETTLE_CONFLICT = "case.settle_conflict"
    ASSIGN = "case.assign"
    APPROVE = "case.approve"
    REDACT = "case.redact"
    TAKE_BACK = "record.take_back"  # what one's own device brought in by mistake and nobody else has changed since
    MERGE = "person.merge"
    UNMERGE = "person.unmerge"
    PRINT = "case.print"
    EXPORT = "case.export"
    READ_TRAIL = "case.read_trail"  # who read or changed this
    SETTLE_PROBLEM = "problem.settle"  # see and settle what went wrong with what devices sent
    OPEN_BREAK_GLASS = "break_glass.open"
    REVIEW_BREAK_GLASS = "break_glass.review"
    RECOVER_DEVICE = "device.recover"
    MANAGE_USERS = "admin.users"
    MANAGE_DEVICES = "admin.devices"
    MANAGE_POLICY = "admin.policy"
    READ_AUDIT = "audit.read"
    VERIFY_AUDIT = "audit.verify"


class Reason(StrEnum):
    """Why something is refused. The first that applies is told."""

    ROLE = "role"
    SEALED = "sealed"
    RESTRICTED = "restricted"
    TERRITORY = "territory"
    KIND = "kind"
    OTHER_DESK = "other_desk"
    NOT_ASSIGNED = "not_assigned"
    OWN = "own"
    NO_PURPOSE = "no_purpose"
    OFFLINE = "offline"
    NO_CATEGORY = "no_category"
    SHORT_REASON = "short_reason"
    NOT_A_CASE = "not_a_case"
    NOT_NEEDED = "not_needed"


SENTENCES = {
    Reason.ROLE: "Your role does not include this. Nothing was changed. A supervisor can tell you who can do it.",
    Reason.SEALED: "There is nothing here that you can open.",
    Reason.RESTRICTED: "Only those who work on this case can open it. A supervisor of the territory can help.",
    Reason.TERRITORY: "This belongs to another territory. Nothing was changed. Its supervisor can help.",
    Reason.KIND: "This is not yours to change. Nothing was changed. Write a note, and those who may will see it.",
    Reason.OTHER_DESK: "This file was added at another desk. Ask that desk, or the officer of the case.",
    Reason.NOT_ASSIGNED: "Only those who work on this case can do this. Ask its officer or a supervisor.",
    Reason.OWN: "Someone else must do this, because it concerns what you did or asked for yourself.",
    Reason.NO_PURPOSE: "Say what it is for first. Nothing has left the application.",
    Reason.OFFLINE: "This needs a connection. Nothing was changed. Try again when you are online.",
    Reason.NO_CATEGORY: "Choose why it cannot wait. The case is still closed.",
    Reason.SHORT_REASON: "Say why in at least 20 characters. The case is still closed.",
    Reason.NOT_A_CASE: "Only a single case can be opened in this way. Choose the case first.",
    Reason.NOT_NEEDED: "You can open this case already.",
}


class AccessDenied(CaseworkerError):
    """An action that this actor may not take here. `reason` is the word of a `Reason`."""

    key = "access.denied"
    sentence = "This is not open to you. Nothing was changed."

    def say(self) -> str:
        """Return the English sentence for the reason."""
        return SENTENCES[Reason(str(self.facts["reason"]))]


@dataclass(frozen=True, slots=True)
class Allow:
    """It may be done. `by_glass` when only because the glass was broken: it is told and reviewed."""

    by_glass: bool = False

    def or_refuse(self) -> None:
        """Do nothing: it is allowed."""


@dataclass(frozen=True, slots=True)
class Deny:
    """It may not be done, and why."""

    reason: Reason

    @property
    def is_silent(self) -> bool:
        """Whether not even that there is something may be told (sealed records)."""
        return self.reason is Reason.SEALED

    def or_refuse(self) -> None:
        """Raise `AccessDenied`."""
        raise AccessDenied(reason=self.reason.value)


Decision: TypeAlias = Allow | Deny
