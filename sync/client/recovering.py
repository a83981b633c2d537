"""A locked-out device asks to be let in: six digits to read out, and what comes back when somebody has approved.

The request carries a key that lives only in this process, so it has to wait here for the answer.
"""

from dataclasses import dataclass, field
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from caseworker.domain.ids import DeviceId, Entropy
from caseworker.errors import CaseworkerError
from sync.client.posting import Post, exchange
from sync.protocol.enrolment import RANDOM_BYTES
from sync.protocol.recovery import (
    RecoveryAnswer,
    RecoveryAsk,
    RecoveryAsked,
    RecoveryFetch,
    Wanted,
    ask_code,
    ask_info,
    release_bytes,
)
from sync.protocol.statements import is_signed
from sync.protocol.trust import TrustDocument

_SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
_KEY_BYTES = 32


class ReleaseUnreadable(CaseworkerError):
    """What came back was not sealed to this request."""

    key = "recovery.unreadable"
    sentence = "What the server released does not fit this request. Everything saved is safe. Ask once more."


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that waits. `code` are the six digits that the officer reads out to whoever approves."""

    id: UUID
    code: str
    ask: RecoveryAsk
    ephemeral: X25519PrivateKey = field(repr=False)


@dataclass(frozen=True, slots=True)
class Released:
    """What was approved: the secret that was asked for, and a fresh lease. The secret is not shown by `repr`.

    `answer` is what came, for `check_supervisor`.
    """

    secret: bytes = field(repr=False)
    lease: bytes | None
    answer: RecoveryAnswer = field(repr=False)


def ask_for(
    wanted: Wanted,
    post: Post,
    *,
    device: DeviceId,
    profile: UUID,
    epoch: int,
    entropy: Entropy,
    slot: bytes = b"",
) -> Asked:
    """Send the request; `slot` is the recovery slot when the root key is wanted. Raises what posting raises."""
    ephemeral = X25519PrivateKey.from_private_bytes(entropy(_KEY_BYTES))
    ask = RecoveryAsk(
        wanted=wanted,
        device=device,
        profile=profile,
        epoch=epoch,
        ephemeral=ephemeral.public_key().public_bytes_raw(),
        random=entropy(RANDOM_BYTES),
        slot=slot,
    )
    return Asked(exchange(post, "recovery/ask", ask, RecoveryAsked).id, ask_code(ask), ask, ephemeral)


def fetch(post: Post, asked: Asked) -> Released | None:
    """Return what was released, None while nobody has approved; raises ReleaseUnreadable."""
    answer = exchange(post, "recovery/fetch", RecoveryFetch(asked.id), RecoveryAnswer)
    if not answer.sealed:
        return None
    try:
        secret = _SUITE.decrypt(answer.sealed, asked.ephemeral, info=ask_info(asked.ask))
    except (InvalidTag, ValueError) as error:
        raise ReleaseUnreadable from error
    return Released(secret, answer.lease, answer)


def check_supervisor(asked: Asked, released: Released, document: TrustDocument) -> None:
    """Raise ReleaseUnreadable unless a supervisor of this trust document signed the release of the root key."""
    public = document.supervisors.get(released.answer.supervisor)
    told = release_bytes(asked.ask, released.answer.sealed)
    if public is None or not is_signed(told, released.answer.signature, public):
        raise ReleaseUnreadable
