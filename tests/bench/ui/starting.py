"""How long the program takes to its unlock window and, once the key is known, to its first page: real processes."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.ui.at_pages import Times
from tests.bench.ui.words import PASSPHRASE

_ROOT = Path(__file__).resolve().parents[3]
_RUNS, _WARM_UP = 6, 1
_HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


def starting(profile: Path) -> Times:
    """Start, unlock and close the program some times."""
    with TemporaryDirectory() as home:
        runs = [_one(profile, home) for _ in range(_RUNS + _WARM_UP)][_WARM_UP:]
    return {"painted": [painted for painted, _ in runs], "page": [page for _, page in runs]}


def _one(profile: Path, home: str) -> tuple[float, float]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= dict.fromkeys(_HOMES, home) | {"QT_QPA_PLATFORM": "offscreen"}
    environment["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    command = [sys.executable, "-m", "tests.bench.ui.start_child", PASSPHRASE, "--profile", str(profile)]
    begun = time.monotonic()
    ended = subprocess.run(command, cwd=_ROOT, env=environment, capture_output=True, text=True, check=False)
    told = dict[str, float]()
    for line in ended.stdout.splitlines():
        told |= json.loads(line)
    if not told.keys() >= {"painted", "page_after_key"}:
        raise RuntimeError(ended.stderr)
    return 1000 * (told["painted"] - begun), 1000 * told["page_after_key"]
