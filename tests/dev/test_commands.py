"""`dev.py` itself: its words on a machine that is too old, its refusals, and that its checks can fail."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).resolve().parent.parent.parent
BIN = Path(sys.executable).parent


def said_by(*command: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], cwd=cwd, capture_output=True, text=True, check=False)


def test_an_older_python_is_refused_in_one_sentence() -> None:
    pretend = "import runpy, sys; sys.version_info = (3, 9, 2, 'final', 0); runpy.run_path('dev.py')"
    done = said_by("-c", pretend)
    assert done.returncode == 1
    assert done.stderr == "Caseworker needs Python 3.11 or newer; this is Python 3.9.\n"


@pytest.mark.parametrize(
    "arguments",
    [[], ["lint", "--every"], ["lock", "x"], ["package", "-q"], ["bench", "moon"], ["bench", "--jsn", "f"], ["tset"]],
)
def test_wrong_use_is_told_and_changes_nothing(arguments: list[str]) -> None:
    done = said_by("dev.py", *arguments)
    assert done.returncode == 2
    assert "usage: dev.py" in done.stderr


def test_every_check_is_a_program_of_the_environment() -> None:
    tools = [tool for _name, (tool, *_rest) in dev.CHECKS]
    assert [tool for tool in tools if shutil.which(tool, path=str(BIN)) is None] == []


def test_children_compile_their_bytecode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    done = dev.run([sys.executable, "-c", "import sys; print(sys.dont_write_bytecode)"], quiet=True)
    assert done.stdout == "False\n"


@pytest.fixture
def rooms(tmp_path: Path) -> Path:
    """A copy of the rooms in which an import may be planted."""
    for room in ("caseworker", "ui", "sync"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("room", "imported", "contract"),
    [
        ("caseworker/domain", "caseworker.store", "Calls point down"),
        ("caseworker/domain", "sqlalchemy", "Rules know no libraries"),
        ("caseworker/text", "caseworker.packs", "Calls point down"),
        ("caseworker/cli", "ui", "Calls point down"),
        ("caseworker/desk", "sqlalchemy", "Only the store knows SQL and keys"),
        ("sync/client", "caseworker.practice", "Sync knows no practice office"),
    ],
)
def test_an_import_against_the_direction_of_calls_is_caught(
    rooms: Path, room: str, imported: str, contract: str
) -> None:
    (rooms / room / "planted.py").write_text(f"import {imported}\n")
    done = subprocess.run([BIN / "lint-imports", "--no-cache"], cwd=rooms, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"{contract} BROKEN" in done.stdout


def test_tests_keep_their_folders_in_memory_only_where_there_is_plenty(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("PYTEST_DEBUG_TEMPROOT", raising=False)
    monkeypatch.setattr(dev, "MEMORY", tmp_path)

    monkeypatch.setattr(dev, "MEMORY_BYTES", 1)
    assert dev.in_memory() == {"PYTEST_DEBUG_TEMPROOT": str(tmp_path)}
    monkeypatch.setattr(dev, "MEMORY_BYTES", 1 << 60)
    assert dev.in_memory() == {}
    monkeypatch.setattr(dev, "MEMORY", tmp_path / "none")
    assert dev.in_memory() == {}
