"""`python3 dev.py bench match`: how well and how fast records are matched, beside what other programs reach.

Runs the real command on each outside record set in a process of its own, without labels and with nothing set for a set,
and scores it with the set's own program. The peers' figures are not measured here but taken from their page.
"""

import argparse
import csv
import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.bench import match_store
from tests.bench.figures import Figure, table, write_json
from tests.bench.match_peers import Peer, read_peers
from tests.outside import home

_ROOT = Path(__file__).resolve().parents[2]
_SETS = ("febrl1", "febrl3", "febrl4", "dsgen_c2500", "fake1000", "historical_a", "multiscript", "restaurants")
_STORE = "store"  # likely duplicates in the product itself, while typing and in the sweep
_F1 = {
    "febrl1": 0.999,
    "febrl3": 0.998,
    "febrl4": 0.999,
    "dsgen_c2500": 0.985,
    "fake1000": 0.92,
    "historical_a": 0.88,
    "multiscript": 0.92,
}
_TIMED, _MOST_S, _MOST_MIB = "febrl4", 5.0, 300.0
_HEADING = "| set | program | precision | recall | F1 at 0.5 | groups F1 | pairs compared | completeness | s | MiB |"


def main() -> int:
    """Measure and print; 0 when all ran, whatever they say, or when the outside data is absent."""
    parser = argparse.ArgumentParser(prog="dev.py bench match", description=__doc__)
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--only", help=f"sets, parted by commas: {', '.join(_SETS)}, and {_STORE}")
    parser.add_argument("--people", type=int, default=1_000_000, help="people in the store (default 1,000,000)")
    options = parser.parse_args()
    data = home() / "data" / "dedupe"
    if not (data / "score.py").exists():
        print("The outside record sets are not beside this checkout, so nothing was measured.")
        return 0
    scoring, peers = _scoring(data / "score.py"), read_peers(data / "PEERS.md")
    figures: list[Figure] = []
    print(f"{_HEADING}\n|---|---|---|---|---|---|---|---|---|---|", flush=True)
    wanted = options.only.split(",") if options.only else [*_SETS, _STORE]
    for name in (one for one in wanted if one != _STORE):
        said = measured(data / name, scoring)
        of_set = [peer for peer in peers if peer.record_set == name]
        print("\n".join([_own_line(name, said), *(_peer_line(peer) for peer in of_set)]), flush=True)
        figures += _figures(name, said, of_set)
    figures += match_store.measured(options.people) if _STORE in wanted else []
    print(f"\nLines with a star are taken from PEERS.md, not measured here.\n\n{table(figures)}")
    if options.json:
        write_json(figures, options.json)
    return 0


def measured(folder: Path, scoring: ModuleType) -> dict[str, Any]:
    """Return the set's score of what the real command finds, with the `seconds`, `busy` and `mib` of its process."""
    with tempfile.TemporaryDirectory() as scratch:
        pairs, candidates = Path(scratch, "pairs.csv"), Path(scratch, "candidates.csv")
        command = [sys.executable, "-m", "ui.main", "match", str(folder / "records.csv")]
        command += ["--map", str(folder / "meta.json"), "--out", str(pairs), "--candidates", str(candidates), "--json"]
        used = _run(command)
        found = [(row["a"], row["b"], row["score"]) for row in _rows(pairs)]
        score = scoring.score(str(folder), found, [(row["a"], row["b"]) for row in _rows(candidates)])
    return {**score, **used}


def _run(command: list[str]) -> dict[str, float | None]:
    """Run to the end; return the seconds and, where the system tells it, those of a processor and the most MiB held."""
    started = time.monotonic()
    process = subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read().decode(errors="replace")
    if sys.platform == "win32":
        code, mib, busy = process.wait(), None, None
    else:
        _, status, used = os.wait4(process.pid, 0)
        code = process.returncode = os.waitstatus_to_exitcode(status)
        mib = used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
        busy = used.ru_utime + used.ru_stime
    seconds = time.monotonic() - started
    if code:
        raise SystemExit(f"{' '.join(command)} ended with {code}: {said.strip()}")
    return {"seconds": seconds, "mib": mib, "busy": busy}


def _scoring(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("outside_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _own_line(name: str, said: dict[str, Any]) -> str:
    at, groups, compared = said["at_0.5"], said["groups_at_0.5"], said["candidates"]
    cells = (at["precision"], at["recall"], at["f1"], groups["f1"], compared["pairs"], compared["completeness"])
    return _line(name, "caseworker", (*cells, round(said["seconds"], 1), _whole(said["mib"])))


def _peer_line(peer: Peer) -> str:
    figures = (peer.precision, peer.recall, peer.f1, peer.groups_f1, _whole(peer.pairs), peer.completeness)
    return _line(peer.record_set, f"{peer.tool} *", (*figures, peer.seconds, _whole(peer.mib)))


def _line(name: str, program: str, cells: Iterable[float | None]) -> str:
    return f"| {name} | {program} | " + " | ".join("" if cell is None else str(cell) for cell in cells) + " |"


def _whole(number: float | None) -> int | None:
    return None if number is None else round(number)


def _figures(name: str, said: dict[str, Any], peers: list[Peer]) -> list[Figure]:
    """Return what is asked of a set: its F1, and as complete a comparison as the best peer's with fewer pairs."""
    known = [peer for peer in peers if peer.completeness is not None and peer.pairs is not None]
    best = max((peer.completeness or 0.0 for peer in known), default=0.0)
    compared = said["candidates"]
    made = [
        Figure(name=f"{name}: F1", value=said["at_0.5"]["f1"], unit="", limit=_F1.get(name), at_least=True),
        Figure(name=f"{name}: completeness", value=compared["completeness"], unit="", limit=best, at_least=True),
    ]
    made += [
        Figure(name=f"{name}: pairs, {peer.tool}", value=compared["pairs"], unit="pairs", limit=peer.pairs)
        for peer in known
        if peer.completeness == best
    ]
    if name == _TIMED:
        made.append(Figure(name=f"{name}: time", value=said["seconds"], unit="s", limit=_MOST_S))
        made.append(Figure(name=f"{name}: time of a processor", value=said["busy"] or 0.0, unit="s"))
        made.append(Figure(name=f"{name}: memory", value=said["mib"] or 0.0, unit="MiB", limit=_MOST_MIB))
    return made


if __name__ == "__main__":
    sys.exit(main())
