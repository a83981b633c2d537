"""The frame in which an office's work on one neighbourhood is written down."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from caseworker.practice.population import people
from caseworker.practice.population.calendar import day_start_us
from caseworker.practice.population.residents import Resident
from caseworker.practice.population.staff import Office, Officer
from caseworker.practice.population.world import Sheets, World

_FIRST_RECORD = 0.65  # of contacts of people with several records, those on the first


@dataclass(frozen=True, slots=True)
class Desk:
    """What is at hand when work is written down: world, office, sheets, the district's code, free case numbers."""

    world: World
    office: Office
    sheets: Sheets
    territory: str
    case_numbers: Iterator[int]


@dataclass(slots=True)
class Subject:
    """The person whom work is about: their chance, where they live, until when they can be met."""

    person: Resident
    chance: Random
    street: str
    household: list[Resident]
    until_us: int
    count: int = 0

    def next_index(self) -> int:
        """Return the next free number of a piece of work on this person."""
        self.count += 1
        return (self.person.index << 20) + self.count

    def record_at(self, at_us: int) -> str:
        """Return the record on which the officer wrote: of several, mostly the first."""
        known = [record for record, made_us in self.person.records if made_us <= at_us]
        if len(known) < 2 or self.chance.random() < _FIRST_RECORD:
            return self.person.id
        return known[1 + int(self.chance.random() * (len(known) - 1))]


@dataclass(frozen=True, slots=True)
class Matter:
    """A case as papers and visits see it: whose, with whom, from when until when it is worked on."""

    case_id: str
    record_id: str
    team: str
    owner: Officer
    from_us: int
    to_us: int


def subject(world: World, person: Resident, chance: Random, household: list[Resident]) -> Subject:
    """Return a person as the subject of work. Nothing is recorded on or after the day of death or erasure."""
    until = min(day_start_us(people.last_day(person, start=world.start, days=world.days)), day_start_us(world.end))
    return Subject(person, chance, person.home.places[-1][0].street, household, until - 3_600_000_000)
