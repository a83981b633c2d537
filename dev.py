"""The commands of this repository: `python3 dev.py test`, `python3 dev.py demo` and the rest (`--help`).

Needs Python 3.11 or newer and nothing else: each command first makes or refreshes `.venv` from the hash-locked
requirements. Works on Linux, macOS and Windows. What is checked is set in `pyproject.toml`; here is only the order.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - whoever comes with an older Python is told so
    sys.exit("Caseworker needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2])  # noqa: UP031

ROOT = Path(__file__).resolve().parent
OUTSIDE = ROOT.parent / "shared" / "data"  # what tests try themselves on; may be absent
BENCHES = {one: one for one in ("store", "sync", "ui", "match", "answers")} | {"import": "imports"}  # rooms and modules
MEMORY, MEMORY_BYTES = Path("/dev/shm"), 4 << 30  # noqa: S108 -- pytest makes private folders in it
PACKAGING = ROOT / "packaging"
REQUIREMENTS = PACKAGING / "requirements"
PYTHON = ROOT / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
CHECKS = (
    ("lint", ["ruff", "check", "--quiet", "."]),
    ("format", ["ruff", "format", "--check", "--quiet", "."]),
    ("types", ["mypy"]),
    ("rooms", ["lint-imports"]),
)
LOCKS: dict[str, list[str]] = {
    "runtime.txt": [],
    "server.txt": ["--extra", "server"],
    "dev.txt": ["--extra", "server", "--group", "dev"],
}
# No addresses and no header: the files are the same whoever makes them, and name nobody's package index.
LOCK_COMMAND = ["uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"]
LOCK_COMMAND += ["--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate", "pyproject.toml"]


def run(
    command: list[str], *, quiet: bool = False, around: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run in the repository, with `around` in the environment. A quiet command's words are kept for the caller."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= around or {}
    into = subprocess.PIPE if quiet else None
    together = subprocess.STDOUT if quiet else None
    return subprocess.run(command, cwd=ROOT, env=environment, text=True, stdout=into, stderr=together, check=False)


def module(name: str, *arguments: str) -> list[str]:
    """Return the command that runs a module with the interpreter of `.venv`."""
    return [str(PYTHON), "-m", name, *arguments]


def prepare(*, qt: bool = False) -> int:
    """Make `.venv` ready, and the libraries Qt needs where the command uses Qt. Returns an exit code."""
    made = run([sys.executable, str(PACKAGING / "make_environment.py")]).returncode
    if made or not qt:
        return made
    return run([str(PYTHON), str(PACKAGING / "qt_libraries.py")]).returncode


def checks() -> int:
    """Run every check that needs no test, one line each; the first failure shows that tool's words and ends it."""
    for name, (tool, *arguments) in CHECKS:
        started_s = time.monotonic()
        done = run([str(PYTHON.parent / tool), *arguments], quiet=True)
        outcome = "failed" if done.returncode else "ok"
        print(f"{name:<8}{outcome:<8}{time.monotonic() - started_s:5.1f} s", flush=True)
        if done.returncode:
            print(done.stdout, end="", flush=True)
            return done.returncode
    return 0


def test(options: argparse.Namespace, rest: list[str]) -> int:
    """All checks, then the tests; pytest has the last word. With pytest arguments, only those tests."""
    failed = prepare(qt=True) or (0 if rest else checks())
    if failed:
        return failed
    run([str(PYTHON), str(PACKAGING / "postgres_programs.py")])  # without them their tests are skipped
    whole = [] if rest else ["-q", "-n", "auto", "--dist", "loadfile"]  # starting workers pays for the whole suite only
    nightly = ["-m", "", "--hypothesis-profile=nightly"] if options.all else []
    return run(module("pytest", *whole, *nightly, *rest), around=in_memory()).returncode


