"""The simulator's command: `python -m tests.simulate`, which `python3 dev.py simulate` calls."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from tests.simulate.levels import LEVELS, MUTANTS
from tests.simulate.run import Report, catch, run_level, run_seeds
from tests.simulate.world import World

SEEDS = {"model": 500, "core": 40}
ONE_PROCESS = 50  # so many seeds are not worth a second process


def main() -> int:
    """Run worlds or catch planted faults; return 1 when something did not hold or was not caught."""
    options = _parser().parse_args()
    told = _mutants(options.level) if options.mutants else _seeds(options)
    if options.json:
        Path(options.json).write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    return 0 if told["holds"] else 1


def _seeds(options: argparse.Namespace) -> dict[str, Any]:
    first, level = options.seed or 0, options.level
    runs = options.runs
    if runs is None and options.steps is None:
        runs = 1 if options.seed is not None else SEEDS[level]
    if runs == 1:
        _explain(first, level)
    jobs = options.jobs or (1 if runs is not None and runs <= ONE_PROCESS else os.cpu_count() or 1)
    report = run_level(level, first=first, runs=runs, steps=options.steps, jobs=jobs, told=_so_far)
    _tell(report, level, first, jobs)
    return {"level": level, "first_seed": first, "jobs": jobs, "holds": not report.violations, **report.as_dict()}


def _so_far(report: Report) -> None:
    found = len(report.violations)
    print(
        f"so far      {report.steps:,} steps, {report.seeds:,} seeds, {found} violations", file=sys.stderr, flush=True
    )
    for seed, what in sorted(report.violations):
        print(f"  seed {seed}: {what}", file=sys.stderr, flush=True)


def _explain(seed: int, level: str) -> None:
    """Say what one seed drew, and whether a second run of it goes the same way."""
    worlds: list[World] = []

    def kept(one: int) -> World:
        worlds.append(LEVELS[level](one))
        return worlds[-1]

    run_seeds([seed, seed], kept)
    same = "the same" if worlds[0].trace == worlds[1].trace else "NOT THE SAME"
    print(f"options     {worlds[0].options}")
    print(f"trace       {worlds[0].trace} ({same} when run again)")


def _tell(report: Report, level: str, first: int, jobs: int) -> None:
    told = report.as_dict()
    print(f"level       {level}")
    print(f"seeds       {report.seeds:,} from {first} on")
    print(
        f"steps       {report.steps:,} in {report.took_s:,.0f} s ({told['steps_per_s']:,} a second, {jobs} processes)"
    )
    print("            a step is an action that was drawn, or an exchange made while catching up or coming to rest")
    print(f"operations  {report.operations:,}")
    print("used        " + ", ".join(f"{name} {times:,}" for name, times in told["used"].items()))
    print(f"violations  {len(report.violations)}")
    for seed, what in sorted(report.violations):
        print(f"  seed {seed}: {what}")


def _mutants(level: str) -> dict[str, Any]:
    print(f"{'rule taken out':<56}{'seed':>6}{'took':>9}  found as")
    caught = []
    for name in MUTANTS[level]:
        one = catch(name, level=level)
        seed = "none" if one.seed is None else str(one.seed)
        print(f"{name:<56}{seed:>6}{one.took_s:>7.1f} s  {one.what}", flush=True)
        caught.append({"name": name, "seed": one.seed, "took_s": round(one.took_s, 2), "what": one.what})
    return {"level": level, "holds": all(one["seed"] is not None for one in caught), "mutants": caught}


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="dev.py simulate", description="Try to break synchronization.")
    made.add_argument("--seed", type=int, help="the first seed; alone: this one only, told in full")
    made.add_argument("--runs", type=int, metavar="K", help="how many seeds")
    made.add_argument("--steps", type=int, metavar="N", help="go on until so many steps were made")
    made.add_argument(
        "--level",
        choices=sorted(LEVELS),
        default="model",
        help="model: everything in memory; core: the real device store and the real server tables on SQLite",
    )
    made.add_argument("--jobs", type=int, metavar="N", help="how many processes; one for each core with many seeds")
    made.add_argument(
        "--mutants", action="store_true", help="plant each known fault and tell at which seed it is found"
    )
    made.add_argument("--json", metavar="FILE", help="also write the result there")
    return made


if __name__ == "__main__":
    sys.exit(main())
