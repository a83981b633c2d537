"""The measurements by name, and what is asked of each."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import psutil

from tests.bench.figures import Figure, percentile
from tests.bench.ui.at_pages import PAGES, Times
from tests.bench.ui.screen import opened_window
from tests.bench.ui.starting import starting
from tests.bench.ui.words import PASSPHRASE

if sys.platform != "win32":
    import resource


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of the table: which times, which share of them lies below the figure, and the limit on it."""

    of: str
    name: str
    share: float
    limit: float | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured, and what is asked of it. `has_window` where the window is in the measured process.

    `figures` makes its own lines, instead of `run` and `asked`.
    """

    run: Callable[[Path], Times]
    asked: tuple[Asked, ...]
    has_window: bool = True
    figures: Callable[[], list[Figure]] | None = None


def measured(name: str, profile: Path) -> tuple[list[Figure], float]:
    """Measure; return the figures and the most memory that this process ever held, in MiB."""
    measure = MEASURES[name]
    if measure.figures is not None:
        return measure.figures(), _peak_mib()
    times = measure.run(profile)
    figures = [
        Figure(name=one.name, value=percentile(times[one.of], one.share), unit="ms", limit=one.limit)
        for one in measure.asked
    ]
    return figures, _peak_mib()


def _at_page(name: str) -> Callable[[Path], Times]:
    def run(profile: Path) -> Times:
        with opened_window(profile, passphrase=PASSPHRASE) as screen:
            return PAGES[name](screen)

    return run


def _syncing(_profile: Path) -> Times:
    from tests.bench.ui.while_syncing import while_syncing  # noqa: PLC0415  what it needs is not of the others

    return while_syncing()


def _tasks() -> list[Figure]:
    from tests.bench.ui.tasks import figures, played  # noqa: PLC0415  what it needs is not of the others

    return figures(played())


def _peak_mib() -> float:
    if sys.platform == "win32":
        return float(psutil.Process().memory_info().peak_wset) / 2**20
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "start": Measure(
            starting,
            (
                Asked("painted", "start to unlock window, warm, median", 0.5, 400),
                Asked("page", "unlock to first useful page after the key derivation, median", 0.5, 300),
            ),
            has_window=False,
        ),
        "palette": Measure(
            _at_page("palette"),
            (
                Asked("keystroke", "keystroke to painted results in the palette, p95", 0.95, 50),
                Asked("keystroke", "keystroke to painted results in the palette, median", 0.5),
            ),
        ),
        "person": Measure(
            _at_page("person"),
            (
                Asked("shown", "person page with 500 contacts, read and painted, p95", 0.95, 100),
                Asked("at rest", "person page with 500 contacts, everything on it, p95", 0.95),
            ),
        ),
        "table": Measure(
            _at_page("table"),
            (
                Asked("keys", "frame at cursor keys in the table of people, p99", 0.99, 33),
                Asked("scroll", "frame at scrolling the table of people, p99", 0.99, 33),
            ),
        ),
        "counter": Measure(_at_page("counter"), (Asked("next", "counter save to next person ready, p95", 0.95, 100),)),
        "syncing": Measure(
            _syncing,
            (
                Asked("late", "longest block of the window while 10,000 changes come in", 1.0, 50),
                Asked("late", "block of the window while 10,000 changes come in, p99", 0.99),
            ),
        ),
        "tasks": Measure(lambda _: {}, (), has_window=False, figures=_tasks),
    }
)
