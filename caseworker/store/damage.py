"""Damage to the store file, told apart from a wrong passphrase and from each other.

A file with slots beside it is never taken for a new store: missing and empty are damage too. The checks here are
cheap and come before and just after opening; the whole file is checked in the background by `engine.soundness`.
"""

from pathlib import Path

from caseworker.errors import CaseworkerError

PAGE_BYTES = 4096
_PLAIN_START = b"SQLite format 3\x00"
_RESTORE = " Nothing was changed. Do not delete anything; restore the newest backup."


class StoreDamage(CaseworkerError):
    """The store file is not as it was left. Subclasses say in which way."""

    key = "store.damaged"
    sentence = "The store {file} is damaged." + _RESTORE


class StoreMissing(StoreDamage):
    """The file is gone although its keys are there."""

    key = "store.missing"
    sentence = "The store {file} is missing although its keys are there." + _RESTORE


class StoreEmpty(StoreDamage):
    """The file has no bytes."""

    key = "store.empty"
    sentence = "The store {file} is empty although its keys are there." + _RESTORE


class StoreCutShort(StoreDamage):
    """The file is shorter than what it says it holds."""

    key = "store.cut-short"
    sentence = "The end of the store {file} is missing." + _RESTORE


class StoreGrown(StoreDamage):
    """The file is longer than what it says it holds."""

    key = "store.grown"
    sentence = "Something was added to the end of the store {file} by another program." + _RESTORE


class StoreNotEncrypted(StoreDamage):
    """An unencrypted database stands where the encrypted one should be."""

    key = "store.not-encrypted"
    sentence = "The store {file} was replaced by a file that is not encrypted, so it is refused." + _RESTORE


class StoreUnreadable(StoreDamage):
    """The right key does not open the file."""

    key = "store.unreadable"
    sentence = "The passphrase is right, but the store {file} cannot be read. It is damaged." + _RESTORE


class StoreForeign(StoreDamage):
    """The file opens but belongs to another profile or another program."""

    key = "store.foreign"
    sentence = "The store {file} belongs to another profile, so it is refused." + _RESTORE


class StoreOlder(CaseworkerError):
    """The store or its key file is an older copy than the keyring has seen."""

    key = "store.older"
    sentence = (
        "The file {file} is an older copy than the one used last on this device, so newer work may be missing from it."
        " Nothing was changed. Put the newest copy back, or choose to go on with this one as a restored device."
    )


def check_before_opening(path: Path) -> None:
    """Refuse what can be seen to be no store from outside; raises one of the `StoreDamage` kinds."""
    if path.is_symlink() or not path.is_file():
        raise StoreMissing(file=path.name)
    size = path.stat().st_size
    if size == 0:
        raise StoreEmpty(file=path.name)
    with path.open("rb") as file:
        if file.read(len(_PLAIN_START)) == _PLAIN_START:
            raise StoreNotEncrypted(file=path.name)
    if size % PAGE_BYTES and size < PAGE_BYTES:
        raise StoreCutShort(file=path.name)


def check_size(path: Path, *, pages: int) -> None:
    """Compare the file with the pages it says it holds; the write-ahead log has been folded in before."""
    size = path.stat().st_size
    if size < pages * PAGE_BYTES:
        raise StoreCutShort(file=path.name)
    if size > pages * PAGE_BYTES:
        raise StoreGrown(file=path.name)
