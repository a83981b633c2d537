"""The forms for contacts and notes: log a contact, and put right what was written down wrong."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from caseworker.desk.interactions import ContactEntered
from caseworker.domain.cases import Case
from caseworker.domain.ids import CaseId, PersonId
from caseworker.domain.interactions import Channel, ContactOutcome, Direction, Interaction
from caseworker.domain.notes import Note
from ui.person import typed
from ui.person.details_reading import not_a_day
from ui.person.form import Ask, Asked, Form, Reading, Values
from ui.work import Work

translate = QCoreApplication.translate

LOG, CORRECT_CONTACT, CORRECT_NOTE = "contact", "contact-correct", "note-correct"
# What comes of a contact that needs a form of its own (a service, a booking, a case) is offered by that form.
OUTCOMES = (
    ContactOutcome.ANSWERED,
    ContactOutcome.JOINED_TO_CASE,
    ContactOutcome.CALL_BACK,
    ContactOutcome.WAITS_FOR_ANSWER,
    ContactOutcome.NOT_REACHED,
    ContactOutcome.GIVEN_UP,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """What the forms are made with: how things are said, and the cases a contact may belong to."""

    work: Work
    cases: tuple[Case, ...]


def log_form(kit: Kit, *, channel: Channel, text: str = "", case: CaseId | None = None) -> Form:
    """Return the form for a contact that took place just now, or before; `case` is chosen already where it is known."""
    outcome = ContactOutcome.ANSWERED if case is None else ContactOutcome.JOINED_TO_CASE
    return Form(
        id=LOG,
        title=translate("Person", "Log contact"),
        asked=_fields(kit, _Said(channel=channel, text=text, case=str(case or ""), outcome=outcome)),
        action=translate("Person", "Save contact"),
    )


def correct_contact_form(kit: Kit, contact: Interaction) -> Form:
    """Return the form for what a contact should say instead."""
    said = _Said(
        channel=contact.channel,
        direction=contact.direction,
        reason=contact.reason,
        title=contact.title,
        text=contact.text,
        minutes="" if contact.duration_s is None else str(contact.duration_s // 60),
        case=str(contact.case) if contact.case else "",
        outcome=contact.outcome,
        when=_when(contact.occurred_at, kit.work),
    )
    return Form(
        id=CORRECT_CONTACT,
        title=translate("Person", "Correct contact"),
        asked=(*_fields(kit, said), _why()),
        action=translate("Person", "Save correction"),
        notes=(_stays(),),
        about=contact.id,
    )


def correct_note_form(note: Note) -> Form:
    """Return the form for what a note should say instead."""
    text = Asked(key="text", label=translate("Person", "Note"), ask=Ask.AREA, rows=6, value=note.text)
    return Form(
        id=CORRECT_NOTE,
        title=translate("Person", "Correct note"),
        asked=(text, _why()),
        action=translate("Person", "Save correction"),
        notes=(_stays(),),
        about=note.id,
    )


def contact_of(values: Values, work: Work, *, person: PersonId | None) -> ContactEntered:
    """Return the contact that was described; raises Faults."""
    reading = Reading(values)
    minutes = reading.read(
        "minutes", typed.minutes, translate("Person", "Write how many minutes it took, as a figure.")
    )
    when = reading.read("when", lambda text: typed.moment(text, work.wording), not_a_day())
    case, outcome = reading.text("case"), ContactOutcome(reading.text("outcome") or ContactOutcome.ANSWERED)
    if outcome is ContactOutcome.JOINED_TO_CASE and not case:
        reading.fault("case", translate("Person", "Choose the case this contact belongs to."))
    if not (reading.text("title") or reading.text("text") or reading.text("reason")):
        reading.fault("text", translate("Person", "Say in a few words what it was about, or choose a reason."))
    reading.done()
    return ContactEntered(
        channel=Channel(reading.text("channel")),
        direction=Direction(reading.text("direction") or Direction.IN),
        outcome=outcome,
        occurred_at=when,
        duration_s=None if minutes is None else minutes * 60,
        people=() if person is None else (person,),
        case=_case_id(case),
        reason=reading.text("reason"),
        title=reading.text("title"),
        text=values.get("text", "").strip(),
    )


def corrected_of(before: Interaction, values: Values, work: Work) -> ContactEntered:
    """Return a contact as it should have been written; what is not asked stays as it was. Raises Faults."""
    said = contact_of(values, work, person=None)
    unchanged = values.get("when", "") == _when(before.occurred_at, work)
    return ContactEntered(
        channel=said.channel,
        direction=said.direction,
        outcome=said.outcome,
        occurred_at=before.occurred_at if unchanged else said.occurred_at,
        duration_s=said.duration_s,
        people=before.people,
        described_as=before.described_as,
        identity=before.identity,
        identity_asked=before.identity_asked,
        case=said.case,
        walk_in=before.walk_in,
        visit=before.visit,
        reply_to=before.reply_to,
        reason=said.reason,
        title=said.title,
        text=said.text,
        answers=tuple(one.answer for one in before.answers),
        belongs_to=before.belongs_to,
        belongs_to_name=before.belongs_to_name,
        handed_on=before.handed_on,
        place=before.place,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What stands in the form first."""

    channel: Channel
    direction: Direction = Direction.IN
    reason: str = ""
    title: str = ""
    text: str = ""
    minutes: str = ""
    case: str = ""
    outcome: ContactOutcome = ContactOutcome.ANSWERED
    when: str = ""


