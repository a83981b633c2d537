"""The simulator's command: `python -m tests.simulate`, which `python3 dev.py simulate` calls."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.simulate.mutants import MUTANTS
from tests.simulate.run import Report, Runnable, catch, run_seeds
from tests.simulate.sql_world import SqlWorld
from tests.simulate.world import World

LEVELS: dict[str, Callable[[int], Runnable]] = {"model": World, "core": SqlWorld}
SEEDS = {"model": 500, "core": 40}


def main() -> int:
    """Run worlds or catch planted faults; return 1 when something did not hold or was not caught."""
    options = _parser().parse_args()
    told = _mutants() if options.mutants else _seeds(options)
    if options.json:
        Path(options.json).write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    return 0 if told["holds"] else 1


def _seeds(options: argparse.Namespace) -> dict[str, Any]:
    first, level = options.seed or 0, options.level
    count = options.runs or (1 if options.seed is not None else SEEDS[level])
    report = run_seeds(range(first, first + count), LEVELS[level])
    if count == 1:
        _explain(first, LEVELS[level])
    _tell(report, level, first)
    return {"level": level, "first_seed": first, "holds": not report.violations, **report.as_dict()}


def _explain(seed: int, make: Callable[[int], Runnable]) -> None:
    """Say what one seed drew, and whether a second run of it goes the same way."""
    worlds: list[Runnable] = []

    def kept(one: int) -> Runnable:
        worlds.append(make(one))
        return worlds[-1]

    run_seeds([seed, seed], kept)
    same = "the same" if worlds[0].trace == worlds[1].trace else "NOT THE SAME"
    print(f"options     {worlds[0].options}")
    print(f"trace       {worlds[0].trace} ({same} when run again)")


def _tell(report: Report, level: str, first: int) -> None:
    told = report.as_dict()
    print(f"level       {level}")
    print(f"seeds       {first} to {first + report.seeds - 1}")
    print(f"steps       {report.steps:,} ({told['steps_per_s']:,} a second)")
    print(f"operations  {report.operations:,}")
    print("used        " + ", ".join(f"{name} {times:,}" for name, times in told["used"].items()))
    print(f"violations  {len(report.violations)}")
    for seed, what in report.violations:
        print(f"  seed {seed}: {what}")


def _mutants() -> dict[str, Any]:
    print(f"{'rule taken out':<46}{'seed':>6}{'took':>9}  found as")
    caught = []
    for name in MUTANTS:
        one = catch(name)
        seed = "none" if one.seed is None else str(one.seed)
        print(f"{name:<46}{seed:>6}{one.took_s:>7.1f} s  {one.what}", flush=True)
        caught.append({"name": name, "seed": one.seed, "took_s": round(one.took_s, 2), "what": one.what})
    return {"holds": all(one["seed"] is not None for one in caught), "mutants": caught}


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="dev.py simulate", description="Try to break synchronization.")
    made.add_argument("--seed", type=int, help="the first seed; alone: this one only, told in full")
    made.add_argument("--runs", type=int, metavar="K", help="how many seeds")
    made.add_argument("--level", choices=sorted(LEVELS), default="model", help="model: memory; core: SQL on the server")
    made.add_argument(
        "--mutants", action="store_true", help="plant each known fault and tell at which seed it is found"
    )
    made.add_argument("--json", metavar="FILE", help="also write the result there")
    return made


if __name__ == "__main__":
    sys.exit(main())
