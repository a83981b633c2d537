"""Printing from a page: one function for each paper. Each reads what it needs, then opens the preview.

Command(id="record.print", words=…, run=lambda: print_person(work, person), …)
"""

from collections.abc import Callable
from datetime import date
from typing import TypeVar, cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from caseworker.desk.field_day import MyDay
from caseworker.desk.library import Offer
from caseworker.desk.person_page import PersonPage
from caseworker.desk.printing import Paper, Receipt
from caseworker.desk.referrals import Slip
from caseworker.domain.actions import Role
from caseworker.domain.answers import Answer
from caseworker.domain.ids import CaseId, PersonId
from caseworker.domain.people import Person
from caseworker.domain.referrals import ReferralId
from caseworker.errors import CaseworkerError
from ui.printing import papers
from ui.printing.job import Piece, PrintJob
from ui.printing.preview import PreviewPanel
from ui.work import Work

translate = QCoreApplication.translate
T = TypeVar("T")
_MAY_CARRY = frozenset({Role.OFFICER, Role.SUPERVISOR})


def why_not_carry(work: Work) -> str:
    """Return why this officer cannot print paper that staff carry, "" when they can."""
    if work.office.card.role in _MAY_CARRY:
        return ""
    return translate("Print", "Field officers and supervisors print this. A receipt can be printed here.")


def print_person(work: Work, person: PersonId) -> None:
    """Show the summary of a person, ready to print; a receipt of their documents where that is all one may print."""
    if why_not_carry(work):
        print_person_receipt(work, person)
        return

    def show(page: PersonPage) -> None:
        job = PrintJob(
            title=translate("Print", "Print summary"),
            paper=Paper.SUMMARY,
            about=(page.person.id,),
            pages=lambda parts: papers.summary(work, page, parts),
            pieces=_parts(page),
        )
        _preview(work, job)

    people = work.office.people
    _read(work, lambda: people.open(person, again=True), show)


def print_visit_list(work: Work, day: date | None = None) -> None:
    """Show the visits of a day, today unless another is named, ready to print."""

    def show(known: MyDay) -> None:
        named = work.wording.full_day(known.day)
        job = PrintJob(
            title=translate("Print", "Print visit list"),
            paper=Paper.VISIT_LIST,
            about=tuple(one.visit.id for one in known.visits),
            pages=lambda _: papers.visit_list(work, known),
            purpose=translate("Print", "Visits of {day}").format(day=named),
        )
        _preview(work, job)

    desk = work.office.field_day
    _read(work, lambda: desk.my_day(day), show)


def print_case_receipt(work: Work, case: CaseId) -> None:
    """Show the receipt of the documents of a case, ready to print."""
    desk = work.office.printing
    _read(work, lambda: desk.receipt_of_case(case), lambda known: _show_receipt(work, known))


def print_person_receipt(work: Work, person: PersonId) -> None:
    """Show the receipt of the documents of a person, ready to print."""
    desk = work.office.printing
    _read(work, lambda: desk.receipt_of_person(person), lambda known: _show_receipt(work, known))


def print_slip(work: Work, referral: ReferralId) -> None:
    """Show the slip of a referral, ready to print."""
    office = work.office

    def read() -> tuple[Slip, Offer | None, Person | None]:
        slip = office.referrals.slip(referral)
        offer = None if slip.service is None else office.library.offer(slip.service.id)
        try:
            person: Person | None = office.referrals.prepare(slip.referral.person, again=True).person
        except CaseworkerError:
            person = None
        return slip, offer, person

    def show(known: tuple[Slip, Offer | None, Person | None]) -> None:
        slip, offer, person = known
        job = PrintJob(
            title=translate("Print", "Print referral slip"),
            paper=Paper.SLIP,
            about=(slip.referral.id,),
            pages=lambda _: papers.slip(work, slip, offer, person),
        )
        _preview(work, job)

    _read(work, read, show)


def print_answer(work: Work, answer: Answer) -> None:
    """Show an answer, ready to print."""
    job = PrintJob(
        title=translate("Print", "Print answer"),
        paper=Paper.ANSWER,
        about=(answer.id,),
        pages=lambda _: papers.answer(work, answer),
    )
    _preview(work, job)


def _parts(page: PersonPage) -> tuple[Piece, ...]:
    """What may be left out of a summary; warnings are put on paper only when somebody asks for it."""
    known = (
        (papers.CASES, translate("Print", "Open cases"), bool(page.cases)),
        (papers.TASKS, translate("Print", "What is to be done"), bool(page.tasks)),
        (papers.SAFETY, translate("Print", "Safety – not for the person’s own copy"), bool(page.safety)),
    )
    return tuple(Piece(key=key, words=words, is_in=key != papers.SAFETY) for key, words, there in known if there)


def _show_receipt(work: Work, known: Receipt) -> None:
    if not known.documents:
        work.window.toast(
            translate("Print", "No document was handed in yet, so there is nothing to give a receipt for.")
        )
        return
    say = work.wording
    last = max(say.local(one.captured_at).date() for one in known.documents)
    subject = known.case or known.person
    assert subject is not None, "a receipt is of a case or of a person"
    pieces = tuple(
        Piece(
            key=str(one.id),
            words=say.facts(one.name, papers.document_type(one, work), say.short_day(one.captured_at)),
            is_in=say.local(one.captured_at).date() == last,
        )
        for one in known.documents
    )
    job = PrintJob(
        title=translate("Print", "Print receipt"),
        paper=Paper.RECEIPT_OF_PERSON if known.case is None else Paper.RECEIPT_OF_CASE,
        about=(subject.id,),
        pages=lambda keys: papers.receipt(work, known, [one for one in known.documents if str(one.id) in keys]),
        pieces=pieces,
        needs_piece=True,
    )
    _preview(work, job)


def _preview(work: Work, job: PrintJob) -> None:
    PreviewPanel(work, job, cast(QWidget, work.window.guest())).start()


def _read(work: Work, read: Callable[[], T], show: Callable[[T], None]) -> None:
    work.lanes.read(read, show, owner=work.window.guest(), key="print")
