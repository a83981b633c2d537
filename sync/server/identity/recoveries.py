"""Requests of locked-out devices, and their release by somebody else than the officer.

Who may: an administrator releases device secrets, a supervisor too; a root key comes only from the recovery console,
which holds the agency's recovery key offline and signs. Nobody recovers a device of their own.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import msgspec
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from caseworker.domain.access import Actor, Context, Resource, decide
from caseworker.domain.actions import Action, Allow
from caseworker.domain.ids import Entropy, new_id
from caseworker.domain.plain import from_micros, to_micros
from caseworker.errors import CaseworkerError
from sync.protocol.recovery import (
    RecoveryAnswer,
    RecoveryAsk,
    RecoveryAsked,
    Wanted,
    ask_code,
    ask_info,
    release_bytes,
)
from sync.protocol.statements import is_signed
from sync.server.identity.device_secrets import SUITE, DeviceSecrets, can_be_sealed_to
from sync.server.identity.devices import Device, Devices
from sync.server.identity.server_keys import ServerKeys
from sync.server.identity.tables import RECOVERY

GOOD_FOR = timedelta(hours=1)


class RecoveryRefused(CaseworkerError):
    """The request is unknown or too old, its digits differ, or this person may not approve it."""

    key = "recovery.refused"
    sentence = (
        "This was not released: the request is unknown or older than an hour, the six digits differ, or it is yours to"
        " ask and someone else's to approve. Nothing was changed. Have the officer ask again and compare the digits."
    )
    status = 403


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request as an approver sees it. The digits are not shown: the approver types what the officer reads out."""

    id: UUID
    device: Device
    ask: RecoveryAsk
    asked_at: datetime
    approved: bool


