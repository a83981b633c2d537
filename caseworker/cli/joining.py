"""`caseworker enrol` and `caseworker release`: becoming a device of an agency, and being let in again."""

import os
import shlex
from dataclasses import replace
from pathlib import Path
from threading import Event
from uuid import UUID

import msgspec

from caseworker import __version__
from caseworker.cli.call import Call, Commands, add
from caseworker.cli.doors import keyring_if_any, renewal, visit_for
from caseworker.cli.enrolling import enrolment, take_new_passphrase
from caseworker.cli.passphrases import new_passphrase
from caseworker.desk.office import Joined, Office, OfficerCard, at_work, found, seated
from caseworker.domain.actions import Role
from caseworker.domain.agency import Pack
from caseworker.domain.ids import DeviceId, new_id
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from caseworker.store import entrance
from caseworker.store.keys.device_secret import DeviceSecretStore, KeyringLost
from caseworker.store.keys.passphrases import check_passphrase
from caseworker.store.keys.secret import Secret
from caseworker.store.profile import ProfileExists
from caseworker.store.releasing import ClosedProfile, closed_profile, take_back, take_lease
from sync.client import recovering
from sync.client.device_secret import hand_in
from sync.client.enrolling import Enrolled, NewDevice, enrol
from sync.client.failures import NotTheServer
from sync.client.pinned_tls import pinned_context
from sync.client.posting import BASE, connected, posting
from sync.client.recovering import Asked, Released
from sync.client.sessions import DeviceSession, open_session
from sync.client.signing import Signer
from sync.client.transport import Transport
from sync.protocol import tickets
from sync.protocol.recovery import Wanted
from sync.protocol.small_messages import LARGEST_BYTES
from sync.protocol.trust import read_trust
from sync.protocol.wire import UNREADABLE

_PACK_BYTES = 32 << 20
_ASKED_EVERY_S = 3.0


