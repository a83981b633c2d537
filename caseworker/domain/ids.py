"""Distinct id types, so that a person's id cannot be handed in where a case's is meant. All are UUIDv7 (RFC 9562).

Ids are made from a moment and randomness that are handed in; `new_id` is the only maker.
"""

import hashlib
from collections.abc import Callable
from typing import NewType
from uuid import UUID

PersonId = NewType("PersonId", UUID)
HouseholdId = NewType("HouseholdId", UUID)
OrganisationId = NewType("OrganisationId", UUID)
CaseId = NewType("CaseId", UUID)
InteractionId = NewType("InteractionId", UUID)
ServiceId = NewType("ServiceId", UUID)
OfficerId = NewType("OfficerId", UUID)
DeviceId = NewType("DeviceId", UUID)
OperationId = NewType("OperationId", UUID)

Entropy = Callable[[int], bytes]  # os.urandom, or a seeded source in tests and the population generator


def new_id(unix_ms: int, entropy: Entropy) -> UUID:
    """Return a UUIDv7 for the moment in Unix milliseconds, with 74 bits from `entropy` (RFC 9562 section 5.7)."""
    bits = int.from_bytes(entropy(10), "big")
    value = (unix_ms & 0xFFFF_FFFF_FFFF) << 80
    value |= 0x7 << 76 | (bits >> 62 & 0xFFF) << 64
    value |= 0b10 << 62 | bits & 0x3FFF_FFFF_FFFF_FFFF
    return UUID(int=value)


def steady_id(*words: str) -> UUID:
    """Return the id that everybody works out for the thing of these words; its moment is the epoch."""
    told = "\x1f".join(words).encode()
    return new_id(0, lambda size: hashlib.sha256(told).digest()[:size])
