"""`caseworker document …`: attach files, list them, and give their content on standard output."""

import mimetypes
import sys
from pathlib import Path

from caseworker.cli.call import Call, Commands, WrongUse, add, family
from caseworker.cli.doors import opened
from caseworker.cli.files import FileUnreadable
from caseworker.cli.terminal import Json
from caseworker.cli.words import an_id, at
from caseworker.desk.documents import FileEntered
from caseworker.desk.office import Office
from caseworker.desk.references import References
from caseworker.domain.attachments import Attachment, AttachmentId, Origin
from caseworker.domain.ids import CaseId, PersonId


def add_commands(commands: Commands) -> None:
    """Add `document` and what stands under it."""
    under = family(commands, "document", says="files of people and cases, kept encrypted")
    made = add(under, "add", attach, says="attach a file")
    made.add_argument("file", type=Path, metavar="FILE")
    _about(made.add_argument)
    made.add_argument("--type", default="", help="a document type of the case type")
    made.add_argument("--origin", choices=[one.value for one in Origin], default=Origin.FILE.value)
    made.add_argument("--note", default="")
    made = add(under, "open", open_document, says="write the content to standard output, which must not be a terminal")
    made.add_argument("document", metavar="DOCUMENT", help="its id")
    _about(add(under, "list", list_documents, says="the files of a person or a case, newest first").add_argument)


def attach(call: Call) -> None:
    """Attach a file."""
    path: Path = call.options.file
    with opened(call) as office:
        person, case = _meant(call, office)
        entered = FileEntered(
            name=path.name,
            media_type=mimetypes.guess_type(path.name)[0] or "application/octet-stream",
            origin=Origin(call.options.origin),
            document_type=call.options.type,
            person=person,
            case=case,
            note=call.options.note,
        )
        try:
            source = path.open("rb")
        except OSError as error:
            raise FileUnreadable(file=path.name) from error
        with source:
            made = office.documents.attach(source, entered)
    call.terminal.answer(_value(made), [f"Attached {made.size} bytes ({made.id})."])


def open_document(call: Call) -> None:
    """Give the content; nothing of it is written to a disk by this program."""
    if call.terminal.out.isatty():
        raise WrongUse("Send the content to a file or another program, for example with > FILE.")
    document = AttachmentId(an_id(call.options.document, kind="document"))
    with opened(call) as office, office.documents.open(document) as content:
        call.terminal.out.flush()
        content.copy_to(getattr(call.terminal.out, "buffer", sys.stdout.buffer))


def list_documents(call: Call) -> None:
    """List files."""
    with opened(call) as office:
        person, case = _meant(call, office)
        if case is not None:
            found = office.documents.of_case(case)
        elif person is not None:
            found = office.documents.of_person(person)
        else:
            raise WrongUse("Say of which --person or --case.")
        lines = [f"{one.id}  {at(office, one.captured_at)}  {one.size:>9}  {one.name}" for one in found]
    call.terminal.answer({"documents": [_value(one) for one in found]}, lines or ["There is no file."])


def _about(argument: object) -> None:
    assert callable(argument)
    argument("--person", default="", help="number or id")
    argument("--case", default="", help="number or id")


def _meant(call: Call, office: Office) -> tuple[PersonId | None, CaseId | None]:
    known = References(office.sitting)
    person = known.person(call.options.person) if call.options.person else None
    return person, known.case(call.options.case) if call.options.case else None


def _value(one: Attachment) -> dict[str, Json]:
    return {
        "id": str(one.id),
        "name": one.name,
        "media_type": one.media_type,
        "bytes": one.size,
        "sha256": one.sha256,
        "type": one.document_type,
        "captured_at": one.captured_at.isoformat(),
    }
