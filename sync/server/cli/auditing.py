"""`verify` and `audit …`: whether the log is whole, an export for the auditor, reasons erased, old records let go."""

import base64
from datetime import timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from sync.protocol.audit import read_record
from sync.server.audit import export
from sync.server.audit.leaves import Leaves
from sync.server.audit.log import Entry
from sync.server.audit.verifier import Verified
from sync.server.cli.call import Call, Commands, WrongUse, add, family
from sync.server.cli.operator import opened

_LEAST_DAYS = 365
_SIX_YEARS_DAYS = 2192
_LARGEST_NOTE = 8192


class FileUnreadable(CaseworkerError):
    """A file that was named cannot be read."""

    key = "server.file-unreadable"
    sentence = "The file {file} cannot be read. Nothing was changed. Check its name and whether you may open it."


def add_commands(commands: Commands) -> None:
    """Add these commands."""
    made = add(commands, "verify", verify, says="check that the audit log is whole, here or in an export")
    made.add_argument("--export", type=Path, metavar="FILE", help="check this export instead, without the service")
    made.add_argument("--key", default="", metavar="BASE64", help="the service's signing key, for an export")
    made.add_argument(
        "--witness",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="a checkpoint others hold",
    )
    under = family(commands, "audit", says="the audit log")
    add(under, "export", write, says="write the log to a file for the auditor").add_argument("file", type=Path)
    add(under, "checkpoint", checkpoint, says="sign a checkpoint now and show it")
    made = add(under, "erase-reason", erase_reason, says="erase the text of one reason; the log stays whole")
    made.add_argument("record", type=int, metavar="RECORD")
    made = add(under, "retire", retire, says="let the oldest records go at the end of their retention")
    made.add_argument("--older-than-days", type=int, default=_SIX_YEARS_DAYS, metavar="N")


def verify(call: Call) -> None:
    """Check the log; a broken one ends the command with 1 and names its first bad record."""
    witnesses = [_read(one, _LARGEST_NOTE).decode("utf-8", "replace") for one in call.options.witness]
    if call.options.export:
        if not call.options.key:
            raise WrongUse("Give the service's signing key with --key; `caseworker-server verify` shows it.")
        key = _key(call.options.key)
        found = _checked(call.options.export, key, witnesses)
    else:
        with opened(call) as operator, operator.parts.database.reading() as connection:
            key = operator.parts.identity.keys.signing.public_key()
            stream, log = operator.parts.database.stream, operator.parts.audit
            found = export.check_kept(connection, log, stream, key=key, witnesses=witnesses)
    told = base64.standard_b64encode(key.public_bytes_raw()).decode("ascii")
    value = {
        "ok": True,
        "records": found.size,
        "root": found.root.hex(),
        "trails": found.chains,
        "checkpoints": found.checkpoints,
        "removed": found.removed,
        "key": told,
    }
    checked = f"{found.size} records of {found.chains} trails, against {found.checkpoints} checkpoints"
    call.terminal.answer(value, [f"The audit log is whole: {checked}.", f"Signing key: {told}"])


def write(call: Call) -> None:
    """Write an export."""
    target: Path = call.options.file
    with opened(call) as operator:
        with operator.parts.database.reading() as connection:
            count = export.write(connection, operator.parts.audit, operator.parts.database.stream, target)
        operator.transact(lambda connection: operator.record(connection, "audit.export", records=count))
    call.terminal.answer({"records": count, "file": str(target)}, [f"{count} records are in {target}."])


def checkpoint(call: Call) -> None:
    """Sign a checkpoint."""
    with opened(call) as operator, operator.parts.database.writing() as connection:
        log = operator.parts.audit
        log.checkpoint(connection, call.clock(), at_once=True)
        note = (log.latest_checkpoint(connection) or b"").decode()
    call.terminal.answer({"checkpoint": note}, note.splitlines())


def erase_reason(call: Call) -> None:
    """Erase a reason."""
    with opened(call) as operator, operator.parts.database.writing() as connection:
        operator.parts.audit.erase_reason(connection, call.options.record)
        operator.record(connection, "audit.erase_reason", record=call.options.record)
    call.terminal.answer({"erased": call.options.record}, ["The reason is erased; the log is whole without it."])


def retire(call: Call) -> None:
    """Let old records go."""
    days = call.options.older_than_days
    if days < _LEAST_DAYS:
        raise WrongUse(f"Records are kept for {_LEAST_DAYS} days at least.")
    before, now = to_micros(call.clock() - timedelta(days=days)), call.clock()
    with opened(call) as operator, operator.parts.database.writing() as connection:
        leaves, up_to = Leaves(connection, operator.parts.database.stream), 0
        for one in leaves.all(after=leaves.removed()):
            if one.record is None or read_record(one.record).t >= before:
                break
            up_to = one.seq
        gone = operator.parts.audit.truncate(connection, up_to=up_to, entry=Entry(act="", at=now, x={"by": "console"}))
    call.terminal.answer({"up_to": gone}, [f"Records up to {gone} have been let go; what they hashed to stays."])


def _checked(path: Path, key: Ed25519PublicKey, witnesses: list[str]) -> Verified:
    try:
        return export.check(path, key=key, witnesses=witnesses)
    except OSError as error:
        raise FileUnreadable(file=path.name) from error


def _read(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(limit)
    except OSError as error:
        raise FileUnreadable(file=path.name) from error


def _key(typed: str) -> Ed25519PublicKey:
    try:
        return Ed25519PublicKey.from_public_bytes(base64.b64decode(typed, validate=True))
    except ValueError as error:
        raise WrongUse("That is no signing key: 44 signs of base64.") from error
