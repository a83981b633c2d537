"""Signing requests as a device: with the key it was enrolled under, a session's token, and the server's time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from caseworker.desk.membership import KeptSession, Membership
from caseworker.domain.ids import DeviceId, Entropy
from caseworker.domain.plain import to_micros
from sync.protocol.signatures import NONCE_BYTES, Signed, sign

Clock = Callable[[], datetime]
_US = 1_000_000


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs the requests of one session. Satisfies `transport.Sign`; a wrong clock is made good by `session`."""

    membership: Membership
    session: KeptSession
    clock: Clock
    entropy: Entropy

    def __call__(self, *, method: str, target_uri: str, authority: str, body: bytes) -> Mapping[str, str]:
        """Return the headers that sign a request. The authority is signed as the address has it."""
        del authority  # it follows from the address
        request = Signed(method=method, target_uri=target_uri, body=body, authorization=f"Bearer {self.session.token}")
        created_s = (to_micros(self.clock()) + self.session.behind_us) // _US
        key = Ed25519PrivateKey.from_private_bytes(self.membership.signing_key)
        device = DeviceId(self.membership.device)
        return sign(request, key, device=device, created_s=created_s, nonce=self.entropy(NONCE_BYTES))
