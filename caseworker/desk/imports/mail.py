"""Bringing e-mail in: each message is filed once, as a contact of a person and a case, with its files as documents.

What is certain is filed unasked; for the rest a person says where, on the page of messages. A message is known again by
its id, or by what it says when it has none, in whatever file and order it comes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import ClassVar

from caseworker.desk.documents import Documents, FileEntered
from caseworker.desk.imports.bringing import Batch, CellRefused, Importer
from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.mail_finding import MailFinding, mark_of
from caseworker.desk.imports.mail_proposals import Proposal, Where
from caseworker.desk.imports.means import Means
from caseworker.desk.imports.source import Source
from caseworker.desk.interactions import ContactEntered, Interactions
from caseworker.domain.access import Resource
from caseworker.domain.actions import Action
from caseworker.domain.attachments import AttachmentId, Origin
from caseworker.domain.cases import Case
from caseworker.domain.import_runs import Outcome, RowRefused, Run
from caseworker.domain.interactions import Channel, ContactOutcome, Direction, Interaction, record
from caseworker.formats.faults import Fault
from caseworker.formats.mail import Message
from caseworker.formats.mail_addresses import Mailbox
from caseworker.formats.mail_file import messages
from caseworker.store import attachment_keys
from caseworker.store.filed_mail import filed
from caseworker.store.unit import Unit
from caseworker.store.visibility import resource_of

LONGEST_TEXT = 200_000  # characters of a message, and of what it quotes, that are kept with the contact
_CUT = "\n\n[…]"


@dataclass(frozen=True, slots=True)
class MailItem:
    """One message of a file, and where it is to go; without that it is filed only where that is certain."""

    line: int
    message: Message
    where: Where | None = None

    @property
    def reference(self) -> str:
        """What tells the message from all others."""
        return self.message.reference


def read_mail(source: Source, _choices: Choices) -> Iterator[MailItem | RowRefused]:
    """Yield the messages of a file, `.eml` or `.mbox`; one that cannot be read is refused with the reason."""
    with source.open() as stream:
        for one in messages(stream):
            if isinstance(one, Fault):
                yield RowRefused(one.line, one.field, one.sentence, source.name)
            else:
                yield MailItem(one.line, one.message)


class MailImporter(Importer[MailItem], MailFinding, Interactions):
    """Files messages. One importer serves one run, or one trial."""

    act: ClassVar[str] = "mail.import"

    def __init__(self, means: Means) -> None:
        super().__init__(means.sitting, means.finding)
        self._documents: Documents = means.documents
        self._fresh: list[Interaction] = []
        self._sealed: list[AttachmentId] = []
        self._is_trial = False

    def bring(self, items: Sequence[MailItem | RowRefused], *, trial: bool = False, run: Run | None = None) -> Batch:
        """File messages as `Importer.bring` says; the files of a batch that comes to nothing are removed."""
        self._is_trial, self._sealed = trial, []
        kept = len(self._fresh)
        try:
            return super().bring(items, trial=trial, run=run)
        except BaseException:
            del self._fresh[kept:]
            for one in self._sealed:
                self._documents.drop(one)
            raise

    def _prepare(self, unit: Unit, items: Sequence[MailItem]) -> None:  # noqa: ARG002  as the base hands them
        me = frozenset({self._sitting.actor.officer})
        self._may(Action.CREATE, Resource(kind="interaction", territory=self._territory(), assigned=me))

    def _put(self, unit: Unit, item: MailItem) -> Outcome:
        message, mark = item.message, mark_of(item.reference)
        if filed(unit, mark) is not None:
            return Outcome.KNOWN
        proposal = self._proposal(unit, message, self._fresh)
        where = _where(item, proposal)
        self._check_case(unit, where)
        contact = self._contact(unit, message, proposal, where)
        unit.add(contact)
        if not self._is_trial:
            self._attach(unit, message, contact)
        self._fresh.append(contact)
        return Outcome.ADDED

    def _check_case(self, unit: Unit, where: Where) -> None:
        """Refuse this message alone where its case may be seen but not added to."""
        case = None if where.case is None else unit.get(Case, where.case)
        if case is not None and not self._allows(Action.ADD_NOTE, resource_of(unit, case)):
            raise CellRefused(field="case", why="You may not add to the case this message belongs to.")

    def _contact(self, unit: Unit, message: Message, proposal: Proposal, where: Where) -> Interaction:
        parties = self._parties(message)
        entered = ContactEntered(
            channel=Channel.EMAIL,
            direction=proposal.direction,
            outcome=_outcome(proposal.direction, where),
            occurred_at=message.sent_at,
            people=() if where.person is None else (where.person,),
            described_as=_told(parties or message.to),
            case=where.case,
            reply_to=proposal.answers,
            title=message.subject,
            text=_kept(message.written),
        )
        made = replace(
            self._made(unit, entered),
            source_ref=mark_of(message.reference),
            quoted=_kept(message.quoted),
            thread=proposal.thread,
        )
        self._may_create(made)
        return record(made)

    def _attach(self, unit: Unit, message: Message, contact: Interaction) -> None:
        """Seal the files of a message; when one cannot be, those before it go again with the message."""
        sealed: list[AttachmentId] = []
        try:
            for one in message.files:
                if one.size:
                    entered = FileEntered(
                        name=one.name,
                        media_type=one.media_type,
                        origin=Origin.EMAIL,
                        captured_at=message.sent_at,
                        person=contact.people[0] if contact.people else None,
                        case=contact.case,
                        interaction=contact.id,
                    )
                    sealed.append(self._documents.attached_in(unit, BytesIO(one.content), entered).id)
        except BaseException:
            for attachment in sealed:
                attachment_keys.forget(unit.connection, attachment)
                self._documents.drop(attachment)
            raise
        self._sealed += sealed


def _where(item: MailItem, proposal: Proposal) -> Where:
    """Return where it goes; raises CellRefused when nobody said and it is not certain."""
    chosen = item.where
    if chosen is not None:
        if chosen.person is None and chosen.case is None:
            raise CellRefused(field="case", why="Choose the person or the case this message belongs to.")
        return chosen
    if proposal.is_certain:
        return proposal.where
    raise CellRefused(field="case" if proposal.people else "person", why=_why_not(proposal))


def _why_not(proposal: Proposal) -> str:
    """Say, without a citizen's words, why it is not certain where a message goes."""
    if not proposal.people and not proposal.cases:
        return "Nobody here has the address it is from. Say where it belongs on the page Mail."
    if not proposal.cases:
        return "No case is named, and there is none at work. Say where it belongs on the page Mail."
    numbers = ", ".join(_number(one.case) for one in proposal.cases[:5])
    return f"It may belong to {numbers}, but that is not certain. Say where it belongs on the page Mail."


def _number(case: Case) -> str:
    return case.number or case.provisional_number


def _outcome(direction: Direction, where: Where) -> ContactOutcome:
    if direction is Direction.OUT:
        return ContactOutcome.ANSWERED
    return ContactOutcome.WAITS_FOR_ANSWER if where.case is None else ContactOutcome.JOINED_TO_CASE


def _told(parties: Sequence[Mailbox]) -> str:
    return ", ".join(one.shown for one in parties[:10])


def _kept(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT].rstrip() + _CUT
