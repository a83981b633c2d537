"""Real kills: a child process does the work and is ended by SIGKILL at a moment drawn at random.

The child is a fork, so that it starts within a millisecond; it opens every database connection by itself.
"""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


@dataclass
class Told:
    """What the child had acknowledged before it was killed, and whether it ended by itself."""

    words: list[str]
    ended: bool


def killed(work: Callable[[Callable[[str], None]], None], *, after_s: float, first: str | None = None) -> Told:
    """Run `work` in a child and kill it after the time, counted from the first word if one is named."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(work, theirs))
    child.start()
    theirs.close()
    words = _until(ours, first) if first is not None else []
    child.join(after_s)
    ended = child.exitcode == 0
    if child.is_alive() and child.pid is not None:
        os.kill(child.pid, signal.SIGKILL)
    child.join()
    words += _rest(ours)
    child.close()
    return Told(words, ended)


def time_of(work: Callable[[], object]) -> float:
    began_s = time.perf_counter()
    work()
    return time.perf_counter() - began_s


def _child(work: Callable[[Callable[[str], None]], None], pipe: Connection) -> None:
    devnull = Path(os.devnull).open("w")  # noqa: SIM115  the child is killed with it
    os.dup2(devnull.fileno(), 2)
    work(pipe.send)
    os._exit(0)


def _until(pipe: Connection, first: str) -> list[str]:
    words: list[str] = []
    while not words or words[-1] != first:
        words.append(pipe.recv())
    return words


def _rest(pipe: Connection) -> list[str]:
    words = []
    while True:
        try:
            words.append(pipe.recv())
        except EOFError:
            return words
