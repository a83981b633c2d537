"""Handing the server a copy of the device secret, once per epoch: it repairs a lost keyring or a lock-out later."""

from collections.abc import Callable

from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from caseworker.desk.membership import Memberships
from caseworker.domain.ids import DeviceId
from sync.protocol.enrolment import DeviceSecretSent, secret_info
from sync.protocol.sessions import Done
from sync.protocol.small_messages import from_json, to_json

_SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)

SignedPost = Callable[[str, bytes], bytes]
"""Posts a body to a place under /sync/v1/, signed within a session, and returns the body of the answer."""


def hand_in(memberships: Memberships, post: SignedPost) -> bool:
    """Hand in the secret if the server does not have this epoch's; returns whether anything was sent.

    To be called in each round of synchronization: mostly it costs one look into the store. Raises what posting raises.
    """
    membership, copy = memberships.current(), memberships.device_secret_copy()
    if membership is None or copy is None:
        return False
    info = secret_info(device=DeviceId(membership.device), profile=copy.profile, epoch=copy.epoch)
    sealed = _SUITE.encrypt(copy.secret, X25519PublicKey.from_public_bytes(membership.bundle_key), info=info)
    sent = DeviceSecretSent(profile=copy.profile, epoch=copy.epoch, sealed=sealed)
    from_json(post("device-secret", to_json(sent)), Done)
    memberships.device_secret_handed_in(copy)
    return True
