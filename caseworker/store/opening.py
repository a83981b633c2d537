"""From the root key to an open store: the file's own checks, its two engines, and its founding.

Every refusal here comes after the slots have said that the passphrase is right, so none of them is "wrong passphrase".
"""

import os
from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sa

from caseworker.store import engine
from caseworker.store.damage import (
    StoreDamage,
    StoreForeign,
    StoreOlder,
    StoreUnreadable,
    check_before_opening,
    check_size,
)
from caseworker.store.files import create_private, sync_directory
from caseworker.store.generation import found, generation
from caseworker.store.keys.kdf import subkey
from caseworker.store.keys.secret import Secret
from caseworker.store.keys.slots import Place
from caseworker.store.profile import Profile

Prepare = Callable[[sa.Connection], None]
"""Brings the tables to today's form, in one transaction, at founding and at every opening."""


@dataclass(frozen=True, slots=True)
class OpenStore:
    """The two engines over one file, the key they share, and the freshness the file came with."""

    key: Secret
    writer: sa.Engine
    reader: sa.Engine
    gen: int

    def shut(self) -> None:
        """Close every pooled connection and wipe the key; engines used later raise `VaultLocked`."""
        self.writer.dispose()
        self.reader.dispose()
        self.key.wipe()


def store_key(root: Secret, place: Place) -> Secret:
    """Return the database key of the root."""
    return subkey(root, "store", profile=place.profile, epoch=place.epoch)


def found_store(profile: Profile, root: Secret, place: Place) -> None:
    """Make a new, empty store: only the vault's own row is in it."""
    os.close(create_private(profile.store))
    with store_key(root, place) as key, engine.maintenance(profile.store, key) as connection:
        engine.mark(connection)
        connection.execute("BEGIN IMMEDIATE")
        found(connection, place.profile)
        connection.execute("COMMIT")
        engine.fold(connection)
    sync_directory(profile.directory)


def open_store(profile: Profile, root: Secret, place: Place, prepare: Prepare, *, least_gen: int) -> OpenStore:
    """Return the engines, or raise one of `StoreDamage` or `StoreOlder`; `prepare` has run when this returns.

    A store whose freshness is below `least_gen` is refused before anything in it is changed.
    """
    check_before_opening(profile.store)
    key = store_key(root, place)
    gen = _checked(profile, key, place)
    if gen < least_gen:
        key.wipe()
        raise StoreOlder(file=profile.store.name)
    opened = OpenStore(key, engine.writer(profile.store, key), engine.reader(profile.store, key), gen)
    try:
        with opened.writer.begin() as connection:
            prepare(connection)
    except BaseException:
        opened.shut()
        raise
    return opened


def _checked(profile: Profile, key: Secret, place: Place) -> int:
    name = profile.store.name
    try:
        with engine.maintenance(profile.store, key) as connection:
            engine.fold(connection)
            pages, ours = engine.page_count(connection), engine.application_id(connection) == engine.APPLICATION_ID
            row = generation(connection)
    except StoreDamage as error:
        key.wipe()
        raise StoreUnreadable(file=name) from error
    try:
        check_size(profile.store, pages=pages)
        if not ours or row is None or row.profile != place.profile:
            raise StoreForeign(file=name)
    except StoreDamage:
        key.wipe()
        raise
    return row.gen
