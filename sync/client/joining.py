"""Becoming a device of an agency, from a ticket to an open profile: enrolment, the pack in force, the founding.

The profile is made last, with everything it needs, so that what is cut off on the way can be done again with a new
ticket.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from caseworker import __version__
from caseworker.desk.doors import Enrolment, is_strong_enough, refuse_used
from caseworker.desk.office import Joined, Office, OfficerCard, found
from caseworker.desk.sitting import Clock
from caseworker.domain.actions import Role
from caseworker.domain.agency import Pack
from caseworker.domain.ids import DeviceId, Entropy, new_id
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from sync.client.device_secret import hand_in
from sync.client.enrolling import Enrolled, NewDevice, enrol
from sync.client.failures import NotTheServer
from sync.client.pinned_tls import pinned_context
from sync.client.posting import BASE, connected, posting
from sync.client.sessions import DeviceSession, open_session
from sync.client.signing import Signer
from sync.client.transport import Transport
from sync.protocol import tickets
from sync.protocol.small_messages import LARGEST_BYTES
from sync.protocol.wire import UNREADABLE

_PACK_BYTES = 32 << 20


class NoPackYet(CaseworkerError):
    """The server has no agency pack, and without one there is nothing to work with."""

    key = "enrol.no-pack"
    sentence = (
        "The server has no agency pack yet, so no profile was made. Ask your administrator to publish one and to give"
        " you a new ticket."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """What came of it. `secret_missing` is the key of what kept the device secret's copy from the server, "" if none:

    it is made good at the first synchronization.
    """

    office: Office
    device: DeviceId
    pack: str
    check_code: str
    secret_missing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """One device that wants to belong. `tells_code` is called with the six digits before anything is kept here."""

    clock: Clock
    entropy: Entropy
    tells_code: Callable[[str], None]

    def join(self, ticket_text: str, directory: Path, wish: Enrolment, *, device_name: str = "") -> Admission:
        """Enrol and make the profile, which is open then and the caller's to close.

        Raises TicketUnreadable, ProfileExists and what a weak passphrase raises before the ticket is used; then what
        `enrolling.enrol`, `office.found` and the network raise, and NoPackYet.
        """
        ticket = tickets.from_text(ticket_text)
        refuse_used(directory)
        is_strong_enough(wish.passphrase, with_keyring=wish.secrets is not None)
        device = DeviceId(new_id(to_micros(self.clock()) // 1000, self.entropy))
        enrolled = enrol(
            ticket, connected, NewDevice(id=device, name=device_name, app=__version__), entropy=self.entropy
        )
        self.tells_code(enrolled.check_code)
        pack = self._pack(enrolled)
        at_counter = enrolled.card.role == Role.FRONT_DESK.value
        office = found(
            directory,
            replace(wish, recovery_key=enrolled.recovery_key, front_desk=at_counter),
            card=_card(enrolled),
            pack=pack,
            clock=self.clock,
            joined=Joined(enrolled.membership, enrolled.lease),
        )
        return Admission(
            office=office,
            device=device,
            pack=pack.version,
            check_code=enrolled.check_code,
            secret_missing=self._hand_in_secret(office),
        )

    def _pack(self, enrolled: Enrolled) -> Pack:
        """Fetch the pack in force, signed for as the new device."""
        if not enrolled.pack:
            raise NoPackYet
        transport = _transport(enrolled)
        try:
            opened = open_session(posting(transport), enrolled.membership, now=self.clock())
            signer = Signer(opened.membership, opened.session, self.clock, self.entropy)
            path = f"{BASE}/pack/{enrolled.pack}"
            body = transport.send("GET", path, limit_bytes=_PACK_BYTES, sign=signer).body
            return msgspec.json.decode(body, type=Pack)
        except UNREADABLE as error:
            raise NotTheServer from error
        finally:
            transport.close()

    def _hand_in_secret(self, office: Office) -> str:
        """Hand in the copy of the device secret; when that fails it is made good at the first synchronization."""
        membership = office.membership.current()
        assert membership is not None, "it was enrolled just now"
        transport = Transport(membership.server, verify=pinned_context(membership.ca))
        session = DeviceSession(office.membership, posting(transport), clock=self.clock, entropy=self.entropy)

        def post(place: str, body: bytes) -> bytes:
            return transport.send(
                "POST", f"{BASE}/{place}", body, limit_bytes=LARGEST_BYTES, sign=session.sign, packs=False
            ).body

        try:
            return "" if hand_in(office.membership, post) else "secret.none"
        except CaseworkerError as error:
            return error.key
        finally:
            transport.close()


def _transport(enrolled: Enrolled) -> Transport:
    return Transport(enrolled.membership.server, verify=pinned_context(enrolled.membership.ca))


def _card(enrolled: Enrolled) -> OfficerCard:
    told = enrolled.card
    try:
        role = Role(told.role)
    except ValueError as error:
        raise NotTheServer from error
    return OfficerCard(
        id=told.officer, name=told.name, role=role, team=told.team, territories=told.territories, desk=told.desk
    )
