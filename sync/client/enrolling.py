"""Enrolling this device with a ticket: the device's side of `sync/protocol/enrolment.py`.

Nothing is written: what comes out is what a new profile is founded with. Until the trust document is found to be signed
by the root on the ticket, nothing is sent but the question for it; after that only under the agency's own authority.
"""

from dataclasses import dataclass
from http import HTTPStatus

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from caseworker.desk.membership import Membership
from caseworker.domain.ids import DeviceId, Entropy
from caseworker.errors import CaseworkerError
from sync.client.failures import ServerRefused
from sync.client.pinned_tls import pinned_context, unpinned_context
from sync.client.posting import Connect, Post, exchange
from sync.protocol.enrolment import (
    RANDOM_BYTES,
    BeginReply,
    BeginRequest,
    Card,
    FinishReply,
    TrustReply,
    TrustRequest,
    check_code,
    finish_request,
    read_certificate,
    transcript_of,
)
from sync.protocol.lease import read_lease
from sync.protocol.tickets import Ticket
from sync.protocol.trust import TrustDocument, pinned_trust

_KEY_BYTES = 32


class TicketNotAccepted(CaseworkerError):
    """The server does not accept the ticket, for a reason it does not tell."""

    key = "enrol.not-accepted"
    sentence = (
        "The server does not accept this ticket. It may be used, older than a day, or tried too often. Nothing was"
        " changed here. Ask your administrator for a new one."
    )


class CertificateForeign(CaseworkerError):
    """The server certified another device or other keys than these."""

    key = "enrol.certificate-foreign"
    sentence = (
        "What the server says about this device does not fit it, so it was not believed. Nothing was kept. Ask your"
        " administrator for a new ticket, and compare the six digits."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDevice:
    """What a device says of itself: the id its store will have, a name for people, and the version of the program."""

    id: DeviceId
    name: str
    app: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """What an enrolment brings. `check_code` are the six digits to compare with the administrator's screen."""

    membership: Membership
    lease: bytes
    card: Card
    pack: str
    recovery_key: X25519PublicKey
    check_code: str


@dataclass(frozen=True, slots=True)
class _Keys:
    signing: Ed25519PrivateKey
    sealing: X25519PrivateKey


@dataclass(frozen=True, slots=True)
class _Trusted:
    reply: TrustReply
    document: TrustDocument


def enrol(ticket: Ticket, connect: Connect, device: NewDevice, *, entropy: Entropy) -> Enrolled:
    """Become a device of the agency, and return what to found the profile with.

    Raises RootUnknown for another server than the ticket's, TicketNotAccepted, CertificateForeign,
    StatementUnreadable, and what posting raises. A ticket is used up by one success.
    """
    keys = _Keys(
        Ed25519PrivateKey.from_private_bytes(entropy(_KEY_BYTES)),
        X25519PrivateKey.from_private_bytes(entropy(_KEY_BYTES)),
    )
    trusted = _ask_whom_to_trust(ticket, connect(ticket.server, unpinned_context()))
    post = connect(ticket.server, pinned_context(trusted.document.ca))
    begin = _begin_request(ticket, keys, device, entropy)
    try:
        begun = exchange(post, "enrol/begin", begin, BeginReply)
        transcript = transcript_of(begin, begun, root=trusted.reply.root, trust=trusted.document)
        proof = finish_request(begun.enrolment, transcript, mac_key=ticket.mac_key, signing_key=keys.signing)
        finished = exchange(post, "enrol/finish", proof, FinishReply)
    except ServerRefused as error:
        if error.status != HTTPStatus.FORBIDDEN:
            raise
        raise TicketNotAccepted from error
    _check(finished, begin, trusted.document)
    return Enrolled(
        membership=_membership(ticket, keys, device, trusted, finished),
        lease=finished.lease,
        card=finished.card,
        pack=finished.pack,
        recovery_key=X25519PublicKey.from_public_bytes(trusted.document.recovery_key),
        check_code=check_code(transcript),
    )


def _ask_whom_to_trust(ticket: Ticket, post: Post) -> _Trusted:
    reply = exchange(post, "enrol/trust", TrustRequest(), TrustReply)
    return _Trusted(reply, pinned_trust(reply.trust, reply.root, pinned=ticket.root_fingerprint))


def _begin_request(ticket: Ticket, keys: _Keys, device: NewDevice, entropy: Entropy) -> BeginRequest:
    return BeginRequest(
        ticket=ticket.id,
        device=device.id,
        signing_key=keys.signing.public_key().public_bytes_raw(),
        sealing_key=keys.sealing.public_key().public_bytes_raw(),
        random=entropy(RANDOM_BYTES),
        name=device.name,
        app=device.app,
    )


def _check(finished: FinishReply, begin: BeginRequest, document: TrustDocument) -> None:
    certificate = read_certificate(finished.certificate, document.server_key)
    lease = read_lease(finished.lease, document.server_key)
    ours = (begin.device, begin.signing_key, begin.sealing_key)
    if (certificate.device, certificate.signing_key, certificate.sealing_key) != ours:
        raise CertificateForeign
    told = (lease.device, lease.officer, certificate.officer)
    if told != (begin.device, finished.card.officer, finished.card.officer):
        raise CertificateForeign


def _membership(ticket: Ticket, keys: _Keys, device: NewDevice, trusted: _Trusted, finished: FinishReply) -> Membership:
    return Membership(
        server=ticket.server,
        stream=finished.stream,
        device=device.id,
        officer=finished.card.officer,
        signing_key=keys.signing.private_bytes_raw(),
        sealing_key=keys.sealing.private_bytes_raw(),
        certificate=finished.certificate,
        root=trusted.reply.root,
        trust=trusted.reply.trust,
        trust_version=trusted.document.version,
        server_key=trusted.document.server_key,
        bundle_key=trusted.document.bundle_key,
        ca=trusted.document.ca,
    )
