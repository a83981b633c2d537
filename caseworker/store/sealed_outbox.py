"""`outbox.sealed`: a second copy of the work that waits to be sent, which only the server can read.

Each operation is appended after its transaction has committed, sealed to the server's bundle key and signed by this
device. It is for the day the profile can no longer be opened: it survives lock-out, a lost keyring and, unless told
otherwise, a wipe. When it falls behind it is made good at the next operation or opening.
"""

import logging
import os
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from uuid import UUID

import sqlalchemy as sa
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from caseworker.domain.ids import DeviceId
from caseworker.domain.sealed_records import SIGN_KIND, SealedRecord, info_of, records_in, signed_part, to_bytes
from caseworker.domain.statements import signed_bytes
from caseworker.store import sql, travel
from caseworker.store.files import PRIVATE_FILE, DiskFull, replace_durably
from caseworker.store.membership import Membership

_SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
_APPEND = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_SEALING_ADDS = 48  # an X25519 public key and a tag
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Waiting:
    life: UUID
    n: int
    chain: bytes
    body: bytes


class SealedOutbox:
    """The sealed copy of one profile's outbox. Safe to use from several threads."""

    def __init__(self, path: Path, membership: Membership, reader: sa.Engine) -> None:
        self._path, self._reader = path, reader
        self._device = DeviceId(membership.device)
        self._sign = Ed25519PrivateKey.from_private_bytes(membership.signing_key)
        self._server = X25519PublicKey.from_public_bytes(membership.bundle_key)
        self._last: tuple[bytes, int] | None = None
        self._one_at_a_time = Lock()

    def catch_up(self) -> None:
        """Append what was enqueued since the last time. A failure is logged: the work itself is saved already."""
        with self._one_at_a_time, self._reader.connect() as connection:
            life = travel.place(connection).life
            if self._last is None or self._last[0] != life:
                self._rebuild(connection)
                return
            self._append(life, _after(connection, self._last[1]))

    def settle(self) -> None:
        """Make the file hold what waits now and nothing else: at opening and after each synchronization."""
        with self._one_at_a_time, self._reader.connect() as connection:
            self._rebuild(connection)

    def _append(self, life: bytes, waiting: list[_Waiting]) -> None:
        if not waiting:
            return
        try:
            with os.fdopen(os.open(self._path, _APPEND, PRIVATE_FILE), "ab") as file:
                file.write(b"".join(to_bytes(self._sealed(one)) for one in waiting))
        except OSError as error:
            self._fall_behind(error)
            return
        self._last = (life, waiting[-1].n)

    def _rebuild(self, connection: sa.Connection) -> None:
        """Write the file anew unless it holds just what waits; sealed records that still count are kept as they are."""
        here, waiting = travel.place(connection), _after(connection, 0)
        try:
            there = {_place(one): one for one in _read(self._path)}
            places = [(one.life, one.n, one.chain, len(one.body) + _SEALING_ADDS) for one in waiting]
            if list(there) != places:
                kept = (there.get(place) or self._sealed(one) for place, one in zip(places, waiting, strict=True))
                replace_durably(self._path, b"".join(map(to_bytes, kept)))
        except (OSError, DiskFull) as error:
            self._fall_behind(error)
            return
        self._last = (here.life, here.n)

    def _fall_behind(self, error: Exception) -> None:
        _log.warning("the sealed outbox is behind: %s", type(error).__name__)
        self._last = None

    def _sealed(self, waiting: _Waiting) -> SealedRecord:
        info = info_of(device=self._device, life=waiting.life, n=waiting.n, chain=waiting.chain)
        sealed = _SUITE.encrypt(waiting.body, self._server, info=info)
        bare = SealedRecord(device=self._device, life=waiting.life, n=waiting.n, chain=waiting.chain, sealed=sealed)
        return replace(bare, signature=self._sign.sign(signed_bytes(SIGN_KIND, signed_part(bare))))


def _read(path: Path) -> list[SealedRecord]:
    return list(records_in(path.read_bytes())) if path.exists() else []


def _place(record: SealedRecord) -> tuple[UUID, int, bytes, int]:
    return (record.life, record.n, record.chain, len(record.sealed))


def _after(connection: sa.Connection, n: int) -> list[_Waiting]:
    rows = sql.run(
        connection,
        "SELECT life, n, chain, body FROM outbox "
        "WHERE n > ? AND n >= (SELECT pending_from FROM travel) AND state = 'waiting' ORDER BY n",
        (n,),
    )
    return [_Waiting(UUID(bytes=life), n, bytes(chain), bytes(body)) for life, n, chain, body in rows]
