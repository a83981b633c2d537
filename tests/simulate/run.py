"""Running many worlds: what was done, how fast, and what did not hold."""

import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

from tests.simulate.mutants import MUTANTS
from tests.simulate.truth import Truth, Violation
from tests.simulate.world import World

MUTANT_LIMIT_S = 60.0


class Runnable(Protocol):
    """One world of any level."""

    steps: int
    used: Counter[str]
    truth: Truth

    @property
    def options(self) -> str: ...

    @property
    def trace(self) -> str: ...

    def run(self) -> None: ...


@dataclass
class Report:
    """What a run of many seeds did."""

    seeds: int = 0
    steps: int = 0
    operations: int = 0
    took_s: float = 0.0
    used: Counter[str] = field(default_factory=Counter)
    violations: list[tuple[int, str]] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        return {
            "seeds": self.seeds,
            "steps": self.steps,
            "operations": self.operations,
            "steps_per_s": round(self.steps / max(self.took_s, 1e-9)),
            "used": dict(sorted(self.used.items())),
            "violations": [{"seed": seed, "what": what} for seed, what in self.violations],
        }


def run_seeds(seeds: Iterable[int], make: Callable[[int], Runnable] = World) -> Report:
    """Run one world for each seed, and go on after a violation."""
    report, started_s = Report(), time.monotonic()
    for seed in seeds:
        world = make(seed)
        try:
            world.run()
        except Violation as error:
            report.violations.append((seed, str(error)))
        report.seeds += 1
        report.steps += world.steps
        report.operations += len(world.truth.born)
        report.used += world.used
    report.took_s = time.monotonic() - started_s
    return report


@dataclass(frozen=True)
class Caught:
    """How a planted fault was found; `seed` is None when it was not."""

    name: str
    seed: int | None
    took_s: float
    what: str


def catch(name: str, *, limit_s: float = MUTANT_LIMIT_S) -> Caught:
    """Run worlds with one planted fault, from seed 0 on, until one violates an invariant."""
    started_s, seed = time.monotonic(), 0
    while time.monotonic() - started_s < limit_s:
        try:
            World(seed, MUTANTS[name]).run()
        except Violation as error:
            return Caught(name, seed, time.monotonic() - started_s, str(error)[:80])
        seed += 1
    return Caught(name, None, time.monotonic() - started_s, f"not in {seed} seeds")
