"""Running many worlds, in several processes where asked: what was done, how fast, and what did not hold."""

import contextlib
import gc
import itertools
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Any

from sqlalchemy.exc import IntegrityError

from sync.server.storage import Overtaken
from tests.simulate.levels import LEVELS, MUTANTS
from tests.simulate.truth import Violation
from tests.simulate.world import World

MUTANT_LIMIT_S = 60.0
CHUNK = {"model": 10, "core": 5}  # seeds that a process takes at once

Make = Callable[[int], World]


@dataclass
class Report:
    """What a run of many seeds did.

    A step is an action that was drawn, or an exchange made while catching up or coming to rest.
    """

    seeds: int = 0
    steps: int = 0
    operations: int = 0
    took_s: float = 0.0
    used: Counter[str] = field(default_factory=Counter)
    violations: list[tuple[int, str]] = field(default_factory=list)

    def add(self, other: "Report") -> None:
        """Take in what another process did meanwhile; `took_s` is the wall clock's, so it is set by the caller."""
        self.seeds += other.seeds
        self.steps += other.steps
        self.operations += other.operations
        self.used += other.used
        self.violations += other.violations

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "seeds": self.seeds,
            "steps": self.steps,
            "operations": self.operations,
            "took_s": round(self.took_s, 1),
            "steps_per_s": round(self.steps / max(self.took_s, 1e-9)),
            "used": dict(sorted(self.used.items())),
            "violations": [{"seed": seed, "what": what} for seed, what in sorted(self.violations)],
        }


def run_seeds(seeds: Iterable[int], make: Make = World) -> Report:
    """Run one world for each seed, and go on after a violation."""
    report, started_s = Report(), time.monotonic()
    for seed in seeds:
        world = make(seed)
        try:
            world.run()
        except Violation as error:
            report.violations.append((seed, str(error)))
        except Exception as error:  # noqa: BLE001  a bug anywhere is told with its seed, and the others go on
            report.violations.append((seed, f"{type(error).__name__}: {error}"[:400]))
        report.seeds += 1
        report.steps += world.steps
        report.operations += len(world.truth.born)
        report.used += world.used
    report.took_s = time.monotonic() - started_s
    return report


def run_level(
    level: str,
    *,
    first: int,
    runs: int | None,
    steps: int | None,
    jobs: int,
    told: Callable[[Report], None] = lambda _report: None,
) -> Report:
    """Run so many seeds from one on, or as many as make so many steps, in so many processes.

    `told` hears about every minute how far it is. Interrupted by the person, it ends with what was done by then.
    """
    whole, started_s = Report(), time.monotonic()
    parts = _in_processes(level, _chunks(level, first, runs), jobs)
    with contextlib.closing(parts), contextlib.suppress(KeyboardInterrupt):
        for part in parts:
            minutes = whole.took_s // 60
            whole.add(part)
            whole.took_s = time.monotonic() - started_s
            if whole.took_s // 60 > minutes:
                told(whole)
            if steps is not None and whole.steps >= steps:
                break
    return whole


def _chunks(level: str, first: int, runs: int | None) -> Iterator[range]:
    size = CHUNK[level]
    for start in itertools.count(first, size):
        if runs is not None and start >= first + runs:
            return
        yield range(start, start + size if runs is None else min(start + size, first + runs))


def _in_processes(level: str, chunks: Iterator[range], jobs: int) -> Generator[Report, None, None]:
    """Give the reports of chunks, in the order in which they are done; what is under way at the end is let go."""
    if jobs == 1:
        yield from (run_seeds(chunk, LEVELS[level]) for chunk in chunks)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_collect_seldom) as pool:
        waiting: set[Future[Report]] = set()
        try:
            while True:
                for chunk in itertools.islice(chunks, 2 * jobs - len(waiting)):
                    waiting.add(pool.submit(_run_chunk, level, chunk))
                if not waiting:
                    return
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (one.result() for one in done)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _collect_seldom() -> None:
    """Look for dead circles of objects less often: worlds make few, and looking took a seventh of the time."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def _run_chunk(level: str, seeds: range) -> Report:
    return run_seeds(seeds, LEVELS[level])


@dataclass(frozen=True)
class Caught:
    """How a planted fault was found; `seed` is None when it was not."""

    name: str
    seed: int | None
    took_s: float
    what: str


def catch(name: str, *, level: str = "model", limit_s: float = MUTANT_LIMIT_S) -> Caught:
    """Run worlds with one planted fault, from seed 0 on, until one violates an invariant."""
    started_s, seed = time.monotonic(), 0
    while time.monotonic() - started_s < limit_s:
        try:
            World(seed, MUTANTS[level][name]).run()
        except (Violation, IntegrityError, Overtaken) as error:  # some faults are refused by the tables themselves
            return Caught(name, seed, time.monotonic() - started_s, (str(error) or type(error).__name__)[:80])
        seed += 1
    return Caught(name, None, time.monotonic() - started_s, f"not in {seed} seeds")
