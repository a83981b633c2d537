"""What happens in lives within the window: births, moves, marriages, separations, deaths. Each has its day.

Events change the drafts (stays, places, names, couples) so that every later row answers questions "as of" a day, and
leave a row of their own. Nobody takes part in more than one of move, marriage and separation.
"""

from dataclasses import dataclass, field
from random import Random

from caseworker.practice.population import addresses, contacts, people
from caseworker.practice.population.calendar import day_start_us, day_text
from caseworker.practice.population.residents import Contact, Home, Neighbourhood, Resident, Stay, could_be_parent
from caseworker.practice.population.streams import poisson, stream
from caseworker.practice.population.tables import LifeEvents
from caseworker.practice.population.world import World

_BIRTHS, _MOVES, _MARRIAGES, _SEPARATIONS = 0.011, 0.08, 0.01, 0.01  # a year and head
_SUCCESSORS = 0.3


@dataclass(slots=True)
class Happening:
    """One event. `other` is the partner; `home` the household it happened in or led to."""

    kind: str
    day: int
    person: Resident
    other: Resident | None = None
    home: Home | None = None


@dataclass(slots=True)
class Life:
    """What happened in a neighbourhood, and the ties that began and ended: (from, to, kind, first day, last day)."""

    happenings: list[Happening] = field(default_factory=list)
    ended: dict[tuple[int, int], int] = field(default_factory=dict)
    begun: list[tuple[Resident, Resident, int]] = field(default_factory=list)
    busy: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Mover:
    day: int
    home: Home
    members: list[Resident]

    def present(self) -> list[Resident]:
        """Return those who live there on the day: born, and neither dead nor erased."""
        gone = ((person.died or person.erased, person) for person in self.members)
        return [person for last, person in gone if person.stays[0].first <= self.day and (not last or self.day < last)]


def live(world: World, hood: Neighbourhood) -> Life:
    """Let the window pass over the neighbourhood, and return what happened."""
    life, chance = Life(), stream(world.seed, "life", hood.number)
    _births(world, hood, life, chance)
    _marriages(world, hood, life, chance)
    _separations(world, hood, life, chance)
    _moves(world, hood, life, chance)
    _ends(hood, life)
    return life


def _day(world: World, chance: Random) -> int:
    return world.start + chance.randrange(max(world.days, 1))


def _number(world: World, chance: Random, rate: float) -> int:
    return poisson(chance, rate * 1000 * world.years)


def _free(life: Life, person: Resident) -> bool:
    return person.index not in life.busy and not person.died and not person.erased


def _births(world: World, hood: Neighbourhood, life: Life, chance: Random) -> None:
    mothers = [p for p in hood.residents if p.sex == "f" and 20 <= p.age < 43 and p.role in {"parent", "partner"}]
    mothers = [mother for mother in mothers if not mother.died and not mother.erased]
    chance.shuffle(mothers)
    for mother in mothers[: _number(world, chance, _BIRTHS)]:
        day = _day(world, chance)
        child = Resident(hood.index_of(len(hood.residents)), "child", world.start - day)
        child.sex = "f" if chance.random() < 0.488 else "m"
        partners = [partner for partner in _pair(mother) if partner is not mother]
        child.parents = [mother, *(partner for partner in partners if could_be_parent(partner, child))]
        child.origin, child.family = mother.origin, mother.family
        child.stays.append(Stay(mother.home, "child", day))
        father = next((parent for parent in child.parents if parent.sex == "m"), None)
        people.name_person(stream(world.seed, "name", child.index), child, father=father, start=world.start)
        people.add_facts(stream(world.seed, "facts", child.index), child, start=world.start, days=world.days)
        hood.residents.append(child)
        life.happenings.append(Happening("birth", day, child, mother, mother.home))


def _pair(person: Resident) -> tuple[Resident, ...]:
    return next((pair for pair in person.home.couples if person in pair), ())


def _marriages(world: World, hood: Neighbourhood, life: Life, chance: Random) -> None:
    alone = [p for p in hood.residents if p.role in {"single", "flatmate"} and 20 <= p.age < 72 and _free(life, p)]
    for _ in range(_number(world, chance, _MARRIAGES / 2)):
        if len(alone) < 2:
            return
        one = alone.pop(chance.randrange(len(alone)))
        fits = [p for p in alone if abs(p.age - one.age) < 9 and p.home is not one.home and (p.sex != one.sex)]
        if fits:
            other = fits[chance.randrange(len(fits))]
            alone.remove(other)
            _marry(world, life, chance, one, other)