def _fields(kit: Kit, said: _Said) -> tuple[Asked, ...]:
    return (*_first(kit, said), *_words(said), *_rest(kit, said))


def _first(kit: Kit, said: _Said) -> tuple[Asked, ...]:
    say = kit.work.wording
    reasons = tuple((one.id, one.title) for one in kit.work.office.sitting.pack.reasons)
    return (
        Asked(
            key="channel",
            label=translate("Person", "By"),
            ask=Ask.CHOICE,
            options=tuple((one.value, say.channel(one)) for one in Channel),
            value=said.channel.value,
        ),
        Asked(
            key="direction",
            label=translate("Person", "Who began"),
            ask=Ask.CHOICE,
            options=tuple((one.value, say.direction(one)) for one in Direction),
            value=said.direction.value,
            beside=True,
        ),
        Asked(
            key="reason",
            label=translate("Person", "Reason"),
            ask=Ask.CHOICE,
            options=(("", translate("Person", "No reason chosen")), *reasons),
            value=said.reason,
            beside=True,
        ),
    )


def _words(said: _Said) -> tuple[Asked, ...]:
    return (
        Asked(key="text", label=translate("Person", "What was said"), ask=Ask.AREA, rows=5, value=said.text),
        Asked(
            key="title",
            label=translate("Person", "Title"),
            hint=translate("Person", "For lists, if it helps"),
            value=said.title,
        ),
    )


def _rest(kit: Kit, said: _Said) -> tuple[Asked, ...]:
    say = kit.work.wording
    cases = tuple((str(one.id), say.facts(one.shown_number, one.title)) for one in kit.cases)
    outcomes = OUTCOMES if said.outcome in OUTCOMES else (*OUTCOMES, said.outcome)
    return (
        Asked(
            key="case",
            label=translate("Person", "Case"),
            ask=Ask.CHOICE,
            options=(("", translate("Person", "No case")), *cases),
            value=said.case,
        ),
        Asked(
            key="outcome",
            label=translate("Person", "What came of it"),
            ask=Ask.CHOICE,
            options=tuple((one.value, say.contact_outcome(one)) for one in outcomes),
            value=said.outcome.value,
            beside=True,
        ),
        Asked(
            key="minutes",
            label=translate("Person", "Minutes"),
            hint=translate("Person", "If it is known"),
            value=said.minutes,
        ),
        Asked(
            key="when",
            label=translate("Person", "When it happened"),
            hint=translate("Person", "Empty: now"),
            value=said.when,
            beside=True,
        ),
    )


def _case_id(text: str) -> CaseId | None:
    return CaseId(UUID(text)) if text else None


def _when(at: datetime, work: Work) -> str:
    local = work.wording.local(at)
    return f"{local.date().isoformat()} {local:%H:%M}"


def _why() -> Asked:
    return Asked(key="why", label=translate("Person", "What was wrong"))


def _stays() -> str:
    return translate("Person", "What was written first stays in the record; this stands in its place.")
