"""Makes `.venv` from the hash-locked requirements, or leaves it alone when it is already what they say.

Run by `dev.py` before everything else. A stamp written last says what `.venv` was made from. Whenever that differs, or
the stamp is missing because the work was interrupted, `.venv` is made again from nothing: a half-made one is never
used, and Qt versions, whose wheels share files, never meet in one folder.
"""

import hashlib
import importlib.util
import json
import os
import platform
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

from system_packages import Missing, provide

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "packaging" / "requirements" / "dev.txt"
STAMP = "caseworker-stamp.json"
COMMANDS = {"caseworker": "ui.main", "caseworker-server": "sync.server.cli.main"}


def python_of(venv: Path) -> Path:
    """Return where the interpreter of a virtual environment is on this system."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def stamp_for(lock: bytes) -> dict[str, str]:
    """Return what an environment made now from these requirements would be made from."""
    return {"python": f"{platform.python_implementation()} {platform.python_version()}", "lock": _digest(lock)}


def is_ready(venv: Path, *, wanted: dict[str, str]) -> bool:
    """Tell whether the environment was finished and is what is wanted."""
    try:
        found = json.loads((venv / STAMP).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return bool(found == wanted) and python_of(venv).exists()


def make(venv: Path, *, lock: Path) -> None:
    """Make the environment from nothing, its stamp last. Raises `Missing` when the machine lacks what it takes."""
    wanted = stamp_for(lock.read_bytes())
    if venv.exists():
        (venv / STAMP).unlink(missing_ok=True)  # first, so that an interruption from here on leaves no valid stamp
        shutil.rmtree(venv)
    filled = _with_uv(venv, lock) or _with_pip(venv, lock)
    if not filled:
        raise Missing("The packages of packaging/requirements/dev.txt could not be installed; see the words above.")
    (venv / STAMP).write_text(json.dumps(wanted), "utf-8")


def provide_commands(venv: Path) -> None:
    """Put the program's own commands beside the interpreter, so that they run this source from any folder."""
    python = python_of(venv)
    for name, module in COMMANDS.items():
        path = python.parent / (f"{name}.cmd" if os.name == "nt" else name)
        text = _batch(module) if os.name == "nt" else _script(python, module)
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            path.chmod(0o755)


def _script(python: Path, module: str) -> str:
    """`-P` keeps the folder one is in from being searched for modules."""
    root, program = shlex.quote(str(ROOT)), shlex.quote(str(python))
    return f'#!/bin/sh\nPYTHONPATH={root} exec {program} -P -m {module} "$@"\n'


def _batch(module: str) -> str:
    return f'@set "PYTHONPATH={ROOT}"\n@"%~dp0python.exe" -P -m {module} %*\n'


def without_harmless_lines(output: str) -> str:
    """Leave out pip's remarks about package folders that are named in its settings and do not exist."""
    kept = (line for line in output.splitlines(keepends=True) if not _is_harmless(line))
    return "".join(kept)


def _is_harmless(line: str) -> bool:
    return line.startswith("WARNING: Location ") and "is ignored" in line


def _digest(content: bytes) -> str:
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def _with_uv(venv: Path, lock: Path) -> bool:
    """Try uv; False when it is not there or could not reach the packages (it reads none of pip's settings)."""
    uv = shutil.which("uv")
    if uv is None or subprocess.run([uv, "--version"], check=False, capture_output=True).returncode:
        return False
    create = [uv, "venv", "--quiet", "--no-project", "--python", _base_python(), str(venv)]
    fill = [uv, "pip", "sync", "--quiet", "--require-hashes", "--compile-bytecode"]
    if _run(create) and _run([*fill, "--python", str(python_of(venv)), str(lock)]):
        return True
    print("uv could not do it; trying pip.", flush=True)
    shutil.rmtree(venv, ignore_errors=True)
    return False


def _with_pip(venv: Path, lock: Path) -> bool:
    """Make it with nothing but Python itself: the venv module and its pip."""
    if importlib.util.find_spec("ensurepip") is None:
        provide([_venv_package()], why="This Python cannot make virtual environments")
    fill = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--no-deps"]
    return _run([_base_python(), "-m", "venv", str(venv)]) and _run(
        [str(python_of(venv)), *fill, "--require-hashes", "-r", str(lock)]
    )


def _venv_package() -> str:
    """Debian keeps the venv module apart from Python, one package for each version."""
    return f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


def _base_python() -> str:
    """The interpreter outside any virtual environment: ours may be the one about to be deleted."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def _run(command: list[str]) -> bool:
    """Run quietly; show what the tool said only when it failed."""
    left_out = ("VIRTUAL_ENV", "PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH")
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    done = subprocess.run(
        command, check=False, env=environment, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if done.returncode:
        sys.stderr.write(without_harmless_lines(done.stdout))
    return done.returncode == 0


def main() -> int:
    """Make `.venv` if need be. Returns 0, or 1 after one sentence on stderr."""
    if is_ready(VENV, wanted=stamp_for(LOCK.read_bytes())):
        provide_commands(VENV)
        return 0
    print("Making .venv from packaging/requirements/dev.txt (once; a minute or so)", flush=True)
    started_s = time.monotonic()
    try:
        make(VENV, lock=LOCK)
    except Missing as problem:
        print(problem, file=sys.stderr)
        return 1
    except PermissionError as problem:
        print(f"{problem.filename} could not be replaced. Please close the programs that use .venv.", file=sys.stderr)
        return 1
    provide_commands(VENV)
    print(f"  done in {time.monotonic() - started_s:.1f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
