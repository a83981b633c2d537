"""`python3 dev.py bench store`: the numbers of the store, each beside its baseline in the same run.

Each measurement runs in a process of its own, so that its memory can be told. The data sets are built at the first run
and kept in `.cache/bench`; building a million people takes some minutes.
"""

import argparse
import os
import platform
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import psutil

from tests.bench import datasets
from tests.bench.figures import Figure, table, write_json
from tests.bench.store_measures import MEASURES

if sys.platform != "win32":
    import resource

_AT_FULL_SIZE = ("first_sync", "import", "search", "search_alone", "open_person", "save_contact", "open_store")
_BESIDE_ANOTHER = frozenset({"search"})  # holds the twin's memory too
_MEMORY_LIMIT_MIB = 250


def main() -> int:
    """Run the measurements and print the table; 0 when all ran, whatever they say."""
    options = _options()
    jobs = [(name, options.people) for name in _AT_FULL_SIZE]
    jobs += [("accuracy", min(options.people, 100_000))]
    jobs += [("generator_small", 10_000), ("generator_large", min(options.people, 100_000))]
    wanted = options.only.split(",") if options.only else list(MEASURES)
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}")
    _build(options.people, min(options.people, 100_000))
    figures, memory = list[Figure](), dict[str, float]()
    for name, size in jobs:
        if name in wanted:
            made, memory[name] = _apart(name, size)
            figures += made
            print(table(made).splitlines()[-1] if made else name, flush=True)
    measured = {name: mib for name, mib in memory.items() if name in _AT_FULL_SIZE and name not in _BESIDE_ANOTHER}
    if measured:
        worst = max(measured.values())
        figures.append(
            Figure(name="resident memory while doing all this", value=worst, unit="MiB", limit=_MEMORY_LIMIT_MIB)
        )
    print(f"\nat {options.people:,} people\n\n{table(figures)}")
    print("\nresident memory, MiB: " + ", ".join(f"{name} {mib:.0f}" for name, mib in measured.items()))
    if any(one.met is False for one in figures):
        print("what stands in the way of those that were missed: docs/benchmarks.md")
    if options.json:
        write_json(figures, options.json)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py bench store", description=__doc__)
    parser.add_argument("--people", type=int, default=1_000_000, help="people in the big data set (default 1,000,000)")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--only", help=f"measurements, parted by commas: {', '.join(MEASURES)}")
    return parser.parse_args()


def _build(*sizes: int) -> None:
    for size in sizes:
        datasets.profile(size)
    datasets.twin(sizes[0])


def _apart(name: str, size: int) -> tuple[list[Figure], float]:
    """Run one measurement in a fresh process; return its figures and its peak resident memory in MiB."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_measured, name, size).result()


def _measured(name: str, size: int) -> tuple[list[Figure], float]:
    return MEASURES[name](size), _peak_mib()


def _peak_mib() -> float:
    """Return the most memory that this process ever held."""
    if sys.platform == "win32":
        return float(psutil.Process().memory_info().peak_wset) / 2**20
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


if __name__ == "__main__":
    sys.exit(main())
