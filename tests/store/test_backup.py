import io
import os
import shutil
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from caseworker.store import engine
from caseworker.store.attachments import KeptAttachment
from caseworker.store.backup import BackupExists, make_backup, new_backup_code, restore, verify_backup
from caseworker.store.backup_file import BackupDamaged, BackupTooNew
from caseworker.store.keys.codes import CodeMistyped, new_code
from caseworker.store.keys.passphrases import PassphraseTooShort
from caseworker.store.keys.slots import WrongCode, WrongPassphrase
from caseworker.store.profile import ProfileExists
from caseworker.store.vault import Vault
from tests.fakes.keyring import FakeSecrets
from tests.store.profiles import (
    FIVE_WORDS,
    NOW,
    OTHER_PHRASE,
    PHRASE,
    MadeProfile,
    add_words,
    made_profile,
    prepare,
    wish,
    words_in,
)

SCAN = UUID("01900000-0000-7000-8000-0000000000ab")
CONTENT = b"a scanned letter" * 20_000


class Copied:
    """A profile, its backup and the code, made once for the module."""

    def __init__(self, folder: Path) -> None:
        self.made = made_profile(folder / "profile")
        self.file = folder / "monday.cwbackup"
        vault = self.made.unlock()
        self.kept: KeptAttachment = vault.attachments.add(SCAN, io.BytesIO(CONTENT), entropy=os.urandom)
        add_words(vault, "Wilhelmina Okonkwo")
        self.code = new_backup_code(vault)
        self.backup = make_backup(vault, self.file, code=self.code, now=NOW)
        self.noted_us = vault.state.last_backup_us
        self.left = list(vault.profile.temporary.rglob("*"))
        vault.close(now=NOW)


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Copied:
    return Copied(tmp_path_factory.mktemp("copied"))


def brought_back(copied: Copied, directory: Path, secrets: FakeSecrets) -> Vault:
    chosen = wish(secrets, passphrase=OTHER_PHRASE)
    return restore(copied.file, directory, chosen, code=copied.code, prepare=prepare)


def test_a_backup_counts_once_it_was_restored_on_trial_and_leaves_nothing_behind(copied: Copied) -> None:
    assert copied.backup.attachments == 1
    assert copied.backup.size == copied.file.stat().st_size
    assert copied.noted_us > 0
    assert copied.left == []
    assert [path.name for path in copied.file.parent.glob("*.part")] == []


def test_nothing_in_a_backup_can_be_read_without_the_code(copied: Copied) -> None:
    raw = copied.file.read_bytes()

    assert b"Okonkwo" not in raw
    assert CONTENT[:32] not in raw
    assert b"SQLite format" not in raw


def test_restoring_gives_words_and_attachments_under_a_new_passphrase_and_identity(
    copied: Copied, tmp_path: Path
) -> None:
    secrets = FakeSecrets()
    vault = brought_back(copied, tmp_path / "new", secrets)

    assert words_in(vault) == [*FIVE_WORDS, "Wilhelmina Okonkwo"]
    into = io.BytesIO()
    vault.attachments.read_into(SCAN, into, key=copied.kept.key)
    assert into.getvalue() == CONTENT
    assert vault.state.new_device_identity
    assert vault.verify(now=NOW).sound
    vault.close(now=NOW)
    restored = MadeProfile(tmp_path / "new", "", copied.made.recovery_key, secrets)
    assert read_profile(restored) != read_profile(copied.made)
    with pytest.raises(WrongPassphrase):
        restored.unlock(PHRASE)
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


def read_profile(made: MadeProfile) -> str:
    return made.keys.read_text().split('"profile":"')[1][:36]


