"""The peers beside us: runs their harness, which is not part of this repository, with our driver among its peers.

The harness and its work folder (installed peers, workload) are named by whoever runs this; see the harness's README.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.figures import Figure

HARNESS = Path(__file__).resolve().parents[3] / "shared" / "peer-bench"
PEERS = ("caseworker", "anki", "pouch-leveldb-b1000", "proto-sqlcipher", "floor-rows-sqlcipher-zstd")
_US, _ANKI, _POUCH = "caseworker", "anki", "pouch-leveldb-b1000"
_EXTRA = Path(__file__).with_name("peers_extra.py")
_HEAD = "| peer | first pull s | MB | push s | KB up + down | turns | pull s | KB down | turns | idle KB | peak MB |"


@dataclass(frozen=True, slots=True)
class Rival:
    """What all runs of one peer came to; seconds are of the quickest run of a phase."""

    name: str
    runs: list[dict[str, Any]]

    def best_s(self, phase: str) -> float:
        """Return the seconds of the quickest run."""
        return float(min(run[phase]["s"] for run in self.runs))

    def median(self, phase: str, *keys: str) -> float:
        """Return the median of the sum of some numbers of a phase."""
        return float(statistics.median(sum(run[phase][key] for key in keys) for run in self.runs))

    def line(self) -> str:
        """Return the line of the table."""
        peak = statistics.median(run["peak_client_mb"] for run in self.runs)
        return (
            f"| {self.name} | {self.best_s('pull'):.2f} / {self.median('pull', 's'):.2f} "
            f"| {self.median('pull', 'up', 'down') / 1e6:.2f} | {self.best_s('push'):.2f} "
            f"| {self.median('push', 'up') / 1e3:.0f} + {self.median('push', 'down') / 1e3:.0f} "
            f"| {self.median('push', 'turns'):.0f} | {self.best_s('delta'):.2f} "
            f"| {self.median('delta', 'down') / 1e3:.0f} | {self.median('delta', 'turns'):.0f} "
            f"| {self.median('idle', 'up', 'down') / 1e3:.1f} | {peak:.0f} |"
        )


def beside(work: Path, *, harness: Path = HARNESS, runs: int = 3, node: Path | None = None) -> list[Rival]:
    """Run the peers and us in turns, and return those whose documents were all right."""
    python = work / "venv" / "bin" / "python"
    told = ["--work", str(work), "--runs", str(runs), "--peers", ",".join(PEERS), "--extra", str(_EXTRA)]
    with tempfile.TemporaryDirectory(prefix="cw-bench-") as made:
        out = Path(made) / "runs.jsonl"
        told += ["--out", str(out), *(["--node", str(node)] if node else [])]
        subprocess.run([str(python), str(harness / "bench.py"), *told], check=True, stdout=sys.stderr)
        lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    good = [one for one in lines if "error" not in one and all(one["ok"])]
    for one in lines:
        if one not in good:
            print(f"{one['peer']} failed: {one.get('error', one.get('ok'))}")
    found = {name: [one for one in good if one["peer"] == name] for name in PEERS}
    return [Rival(name, some) for name, some in found.items() if some]


def table_of(rivals: list[Rival]) -> str:
    """Return the peers as lines of a table."""
    return "\n".join([_HEAD, "|---" * 11 + "|", *(one.line() for one in rivals)])


def figures_of(rivals: list[Rival]) -> Iterator[Figure]:
    """Give what is asked of us beside the peers."""
    by_name = {one.name: one for one in rivals}
    us, anki, pouch = by_name.get(_US), by_name.get(_ANKI), by_name.get(_POUCH)
    if us and anki:
        yield _first("first pull to Anki's unencrypted file copy", us, anki, limit=2.2)
    if us and pouch:
        times = pouch.best_s("pull") / us.best_s("pull")
        yield Figure(name="first pull, times as fast as PouchDB", value=times, unit="x", limit=6, at_least=True)


def _first(name: str, us: Rival, them: Rival, *, limit: float) -> Figure:
    ours, theirs = us.best_s("pull"), them.best_s("pull")
    return Figure(name=name, value=ours, unit="s", baseline=theirs, limit=limit, by_ratio=True)
