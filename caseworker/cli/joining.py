"""`caseworker enrol` and `caseworker release`: becoming a device of an agency, and being let in again."""

import os
import shlex
from pathlib import Path
from threading import Event

from caseworker.cli.call import Call, Commands, add
from caseworker.cli.doors import keyring_if_any, renewal
from caseworker.cli.enrolling import enrolment, take_new_passphrase
from caseworker.cli.passphrases import new_passphrase
from caseworker.desk.doors import Doors, KeyringLost, closed_profile, refuse_used
from caseworker.desk.office import at_work
from caseworker.errors import CaseworkerError
from sync.client.joining import Joining
from sync.client.readmitting import ASKED_EVERY_S, Readmission
from sync.protocol import tickets


class NotReleased(CaseworkerError):
    """Nobody approved within the time one was willing to wait."""

    key = "release.not-approved"
    sentence = "Nobody has released this device within {wait_s} seconds. Everything saved is safe. Ask once more."


def add_commands(commands: Commands) -> None:
    """Add both commands."""
    made = add(commands, "enrol", enrol_device, says="make this device one of your agency's, with a ticket")
    made.add_argument("ticket", metavar="TICKET", help="all of it, or - to read it from stdin")
    made.add_argument("--device-name", default="", help="what colleagues call this machine")
    take_new_passphrase(made)
    made = add(commands, "release", release, says="ask to be let in again to a profile that is locked out")
    made.add_argument(
        "--passphrase-lost", action="store_true", help="the passphrase is forgotten: a supervisor recovers the profile"
    )
    made.add_argument("--new-passphrase-file", metavar="FILE", help="read the new passphrase from FILE, or - for stdin")
    made.add_argument("--wait", type=int, default=600, metavar="SECONDS", help="how long to wait (600)")


def enrol_device(call: Call) -> None:
    """Enrol with the server of the ticket, fetch the agency's pack, and make the profile."""
    ticket = _ticket_text(call)
    tickets.from_text(ticket)
    refuse_used(call.profile)
    wish = enrolment(call)
    joining = Joining(clock=call.clock, entropy=os.urandom, tells_code=lambda code: _tell_code(call, code))
    admitted = joining.join(ticket, call.profile, wish, device_name=call.options.device_name)
    with at_work(admitted.office) as office:
        if admitted.secret_missing:
            call.terminal.remark(f"The server has no copy of this device's secret yet ({admitted.secret_missing}).")
        answer = {
            "profile": str(office.vault.profile_id),
            "directory": str(call.profile),
            "device": str(admitted.device),
            "officer": str(office.card.id),
            "role": office.card.role.value,
            "pack": admitted.pack,
            "check_code": admitted.check_code,
            "device_secret_handed_in": not admitted.secret_missing,
        }
        name = office.card.name
    lines = [f"The profile of {name} is ready in {call.profile}.", f"Next: {_first_round(call)}"]
    call.terminal.answer(answer, lines)


def release(call: Call) -> None:
    """Ask the server to release this device, and wait until somebody has compared the digits and approved."""
    keyring = keyring_if_any()
    if keyring is None:
        raise KeyringLost
    closed_profile(call.profile)
    if call.options.passphrase_lost:
        _recover(call)
        return
    _waited_for(call).put_back(keyring, now=call.clock())
    call.terminal.answer({"released": True}, ["The device is released. Open the profile with your passphrase."])


def _recover(call: Call) -> None:
    """Open with the root key that a supervisor released, under a new passphrase, and as a new epoch."""
    released = _waited_for(call)
    fresh = new_passphrase(call, call.options.new_passphrase_file, option="--new-passphrase-file")
    doors = Doors(clock=call.clock, renew=renewal(call))
    with at_work(released.open(doors, new_passphrase=fresh)) as office:
        epoch = office.vault.epoch
    call.terminal.answer({"released": True, "epoch": epoch}, ["The profile opens with the new passphrase."])


def _waited_for(call: Call) -> Readmission:
    asked = Readmission(call.profile, passphrase_lost=call.options.passphrase_lost, entropy=os.urandom)
    call.terminal.remark(f"Read these digits to whoever releases the device: {asked.code}")
    for _ in range(max(1, int(call.options.wait / ASKED_EVERY_S))):
        if asked.look():
            return asked
        Event().wait(ASKED_EVERY_S)
    raise NotReleased(wait_s=call.options.wait)


def _tell_code(call: Call, code: str) -> None:
    call.terminal.remark(f"Compare these digits with your administrator's screen: {code}")


def _first_round(call: Call) -> str:
    """Return the command that fetches what colleagues have done, and the first numbers of cases and people."""
    given: Path | None = call.options.profile
    return "caseworker sync" if given is None else f"caseworker sync --profile {shlex.quote(str(given))}"


def _ticket_text(call: Call) -> str:
    given: str = call.options.ticket
    return call.terminal.into.readline() if given == "-" else given
