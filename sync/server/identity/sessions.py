"""Sessions: tokens of 15 minutes for devices that proved their key. Kept as hashes; challenges are not kept at all.

A challenge is a time and random bytes under the server's own MAC, so asking for one costs the database nothing. It is
spent like a nonce when it is answered.
"""

import base64
import hashlib
import hmac
import struct
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from caseworker.domain.ids import DeviceId, Entropy
from caseworker.domain.plain import to_micros
from sync.protocol.sessions import LASTS_S, TOKEN_BYTES, Challenge, OpenReply, OpenRequest, proof_bytes
from sync.protocol.statements import is_signed
from sync.server.identity.caller import NotAuthenticated
from sync.server.identity.devices import Device, Devices
from sync.server.identity.nonces import Nonces
from sync.server.identity.people import People
from sync.server.identity.server_keys import ServerKeys
from sync.server.identity.tables import SESSION

CHALLENGE_LASTS = timedelta(minutes=2)
_RANDOM_BYTES = 16
_AT = struct.Struct(">q")
_NOBODYS_KEY = bytes(32)


def token_hash(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sessions:
    """Opens the sessions of one stream."""

    stream: str
    keys: ServerKeys
    people: People
    devices: Devices
    entropy: Entropy

    def challenge(self, device: DeviceId, *, now: datetime) -> Challenge:
        """Return a challenge for any device id, known or not."""
        told = _AT.pack(to_micros(now)) + self.entropy(_RANDOM_BYTES)
        return Challenge(told + self._mac(device, told), to_micros(now))

    def open(self, connection: sa.Connection, request: OpenRequest, *, now: datetime) -> OpenReply:
        """Return a token with a fresh lease, or the order to wipe; raises NotAuthenticated for everything else.

        Needs a writing transaction. Sessions that have ended are removed on the way.
        """
        device = self.devices.find(connection, request.device)
        proof = proof_bytes(device=request.device, challenge=request.challenge, server_key=self.keys.public)
        public = _NOBODYS_KEY if device is None else device.signing_key
        signed = is_signed(proof, request.signature, public)
        fresh = self._is_fresh(request, now)
        if device is None or not signed or not fresh:
            raise NotAuthenticated
        Nonces(self.stream).spend(connection, device.id, request.challenge.hex(), now=now)
        return self._answer(connection, device, request, now)

    def _answer(self, connection: sa.Connection, device: Device, request: OpenRequest, now: datetime) -> OpenReply:
        order = self.devices.order_for(connection, device.id)
        if order is not None:
            return OpenReply(server_time=to_micros(now), wipe=order)
        if not device.is_in_use or self.people.actor(connection, device.officer) is None:
            raise NotAuthenticated
        newer = self.keys.document.version > request.trust_version
        return OpenReply(
            server_time=to_micros(now),
            token=self._token(connection, device.id, now),
            lasts_s=LASTS_S,
            lease=self.devices.lease(connection, device.id, now=now),
            trust=self.keys.trust if newer else None,
        )

    def _token(self, connection: sa.Connection, device: DeviceId, now: datetime) -> str:
        token = base64.urlsafe_b64encode(self.entropy(TOKEN_BYTES)).decode().rstrip("=")
        ended = sa.delete(SESSION).where(SESSION.c.stream == self.stream, SESSION.c.device == device)
        connection.execute(ended.where(SESSION.c.ends_at <= to_micros(now)))
        ends_at = to_micros(now + timedelta(seconds=LASTS_S))
        row = {"stream": self.stream, "token": token_hash(token), "device": device, "ends_at": ends_at}
        connection.execute(sa.insert(SESSION).values(row))
        return token

    def _is_fresh(self, request: OpenRequest, now: datetime) -> bool:
        told, mac = request.challenge[: _AT.size + _RANDOM_BYTES], request.challenge[_AT.size + _RANDOM_BYTES :]
        if len(told) != _AT.size + _RANDOM_BYTES or not hmac.compare_digest(self._mac(request.device, told), mac):
            return False
        age_us = to_micros(now) - _AT.unpack_from(told)[0]
        return -CHALLENGE_LASTS <= timedelta(microseconds=age_us) <= CHALLENGE_LASTS

    def _mac(self, device: DeviceId, told: bytes) -> bytes:
        key = hmac.digest(self.keys.storage, b"caseworker/challenge/v1", "sha256")
        return hmac.digest(key, device.bytes + told, "sha256")
