"""Orders to wipe: signed by the server, for one device; a device obeys no other."""

from dataclasses import dataclass
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from caseworker.domain.ids import DeviceId
from caseworker.domain.statements import StatementUnreadable, canonical, read_object
from sync.protocol.sessions import WIPE_KIND
from sync.protocol.statements import believed, signed


@dataclass(frozen=True, slots=True, kw_only=True)
class WipeOrder:
    """Which device, under which id the order is known, when it was given, and whether sealed unsent work stays."""

    order: UUID
    device: DeviceId
    at_us: int
    keep_outbox: bool


def sign_order(order: WipeOrder, key: Ed25519PrivateKey) -> bytes:
    """Return the order under the server's signature."""
    told = {
        "order": str(order.order),
        "device": str(order.device),
        "at": order.at_us,
        "keep_outbox": order.keep_outbox,
    }
    return signed(WIPE_KIND, canonical(told), key)


def read_order(raw: bytes, *, server_key: bytes, device: DeviceId) -> WipeOrder:
    """Return the order if this server signed it for this device; raises StatementUnreadable."""
    found = read_object(believed(WIPE_KIND, raw, server_key))
    try:
        order = WipeOrder(
            order=UUID(found["order"]),
            device=DeviceId(UUID(found["device"])),
            at_us=int(found["at"]),
            keep_outbox=found["keep_outbox"] is True,
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise StatementUnreadable from error
    if order.device != device:
        raise StatementUnreadable
    return order
