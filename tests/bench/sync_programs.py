"""The programs of one run: a server, the network, a client, each a process of its own, told what to do line by line."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from tests.sync.processes import a_port

_ROOT = Path(__file__).resolve().parents[2]


class ProgramFailed(Exception):
    """A program of the bench could not do what it was told; its log follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """What one phase took: seconds, bytes each way, turns, and processor seconds of client and server."""

    seconds: float
    up: int
    down: int
    turns: int
    client_s: float
    server_s: float

    @property
    def carried(self) -> int:
        """Bytes both ways."""
        return self.up + self.down


class Program:
    """One process."""

    def __init__(self, module: str, arguments: Sequence[str], log: Path) -> None:
        self._log = log
        with log.open("wb") as into:
            self._process = subprocess.Popen(
                [sys.executable, "-m", f"tests.bench.{module}", *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=into,
                cwd=_ROOT,
                env=dict(os.environ),
                text=True,
            )
        self._watched = psutil.Process(self._process.pid)
        self._read()

    def tell(self, command: str) -> dict[str, Any]:
        """Have something done and return the answer; raises ProgramFailed."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"cmd": command}) + "\n")
        self._process.stdin.flush()
        return self._read()

    @property
    def cpu_s(self) -> float:
        """The processor time it has used."""
        times = self._watched.cpu_times()
        return float(times.user + times.system)

    def stop(self) -> None:
        """End it, and wait until it has ended."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        told: dict[str, Any] = json.loads(line) if line else {"error": "it ended"}
        if "error" in told:
            raise ProgramFailed(f"{told['error']}\n{self._log.read_text(errors='replace')[-3000:]}")
        return told


@dataclass
class Setting:
    """A server with documents, and a client that has none yet, over a network that counts."""

    server: Program
    network: Program
    client: Program

    def phase(self, command: str) -> Phase:
        """Have the client do something, and return what it took."""
        before, client_s, server_s = self.network.tell("stats"), self.client.cpu_s, self.server.cpu_s
        done = self.client.tell(command)
        after = self.network.tell("stats")
        return Phase(
            seconds=done["t"],
            up=after["up"] - before["up"],
            down=after["down"] - before["down"],
            turns=after["turns"] - before["turns"],
            client_s=self.client.cpu_s - client_s,
            server_s=self.server.cpu_s - server_s,
        )

    def check(self, expected: str = "") -> None:
        """See that both sides hold the same documents, and which, where that is known."""
        theirs, ours = (one.tell("digest")["digest"] for one in (self.server, self.client))
        assert theirs == ours, "client and server do not hold the same documents"
        assert not expected or ours == expected, "the documents are not what they should be"


@contextmanager
def a_setting(data: Path, *, database: str = "", with_tls: bool = False) -> Iterator[Setting]:
    """Give a setting whose server holds the documents of a workload."""
    with tempfile.TemporaryDirectory(prefix="cw-bench-") as made, ExitStack() as ending:
        folder, port, seen = Path(made), a_port(), a_port()
        also = [f"data={data}", f"tls={int(with_tls)}", f"database={database}"]

        def start(module: str, name: str, arguments: Sequence[str]) -> Program:
            program = Program(module, arguments, folder / f"{name}.log")
            ending.callback(program.stop)
            return program

        for name in ("server", "client"):
            (folder / name).mkdir()
        server = start("peer_driver", "server", ["role=server", f"port={port}", f"dir={folder / 'server'}", *also])
        network = start("sync_link", "network", [f"listen={seen}", f"target={port}"])
        server.tell("seed")
        client = start("peer_driver", "client", ["role=client", f"port={seen}", f"dir={folder / 'client'}", *also])
        yield Setting(server, network, client)
