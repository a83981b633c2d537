"""Servers as processes of their own, on loopback, that can be killed at any moment."""

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

_RUN = (
    "import os, pathlib; from sync.server.http_process import serve; from sync.server.settings import read_settings; "
    "serve(read_settings(pathlib.Path(os.environ['CW_FOLDER']), os.environ))"
)


def a_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        return int(unused.getsockname()[1])


@dataclass
class ServerProcess:
    """One process that serves the data in a folder."""

    folder: Path
    port: int = field(default_factory=a_port)
    database: str = ""
    workers: int = 1
    process: subprocess.Popen[bytes] | None = None

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it, and return when it serves."""
        told = {"CW_FOLDER": str(self.folder), "CASEWORKER_SERVER_PORT": str(self.port)}
        told |= {"CASEWORKER_SERVER_DATABASE": self.database, "CASEWORKER_SERVER_LOG_LEVEL": "error"}
        told |= {"CASEWORKER_SERVER_WORKERS": str(self.workers)}
        told |= {"CASEWORKER_SERVER_REQUESTS_A_SECOND": "100000"}
        log = (self.folder / f"log-{self.port}").open("ab")
        with log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", _RUN],
                env={**os.environ, **told},
                cwd=Path(__file__).resolve().parents[2],
                stdout=log,
                stderr=log,
            )
        while not self._is_ready():
            assert self.process.poll() is None, (self.folder / f"log-{self.port}").read_text()
            time.sleep(0.02)

    def kill(self) -> None:
        """Kill it as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """Ask it to end, and return how it did."""
        return self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> int:
        assert self.process is not None
        self.process.send_signal(how)
        ended = self.process.wait(timeout=30)
        self.process = None
        return ended

    def _is_ready(self) -> bool:
        try:
            return httpx.get(f"{self.base_url}/health", timeout=5, trust_env=False).status_code == 200
        except httpx.HTTPError:
            return False
