"""`caseworker population`: an invented office as CSV files, or straight into the profile."""

from datetime import date
from pathlib import Path

from caseworker.cli.call import Call, Commands, WrongUse, add
from caseworker.cli.doors import opened
from caseworker.cli.terminal import Json
from caseworker.cli.words import a_day
from caseworker.practice.loading import load
from caseworker.practice.population.cli import SIZES, size_of, write_population
from caseworker.practice.population.generate import Plan


def add_commands(commands: Commands) -> None:
    """Add `population`."""
    made = add(commands, "population", population, says="invented people and their work, the same for the same seed")
    made.add_argument("--seed", type=int, required=True, metavar="N")
    made.add_argument(
        "--size", required=True, metavar="SIZE", help=f"{', '.join(SIZES)}, or a number of whole thousands"
    )
    made.add_argument("--start", required=True, metavar="DAY", help="the first day, YYYY-MM-DD")
    made.add_argument("--days", type=int, required=True, metavar="N")
    made.add_argument("--processes", type=int, default=1, metavar="N")
    where = made.add_mutually_exclusive_group(required=True)
    where.add_argument("--out", type=Path, metavar="DIR", help="write CSV files into this empty folder")
    where.add_argument(
        "--into-profile", action="store_true", help="put it into the profile, as far as its officer sees"
    )


def population(call: Call) -> None:
    """Make a population."""
    options = call.options
    start = a_day(options.start)
    size = _size(options.size)
    plan = Plan(seed=options.seed, size=size, start=start, days=options.days)
    if options.into_profile:
        _load(call, plan)
    else:
        _write(call, plan, start, options.out)


def _write(call: Call, plan: Plan, start: date, out: Path) -> None:
    call.stopping.safe = "The folder was left empty."
    with call.terminal.progress("Making people") as progress:
        about = write_population(
            out,
            seed=plan.seed,
            size=plan.size,
            start=start,
            days=plan.days,
            processes=max(1, call.options.processes),
            progress=progress,
        )
    counts = about["counts"]
    assert isinstance(counts, dict)
    value: dict[str, Json] = {"out": str(out), "counts": counts}
    call.terminal.answer(value, [f"{counts['people']} records of people, and what belongs to them, are in {out}."])


def _load(call: Call, plan: Plan) -> None:
    call.stopping.safe = "What was put in before is safe. The same command goes on where it stopped."
    with opened(call) as office, call.terminal.progress("Loading people") as progress:
        counts = load(office, plan, processes=max(1, call.options.processes), progress=progress)
    told = [f"{counts.get(kind, 0)} {name}" for kind, name in (("person", "people"), ("case", "cases"))]
    line = f"{', '.join(told)} and what belongs to them were put in."
    call.terminal.answer({"counts": counts}, [line])


def _size(word: str) -> int:
    try:
        return size_of(word)
    except ValueError as error:
        raise WrongUse(f"A size is one of {', '.join(SIZES)}, or a number.") from error