class Recoveries:
    """The requests of one stream."""

    def __init__(
        self, stream: str, *, keys: ServerKeys, devices: Devices, secrets: DeviceSecrets, entropy: Entropy
    ) -> None:
        self._stream, self._keys, self._devices = stream, keys, devices
        self._secrets, self._entropy = secrets, entropy

    def ask(self, connection: sa.Connection, ask: RecoveryAsk, *, now: datetime) -> RecoveryAsked:
        """Take in a request; one of the same device that waits gives way. An unknown device's is not kept.

        Nor is one with a key to which nothing can be sealed.
        """
        asked = RecoveryAsked(new_id(to_micros(now) // 1000, self._entropy))
        device = self._devices.find(connection, ask.device)
        if device is None or not device.is_in_use or not can_be_sealed_to(ask.ephemeral):
            return asked
        waiting = (RECOVERY.c.stream == self._stream, RECOVERY.c.device == ask.device, RECOVERY.c.approved_at.is_(None))
        connection.execute(sa.delete(RECOVERY).where(*waiting))
        row = {
            "stream": self._stream,
            "id": asked.id,
            "profile": ask.profile,
            "device": ask.device,
            "request": msgspec.json.encode(ask),
            "check_code": ask_code(ask),
            "asked_at": to_micros(now),
        }
        connection.execute(sa.insert(RECOVERY).values(row))
        return asked

    def waiting(self, connection: sa.Connection, *, now: datetime) -> list[Waiting]:
        """Return the requests that can still be approved, the newest first."""
        fresh = (RECOVERY.c.stream == self._stream, RECOVERY.c.asked_at > to_micros(now - GOOD_FOR))
        rows = connection.execute(sa.select(RECOVERY).where(*fresh).order_by(RECOVERY.c.asked_at.desc()))
        return [self._waiting(connection, row) for row in rows]

    def waiting_for(self, connection: sa.Connection, by: Actor, *, now: datetime) -> list[Waiting]:
        """Return those that this person may approve and nobody has; nothing for everybody else."""
        found = self.waiting(connection, now=now)
        return [one for one in found if not one.approved and _may_approve(one, by, now)]

    def release(self, connection: sa.Connection, request: UUID, *, code: str, by: Actor, now: datetime) -> None:
        """Hand the device its secret again. `code` are the digits the officer read out; raises RecoveryRefused."""
        found = self._approvable(connection, request, code=code, by=by, now=now)
        if found.ask.wanted is not Wanted.DEVICE_SECRET:
            raise RecoveryRefused
        ask = found.ask
        secret = self._secrets.open(connection, device=ask.device, profile=ask.profile, epoch=ask.epoch)
        if secret is None:
            raise RecoveryRefused
        ephemeral = X25519PublicKey.from_public_bytes(ask.ephemeral)
        self._answer(connection, found, SUITE.encrypt(secret, ephemeral, info=ask_info(ask)), by=by, now=now)

    def hand_over_root(
        self,
        connection: sa.Connection,
        request: UUID,
        *,
        code: str,
        sealed: bytes,
        signature: bytes,
        by: Actor,
        now: datetime,
    ) -> None:
        """Pass on a root key that the recovery console sealed and the supervisor signed; raises RecoveryRefused."""
        found = self._approvable(connection, request, code=code, by=by, now=now)
        public = self._keys.document.supervisors.get(str(by.officer))
        told = release_bytes(found.ask, sealed)
        if found.ask.wanted is not Wanted.ROOT_KEY or public is None or not is_signed(told, signature, public):
            raise RecoveryRefused
        self._answer(connection, found, sealed, by=by, now=now, signature=signature)

    def fetch(self, connection: sa.Connection, request: UUID, *, now: datetime) -> RecoveryAnswer:
        """Return what was released, or nothing yet; an unknown or old request has nothing either."""
        mine = (RECOVERY.c.stream == self._stream, RECOVERY.c.id == request)
        fresh = RECOVERY.c.asked_at > to_micros(now - GOOD_FOR)
        reply = connection.execute(sa.select(RECOVERY.c.reply).where(*mine, fresh)).scalar_one_or_none()
        return RecoveryAnswer() if reply is None else msgspec.json.decode(reply, type=RecoveryAnswer)

    def _approvable(self, connection: sa.Connection, request: UUID, *, code: str, by: Actor, now: datetime) -> Waiting:
        mine = (RECOVERY.c.stream == self._stream, RECOVERY.c.id == request, RECOVERY.c.approved_at.is_(None))
        fresh = RECOVERY.c.asked_at > to_micros(now - GOOD_FOR)
        row = connection.execute(sa.select(RECOVERY).where(*mine, fresh).with_for_update()).one_or_none()
        if row is None or not hmac.compare_digest(row.check_code.encode(), code.strip().encode()):
            raise RecoveryRefused
        found = self._waiting(connection, row)
        if not found.device.is_in_use or not _may_approve(found, by, now):
            raise RecoveryRefused
        return found

    def _answer(
        self,
        connection: sa.Connection,
        found: Waiting,
        sealed: bytes,
        *,
        by: Actor,
        now: datetime,
        signature: bytes = b"",
    ) -> None:
        lease = self._devices.lease(connection, found.device.id, now=now)
        answer = RecoveryAnswer(sealed=sealed, lease=lease, supervisor=str(by.officer), signature=signature)
        values = {"approved_by": by.officer, "approved_at": to_micros(now), "reply": msgspec.json.encode(answer)}
        mine = (RECOVERY.c.stream == self._stream, RECOVERY.c.id == found.id)
        connection.execute(sa.update(RECOVERY).where(*mine).values(values))

    def _waiting(self, connection: sa.Connection, row: sa.Row[tuple[object, ...]]) -> Waiting:
        ask = msgspec.json.decode(row.request, type=RecoveryAsk)
        device = self._devices.get(connection, ask.device)
        return Waiting(row.id, device, ask, from_micros(row.asked_at), approved=row.approved_at is not None)


def _may_approve(found: Waiting, by: Actor, now: datetime) -> bool:
    """Whether this person may: by role, and never for a device of their own."""
    resource, context = Resource(kind="device", concerns=found.device.officer), Context(at=now)
    actions = [Action.RECOVER_DEVICE]
    if found.ask.wanted is Wanted.DEVICE_SECRET:
        actions.append(Action.MANAGE_DEVICES)
    allowed = any(isinstance(decide(by, action, resource, context), Allow) for action in actions)
    return allowed and by.officer != found.device.officer
