"""The desk for documents: attach a file to what it belongs to, open it, list and erase.

The content is sealed beside the store before its record is saved, and its key goes with the record. It is opened in
memory; a copy for another program is listed and goes when the office is closed.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, TypeVar
from uuid import UUID

from caseworker.desk.person_desk import PersonDesk
from caseworker.desk.sitting import Sitting
from caseworker.domain import attachments
from caseworker.domain.access import Resource
from caseworker.domain.actions import Action
from caseworker.domain.attachments import (
    AttachedToNothing,
    Attachment,
    AttachmentId,
    FileIsEmpty,
    FileTooLarge,
    Origin,
    RunsCode,
)
from caseworker.domain.cases import Case
from caseworker.domain.definition import Record, Sensitivity
from caseworker.domain.ids import CaseId, Entropy, InteractionId, PersonId
from caseworker.domain.inputs import reason_given
from caseworker.domain.interactions import Interaction
from caseworker.domain.people import Person
from caseworker.domain.visits import Visit, VisitId
from caseworker.formats.programs import is_program
from caseworker.store import attachment_keys
from caseworker.store.about import about, seen_of
from caseworker.store.attachments import AttachmentFiles
from caseworker.store.reader import Reader
from caseworker.store.sealed_stream import SealedReader
from caseworker.store.temporary_copies import TemporaryCopies
from caseworker.store.unit import Unit
from caseworker.store.visibility import resource_of

LARGEST_BYTES = 200 * 1024 * 1024
ASKED_OF_A_FILE = (Action.OPEN_ATTACHMENT, Action.EXPORT, Action.REDACT, Action.READ_TRAIL)
"""What the page of a file asks for beforehand, so that it can say who may do it."""
_SOME_PURPOSE = "asked beforehand"
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileEntered:
    """What is said of a file to be attached. `captured_at` None is now; it belongs to at least one of the four."""

    name: str
    media_type: str
    origin: Origin
    document_type: str = ""
    captured_at: datetime | None = None
    person: PersonId | None = None
    case: CaseId | None = None
    interaction: InteractionId | None = None
    visit: VisitId | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """A file and what it belongs to, each None where there is none or it may not be seen; what may be done with it."""

    attachment: Attachment
    case: Case | None
    person: Person | None
    visit: Visit | None
    may: frozenset[Action]


class Documents(PersonDesk):
    """Attach, open, list and erase files."""

    def __init__(self, sitting: Sitting, files: AttachmentFiles, copies: TemporaryCopies, *, entropy: Entropy) -> None:
        super().__init__(sitting)
        self._files, self._copies, self._entropy = files, copies, entropy

    def attach(self, source: BinaryIO, entered: FileEntered, *, limit: int = LARGEST_BYTES) -> Attachment:
        """Attach the source, read to its end, and return its record; `limit` is in bytes.

        Raises FileIsEmpty, FileTooLarge, AttachedToNothing, NotHere, AccessDenied or DiskFull; nothing is left then.
        """
        attachment_id = AttachmentId(self.fresh_id())
        with self._reading() as reader:
            if not self._near(reader, entered):  # asked before a large file is read and sealed for nothing
                raise AttachedToNothing
        measured = _Measured(source, limit)
        kept = self._files.add(attachment_id, measured, entropy=self._entropy)  # type: ignore[arg-type]  # only read
        try:
            with self._acting("document.attach") as unit:
                made = self._made(unit, attachment_id, entered, measured)
                attachment = attachments.attach(made, limit=limit)
                unit.add(attachment)
                attachment_keys.keep(unit.connection, attachment_id, kept.key)
        except BaseException:
            self._files.erase(attachment_id)
            raise
        return attachment

    def attached_in(
        self, unit: Unit, source: BinaryIO, entered: FileEntered, *, beside: tuple[Record, ...] = ()
    ) -> Attachment:
        """Attach within the unit of a larger action, whose own contact may be named; raises as `attach` does.

        `beside` are records that the same unit makes, so that no query finds them yet; the file may belong to them. The
        file is there at once: whoever asked for it calls `drop` when the unit comes to nothing.
        """
        attachment_id = AttachmentId(self.fresh_id())
        made_here = {one.id for one in beside}
        person = None if entered.person in made_here else entered.person
        near = replace(entered, interaction=None, person=person)  # the contact is being made by the same officer
        if not beside and not self._near(unit, near):
            raise AttachedToNothing
        measured = _Measured(source, LARGEST_BYTES)
        kept = self._files.add(attachment_id, measured, entropy=self._entropy)  # type: ignore[arg-type]  # only read
        try:
            made = self._made(unit, attachment_id, near, measured, beside=beside)
            made = replace(made, interaction=entered.interaction, person=entered.person)
            attachment = attachments.attach(made, limit=LARGEST_BYTES)
            unit.add(attachment)
            attachment_keys.keep(unit.connection, attachment_id, kept.key)
        except BaseException:
            self._files.erase(attachment_id)
            raise
        return attachment

    def drop(self, attachment: AttachmentId) -> None:
        """Remove the file of an attachment whose record came to nothing."""
        self._files.erase(attachment)

    @contextmanager
    def open(self, attachment: AttachmentId) -> Iterator[SealedReader]:
        """Give a reader of the content, decrypted chunk by chunk in memory; the opening is recorded.

        Raises AttachmentMissing or StreamDamaged, NotHere or AccessDenied.
        """
        _, key = self._key(attachment)
        with self._files.open(attachment, key=key) as content:
            yield content

    def copy_out(self, attachment: AttachmentId) -> Path:
        """Return a readable copy for a viewer outside the program; it is gone when the office closes.

        Raises RunsCode, and makes no copy, when the viewer would run what is in the file.
        """
        record, key = self._key(attachment)
        with self._files.open(attachment, key=key) as content:
            pieces = (content.chunk(number) for number in range(content.chunks))
            if is_program(pieces, name=record.name):
                raise RunsCode
        with self._copies.new(self.fresh_id(), name=record.name) as (path, file):
            self._files.read_into(attachment, file, key=key)
            return path

    def page(self, attachment: AttachmentId, *, again: bool = False) -> DocumentPage:
        """Return what a file's page shows of it, without its content. Raises NotHere or AccessDenied.

        The reading is recorded, unless it is that of a page which shows the file already (`again`).
        """
        with self._reading() as reader:
            if again:
                record = reader.get(Attachment, attachment)
                self._may_on(reader, Action.READ, record)
            else:
                record = self._opened(reader, Attachment, attachment)
            resource = _at_its_desk(reader, record)
            return DocumentPage(
                attachment=record,
                case=self._seen(reader, Case, record.case),
                person=self._seen(reader, Person, record.person),
                visit=self._seen(reader, Visit, record.visit),
                may=frozenset(one for one in ASKED_OF_A_FILE if self._allows(one, resource, purpose=_SOME_PURPOSE)),
            )

    def take_out(self, attachment: AttachmentId, into: BinaryIO, *, purpose: str) -> None:
        """Write the content for use outside the program; what it is for is recorded.

        Raises AccessDenied, also without a purpose, and what `open` raises.
        """
        with self._reading() as reader:
            record = reader.get(Attachment, attachment)
            self._may(Action.EXPORT, _at_its_desk(reader, record), subject=attachment, purpose=purpose.strip())
            key = attachment_keys.key_of(reader.connection, attachment)
        self._files.read_into(attachment, into, key=key)
        entry = self._entry(Action.EXPORT.value, attachment, kind=Attachment.definition.kind)
        self._sitting.store.witness(replace(entry, reason=purpose.strip()))

    def remove_copy(self, path: Path) -> bool:
        """Remove one readable copy; False while another program holds it, then it goes when the office closes."""
        return self._copies.remove(path)

    def copies(self) -> tuple[Path, ...]:
        """Return the readable copies that stand now."""
        return self._copies.listed()

    def remove_copies(self) -> None:
        """Remove every readable copy."""
        self._copies.remove_all()

    def of_person(self, person: PersonId) -> tuple[Attachment, ...]:
        """Return what is attached to a person, newest first."""
        with self._reading() as reader:
            return self._listed_about(reader, self._whole(reader, person).ids)

    def of_case(self, case: CaseId) -> tuple[Attachment, ...]:
        """Return what is attached to a case, newest first."""
        with self._reading() as reader:
            self._may_on(reader, Action.READ, reader.get(Case, case))
            return self._listed_about(reader, (case,))

    def of_visit(self, visit: VisitId) -> tuple[Attachment, ...]:
        """Return what is attached to a visit, newest first."""
        with self._reading() as reader:
            self._may_on(reader, Action.READ, reader.get(Visit, visit))
            return self._listed_about(reader, (visit,))

    def erase(self, attachment: AttachmentId, *, reason: str) -> None:
        """Erase a file with its record and key, everywhere; for a supervisor. Raises ReasonMissing."""
        with self._acting("document.erase", reason=reason_given(reason)) as unit:
            found = unit.get(Attachment, attachment)
            self._may_on(unit, Action.REDACT, found)
            unit.erase(Attachment, attachment)
            attachment_keys.forget(unit.connection, attachment)
        self._files.erase(attachment)

    def _seen(self, reader: Reader, subject: type[R], record: UUID | None) -> R | None:
        if record is None:
            return None
        return next(iter(seen_of(reader, subject, [record], visible=self._listed(subject))), None)

    def _key(self, attachment: AttachmentId) -> tuple[Attachment, bytes]:
        with self._reading() as reader:
            record = reader.get(Attachment, attachment)
            self._may(Action.OPEN_ATTACHMENT, _at_its_desk(reader, record), subject=attachment)
            key = attachment_keys.key_of(reader.connection, attachment)
            self._trail(Action.OPEN_ATTACHMENT.value, attachment, kind=Attachment.definition.kind)
            return record, key

    def _listed_about(self, reader: Reader, targets: tuple[UUID, ...]) -> tuple[Attachment, ...]:
        found = about(reader, Attachment, targets, visible=self._listed(Attachment))
        return tuple(sorted(found, key=lambda one: (one.captured_at, one.id), reverse=True))

    def _near(self, reader: Reader, entered: FileEntered) -> list[Record]:
        near: list[Record] = []
        if entered.case is not None:
            near.append(reader.get(Case, entered.case))
        if entered.visit is not None:
            near.append(reader.get(Visit, entered.visit))
        if entered.interaction is not None:
            near.append(reader.get(Interaction, entered.interaction))
        if entered.person is not None:
            near.append(self._whole(reader, entered.person).kept)
        for one in near:
            self._may_on(reader, Action.ADD_ATTACHMENT, one)
        return near

    def _made(
        self,
        unit: Unit,
        attachment_id: AttachmentId,
        entered: FileEntered,
        told: "_Measured",
        *,
        beside: tuple[Record, ...] = (),
    ) -> Attachment:
        near, now = [*self._near(unit, entered), *beside], self._now()
        return Attachment(
            id=attachment_id,
            territory=self._territory(*near),
            sensitivity=max((one.sensitivity for one in near), default=Sensitivity.NORMAL),
            name=entered.name,
            media_type=entered.media_type,
            size=told.size,
            sha256=told.sha256,
            document_type=entered.document_type,
            origin=entered.origin,
            captured_at=entered.captured_at or now,
            recorded_at=now,
            officer=self._sitting.actor.officer,
            place=self._sitting.actor.desk,
            person=entered.person,
            case=entered.case,
            interaction=entered.interaction,
            visit=entered.visit,
            note=entered.note,
        )


class _Measured:
    """A source that counts and sums what is read from it, and refuses to go on past the limit."""

    def __init__(self, source: BinaryIO, limit: int) -> None:
        self._source, self._limit, self._sum = source, limit, hashlib.sha256()
        self.size = 0

    @property
    def sha256(self) -> str:
        """The sum of what was read, in hexadecimal."""
        return self._sum.hexdigest()

    def read(self, size: int = -1) -> bytes:
        """Read on; raises FileTooLarge, and FileIsEmpty at the end of nothing."""
        data = self._source.read(size)
        self.size += len(data)
        self._sum.update(data)
        if self.size > self._limit:
            whole = self._source.seek(0, os.SEEK_END) if self._source.seekable() else self.size
            raise FileTooLarge(size=whole, limit=self._limit)
        if not data and not self.size:
            raise FileIsEmpty
        return data


def _at_its_desk(reader: Reader, record: Attachment) -> Resource:
    """What opening is asked of: at a front desk only what was added at that desk may be opened."""
    return replace(resource_of(reader, record), desk=record.place)