def in_memory() -> dict[str, str]:
    """Return what lets pytest keep its folders in memory, where there is plenty: a slow disk then disturbs no test."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= MEMORY_BYTES:
        return {"PYTEST_DEBUG_TEMPROOT": os.environ.get("PYTEST_DEBUG_TEMPROOT", str(MEMORY))}
    return {}


def lint(options: argparse.Namespace, _rest: list[str]) -> int:
    """The checks alone; with --fix, what can be put right by itself is put right first."""
    failed = prepare()
    if failed:
        return failed
    if options.fix:
        run(module("ruff", "check", "--quiet", "--fix-only", "."))
        run(module("ruff", "format", "--quiet", "."))
    return checks()


def demo(_options: argparse.Namespace, rest: list[str]) -> int:
    """The practice office with its server and its window; with the outside data of the tests where it lies beside."""
    real = ("--real", str(OUTSIDE)) if OUTSIDE.is_dir() and "--real" not in rest else ()
    return prepare(qt=True) or run(module("ui.main", "demo", *real, *rest)).returncode


def screens(_options: argparse.Namespace, rest: list[str]) -> int:
    """Pictures of every screen over invented people; its own --help names the options."""
    return prepare(qt=True) or run(module("tests.screens", *rest)).returncode


def bench(options: argparse.Namespace, rest: list[str]) -> int:
    """Measure rooms one after the other, print their tables, write them as JSON when a file is named.

    Each room has options of its own; with several rooms, each writes a file of its own beside the one that is named.
    """
    rooms = options.rooms or ["store"]
    for room in rooms:
        failed = prepare(qt=room == "ui") or _bench(room, options, rest, alone=len(rooms) == 1)
        if failed:
            return failed
    return 0


def _bench(room: str, options: argparse.Namespace, rest: list[str], *, alone: bool) -> int:
    size = ["--people", options.people] if options.people else []
    json_to: list[str] = []
    if options.json:
        path = Path(options.json).absolute()
        json_to = ["--json", str(path if alone else path.with_stem(f"{path.stem}-{room}"))]
    return run(module(f"tests.bench.{BENCHES[room]}", *json_to, *size, *rest)).returncode


def _room(word: str) -> str:
    if word not in BENCHES:
        raise argparse.ArgumentTypeError(f"{word} is none of {', '.join(BENCHES)}")
    return word


def simulate(_options: argparse.Namespace, rest: list[str]) -> int:
    """Try to break synchronization in simulated worlds; its own --help names the options."""
    return prepare() or run(module("tests.simulate", *rest)).returncode


def lock(_options: argparse.Namespace, _rest: list[str]) -> int:
    """Write both requirement files anew from pyproject.toml. The only command that cannot do without uv."""
    for name, group in LOCKS.items():
        try:
            done = run([*LOCK_COMMAND, *group, "--output-file", str(REQUIREMENTS / name)])
        except FileNotFoundError:
            print("Making the lock files needs uv. Please install uv, then try again.", file=sys.stderr)
            return 1
        if done.returncode:
            return done.returncode
    return 0


def translate(_options: argparse.Namespace, rest: list[str]) -> int:
    """Bring the catalogues of translations up to the sources and compile them; a language begins one for it."""
    return prepare(qt=True) or run([str(PYTHON), str(PACKAGING / "translations.py"), *rest]).returncode


def package(_options: argparse.Namespace, _rest: list[str]) -> int:
    """Build the application into dist/caseworker and start it once."""
    failed = prepare()
    if failed:
        return failed
    built = run(module("PyInstaller", "--noconfirm", "--log-level=WARN", str(PACKAGING / "caseworker.spec")))
    return built.returncode or run([str(PYTHON), str(PACKAGING / "startup_check.py")]).returncode


def parser() -> argparse.ArgumentParser:
    """Return the reader of this file's own command line."""
    top = argparse.ArgumentParser(prog="dev.py", description="The commands of this repository.")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    made = commands.add_parser("test", help="all checks and all tests; arguments for pytest may follow")
    made.add_argument("--all", action="store_true", help="also the long runs marked nightly")
    made.set_defaults(command=test)
    made = commands.add_parser("lint", help="style, types and which room may import which")
    made.add_argument("--fix", action="store_true", help="first put right what can be")
    made.set_defaults(command=lint)
    made = commands.add_parser("bench", help="measure rooms; for sync also --only, --peers and more")
    made.add_argument("rooms", nargs="*", type=_room, metavar="ROOM", help=f"{', '.join(BENCHES)}; store if left out")
    made.add_argument("--json", metavar="FILE", help="also write the numbers there")
    made.add_argument("--people", metavar="N", help="with so many invented people instead of a million")
    made.set_defaults(command=bench)
    says = "try to break synchronization: --seed, --runs, --steps, --jobs, --level, --mutants, --json"
    commands.add_parser("simulate", help=says, add_help=False).set_defaults(command=simulate)  # it has help of its own
    says = "a practice office with its server and its window: --size, --role, --fresh, --offscreen, --screenshots"
    commands.add_parser("demo", help=says, add_help=False).set_defaults(command=demo)
    says = "pictures of every screen: --out, --theme, --scale, --rtl, --lang, --size, --only"
    commands.add_parser("screens", help=says, add_help=False).set_defaults(command=screens)
    says = "bring the catalogues of translations up to the sources; a language, such as fr, begins one"
    commands.add_parser("translate", help=says, add_help=False).set_defaults(command=translate)
    for name, command, says in (
        ("lock", lock, "make the requirement files anew from pyproject.toml (needs uv)"),
        ("package", package, "build the application for this system and start it once"),
    ):
        commands.add_parser(name, help=says).set_defaults(command=command)
    return top


def main() -> int:
    """Read the command line, run the command, return its exit code."""
    reader = parser()
    options, rest = reader.parse_known_args()
    takes_more = options.command in (test, bench, demo, screens, simulate, translate)
    if rest and not takes_more:
        reader.error(f"unknown arguments: {' '.join(rest)}")
    try:
        return int(options.command(options, rest))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read along has stopped reading
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


if __name__ == "__main__":
    sys.exit(main())
