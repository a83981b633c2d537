"""The vault: one profile's encrypted store while it is open; `entrance` is how it gets open.

It joins the directory, the keys, the keyring and the file, and knows nothing of the tables. One thread at a time may
call it; the engines it offers may be used from any thread.
"""

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec
import sqlalchemy as sa

from caseworker.domain.ids import Entropy
from caseworker.errors import CaseworkerError
from caseworker.store import engine, epochs, generation
from caseworker.store.attachments import AttachmentFiles
from caseworker.store.epochs import Standing
from caseworker.store.files import DiskFull
from caseworker.store.keys import attempts
from caseworker.store.keys.attempts import Attempts
from caseworker.store.keys.codes import new_code, read_code
from caseworker.store.keys.device_secret import DeviceSecretStore
from caseworker.store.keys.kdf import subkey
from caseworker.store.keys.keyfile import EpochSlots
from caseworker.store.keys.passphrases import check_passphrase
from caseworker.store.keys.pin import Term, check_pin, wrap_pin
from caseworker.store.keys.secret import Secret
from caseworker.store.keys.slots import open_passphrase, wrap_code, wrap_passphrase
from caseworker.store.keys.witness import Notes
from caseworker.store.opening import OpenStore, Prepare, store_key
from caseworker.store.profile import Hold, Profile
from caseworker.store.state import State, write_state
from caseworker.store.unlocking import DeviceSecretMissing, Door
from caseworker.store.wiping import WipeReceipt, wipe_files

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """How a profile is opened: the moment, its keyring, and the tables' `prepare`.

    `accept_old_copy` goes on with a store older than the keyring has seen; the device then needs a new identity.
    """

    now: datetime
    secrets: DeviceSecretStore | None
    prepare: Prepare
    accept_old_copy: bool = False
    entropy: Entropy = os.urandom


