"""`python3 dev.py bench ui`: the numbers of the screens, over the real store and without a screen.

Each measurement runs in a process of its own, so that its memory can be told, on a copy of an office that is built at
the first run and kept in `.cache/bench`. Building a million people takes some minutes; measuring takes two or three.
"""

import argparse
import os
import platform
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from tests.bench.figures import Figure, table, write_json
from tests.bench.ui import building
from tests.bench.ui.measuring import MEASURES, measured

_MEMORY_LIMIT_MIB = 300


def main() -> int:
    """Run the measurements and print the table; 0 when all ran, whatever they say."""
    options = _options()
    wanted: Sequence[str] = options.only.split(",") if options.only else list(MEASURES)
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}")
    profile = building.copied(building.kept_profile(options.people))
    figures, memory = list[Figure](), dict[str, float]()
    for name in wanted:
        made, memory[name] = _apart(name, profile)
        figures += made
        print(table(made).partition("|\n")[2].partition("|\n")[2], flush=True)
    resident = {name: mib for name, mib in memory.items() if MEASURES[name].has_window}
    if resident:
        most = max(resident.values())
        figures.append(Figure(name="resident memory, at most", value=most, unit="MiB", limit=_MEMORY_LIMIT_MIB))
    print(f"\nat {options.people:,} people\n\n{table(figures)}")
    print("\nresident memory, MiB: " + ", ".join(f"{name} {mib:.0f}" for name, mib in resident.items()))
    if options.json:
        write_json(figures, options.json)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py bench ui", description=__doc__)
    parser.add_argument("--people", type=int, default=1_000_000, help="people in the office (default 1,000,000)")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--only", help=f"measurements, parted by commas: {', '.join(MEASURES)}")
    return parser.parse_args()


def _apart(name: str, profile: Path) -> tuple[list[Figure], float]:
    """Run one measurement in a fresh process; return its figures and its peak resident memory in MiB."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(measured, name, profile).result()


if __name__ == "__main__":
    sys.exit(main())
