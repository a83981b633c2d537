"""Several processes behind one socket: started, replaced when one dies, and ended together."""

import logging
import multiprocessing
import signal
import socket
from collections.abc import Callable
from multiprocessing.context import SpawnProcess
from threading import Event

from sync.server.settings import Settings

Work = Callable[[Settings, socket.socket], None]
"""What each process does until it is told to end. A function of a module, so that a new process finds it."""

_LOOK_EVERY_S = 0.5
_PAUSE_S = 1.0  # before a process that died is replaced, so that one that cannot live does no harm
_log = logging.getLogger("caseworker.server")


def supervise(settings: Settings, work: Work) -> None:
    """Keep `settings.workers` processes at work until this one is told to end (SIGTERM, SIGINT)."""
    ended = Event()
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda *_: ended.set())
    with _listening(settings) as shared:
        running = [_started(settings, shared, work) for _ in range(settings.workers)]
        while not ended.wait(_LOOK_EVERY_S):
            running = [one if one.is_alive() else _replaced(one, settings, shared, work) for one in running]
    for process in running:
        process.terminate()
    for process in running:
        process.join(settings.stop_within_s + 1)


def _listening(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    return socket.create_server((settings.host, settings.port), family=family, backlog=1024)


def _started(settings: Settings, shared: socket.socket, work: Work) -> SpawnProcess:
    process = multiprocessing.get_context("spawn").Process(target=work, args=(settings, shared))
    process.start()
    return process


def _replaced(died: SpawnProcess, settings: Settings, shared: socket.socket, work: Work) -> SpawnProcess:
    _log.error("a worker ended with %s and is replaced", died.exitcode)
    Event().wait(_PAUSE_S)
    return _started(settings, shared, work)
