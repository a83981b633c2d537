"""Backup and restore: an encrypted copy under a printed code of its own, counted only after it was restored on trial.

The copy is one moment of the store with the attachments of that moment; work goes on while it is made. Restoring makes
a new profile with a new root key around the copy, beside the place it is for, and moves it there as the last step:
killed before, there is nothing and it can be done again; killed after, the profile is there. The restored device must
take a new identity before it synchronizes (`state.new_device_identity`). The form of the file: `backup_file`.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from caseworker.domain.ids import new_id
from caseworker.errors import CaseworkerError
from caseworker.store import engine, entrance, generation
from caseworker.store.attachments import AttachmentFiles
from caseworker.store.backup_file import (
    FORMAT,
    STORE_MEMBER,
    BackupDamaged,
    BackupHeader,
    OpenBackup,
    open_backup,
    write_backup,
)
from caseworker.store.damage import StoreDamage
from caseworker.store.files import create_private, make_private, remove_tree, room_needed, sync_directory
from caseworker.store.founding import Enrolment, found_profile
from caseworker.store.keys.attempts import micros
from caseworker.store.keys.codes import BACKUP_CODE_BYTES, new_code, read_code
from caseworker.store.keys.secret import Secret
from caseworker.store.keys.slots import Place, wrap_code
from caseworker.store.opening import Prepare, store_key
from caseworker.store.profile import Hold, Profile, ProfileExists
from caseworker.store.vault import Vault, Visit
from caseworker.store.wiping import wipe_files


class BackupExists(CaseworkerError):
    """A file is already at the place."""

    key = "backup.exists"
    sentence = "{file} is there already and is not overwritten. Choose another name for the backup."


class BackupNotProven(CaseworkerError):
    """The written backup could not be restored on trial, so it does not count and was removed."""

    key = "backup.not-proven"
    sentence = (
        "The backup was written but could not be restored on trial, so it was removed. Everything in the store is safe."
        " Try again on another disk, and have the store checked."
    )


@dataclass(frozen=True, slots=True)
class Backup:
    """A proven backup: its id, size in bytes, how many attachments are in it."""

    id: UUID
    size: int
    attachments: int


def new_backup_code(vault: Vault) -> str:
    """Return a fresh 128-bit code to print and keep apart from the backups."""
    return new_code(vault.entropy, size_bytes=BACKUP_CODE_BYTES)


def make_backup(vault: Vault, target: Path, *, code: str, now: datetime) -> Backup:
    """Write a backup and restore it on trial; only then does it get its name and count in `state.last_backup_us`.

    Raises `BackupExists`, `BackupNotProven`, `DiskFull`, `CodeMistyped`. Needs room for two copies of the store and
    one of the attachments in the profile's directory, and for the backup at the target.
    """
    if target.exists():
        raise BackupExists(file=target.name)
    work = vault.profile.temporary / "backup"
    part = target.with_name(target.name + ".part")
    remove_tree(work)
    part.unlink(missing_ok=True)
    make_private(work)
    try:
        with read_code(code, size_bytes=BACKUP_CODE_BYTES) as secret, room_needed():
            _write(vault, part, work, code=secret, now=now)
            made = _prove(part, work / "trial", code=secret)
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)
        remove_tree(work)
    sync_directory(target.parent)
    vault.note(last_backup_us=micros(now))
    return made


def verify_backup(source: Path, *, code: str, scratch: Path) -> Backup:
    """Restore a backup on trial into an absent scratch directory, check every page, and remove it again.

    Raises `BackupDamaged`, `BackupTooNew`, `WrongCode`, `CodeMistyped`.
    """
    with read_code(code, size_bytes=BACKUP_CODE_BYTES) as secret, room_needed():
        try:
            return _tried(source, scratch, code=secret)
        finally:
            remove_tree(scratch)


def restore(source: Path, directory: Path, wish: Enrolment, *, code: str, prepare: Prepare) -> Vault:
    """Make a new profile from a backup in an absent or empty directory, and open it.

    Raises `ProfileExists`, `BackupDamaged`, `BackupTooNew`, `WrongCode`, `CodeMistyped`, `DiskFull`, and what founding
    a profile raises; the directory is then as it was.
    """
    if directory.is_symlink() or (directory.exists() and (not directory.is_dir() or any(directory.iterdir()))):
        raise ProfileExists(directory=directory.name)
    staging = Profile(directory.with_name(f".{directory.name}.restoring"))
    staging.make()
    hold = Hold(staging)
    try:
        with read_code(code, size_bytes=BACKUP_CODE_BYTES) as secret, room_needed():
            _clear_staging(staging, wish)
            found_profile(staging, wish, partial(_bring, source, secret), restored=True).wipe()
    finally:
        hold.release()
    for folder in (*staging.attachments.glob("*"), staging.attachments, staging.directory):
        if folder.is_dir():
            sync_directory(folder)
    _move(staging.directory, directory)
    visit = Visit(now=wish.now, secrets=wish.secrets, prepare=prepare, entropy=wish.entropy)
    return entrance.unlock(directory, visit, passphrase=wish.passphrase)


def _write(vault: Vault, part: Path, work: Path, *, code: Secret, now: datetime) -> None:
    copy, linked = _snapshot(vault, work)
    with vault.root_copy() as root:
        place = Place(vault.profile_id, vault.epoch)
        slot = wrap_code(root, code=code, place=place, entropy=vault.entropy)
        backup_id = new_id(micros(now) // 1000, vault.entropy)
        header = BackupHeader(FORMAT, backup_id, place.profile, place.epoch, micros(now), slot)
        members = [(STORE_MEMBER, copy), *((str(UUID(path.name)), path) for path in linked)]
        with os.fdopen(create_private(part), "wb") as target:
            write_backup(target, header, root, members=iter(members), entropy=vault.entropy)
            target.flush()
            os.fsync(target.fileno())


def _snapshot(vault: Vault, work: Path) -> tuple[Path, list[Path]]:
    """Copy one moment of the store. Only taking hold of that moment keeps writers waiting, not the copying."""
    copy, folder = work / "case.db", work / "att"
    make_private(folder)
    os.close(create_private(copy))
    with vault.store_key() as key, engine.maintenance(vault.profile.store, key) as connection:
        with vault.writer.begin():
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            linked = [_link(vault.attachments.path(one), folder / str(one)) for one in vault.attachments.ids()]
        engine.copy(connection, copy, key)
        connection.execute("COMMIT")
    return copy, linked


def _link(path: Path, name: Path) -> Path:
    """Give a sealed file, which never changes, a second name that outlives its removal; or copy it."""
    try:
        name.hardlink_to(path)
    except OSError:
        with path.open("rb") as source, os.fdopen(create_private(name), "wb") as target:
            target.writelines(iter(lambda: source.read(1 << 20), b""))
    return name


def _prove(part: Path, scratch: Path, *, code: Secret) -> Backup:
    try:
        return _tried(part, scratch, code=code)
    except BackupDamaged as error:
        raise BackupNotProven from error


def _tried(source: Path, scratch: Path, *, code: Secret) -> Backup:
    trial = Profile(scratch)
    make_private(scratch)
    with source.open("rb") as file:
        opened = open_backup(file, name=source.name, code=code)
        with opened.root as root:
            attachments = _unpack(opened, trial, name=source.name)
            with store_key(root, opened.header.place) as key:
                _check_store(trial, key, opened.header.profile, name=source.name)
    return Backup(opened.header.id, source.stat().st_size, attachments)


def _bring(source: Path, code: Secret, profile: Profile, root: Secret, place: Place) -> None:
    """Put the store of a backup in place, re-encrypted to the new profile's own root key."""
    with source.open("rb") as file:
        opened = open_backup(file, name=source.name, code=code)
        with opened.root as old_root, store_key(root, place) as key:
            _unpack(opened, profile, name=source.name)
            with store_key(old_root, opened.header.place) as old_key:
                _check_store(profile, old_key, opened.header.profile, name=source.name)
                with engine.maintenance(profile.store, old_key) as connection:
                    generation.adopt(connection, place.profile)
                engine.rekey(profile.store, old=old_key, new=key)


