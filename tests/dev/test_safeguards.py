"""The safeguards that every test runs under: they work, and can be seen to."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import keyring
import keyring.backends.fail

ROOT = Path(__file__).resolve().parent.parent.parent
TESTS = """
import logging

def test_warns():
    logging.getLogger("store").warning("damaged")

def test_warns_and_says_so(expected_logs):
    logging.getLogger("store").warning("damaged")
    assert expected_logs.messages == ["damaged"]

def test_informs():
    logging.getLogger("store").info("opened")
"""


def test_what_is_logged_unexpectedly_fails_its_test(tmp_path: Path) -> None:
    (tmp_path / "test_logging.py").write_text(TESTS)
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:pytest-qt", str(tmp_path)]

    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert "WARNING store: damaged" in done.stdout
    assert done.stdout.rstrip().splitlines()[-1].startswith("3 passed, 1 error")


def test_the_home_of_a_test_is_empty_and_its_own(empty_home: Path) -> None:
    assert empty_home in Path.home().parents
    assert empty_home in Path(os.environ["XDG_DATA_HOME"]).parents


def test_no_test_can_reach_the_keyring_of_this_machine() -> None:
    assert isinstance(keyring.get_keyring(), keyring.backends.fail.Keyring)


def test_qt_needs_no_display() -> None:
    assert os.environ["QT_QPA_PLATFORM"]
