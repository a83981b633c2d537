"""Trees, proofs and signed notes: what is proved holds, and nothing else does."""

import base64
import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.checkpoints import BadCheckpoint, Checkpoint, checkpoint_of, opened, read_told, signed
from sync.protocol.merkle import (
    EMPTY_ROOT,
    Node,
    Peaks,
    consistency,
    includes,
    inclusion,
    is_consistent,
    leaf_hash,
    node_hash,
    root,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
NOTE = signed(Checkpoint("agency", 3, bytes(32)).text(), name="agency", signer=KEY)


def plain_root(leaves: list[bytes]) -> bytes:
    """RFC 6962 section 2.1, word by word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(plain_root(leaves[:split]), plain_root(leaves[split:]))


def a_tree(size: int) -> tuple[list[bytes], Node]:
    leaves = [leaf_hash(bytes([number % 256, number // 256])) for number in range(size)]

    def node(level: int, place: int) -> bytes:
        return plain_root(leaves[place << level : place + 1 << level])

    return leaves, node


def test_the_root_is_that_of_the_rfc() -> None:
    records = [b"", b"\x00", b"\x10", b"\x20\x21", b"\x30\x31", b"@ABC", b"PQRSTUVW", b"`abcdefghijklmno"]
    peaks = Peaks()
    for one in records:
        peaks.add(leaf_hash(one))
    assert peaks.root().hex() == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    assert Peaks().root() == EMPTY_ROOT


@given(st.integers(0, 70), st.integers(0, 70))
def test_every_tree_begins_with_every_smaller_one_and_proves_it(one: int, other: int) -> None:
    old, new = sorted((one, other))
    leaves, node = a_tree(new)
    before, after = plain_root(leaves[:old]), root(new, node)
    assert after == plain_root(leaves)
    proof = consistency(old, new, node)
    assert is_consistent(old, before, new, after, proof)
    if 0 < old < new:
        assert not is_consistent(old, leaf_hash(b"other"), new, after, proof)
        assert not is_consistent(old, before, new, leaf_hash(b"other"), proof)
        assert not is_consistent(old, before, new, after, [*proof, bytes(32)])
        assert not is_consistent(new, after, old, before, proof)


@given(st.integers(1, 70), st.data())
def test_every_leaf_is_proved_in_its_place_alone(size: int, data: st.DataObject) -> None:
    leaves, node = a_tree(size)
    place = data.draw(st.integers(0, size - 1))
    proof, top = inclusion(place, size, node), root(size, node)
    assert includes(leaves[place], place, size, top, proof)
    assert not includes(leaf_hash(b"other"), place, size, top, proof)
    assert not any(includes(leaves[place], wrong, size, top, proof) for wrong in range(size + 2) if wrong != place)


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_tree_that_is_taken_up_again_goes_on_as_if_never_left(size: int, more: int) -> None:
    leaves, node = a_tree(size + more)
    found: dict[tuple[int, int], bytes] = {}
    before = Peaks()
    for one in leaves[:size]:
        before.add(one)
    hashes = before.hashes()
    peaks = Peaks.restored(size, hashes, complete=lambda level, place, told: found.update({(level, place): told}))
    for one in leaves[size:]:
        peaks.add(one)
    assert peaks.root() == plain_root(leaves)
    assert all(told == node(level, place) for (level, place), told in found.items())


def test_a_note_is_opened_by_its_key_alone() -> None:
    assert checkpoint_of(NOTE, key=KEY.public_key()) == Checkpoint("agency", 3, bytes(32))
    other = Ed25519PrivateKey.from_private_bytes(bytes([1]) * 32)
    with pytest.raises(BadCheckpoint):
        checkpoint_of(NOTE, key=other.public_key())


def test_other_signatures_beside_ours_do_no_harm() -> None:
    text = NOTE.rpartition("\n\n")[0] + "\n"
    assert opened(NOTE + "\u2014 other " + base64.b64encode(bytes(68)).decode() + "\n", key=KEY.public_key()) == text


@given(st.integers(0, len(NOTE) - 1), st.characters(codec="utf-8"))
def test_no_sign_of_a_note_can_be_another(place: int, sign: str) -> None:
    changed = NOTE[:place] + sign + NOTE[place + 1 :]
    if changed != NOTE:
        try:
            assert checkpoint_of(changed, key=KEY.public_key()) == Checkpoint("agency", 3, bytes(32))
        except BadCheckpoint:
            return


@given(st.text())
def test_any_text_is_a_checkpoint_or_is_refused(text: str) -> None:
    for one in (text, f"{text}\n\n{text}\n"):
        with pytest.raises(BadCheckpoint):
            checkpoint_of(one, key=KEY.public_key())


@given(st.binary())
def test_any_bytes_are_a_kept_checkpoint_or_are_refused(raw: bytes) -> None:
    with pytest.raises(BadCheckpoint):
        read_told(raw)
