"""Sums over what a device holds of a scope, by which both ends find the few records that differ.

Each record falls in one of 256 buckets by its id; a bucket is the sum, modulo 2^64, of a BLAKE2b digest of id and
version of its records (RFC 7693). Sums do not depend on order and follow a single change without reading the rest.
"""

import hashlib
from collections.abc import Iterable, Sequence
from uuid import UUID

BUCKETS = 256
_MODULUS = 1 << 64


def bucket_of(record: UUID) -> int:
    """Return the number of the bucket of a record: the last byte of its id."""
    return record.int & 0xFF


def term(record: UUID, v: int) -> int:
    """Return what one record in one version adds to its bucket."""
    told = record.bytes + v.to_bytes(8, "big")
    return int.from_bytes(hashlib.blake2b(told, digest_size=8).digest(), "big")


def buckets(versions: Iterable[tuple[UUID, int]]) -> tuple[int, ...]:
    """Return the sums of all buckets."""
    sums = [0] * BUCKETS
    for record, v in versions:
        sums[bucket_of(record)] = (sums[bucket_of(record)] + term(record, v)) % _MODULUS
    return tuple(sums)


def differing(mine: Sequence[int], theirs: Sequence[int]) -> tuple[int, ...]:
    """Return the numbers of the buckets that differ."""
    return tuple(number for number in range(BUCKETS) if mine[number] != theirs[number])
