"""`outbox import`: the unsent work of a device that was locked out, lost or wiped, from its sealed file."""

from pathlib import Path

from caseworker.domain.operations import Plain
from caseworker.errors import CaseworkerError
from sync.server.assembly import assemble
from sync.server.audit.log import Entry
from sync.server.cli.auditing import FileUnreadable
from sync.server.cli.call import Call, Commands, add, family
from sync.server.cli.devices import meant
from sync.server.cli.operator import NoService
from sync.server.cli.terminal import Json
from sync.server.left_behind import take_left_behind
from sync.server.settings import FILE, read_settings

_MOST_BYTES = 1 << 30
_WORDS = {"applied": "taken in", "conflict": "taken in, with a conflict to settle", "parked": "waiting for a record"}


class OutboxTooLarge(CaseworkerError):
    """A file that is larger than any device writes."""

    key = "outbox.too-large"
    sentence = "The file {file} is larger than {limit} bytes: it is no outbox. Nothing was taken in."


def add_commands(commands: Commands) -> None:
    """Add this command."""
    under = family(commands, "outbox", says="unsent work of devices that cannot send it any more")
    made = add(under, "import", take_in, says="take in the file outbox.sealed of such a device")
    made.add_argument("file", type=Path)
    made.add_argument("--device", required=True, help="its id, or the end of it")


def take_in(call: Call) -> None:
    """Take a sealed file in; the same again gives the same answers. Recorded with its counts."""
    if not (call.folder / FILE).exists():
        raise NoService(folder=call.folder.name)
    raw = _read(call.options.file)
    assembly = assemble(read_settings(call.folder, call.environ), clock=call.clock, entropy=call.entropy)
    parts = assembly.parts
    try:
        with parts.database.reading() as connection:
            device = meant(parts.identity.devices.all(connection), call.options.device)
        taken = take_left_behind(parts, assembly.service, raw, device=device, now=call.clock())
        counts: dict[str, Plain] = {"operations": taken.operations, **taken.states}
        entry = Entry(act="outbox.import", at=call.clock(), obj=str(device), x={"by": "console", **counts})
        parts.database.transact(lambda connection: parts.audit.append(connection, entry))
    finally:
        parts.database.close()
    value: dict[str, Json] = {"device": str(device), "operations": taken.operations, "states": dict(taken.states)}
    lines = [f"{taken.operations} edits of device {device} were in the file."]
    lines += [f"{count} {_WORDS.get(one, one)}" for one, count in taken.states.items()]
    lines += [f"{taken.left} were not taken in. Import the file again."] if taken.left else []
    call.terminal.answer({**value, "left": taken.left}, lines)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as source:
            raw = source.read(_MOST_BYTES + 1)
    except OSError as error:
        raise FileUnreadable(file=path.name) from error
    if len(raw) > _MOST_BYTES:
        raise OutboxTooLarge(file=path.name, limit=_MOST_BYTES)
    return raw
