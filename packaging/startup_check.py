"""Starts the built application as a new person would find it, and tells whether it came up whole.

`python packaging/startup_check.py [PROGRAM]`; without one, the program that `dev.py package` builds. It runs in an
empty home with no variables but what a system gives everyone, so nothing of the builder's machine can help it along.
"""

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "dist" / "caseworker" / ("caseworker.exe" if os.name == "nt" else "caseworker")
LIMIT_S = 60
_KEPT = ("PATH", "SYSTEMROOT", "WINDIR", "COMSPEC", "LANG", "LC_ALL")


class StartupFailed(Exception):
    """The built application did not start as it should; the text is one sentence."""


def run(program: Path, *arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run the program in an empty home. Raises `StartupFailed` when it does not start, hangs or breaks down."""
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    homes = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "TMPDIR", "TEMP", "TMP")
    environment.update(dict.fromkeys(homes, str(home)))
    called = " ".join(("caseworker", *arguments))
    try:
        done = subprocess.run(
            [program, *arguments],
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=environment,
            cwd=home,
            timeout=LIMIT_S,
        )
    except OSError as problem:
        raise StartupFailed(f"{program} could not be started: {problem.strerror}.") from problem
    except subprocess.TimeoutExpired as problem:
        raise StartupFailed(f"`{called}` was not done after {LIMIT_S} s.") from problem
    if done.returncode not in {0, 1} or "Traceback" in done.stderr:
        raise StartupFailed(f"`{called}` broke down with code {done.returncode}: {done.stderr.strip()[-2000:]}")
    return done


def check(program: Path, *, version: str) -> None:
    """Raise `StartupFailed` unless the program says this version and reports on its health."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        said = run(program, "--version", home=home).stdout.strip()
        if said != f"caseworker {version}":
            raise StartupFailed(f"`caseworker --version` said {said!r} instead of 'caseworker {version}'.")
        health = run(program, "check", "--json", home=home).stdout
    try:
        json.loads(health)
    except ValueError as problem:
        raise StartupFailed("`caseworker check --json` did not give JSON.") from problem


def main() -> int:
    """Check the program named on the command line. Returns 0 or 1, after one sentence."""
    program = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else BUILT
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    try:
        check(program, version=version)
    except StartupFailed as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"{program} starts in an empty home and reports on its health.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
