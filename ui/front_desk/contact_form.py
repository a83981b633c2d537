"""What is entered of a contact: a value that a form fills in, that a draft keeps, and that becomes a contact."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from caseworker.desk.interactions import ContactEntered
from caseworker.desk.tasks import Plan
from caseworker.domain.answers import AnswerId
from caseworker.domain.calendars import WorkingCalendar
from caseworker.domain.ids import CaseId, PersonId, ServiceId
from caseworker.domain.interactions import WRITTEN, Channel, ContactOutcome, HandedOn, IdentityCheck
from caseworker.domain.walk_ins import WalkInId


class Next(StrEnum):
    """What follows from a contact."""

    SORTED = "sorted"
    CALL_BACK = "call-back"
    REFER = "refer"
    BOOK = "book"
    ELSEWHERE = "elsewhere"


OUTCOMES: Mapping[Next, ContactOutcome] = {
    Next.SORTED: ContactOutcome.ANSWERED,
    Next.CALL_BACK: ContactOutcome.CALL_BACK,
    Next.REFER: ContactOutcome.REFERRED,
    Next.BOOK: ContactOutcome.BOOKED,
    Next.ELSEWHERE: ContactOutcome.BELONGS_ELSEWHERE,
}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where a misdirected contact belongs: a service of the directory, or a name."""

    name: str = ""
    service: ServiceId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactForm:
    """What is entered so far. `call_back_on` is the day by which they are called back, where that was promised."""

    channel: Channel = Channel.COUNTER
    reason: str = ""
    text: str = ""
    identity: IdentityCheck = IdentityCheck.NOT_ASKED
    case: CaseId | None = None
    next: Next = Next.SORTED
    call_back_on: date | None = None
    elsewhere: Elsewhere = Elsewhere()
    handed_on: HandedOn = HandedOn.TOLD_WHERE
    answers: tuple[AnswerId, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was entered that would be missed."""
        return not (self.text.strip() or self.reason or self.answers)

    def entered(self, *, person: PersonId | None, walk_in: WalkInId | None, described_as: str) -> ContactEntered:
        """Return the contact as the desk takes it."""
        is_elsewhere = self.next is Next.ELSEWHERE
        return ContactEntered(
            channel=self.channel,
            outcome=OUTCOMES[self.next],
            people=() if person is None else (person,),
            described_as=described_as if person is None else "",
            identity=self.identity,
            case=self.case,
            walk_in=walk_in,
            reason=self.reason,
            text=self.text.strip(),
            answers=self.answers,
            belongs_to=self.elsewhere.service if is_elsewhere else None,
            belongs_to_name=self.elsewhere.name if is_elsewhere else "",
            handed_on=self.handed_on if is_elsewhere else None,
        )

    def call_back(self, title: str, *, person: PersonId | None) -> Plan | None:
        """Return the task of a promised call back, None when none was promised."""
        if self.next is not Next.CALL_BACK:
            return None
        return Plan(title=title, person=person, case=self.case, due=self.call_back_on)

    def by(self, channel: Channel) -> "ContactForm":
        """Return the form with another channel: what came in writing is forwarded, never only told where."""
        must = channel in WRITTEN and self.handed_on is not HandedOn.FORWARDED
        return replace(self, channel=channel, handed_on=HandedOn.FORWARDED if must else self.handed_on)

    def then(self, chosen: Next, *, calendar: WorkingCalendar, today: date) -> "ContactForm":
        """Return the form with another next step; a call back is for the next working day unless one was chosen."""
        due = self.call_back_on
        if chosen is Next.CALL_BACK and due is None:
            due = calendar.add_working_days(today, 1)
        return replace(self, next=chosen, call_back_on=due)

    def fields(self) -> dict[str, str]:
        """Return what a draft keeps."""
        return {
            "text": self.text,
            "reason": self.reason,
            "channel": self.channel.value,
            "identity": self.identity.value,
            "case": str(self.case or ""),
            "next": self.next.value,
            "call_back_on": self.call_back_on.isoformat() if self.call_back_on else "",
            "elsewhere": self.elsewhere.name,
            "elsewhere_service": str(self.elsewhere.service or ""),
            "handed_on": self.handed_on.value,
            "answers": " ".join(str(one) for one in self.answers),
        }


def from_fields(fields: Mapping[str, str], *, channel: Channel = Channel.COUNTER) -> ContactForm:
    """Return the form that a draft kept; what is not in it is as in a new form."""
    case, service, due = fields.get("case", ""), fields.get("elsewhere_service", ""), fields.get("call_back_on", "")
    return ContactForm(
        channel=Channel(fields.get("channel") or channel),
        reason=fields.get("reason", ""),
        text=fields.get("text", ""),
        identity=IdentityCheck(fields.get("identity") or IdentityCheck.NOT_ASKED),
        case=CaseId(UUID(case)) if case else None,
        next=Next(fields.get("next") or Next.SORTED),
        call_back_on=date.fromisoformat(due) if due else None,
        elsewhere=Elsewhere(fields.get("elsewhere", ""), ServiceId(UUID(service)) if service else None),
        handed_on=HandedOn(fields.get("handed_on") or HandedOn.TOLD_WHERE),
        answers=tuple(AnswerId(UUID(one)) for one in fields.get("answers", "").split()),
    )
