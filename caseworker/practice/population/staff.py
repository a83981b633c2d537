"""Officers. An office of 25 looks after ten neighbourhoods (10,000 people): one officer for 400 people.

Each team has one officer who stays throughout; of the others some work part time, are away for a while, join late or
leave. Work is unevenly spread among them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from caseworker.practice.population import names
from caseworker.practice.population.calendar import day_start_us, day_text
from caseworker.practice.population.origins import HOME, origin
from caseworker.practice.population.residents import YEAR
from caseworker.practice.population.services import TEAM_NAMES
from caseworker.practice.population.streams import stream
from caseworker.practice.population.tables import Staff
from caseworker.practice.population.world import World

OFFICERS = 25
NEIGHBOURHOODS = 10
_TEAMS = tuple(TEAM_NAMES)


@dataclass(frozen=True, slots=True)
class Officer:
    """One officer. `share` is how much of the team's work comes to them while they are there."""

    id: str
    name: str
    role: str
    team: str
    hours_percent: int
    first: int
    last: int
    away: tuple[int, int]
    share: float

    def works_on(self, day: int) -> bool:
        """Tell whether the officer is there on the day."""
        return self.first <= day < self.last and not self.away[0] <= day < self.away[1]


@dataclass(frozen=True, slots=True)
class Office:
    """The officers of ten neighbourhoods, by team."""

    number: int
    officers: tuple[Officer, ...]
    teams: dict[str, tuple[Officer, ...]] = field(default_factory=dict)

    def someone(self, chance: Random, *, team: str, day: int) -> Officer:
        """Return an officer of the team who works on the day."""
        there = [officer for officer in self.teams[team] if officer.works_on(day)]
        return _pick(chance, there) if there else self.teams[team][0]

    def anyone(self, chance: Random, *, day: int) -> Officer:
        """Return any officer who works on the day."""
        return self.someone(chance, team=_TEAMS[int(chance.random() * len(_TEAMS))], day=day)


def _pick(chance: Random, there: Sequence[Officer]) -> Officer:
    mark = chance.random() * sum(officer.share for officer in there)
    for officer in there:
        mark -= officer.share
        if mark <= 0:
            return officer
    return there[-1]


def office(world: World, number: int) -> Office:
    """Return the office of that number."""
    officers = tuple(_officer(world, number, place) for place in range(OFFICERS))
    teams = {team: tuple(item for item in officers if item.team == team) for team in _TEAMS}
    return Office(number, officers, teams)


def _officer(world: World, office_number: int, place: int) -> Officer:
    index = office_number * OFFICERS + place
    chance = stream(world.seed, "staff", index)
    stays = place < len(_TEAMS)
    first = world.start - int((12 if stays else chance.uniform(0.2, 11)) * YEAR)
    if not stays and chance.random() < 0.12 * world.years:
        first = world.start + chance.randrange(max(world.days, 1))
    last = world.end + 3650
    if not stays and chance.random() < 0.12 * world.years:
        last = max(first + 30, world.start + chance.randrange(max(world.days, 1)))
    part = 100 if chance.random() < 0.68 else chance.choice((50, 60, 75, 80))
    away = (0, 0)
    if not stays and chance.random() < 0.5:
        begins = world.start + chance.randrange(max(world.days, 1))
        away = (begins, begins + chance.randrange(5, 60))
    role = "supervisor" if stays else "front_desk" if chance.random() < 0.3 else "officer"
    share = part / 100 * chance.uniform(0.5, 1.6) * (0.4 if stays else 1.0)
    own_id = world.id("staff", index, day_start_us(first))
    return Officer(own_id, _name(chance), role, _TEAMS[place % len(_TEAMS)], part, first, last, away, share)


def _name(chance: Random) -> str:
    comes_from = origin(chance) if chance.random() < 0.2 else HOME
    sex = "f" if chance.random() < 0.66 else "m"
    family = names.family_word(chance, origin=comes_from)
    given = names.given_word(chance, origin=comes_from, sex=sex, year=1982)
    return names.written(given, family, origin=comes_from, form="latin").full


def staff_rows(world: World, one: Office) -> list[Staff]:
    """Return the rows of an office. Only days inside the window or before it are told of."""
    return [
        Staff(
            item.id, item.name, item.role, item.team, f"O{one.number:03d}", item.hours_percent, day_text(item.first),
            day_text(item.last) if item.last <= world.end else "",
            day_text(item.away[0]) if item.away[1] else "",
            day_text(item.away[1]) if item.away[1] else "",
        )
        for item in one.officers
    ]  # fmt: skip
