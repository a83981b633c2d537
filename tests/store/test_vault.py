"""A profile's life: made, opened, refused, locked out, recovered, re-keyed, locked."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from caseworker.errors import CaseworkerError
from caseworker.store import entrance
from caseworker.store.damage import StoreOlder
from caseworker.store.engine import StoreBusy
from caseworker.store.keys.codes import new_code
from caseworker.store.keys.device_secret import KeyringLocked, KeyringLost
from caseworker.store.keys.passphrases import PassphraseTooShort
from caseworker.store.keys.secret import Secret, VaultLocked
from caseworker.store.keys.slots import Place, WrongCode, WrongPassphrase, WrongRecoveryKey
from caseworker.store.keys.witness import Witness
from caseworker.store.opening import found_store
from caseworker.store.profile import (
    Profile,
    ProfileExists,
    ProfileInUse,
    ProfileMissing,
    ProfileUnfinished,
    ProfileUnsafe,
)
from caseworker.store.unlocking import DeviceSecretMissing
from caseworker.store.vault import Vault, Visit
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
    visit,
    wish,
    words_in,
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> MadeProfile:
    return made_profile(tmp_path_factory.mktemp("template") / "profile")


@pytest.fixture
def made(template: MadeProfile, tmp_path: Path) -> MadeProfile:
    return template.copied(tmp_path / "profile")


@pytest.fixture
def opened(made: MadeProfile) -> Iterator[tuple[MadeProfile, Vault]]:
    vault = made.unlock()
    yield made, vault
    vault.close(now=NOW)


def test_what_was_saved_is_there_after_unlocking(opened: tuple[MadeProfile, Vault]) -> None:
    _, vault = opened

    assert words_in(vault) == FIVE_WORDS
    assert vault.epoch == 1
    assert vault.verify(now=NOW).sound
    assert vault.state.last_check_us > 0


def test_only_its_owner_can_see_the_profile_and_no_word_stands_in_any_file(
    opened: tuple[MadeProfile, Vault],
) -> None:
    made, vault = opened
    add_words(vault, "Wilhelmina Okonkwo-Ramirez")

    for path in made.directory.rglob("*"):
        if os.name != "nt":
            assert path.stat().st_mode & 0o077 == 0, path
        if path.is_file():
            assert b"Okonkwo" not in path.read_bytes()
            assert PHRASE.encode() not in path.read_bytes()


def test_the_directory_the_keyring_and_the_passphrase_open_nothing_by_themselves(
    made: MadeProfile, tmp_path: Path
) -> None:
    with pytest.raises(DeviceSecretMissing):
        entrance.unlock(made.directory, visit(FakeSecrets()), passphrase=PHRASE)
    with pytest.raises(KeyringLost):
        entrance.unlock(made.directory, visit(None), passphrase=PHRASE)
    with pytest.raises(WrongPassphrase):
        made.unlock(OTHER_PHRASE)
    with pytest.raises(ProfileMissing):
        entrance.unlock(tmp_path / "elsewhere", visit(made.secrets), passphrase=PHRASE)


def test_a_second_opening_is_refused_with_a_sentence(opened: tuple[MadeProfile, Vault]) -> None:
    made, _ = opened
    with pytest.raises(ProfileInUse) as refusal:
        made.unlock()

    assert "another window or program" in refusal.value.say()


def test_after_a_refusal_the_profile_can_be_opened(made: MadeProfile) -> None:
    with pytest.raises(WrongPassphrase):
        made.unlock(OTHER_PHRASE)

    made.unlock().close(now=NOW)


def test_the_recovery_key_opens_under_a_new_passphrase_and_epoch_and_another_key_does_not(made: MadeProfile) -> None:
    made.secrets.entries.clear()
    with pytest.raises(WrongRecoveryKey):
        entrance.recover(
            made.directory,
            visit(made.secrets),
            recovery_key=X25519PrivateKey.generate(),
            new_passphrase=OTHER_PHRASE,
        )

    vault = entrance.recover(
        made.directory, visit(made.secrets), recovery_key=made.recovery_key, new_passphrase=OTHER_PHRASE
    )
    assert words_in(vault) == FIVE_WORDS
    vault.close(now=NOW)
    with pytest.raises(WrongPassphrase):
        made.unlock(PHRASE)
    made.unlock(OTHER_PHRASE).close(now=NOW)


def test_a_foreign_code_changes_nothing(made: MadeProfile) -> None:
    before = made.keys.read_bytes()
    with pytest.raises(WrongCode):
        entrance.unlock_with_code(
            made.directory, visit(made.secrets), code=new_code(os.urandom), new_passphrase=OTHER_PHRASE
        )

    assert made.keys.read_bytes() == before


def test_changing_the_passphrase_needs_the_old_one_and_ends_it(opened: tuple[MadeProfile, Vault]) -> None:
    made, vault = opened
    with pytest.raises(WrongPassphrase):
        vault.change_passphrase(old=OTHER_PHRASE, new="another four words here")
    with pytest.raises(PassphraseTooShort):
        vault.change_passphrase(old=PHRASE, new="short")

    vault.change_passphrase(old=PHRASE, new=OTHER_PHRASE)
    assert words_in(vault) == FIVE_WORDS
    vault.close(now=NOW)

    with pytest.raises(WrongPassphrase):
        made.unlock(PHRASE)
    made.unlock(OTHER_PHRASE).close(now=NOW)


def test_a_new_epoch_keeps_the_words_the_engines_and_the_passphrase_and_ends_everything_older(
    opened: tuple[MadeProfile, Vault], tmp_path: Path
) -> None:
    made, vault = opened
    old_secrets, old_keys = made.secrets.copied(), made.keys.read_bytes()
    writer, reader = vault.writer, vault.reader

    vault.new_epoch(passphrase=PHRASE)

    assert (vault.writer, vault.reader, vault.epoch) == (writer, reader, 2)
    add_words(vault, "six")
    assert words_in(vault) == [*FIVE_WORDS, "six"]
    vault.close(now=NOW)
    made.unlock().close(now=NOW)
    shutil.copytree(made.directory, tmp_path / "stolen")
    (tmp_path / "stolen" / "keys.json").write_bytes(old_keys)
    with pytest.raises(CaseworkerError, match="unreadable"):
        entrance.unlock(tmp_path / "stolen", visit(old_secrets), passphrase=PHRASE)


def test_a_new_epoch_waits_for_nobody(opened: tuple[MadeProfile, Vault]) -> None:
    _, vault = opened
    with vault.reader.connect(), pytest.raises(StoreBusy):
        vault.new_epoch(passphrase=PHRASE)

    assert words_in(vault) == FIVE_WORDS
    assert vault.epoch == 1


def test_an_old_copy_of_the_store_is_refused_until_someone_accepts_it(made: MadeProfile) -> None:
    old = made.store.read_bytes()
    vault = made.unlock()
    add_words(vault, "newer work")
    vault.close(now=NOW)
    made.store.write_bytes(old)

    with pytest.raises(StoreOlder) as refusal:
        made.unlock()
    assert "older copy" in refusal.value.say()
    assert made.store.read_bytes() == old

    vault = made.unlock(accept_old_copy=True)
    assert vault.state.new_device_identity
    assert words_in(vault) == FIVE_WORDS
    vault.close(now=NOW)
    made.unlock().close(now=NOW)


def test_an_old_copy_taken_while_open_is_refused_too(made: MadeProfile) -> None:
    vault = made.unlock()
    vault.raise_generation()
    old = made.store.read_bytes()
    for _ in range(2):
        vault.raise_generation()
    vault.close(now=NOW)
    made.store.write_bytes(old)

    with pytest.raises(StoreOlder):
        made.unlock()


def test_an_old_key_file_is_refused_so_an_old_passphrase_never_comes_back(made: MadeProfile) -> None:
    old = made.keys.read_bytes()
    vault = made.unlock()
    vault.change_passphrase(old=PHRASE, new=OTHER_PHRASE)
    vault.close(now=NOW)
    made.keys.write_bytes(old)

    with pytest.raises(StoreOlder, match=r"keys\.json"):
        made.unlock(PHRASE)


def test_locking_wipes_every_key_and_closes_the_engines(opened: tuple[MadeProfile, Vault]) -> None:
    _, vault = opened
    root, key = vault._standing.root, vault._store.key
    buffers = (root.value, key.value)

    vault.close(now=NOW)
    vault.close(now=NOW)

    assert buffers == (bytearray(32), bytearray(32))
    with pytest.raises(VaultLocked), vault.reader.connect():
        pass
    with pytest.raises(VaultLocked):
        vault.subkey("anything")


def test_locking_never_refuses_even_when_the_keyring_is_gone(
    made: MadeProfile, expected_logs: pytest.LogCaptureFixture
) -> None:
    vault = made.unlock()
    made.secrets.state = "lost"

    vault.close(now=NOW)

    assert "keyring.lost" in expected_logs.text
    made.secrets.state = "ok"
    made.unlock().close(now=NOW)


def test_a_profile_without_a_keyring_lives_by_a_longer_passphrase(tmp_path: Path) -> None:
    with pytest.raises(PassphraseTooShort):
        entrance.create(tmp_path / "alone", wish(None, passphrase="kestrel gravel"), prepare=prepare)
    entrance.create(tmp_path / "alone", wish(None), prepare=prepare).close(now=NOW)

    entrance.unlock(tmp_path / "alone", visit(None), passphrase=PHRASE).close(now=NOW)
    with pytest.raises(WrongPassphrase):
        entrance.unlock(tmp_path / "alone", visit(None), passphrase=OTHER_PHRASE)


def test_nothing_is_ever_made_over_something(made: MadeProfile, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in made.directory.iterdir() if path.is_file()}
    with pytest.raises(ProfileExists):
        entrance.create(made.directory, wish(FakeSecrets()), prepare=prepare)
    assert {path: path.read_bytes() for path in made.directory.iterdir() if path.is_file()} == before

    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    with pytest.raises(ProfileExists):
        entrance.create(tmp_path / "full", wish(FakeSecrets()), prepare=prepare)
    assert (tmp_path / "full" / "letter.txt").read_text() == "mine"


def test_a_profile_whose_making_was_cut_off_can_be_made_again_and_leaves_nothing_in_the_keyring(tmp_path: Path) -> None:
    directory, secrets = tmp_path / "new", FakeSecrets()

    def cut_off(profile: Profile, root: Secret, place: Place) -> None:
        found_store(profile, root, place)
        Witness(secrets, place.profile).new_device_secret(1, os.urandom)
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError, match="power"):
        entrance.found(directory, wish(secrets), prepare=prepare, bring_store=cut_off)
    with pytest.raises(ProfileUnfinished):
        entrance.unlock(directory, visit(secrets), passphrase=PHRASE)

    entrance.create(directory, wish(secrets), prepare=prepare).close(now=NOW)
    entrance.unlock(directory, visit(secrets), passphrase=PHRASE).close(now=NOW)
    assert len([name for name in secrets.entries if "device-secret" in name]) == 1


def test_a_keyring_that_locks_in_the_middle_leaves_the_profile_closed_and_whole(made: MadeProfile) -> None:
    secrets = LocksAfter(made.secrets, calls=3)
    with pytest.raises(KeyringLocked):
        entrance.unlock(made.directory, visit(secrets), passphrase=PHRASE)

    vault = made.unlock()
    assert words_in(vault) == FIVE_WORDS
    vault.close(now=NOW)


class LocksAfter(FakeSecrets):
    """A keyring that locks itself after some calls, as one with a short idle time does."""

    def __init__(self, like: FakeSecrets, *, calls: int) -> None:
        super().__init__()
        self.entries, self._left = like.entries, calls

    def _answer(self) -> None:
        self._left -= 1
        self.state = "ok" if self._left >= 0 else "locked"
        super()._answer()


def test_an_epoch_whose_old_device_secret_stays_behind_is_complete(
    made: MadeProfile, expected_logs: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = made.unlock()
    monkeypatch.setattr(made.secrets, "erase", _locked)
    vault.new_epoch(passphrase=PHRASE)

    assert vault.epoch == 2
    assert words_in(vault) == FIVE_WORDS
    assert "keyring.locked" in expected_logs.text
    vault.close(now=NOW)
    made.unlock().close(now=NOW)


def _locked(_name: str) -> None:
    raise KeyringLocked


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_linked_profile_directory_is_refused(made: MadeProfile, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(made.directory)

    with pytest.raises(ProfileUnsafe):
        entrance.unlock(link, visit(made.secrets), passphrase=PHRASE)
    with pytest.raises(ProfileUnsafe):
        entrance.create(link, wish(FakeSecrets()), prepare=prepare)


def test_two_profiles_share_nothing(made: MadeProfile, tmp_path: Path) -> None:
    other = entrance.create(tmp_path / "other", wish(made.secrets, passphrase=OTHER_PHRASE), prepare=prepare)
    other.close(now=NOW)

    shutil.copy(tmp_path / "other" / "case.db", made.store)
    with pytest.raises(CaseworkerError, match="unreadable"):
        made.unlock()


def test_what_a_failed_prepare_began_is_undone_and_the_profile_is_released(made: MadeProfile) -> None:
    def failing(connection: object) -> None:
        prepare(connection)  # type: ignore[arg-type]  # a connection
        connection.exec_driver_sql("INSERT INTO word (text) VALUES ('half')")  # type: ignore[attr-defined]
        raise RuntimeError("a fault in a migration")

    broken = Visit(now=NOW, secrets=made.secrets, prepare=failing)
    with pytest.raises(RuntimeError, match="fault in a migration"):
        entrance.unlock(made.directory, broken, passphrase=PHRASE)

    vault = made.unlock()
    assert words_in(vault) == FIVE_WORDS
    vault.close(now=NOW)
