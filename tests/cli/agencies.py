"""A whole agency by its commands: a service that `init` set up and `run` serves, and officers who enrolled with it."""

import contextlib
import io
import json
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from caseworker.cli.main import main
from caseworker.store.keys.kdf import LOWEST
from sync.server.cli.main import main as server_main
from tests.cli.office import RIVERSIDE

PASSPHRASE = "copper lantern willow harbour"


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        assert self.code == 0, self.err
        return json.loads(self.out)


def called(run: Callable[[], int]) -> Ended:
    """Run a command line in this process."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run()
    return Ended(code, out.getvalue(), err.getvalue())


@dataclass(frozen=True)
class Machine:
    """An officer's machine: commands on one profile."""

    name: str
    profile: Path
    phrase: Path

    def __call__(self, *words: str, as_json: bool = True) -> Ended:
        told = ["--profile", str(self.profile), "--passphrase-file", str(self.phrase)]
        return called(lambda: main([*told, *(["--json"] if as_json else []), *words]))

    def says(self, *words: str) -> str:
        """What a person reads; the command must succeed."""
        ended = self(*words, as_json=False)
        assert ended.code == 0, ended.err
        return ended.out

    def sync(self) -> Any:
        """Do one round, which must succeed, and return what it told."""
        return self("sync").value


@dataclass
class ByCommands:
    """The agency. `folder` holds the service that runs now."""

    base: Path
    folder: Path
    phrase: Path
    port: int
    running: list[tuple["subprocess.Popen[str]", Thread]] = field(default_factory=list)

    def __call__(self, *words: str, as_json: bool = True, at: Path | None = None) -> Ended:
        told = ["--folder", str(at or self.folder), *(["--json"] if as_json else [])]
        return called(lambda: server_main([*told, *words], environ={}))

    def start(self) -> None:
        """Serve, as `run` does, in a process of its own; returns when it answers."""
        command = [sys.executable, "-m", "sync.server.cli.main", "--folder", str(self.folder), "run"]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert process.stderr is not None
        assert any("running on" in line for line in process.stderr), "the service ended"
        reading = Thread(target=process.stderr.read, daemon=True)  # what is never read would hold the service up
        reading.start()
        self.running.append((process, reading))

    def stop(self) -> None:
        """Let the service end."""
        for process, reading in self.running:
            process.terminate()
            reading.join()
            with process:
                process.wait()
        self.running.clear()

    def hires(self, name: str, role: str = "officer", territory: str = "northgate") -> Machine:
        """Return the machine of a new officer: enrolled and synchronized once."""
        self("people", "add", name, "--role", role, "--team", "housing", "--territory", territory).value  # noqa: B018
        machine = self.machine(name)
        machine("enrol", self.ticket(name), "--no-keyring", "--new-passphrase-file", str(self.phrase)).value  # noqa: B018
        machine.sync()
        return machine

    def machine(self, name: str) -> Machine:
        """Return a machine that holds nothing yet."""
        return Machine(name, self.base / name.replace(" ", "-"), self.phrase)

    def ticket(self, name: str) -> str:
        """Return a ticket as it is handed over."""
        return str(self("ticket", name).value["ticket"])

    def device(self, machine: Machine) -> str:
        """Return the id of a machine, as `devices list` tells it."""
        people = {one["id"]: one["name"] for one in self("people", "list").value["people"]}
        found = [one for one in self("devices", "list").value["devices"] if people[one["officer"]] == machine.name]
        return str(found[0]["id"])


@contextmanager
def an_agency(base: Path) -> Iterator[ByCommands]:
    """Found an agency in a folder by the documented commands, and serve until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    phrase = base / "phrase.txt"
    phrase.write_text(PASSPHRASE + "\n", "utf-8")
    agency = ByCommands(base, base / "service", phrase, port)
    wish = ["init", "--pack", str(RIVERSIDE), "--admin", "Ada Admin", "--host", "127.0.0.1", "--port", str(port)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("caseworker.store.founding.calibrate", lambda _entropy: LOWEST)
        assert agency(*wish).code == 0
        agency.start()
        try:
            yield agency
        finally:
            agency.stop()
