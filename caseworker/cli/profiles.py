"""`caseworker profile …`: making profiles, their passphrases, codes and recovery, and their end."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from caseworker.cli.call import Call, Commands, WrongUse, add, family, profiles_folder
from caseworker.cli.doors import keyring_if_any, opened, opened_with, renewal, secrets_of, uses_keyring, visit_for
from caseworker.cli.enrolling import add_create
from caseworker.cli.files import read_bytes
from caseworker.cli.passphrases import new_passphrase, passphrase, printed_code
from caseworker.desk.office import at_work, seated
from caseworker.errors import CaseworkerError
from caseworker.store import entrance
from caseworker.store.keys import attempts
from caseworker.store.keys.keyfile import read_keys
from caseworker.store.keys.recovery_keys import read_private
from caseworker.store.profile import Profile
from caseworker.store.state import read_state

_LARGEST_KEY_BYTES = 16 * 1024
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def add_commands(commands: Commands) -> None:
    """Add `profile` and what stands under it."""
    under = family(commands, "profile", says="make profiles, change how they open, and remove them")
    add_create(under)
    add(under, "list", list_profiles, says="the profiles on this device")
    made = add(under, "passphrase", change_passphrase, says="change the passphrase")
    made.add_argument("--new-passphrase-file", metavar="FILE", help="read the new one from FILE, or - for stdin")
    add(under, "new-epoch", new_epoch, says="take a new root key and encrypt the whole store anew")
    add(under, "code", print_code, says="make a code to print, which opens the profile once without its passphrase")
    made = add(under, "recover", recover, says="open with a printed code or the agency's recovery key")
    made.add_argument("--code-file", metavar="FILE", help="read the printed code from FILE, or - for stdin")
    made.add_argument("--recovery-key", type=Path, metavar="FILE", help="the private half of the recovery key")
    made.add_argument("--new-passphrase-file", metavar="FILE", help="read the new passphrase from FILE, or - for stdin")
    add(under, "lock-info", lock_info, says="wrong passphrases and when the next may be tried, without opening")
    made = add(under, "wipe", wipe, says="remove the profile from this device, so that nothing of it can be opened")
    made.add_argument("--yes", action="store_true", help="do not ask")
    made.add_argument("--drop-unsent", action="store_true", help="also remove sealed work that was not sent")


def list_profiles(call: Call) -> None:
    """List the profiles beside the one named, or in their usual place."""
    chosen: Path | None = call.options.profile
    folder = profiles_folder() if chosen is None else chosen.absolute().parent
    found = list(_profiles_in(folder))
    lines = [f"{one['name']}: {_told(one)}" for one in found] or [f"There is no profile in {folder}."]
    call.terminal.answer({"folder": str(folder), "profiles": found}, lines)


def change_passphrase(call: Call) -> None:
    """Wrap the root key under a new passphrase."""
    secrets = secrets_of(call.profile)
    old = passphrase(call)
    with opened_with(call, old, secrets) as office:
        office.vault.change_passphrase(
            old=old, new=new_passphrase(call, call.options.new_passphrase_file, option="--new-passphrase-file")
        )
    call.terminal.answer({"changed": True}, ["The passphrase is changed. The old one no longer opens the profile."])


def new_epoch(call: Call) -> None:
    """Encrypt the store under a new root key."""
    secrets = secrets_of(call.profile)
    given = passphrase(call)
    with opened_with(call, given, secrets) as office:
        office.vault.new_epoch(passphrase=given)
        epoch = office.vault.epoch
    lines = [f"The store is encrypted under a new key (epoch {epoch}). Print a new code: caseworker profile code"]
    call.terminal.answer({"epoch": epoch}, lines)


def print_code(call: Call) -> None:
    """Show a fresh code once."""
    with opened(call) as office:
        code = office.vault.add_code_slot()
    lines = [code, "Print it and keep it apart from this device. An earlier code no longer opens the profile."]
    call.terminal.answer({"code": code}, lines)


def recover(call: Call) -> None:
    """Open without the passphrase, under a new one."""
    key_file: Path | None = call.options.recovery_key
    if key_file is not None and call.options.code_file is not None:
        raise WrongUse("Give either a printed code or a recovery key.")
    visit = visit_for(call, secrets_of(call.profile))
    if key_file is not None:
        key = read_private(read_bytes(key_file, limit_bytes=_LARGEST_KEY_BYTES), file=key_file.name)
        vault = entrance.recover(call.profile, visit, recovery_key=key, new_passphrase=_fresh(call))
    else:
        code = printed_code(call, call.options.code_file)
        vault = entrance.unlock_with_code(call.profile, visit, code=code, new_passphrase=_fresh(call))
    with at_work(seated(vault, call.clock, renew=renewal(call))) as office:
        epoch = office.vault.epoch
    lines = ["The profile opens with the new passphrase. Print a new code: caseworker profile code"]
    call.terminal.answer({"recovered": True, "epoch": epoch}, lines)


def lock_info(call: Call) -> None:
    """Tell what is known of a closed profile."""
    profile = Profile(call.profile)
    profile.check()
    state = read_state(profile.state)
    keys = read_keys(profile.keys)
    wait_s = _wait_s(state.attempts, call.clock())
    value = {
        "profile": str(keys.profile),
        "wrong_passphrases": state.attempts.wrong,
        "wait_s": wait_s,
        "locked_out": state.locked_out,
        "front_desk": keys.front_desk,
        "keyring": keys.newest.passphrase.device_check is not None,
        "printed_code": keys.newest.code is not None,
        "recovery_key": keys.newest.recovery is not None,
        "epoch": keys.newest.epoch,
        "last_backup": _when(state.last_backup_us),
        "last_check": _when(state.last_check_us),
    }
    call.terminal.answer(value, [f"{name.replace('_', ' ')}: {_word(one)}" for name, one in value.items()])


def wipe(call: Call) -> None:
    """Remove the profile after asking."""
    Profile(call.profile).check()
    if not call.options.yes:
        if not call.terminal.can_ask:
            raise WrongUse("Nobody can be asked here. Add --yes to remove the profile.")
        if call.terminal.ask(f"Remove everything in {call.profile}? Type 'wipe' to go on:") != "wipe":
            call.terminal.answer({"wiped": False}, ["Nothing was removed."])
            return
    receipt = entrance.wipe_unopened(call.profile, keyring_if_any(), keep_outbox=not call.options.drop_unsent)
    value = {"wiped": True, "keyring_cleared": receipt.keyring_cleared, "unsent_kept": receipt.outbox_kept}
    call.terminal.answer(value, ["The profile was removed from this device. Nothing of it can be opened any more."])


def _fresh(call: Call) -> str:
    return new_passphrase(call, call.options.new_passphrase_file, option="--new-passphrase-file")


def _profiles_in(folder: Path) -> Iterator[dict[str, Any]]:
    for one in sorted(folder.iterdir()) if folder.is_dir() else ():
        profile = Profile(one)
        if not one.is_symlink() and (profile.keys.exists() or profile.store.exists()):
            yield {"name": one.name, "directory": str(one), **_state_of(profile)}


def _state_of(profile: Profile) -> dict[str, Any]:
    try:
        keys, keyring = read_keys(profile.keys), uses_keyring(profile.directory)
    except CaseworkerError as error:
        return {"state": error.key}
    return {"state": "ready", "profile": str(keys.profile), "front_desk": keys.front_desk, "keyring": keyring}


def _told(one: dict[str, Any]) -> str:
    if one["state"] != "ready":
        return f"cannot be read ({one['state']})"
    return "with the system's keyring" if one["keyring"] else "by its passphrase alone"


def _wait_s(tries: attempts.Attempts, now: datetime) -> int:
    try:
        attempts.check_wait(attempts.seen(tries, now), now)
    except attempts.TryLater as later:
        return int(later.facts["wait_s"])
    return 0


def _when(at_us: int) -> str | None:
    return (_EPOCH + timedelta(microseconds=at_us)).isoformat(timespec="seconds") if at_us else None


def _word(value: object) -> str:
    return (
        {True: "yes", False: "no", None: "never"}.get(value, str(value))
        if isinstance(value, bool | None)
        else str(value)
    )
