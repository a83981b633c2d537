"""Checking a log without the server: hashes, order, chains, signatures, and checkpoints that others hold of it.

Everything is read once, in order, in memory that does not grow with what the records say (32 bytes a record stay). What
is wrong is told by the number of the first bad record.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from caseworker.errors import CaseworkerError
from sync.protocol.checkpoints import BadCheckpoint, Checkpoint, checkpoint_of
from sync.protocol.merkle import Peaks, leaf_hash
from sync.protocol.wire import UNREADABLE
from sync.server.audit.leaves import FIRST_LEAF, Leaf
from sync.server.audit.log import FORK, TRUNCATE

_HASH_BYTES = 32


class LogBroken(CaseworkerError):
    """The log does not hold together from one record on."""

    key = "audit.broken"
    sentence = (
        "The audit log is not whole: record {seq} {fault}. The case data is not touched by this. Keep the server and "
        "this export as they are, and tell the person who looks after security."
    )


@dataclass(frozen=True, slots=True)
class Verified:
    """A whole log: its records, root, chains, checkpoints that hold, and up to where records reached their end."""

    size: int
    root: bytes
    chains: int
    checkpoints: int
    removed: int


class _Told(msgspec.Struct):
    log: str
    seq: int
    prev: str
    act: str
    x: msgspec.Raw


class _Fork(msgspec.Struct):
    log: str
    seq: int
    parted_at: int
    prev: str


class _Removed(msgspec.Struct):
    up_to: int
    note: str


@dataclass(slots=True)
class _Chain:
    seq: int = 0
    leaf: bytes = FIRST_LEAF


_RECORD = msgspec.json.Decoder(_Told)
_FORK = msgspec.json.Decoder(_Fork)
_REMOVED = msgspec.json.Decoder(_Removed)


@dataclass(slots=True)
class Verifier:
    """One check. `key` is the server's signing key, `witnesses` are notes that devices, auditors or backups hold."""

    key: Ed25519PublicKey
    _peaks: Peaks = field(default_factory=Peaks)
    _leaves: bytearray = field(default_factory=bytearray)
    _chains: dict[str, _Chain] = field(default_factory=dict)
    _without_record: int = 0
    _removals: list[_Removed] = field(default_factory=list)
    _good: int = 0

    def verify(self, leaves: Iterable[Leaf], notes: Iterable[str], *, witnesses: Iterable[str] = ()) -> Verified:
        """Check a whole log against its own checkpoints and those of others; raises LogBroken, or BadCheckpoint."""
        wanted = self._by_size([*notes, *witnesses])
        for one in leaves:
            self._take(one)
            if one.seq in wanted:
                self._hold(wanted[one.seq], self._peaks.root())
        missing = min((size for size in wanted if size > self._peaks.size), default=None)
        if missing is not None:
            raise LogBroken(seq=self._peaks.size + 1, fault="is missing")
        removed = self._check_removals()
        return Verified(self._peaks.size, self._peaks.root(), len(self._chains), len(wanted), removed)

    def _by_size(self, notes: Iterable[str]) -> dict[int, list[Checkpoint]]:
        found: dict[int, list[Checkpoint]] = {}
        for note in notes:
            one = checkpoint_of(note, key=self.key)
            if one.size:
                found.setdefault(one.size, []).append(one)
        return found

    def _take(self, one: Leaf) -> None:
        expected = self._peaks.size + 1
        if one.seq != expected:
            raise LogBroken(seq=expected, fault="is missing" if one.seq > expected else "is not in its place")
        if one.record is None:
            self._without_record = expected
        else:
            if leaf_hash(one.record) != one.leaf:
                raise LogBroken(seq=expected, fault="was changed")
            self._follow(expected, one.record, one.leaf)
        self._leaves += one.leaf
        self._peaks.add(one.leaf)

    def _follow(self, number: int, raw: bytes, leaf: bytes) -> None:
        told = _read(_RECORD, raw, number)
        chain = self._chains.get(told.log)
        if chain is None:
            chain = self._chains[told.log] = self._beginning(told)
        if (told.seq, told.prev) != (chain.seq + 1, chain.leaf.hex()):
            raise LogBroken(seq=number, fault="does not follow the one before it")
        chain.seq, chain.leaf = told.seq, leaf
        if told.act == FORK:
            self._part(number, _read(_FORK, bytes(told.x), number))
        elif told.act == TRUNCATE:
            self._removals.append(_read(_REMOVED, bytes(told.x), number))

    def _beginning(self, told: _Told) -> _Chain:
        """Where a chain begins: at its first record, or in what has reached the end of its retention."""
        if not self._without_record or told.seq < 1 or len(told.prev) != 2 * _HASH_BYTES:
            return _Chain()
        try:
            return _Chain(told.seq - 1, bytes.fromhex(told.prev))
        except ValueError:
            return _Chain()

    def _part(self, number: int, fork: _Fork) -> None:
        """From here on a device goes on from an earlier record of its own."""
        parted_from = self._leaf(fork.parted_at) if fork.parted_at else FIRST_LEAF
        if parted_from is None or parted_from.hex() != fork.prev:
            raise LogBroken(seq=number, fault="names a record that is not in the log")
        self._chains[fork.log] = _Chain(fork.seq - 1, parted_from)

    def _leaf(self, number: int) -> bytes | None:
        if not 1 <= number <= self._peaks.size:
            return None
        return bytes(self._leaves[(number - 1) * _HASH_BYTES : number * _HASH_BYTES])

    def _hold(self, checkpoints: list[Checkpoint], here: bytes) -> None:
        if any(one.root != here for one in checkpoints):
            raise LogBroken(seq=self._good + 1, fault=f"or one up to {self._peaks.size} is another than was signed")
        self._good = self._peaks.size

    def _check_removals(self) -> int:
        """Records may be missing only at the oldest end, and up to where a signed record says so."""
        allowed = max((one.up_to for one in self._removals), default=0)
        if self._without_record > allowed:
            raise LogBroken(seq=self._without_record, fault="has lost what it said")
        for one in self._removals:
            signed = checkpoint_of(one.note, key=self.key)
            if signed.size != one.up_to or one.up_to > self._peaks.size or signed.root != self._root(one.up_to):
                raise BadCheckpoint
        return allowed

    def _root(self, size: int) -> bytes:
        peaks = Peaks()
        for number in range(1, min(size, self._peaks.size) + 1):
            peaks.add(self._leaf(number) or b"")
        return peaks.root()


def _read(decoder: msgspec.json.Decoder[Any], raw: bytes, number: int) -> Any:
    try:
        return decoder.decode(raw)
    except UNREADABLE:
        raise LogBroken(seq=number, fault="cannot be read") from None
