"""A PIN after a soft lock: what it opens, what drops it, and what goes over to the next process."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import msgspec
import pytest

from caseworker.errors import CaseworkerError
from caseworker.store import entrance
from caseworker.store.keys.attempts import Attempts, LockedOut, TryLater, micros
from caseworker.store.keys.device_secret import KeyringLocked
from caseworker.store.keys.pin import PinDropped, PinTooPlain, PinUnfit, WrongPin, term_from, wrap_pin
from caseworker.store.keys.secret import Secret
from caseworker.store.keys.slots import DeviceSecretForeign, Place
from caseworker.store.locking import MOST_TRIES, HeldPin
from caseworker.store.restarting import HANDOVER, Restart, start_beside, taken_over
from caseworker.store.state import read_state, write_state
from caseworker.store.unlocking import DeviceSecretMissing, ReleaseNeeded
from caseworker.store.vault import Vault
from tests.store.profiles import FIVE_WORDS, NOW, PHRASE, MadeProfile, made_profile, prepare, visit, wish, words_in

PIN, WRONG = "739204", "739205"
TERM = term_from(NOW, again_h=8)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> MadeProfile:
    return made_profile(tmp_path_factory.mktemp("template") / "profile")


@pytest.fixture(scope="module")
def wrapped(template: MadeProfile) -> Secret:
    """The wrapping that was left by an office that was opened and locked."""
    vault = template.unlock()
    kept = vault.wrapped_for_pin(PIN, TERM)
    vault.close(now=NOW)
    return kept


@pytest.fixture
def made(template: MadeProfile, wrapped: Secret, tmp_path: Path) -> MadeProfile:
    return template.copied(tmp_path / "profile")


@pytest.fixture
def held(wrapped: Secret) -> HeldPin:
    return HeldPin(Secret(wrapped.value))


def by_pin(made: MadeProfile, held: HeldPin, pin: str = PIN, *, later: timedelta = timedelta(0)) -> Vault:
    return entrance.unlock_with_pin(made.directory, visit(made.secrets, later=later), held=held, pin=pin)


def noted(made: MadeProfile, **changes: object) -> None:
    path = made.directory / "state.json"
    write_state(path, msgspec.structs.replace(read_state(path), **changes))


def with_tries(made: MadeProfile, wrong: int) -> None:
    noted(made, attempts=Attempts(wrong=wrong, last_wrong_us=micros(NOW), last_seen_us=micros(NOW)))


def test_the_pin_opens_what_was_locked_again_and_again_and_a_right_one_forgets_the_wrong(
    made: MadeProfile, held: HeldPin
) -> None:
    for hours in (0, 3):
        with pytest.raises(WrongPin) as refusal:
            by_pin(made, held, WRONG)
        assert refusal.value.facts["left"] == MOST_TRIES - 1
        vault = by_pin(made, held, later=timedelta(hours=hours))
        assert words_in(vault) == FIVE_WORDS
        vault.close(now=NOW)

    assert held.stands


def test_five_wrong_pins_drop_it_and_the_passphrase_still_opens(made: MadeProfile, held: HeldPin) -> None:
    left = []
    for _ in range(MOST_TRIES - 1):
        with pytest.raises(WrongPin) as refusal:
            by_pin(made, held, WRONG)
        left.append(refusal.value.facts["left"])
    assert left == [4, 3, 2, 1]
    with pytest.raises(PinDropped):
        by_pin(made, held, WRONG)
    assert not held.stands
    with pytest.raises(PinDropped) as dropped:
        by_pin(made, held)

    assert "passphrase" in dropped.value.say()
    made.unlock().close(now=NOW)


def test_a_dropped_pin_is_zeros() -> None:
    kept = Secret(b"wrapped")
    buffer = kept.value
    held = HeldPin(kept)

    held.drop()
    held.drop()

    assert buffer == bytes(7)


@pytest.mark.parametrize("later", [timedelta(hours=8), timedelta(days=3), timedelta(seconds=-1), timedelta(days=-2)])
def test_a_passphrase_given_too_long_ago_or_after_now_drops_it(
    made: MadeProfile, held: HeldPin, later: timedelta
) -> None:
    with pytest.raises(PinDropped):
        by_pin(made, held, later=later)

    assert not held.stands


def test_a_clock_set_back_into_the_term_does_not_prolong_it(made: MadeProfile, held: HeldPin) -> None:
    noted(made, attempts=Attempts(last_seen_us=micros(NOW + timedelta(hours=9))))

    with pytest.raises(PinDropped):
        by_pin(made, held, later=timedelta(hours=1))


def locked_out_by_server(made: MadeProfile) -> None:
    noted(made, locked_out=True)


def locked_out_by_tries(made: MadeProfile) -> None:
    with_tries(made, 10)
    noted(made, locked_out=True)


def without_device_secret(made: MadeProfile) -> None:
    made.secrets.erase(device_secret_name(made))


def with_foreign_device_secret(made: MadeProfile) -> None:
    made.secrets.write(device_secret_name(made), "A" * 43 + "=")


def device_secret_name(made: MadeProfile) -> str:
    return next(name for name in made.secrets.entries if "device-secret" in name)


@pytest.mark.parametrize(
    ("happens", "refusal"),
    [
        (locked_out_by_server, ReleaseNeeded),
        (locked_out_by_tries, LockedOut),
        (without_device_secret, DeviceSecretMissing),
        (with_foreign_device_secret, DeviceSecretForeign),
    ],
)
def test_a_lock_out_and_a_lost_device_secret_refuse_the_right_pin_and_drop_it(
    made: MadeProfile, held: HeldPin, happens: Callable[[MadeProfile], None], refusal: type[CaseworkerError]
) -> None:
    happens(made)

    with pytest.raises(refusal):
        by_pin(made, held)
    assert not held.stands


def test_a_keyring_that_is_locked_for_a_moment_costs_neither_a_try_nor_the_pin(
    made: MadeProfile, held: HeldPin
) -> None:
    made.secrets.state = "locked"
    for _ in range(6):
        with pytest.raises(KeyringLocked):
            by_pin(made, held)
    made.secrets.state = "ok"

    by_pin(made, held).close(now=NOW)


def test_while_a_wrong_passphrase_must_wait_the_pin_waits_too(made: MadeProfile, held: HeldPin) -> None:
    with_tries(made, 5)
    with pytest.raises(TryLater):
        by_pin(made, held)

    by_pin(made, held, later=timedelta(seconds=31)).close(now=NOW)


def test_the_pin_does_not_forgive_wrong_passphrases(made: MadeProfile, held: HeldPin) -> None:
    with_tries(made, 4)

    by_pin(made, held).close(now=NOW)

    assert read_state(made.directory / "state.json").attempts.wrong == 4


def test_a_new_epoch_ends_the_pin(made: MadeProfile, held: HeldPin) -> None:
    vault = made.unlock()
    vault.new_epoch(passphrase=PHRASE)
    vault.close(now=NOW)

    with pytest.raises(PinDropped):
        by_pin(made, held)


def test_the_pin_of_another_profile_opens_nothing(made: MadeProfile) -> None:
    place, secret = Place(UUID(int=9), 1), Secret(bytes(32))
    kept = wrap_pin(secret, pin=PIN, device_secret=None, place=place, term=TERM, entropy=os.urandom)

    with pytest.raises(PinDropped):
        by_pin(made, HeldPin(kept))


def test_a_profile_without_a_keyring_may_have_a_pin(tmp_path: Path) -> None:
    phrase = "copper lantern willow harbour tin"
    vault = entrance.create(tmp_path / "profile", wish(None, passphrase=phrase), prepare=prepare)
    held = HeldPin(vault.wrapped_for_pin(PIN, TERM))
    vault.close(now=NOW)

    entrance.unlock_with_pin(tmp_path / "profile", visit(None), held=held, pin=PIN).close(now=NOW)


def test_a_pin_is_not_chosen_where_the_keyring_does_not_answer_or_the_pin_is_unfit(made: MadeProfile) -> None:
    vault = made.unlock()
    made.secrets.state = "locked"
    refused = [(PIN, KeyringLocked), ("73920", PinUnfit), ("777777", PinTooPlain)]
    for pin, refusal in refused:
        with pytest.raises(refusal):
            vault.wrapped_for_pin(pin, TERM)
    made.secrets.state = "ok"
    without_device_secret(made)
    with pytest.raises(DeviceSecretMissing):
        vault.wrapped_for_pin(PIN, TERM)
    vault.close(now=NOW)


def through_a_pipe(raw: bytes) -> int:
    reading, writing = os.pipe()
    os.write(writing, raw)
    os.close(writing)
    return reading


def test_what_was_handed_over_is_taken_once_and_its_pipe_is_closed() -> None:
    reading = through_a_pipe(b"wrapped")
    environ = {HANDOVER: str(reading), "HOME": "/somewhere"}

    taken = taken_over(environ)

    assert taken is not None
    assert taken.value == b"wrapped"
    assert environ == {"HOME": "/somewhere"}
    assert taken_over(environ) is None
    with pytest.raises(OSError, match="descriptor"):
        os.fstat(reading)


def test_nothing_is_taken_from_a_file_a_closed_descriptor_an_empty_pipe_or_nonsense(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"wrapped")
    with (tmp_path / "file").open("rb") as file:
        for told in (str(file.fileno()), "99999", "9" * 40, "-1", "x", "", str(through_a_pipe(b""))):
            assert taken_over({HANDOVER: told}) is None
    assert taken_over({}) is None


def test_no_more_is_taken_than_a_wrapped_key_can_be() -> None:
    taken = taken_over({HANDOVER: str(through_a_pipe(bytes(60_000)))})

    assert taken is not None
    assert len(taken.value) == 4096


_TELLS = (
    "import os, pathlib, sys; from caseworker.store.restarting import taken_over; kept = taken_over(os.environ);"
    " pathlib.Path(sys.argv[1]).write_text('none' if kept is None else kept.value.hex())"
)


@pytest.mark.parametrize("kept", [b"wrapped", None])
def test_where_there_is_no_exec_the_next_process_gets_it_through_its_standard_input(
    kept: bytes | None, tmp_path: Path
) -> None:
    told, secret = tmp_path / "told", None if kept is None else Secret(kept)
    restart = Restart(program=(sys.executable, "-c", _TELLS, str(told)), environ={**os.environ, HANDOVER: "7"})

    assert start_beside(restart, secret).wait() == 0

    assert told.read_text() == ("none" if kept is None else kept.hex())
    assert secret is None or secret.wiped


def test_a_program_that_cannot_be_started_anew_ends_all_the_same() -> None:
    code = (
        "from caseworker.store.restarting import *; from caseworker.store.keys.secret import Secret;"
        " start_anew(Restart(program=('/nowhere/program',), environ={}), Secret(b'wrapped'))"
    )

    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)

    assert ended.returncode == 70
    assert b"could not be started anew" in ended.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells whether a process may be read")
def test_a_hardened_process_leaves_no_core_and_may_not_be_read() -> None:
    code = (
        "import ctypes, resource; from caseworker.store.hardening import harden; harden(); harden();"
        "print(resource.getrlimit(resource.RLIMIT_CORE)[0], ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout

    assert told.split() == [b"0", b"0"]
