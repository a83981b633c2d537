"""Making a population: the office first, then one neighbourhood of 1,000 people after another, as batches of rows.

A batch depends on seed, window and its number alone. Batches are made in this process or in several, and always come in
the same order; no more than a few are held at a time, whatever the size.
"""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import count
from multiprocessing import get_context
from typing import TypeVar

from caseworker.errors import CaseworkerError
from caseworker.practice.population import interactions, life, paperwork, records, services
from caseworker.practice.population.arrivals import Demand, Seasons, Shock, shocks
from caseworker.practice.population.residents import RESIDENTS, Neighbourhood, Resident
from caseworker.practice.population.settling import settle
from caseworker.practice.population.staff import NEIGHBOURHOODS, Office, office, staff_rows
from caseworker.practice.population.streams import stream
from caseworker.practice.population.tables import Row
from caseworker.practice.population.work import Desk, subject
from caseworker.practice.population.world import Sheets, World, world

VERSION = 2  # rises whenever the same seed, size and window give other rows
LARGEST = 5_000_000
EARLIEST, LATEST = 1990, 2060  # years of the first day
_LONGEST_DAYS = 3660
T = TypeVar("T")
_CASE_NUMBERS = 16_384  # kept for one neighbourhood
_AHEAD = 2  # batches in the making for each process


class PopulationRefused(CaseworkerError):
    """The population asked for cannot be made."""

    key = "population.refused"
    sentence = (
        "A population has between 1,000 and {largest} people, in whole thousands, over 1 to {longest_days} days that"
        " begin between {earliest} and {latest}. Nothing was written. Choose such a size, start and length."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to make: `size` people on the first day, and what they do in the `days` from `start`."""

    seed: int
    size: int
    start: date
    days: int

    def __post_init__(self) -> None:
        """Refuse a size that is not whole thousands, or a window that is empty or too long."""
        whole = RESIDENTS <= self.size <= LARGEST and self.size % RESIDENTS == 0
        window = 1 <= self.days <= _LONGEST_DAYS and EARLIEST <= self.start.year <= LATEST
        if not whole or not window:
            raise PopulationRefused(largest=LARGEST, longest_days=_LONGEST_DAYS, earliest=EARLIEST, latest=LATEST)


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of one table: all made in one go, in a fixed order."""

    table: str
    rows: list[Row]


class Maker:
    """Makes neighbourhoods of one plan. What all of them share is made once."""

    def __init__(self, plan: Plan) -> None:
        self.world: World = world(seed=plan.seed, start=plan.start, days=plan.days)
        self._seasons = Seasons(self.world)
        self._office = lru_cache(maxsize=2)(self._make_office)

    def _make_office(self, number: int) -> tuple[Office, list[Shock]]:
        return office(self.world, number), shocks(self.world, number)

    def neighbourhood(self, number: int) -> list[Batch]:
        """Return the rows of one neighbourhood, by table; the first of an office brings the office's staff."""
        hood, sheets = self._people(number)
        own_office, hits = self._office(number // NEIGHBOURHOODS)
        if number % NEIGHBOURHOODS == 0:
            for row in staff_rows(self.world, own_office):
                sheets.put(row)
        demand = self._seasons.demand(neighbourhood=number, hits=hits)
        case_numbers = count(number * _CASE_NUMBERS)
        self._work(Desk(self.world, own_office, sheets, hood.district.code, case_numbers), hood, demand)
        return [Batch(name, rows) for name, rows in sheets.tables()]

    def records(self, number: int) -> Sheets:
        """Return the rows about people and households of one neighbourhood alone, the same as in the whole."""
        return self._people(number)[1]

    def _people(self, number: int) -> tuple[Neighbourhood, Sheets]:
        sheets, own_office = Sheets(), self._office(number // NEIGHBOURHOODS)[0]
        hood = settle(self.world, number)
        lived = life.live(self.world, hood)
        records.identify(self.world, hood)
        clerk = records.Clerk(self.world, hood, own_office, sheets)
        records.write_people(clerk)
        records.write_homes(clerk)
        records.write_ties(clerk, lived)
        for row in life.rows(self.world, lived):
            sheets.put(row)
        return hood, sheets

    def _work(self, desk: Desk, hood: Neighbourhood, demand: Demand) -> None:
        inside: dict[int, list[Resident]] = {}
        for person in hood.residents:
            inside.setdefault(person.home.index, []).append(person)
        for person in hood.residents:
            chance = stream(self.world.seed, "work", person.index)
            one = subject(self.world, person, chance, inside[person.home.index])
            paperwork.standing_facts(desk, one)
            interactions.contact_all(desk, one, demand)


@lru_cache(maxsize=1)
def _maker(plan: Plan) -> Maker:
    return Maker(plan)


def neighbourhood(plan: Plan, number: int) -> list[Batch]:
    """Return the rows of one neighbourhood of a plan; what a plan shares is made once in a process."""
    return _maker(plan).neighbourhood(number)


def population(*, seed: int, size: int, start: date, days: int, processes: int = 1) -> Iterator[Batch]:
    """Yield the whole population in batches of rows: teams and services first, then neighbourhood by neighbourhood.

    The rows are the same for any number of processes. Raises `PopulationRefused` for a size or length out of bounds.
    """
    plan = Plan(seed=seed, size=size, start=start, days=days)
    yield Batch("teams", list(services.team_rows()))
    yield Batch("services", list(services.service_rows()))
    for batches in in_order(plan, neighbourhood, processes):
        yield from batches


def in_order(plan: Plan, make: Callable[[Plan, int], T], processes: int) -> Iterator[T]:
    """Yield `make(plan, number)` for each neighbourhood in order, made in so many processes."""
    numbers = range(plan.size // RESIDENTS)
    if processes <= 1:
        yield from (make(plan, number) for number in numbers)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[T]] = deque()
        for number in numbers:
            waiting.append(pool.submit(make, plan, number))
            if len(waiting) >= processes * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
