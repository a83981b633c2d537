"""Making profiles: `profile create`, and what restoring and the practice office need of the same."""

import argparse
import os
from pathlib import Path

from caseworker.cli.call import Call, Commands, WrongUse, add
from caseworker.cli.doors import keyring_if_any
from caseworker.cli.files import read_bytes
from caseworker.cli.passphrases import new_passphrase
from caseworker.desk.library import Library
from caseworker.desk.office import OfficerCard, at_work, found
from caseworker.domain.actions import Role
from caseworker.domain.agency import Pack
from caseworker.domain.ids import OfficerId, new_id
from caseworker.domain.plain import to_micros
from caseworker.packs.pack import load_pack
from caseworker.store.founding import Enrolment
from caseworker.store.keys.device_secret import DeviceSecretStore, KeyringLost
from caseworker.store.keys.recovery_keys import read_public

_LARGEST_KEY_BYTES = 16 * 1024


def add_create(commands: Commands) -> None:
    """Add `profile create`."""
    made = add(commands, "create", create, says="make a profile for an officer, encrypted, and open it once")
    made.add_argument("--name", required=True, help="the officer's name, as colleagues know it")
    made.add_argument("--role", required=True, choices=[role.value for role in Role])
    made.add_argument("--team", default="", help="a team of the agency pack")
    made.add_argument("--territory", action="append", default=[], help="a territory of the pack; may be given again")
    made.add_argument("--counter", default="", help="the counter at which this desk is")
    made.add_argument("--pack", required=True, type=Path, metavar="FOLDER", help="the agency pack")
    made.add_argument("--recovery-key", type=Path, metavar="FILE", help="the public half of the agency's recovery key")
    take_new_passphrase(made)


def take_new_passphrase(made: argparse.ArgumentParser) -> None:
    """Add the options of every command that sets a passphrase for a new profile."""
    made.add_argument(
        "--no-keyring", action="store_true", help="live by the passphrase alone, which must then be 15 characters long"
    )
    made.add_argument("--new-passphrase-file", metavar="FILE", help="read the new passphrase from FILE, or - for stdin")


def create(call: Call) -> None:
    """Make the profile and say who may now work with it."""
    options = call.options
    pack = load_pack(options.pack)
    card = _card(call, pack)
    wish = enrolment(call, own_words=(card.name, pack.agency.name), front_desk=card.role is Role.FRONT_DESK)
    with at_work(found(call.profile, wish, card=card, pack=pack, clock=call.clock)) as office:
        Library(office.sitting).publish()
        answer = {
            "profile": str(office.vault.profile_id),
            "directory": str(call.profile),
            "officer": str(card.id),
            "role": card.role.value,
            "pack": pack.version,
            "keyring": wish.secrets is not None,
        }
    call.terminal.answer(answer, [f"The profile of {card.name} is ready in {call.profile}.", *_advice(wish)])


def enrolment(call: Call, *, own_words: tuple[str, ...] = (), front_desk: bool = False) -> Enrolment:
    """Return what a new profile of this call is made with; asks for the new passphrase.

    Raises `KeyringLost` on a system without a keyring unless `--no-keyring` was given.
    """
    recovery: Path | None = getattr(call.options, "recovery_key", None)
    content = None if recovery is None else read_bytes(recovery, limit_bytes=_LARGEST_KEY_BYTES)
    return Enrolment(
        now=call.clock(),
        secrets=_keyring(call),
        recovery_key=None if recovery is None or content is None else read_public(content, file=recovery.name),
        passphrase=new_passphrase(call, call.options.new_passphrase_file, option="--new-passphrase-file"),
        front_desk=front_desk,
        own_words=own_words,
    )


def _keyring(call: Call) -> DeviceSecretStore | None:
    if call.options.no_keyring:
        return None
    found_one = keyring_if_any()
    if found_one is None:
        call.terminal.remark("Without a keyring a profile can live by its passphrase alone: add --no-keyring.")
        raise KeyringLost
    return found_one


def _card(call: Call, pack: Pack) -> OfficerCard:
    options = call.options
    territories = tuple(pack.territory(name).id for name in options.territory)
    team = pack.team(options.team).id if options.team else ""
    desk = pack.counter(options.counter).id if options.counter else ""
    role = Role(options.role)
    if role in {Role.OFFICER, Role.FRONT_DESK, Role.SUPERVISOR} and not territories:
        raise WrongUse("Say with --territory where this officer works.")
    officer = OfficerId(new_id(to_micros(call.clock()) // 1000, os.urandom))
    return OfficerCard(id=officer, name=options.name, role=role, team=team, territories=territories, desk=desk)


def _advice(wish: Enrolment) -> list[str]:
    advice = ["Print a code for the day the passphrase is forgotten: caseworker profile code"]
    if wish.secrets is None:
        advice.append("This profile lives by its passphrase alone: whoever has its files and the passphrase opens it.")
    return advice
