"""A neighbourhood on its first day: who lives where, under which names, reached by which numbers."""

from random import Random

from caseworker.practice.population import addresses, contacts, households, people
from caseworker.practice.population.residents import (
    RESIDENTS,
    YEAR,
    Contact,
    Home,
    Neighbourhood,
    Resident,
    Stay,
    could_be_parent,
)
from caseworker.practice.population.streams import stream
from caseworker.practice.population.world import World

_TWO_HOMES, _NAMESAKES = 0.09, 0.0005
_FAULTY = 0.04


def settle(world: World, number: int) -> Neighbourhood:
    """Return the neighbourhood of that number as it stands on the first day of the window."""
    hood = Neighbourhood(number, addresses.district(world.seed, number))
    while len(hood.residents) < RESIDENTS:
        _add_household(world, hood)
    _add_namesakes(world, hood)
    _add_second_homes(world, hood)
    for person in hood.residents:
        chance = stream(world.seed, "facts", person.index)
        people.add_facts(chance, person, start=world.start, days=world.days)
        add_contacts(chance, person, world.start)
    return hood


def _add_household(world: World, hood: Neighbourhood) -> None:
    index = hood.index_of(len(hood.homes))
    chance = stream(world.seed, "household", index)
    kind, size = households.kind(chance, room=RESIDENTS - len(hood.residents))
    first = world.start - 30 - int(chance.expovariate(1 / (8 * YEAR)))
    home = Home(index, kind, first)
    members = _members(hood, home, households.places(chance, name=kind, size=size), world.start)
    unrelated = kind in {"shared", "institution"}
    people.name_household(chance, seed=world.seed, members=members, unrelated=unrelated, start=world.start)
    if kind == "none":
        post = hood.district.office_address()
        home.places.append(
            (addresses.Address("", "", post.locality, "", "", f"{post.line}, {post.postcode}"), first, 0)
        )
    else:
        home.places.append((addresses.address(chance, where=hood.district, shared=kind == "institution"), first, 0))
    _reach(chance, hood, home, members, world.start)
    hood.homes.append(home)


def _members(hood: Neighbourhood, home: Home, places: list[households.Place], start: int) -> list[Resident]:
    base = len(hood.residents)
    made = [Resident(hood.index_of(base + n), p.role, p.age_days, p.sex) for n, p in enumerate(places)]
    for person, place in zip(made, places, strict=True):
        person.parents = [made[parent] for parent in place.parents]
        person.stays.append(Stay(home, place.role, max(home.first, person.born(start))))
        if place.partner is not None and made[place.partner].index > person.index:
            home.couples.append((person, made[place.partner]))
    hood.residents += made
    return made


def _reach(chance: Random, hood: Neighbourhood, home: Home, members: list[Resident], start: int) -> None:
    """Give the household its telephone, recent arrivals an earlier address, and a few couples one mailbox."""
    oldest = max(person.age for person in members)
    share = 0.54 if oldest >= 65 else 0.36 if oldest >= 45 else 0.18
    if home.kind != "none" and chance.random() < share:
        home.landline = contacts.landline(chance)
    for person in members:
        if start - home.first < 9 * YEAR and person.age >= 18 and chance.random() < 0.5:
            person.former_place = addresses.address(chance, where=hood.district)
    for one, other in home.couples:
        if chance.random() < 0.03:
            box = contacts.mailbox(chance, one)
            for person in (one, other):
                person.contacts.append(Contact("email", box, person.stays[0].first, note="shared"))


def _add_second_homes(world: World, hood: Neighbourhood) -> None:
    """Let 9 % of the children live in two homes: the other is that of someone who could be their parent."""
    chance = stream(world.seed, "second_homes", hood.number)
    adults = [person for person in hood.residents if person.role in {"single", "partner"}]
    for child in hood.residents:
        if child.role != "child" or child.age >= 18 or chance.random() >= _TWO_HOMES:
            continue
        able = [adult for adult in adults if could_be_parent(adult, child)]
        if not able:
            continue
        other = chance.choice(able)
        child.stays.append(
            Stay(other.home, "part_time_child", max(other.home.first, child.born(world.start)), second=True)
        )
        if len(child.parents) < 2:
            child.parents.append(other)


def _add_namesakes(world: World, hood: Neighbourhood) -> None:
    """Give a few people the name and birthday of another who lives elsewhere, beyond what chance brings."""
    chance = stream(world.seed, "namesakes", hood.number)
    alone = [person for person in hood.residents if person.role in {"single", "flatmate"}]
    for person in alone:
        if chance.random() >= _NAMESAKES * len(hood.residents) / max(len(alone), 1):
            continue
        other = chance.choice(alone)
        if other.sex == person.sex and other.home is not person.home:
            person.age_days, person.origin = other.age_days, other.origin
            person.given, person.family, person.name = other.given, other.family, other.name
            person.other_names = [item for item in other.other_names if item[0] != "birth"]
            person.stays[0].first = max(person.home.first, person.born(world.start))


def add_contacts(chance: Random, person: Resident, start: int) -> None:
    """Give an adult the numbers and the mailbox of their own; four in a hundred are wrong or stale."""
    if person.age < 18:
        return
    older = person.age >= 65
    if chance.random() < (0.70 if older else 0.935):
        person.contacts.append(Contact("mobile", contacts.mobile(chance), start - chance.randrange(3000)))
    if person.home.landline:
        person.contacts.append(Contact("phone", person.home.landline, person.stays[0].first, note="home"))
    if chance.random() < (0.46 if older else 0.775) and not any(item.kind == "email" for item in person.contacts):
        person.contacts.append(Contact("email", contacts.mailbox(chance, person), start - chance.randrange(3000)))
    for item in person.contacts:
        if chance.random() < _FAULTY:
            _spoil(chance, item)


def _spoil(chance: Random, item: Contact) -> None:
    if item.kind == "email" or chance.random() < 0.5:
        item.stale = True
        return
    at = len(item.value) - 1 - chance.randrange(4)
    item.value = item.value[:at] + str((int(item.value[at]) + 1 + chance.randrange(9)) % 10) + item.value[at + 1 :]