def test_a_backup_is_never_restored_over_anything(copied: Copied, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    for directory in (tmp_path / "full", copied.made.directory):
        before = sorted(path.name for path in directory.iterdir())
        with pytest.raises(ProfileExists):
            brought_back(copied, directory, FakeSecrets())
        assert sorted(path.name for path in directory.iterdir()) == before


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        pytest.param(new_code(os.urandom, size_bytes=16), WrongCode, id="of another backup"),
        pytest.param("0000-0000", CodeMistyped, id="mistyped"),
    ],
)
def test_another_code_is_refused(copied: Copied, tmp_path: Path, code: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        verify_backup(copied.file, code=code, scratch=tmp_path / "scratch")
    with pytest.raises(refusal):
        restore(copied.file, tmp_path / "new", wish(FakeSecrets()), code=code, prepare=prepare)

    assert not (tmp_path / "new").exists()
    assert not (tmp_path / "scratch").exists()


def test_a_backup_can_be_checked_at_any_time(copied: Copied, tmp_path: Path) -> None:
    assert verify_backup(copied.file, code=copied.code, scratch=tmp_path / "scratch") == copied.backup
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("part", [0.0, 0.01, 0.3, 0.7, 0.999])
def test_a_backup_that_was_cut_short_is_refused(copied: Copied, tmp_path: Path, part: float) -> None:
    raw = copied.file.read_bytes()
    short = tmp_path / "short.cwbackup"
    short.write_bytes(raw[: int(len(raw) * part)])

    with pytest.raises(BackupDamaged):
        verify_backup(short, code=copied.code, scratch=tmp_path / "scratch")


@pytest.mark.parametrize("place", [3, 9, 40, 150, 300, 700, 5000, -200_000, -1])
def test_a_changed_byte_anywhere_is_refused(copied: Copied, tmp_path: Path, place: int) -> None:
    raw = bytearray(copied.file.read_bytes())
    raw[place] ^= 1
    changed = tmp_path / "changed.cwbackup"
    changed.write_bytes(raw)

    with pytest.raises((BackupDamaged, BackupTooNew, WrongCode)):
        verify_backup(changed, code=copied.code, scratch=tmp_path / "scratch")


def test_something_that_is_no_backup_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear officer" * 100)

    with pytest.raises(BackupDamaged):
        restore(
            letter, tmp_path / "new", wish(FakeSecrets()), code=new_code(os.urandom, size_bytes=16), prepare=prepare
        )

    assert not (tmp_path / "new").exists()


def test_a_weak_passphrase_stops_a_restore_before_it_begins(copied: Copied, tmp_path: Path) -> None:
    with pytest.raises(PassphraseTooShort):
        restore(
            copied.file, tmp_path / "new", wish(FakeSecrets(), passphrase="short"), code=copied.code, prepare=prepare
        )

    vault = brought_back(copied, tmp_path / "new", FakeSecrets())
    vault.close(now=NOW)


def test_a_backup_holds_one_moment_while_work_goes_on_and_overwrites_nothing(copied: Copied, tmp_path: Path) -> None:
    made = copied.made.copied(tmp_path / "profile")
    vault = made.unlock()
    extra = uuid4()
    vault.attachments.add(extra, io.BytesIO(b"second"), entropy=os.urandom)

    made_again = make_backup(vault, tmp_path / "tuesday.cwbackup", code=copied.code, now=NOW)
    vault.attachments.erase(extra)
    add_words(vault, "after the backup")

    assert made_again.attachments == 2
    with pytest.raises(BackupExists):
        make_backup(vault, tmp_path / "tuesday.cwbackup", code=copied.code, now=NOW)
    proven = verify_backup(tmp_path / "tuesday.cwbackup", code=copied.code, scratch=tmp_path / "scratch")
    assert proven == made_again
    vault.close(now=NOW)


def test_a_damaged_store_is_not_accepted_as_a_backup(
    copied: Copied, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = copied.made.copied(tmp_path / "profile")
    vault = made.unlock()
    whole_copy = engine.copy

    def copy_with_a_fault(connection: object, target: Path, key: object) -> None:
        whole_copy(connection, target, key)  # type: ignore[arg-type]  # handed through
        raw = bytearray(target.read_bytes())
        raw[-100] ^= 1  # what a failing disk does between writing and reading back
        target.write_bytes(raw)

    monkeypatch.setattr(engine, "copy", copy_with_a_fault)
    with pytest.raises(Exception, match=r"backup\.not-proven"):
        make_backup(vault, tmp_path / "bad.cwbackup", code=copied.code, now=NOW)

    assert not (tmp_path / "bad.cwbackup").exists()
    assert not (tmp_path / "bad.cwbackup.part").exists()
    vault.close(now=NOW)


def test_a_backup_older_than_a_new_epoch_still_restores(copied: Copied, tmp_path: Path) -> None:
    made = copied.made.copied(tmp_path / "profile")
    vault = made.unlock()
    vault.new_epoch(passphrase=PHRASE)
    vault.close(now=NOW)
    shutil.rmtree(made.directory)

    again = brought_back(copied, tmp_path / "again", FakeSecrets())
    assert words_in(again)[:5] == FIVE_WORDS
    again.close(now=NOW)
