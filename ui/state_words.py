"""States of records in words: adjectives for chips, nouns for channels and roles. One word for one thing, everywhere.

Each table holds every value of its enumeration; a test walks them.
"""

from PySide6.QtCore import QCoreApplication

from caseworker.domain.actions import Role
from caseworker.domain.appointments import AppointmentState
from caseworker.domain.approvals import ApprovalState
from caseworker.domain.cases import Priority, Status
from caseworker.domain.deadlines import Clock
from caseworker.domain.interactions import Channel, ContactOutcome, Direction, IdentityCheck
from caseworker.domain.referrals import ReferralState
from caseworker.domain.tasks import TaskState
from caseworker.domain.visits import VisitState
from caseworker.domain.walk_ins import WalkInState
from ui.role_words import role_words

translate = QCoreApplication.translate


class StateWords:
    """What values of the domain are called on a screen, and by which icon and tone they are accompanied."""

    def role(self, role: Role) -> str:
        """Return what someone is in the agency."""
        return role_words(role)

    def channel(self, channel: Channel) -> str:
        """Return by which way a contact came."""
        return {
            Channel.COUNTER: translate("Wording", "Counter"),
            Channel.PHONE: translate("Wording", "Phone"),
            Channel.EMAIL: translate("Wording", "E-mail"),
            Channel.LETTER: translate("Wording", "Letter"),
            Channel.WEB_FORM: translate("Wording", "Web form"),
            Channel.VISIT: translate("Wording", "Visit"),
            Channel.MESSAGE: translate("Wording", "Message"),
            Channel.VIDEO: translate("Wording", "Video call"),
        }[channel]

    def channel_icon(self, channel: Channel) -> str:
        """Return the icon beside a channel's word."""
        return {
            Channel.COUNTER: "store",
            Channel.PHONE: "phone",
            Channel.EMAIL: "mail",
            Channel.LETTER: "file-text",
            Channel.WEB_FORM: "globe",
            Channel.VISIT: "footprints",
            Channel.MESSAGE: "message-square",
            Channel.VIDEO: "video",
        }[channel]

    def direction(self, direction: Direction) -> str:
        """Return from whom a contact came."""
        return translate("Wording", "From them") if direction is Direction.IN else translate("Wording", "From us")

    def contact_outcome(self, outcome: ContactOutcome) -> str:
        """Return what came of a contact."""
        return {
            ContactOutcome.ANSWERED: translate("Wording", "Sorted"),
            ContactOutcome.BELONGS_ELSEWHERE: translate("Wording", "Belongs elsewhere"),
            ContactOutcome.JOINED_TO_CASE: translate("Wording", "Added to a case"),
            ContactOutcome.NEW_CASE: translate("Wording", "Case opened"),
            ContactOutcome.CALL_BACK: translate("Wording", "Call back promised"),
            ContactOutcome.REFERRED: translate("Wording", "Referred"),
            ContactOutcome.BOOKED: translate("Wording", "Booked"),
            ContactOutcome.GIVEN_UP: translate("Wording", "Left before"),
            ContactOutcome.NOT_REACHED: translate("Wording", "Not reached"),
            ContactOutcome.WAITS_FOR_ANSWER: translate("Wording", "Waits for an answer"),
        }[outcome]

    def identity(self, check: IdentityCheck) -> str:
        """Return how far someone showed who they are."""
        return {
            IdentityCheck.NOT_ASKED: translate("Wording", "ID not asked"),
            IdentityCheck.PASSED: translate("Wording", "ID checked"),
            IdentityCheck.NOT_PASSED: translate("Wording", "ID not confirmed"),
        }[check]

    def case_status(self, status: Status) -> str:
        """Return how a case stands."""
        return {
            Status.OPEN: translate("Wording", "Open"),
            Status.ON_HOLD: translate("Wording", "On hold"),
            Status.CLOSED: translate("Wording", "Closed"),
        }[status]

    def priority(self, priority: Priority) -> str:
        """Return how pressing a case is."""
        return {
            Priority.LOW: translate("Wording", "Low"),
            Priority.NORMAL: translate("Wording", "Normal"),
            Priority.HIGH: translate("Wording", "High"),
            Priority.URGENT: translate("Wording", "Urgent"),
        }[priority]

    def task_state(self, state: TaskState) -> str:
        """Return how a task stands."""
        return {
            TaskState.OPEN: translate("Wording", "To do"),
            TaskState.DONE: translate("Wording", "Done"),
            TaskState.DROPPED: translate("Wording", "Dropped"),
        }[state]

    def visit_state(self, state: VisitState) -> str:
        """Return how a visit stands."""
        return {
            VisitState.PLANNED: translate("Wording", "Planned"),
            VisitState.ON_THE_WAY: translate("Wording", "On the way"),
            VisitState.AT_THE_DOOR: translate("Wording", "At the door"),
            VisitState.DONE: translate("Wording", "Done"),
            VisitState.NOT_AT_HOME: translate("Wording", "Nobody home"),
            VisitState.CANCELLED: translate("Wording", "Cancelled"),
        }[state]

    def walk_in_state(self, state: WalkInState) -> str:
        """Return where someone at the counter stands."""
        return {
            WalkInState.WAITING: translate("Wording", "Waiting"),
            WalkInState.INVITED: translate("Wording", "Called"),
            WalkInState.BEING_SERVED: translate("Wording", "At the counter"),
            WalkInState.ON_HOLD: translate("Wording", "On hold"),
            WalkInState.FINISHED: translate("Wording", "Finished"),
        }[state]

    def appointment_state(self, state: AppointmentState) -> str:
        """Return how an appointment stands."""
        return {
            AppointmentState.BOOKED: translate("Wording", "Booked"),
            AppointmentState.CHECKED_IN: translate("Wording", "Here"),
            AppointmentState.SERVED: translate("Wording", "Served"),
            AppointmentState.NO_SHOW: translate("Wording", "Did not come"),
            AppointmentState.CANCELLED: translate("Wording", "Cancelled"),
        }[state]

    def approval_state(self, state: ApprovalState) -> str:
        """Return how a request stands."""
        return {
            ApprovalState.ASKED: translate("Wording", "Waiting for approval"),
            ApprovalState.APPROVED: translate("Wording", "Approved"),
            ApprovalState.SENT_BACK: translate("Wording", "Sent back"),
        }[state]

    def referral_state(self, state: ReferralState) -> str:
        """Return how a referral stands."""
        return {
            ReferralState.DRAFTED: translate("Wording", "Draft"),
            ReferralState.SENT: translate("Wording", "Sent"),
            ReferralState.ACCEPTED: translate("Wording", "Accepted"),
            ReferralState.ATTENDED: translate("Wording", "Attended"),
            ReferralState.REFUSED: translate("Wording", "Refused"),
            ReferralState.NO_CONTACT: translate("Wording", "No contact"),
        }[state]

    def clock(self, clock: Clock) -> str:
        """Return how the clock of a deadline stands."""
        return {
            Clock.RUNNING: translate("Wording", "Running"),
            Clock.PAUSED: translate("Wording", "Paused"),
            Clock.MET: translate("Wording", "Met"),
            Clock.MISSED: translate("Wording", "Missed"),
        }[clock]
