"""`python3 dev.py bench sync`: the numbers of synchronization, each beside its physical limit in the same run.

Workloads are made at the first run and kept in `.cache/bench`. `--peers DIR` also runs the peers' harness, where it is
beside this repository, with its work folder DIR.
"""

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests import postgres
from tests.bench import sync_load, sync_measures, sync_peers, sync_server
from tests.bench.figures import Figure, table, write_json

_CHANGES = 50


def main() -> int:
    """Run the measurements and print the table; 0 when all ran, whatever they say."""
    options = _options()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}")
    figures = list[Figure]()
    for name, measure in _measures(options).items():
        if options.only and name not in options.only.split(","):
            continue
        made = list(measure())
        figures += made
        load = f", load average {os.getloadavg()[0]:.1f}" if sys.platform != "win32" else ""
        print(f"\n{name}{load}\n\n{table(made)}", flush=True)
    missed = [one.name for one in figures if one.met is False]
    if missed:
        print("\nmissed (what stands in the way: docs/benchmarks.md): " + "; ".join(missed))
    if options.json:
        write_json(figures, options.json)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py bench sync", description=__doc__)
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--documents", type=int, default=20_000, help="of a first pull (default 20,000)")
    parser.add_argument("--many", type=int, default=200_000, help="of a large first pull (default 200,000)")
    parser.add_argument("--edits", type=int, default=2_000, help="each way (default 2,000)")
    parser.add_argument("--runs", type=int, default=3, help="of which the best counts (default 3)")
    parser.add_argument("--devices", type=int, default=sync_load.DEVICES, help="that push at once")
    parser.add_argument("--peers", type=Path, metavar="DIR", help="also run the peers, set up in this folder")
    parser.add_argument("--harness", type=Path, default=sync_peers.HARNESS, help="where their harness is")
    parser.add_argument("--node", type=Path, help="folder of the node program that peers use, if it is not on the path")
    parser.add_argument("--only", help="measurements, parted by commas: loopback, tls, field, many, server, crowd")
    return parser.parse_args()


def _measures(options: argparse.Namespace) -> dict[str, Callable[[], Iterator[Figure]]]:
    def usual() -> sync_measures.Workload:
        return sync_measures.workload(options.documents, options.edits)

    found: dict[str, Callable[[], Iterator[Figure]]] = {
        "loopback": lambda: sync_measures.loopback(usual(), runs=options.runs),
        "tls": lambda: sync_measures.loopback(usual(), runs=options.runs, with_tls=True),
        "field": lambda: sync_measures.field(usual()),
        "many": lambda: sync_measures.many(sync_measures.workload(options.many, options.edits)),
        "server": sync_server.measured,
        "crowd": lambda: _crowd(options.devices),
    }
    if options.peers:
        found["peers"] = lambda: _peers(options)
    return found


def _crowd(devices: int) -> Iterator[Figure]:
    if postgres.binaries() is None:
        print(postgres.ABSENT)
        return
    with postgres.running(durable=True) as server, postgres.database(server) as url:
        yield from sync_load.figures(url, "PostgreSQL", devices=devices, changes=_CHANGES)


def _peers(options: argparse.Namespace) -> Iterator[Figure]:
    if not (options.harness / "bench.py").exists():
        print(f"the peers were not run: there is no harness in {options.harness}")
        return
    rivals = sync_peers.beside(options.peers, harness=options.harness, runs=options.runs, node=options.node)
    print(sync_peers.table_of(rivals))
    yield from sync_peers.figures_of(rivals)


if __name__ == "__main__":
    sys.exit(main())
