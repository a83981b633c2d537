"""`bundle import`: work of a device without a connection, brought on a stick; the answer goes back the same way."""

import os
from pathlib import Path
from typing import BinaryIO

from sync.server.assembly import assemble
from sync.server.audit.log import Entry
from sync.server.blobs.uploads import BlobPolicy, Uploads
from sync.server.bundling import bundle_desk
from sync.server.cli.auditing import FileUnreadable
from sync.server.cli.call import Call, Commands, add, family
from sync.server.cli.operator import NoService
from sync.server.settings import FILE, read_settings

_PART = ".part"


def add_commands(commands: Commands) -> None:
    """Add this command."""
    under = family(commands, "bundle", says="work that is carried by hand")
    made = add(under, "import", take_in, says="take a device's bundle in and write the answer for it")
    made.add_argument("file", type=Path)
    made.add_argument("--answer", type=Path, required=True, metavar="FILE", help="where the answer is written")


def take_in(call: Call) -> None:
    """Take a bundle in; the same again gives the same answer. The answer is there whole, or not at all."""
    if not (call.folder / FILE).exists():
        raise NoService(folder=call.folder.name)
    answer: Path = call.options.answer
    part = answer.with_name(answer.name + _PART)
    settings = read_settings(call.folder, call.environ)
    assembly = assemble(settings, clock=call.clock, entropy=call.entropy)
    parts = assembly.parts
    policy = BlobPolicy(most_bytes=settings.attachment_bytes)
    uploads = Uploads(parts.database, parts.objects, entropy=call.entropy, policy=policy)
    desk = bundle_desk(assembly.service, uploads, parts=parts, entropy=call.entropy)
    try:
        with _read(call.options.file) as source, part.open("xb") as target:
            taken = desk.answer(source, target, now=call.clock())
            target.flush()
            os.fsync(target.fileno())
        part.replace(answer)
        entry = Entry(act="bundle.import", at=call.clock(), device=taken.device, x={"operations": taken.operations})
        parts.database.transact(lambda connection: parts.audit.append(connection, entry))
    finally:
        part.unlink(missing_ok=True)
        parts.database.close()
    value = {"device": str(taken.device), "operations": taken.operations, "contents": taken.contents}
    told = f"{taken.operations} edits and {taken.contents} files of device {taken.device}"
    call.terminal.answer(value, [f"Taken in: {told}. Carry {answer} back to it."])


def _read(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise FileUnreadable(file=path.name) from error
