"""A device's session with its server: opened when it is needed, kept for the next start, opened again when it is over.

Opening brings a fresh lease, a newer trust document if there is one, and the server's time, by which a device with a
wrong clock signs. An order to wipe comes in its place.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from caseworker.desk.membership import KeptSession, Membership, Memberships
from caseworker.domain.ids import DeviceId, Entropy
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from sync.client.failures import NotAccepted, NotTheServer, Unreachable
from sync.client.posting import Post, connected_to, exchange
from sync.client.signing import Clock, Signer
from sync.client.transport import Sign
from sync.protocol.enrolment import TrustReply, TrustRequest
from sync.protocol.sessions import Challenge, ChallengeRequest, OpenReply, OpenRequest, proof_bytes
from sync.protocol.trust import TrustDocument, read_trust

_US = 1_000_000
_TO_SPARE_US = 30 * _US


class NoMembership(CaseworkerError):
    """The profile belongs to no server."""

    key = "sync.no-membership"
    sentence = "This profile belongs to no server. Everything saved is safe. Enrol the device to work with others."


class WipeOrdered(CaseworkerError):
    """The server ordered this device to wipe itself. `order` is the signed order, for `wiping.carry_out`."""

    key = "sync.wipe-ordered"
    sentence = "Your agency has ordered this profile to be removed from this device."

    def __init__(self, order: bytes) -> None:
        super().__init__()
        self.order = order


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening a session brought. `membership` is another than before when the trust document is newer."""

    membership: Membership
    session: KeptSession
    lease: bytes


def open_session(post: Post, membership: Membership, *, now: datetime) -> Opened:
    """Prove the device's key and return its session; `now` is by this device's clock.

    A server that has changed its keys is believed only with a newer trust document of the same agency root. Raises
    WipeOrdered, NotAccepted, and what posting raises.
    """
    try:
        return _opened(post, membership, now)
    except NotAccepted:
        newer = _refreshed(post, membership)
        if newer is None:
            raise
        return _opened(post, newer, now)


def renewed_lease(membership: Membership, *, now: datetime, post: Post | None = None) -> bytes | None:
    """Return a fresh lease from the server, None when it cannot be reached: for the entrance (`office.enter`)."""
    try:
        return open_session(connected_to(membership) if post is None else post, membership, now=now).lease
    except Unreachable:
        return None


def trusting(membership: Membership, trust: bytes, document: TrustDocument) -> Membership:
    """Return the membership under another trust document, which was checked before."""
    return msgspec.structs.replace(
        membership,
        trust=trust,
        trust_version=document.version,
        server_key=document.server_key,
        bundle_key=document.bundle_key,
        ca=document.ca,
    )


class DeviceSession:
    """The session of an open profile. Safe to use from several threads."""

    def __init__(self, memberships: Memberships, post: Post, *, clock: Clock, entropy: Entropy) -> None:
        membership = memberships.current()
        if membership is None:
            raise NoMembership
        self._memberships, self._post, self._clock, self._entropy = memberships, post, clock, entropy
        self._membership = membership
        self._session = memberships.session()
        self._one_at_a_time = Lock()

    @property
    def sign(self) -> Sign:
        """What signs requests; it opens a session when there is none. Raises as `open_session` does."""
        return self._headers

    def forget(self) -> None:
        """Take note that the server no longer knows the session."""
        with self._one_at_a_time:
            self._session = None
            self._memberships.keep_session(None)

    def _headers(self, *, method: str, target_uri: str, authority: str, body: bytes) -> Mapping[str, str]:
        signer = self._signer()
        return signer(method=method, target_uri=target_uri, authority=authority, body=body)

    def _signer(self) -> Signer:
        with self._one_at_a_time:
            session = self._session
            if session is None or not _lasts(session, self._clock()):
                session = self._open()
            return Signer(self._membership, session, self._clock, self._entropy)

    def _open(self) -> KeptSession:
        opened = open_session(self._post, self._membership, now=self._clock())
        if opened.membership != self._membership:
            self._memberships.keep(opened.membership)
            self._membership = opened.membership
        if opened.lease:
            self._memberships.keep_lease(opened.lease)
        self._memberships.keep_session(opened.session)
        self._session = opened.session
        return opened.session


def _opened(post: Post, membership: Membership, now: datetime) -> Opened:
    device = DeviceId(membership.device)
    asked = exchange(post, "session/challenge", ChallengeRequest(device), Challenge)
    proof = proof_bytes(device=device, challenge=asked.challenge, server_key=membership.server_key)
    signature = Ed25519PrivateKey.from_private_bytes(membership.signing_key).sign(proof)
    request = OpenRequest(
        device=device, challenge=asked.challenge, signature=signature, trust_version=membership.trust_version
    )
    reply = exchange(post, "session/open", request, OpenReply)
    if reply.wipe is not None:
        raise WipeOrdered(reply.wipe)
    if not reply.token:
        raise NotTheServer
    believed = membership if reply.trust is None else _believing(membership, reply.trust)
    session = KeptSession(
        token=reply.token,
        ends_at_us=reply.server_time + reply.lasts_s * _US,
        behind_us=reply.server_time - to_micros(now),
    )
    return Opened(believed, session, reply.lease or b"")


def _believing(membership: Membership, trust: bytes) -> Membership:
    return trusting(membership, trust, read_trust(trust, membership.root, known_version=membership.trust_version))


def _refreshed(post: Post, membership: Membership) -> Membership | None:
    """Return the membership under a newer trust document, None when the server has none."""
    told = exchange(post, "enrol/trust", TrustRequest(), TrustReply)
    newer = _believing(membership, told.trust)
    return newer if newer.trust_version > membership.trust_version else None


def _lasts(session: KeptSession, now: datetime) -> bool:
    """Whether the session is good a while longer by the server's clock. A clock moved since then only opens it anew."""
    return to_micros(now) + session.behind_us < session.ends_at_us - _TO_SPARE_US
