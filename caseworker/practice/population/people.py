"""What is so about each person of a household: names, birth, language, needs, death, and when the office met them."""

from collections.abc import Sequence
from random import Random

from caseworker.practice.population import names, origins
from caseworker.practice.population.books import Word
from caseworker.practice.population.calendar import day_text
from caseworker.practice.population.residents import YEAR, Resident
from caseworker.practice.population.streams import stream, weighted

_SAME_ORIGIN, _SHARED_NAME = 0.9, 0.72
_FATHERS_NAME = 0.03
_ONE_NAME, _NO_NAME, _UNNAMED_NEWBORN = 0.004, 0.0005, 0.042
_CHANGED_FAMILY = 0.06
_ERASED_A_YEAR = 0.0004
_DEATHS_A_YEAR = ((85, 0.133), (65, 0.036), (45, 0.0045), (0, 0.0005))
CHANNELS = weighted(("counter", 40.0), ("phone", 25.0), ("web_form", 20.0), ("partner", 15.0))


def name_household(chance: Random, *, seed: int, members: Sequence[Resident], unrelated: bool, start: int) -> None:
    """Give each member origin and names. Members of a family share most of them; flatmates share none."""
    shared, family = origins.origin(chance), None
    for person in members:
        own = stream(seed, "name", person.index)
        related = not unrelated and family is not None
        alike = family is None or (related and (bool(person.parents) or own.random() < _SAME_ORIGIN))
        person.origin = shared if alike else origins.origin(own)
        keeps = related and alike and (bool(person.parents) or own.random() < _SHARED_NAME)
        person.family = family if keeps else names.family_word(own, origin=person.origin)
        family = family or person.family
        father = next((parent for parent in person.parents if parent.sex == "m"), None)
        name_person(own, person, father=father, start=start)


def name_person(chance: Random, person: Resident, *, father: Resident | None, start: int) -> None:
    """Give a person with origin and family name a given name, and decide in which scripts the name is kept."""
    year = 1970 + int((start - person.age_days - 719_163) / YEAR)
    person.given = names.given_word(chance, origin=person.origin, sex=person.sex, year=year)
    if person.sex == "m" and father is not None and father.given and chance.random() < _FATHERS_NAME:
        person.given = father.given
    _leave_out(chance, person)
    write_names(chance, person)
    _former_family(chance, person, start)


def _leave_out(chance: Random, person: Resident) -> None:
    """A few people have one name only, nobody knows the name of a few, a few newborns are not named yet."""
    draw = chance.random()
    if draw < _NO_NAME:
        person.given = person.family = None
    elif draw < _NO_NAME + _ONE_NAME:
        person.family = None
    elif person.age_days < YEAR and draw > 1 - _UNNAMED_NEWBORN:
        person.given = None


def write_names(chance: Random, person: Resident) -> None:
    """Write the person's name in the scripts in which the office keeps it."""
    family = own_family(person, person.family)
    forms = names.forms(chance, origin=person.origin)
    written = [names.written(person.given, family, origin=person.origin, form=form) for form in forms]
    person.name = written[0]
    kinds = {"latin": "transliteration", "native": "own_script", "kana": "reading"}
    person.other_names = [
        (kinds[form], name, "", "") for form, name in zip(forms[1:], written[1:], strict=True) if name.full
    ]


def own_family(person: Resident, family: Word | None) -> Word | None:
    """Return the family name in the form this person bears."""
    if family is None or person.sex != "f":
        return family
    return names.for_woman(family, origin=person.origin)


def _former_family(chance: Random, person: Resident, start: int) -> None:
    if person.age < 18 or person.family is None:
        return
    likely = _CHANGED_FAMILY * (1.75 if person.sex == "f" else 0.25)
    if chance.random() >= likely:
        return
    birth_family = names.family_word(chance, origin=person.origin)
    changed = start - int(chance.uniform(0.02, max((person.age_days / YEAR) - 18, 0.03)) * YEAR)
    former = former_name(person, birth_family)
    person.other_names.append(("birth", former, day_text(person.born(start)), day_text(changed)))


def former_name(person: Resident, family: Word) -> names.Name:
    """Return the person's name with another family name, in the script of the name on record."""
    form = "latin" if person.name.script == "Latn" else "native"
    return names.written(person.given, own_family(person, family), origin=person.origin, form=form)


def add_facts(chance: Random, person: Resident, *, start: int, days: int) -> None:
    """Give a person language, needs, and the days of death and erasure if they fall into the window."""
    person.language = origins.language(chance, of=person.origin, age=person.age)
    person.interpreter = origins.needs_interpreter(chance, speaks=person.language)
    person.access_format = origins.access_format(chance, age=person.age)
    first = max(start, person.born(start) + 1)
    left = start + days - first
    if left <= 0:
        return
    rate = next(rate for age, rate in _DEATHS_A_YEAR if max(person.age, 0) >= age)
    if chance.random() < rate * left / YEAR:
        person.died = first + chance.randrange(left)
    elif chance.random() < _ERASED_A_YEAR * left / YEAR:
        person.erased = first + chance.randrange(left)


def last_day(person: Resident, *, start: int, days: int) -> int:
    """Return the day after the last on which anything may be recorded of the person."""
    return min(person.died or start + days, person.erased or start + days)