class Vault:
    """An open profile. `entrance` makes one; `close` or `wipe` ends it."""

    def __init__(self, door: Door, hold: Hold, *, standing: Standing, store: OpenStore, visit: Visit) -> None:
        self._profile, self._witness, self._hold = door.profile, door.witness, hold
        self._standing, self._store, self._visit = standing, store, visit
        self._state, self._gen, self._open = door.state, max(store.gen, door.notes.gen), True

    @property
    def profile_id(self) -> UUID:
        """The profile's id."""
        return self._standing.keys.profile

    @property
    def epoch(self) -> int:
        """The number of the present root key, from 1."""
        return self._standing.keys.newest.epoch

    @property
    def opened_at(self) -> datetime:
        """The moment at which the profile was opened."""
        return self._visit.now

    @property
    def profile(self) -> Profile:
        """Where the profile's files are."""
        return self._profile

    @property
    def writer(self) -> sa.Engine:
        """The engine that writes. It stays the same object through a new epoch, and is closed with the vault."""
        return self._store.writer

    @property
    def reader(self) -> sa.Engine:
        """The engine that reads, under the same terms."""
        return self._store.reader

    @property
    def entropy(self) -> Entropy:
        """The source of randomness the profile was opened with."""
        return self._visit.entropy

    @property
    def attachments(self) -> AttachmentFiles:
        """The sealed attachments of this profile."""
        return AttachmentFiles(self._profile.attachments)

    @property
    def state(self) -> State:
        """The non-secret counters: last backup and check, and whether the device needs a new identity."""
        return self._state

    def note(self, **changes: int | bool | UUID | Attempts) -> None:
        """Change the named counters of `state`."""
        self._state = msgspec.structs.replace(self._state, **changes)
        write_state(self._profile.state, self._state)

    def subkey(self, label: str) -> Secret:
        """Return the 32-byte key of this profile and epoch for one purpose; the caller wipes it."""
        return subkey(self._standing.root, f"use/{label}", profile=self.profile_id, epoch=self.epoch)

    def store_key(self) -> Secret:
        """Return a copy of the database key, for upkeep connections; the caller wipes it."""
        return store_key(self._standing.root, self._standing.keys.place(self.epoch))

    def root_copy(self) -> Secret:
        """Return a copy of the root key, to wrap it for a backup; the caller wipes it."""
        return Secret(self._standing.root.value)

    def wrapped_for_pin(self, pin: str, term: Term) -> Secret:
        """Return the root key wrapped under a PIN, for memory alone; the caller wipes it [about 0.2 s].

        Raises `PinUnfit`, `PinTooPlain`, and `DeviceSecretMissing` or a keyring error where there is one to ask.
        """
        check_pin(pin)
        device_secret, place = self.device_secret(), self._standing.keys.place(self.epoch)
        if device_secret is None and self._by_device_secret:
            raise DeviceSecretMissing
        try:
            return wrap_pin(
                self._standing.root, pin=pin, device_secret=device_secret, place=place, term=term, entropy=self.entropy
            )
        finally:
            if device_secret is not None:
                device_secret.wipe()

    def change_passphrase(self, *, old: str, new: str) -> None:
        """Wrap the root key under the new passphrase; killed at any point, exactly one of the two opens."""
        check_passphrase(new, with_device_secret=self._by_device_secret)
        device_secret = self._proven(old)
        self._rewrap(new, device_secret)

    def new_epoch(self, *, passphrase: str) -> None:
        """Take a new root key and device secret and re-encrypt the store; the printed code is used up.

        Needs free disk as large as the store (`DiskFull` otherwise) and no transaction under way (`StoreBusy`).
        Killed at any point, the passphrase opens the store and exactly one key fits the file.
        """
        secret = self._proven(passphrase)
        if secret is not None:
            secret.wipe()
        self.advance(passphrase)

    def add_code_slot(self) -> str:
        """Return a printed code that opens the profile without passphrase and keyring; an earlier one no longer."""
        code = new_code(self._visit.entropy)
        with read_code(code) as secret:
            place = self._standing.keys.place(self.epoch)
            slot = wrap_code(self._standing.root, code=secret, place=place, entropy=self._visit.entropy)
        self._replace(self._standing.keys.newest.with_slot(slot))
        return code

    def readmit(self, new_passphrase: str, device_secret: Secret | None) -> None:
        """Give a profile that was opened without its passphrase a new one, then a new epoch under it."""
        if device_secret is None and self._by_device_secret:
            device_secret = self._witness.new_device_secret(self.epoch, self._visit.entropy)
        self._rewrap(new_passphrase, device_secret)
        self.advance(new_passphrase)

    def advance(self, passphrase: str) -> None:
        """Take the next epoch under a passphrase that is known to be right."""
        if engine.in_use(self.writer) or engine.in_use(self.reader):
            raise engine.StoreBusy
        self.writer.dispose()
        self.reader.dispose()
        both = epochs.begin(
            self._profile, self._standing, passphrase=passphrase, witness=self._witness, entropy=self._visit.entropy
        )
        before = self.epoch
        self._standing = epochs.settle(self._profile, both, self._witness)
        self._store.key.become(store_key(self._standing.root, self._standing.keys.place(self.epoch)))
        self._keep_notes()
        if self.epoch == before:
            raise DiskFull

    def verify(self, *, now: datetime) -> engine.Soundness:
        """Check every page and the structure of the whole store [about 560 MB/s]; for once a day, in the background."""
        with engine.bare(self.reader) as connection:
            found = engine.soundness(connection)
        if not found.sound:  # a page being folded in meanwhile looks broken, so look again while nobody writes
            with self.writer.begin(), engine.bare(self.reader) as connection:
                found = engine.soundness(connection)
        self.note(last_check_us=attempts.micros(now))
        return found

    def raise_generation(self) -> None:
        """Raise the freshness in the store, then in the keyring: at unlock and lock, and after synchronization."""
        self._raise_in_store()
        self._keep_notes()

    def close(self, *, now: datetime) -> None:
        """Lock: raise the freshness, close every connection, wipe every key, release the profile. Never refuses.

        Closing twice is closing once. What fails on the way is logged; the next unlock makes up for it.
        """
        if not self._open:
            return
        self._open = False
        _try(self._raise_in_store)
        _try(lambda: engine.checkpoint(self.writer))
        _try(lambda: self.note(attempts=attempts.seen(self._state.attempts, now)))
        self._shut()
        _try(self._keep_notes)
        self._hold.release()

    def device_secret(self) -> Secret | None:
        """Return the device secret of the present epoch, None for a profile without one; the caller wipes it."""
        return self._witness.device_secret(self.epoch) if self._by_device_secret else None

    def lock_out(self) -> None:
        """Remove the device secret: only a release by the server or a recovery opens the profile again.

        A profile that lives by its passphrase alone has none to remove. The vault stays open until it is closed.
        """
        if not self._by_device_secret:
            return
        for stated in self._standing.keys.epochs:
            self._witness.forget_device_secret(stated.epoch)
        self.note(locked_out=True)

    def wipe(self, *, keep_outbox: bool = True) -> WipeReceipt:
        """Close without ceremony and remove the profile from this device; `wiping` says in what order."""
        self._open = False
        self._shut()
        try:
            return wipe_files(self._profile, self._visit.secrets, keep_outbox=keep_outbox)
        finally:
            self._hold.release()

    @property
    def _by_device_secret(self) -> bool:
        return self._standing.keys.newest.passphrase.device_check is not None

    def _proven(self, passphrase: str) -> Secret | None:
        """Return the device secret after the passphrase has opened its slot; raises `WrongPassphrase`."""
        slot, place = self._standing.keys.newest.passphrase, self._standing.keys.place(self.epoch)
        device_secret = self._witness.device_secret(self.epoch) if self._by_device_secret else None
        if device_secret is None and self._by_device_secret:
            raise DeviceSecretMissing
        open_passphrase(slot, passphrase=passphrase, device_secret=device_secret, place=place).wipe()
        return device_secret

    def _rewrap(self, passphrase: str, device_secret: Secret | None) -> None:
        newest = self._standing.keys.newest
        slot = wrap_passphrase(
            self._standing.root,
            passphrase=passphrase,
            device_secret=device_secret,
            place=self._standing.keys.place(newest.epoch),
            cost=newest.passphrase.cost,
            entropy=self._visit.entropy,
        )
        if device_secret is not None:
            device_secret.wipe()
        self._replace(newest.with_slot(slot))

    def _replace(self, slots: EpochSlots) -> None:
        self._standing = epochs.replaced(self._profile, self._standing, slots)
        self._keep_notes()

    def _raise_in_store(self) -> None:
        with engine.bare(self.writer) as connection:
            generation.set_generation(connection, self._gen + 1)
        self._gen += 1

    def _keep_notes(self) -> None:
        self._witness.keep(Notes(self._gen, self._standing.keys.serial, self._state.attempts))

    def _shut(self) -> None:
        self._store.shut()
        self._standing.wipe()


def _try(step: Callable[[], object]) -> None:
    """Run one step of locking; nothing may keep the keys in memory."""
    try:
        step()
    except (CaseworkerError, OSError) as error:
        _log.warning("locking went on without one step: %s", getattr(error, "key", type(error).__name__))