class NoPackYet(CaseworkerError):
    """The server has no agency pack, and without one there is nothing to work with."""

    key = "enrol.no-pack"
    sentence = (
        "The server has no agency pack yet, so no profile was made. Ask your administrator to publish one and to give"
        " you a new ticket."
    )


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
    ticket = tickets.from_text(_ticket_text(call))
    _refuse_used(call.profile)
    wish = enrolment(call)
    check_passphrase(wish.passphrase, with_device_secret=wish.secrets is not None)
    device = DeviceId(new_id(to_micros(call.clock()) // 1000, os.urandom))
    told = NewDevice(id=device, name=call.options.device_name, app=__version__)
    enrolled = enrol(ticket, connected, told, entropy=os.urandom)
    call.terminal.remark(f"Compare these digits with your administrator's screen: {enrolled.check_code}")
    pack = _pack(call, enrolled)
    is_counter = enrolled.card.role == Role.FRONT_DESK.value
    wish = replace(wish, recovery_key=enrolled.recovery_key, front_desk=is_counter)
    joined = Joined(enrolled.membership, enrolled.lease)
    with at_work(found(call.profile, wish, card=_card(enrolled), pack=pack, clock=call.clock, joined=joined)) as office:
        handed_in = _hand_in_secret(call, office)
        answer = {
            "profile": str(office.vault.profile_id),
            "directory": str(call.profile),
            "device": str(device),
            "officer": str(office.card.id),
            "role": office.card.role.value,
            "pack": pack.version,
            "check_code": enrolled.check_code,
            "device_secret_handed_in": handed_in,
        }
    lines = [f"The profile of {enrolled.card.name} is ready in {call.profile}.", f"Next: {_first_round(call)}"]
    call.terminal.answer(answer, lines)


def release(call: Call) -> None:
    """Ask the server to release this device, and wait until somebody has compared the digits and approved."""
    keyring = keyring_if_any()
    if keyring is None:
        raise KeyringLost
    closed = closed_profile(call.profile)
    if call.options.passphrase_lost:
        _recover(call, closed, keyring)
        return
    _, released = _waited_for(call, closed, Wanted.DEVICE_SECRET)
    take_back(call.profile, keyring, released.secret, epoch=closed.epoch, lease=released.lease, now=call.clock())
    call.terminal.answer({"released": True}, ["The device is released. Open the profile with your passphrase."])


def _recover(call: Call, closed: ClosedProfile, keyring: DeviceSecretStore) -> None:
    """Open with the root key that a supervisor released, under a new passphrase, and as a new epoch."""
    asked, released = _waited_for(call, closed, Wanted.ROOT_KEY)
    recovering.check_supervisor(asked, released, read_trust(closed.place.trust, closed.place.root))
    fresh = new_passphrase(call, call.options.new_passphrase_file, option="--new-passphrase-file")
    if released.lease is not None:
        take_lease(call.profile, released.lease)
    with Secret(released.secret) as root:
        vault = entrance.recover_with_root(
            call.profile, visit_for(call, keyring), root=root, epoch=closed.epoch, new_passphrase=fresh
        )
    with at_work(seated(vault, call.clock, renew=renewal(call))) as office:
        epoch = office.vault.epoch
    call.terminal.answer({"released": True, "epoch": epoch}, ["The profile opens with the new passphrase."])


def _waited_for(call: Call, closed: ClosedProfile, wanted: Wanted) -> tuple[Asked, Released]:
    post = connected(closed.place.server, pinned_context(closed.place.ca))
    asked: Asked = recovering.ask_for(
        wanted,
        post,
        device=DeviceId(UUID(closed.place.device)),
        profile=closed.profile,
        epoch=closed.epoch,
        entropy=os.urandom,
        slot=closed.recovery_slot if wanted is Wanted.ROOT_KEY else b"",
    )
    call.terminal.remark(f"Read these digits to whoever releases the device: {asked.code}")
    for _ in range(max(1, int(call.options.wait / _ASKED_EVERY_S))):
        found_one = recovering.fetch(post, asked)
        if found_one is not None:
            return asked, found_one
        Event().wait(_ASKED_EVERY_S)
    raise NotReleased(wait_s=call.options.wait)


def _first_round(call: Call) -> str:
    """Return the command that fetches what colleagues have done, and the first numbers of cases and people."""
    given: Path | None = call.options.profile
    return "caseworker sync" if given is None else f"caseworker sync --profile {shlex.quote(str(given))}"


def _ticket_text(call: Call) -> str:
    given: str = call.options.ticket
    return call.terminal.into.readline() if given == "-" else given


def _refuse_used(directory: Path) -> None:
    """Refuse a place that is taken before the ticket is used up."""
    if directory.exists() and any(path.name not in {"lock", "creating"} for path in directory.iterdir()):
        raise ProfileExists(directory=directory.name)


def _card(enrolled: Enrolled) -> OfficerCard:
    told = enrolled.card
    try:
        role = Role(told.role)
    except ValueError as error:
        raise NotTheServer from error
    return OfficerCard(
        id=told.officer, name=told.name, role=role, team=told.team, territories=told.territories, desk=told.desk
    )


def _pack(call: Call, enrolled: Enrolled) -> Pack:
    """Fetch the pack in force, signed for as the new device."""
    if not enrolled.pack:
        raise NoPackYet
    transport = _transport(enrolled.membership.server, enrolled.membership.ca)
    try:
        opened = open_session(posting(transport), enrolled.membership, now=call.clock())
        signer = Signer(opened.membership, opened.session, call.clock, os.urandom)
        path = f"{BASE}/pack/{enrolled.pack}"
        return msgspec.json.decode(transport.send("GET", path, limit_bytes=_PACK_BYTES, sign=signer).body, type=Pack)
    except UNREADABLE as error:
        raise NotTheServer from error
    finally:
        transport.close()


def _hand_in_secret(call: Call, office: Office) -> bool:
    """Hand in the copy of the device secret; when that fails it is made good at the first synchronization."""
    membership = office.membership.current()
    assert membership is not None, "it was enrolled just now"
    transport = _transport(membership.server, membership.ca)
    session = DeviceSession(office.membership, posting(transport), clock=call.clock, entropy=os.urandom)

    def post(place: str, body: bytes) -> bytes:
        return transport.send(
            "POST", f"{BASE}/{place}", body, limit_bytes=LARGEST_BYTES, sign=session.sign, packs=False
        ).body

    try:
        return hand_in(office.membership, post)
    except CaseworkerError as error:
        call.terminal.remark(f"The server has no copy of this device's secret yet ({error.key}).")
        return False
    finally:
        transport.close()


def _transport(server: str, ca: str) -> Transport:
    return Transport(server, verify=pinned_context(ca))
