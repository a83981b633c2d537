"""The files of this repository as a newcomer would be given them: without what is ignored, built or downloaded."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
_NOT_OURS = {".git", ".venv", ".cache", "__pycache__", "build", "dist", ".hypothesis", ".import_linter_cache"}
_NOT_OURS |= {".mypy_cache", ".ruff_cache", ".pytest_cache"}


@cache
def files() -> tuple[Path, ...]:
    """Return every file, sorted. An export without version control is walked instead of asked."""
    listed = _listed_by_git() if (ROOT / ".git").exists() else None
    found = listed if listed is not None else _walked()
    return tuple(sorted(path for path in found if path.is_file()))


def python_files(*rooms: str) -> list[Path]:
    """Return the Python files below these top-level folders, or of the whole repository when none is named."""
    return [path for path in files() if path.suffix == ".py" and (not rooms or name(path).split("/")[0] in rooms)]


def name(path: Path) -> str:
    """Return how a failing test names a file: relative to the repository, with forward slashes."""
    return path.relative_to(ROOT).as_posix()


def _listed_by_git() -> list[Path] | None:
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return [ROOT / relative for relative in done.stdout.split("\0") if relative]


def _walked() -> list[Path]:
    return [path for path in ROOT.rglob("*") if not _NOT_OURS & set(path.relative_to(ROOT).parts)]
