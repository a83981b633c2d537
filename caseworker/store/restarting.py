"""The end of a process that has seen an open profile: it becomes the same program anew, and nothing it knew is left.

Text that was shown cannot be wiped from memory, so the restart is the lock. At most a key wrapped under a PIN goes
over, through a pipe without a name. Where the system has no exec, the new program is started, then this one ends.
"""

import io
import logging
import os
import stat
import subprocess
import sys
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from typing import NoReturn

from caseworker.store.keys.secret import Secret

HANDOVER = "CASEWORKER_HANDOVER"
_MOST_BYTES = 4096  # any pipe takes this much before anybody reads
_NOT_STARTED = 70
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Restart:
    """What is run next: program and arguments, and the environment. Neither holds anything secret."""

    program: tuple[str, ...]
    environ: Mapping[str, str]


def this_program() -> Restart:
    """Return what starts this program again as it was started."""
    return Restart(program=(sys.executable, *sys.orig_argv[1:]), environ=os.environ)


def start_anew(restart: Restart, kept: Secret | None) -> NoReturn:
    """Become the program, handing over the wrapped key if there is one. This process ends even when that fails.

    No handler of the program's end runs: whoever calls has closed everything.
    """
    ended = _NOT_STARTED
    try:
        _flush()
        if os.name == "nt":
            start_beside(restart, kept)
        else:
            become(restart, kept)
        ended = 0
    except (OSError, ValueError) as error:
        _log.error("the program could not be started anew and ends: %s", type(error).__name__)
    finally:
        os._exit(ended)


def become(restart: Restart, kept: Secret | None) -> None:
    """Put the program in place of this process; returns only by raising OSError."""
    environ = _without_handover(restart)
    if kept is not None:
        reading, writing = os.pipe()
        with io.FileIO(writing, "wb") as pipe:
            pipe.write(_bounded(kept))
        kept.wipe()
        os.set_inheritable(reading, True)
        environ[HANDOVER] = str(reading)
    os.execve(restart.program[0], restart.program, environ)  # noqa: S606  our own program


def start_beside(restart: Restart, kept: Secret | None) -> "subprocess.Popen[bytes]":
    """Start the program as a new process and return it; the key goes through its standard input."""
    environ = _without_handover(restart)
    if kept is not None:
        environ[HANDOVER] = "0"
    into = subprocess.DEVNULL if kept is None else subprocess.PIPE
    started = subprocess.Popen(restart.program, stdin=into, env=environ)  # noqa: S603  our own program
    if kept is not None and started.stdin is not None:
        with started.stdin as pipe:
            pipe.write(_bounded(kept))
        kept.wipe()
    return started


def taken_over(environ: MutableMapping[str, str]) -> Secret | None:
    """Return the wrapped key that the process before handed over, None without one. Asking twice finds nothing.

    Only a pipe is read, and only as much as a wrapped key can be.
    """
    told = environ.pop(HANDOVER, "")
    if not (told.isascii() and told.isdecimal()):
        return None
    try:
        if not stat.S_ISFIFO(os.fstat(int(told)).st_mode):
            return None
        return _read(int(told))
    except (OSError, OverflowError):
        return None


def _read(handle: int) -> Secret | None:
    buffer, length = bytearray(_MOST_BYTES), 0
    with io.FileIO(handle, "rb", closefd=handle > 2) as pipe, memoryview(buffer) as view:
        while got := pipe.readinto(view[length:]):
            length += got
    kept = Secret(buffer[:length]) if length else None
    buffer[:] = bytes(len(buffer))
    return kept


def _bounded(kept: Secret) -> bytearray:
    if len(kept.value) > _MOST_BYTES:
        raise ValueError("more than a wrapped key is not handed over")
    return kept.value


def _without_handover(restart: Restart) -> dict[str, str]:
    return {name: value for name, value in restart.environ.items() if name != HANDOVER}


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
