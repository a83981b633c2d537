"""`python3 dev.py bench import`: people from a CSV file into an encrypted store, beside a bare executemany of the same.

Everything an import does is in it: the file is read, each row is checked, numbered and looked up by its reference, and
each batch is one durable transaction with search words, history, operation, audit record and the note of its run.
"""

import argparse
import os
import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.kinds import kind_called
from caseworker.desk.imports.runs import Runs
from caseworker.desk.imports.source import Source
from caseworker.store.preparing import SCHEMA
from tests.bench import datasets, import_table
from tests.bench.figures import Figure, table, write_json
from tests.bench.store_measures import bare_file

_RATE, _MEMORY_MIB = 3_000, 300


def main() -> int:
    """Run the measurements and print the table; 0 when all ran, whatever they say."""
    options = _options()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}")
    datasets.KEPT.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=datasets.KEPT) as folder:
        figures = list(_measured(Path(folder), options.people))
    print(f"\nat {options.people:,} people\n\n{table(figures)}")
    if options.json:
        write_json(figures, options.json)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py bench import", description=__doc__)
    parser.add_argument("--people", type=int, default=100_000, help="rows of the file (default 100,000)")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    return parser.parse_args()


def _measured(folder: Path, people: int) -> Iterator[Figure]:
    people = sum(1 for _ in import_table.rows(people))
    bare = people / _bare_s(people)
    path = folder / "people.csv"
    import_table.written(path, people)
    with datasets.opened(folder / "profile", new=True) as office:
        before = psutil.Process().memory_info().rss
        runs, kind, choices = Runs(office.imports), kind_called("people"), Choices(source="bench", territory="north")
        with _timed() as new, _peak() as memory:
            _brought(runs, kind.id, path, choices, added=people)
        with _timed() as known:
            _brought(runs, kind.id, path, choices, known=people)
    yield Figure(
        name="rows/s, new people", value=people / new[0], unit="rows/s", baseline=bare, limit=_RATE, at_least=True
    )
    yield Figure(name="rows/s, the same file again", value=people / known[0], unit="rows/s", limit=_RATE, at_least=True)
    yield Figure(name="memory that the import adds", value=(memory[0] - before) / 2**20, unit="MiB", limit=_MEMORY_MIB)


def _brought(runs: Runs, kind: str, path: Path, choices: Choices, *, added: int = 0, known: int = 0) -> None:
    work = runs.begin(kind_called(kind), Source(path), choices)
    for _ in work.steps():
        continue
    assert work.run is not None
    runs.end(work.run.id)
    assert (work.counts.added, work.counts.known, work.refused) == (added, known, []), work.refused[:3]


def _bare_s(people: int) -> float:
    rows = SCHEMA.rows["person"]
    cells = [
        tuple(rows.columns(i, one.bytes, 0, 1, fields)) for i, (one, fields) in enumerate(import_table.rows(people))
    ]
    with bare_file("person") as bare:
        return sum(bare(rows.insert_sql, cells[start : start + 200]) for start in range(0, len(cells), 200))


@contextmanager
def _timed() -> Iterator[list[float]]:
    taken = [0.0]
    begun = time.perf_counter()
    yield taken
    taken[0] = time.perf_counter() - begun


@contextmanager
def _peak() -> Iterator[list[int]]:
    """Tell the resident memory at the end, which SQLite's caches and Python's arenas have reached by then."""
    found = [0]
    yield found
    found[0] = psutil.Process().memory_info().rss


if __name__ == "__main__":
    raise SystemExit(main())
