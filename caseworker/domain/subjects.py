"""Every subject, in one list: what the store keeps, what travels and what can be found."""

from caseworker.domain.answers import Answer
from caseworker.domain.appointments import Appointment
from caseworker.domain.approvals import Approval
from caseworker.domain.attachments import Attachment
from caseworker.domain.cases import Case
from caseworker.domain.conflicts import Conflict
from caseworker.domain.consents import Consent
from caseworker.domain.deadlines import Deadline
from caseworker.domain.definition import Record
from caseworker.domain.directory import Place, Service
from caseworker.domain.distinctions import PersonDistinction, PersonDoubt
from caseworker.domain.households import Household
from caseworker.domain.identifications import Identification
from caseworker.domain.interactions import Interaction
from caseworker.domain.merging import PersonMerge, PersonUnmerge
from caseworker.domain.notes import Note
from caseworker.domain.organisations import Organisation
from caseworker.domain.people import Person
from caseworker.domain.referrals import Referral
from caseworker.domain.relationships import Relationship
from caseworker.domain.safety import SafetyFact
from caseworker.domain.tasks import Task
from caseworker.domain.visits import Visit
from caseworker.domain.walk_ins import WalkIn

SUBJECTS: tuple[type[Record], ...] = (
    Person,
    Household,
    Organisation,
    Relationship,
    SafetyFact,
    Consent,
    PersonMerge,
    PersonUnmerge,
    PersonDistinction,
    PersonDoubt,
    Case,
    Deadline,
    Task,
    Visit,
    Appointment,
    Interaction,
    Identification,
    Note,
    Attachment,
    WalkIn,
    Referral,
    Approval,
    Service,
    Place,
    Answer,
    Conflict,
)
