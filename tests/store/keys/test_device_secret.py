import threading
import time
from collections.abc import Callable

import keyring.backends.fail
import keyring.backends.null
import keyring.errors
import pytest

from caseworker.store.keys.device_secret import (
    SERVICE,
    Backend,
    KeyringFailed,
    KeyringForgets,
    KeyringLocked,
    KeyringLost,
    KeyringSecrets,
    KeyringSilent,
    backend_name,
    system_keyring,
)


class PlainFileBackend:
    """What a backend that keeps entries in the clear looks like from outside."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.before: Callable[[], None] = lambda: None

    def get_password(self, service: str, username: str) -> str | None:
        self.before()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.before()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.before()
        del self.kept[service, username]


class ForgetfulBackend(PlainFileBackend):
    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password[:-1]


def over(backend: Backend, *, limit_s: float = 5.0) -> KeyringSecrets:
    return KeyringSecrets(backend, allowed=frozenset({backend_name(backend)}), limit_s=limit_s)


def test_what_is_written_is_read_and_what_is_erased_is_gone() -> None:
    secrets = over(PlainFileBackend())

    secrets.write("name", "value")
    assert secrets.read("name") == "value"
    secrets.erase("name")
    secrets.erase("name")

    assert secrets.read("name") is None


def test_entries_stand_under_the_name_of_the_program() -> None:
    backend = PlainFileBackend()

    over(backend).write("name", "value")

    assert backend.kept == {(SERVICE, "name"): "value"}


NULL: Backend = keyring.backends.null.Keyring()  # type: ignore[no-untyped-call]  # it has no annotations
FAILING: Backend = keyring.backends.fail.Keyring()  # type: ignore[no-untyped-call]  # nor has this


@pytest.mark.parametrize("backend", [PlainFileBackend(), NULL, FAILING])
def test_plaintext_null_and_failing_backends_count_as_no_keyring(backend: Backend) -> None:
    with pytest.raises(KeyringLost) as refusal:
        KeyringSecrets(backend)

    assert "No safe system keyring" in refusal.value.say()


def test_a_system_without_a_real_keyring_has_none_whatever_is_configured() -> None:
    with pytest.raises(KeyringLost):
        system_keyring()


def test_a_keyring_that_hangs_is_given_up_within_the_limit_and_not_asked_again_meanwhile() -> None:
    backend, freed, asked = PlainFileBackend(), threading.Event(), []

    def hang() -> None:
        asked.append(1)
        freed.wait(10)

    backend.before = hang
    secrets = over(backend, limit_s=0.1)
    began_s = time.perf_counter()
    for _ in range(2):
        with pytest.raises(KeyringSilent):
            secrets.read("name")
    spent_s = time.perf_counter() - began_s
    freed.set()

    assert spent_s < 1.0
    assert len(asked) == 1


def test_a_keyring_that_woke_up_is_asked_again() -> None:
    backend, freed = PlainFileBackend(), threading.Event()
    backend.before = lambda: assert_freed(freed)
    secrets = over(backend, limit_s=0.1)
    with pytest.raises(KeyringSilent):
        secrets.read("name")

    freed.set()
    until_s = time.monotonic() + 5
    while not answers(secrets):
        assert time.monotonic() < until_s


def answers(secrets: KeyringSecrets) -> bool:
    try:
        return secrets.read("name") is None
    except KeyringSilent:
        return False


def assert_freed(freed: threading.Event) -> None:
    assert freed.wait(10)


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (keyring.errors.KeyringLocked(), KeyringLocked),
        (keyring.errors.NoKeyringError(), KeyringLost),
        (keyring.errors.InitError(), KeyringLost),
    ],
)
def test_each_state_has_its_own_sentence(raised: Exception, expected: type[Exception]) -> None:
    backend = PlainFileBackend()

    def fail() -> None:
        raise raised

    backend.before = fail
    with pytest.raises(expected):
        over(backend).read("name")


def test_an_unknown_fault_is_logged_by_its_kind_alone(expected_logs: pytest.LogCaptureFixture) -> None:
    backend = PlainFileBackend()

    def fail() -> None:
        raise RuntimeError("words that may be secret")

    backend.before = fail
    with pytest.raises(KeyringFailed):
        over(backend).read("name")

    assert "RuntimeError" in expected_logs.text
    assert "may be secret" not in expected_logs.text


def test_a_keyring_that_keeps_something_else_is_found_out_at_once() -> None:
    with pytest.raises(KeyringForgets):
        over(ForgetfulBackend()).write("name", "value")
