"""When people come, call and write: a Poisson process shaped by hour, weekday, month, first days and shocks.

A person's own rate is drawn from a gamma distribution, so that counts over people are negative binomial. An office has
two shocks a year (a storm, a new rule): one neighbourhood asks up to six times as often for two to five days, about one
thing.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from random import Random

from caseworker.practice.population.calendar import OfficeCalendar
from caseworker.practice.population.services import SERVICES, Service
from caseworker.practice.population.staff import NEIGHBOURHOODS
from caseworker.practice.population.streams import Weighted, poisson, stream, weighted
from caseworker.practice.population.world import World

_WEEK = (0.12, 1.25, 1.0, 1.0, 1.0, 0.9, 0.25)  # by ordinal % 7: Sunday first
_MONTHS = (1.2, 1, 1, 1, 1, 1, 0.85, 0.85, 1.2, 1, 1, 1)
_FIRST_OF_MONTH, _AFTER_HOLIDAY, _HOLIDAY = 1.3, 1.4, 0.12
_SHOCKS_A_YEAR = 2
MEAN, DISPERSION = 0.9, 0.35
FOLLOWED = 0.17  # of all contacts, those about a case that is already open: made by `cases`, not here
_OWN_DISPERSION = 0.45  # of first contacts; the follow-ups spread the counts out to 0.35

CHANNELS = weighted(
    ("phone", 45.2), ("email", 16.6), ("counter", 15.0), ("web_form", 11.5), ("letter", 6.4), ("visit", 3.2),
    ("message", 2.1),
)  # fmt: skip
_REMOTE = weighted(("phone", 30.0), ("email", 34.0), ("web_form", 31.0), ("message", 5.0))
_AT_OFFICE = frozenset({"counter", "letter", "visit"})


def _hours(*counts: float) -> Weighted[int]:
    return Weighted(range(24), counts)


_CALLS = _hours(0, 0, 0, 0, 0, 0, 0.1, 0.8, 3.4, 12, 15, 12, 9, 9.5, 13, 11, 8.5, 4.6, 2.1, 1.1, 0.6, 0.3, 0.1, 0)
_VISITS = _hours(0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 20, 15, 9, 11, 15, 11, 3, 0, 0, 0, 0, 0, 0, 0)
_WRITING = _hours(
    0.8, 0.4, 0.2, 0.1, 0.1, 0.3, 1, 2.5, 5, 7, 7.5, 6.5, 6, 5.5, 5.5, 5, 5, 5.5, 6, 7.5, 8.5, 8, 5.5, 2.6
)
_POST = _hours(0, 0, 0, 0, 0, 0, 0, 0, 0, 35, 45, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
_CLOCKS = {"phone": _CALLS, "counter": _VISITS, "visit": _VISITS, "letter": _POST}


@dataclass(frozen=True, slots=True)
class Shock:
    """A few days on which one neighbourhood asks for one thing."""

    neighbourhood: int
    first: int
    last: int
    factor: float
    service: Service


@dataclass(frozen=True, slots=True)
class Arrival:
    """One contact that a person makes of their own accord."""

    at_us: int
    day: int
    channel: str
    service: Service | None


def day_weight(calendar: OfficeCalendar, day: int) -> float:
    """Return how busy a day is: 1.0 is a Wednesday in March."""
    if calendar.is_holiday(day):
        return _HOLIDAY
    weight = _WEEK[day % 7] * _MONTHS[date.fromordinal(day).month - 1]
    if calendar.first_of_month(day):
        weight *= _FIRST_OF_MONTH
    return weight * _AFTER_HOLIDAY if calendar.follows_holiday(day) else weight


def shocks(world: World, office: int) -> list[Shock]:
    """Return the shocks that hit an office's neighbourhoods in the window."""
    chance = stream(world.seed, "shocks", office)
    found = []
    for _ in range(poisson(chance, _SHOCKS_A_YEAR * world.years)):
        first = world.start + chance.randrange(max(world.days, 1))
        hit = office * NEIGHBOURHOODS + chance.randrange(NEIGHBOURHOODS)
        last = first + chance.randint(2, 5)
        found.append(Shock(hit, first, last, chance.uniform(2.5, 6.0), chance.choice(SERVICES)))
    return found


class Demand:
    """How busy each day of the window is in one neighbourhood."""

    def __init__(self, world: World, *, weights: list[float], year: float, hits: list[Shock]) -> None:
        self._world, self._hits = world, hits
        for hit in hits:
            for day in range(hit.first, min(hit.last, world.end)):
                weights[day - world.start] *= hit.factor
        self._cumulative = list(accumulate(weights))
        self._share = self._cumulative[-1] / year if weights else 0.0

    def of_person(self, chance: Random) -> list[Arrival]:
        """Return the first contacts that a person makes in the window, in no order."""
        own = chance.gammavariate(_OWN_DISPERSION, MEAN * (1 - FOLLOWED) / _OWN_DISPERSION)
        return [self._arrival(chance) for _ in range(poisson(chance, own * self._share))]

    def _arrival(self, chance: Random) -> Arrival:
        mark = chance.random() * self._cumulative[-1]
        day = self._world.start + min(bisect_right(self._cumulative, mark), len(self._cumulative) - 1)
        service = None
        for hit in self._hits:
            if hit.first <= day < hit.last and chance.random() < 1 - 1 / hit.factor:
                service = hit.service
        channel = channel_on(chance, self._world.calendar, day)
        return Arrival(time_on(chance, self._world.calendar, day, channel), day, channel, service)


def channel_on(chance: Random, calendar: OfficeCalendar, day: int) -> str:
    """Return a channel that is open on the day: nobody comes to a closed counter."""
    channel = CHANNELS.pick(chance)
    return _REMOTE.pick(chance) if channel in _AT_OFFICE and not calendar.is_working(day) else channel


def time_on(chance: Random, calendar: OfficeCalendar, day: int, channel: str) -> int:
    """Return a moment of the day at which people use the channel."""
    hour = _CLOCKS.get(channel, _WRITING).pick(chance)
    return calendar.moment(day, hour * 3600 + int(chance.random() * 3600))


class Seasons:
    """The days of the window and of a usual year, weighed once for all neighbourhoods."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._window = [day_weight(world.calendar, day) for day in range(world.start, world.end)]
        self._year = sum(day_weight(world.calendar, day) for day in range(world.start, world.start + 365))

    def demand(self, *, neighbourhood: int, hits: list[Shock]) -> Demand:
        """Return the demand of one neighbourhood, with the shocks that hit it."""
        own = [hit for hit in hits if hit.neighbourhood == neighbourhood]
        return Demand(self._world, weights=list(self._window), year=self._year, hits=own)
