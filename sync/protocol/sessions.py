"""Sessions: a device proves its key against a challenge and gets a token for 15 minutes, its lease, and any order.

The messages, and the bytes a device signs. The reply to the challenge tells the server's time: a device whose clock is
wrong signs with the server's.
"""

from typing import Annotated

from msgspec import Meta, Struct

from caseworker.domain.ids import DeviceId
from caseworker.domain.statements import canonical, signed_bytes

PROOF_KIND, WIPE_KIND, WIPED_KIND = "session/v1", "wipe/v1", "wiped/v1"
LASTS_S = 15 * 60
TOKEN_BYTES = 32

Signature = Annotated[bytes, Meta(min_length=64, max_length=64)]
SmallBytes = Annotated[bytes, Meta(max_length=512)]
StatementBytes = Annotated[bytes, Meta(max_length=64 * 1024)]


class ChallengeRequest(Struct, frozen=True):
    """A device asks for a challenge. Any id gets one, known or not."""

    device: DeviceId


class Challenge(Struct, frozen=True):
    """What is to be signed, good for two minutes and once; and the server's time in microseconds."""

    challenge: SmallBytes
    server_time: int


class OpenRequest(Struct, frozen=True, kw_only=True):
    """The device's proof. `trust_version` is the version of the trust document it has."""

    device: DeviceId
    challenge: SmallBytes
    signature: Signature
    trust_version: Annotated[int, Meta(ge=0, le=1 << 53)] = 0


class OpenReply(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Either a token, with a fresh lease and a newer trust document if there is one; or a signed order to wipe.

    `lease` and `wipe` are statements of the server (`lease.py`, `wipe_order`), `trust` one of the agency root.
    """

    server_time: int
    token: str = ""
    lasts_s: int = 0
    lease: StatementBytes | None = None
    trust: StatementBytes | None = None
    wipe: StatementBytes | None = None


class WipeReceiptSent(Struct, frozen=True, kw_only=True):
    """A wiped device's last word: which order it carried out, signed with the key it is about to forget."""

    device: DeviceId
    order: Annotated[str, Meta(max_length=64)]
    keyring_cleared: bool
    outbox_kept: bool
    signature: Signature


class Done(Struct, frozen=True):
    """It was taken note of."""

    done: bool = True


def proof_bytes(*, device: DeviceId, challenge: bytes, server_key: bytes) -> bytes:
    """Return what the device signs to open a session: bound to this server, so that no other can pass it on."""
    told = {"device": str(device), "challenge": challenge.hex(), "server": server_key.hex()}
    return signed_bytes(PROOF_KIND, canonical(told))


def receipt_bytes(*, device: DeviceId, order: str, keyring_cleared: bool, outbox_kept: bool) -> bytes:
    """Return what a wiped device signs."""
    told = {"device": str(device), "order": order, "keyring_cleared": keyring_cleared, "outbox_kept": outbox_kept}
    return signed_bytes(WIPED_KIND, canonical(told))
