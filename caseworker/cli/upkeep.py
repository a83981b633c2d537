"""`caseworker check`, `backup`, `restore` and `verify`: is everything whole, and can it be brought back."""

import json
import platform
from pathlib import Path

from caseworker import __version__
from caseworker.cli.call import Call, Commands, WrongUse, add
from caseworker.cli.doors import keyring_if_any, opened, opened_with, renewal, secrets_of
from caseworker.cli.enrolling import enrolment, take_new_passphrase
from caseworker.cli.files import FileUnreadable, read_bytes, write_new
from caseworker.cli.passphrases import passphrase, printed_code
from caseworker.cli.terminal import Json
from caseworker.desk.maintenance import Health, Level, Maintenance
from caseworker.desk.office import at_work
from caseworker.desk.restoring import restore as restore_profile
from caseworker.errors import CaseworkerError
from caseworker.store.audit import Checkpoint
from caseworker.store.profile import ProfileMissing

_LARGEST_WITNESS_BYTES = 4096


class NotHealthy(CaseworkerError):
    """Something that was looked at is broken."""

    key = "check.broken"
    sentence = "{count} of the things looked at are broken. What is listed above says what to do."


class WitnessUnreadable(CaseworkerError):
    """The file holds no checkpoint of an audit trail."""

    key = "audit.witness-unreadable"
    sentence = "The file {file} holds no checkpoint of an audit trail. Nothing was compared."


def add_commands(commands: Commands) -> None:
    """Add the commands of upkeep."""
    made = add(commands, "check", check, says="look at the store, its audit trail, the keyring and the clock")
    made.add_argument("--closed", action="store_true", help="look only at what needs no passphrase")
    made = add(commands, "backup", backup, says="write an encrypted backup, and prove it by a trial restore")
    made.add_argument("file", type=Path, metavar="FILE")
    made = add(commands, "restore", restore, says="make a new profile from a backup")
    made.add_argument("file", type=Path, metavar="FILE")
    made.add_argument("--code-file", metavar="FILE", help="read the code of the backup from FILE, or - for stdin")
    take_new_passphrase(made)
    made = add(commands, "verify", verify, says="check the audit trail of this device from its first record")
    made.add_argument("--witness", type=Path, metavar="FILE", help="compare with a checkpoint saved before")
    made.add_argument(
        "--save-witness", type=Path, metavar="FILE", help="save the checkpoint reached, for the next time"
    )


def check(call: Call) -> None:
    """Look at everything that can be looked at."""
    value: dict[str, Json] = {
        "version": __version__,
        "system": platform.system(),
        "python": platform.python_version(),
        "keyring_found": keyring_if_any() is not None,
        "clock": call.clock().isoformat(timespec="seconds"),
        "profile": str(call.profile),
    }
    try:
        secrets = secrets_of(call.profile)
    except ProfileMissing:
        value |= {"state": "no-profile", "level": Level.GOOD.value, "checks": []}
        call.terminal.answer(value, [f"There is no profile in {call.profile}. The program itself is in order."])
        return
    if call.options.closed:
        value |= {"state": "closed", "level": Level.GOOD.value, "checks": []}
        call.terminal.answer(value, ["The key file of the profile is whole. It was not opened."])
        return
    with opened_with(call, passphrase(call), secrets) as office:
        health = Maintenance(office.sitting, office.vault).check(secrets)
    _tell(call, value, health)


def backup(call: Call) -> None:
    """Write a backup under a fresh code and show that code once."""
    target: Path = call.options.file.absolute()
    with opened(call) as office:
        desk = Maintenance(office.sitting, office.vault)
        call.stopping.safe = "No backup was left behind, and the store is as it was."
        code = desk.new_backup_code()
        made = desk.back_up(target, code=code)
    value = {"file": str(target), "id": str(made.id), "bytes": made.size, "attachments": made.attachments, "code": code}
    lines = [
        f"The backup is in {target} and was restored on trial.",
        f"Its code: {code}",
        "Print the code and keep it apart from the backup: without it nobody can restore it.",
    ]
    call.terminal.answer(value, lines)


def restore(call: Call) -> None:
    """Restore into the profile directory of the call, which must be absent or empty."""
    if call.options.profile is None:
        raise WrongUse("Say with --profile where to put the restored profile.")
    source: Path = call.options.file
    if not source.is_file():
        raise FileUnreadable(file=source.name)
    code = printed_code(call, call.options.code_file)
    call.stopping.safe = "The profile was not restored, and the backup is as it was. Do it again."
    wish, renew = enrolment(call), renewal(call)
    with at_work(restore_profile(source, call.profile, wish, code=code, clock=call.clock, renew=renew)) as office:
        profile = str(office.vault.profile_id)
    lines = [f"The profile is back in {call.profile}. Do not use an older copy of it any more."]
    lines.append("What was sent since the backup comes again with the next synchronization.")
    call.terminal.answer({"profile": profile, "directory": str(call.profile)}, lines)


def verify(call: Call) -> None:
    """Check the trail; raises AuditBroken, which names the first record that does not hold."""
    witness: Path | None = call.options.witness
    known = None if witness is None else _read_witness(witness)
    with opened(call) as office:
        end = Maintenance(office.sitting, office.vault).verify_audit(witness=known)
    if call.options.save_witness is not None:
        write_new(call.options.save_witness, json.dumps({"seq": end.seq, "leaf": end.leaf.hex()}).encode() + b"\n")
    compared = "" if known is None else f" It agrees with the checkpoint at record {known.seq}."
    value = {"records": end.seq, "leaf": end.leaf.hex(), "compared_with": None if known is None else known.seq}
    call.terminal.answer(value, [f"The audit trail of {end.seq} records is whole.{compared}"])


def _tell(call: Call, value: dict[str, Json], health: Health) -> None:
    checks: list[Json] = [
        {"what": one.what.value, "level": one.level.value, "sentence": one.sentence, "number": one.number}
        for one in health.diagnoses
    ]
    lines = [f"{one.what.value:<8}{one.level.value:<11}{one.sentence}" for one in health.diagnoses]
    call.terminal.answer(value | {"state": "open", "level": health.level.value, "checks": checks}, lines)
    broken = sum(one.level is Level.BROKEN for one in health.diagnoses)
    if broken:
        raise NotHealthy(count=broken)


def _read_witness(path: Path) -> Checkpoint:
    try:
        read = json.loads(read_bytes(path, limit_bytes=_LARGEST_WITNESS_BYTES))
        return Checkpoint(int(read["seq"]), bytes.fromhex(read["leaf"]))
    except (ValueError, KeyError, TypeError) as error:
        raise WitnessUnreadable(file=path.name) from error
