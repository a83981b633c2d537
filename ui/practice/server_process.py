"""The central server of a practice office, as a process of its own on loopback. It ends with the process that began it.

The server runs until its standard input closes, which the system does however this process ends.
"""

import json
import os
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Mapping
from pathlib import Path

import ui
from caseworker.errors import CaseworkerError
from caseworker.practice.roles import Worker
from ui.practice.building import NewTicket

_PROGRAM = "sync.server.cli.main"
_HOST = "127.0.0.1"
_READY_WITHIN_S = 30.0
_LOOK_EVERY_S = 0.02
_STOP_WITHIN_S = 5.0
_PLENTY = "1000000"
_HIDDEN = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class ServerNotReady(CaseworkerError):
    """The practice server cannot be set up or started."""

    key = "practice.server-not-ready"
    sentence = (
        "The server of the practice office did not start. Nothing was lost. Its own words are in {file}."
        " Install the server's parts (packaging/requirements/server.txt), then try again."
    )


class PracticeServer:
    """One server in a data folder. `start` and `stop` as often as wanted; the address may be another each time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = ""
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def _log(self) -> Path:
        return self.folder.with_name(self.folder.name + ".log")

    def init(self, *, pack: Path) -> None:
        """Set the service up in its empty folder, with the pack published."""
        self.command("init", "--pack", str(pack), "--host", _HOST, "--port", str(_free_port()))

    def command(self, *words: str) -> Mapping[str, object]:
        """Run one command of the service and return what it answered. Raises ServerNotReady when it fails.

        Tickets name the address at which the server was started last.
        """
        done = subprocess.run(  # noqa: S603  our own program
            [*_command(*words), "--folder", str(self.folder), "--json"],
            env=_environment(public_url=self.url),
            capture_output=True,
            check=False,
            creationflags=_HIDDEN,
        )
        if done.returncode:
            self._log.write_bytes(done.stderr)
            raise ServerNotReady(file=str(self._log))
        answer: Mapping[str, object] = json.loads(done.stdout)
        return answer

    def ticket_for(self, worker: Worker) -> NewTicket:
        """Add somebody to those who work here, and return a ticket for a device of theirs. From any thread."""
        places = [word for one in worker.territories for word in ("--territory", one)]
        team, desk = (["--team", worker.team] if worker.team else []), (["--desk", worker.desk] if worker.desk else [])
        added = self.command("people", "add", worker.name, "--role", worker.role.value, *places, *team, *desk)
        officer = str(added["id"])
        return NewTicket(officer, str(self.command("ticket", officer)["ticket"]))

    def start(self) -> None:
        """Serve, at the usual address unless another program has it, and return when devices can reach it.

        Raises ServerNotReady.
        """
        port = _free_port(self._usual_port())
        self.url = f"https://{_HOST}:{port}"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603  our own program
                [*_command("run", "--until-input-ends"), "--folder", str(self.folder)],
                env=_environment(port=str(port), public_url=self.url),
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                creationflags=_HIDDEN,
            )
        ends_at_s = time.monotonic() + _READY_WITHIN_S
        while not _answers(port):
            if self._process.poll() is not None or time.monotonic() > ends_at_s:
                self.stop()
                raise ServerNotReady(file=str(self._log))
            time.sleep(_LOOK_EVERY_S)

    def _usual_port(self) -> int:
        """Return the port in the settings, with which the service was set up."""
        try:
            settings = tomllib.loads((self.folder / "server.toml").read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise ServerNotReady(file=str(self._log)) from error
        return int(settings.get("port", 0))

    def stop(self) -> None:
        """End the server's process; requests in hand are finished first. Twice is once."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        try:
            process.wait(_STOP_WITHIN_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", _PROGRAM, *words]


def environment() -> dict[str, str]:
    """Return what a process of this program is told: what this one was, and where the program is."""
    program = str(Path(ui.__file__).resolve().parents[1])
    found = os.pathsep.join(one for one in (program, os.environ.get("PYTHONPATH", "")) if one)
    return {**os.environ, "PYTHONPATH": found}


def _environment(**settings: str) -> dict[str, str]:
    """Return what the server's process is told: of settings only these."""
    own = {name: value for name, value in environment().items() if not name.startswith("CASEWORKER_SERVER_")}
    told = {"requests_a_second": _PLENTY, "requests_at_once": _PLENTY, "stop_within_s": "1", **settings}
    return own | {f"CASEWORKER_SERVER_{name.upper()}": value for name, value in told.items() if value}


def _free_port(wanted: int = 0) -> int:
    """Return the port that is wanted if no other program has it, and otherwise one that is free."""
    try:
        with socket.create_server((_HOST, wanted)) as probe:
            port: int = probe.getsockname()[1]
            return port
    except OSError:
        if not wanted:
            raise
        return _free_port()


def _answers(port: int) -> bool:
    try:
        with socket.create_connection((_HOST, port), timeout=1):
            return True
    except OSError:
        return False
