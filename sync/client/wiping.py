"""Obeying an order to wipe: only the server's own, only for this device; then a last signed word that it is done."""

import logging
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from caseworker.desk.office import Office
from caseworker.domain.ids import DeviceId
from caseworker.errors import CaseworkerError
from sync.client.posting import Post, exchange
from sync.client.sessions import NoMembership
from sync.protocol.sessions import Done, WipeReceiptSent, receipt_bytes
from sync.protocol.wipes import read_order

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wiped:
    """What was done. `told` is whether the server took the receipt; without it the server only knows its own order."""

    outbox_kept: bool
    keyring_cleared: bool
    told: bool


def carry_out(office: Office, order: bytes, post: Post) -> Wiped:
    """Wipe the profile and send the receipt; the office is closed for good. Raises StatementUnreadable before anything.

    The signing key stays in memory until the receipt is sent. Cut off in between, the wipe is finished when somebody
    opens the profile next, and the receipt is not sent.
    """
    membership = office.membership.current()
    if membership is None:
        raise NoMembership
    device = DeviceId(membership.device)
    wanted = read_order(order, server_key=membership.server_key, device=device)
    key = Ed25519PrivateKey.from_private_bytes(membership.signing_key)
    done = office.wipe(keep_outbox=wanted.keep_outbox)
    signed = receipt_bytes(
        device=device,
        order=str(wanted.order),
        keyring_cleared=done.keyring_cleared,
        outbox_kept=done.outbox_kept,
    )
    receipt = WipeReceiptSent(
        device=device,
        order=str(wanted.order),
        keyring_cleared=done.keyring_cleared,
        outbox_kept=done.outbox_kept,
        signature=key.sign(signed),
    )
    return Wiped(done.outbox_kept, done.keyring_cleared, told=_send(post, receipt))


def _send(post: Post, receipt: WipeReceiptSent) -> bool:
    try:
        return exchange(post, "session/wiped", receipt, Done).done
    except CaseworkerError as error:  # nobody can ask this device to try again: it has forgotten everything
        _log.info("the receipt of the wipe was not sent: %s", error.key)
        return False
