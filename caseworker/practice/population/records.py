"""Rows about people: records, names, addresses, numbers, households and ties; further records and the truth."""

from dataclasses import dataclass
from random import Random

from caseworker.practice.population import contacts, duplicates, people
from caseworker.practice.population.addresses import Address, rewritten
from caseworker.practice.population.calendar import day_start_us, day_text
from caseworker.practice.population.life import Life
from caseworker.practice.population.names import Name
from caseworker.practice.population.residents import Contact, Neighbourhood, Resident
from caseworker.practice.population.staff import Office
from caseworker.practice.population.streams import scattered_number, stream
from caseworker.practice.population.tables import (
    Addresses,
    ContactPoints,
    Households,
    Members,
    Moment,
    Names,
    People,
    Relationships,
    Truth,
)  # fmt: skip
from caseworker.practice.population.world import Sheets, World

_BEFORE_DAYS = 8 * 365
_KEPT = 64  # ids are numbered within a person


def identify(world: World, hood: Neighbourhood) -> None:
    """Give each household and each person's first record the moment it was made, and its id."""
    for home in hood.homes:
        home.id = world.id("household", home.index, day_start_us(home.first))
    for person in hood.residents:
        chance = stream(world.seed, "record", person.index)
        born = person.born(world.start)
        if born >= world.start:
            day = min(born + chance.randrange(3, 25), people.last_day(person, start=world.start, days=world.days) - 1)
        else:
            day = max(born, world.start - 1 - int(chance.random() * _BEFORE_DAYS))
        person.created_us = world.calendar.moment(max(day, born), 32_400 + chance.randrange(28_000))
        person.id = world.id("record", person.index * 4, person.created_us)
        person.records = [(person.id, person.created_us)]


@dataclass(frozen=True, slots=True)
class Clerk:
    """What is at hand when people are written down."""

    world: World
    hood: Neighbourhood
    office: Office
    sheets: Sheets


def write_people(clerk: Clerk) -> None:
    """Write each person's records, first and further ones, with everything that belongs to them."""
    inside: dict[int, list[Resident]] = {}
    for person in clerk.hood.residents:
        inside.setdefault(person.home.index, []).append(person)
    for person in clerk.hood.residents:
        chance = stream(clerk.world.seed, "written", person.index)
        _first_record(clerk, person, chance)
        for number in range(1, duplicates.how_many(chance) + 1):
            relatives = [other for other in inside[person.home.index] if other is not person]
            _further_record(clerk, person, relatives, number, chance)


def _first_record(clerk: Clerk, person: Resident, chance: Random) -> None:
    world, put = clerk.world, clerk.sheets.put
    birth = day_text(person.born(world.start))
    if person.age > 60 and person.origin.script != "Latn" and chance.random() < 0.1:
        birth = birth[:4]
    put(_record(clerk, person, chance, copy=0, name=person.name, birth=birth))
    for place, (kind, name, first, last) in enumerate(person.other_names):
        own_id = world.id("name", person.index * _KEPT + place, person.created_us)
        put(Names(own_id, person.id, kind, name.script, name.full, name.given, name.family, first, last))
    for place, (kind, address, start, end) in enumerate(stays_of(person)):
        index = person.index * _KEPT + place
        put(_address(clerk, address, record_id=person.id, index=index, kind=kind, first=start, last=end))
    for place, item in enumerate(person.contacts):
        put(_contact(world, person.id, person.index * _KEPT + place, item, chance))
    for place, stay in enumerate(person.stays):
        own_id = world.id("member", person.index * _KEPT + place, day_start_us(stay.first))
        last = day_text(stay.last) if stay.last else ""
        put(Members(own_id, stay.home.id, person.id, stay.role, day_text(stay.first), last))
    put(Truth(person.id, person.id, ""))


def _record(clerk: Clerk, person: Resident, chance: Random, *, copy: int, name: Name, birth: str) -> People:
    record_id, made_us = person.records[copy]
    made_day, _ = clerk.world.calendar.wall(made_us)
    return People(
        record_id, scattered_number(person.index * 4 + copy), clerk.hood.district.code, name.full, name.given,
        name.family, name.script, "current", person.sex, birth, person.origin.code, person.language,
        person.interpreter, person.access_format, day_text(person.died) if person.died else "",
        day_text(person.erased) if person.erased else "", 1 if chance.random() < 0.005 else 0, Moment(made_us),
        clerk.office.anyone(chance, day=made_day).id, people.CHANNELS.pick(chance),
    )  # fmt: skip


