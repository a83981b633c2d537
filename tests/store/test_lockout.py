"""Wrong passphrases and keyrings in a bad state: what is counted, what waits, what locks out."""

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from caseworker.errors import CaseworkerError
from caseworker.store import entrance
from caseworker.store.keys.attempts import Attempts, LockedOut, TryLater, micros
from caseworker.store.keys.device_secret import KeyringLocked, KeyringLost, KeyringSilent
from caseworker.store.keys.slots import DeviceSecretForeign, WrongCode, WrongPassphrase
from caseworker.store.keys.witness import Notes
from caseworker.store.state import read_state, write_state
from tests.fakes.keyring import FakeSecrets
from tests.store.profiles import (
    FIVE_WORDS,
    NOW,
    OTHER_PHRASE,
    PHRASE,
    MadeProfile,
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


def counted(made: MadeProfile) -> int:
    return read_state(made.directory / "state.json").attempts.wrong


def after_wrong_tries(made: MadeProfile, number: int) -> None:
    """As that many wrong passphrases would have left it on disk and in the keyring, the last of them now."""
    tries = Attempts(wrong=number, last_wrong_us=micros(NOW), last_seen_us=micros(NOW))
    path = made.directory / "state.json"
    write_state(path, msgspec.structs.replace(read_state(path), attempts=tries))
    name = next(name for name in made.secrets.entries if "counters" in name)
    notes = msgspec.json.decode(made.secrets.entries[name], type=Notes)
    made.secrets.entries[name] = msgspec.json.encode(msgspec.structs.replace(notes, attempts=tries)).decode()


def test_a_foreign_device_secret_is_named_as_such_and_not_counted(made: MadeProfile) -> None:
    name = next(name for name in made.secrets.entries if "device-secret" in name)
    made.secrets.entries[name] = "A" * 43 + "="

    for _ in range(7):
        with pytest.raises(DeviceSecretForeign):
            made.unlock()

    assert counted(made) == 0


@pytest.mark.parametrize(
    ("state", "refusal"), [("locked", KeyringLocked), ("lost", KeyringLost), ("hang", KeyringSilent)]
)
def test_each_state_of_the_keyring_has_its_own_sentence_and_costs_no_try(
    made: MadeProfile, state: str, refusal: type[CaseworkerError]
) -> None:
    made.secrets.state = state
    with pytest.raises(refusal):
        made.unlock()

    assert counted(made) == 0


def test_each_wrong_passphrase_is_counted_and_the_right_one_forgets_them(made: MadeProfile) -> None:
    for number in (1, 2):
        with pytest.raises(WrongPassphrase):
            made.unlock(OTHER_PHRASE)
        assert counted(made) == number

    made.unlock().close(now=NOW)

    assert counted(made) == 0


def test_five_wrong_passphrases_make_the_sixth_wait_even_for_the_right_one(made: MadeProfile) -> None:
    after_wrong_tries(made, 4)
    with pytest.raises(WrongPassphrase):
        made.unlock(OTHER_PHRASE)
    with pytest.raises(TryLater):
        made.unlock()

    assert counted(made) == 5
    made.unlock(later=timedelta(seconds=31)).close(now=NOW)


def test_losing_the_counters_on_disk_or_in_the_keyring_gives_no_more_tries(made: MadeProfile) -> None:
    after_wrong_tries(made, 5)
    state = made.directory / "state.json"
    kept = state.read_bytes()
    state.unlink()
    with pytest.raises(TryLater):
        made.unlock(OTHER_PHRASE)
    state.write_bytes(kept)
    made.secrets.entries = {name: value for name, value in made.secrets.entries.items() if "counters" not in name}

    with pytest.raises(TryLater):
        made.unlock(OTHER_PHRASE)


def test_counters_that_cannot_be_read_do_not_keep_anyone_out(
    made: MadeProfile, expected_logs: pytest.LogCaptureFixture
) -> None:
    (made.directory / "state.json").write_bytes(b"{broken")

    made.unlock().close(now=NOW)

    assert "state.json is unreadable" in expected_logs.text


def test_the_tenth_wrong_passphrase_locks_the_device_out_and_the_printed_code_brings_it_back(made: MadeProfile) -> None:
    after_wrong_tries(made, 9)
    with pytest.raises(LockedOut):
        made.unlock(OTHER_PHRASE, later=timedelta(minutes=16))
    assert not any("device-secret" in name for name in made.secrets.entries)
    with pytest.raises(LockedOut):
        made.unlock(later=timedelta(days=3))

    vault = entrance.unlock_with_code(
        made.directory, visit(made.secrets, later=timedelta(days=3)), code=made.code, new_passphrase=OTHER_PHRASE
    )
    assert words_in(vault) == FIVE_WORDS
    assert vault.epoch == 2
    vault.close(now=NOW)

    made.unlock(OTHER_PHRASE).close(now=NOW)
    with pytest.raises(WrongCode):
        entrance.unlock_with_code(made.directory, visit(made.secrets), code=made.code, new_passphrase=PHRASE)


def test_the_front_desk_is_never_locked_out_by_a_passer_by(tmp_path: Path) -> None:
    secrets = FakeSecrets()
    entrance.create(tmp_path / "desk", wish(secrets, front_desk=True), prepare=prepare).close(now=NOW)
    desk = MadeProfile(tmp_path / "desk", "", X25519PrivateKey.generate(), secrets)
    after_wrong_tries(desk, 12)

    with pytest.raises(WrongPassphrase):
        desk.unlock(OTHER_PHRASE, later=timedelta(minutes=16))
    with pytest.raises(TryLater) as refusal:
        desk.unlock(later=timedelta(minutes=16))
    assert refusal.value.facts == {"wait_s": 900}
    desk.unlock(later=timedelta(minutes=32)).close(now=NOW)


def test_a_clock_set_far_ahead_and_back_again_keeps_nobody_out(made: MadeProfile) -> None:
    made.unlock(later=timedelta(days=4000)).close(now=NOW + timedelta(days=4000))

    vault = made.unlock()

    assert words_in(vault) == FIVE_WORDS
    vault.close(now=NOW)
