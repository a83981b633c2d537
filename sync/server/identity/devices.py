"""The devices of a stream: which are known, which are ended, and what each is told about its lease and its wipe.

A device that is revoked, quarantined or to be wiped has no session and no scope from that transaction on.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from caseworker.domain import leases
from caseworker.domain.actions import Role
from caseworker.domain.ids import DeviceId, Entropy, OfficerId, new_id
from caseworker.domain.leases import Lease
from caseworker.domain.plain import from_micros, to_micros
from caseworker.errors import CaseworkerError
from sync.protocol.lease import sign_lease
from sync.protocol.sessions import WipeReceiptSent, receipt_bytes
from sync.protocol.statements import is_signed
from sync.protocol.wipes import WipeOrder, read_order, sign_order
from sync.server.identity.caller import NotAuthenticated
from sync.server.identity.people import People
from sync.server.identity.server_keys import ServerKeys
from sync.server.identity.tables import DEVICE, SESSION

_FARTHEST_US = 100 * 366 * 86_400_000_000  # that a clock is taken to be from ours


class DeviceUnknown(CaseworkerError):
    """No device has this id here."""

    key = "devices.unknown"
    sentence = "No device with the id {device} is known here. Nothing was changed."


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """One enrolled device. `check_code` is what both screens showed. Moments are None for what never happened."""

    id: DeviceId
    officer: OfficerId
    name: str
    signing_key: bytes
    sealing_key: bytes
    check_code: str
    app: str
    schema_version: int
    enrolled_at: datetime
    seen_at: datetime
    revoked_at: datetime | None
    quarantined_at: datetime | None
    wipe_at: datetime | None
    wiped_at: datetime | None

    @property
    def is_in_use(self) -> bool:
        """Whether it may still do anything here."""
        return self.revoked_at is None and self.quarantined_at is None and self.wipe_at is None


class Devices:
    """The devices of one stream, and what is done to them."""

    def __init__(self, stream: str, *, keys: ServerKeys, people: People, entropy: Entropy) -> None:
        self._stream, self._keys, self._people, self._entropy = stream, keys, people, entropy

    def all(self, connection: sa.Connection) -> list[Device]:
        """Return every device that was ever enrolled, the newest first."""
        mine = sa.select(DEVICE).where(DEVICE.c.stream == self._stream)
        return [_device(row) for row in connection.execute(mine.order_by(DEVICE.c.enrolled_at.desc(), DEVICE.c.id))]

    def find(self, connection: sa.Connection, device: DeviceId) -> Device | None:
        """Return a device, None for an unknown one."""
        row = connection.execute(sa.select(DEVICE).where(self._is(device))).one_or_none()
        return None if row is None else _device(row)

    def get(self, connection: sa.Connection, device: DeviceId) -> Device:
        """Return a device; raises DeviceUnknown."""
        found = self.find(connection, device)
        if found is None:
            raise DeviceUnknown(device=str(device))
        return found

    def seen(
        self,
        connection: sa.Connection,
        device: DeviceId,
        *,
        app: str,
        schema_version: int,
        clock_us: int,
        now: datetime,
    ) -> None:
        """Take note that a device said hello, and of what its clock showed, in microseconds since 1970."""
        at = to_micros(now)
        behind = max(-_FARTHEST_US, min(at - clock_us, _FARTHEST_US))
        values = {"app": app.replace("\0", ""), "schema_version": schema_version, "seen_at": at, "clock_behind": behind}
        connection.execute(sa.update(DEVICE).where(self._is(device)).values(values))

    def clock_behind(self, connection: sa.Connection, device: DeviceId) -> timedelta:
        """Return how far a device's clock was behind the service's when it last said hello; below zero when ahead.

        It is what the device said: good for judging how late something is, and for nothing that has to be certain.
        """
        found = connection.execute(sa.select(DEVICE.c.clock_behind).where(self._is(device))).scalar()
        return timedelta(microseconds=found or 0)

    def revoke(self, connection: sa.Connection, device: DeviceId, *, now: datetime) -> None:
        """Refuse the device from the next request on. Twice is once; raises DeviceUnknown."""
        self._end(connection, device, revoked_at=sa.func.coalesce(DEVICE.c.revoked_at, to_micros(now)))

    def quarantine(self, connection: sa.Connection, device: DeviceId, *, now: datetime) -> None:
        """Refuse the device until `release`: it may have been copied. Raises DeviceUnknown."""
        self._end(connection, device, quarantined_at=sa.func.coalesce(DEVICE.c.quarantined_at, to_micros(now)))

    def release(self, connection: sa.Connection, device: DeviceId) -> None:
        """End a quarantine; raises DeviceUnknown."""
        self._end(connection, device, quarantined_at=None)

    def order_wipe(self, connection: sa.Connection, device: DeviceId, *, keep_outbox: bool, now: datetime) -> WipeOrder:
        """Have the device wipe itself when it next asks for a session. Raises DeviceUnknown."""
        made = new_id(to_micros(now) // 1000, self._entropy)
        order = WipeOrder(order=made, device=device, at_us=to_micros(now), keep_outbox=keep_outbox)
        signed = sign_order(order, self._keys.signing)
        self._end(connection, device, wipe_at=order.at_us, wipe_order=signed, wiped_at=None)
        return order

    def order_for(self, connection: sa.Connection, device: DeviceId) -> bytes | None:
        """Return the signed order to wipe that stands against a device, None without one or once it was carried out.

        It stands whether or not the device was also revoked: a lost one is often revoked first.
        """
        open_order = (DEVICE.c.wipe_at.is_not(None), DEVICE.c.wiped_at.is_(None))
        order = sa.select(DEVICE.c.wipe_order).where(self._is(device), *open_order)
        found: bytes | None = connection.execute(order).scalar_one_or_none()
        return found

    def wiped(self, connection: sa.Connection, receipt: WipeReceiptSent, *, now: datetime) -> None:
        """Take a device's word that it has wiped itself, and revoke it. Raises NotAuthenticated for any other word."""
        device = self.find(connection, receipt.device)
        order = None if device is None else self.order_for(connection, device.id)
        told = receipt_bytes(
            device=receipt.device,
            order=receipt.order,
            keyring_cleared=receipt.keyring_cleared,
            outbox_kept=receipt.outbox_kept,
        )
        if device is None or order is None or not is_signed(told, receipt.signature, device.signing_key):
            raise NotAuthenticated
        if receipt.order != str(read_order(order, server_key=self._keys.public, device=device.id).order):
            raise NotAuthenticated
        at = to_micros(now)
        self._end(connection, device.id, wiped_at=at, revoked_at=sa.func.coalesce(DEVICE.c.revoked_at, at))

    def lease(self, connection: sa.Connection, device: DeviceId, *, now: datetime) -> bytes:
        """Return a fresh lease for a device in use, signed; raises DeviceUnknown for any other."""
        taken = sa.update(DEVICE).where(self._is(device), in_use()).values(lease_seq=DEVICE.c.lease_seq + 1)
        row = connection.execute(taken.returning(DEVICE.c.lease_seq, DEVICE.c.officer)).one_or_none()
        officer = None if row is None else self._people.find(connection, OfficerId(row.officer))
        if row is None or officer is None or not officer.active:
            raise DeviceUnknown(device=str(device))
        return sign_lease(self._granted(device, officer.id, row.lease_seq, now, officer.role), self._keys.signing)

    def _granted(self, device: DeviceId, officer: OfficerId, seq: int, now: datetime, role: Role) -> Lease:
        counter = role is Role.FRONT_DESK
        return leases.granted(device=device, officer=officer, seq=seq, at_us=to_micros(now), at_counter=counter)

    def _end(self, connection: sa.Connection, device: DeviceId, **values: Any) -> None:
        """Write what ends a device (or takes that back), its sessions and its scopes, in the one transaction."""
        written = connection.execute(sa.update(DEVICE).where(self._is(device)).values(values))
        if written.rowcount != 1:
            raise DeviceUnknown(device=str(device))
        connection.execute(sa.delete(SESSION).where(SESSION.c.stream == self._stream, SESSION.c.device == device))
        self._people.grant_again(connection, self.get(connection, device).officer)

    def _is(self, device: DeviceId) -> sa.ColumnElement[bool]:
        return sa.and_(DEVICE.c.stream == self._stream, DEVICE.c.id == device)


def in_use() -> sa.ColumnElement[bool]:
    """Whether a row of DEVICE is one that may still do anything here."""
    ended = (DEVICE.c.revoked_at, DEVICE.c.quarantined_at, DEVICE.c.wipe_at)
    return sa.and_(*(column.is_(None) for column in ended))


def _device(row: Any) -> Device:
    return Device(
        id=DeviceId(row.id),
        officer=OfficerId(row.officer),
        name=row.name,
        signing_key=row.signing_key,
        sealing_key=row.sealing_key,
        check_code=row.check_code,
        app=row.app,
        schema_version=row.schema_version,
        enrolled_at=from_micros(row.enrolled_at),
        seen_at=from_micros(row.seen_at),
        revoked_at=_moment(row.revoked_at),
        quarantined_at=_moment(row.quarantined_at),
        wipe_at=_moment(row.wipe_at),
        wiped_at=_moment(row.wiped_at),
    )


def _moment(at_us: int | None) -> datetime | None:
    return None if at_us is None else from_micros(at_us)
