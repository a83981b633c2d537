"""What is printed, each from its template: summary, list of visits, receipt, referral slip, answer."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from caseworker.desk.field_day import MyDay, Readiness
from caseworker.desk.library import Offer
from caseworker.desk.person_page import PersonPage
from caseworker.desk.printing import Receipt
from caseworker.desk.referrals import Slip
from caseworker.domain.answers import Answer
from caseworker.domain.attachments import Attachment
from caseworker.domain.cases import Case, Status
from caseworker.domain.people import (
    InterpreterNeed,
    Person,
    current_address,
    current_emails,
    current_phones,
    display_name,
)
from caseworker.domain.safety import SafetyKind
from ui.answers.answer_words import age_of, checked_words, needs_check
from ui.answers.body import Kind, parts_of
from ui.directory.offer_words import OfferWords, address, phones
from ui.person import words as person_words
from ui.printing.sheet import Sheet
from ui.printing.writer import Writer
from ui.wording import isolate
from ui.work import Work

translate = QCoreApplication.translate
_VISIT_WIDTHS, _CASE_WIDTHS, _FILE_WIDTHS = (12, 26, 30, 32), (24, 46, 30), (70, 30)
SAFETY, CASES, TASKS = "safety", "cases", "tasks"


def name_on_paper(person: Person | None, work: Work) -> str:
    """Return the name as it is printed; what is known of someone without one."""
    if person is None:
        return translate("Print", "Name not shown to you")
    return display_name(person, on=work.wording.today()) or person.description or person.shown_number


def summary(work: Work, page: PersonPage, parts: frozenset[str]) -> Sheet:
    """Return the summary of a person: how to reach them and talk with them, and those of its parts that are wanted.

    A protected address is never on paper.
    """
    say, person = work.wording, page.person
    name = name_on_paper(person, work)
    writer = Writer(work, translate("Print", "Summary of {name}").format(name=isolate(name)))
    writer.title(name, say.facts(say.isolate(person.shown_number), _printed_on(work)))
    is_protected = any(one.kind is SafetyKind.ADDRESS_PROTECTED for one in page.safety)
    writer.facts(_person_facts(person, work, shows_home=not is_protected))
    if page.safety and SAFETY in parts:
        writer.heading(translate("Print", "Safety"))
        writer.points([say.facts(person_words.safety_kind(one.kind), one.what, one.source) for one in page.safety])
    open_cases = [one for one in page.cases if one.status is not Status.CLOSED]
    if open_cases and CASES in parts:
        writer.heading(translate("Print", "Open cases"))
        heads = (translate("Print", "Number"), translate("Print", "Case"), translate("Print", "Status"))
        writer.table(heads, [_case_row(one, work) for one in open_cases], _CASE_WIDTHS)
    if page.tasks and TASKS in parts:
        writer.heading(translate("Print", "To be done"))
        writer.points([say.facts(one.title, say.due(one.due) if one.due else "") for one in page.tasks])
    return writer.done()


def visit_list(work: Work, day: MyDay) -> Sheet:
    """Return the visits of a day in order, with what one must know at the door."""
    say = work.wording
    named = say.full_day(day.day)
    writer = Writer(work, translate("Print", "Visits, {day}").format(day=named))
    writer.title(named, say.facts(work.office.card.name, _printed_on(work)))
    if not day.visits:
        writer.words(translate("Print", "No visits are planned for this day."))
        return writer.done()
    heads = (
        translate("Print", "Time"),
        translate("Print", "Person"),
        translate("Print", "What for"),
        translate("Print", "Where and how to get in"),
    )
    writer.table(heads, [_visit_row(one, work) for one in day.visits], _VISIT_WIDTHS)
    return writer.done()


def receipt(work: Work, handed: Receipt, documents: Sequence[Attachment]) -> Sheet:
    """Return the receipt of documents that were handed in; it names nobody where none is told."""
    say, agency = work.wording, work.office.sitting.pack.agency
    writer = Writer(work, translate("Print", "Receipt"))
    writer.title(translate("Print", "Receipt"), say.long_date(say.today()))
    facts = []
    if handed.person is not None:
        named = say.facts(name_on_paper(handed.person, work), say.isolate(handed.person.shown_number))
        facts.append((translate("Print", "Person"), named))
    if handed.case is not None:
        told = say.facts(handed.case.title, say.isolate(handed.case.shown_number))
        facts.append((translate("Print", "Belongs to"), told))
    writer.facts(facts)
    writer.heading(translate("Print", "You handed in"))
    heads = (translate("Print", "Document"), translate("Print", "When"))
    writer.table(heads, [_file_row(one, work) for one in documents], _FILE_WIDTHS)
    writer.words(translate("Print", "%n documents in all.", "", len(documents)))
    writer.words(
        translate("Print", "Taken by {officer}, {agency}.").format(officer=work.office.card.name, agency=agency.name)
    )
    return writer.done()


def slip(work: Work, told: Slip, offer: Offer | None, person: Person | None) -> Sheet:
    """Return the slip for a person who is handed on: where to go, and every word that was told there."""
    say, referral = work.wording, told.referral
    writer = Writer(work, translate("Print", "Referral slip"))
    number = referral.number or referral.provisional_number
    writer.title(referral.service_name, say.facts(say.isolate(number), say.long_date(referral.sent_at or say.now())))
    agency = work.office.sitting.pack.agency.name
    said = translate("Print", "{name} is being referred by {agency}.")
    writer.words(said.format(name=isolate(name_on_paper(person, work)), agency=agency))
    if offer is not None:
        writer.facts(_offer_facts(offer, work))
    writer.heading(translate("Print", "What we told them, with your consent"))
    writer.facts([(item.label, item.words) for item in referral.shares])
    if referral.ask_again_on is not None:
        asks = translate("Print", "We ask on {day} how it went. If it does not work out, come back to us.")
        writer.words(asks.format(day=say.full_day(referral.ask_again_on)))
    writer.words(
        translate("Print", "{officer}, {agency}").format(officer=work.office.card.name, agency=agency), grey=True
    )
    return writer.done()


def answer(work: Work, known: Answer) -> Sheet:
    """Return an answer as it is handed over, with how old it is."""
    writer = Writer(work, known.title)
    age = age_of(known, work).words if needs_check(known, work) else checked_words(known, work)
    writer.title(known.title, work.wording.facts(known.topic, age))
    if known.say:
        writer.words(known.say, bold=True)
    for part in parts_of(known.body):
        if part.kind is Kind.HEADING:
            writer.heading(part.words)
        elif part.kind is Kind.PARAGRAPH:
            writer.words(part.words)
        else:
            writer.points([part.words], [f"{part.mark}." if part.mark else ""])
    return writer.done()


def _printed_on(work: Work) -> str:
    return translate("Print", "Printed on {day}").format(day=work.wording.long_date(work.wording.today()))


def _person_facts(person: Person, work: Work, *, shows_home: bool) -> list[tuple[str, str]]:
    say, today = work.wording, work.wording.today()
    home = current_address(person, today)
    numbers = [say.facts(one.value, one.note) for one in current_phones(person, today) if not one.stale]
    mails = [one.value for one in current_emails(person, today) if not one.stale]
    needs_one = person.interpreter in {InterpreterNeed.ALWAYS, InterpreterNeed.SOMETIMES}
    interpreter = person_words.interpreter(person.interpreter) if needs_one else ""
    language = say.facts(say.language(person.language), interpreter)
    return [
        (translate("Print", "Born"), say.partial_date(person.birth_date) if person.birth_date else ""),
        (translate("Print", "Lives at"), home.shown if home and shows_home else ""),
        (translate("Print", "Phone"), "\n".join(numbers)),
        (translate("Print", "E-mail"), "\n".join(mails)),
        (translate("Print", "Language"), language if person.language else ""),
        (translate("Print", "Needs"), say.joined(list(person.access_needs)) if person.access_needs else ""),
        (translate("Print", "How to reach them"), person.contact_note),
    ]


def _case_row(case: Case, work: Work) -> tuple[str, ...]:
    say = work.wording
    return (say.isolate(case.shown_number), case.title, say.case_status(case.status))


def _visit_row(line: Readiness, work: Work) -> tuple[str, ...]:
    say, visit = work.wording, line.visit
    who = name_on_paper(line.person, work)
    reach = current_phones(line.person, say.today()) if line.person else ()
    cares = [person_words.safety_kind(one.kind) for one in line.warnings]
    if visit.two_staff and not cares:
        cares = [translate("Print", "Two staff")]
    spoken = say.language(visit.language)
    return (
        say.time(visit.planned_from),
        "\n".join(one for one in (who, reach[0].value if reach else "", spoken) if one),
        "\n".join(one for one in (visit.purpose, *cares) if one),
        "\n".join(one for one in (visit.place, visit.way_in) if one),
    )


def _file_row(one: Attachment, work: Work) -> tuple[str, ...]:
    say = work.wording
    told = "\n".join(part for part in (one.name, one.note or document_type(one, work)) if part)
    return (told, say.long_date(one.captured_at))


def document_type(one: Attachment, work: Work) -> str:
    """Return what kind of document it is, in the words of the agency."""
    known = {named.id: named.title for kind in work.office.sitting.pack.case_types for named in kind.documents}
    return known.get(one.document_type, one.document_type)


def _offer_facts(offer: Offer, work: Work) -> list[tuple[str, str]]:
    words, service = OfferWords(work), offer.service
    return [
        (translate("Print", "Where"), "\n".join(address(one) for one in offer.places)),
        (translate("Print", "Phone"), "\n".join(phones(offer))),
        (translate("Print", "How to apply"), service.how_to_apply),
        (translate("Print", "Bring"), work.wording.joined(list(service.documents)) if service.documents else ""),
        (translate("Print", "Cost"), service.cost),
        (translate("Print", "Languages"), words.languages(offer)),
    ]
