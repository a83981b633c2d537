"""Records to compare, with everything filled in that a test is not about; and an invented file with its truth."""

from dataclasses import replace
from random import Random

from caseworker.matching.facts import AddressFacts, BirthFacts, NameFacts, PersonFacts
from caseworker.matching.making import address_facts, name_facts

_GIVEN = ("amara", "boris", "chidi", "dolores", "edwin", "fatou", "goran", "hilda", "ivo", "jamila", "kofi", "leonie")
_FAMILY = ("adeyemi", "bauer", "castillo", "dubois", "eriksen", "fischer", "greco", "haddad", "ivanov", "kowalski")
_STREETS = ("mill lane", "harbour road", "station street", "queens park", "long meadow", "castle hill", "river walk")


def a_person(
    given: str = "marisol", family: str = "quintero", *, born: str = "1958-03-12", home: str = "7 Mill Lane"
) -> PersonFacts:
    return PersonFacts(
        names=(name_facts(given=given, family=family),),
        birth=a_birth(born) if born else None,
        addresses=(address_facts(street=home, postcode="NG1 4AB", locality="Northgate"),) if home else (),
        gender="f",
    )


def a_birth(text: str) -> BirthFacts:
    parts = [int(part) for part in text.split("-")]
    return BirthFacts(*parts)


def a_file(people: int, *, seed: int) -> tuple[list[PersonFacts], list[int]]:
    """Return records of so many people, every third entered twice with slips, and whose each record is."""
    chance = Random(seed)
    records, owners = [], []
    for person in range(people):
        first = _invented(chance)
        records.append(first)
        owners.append(person)
        if person % 3 == 0:
            records.append(_with_slips(chance, first))
            owners.append(person)
    return records, owners


def _invented(chance: Random) -> PersonFacts:
    number = str(chance.randrange(1, 90))
    home = AddressFacts(number, chance.choice(_STREETS), f"ng{chance.randrange(1, 60)}", "northgate")
    name = NameFacts((chance.choice(_GIVEN),), (f"{chance.choice(_FAMILY)}{chance.choice(['', 'son', 'ez', 'ov'])}",))
    birth = BirthFacts(chance.randrange(1930, 2015), chance.randrange(1, 13), chance.randrange(1, 29))
    return PersonFacts(
        names=(name,),
        birth=birth,
        addresses=(home,),
        phones=frozenset({str(chance.randrange(10**8, 10**9))}),
        gender=chance.choice("mf"),
    )


def _with_slips(chance: Random, one: PersonFacts) -> PersonFacts:
    changed = chance.choice(("name", "birth", "phone", "home"))
    name, birth = one.names[0], one.birth
    if changed == "name":
        at = chance.randrange(1, len(name.family[0]))
        return replace(one, names=(NameFacts(name.given, (name.family[0][:at] + "x" + name.family[0][at:],)),))
    if changed == "birth" and birth:
        return replace(one, birth=BirthFacts(birth.year, birth.day, birth.month))
    if changed == "phone":
        return replace(one, phones=frozenset({str(chance.randrange(10**8, 10**9))}))
    return replace(one, addresses=())
