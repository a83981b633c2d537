"""What holds for every test: no display, no real profile or keyring, no warning logged without being expected."""

import gc
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # without a display Qt would otherwise end the whole run

# Machines under load are slow without being wrong, so no single example has a time limit.
settings.register_profile("continuous", deadline=None, max_examples=50, print_blob=True)
settings.register_profile(
    "nightly", deadline=None, max_examples=1000, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("continuous")

_SCREENS = frozenset({"ui", "journeys", "screens"})  # folders of tests with widgets
_HOMES = ["HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"]
_HOMES += ["XDG_STATE_HOME", "XDG_RUNTIME_DIR"]


@pytest.fixture(scope="session", autouse=True)
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty home for this run: neither a test nor a program it starts can reach the real one or its keyring."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in _HOMES:
            folder = home / name.lower()
            folder.mkdir(mode=0o700)
            patch.setenv(name, str(folder))
        patch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        yield home


@pytest.fixture(autouse=True)
def _nothing_logged_unexpectedly(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    if "expected_logs" in request.fixturenames:
        return
    logged = [*caplog.get_records("setup"), *caplog.get_records("call")]
    unexpected = [record for record in logged if record.levelno >= logging.WARNING]
    if unexpected:
        lines = (f"{record.levelname} {record.name}: {record.getMessage()}" for record in unexpected)
        pytest.fail("logged unexpectedly:\n" + "\n".join(lines), pytrace=False)


@pytest.fixture(autouse=True)
def _widgets_end_on_this_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """As in the program (ui/collecting.py): a widget in a cycle must not end on a thread that only allocates."""
    if not _SCREENS.intersection(request.path.parts):
        yield
        return
    gc.disable()
    yield


def pytest_runtest_logfinish() -> None:
    """Let what a test with widgets left in cycles end here: by now nothing of pytest holds it any more.

    Later it would end on whichever thread allocates, and a window that is closed there waits for this one for ever.
    """
    if not gc.isenabled():
        gc.collect()
        gc.freeze()  # so that the next look costs only what the next test makes
        gc.enable()


@pytest.fixture
def expected_logs(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """For a test in which something is rightly logged as a warning or error: it looks at the records itself."""
    return caplog