def stays_of(person: Resident) -> list[tuple[str, Address, int, int]]:
    """Return where a person lived: kind, address, first day, day after the last (0: still)."""
    lived: list[tuple[str, Address, int, int]] = []
    home = person.home
    if person.former_place is not None and home.first > person.stays[0].first - 1:
        lived.append(("former", person.former_place, 0, home.first))
    for stay in person.stays:
        for address, first, last in stay.home.places:
            begins = max(first, stay.first)
            ends = min(last or stay.last, stay.last or last)
            if not ends or begins < ends:
                kind = "care_of" if address.care_of else "second_home" if stay.second else "home"
                lived.append((kind, address, begins, ends))
    return lived


def _address(
    clerk: Clerk, address: Address, *, record_id: str, index: int, kind: str, first: int, last: int
) -> Addresses:
    own_id = clerk.world.id("address", index, day_start_us(first or last))
    return Addresses(
        own_id, record_id, kind, address.line, address.flat, address.locality, address.postcode, "GB",
        clerk.hood.district.code, address.care_of, day_text(first) if first else "", day_text(last) if last else "",
    )  # fmt: skip


def _contact(world: World, record_id: str, index: int, item: Contact, chance: Random) -> ContactPoints:
    value = item.value if item.kind == "email" else contacts.as_written(chance, item.value)
    first, last = (day_text(day) if day else "" for day in (item.first, item.last))
    own_id = world.id("contact", index, day_start_us(item.first))
    return ContactPoints(own_id, record_id, item.kind, value, item.note, item.stale, first, last)


def _further_record(clerk: Clerk, person: Resident, relatives: list[Resident], number: int, chance: Random) -> None:
    """Write a second or third record, made 30 to 900 days later, if the person could still be met then."""
    world, put = clerk.world, clerk.sheets.put
    day = world.calendar.wall(person.records[-1][1])[0] + chance.randrange(30, 900)
    day = min(day, people.last_day(person, start=world.start, days=world.days) - 1)
    made_us = world.calendar.moment(day, 32_400 + chance.randrange(28_000))
    if made_us <= person.records[-1][1]:
        return
    address = next((at for _, at, first, last in stays_of(person) if first <= day and (not last or day < last)), None)
    birth = day_text(person.born(world.start))
    copy = duplicates.copy_of(chance, person, birth=birth, address=address, relatives=relatives, day=day)
    record_id = world.id("record", person.index * 4 + number, made_us)
    person.records.append((record_id, made_us))
    put(_record(clerk, person, chance, copy=number, name=copy.name, birth=copy.birth))
    base = person.index * _KEPT + 20 * number
    if copy.address is not None:
        at = rewritten(chance, copy.address) if chance.random() < 0.3 and copy.address.line else copy.address
        kind = "care_of" if at.care_of else "home"
        put(_address(clerk, at, record_id=record_id, index=base, kind=kind, first=day, last=0))
    for place, item in enumerate(copy.contacts):
        item.first = max(item.first, day)
        put(_contact(world, record_id, base + place, item, chance))
    put(Truth(record_id, person.id, "; ".join(copy.how)))


def write_homes(clerk: Clerk) -> None:
    """Write the households."""
    for home in clerk.hood.homes:
        clerk.sheets.put(Households(home.id, home.kind, clerk.hood.district.code, day_text(home.first), ""))


def write_ties(clerk: Clerk, life: Life) -> None:
    """Write who is whose parent or spouse, with the days it began and ended."""
    start = clerk.world.start
    for person in clerk.hood.residents:
        for place, parent in enumerate(person.parents):
            tie = _Tie(parent, person, "parent_of", person.born(start), 0)
            _put_tie(clerk, tie, person.index * 16 + place)
    for home in clerk.hood.homes:
        for one, other in home.couples:
            ended = life.ended.get((one.index, other.index)) or min(filter(None, (one.died, other.died)), default=0)
            grown = max(one.born(start), other.born(start)) + 18 * 365
            tie = _Tie(one, other, "spouse_of", max(min(home.first, start - 1), grown), ended)
            _put_tie(clerk, tie, one.index * 16 + 8)
    for one, other, day in life.begun:
        _put_tie(clerk, _Tie(one, other, "spouse_of", day, 0), one.index * 16 + 9)


@dataclass(frozen=True, slots=True)
class _Tie:
    one: Resident
    other: Resident
    kind: str
    first: int
    last: int


def _put_tie(clerk: Clerk, tie: _Tie, index: int) -> None:
    own_id = clerk.world.id("tie", index, day_start_us(tie.first))
    ended = day_text(tie.last) if tie.last else ""
    clerk.sheets.put(Relationships(own_id, tie.one.id, tie.other.id, tie.kind, day_text(tie.first), ended))
