"""Merkle trees over a log that only grows, as RFC 6962 section 2.1 hashes them. Hashes and proofs only; no storage.

A tree is read through `Node`: the hash of the complete subtree of 2^level leaves that begins at place * 2^level.
Whoever keeps those hashes (two a leaf) gives roots and proofs of any size without reading leaves.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence

Node = Callable[[int, int], bytes]
"""Level and place of a complete subtree; level 0 are the leaves, places count from 0."""

_HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(record: bytes) -> bytes:
    """Return the leaf of a record: SHA-256(0x00 || record)."""
    return hashlib.sha256(b"\x00" + record).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the node over two: SHA-256(0x01 || left || right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Peaks:
    """The complete subtrees of a tree that is read leaf by leaf: its root at any time, in memory that grows with log n.

    `complete` is told every subtree of level 1 and higher in the moment it becomes complete.
    """

    def __init__(self, *, complete: Callable[[int, int, bytes], None] | None = None) -> None:
        self.size = 0
        self._peaks: list[tuple[int, bytes]] = []
        self._complete = complete

    @classmethod
    def restored(cls, size: int, hashes: bytes, *, complete: Callable[[int, int, bytes], None]) -> "Peaks":
        """Return the peaks of a tree as `hashes` told them, to go on from there."""
        made = cls(complete=complete)
        made.size = size
        levels = [level for level, _ in _subtrees(0, size)]
        parts = [hashes[start : start + _HASH_BYTES] for start in range(0, len(hashes), _HASH_BYTES)]
        made._peaks = list(zip(levels, parts, strict=True))
        return made

    def hashes(self) -> bytes:
        """Return the peaks as bytes, 32 for each."""
        return b"".join(told for _, told in self._peaks)

    def add(self, leaf: bytes) -> None:
        """Take in the next leaf."""
        level, told, place = 0, leaf, self.size
        while self._peaks and self._peaks[-1][0] == level:
            told = node_hash(self._peaks.pop()[1], told)
            level, place = level + 1, place >> 1
            if self._complete is not None:
                self._complete(level, place, told)
        self._peaks.append((level, told))
        self.size += 1

    def root(self) -> bytes:
        """Return the root of the tree so far."""
        return _folded([told for _, told in self._peaks])


def root(size: int, node: Node) -> bytes:
    """Return the root of the first `size` leaves."""
    return _range(0, size, node) if size else EMPTY_ROOT


def inclusion(place: int, size: int, node: Node) -> tuple[bytes, ...]:
    """Return the proof that a leaf, by its place from 0, is in the tree of the first `size` leaves (PATH)."""
    assert 0 <= place < size, "a leaf outside the tree is in no proof"
    low, high, found = 0, size, list[bytes]()
    while high - low > 1:
        middle = low + _split(high - low)
        if place < middle:
            found.append(_range(middle, high, node))
            high = middle
        else:
            found.append(_range(low, middle, node))
            low = middle
    return tuple(reversed(found))


def consistency(old: int, new: int, node: Node) -> tuple[bytes, ...]:
    """Return the proof that the first `new` leaves begin with the first `old` ones (PROOF); empty when equal or 0."""
    assert 0 <= old <= new, "a tree grows"
    if old in {0, new}:
        return ()
    low, high, left, found = 0, new, old, list[bytes]()
    whole = True
    while left != high - low:
        middle = _split(high - low)
        if left <= middle:
            found.append(_range(low + middle, high, node))
            high = low + middle
        else:
            found.append(_range(low, low + middle, node))
            low, left, whole = low + middle, left - middle, False
    if not whole:
        found.append(_range(low, high, node))
    return tuple(reversed(found))


def includes(leaf: bytes, place: int, size: int, top: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows that the leaf is at this place of the tree with this root (RFC 9162 section 2.1.3.2)."""
    if not 0 <= place < size:
        return False
    here, last, told = place, size - 1, leaf
    for one in proof:
        if last == 0:
            return False
        if here & 1 or here == last:
            told = node_hash(one, told)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            told = node_hash(told, one)
        here, last = here >> 1, last >> 1
    return last == 0 and told == top


def is_consistent(old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows that the new tree begins with the old one (RFC 9162 section 2.1.4.2)."""
    if not 0 <= old <= new:
        return False
    if old in {0, new}:
        return not proof and (old == 0 or old_root == new_root)
    steps = list(proof) if old & (old - 1) else [old_root, *proof]
    if not steps:
        return False
    here, last = old - 1, new - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    before = after = steps[0]
    for one in steps[1:]:
        if last == 0:
            return False
        if here & 1 or here == last:
            before, after = node_hash(one, before), node_hash(one, after)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            after = node_hash(after, one)
        here, last = here >> 1, last >> 1
    return last == 0 and before == old_root and after == new_root


def _split(size: int) -> int:
    """Return the largest power of two below a size."""
    return 1 << (size - 1).bit_length() - 1


def _subtrees(low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield level and first leaf of the complete subtrees of a range that begins where one of its size may begin."""
    while low < high:
        level = (high - low).bit_length() - 1
        yield level, low
        low += 1 << level


def _range(low: int, high: int, node: Node) -> bytes:
    return _folded([node(level, start >> level) for level, start in _subtrees(low, high)])


def _folded(peaks: Sequence[bytes]) -> bytes:
    if not peaks:
        return EMPTY_ROOT
    told = peaks[-1]
    for one in reversed(peaks[:-1]):
        told = node_hash(one, told)
    return told