def _unpack(opened: OpenBackup, profile: Profile, *, name: str) -> int:
    files, attachments = AttachmentFiles(profile.attachments), 0
    for member, pieces in opened.members:
        if member == STORE_MEMBER:
            path = profile.store
        else:
            path, attachments = files.path(_member_id(member, name)), attachments + 1
            make_private(profile.attachments)
            make_private(path.parent)
        _fill(path, pieces)
    if not profile.store.exists():
        raise BackupDamaged(file=name)
    return attachments


def _fill(path: Path, pieces: Iterator[bytes]) -> None:
    with os.fdopen(create_private(path), "wb") as target:
        target.writelines(pieces)
        target.flush()
        os.fsync(target.fileno())


def _check_store(profile: Profile, key: Secret, owner: UUID, *, name: str) -> None:
    try:
        with engine.maintenance(profile.store, key) as connection:
            row, sound = generation.generation(connection), engine.soundness(connection).sound
            ours = engine.application_id(connection) == engine.APPLICATION_ID
    except StoreDamage as error:
        raise BackupDamaged(file=name) from error
    if not sound or not ours or row is None or row.profile != owner:
        raise BackupDamaged(file=name)


def _member_id(member: str, name: str) -> UUID:
    try:
        return UUID(member)
    except ValueError as error:
        raise BackupDamaged(file=name) from error


def _clear_staging(staging: Profile, wish: Enrolment) -> None:
    """A restore that was killed after its last file is a whole profile nobody was told of: wipe it and begin again."""
    if staging.keys.exists() or staging.wiping.exists():
        wipe_files(staging, wish.secrets, keep_outbox=False)


def _move(staging: Path, directory: Path) -> None:
    if directory.exists():
        directory.rmdir()
    staging.rename(directory)
    sync_directory(directory.parent)
