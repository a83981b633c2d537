"""Tells the peers' harness of our product: `bench.py --extra tests/bench/peers_extra.py --peers caseworker,…`.

The harness runs this file with its own names in reach; only `PEERS` is used.
"""

import sys
from pathlib import Path
from typing import Any

PEERS: dict[str, Any] = globals().get("PEERS", {})

_ROOT = Path(__file__).resolve().parents[2]
_VENV = _ROOT / ".venv"
_PYTHON = _VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
_COMMAND = [str(_PYTHON), "-m", "tests.bench.peer_driver"]
_FOLDERS = ["dir={DIR}", "data={DATA}"]


def _peer(*also: str) -> dict[str, Any]:
    return {
        "lib": "",
        "env": {"PYTHONPATH": str(_ROOT)},
        "live": False,
        "server": [*_COMMAND, "role=server", "port={PORT}", *_FOLDERS, *also],
        "client": [*_COMMAND, "role=client", "port={URLPORT}", *_FOLDERS, *also],
    }


PEERS["caseworker"] = _peer()
PEERS["caseworker-tls"] = _peer("tls=1")
