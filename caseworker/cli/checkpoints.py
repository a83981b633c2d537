"""`caseworker checkpoints`: what this device holds of the server's audit log, as files for an auditor."""

from pathlib import Path

from caseworker.cli.call import Call, Commands, add
from caseworker.cli.doors import opened
from caseworker.cli.files import write_new
from caseworker.cli.terminal import Json
from caseworker.desk.witnessing import Witnessing
from caseworker.errors import CaseworkerError

_SAYS = {
    "held": "the last one, which the server's log has to continue",
    "former": "of the log before the server was put back from a backup",
    "refused": "REFUSED: it did not continue the one before",
}


class NoCheckpoint(CaseworkerError):
    """The device has not met a server that keeps a log."""

    key = "checkpoints.none"
    sentence = "This device holds no checkpoint of a server's audit log yet. Synchronize it once, then try again."


def add_commands(commands: Commands) -> None:
    """Add it."""
    made = add(commands, "checkpoints", write, says="write down what this device holds of the server's audit log")
    made.add_argument("file", type=Path, metavar="FILE", help="for the last one; FILE.former, FILE.refused for others")


def write(call: Call) -> None:
    """Write each checkpoint that is held to a file of its own, as the server signed it; nothing is overwritten."""
    target: Path = call.options.file
    with opened(call) as office:
        book = Witnessing(office.sitting)
        held = {"held": book.checkpoint(), "former": book.former(), "refused": book.alarming()}
    notes = {name: note for name, note in held.items() if note}
    if not notes:
        raise NoCheckpoint
    value, lines = list[Json](), list[str]()
    for name, note in notes.items():
        path = target if name == "held" else target.with_name(f"{target.name}.{name}")
        write_new(path, note.encode())
        origin, size = note.splitlines()[:2]
        value.append({"which": name, "file": str(path), "origin": origin, "records": int(size)})
        lines.append(f"{path.name}: {size} records, {_SAYS[name]}.")
    call.terminal.answer({"checkpoints": value}, lines)
