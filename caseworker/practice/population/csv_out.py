"""A population as CSV (RFC 4180 quoting, UTF-8, LF), with `generator.json` that says how it was made and what came out.

Moments are written as UTC to the microsecond, truth values as `true` and `false`, what is missing as nothing. Files get
their names only when all are complete; `generator.json` comes last.
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import lru_cache
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import BinaryIO, get_args, get_type_hints

from caseworker.errors import CaseworkerError
from caseworker.practice.population.arrivals import shocks
from caseworker.practice.population.calendar import DAY_S, EPOCH, day_text
from caseworker.practice.population.generate import VERSION, Plan, in_order, neighbourhood
from caseworker.practice.population.residents import RESIDENTS
from caseworker.practice.population.sample_files import SAMPLES
from caseworker.practice.population.services import service_rows, team_rows
from caseworker.practice.population.staff import NEIGHBOURHOODS
from caseworker.practice.population.tables import TABLES, Moment, Row
from caseworker.practice.population.world import world

Progress = Callable[[int, int], None]  # people made so far, people in all


class FolderInUse(CaseworkerError):
    """The folder for the population holds something already."""

    key = "population.folder-in-use"
    sentence = "The folder for the population already holds {count} files. Nothing was changed. Choose an empty folder."


def moment_text(at_us: int) -> str:
    """Return the moment as 2026-03-02T09:14:07.000000Z."""
    seconds, rest_us = divmod(at_us, 1_000_000)
    day, second = divmod(seconds, DAY_S)
    return f"{day_text(day + EPOCH)}T{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}.{rest_us:06d}Z"


def _moment(value: int | None) -> str:
    return "" if value is None else moment_text(value)


def _truth(value: bool) -> str:  # noqa: FBT001  (a converter of one value)
    return "true" if value else "false"


@lru_cache(maxsize=len(TABLES))
def _converters(table: str) -> tuple[tuple[int, Callable[..., str]], ...]:
    """Return place and converter of the columns that are not written as they are."""
    hints = get_type_hints(TABLES[table])
    found: list[tuple[int, Callable[..., str]]] = []
    for place, hint in enumerate(hints.values()):
        if hint is Moment or Moment in get_args(hint):
            found.append((place, _moment))
        elif hint is bool:
            found.append((place, _truth))
    return tuple(found)


def csv_bytes(table: str, rows: Iterable[Row]) -> bytes:
    """Return rows of a table as CSV without a heading."""
    text, converters = StringIO(), _converters(table)
    writer = csv.writer(text, lineterminator="\n")
    for row in rows:
        cells = list(row)
        for place, convert in converters:
            cells[place] = convert(cells[place])
        writer.writerow(cells)
    return text.getvalue().encode()


def heading(table: str) -> bytes:
    """Return the first line of a table's file."""
    return (",".join(TABLES[table].__annotations__) + "\n").encode()


def _part(plan: Plan, number: int) -> list[tuple[str, int, bytes]]:
    """Return one neighbourhood as (table, number of rows, CSV); runs in a worker, so that only bytes travel."""
    return [(batch.table, len(batch.rows), csv_bytes(batch.table, batch.rows)) for batch in neighbourhood(plan, number)]


class _Files:
    """The open files of the tables, their counts and sums."""

    def __init__(self, out: Path, stack: ExitStack) -> None:
        self._out = out
        self._files: dict[str, BinaryIO] = {}
        self._sums = {table: sha256() for table in TABLES}
        self.counts = dict.fromkeys(TABLES, 0)
        for table in TABLES:
            part = self._partial(table)
            stack.callback(part.unlink, missing_ok=True)
            self._files[table] = stack.enter_context(part.open("wb"))
            self.add(table, 0, heading(table))

    def _partial(self, table: str) -> Path:
        return self._out / f"{table}.csv.partial"

    def add(self, table: str, count: int, content: bytes) -> None:
        """Append rows to a table."""
        self._files[table].write(content)
        self._sums[table].update(content)
        self.counts[table] += count

    def finish(self) -> dict[str, str]:
        """Give the files their names and return the sum of each."""
        for table, file in self._files.items():
            file.close()
            self._partial(table).replace(self._out / f"{table}.csv")
        return {table: digest.hexdigest() for table, digest in self._sums.items()}


def write_csv(plan: Plan, out: Path, *, processes: int = 1, progress: Progress | None = None) -> dict[str, object]:
    """Write the population into an empty or new folder, and return what `generator.json` says.

    Raises `FolderInUse` when the folder holds anything. If it is interrupted, no table is left behind.
    """
    out.mkdir(parents=True, exist_ok=True)
    held = sum(1 for _ in out.iterdir())
    if held:
        raise FolderInUse(count=held)
    with ExitStack() as stack:
        files = _Files(out, stack)
        for table, rows in (("teams", team_rows()), ("services", service_rows())):
            files.add(table, len(rows), csv_bytes(table, rows))
        for done, parts in enumerate(in_order(plan, _part, processes), start=1):
            for table, count, content in parts:
                files.add(table, count, content)
            if progress is not None:
                progress(done * RESIDENTS, plan.size)
        about = _about(plan, files.counts, files.finish())
    _write_samples(out / "files")
    (out / "generator.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8", newline="\n")
    return about


def _about(plan: Plan, counts: dict[str, int], sums: dict[str, str]) -> dict[str, object]:
    return {
        "version": VERSION,
        "seed": plan.seed,
        "size": plan.size,
        "start": plan.start.isoformat(),
        "days": plan.days,
        "counts": counts,
        "sha256": sums,
        "shocks": list(_shocks(plan)),
    }


def _shocks(plan: Plan) -> Iterator[dict[str, str | float]]:
    frame = world(seed=plan.seed, start=plan.start, days=plan.days)
    whole = plan.size // RESIDENTS
    for office in range((whole + NEIGHBOURHOODS - 1) // NEIGHBOURHOODS):
        for hit in shocks(frame, office):
            if hit.neighbourhood < whole:
                yield {
                    "district": f"D{hit.neighbourhood:04d}",
                    "first": day_text(hit.first),
                    "days": hit.last - hit.first,
                    "factor": round(hit.factor, 1),
                    "service": hit.service.id,
                }


def _write_samples(folder: Path) -> None:
    folder.mkdir()
    for sample in SAMPLES:
        (folder / sample.name).write_bytes(sample.content)


def sums_of(batches: Iterable[tuple[str, Sequence[Row]]]) -> dict[str, str]:
    """Return the SHA-256 of each table's CSV, as `generator.json` has it, from (table, rows) in order."""
    sums = {table: sha256(heading(table)) for table in TABLES}
    for table, rows in batches:
        sums[table].update(csv_bytes(table, rows))
    return {table: digest.hexdigest() for table, digest in sums.items()}
