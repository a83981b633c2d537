"""The command line of the service: reads what was typed, runs one command, and turns its end into an exit code.

0 done · 1 a foreseen failure, told in one sentence on stderr · 2 wrong use · 70 a mistake of the program itself · 130
stopped by the person (Ctrl-C).
"""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from caseworker import __version__
from caseworker.domain.ids import Entropy
from caseworker.errors import CaseworkerError
from caseworker.packs.faults import PackFaulty
from sync.server.cli import (
    auditing,
    bundles,
    devices,
    founding,
    keeping,
    outboxes,
    people,
    recovering,
    updates,
    watching,
)
from sync.server.cli.call import Call, Commands, WrongUse, common
from sync.server.cli.terminal import Terminal
from sync.server.json_logs import JsonFormatter

DONE, FAILED, WRONG_USE, MISTAKE, STOPPED = 0, 1, 2, 70, 130
FAMILIES: tuple[Callable[[Commands], None], ...] = (
    founding.add_commands,
    people.add_commands,
    devices.add_commands,
    recovering.add_commands,
    auditing.add_commands,
    keeping.add_commands,
    watching.add_commands,
    bundles.add_commands,
    updates.add_commands,
    outboxes.add_commands,
)
_log = logging.getLogger("caseworker.server")


def system_clock() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


def parser() -> argparse.ArgumentParser:
    """Return the reader of the command line."""
    made = argparse.ArgumentParser(
        prog="caseworker-server",
        description="The central service of Caseworker.",
        epilog="Exit codes: 0 done, 1 it could not be done (one sentence says why), 2 wrong use, 130 stopped.",
        parents=[common()],
    )
    made.set_defaults(folder=None, json=False)
    made.add_argument("--version", action="version", version=f"caseworker-server {__version__}")
    commands = made.add_subparsers(required=True, metavar="COMMAND", dest="command")
    for add_commands in FAMILIES:
        add_commands(commands)
    return made


def main(
    argv: Sequence[str] | None = None,
    *,
    clock: Callable[[], datetime] = system_clock,
    entropy: Entropy = os.urandom,
    environ: Mapping[str, str] | None = None,
) -> int:
    """Run one command and return its exit code; nothing is raised for whatever happens in it."""
    for stream in (sys.stdout, sys.stderr):
        _take_any_sign(stream)
    try:
        options = parser().parse_args(argv)
    except SystemExit as ended:  # argparse has said what is wrong, or has given help
        return int(ended.code or 0)
    terminal = Terminal(out=sys.stdout, err=sys.stderr, as_json=options.json)
    told = os.environ if environ is None else environ
    return _ended(Call(options=options, terminal=terminal, clock=clock, entropy=entropy, environ=told))


def _ended(call: Call) -> int:
    """Run the command and tell its end; the one place where everything is caught."""
    try:
        call.options.run(call)
        call.terminal.out.flush()
    except CaseworkerError as error:
        _tell(call, error)
    except WrongUse as error:
        call.terminal.remark(f"{error} See: caseworker-server {call.options.command} --help")
        return WRONG_USE
    except KeyboardInterrupt:
        call.terminal.remark("Stopped. What was done before is safe, and nothing is half done.")
        return STOPPED
    except BrokenPipeError:  # whoever read along has stopped reading
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        call.terminal.remark(f"The system refused: {error.strerror}. What was done before is safe.")
    except Exception:  # noqa: BLE001  the program ends here, so nothing may pass unheard
        return _mistaken(call)
    else:
        return DONE
    return FAILED


def _tell(call: Call, error: CaseworkerError) -> None:
    if isinstance(error, PackFaulty):
        for one in error.faults:
            call.terminal.remark(f"{one.file}:{one.line}: {one.sentence}")
    call.terminal.remark(error.say())


def _mistaken(call: Call) -> int:
    """Tell kind and places of a mistake, never its text, which may quote what was being worked on."""
    record = _log.makeRecord(_log.name, logging.ERROR, "", 0, "mistake", (), sys.exc_info())
    call.terminal.remark("This is a mistake of the program, not yours. What was done before is safe.")
    call.terminal.err.write(JsonFormatter().format(record) + "\n")
    return MISTAKE


def _take_any_sign(stream: object) -> None:
    """Let a stream write signs its encoding lacks as escapes."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
