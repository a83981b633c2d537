"""The doorkeeper: who sent this request. Everybody but a device in good standing gets the same refusal.

Signature, digest, age, session, device and person are all looked at before any of them decides, so that neither the
reply nor the work behind it tells which of them failed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from caseworker.domain.ids import DeviceId, OfficerId
from caseworker.domain.plain import to_micros
from sync.protocol.signatures import BadSignature, SignatureParameters, Signed, authority_of, is_by, read_headers
from sync.server.identity.caller import Caller, NotAuthenticated
from sync.server.identity.nonces import Nonces
from sync.server.identity.people import People, officer_of
from sync.server.identity.sessions import token_hash
from sync.server.identity.tables import DEVICE, OFFICER, SESSION

GOOD_FOR_S = 5 * 60
_SCHEME = "Bearer "
_LONGEST_TOKEN = 200
_NOBODYS_KEY = bytes(32)


@dataclass(frozen=True, slots=True)
class _Standing:
    """What is known of the sender: the row of device and person, None when there is none with that session."""

    public: bytes
    row: Any


class Doorkeeper:
    """Identifies the senders of one stream."""

    def __init__(self, stream: str, *, people: People) -> None:
        self._people, self._nonces = people, Nonces(stream)
        self._known = _in_good_standing(stream)

    def identify(
        self,
        connection: sa.Connection,
        *,
        method: str,
        target_uri: str,
        authority: str,
        headers: Mapping[str, str],
        body: bytes,
        now: datetime,
    ) -> Caller:
        """Return who sent the request, or raise NotAuthenticated.

        Needs a writing transaction: the nonce is spent. `target_uri` is the address as devices call it, `authority` the
        host that was asked for, `body` the bytes as they were sent; names of `headers` are in lower case.
        """
        token = _token(headers)
        request = Signed(
            method=method, target_uri=target_uri, body=body, authorization=headers.get("authorization", "")
        )
        try:
            parameters, signature = read_headers(headers)
            same_place = authority_of(target_uri) == authority.lower()
        except BadSignature as error:
            raise NotAuthenticated from error
        standing = self._standing(connection, parameters, token, now)
        digest = headers.get("content-digest", "")
        signed = is_by(request, parameters, signature, digest=digest, public=standing.public)
        timely = abs(parameters.created_s - int(now.timestamp())) <= GOOD_FOR_S
        if standing.row is None or not (signed and timely and same_place):
            raise NotAuthenticated
        caller = self._caller(connection, standing.row)
        self._nonces.spend(connection, caller.device, parameters.nonce, now=now)
        return caller

    def _standing(
        self, connection: sa.Connection, parameters: SignatureParameters, token: str, now: datetime
    ) -> _Standing:
        """Look up device, person and session in one question, whatever comes of it."""
        asked = {"wanted": parameters.device, "token_hash": token_hash(token), "now": to_micros(now)}
        row = connection.execute(self._known, asked).one_or_none()
        return _Standing(_NOBODYS_KEY if row is None else row.signing_key, row)

    def _caller(self, connection: sa.Connection, row: Any) -> Caller:
        actor = self._people.acting(connection, officer_of(row))
        if actor is None:
            raise NotAuthenticated
        return Caller(DeviceId(row.device), OfficerId(row.id), actor)


def _in_good_standing(stream: str) -> sa.Select[Any]:
    """Return the question for a device in use, with an active person and a session that lasts."""
    columns = (DEVICE.c.id.label("device"), DEVICE.c.signing_key, *OFFICER.c)
    ended = (DEVICE.c.revoked_at, DEVICE.c.quarantined_at, DEVICE.c.wipe_at)
    return sa.select(*columns).where(
        DEVICE.c.stream == stream,
        DEVICE.c.id == sa.bindparam("wanted"),
        OFFICER.c.stream == stream,
        OFFICER.c.id == DEVICE.c.officer,
        SESSION.c.stream == stream,
        SESSION.c.device == DEVICE.c.id,
        SESSION.c.token == sa.bindparam("token_hash"),
        SESSION.c.ends_at > sa.bindparam("now"),
        OFFICER.c.active,
        *(column.is_(None) for column in ended),
    )


def _token(headers: Mapping[str, str]) -> str:
    told = headers.get("authorization", "")
    return told.removeprefix(_SCHEME) if told.startswith(_SCHEME) and len(told) <= _LONGEST_TOKEN else ""
