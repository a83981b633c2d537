"""The entry by which the product's command line makes a population."""

from datetime import date
from pathlib import Path

from caseworker.practice.population.csv_out import Progress, write_csv
from caseworker.practice.population.generate import Plan

SIZES = {"10k": 10_000, "100k": 100_000, "1m": 1_000_000}


def size_of(word: str) -> int:
    """Return the number of people for `10k`, `100k`, `1m` or plain digits; raises ValueError for other words."""
    return SIZES.get(word.lower()) or int(word)


def write_population(
    out: Path,
    *,
    seed: int,
    size: int,
    start: date,
    days: int,
    processes: int = 1,
    progress: Progress | None = None,
) -> dict[str, object]:
    """Write a population as CSV into an empty folder; return the content of its `generator.json`.

    The files are the same for the same seed, size, start, days and version, whatever the number of processes. Raises
    `PopulationRefused` for a size or length out of bounds and `FolderInUse` when the folder is not empty.
    """
    plan = Plan(seed=seed, size=size, start=start, days=days)
    return write_csv(plan, out, processes=processes, progress=progress)