def _marry(world: World, life: Life, chance: Random, one: Resident, other: Resident) -> None:
    day = _day(world, chance)
    life.busy |= {one.index, other.index}
    life.begun.append((one, other, day))
    other.stays[-1].last = day
    other.stays.append(Stay(one.home, "partner", day))
    life.happenings.append(Happening("marriage", day, one, other, one.home))
    wife = one if one.sex == "f" else other
    husband = other if wife is one else one
    if wife.given and wife.family and husband.family and chance.random() < 0.5 and wife.name.full:
        before = people.former_name(wife, wife.family)
        wife.other_names.append(("former", before, "", day_text(day)))
        wife.family = husband.family
        wife.name = people.former_name(wife, husband.family)


def _separations(world: World, hood: Neighbourhood, life: Life, chance: Random) -> None:
    couples = [pair for home in hood.homes for pair in home.couples if all(_free(life, person) for person in pair)]
    for _ in range(_number(world, chance, _SEPARATIONS / 2)):
        if not couples:
            return
        stays, leaves = couples.pop(chance.randrange(len(couples)))
        day = _day(world, chance)
        life.busy |= {stays.index, leaves.index}
        life.ended[stays.index, leaves.index] = day
        home = Home(hood.index_of(len(hood.homes)), "single", day)
        home.places.append((addresses.address(chance, where=hood.district), day, 0))
        hood.homes.append(home)
        leaves.stays[-1].last = day
        leaves.stays.append(Stay(home, "single", day))
        life.happenings.append(Happening("separation", day, stays, leaves, home))


def _moves(world: World, hood: Neighbourhood, life: Life, chance: Random) -> None:
    """Whole households move; some into a home that another has just left, at times with its telephone number."""
    members: dict[int, list[Resident]] = {}
    for person in hood.residents:
        members.setdefault(person.home.index, []).append(person)
    movers: list[_Mover] = []
    for home in hood.homes:
        inside = members.get(home.index, [])
        fixed = home.kind in {"institution", "none"} or any(person.index in life.busy for person in inside)
        if inside and not fixed and chance.random() < _MOVES * world.years:
            movers.append(_Mover(_day(world, chance), home, inside))
    empty: list[tuple[addresses.Address, str]] = []
    for mover in sorted(movers, key=lambda mover: (mover.day, mover.home.index)):
        _move(hood, chance, mover, empty)
        life.happenings += [Happening("move", mover.day, person, None, mover.home) for person in mover.present()]


def _move(hood: Neighbourhood, chance: Random, mover: _Mover, empty: list[tuple[addresses.Address, str]]) -> None:
    home, day = mover.home, mover.day
    old, first, _ = home.places[-1]
    home.places[-1] = (old, first, day)
    taken = empty.pop(0) if empty and chance.random() < _SUCCESSORS else None
    home.places.append((taken[0] if taken else addresses.address(chance, where=hood.district), day, 0))
    number = taken[1] if taken and taken[1] else contacts.landline(chance) if home.landline else ""
    for person in mover.present():
        for item in [item for item in person.contacts if item.kind == "phone" and item.note == "home"]:
            item.last = day
            person.contacts.append(Contact("phone", number or contacts.landline(chance), day, note="home"))
    empty.append((old, home.landline))


def _ends(hood: Neighbourhood, life: Life) -> None:
    """End every stay of those who died or were erased."""
    for person in hood.residents:
        gone = person.died or person.erased
        for stay in person.stays if gone else ():
            stay.last = max(min(stay.last or gone, gone), stay.first)
        if person.died:
            life.happenings.append(Happening("death", person.died, person))


def rows(world: World, life: Life) -> list[LifeEvents]:
    """Return the events as rows, by day. People must have their ids."""
    made = []
    ordered = sorted(life.happenings, key=lambda item: (item.day, item.person.index, item.kind))
    for item in ordered:
        index = item.person.index * 8 + ("birth", "move", "marriage", "separation", "death").index(item.kind)
        made.append(
            LifeEvents(
                world.id("life", index, day_start_us(item.day)), item.kind, day_text(item.day), item.person.id,
                item.other.id if item.other else "", item.home.id if item.home else "",
            )
        )  # fmt: skip
    return made
