"""The command line of Caseworker: reads what was typed, runs one command, and turns its end into an exit code.

0 done · 1 a foreseen failure, told in one sentence on stderr · 2 wrong use · 70 a mistake of the program itself, whose
kind and place are recorded without any citizen's words · 130 stopped by the person (Ctrl-C).
"""

import argparse
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from caseworker import __version__
from caseworker.cli import faults
from caseworker.cli.call import Call, Clock, WrongUse, common, state_folder, system_clock
from caseworker.cli.families import families
from caseworker.cli.terminal import Terminal
from caseworker.desk.door_plates import harden
from caseworker.errors import CaseworkerError

DONE, FAILED, WRONG_USE, MISTAKE, STOPPED = 0, 1, 2, 70, 130
_log = logging.getLogger("caseworker")


def parser(words: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Return the reader of the command line: of what these words may mean, of every command without any."""
    made = argparse.ArgumentParser(
        prog="caseworker",
        description="Case work for agencies that serve the public.",
        epilog="Exit codes: 0 done, 1 it could not be done (one sentence says why), 2 wrong use, 130 stopped.",
        parents=[common()],
    )
    made.set_defaults(profile=None, json=False, passphrase_file=None, log_level="warning")
    made.add_argument("--version", action="version", version=f"caseworker {__version__}")
    commands = made.add_subparsers(required=True, metavar="COMMAND", dest="command")
    for add_commands in families(words):
        add_commands(commands)
    return made


def main(argv: Sequence[str] | None = None, *, clock: Clock = system_clock) -> int:
    """Run one command and return its exit code; nothing is raised for whatever happens in it."""
    if argv is None:  # the program itself, not a call of it from within another
        harden()
    for stream in (sys.stdout, sys.stderr):
        _take_any_sign(stream)
    try:
        options = parser(sys.argv[1:] if argv is None else argv).parse_args(argv)
    except SystemExit as ended:  # argparse has said what is wrong, or has given help
        return int(ended.code or 0)
    terminal = Terminal(out=sys.stdout, err=sys.stderr, into=sys.stdin, as_json=options.json)
    call = Call(options=options, terminal=terminal, clock=clock)
    with _logging(options.log_level):
        return _ended(call)


def _ended(call: Call) -> int:
    """Run the command and tell its end; the one place where everything is caught."""
    try:
        call.options.run(call)
        call.terminal.out.flush()
    except CaseworkerError as error:
        _log.info("foreseen: %s", error.key)
        call.terminal.remark(error.say())
    except WrongUse as error:
        call.terminal.remark(f"{error} See: caseworker {call.options.command} --help")
        return WRONG_USE
    except KeyboardInterrupt:
        call.terminal.remark(f"Stopped. {call.stopping.safe}")
        return STOPPED
    except BrokenPipeError:  # whoever read along has stopped reading
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:  # noqa: BLE001  the program ends here, so nothing may pass unheard
        return _mistaken(call, error)
    else:
        return DONE
    return FAILED


def _mistaken(call: Call, error: Exception) -> int:
    told = "This is a mistake of the program, not yours. What was saved before is safe."
    try:
        path = faults.record(error, folder=state_folder(), at=call.clock())
    except OSError:
        call.terminal.remark(f"{told} It could not be recorded: {type(error).__name__}.")
    else:
        call.terminal.remark(f"{told} What kind of mistake it is was recorded in {path}. Please send that file.")
    return MISTAKE


@contextmanager
def _logging(level: str) -> Iterator[None]:
    """Tell on stderr what the program logs, from this level on, while the command runs."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    before = _log.level
    _log.addHandler(handler)
    _log.setLevel(level.upper())
    try:
        yield
    finally:
        _log.removeHandler(handler)
        _log.setLevel(before)


def _take_any_sign(stream: object) -> None:
    """Let a stream write signs its encoding lacks as escapes, instead of failing in the middle of a list."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
