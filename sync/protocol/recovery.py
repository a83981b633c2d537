"""Getting back into a locked-out device: what it asks for, and what it is handed (security design, section 5).

The device cannot sign, for its key is locked in, so it is identified by people: both sides show six digits over the
request, and somebody who knows the officer compares them by voice before anything is released. What is released is
sealed to a key that lives only in the asking process.
"""

import hashlib
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from caseworker.domain.ids import DeviceId
from caseworker.domain.statements import canonical, signed_bytes
from sync.protocol.enrolment import EpochNumber, Random
from sync.protocol.messages import Name
from sync.protocol.sessions import StatementBytes
from sync.protocol.trust import PublicKey

ROOT_KIND = "recovery/v1"


class Wanted(StrEnum):
    """What would let the officer in again."""

    DEVICE_SECRET = "device-secret"  # noqa: S105  the name of what is asked for: the passphrase is known
    ROOT_KEY = "root-key"  # the passphrase is lost; needs the agency's recovery key


class RecoveryAsk(Struct, frozen=True, kw_only=True):
    """A locked device's request. `slot` is its recovery slot, only when the root key is wanted."""

    wanted: Wanted
    device: DeviceId
    profile: UUID
    epoch: EpochNumber
    ephemeral: PublicKey
    random: Random
    slot: Annotated[bytes, Meta(max_length=1024)] = b""


class RecoveryAsked(Struct, frozen=True):
    """Under which id the request waits. A device nobody knows gets one too."""

    id: UUID


class RecoveryFetch(Struct, frozen=True):
    """Asks whether the request was approved."""

    id: UUID


class WaitingRequest(Struct, frozen=True, kw_only=True):
    """A request as an approver sees it, without its digits: those are typed as the officer reads them out."""

    id: UUID
    ask: RecoveryAsk
    officer: Name
    device: Name
    asked_at: int


class WaitingRequests(Struct, frozen=True):
    """The requests that can be approved now, the newest first."""

    requests: tuple[WaitingRequest, ...] = ()


class Approval(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody compared the digits. `sealed` and `signature` are the recovery console's, for a root key only."""

    code: Annotated[str, Meta(max_length=12)]
    sealed: Annotated[bytes, Meta(max_length=1024)] = b""
    signature: Annotated[bytes, Meta(max_length=64)] = b""


class RecoveryAnswer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Nothing yet, or what was wanted, HPKE-sealed to the ephemeral key with `ask_info`, and a fresh lease.

    `signature` is the supervisor's, over a released root key; `supervisor` says whose.
    """

    sealed: Annotated[bytes, Meta(max_length=1024)] = b""
    lease: StatementBytes | None = None
    supervisor: str = ""
    signature: Annotated[bytes, Meta(max_length=64)] = b""


def ask_info(ask: RecoveryAsk) -> bytes:
    """Return the request in its one canonical form: what the six digits are over, and the `info` of the sealing."""
    return canonical(
        {
            "kind": ROOT_KIND,
            "wanted": ask.wanted.value,
            "device": str(ask.device),
            "profile": str(ask.profile),
            "epoch": ask.epoch,
            "ephemeral": ask.ephemeral.hex(),
            "random": ask.random.hex(),
            "slot": hashlib.sha256(ask.slot).hexdigest(),
        }
    )


def ask_code(ask: RecoveryAsk) -> str:
    """Return the six digits that the officer reads out and the approver compares."""
    number = int.from_bytes(hashlib.sha256(b"caseworker/recovery-check/v1" + ask_info(ask)).digest()[:8], "big")
    return f"{number % 1_000_000:06d}"


def release_bytes(ask: RecoveryAsk, sealed: bytes) -> bytes:
    """Return what a supervisor signs when handing over a root key: the request, and what is sealed for it."""
    return signed_bytes(ROOT_KIND, ask_info(ask) + b"\n" + sealed)
