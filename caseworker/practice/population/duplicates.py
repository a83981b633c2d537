"""Second and third records of one person: what another officer, months later, wrote down differently.

A copy starts as what is so and takes one to four of the changes below. The names of the changes go to `truth`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

from caseworker.practice.population import contacts, names, people, slips
from caseworker.practice.population.addresses import Address
from caseworker.practice.population.residents import Contact, Resident
from caseworker.practice.population.streams import Weighted

SECOND, THIRD = 0.06, 0.008
_CHANGES = Weighted((1, 2, 3, 4), (40, 32, 18, 10))


@dataclass(slots=True)
class Copy:
    """What a further record says. `other_writing` is the name in the other script, if it has one."""

    name: names.Name
    other_writing: names.Name | None
    birth: str
    contacts: list[Contact]
    address: Address | None
    person: Resident
    relatives: list[Resident]
    how: list[str] = field(default_factory=list)


Change = Callable[[Random, Copy], bool]


def how_many(chance: Random) -> int:
    """Return how many further records a person has: none, one, or two."""
    draw = chance.random()
    return 2 if draw < THIRD else 1 if draw < SECOND else 0


def copy_of(
    chance: Random, person: Resident, *, birth: str, address: Address | None, relatives: list[Resident], day: int
) -> Copy:
    """Return a further record of a person, made on the day, with its mistakes."""
    known = [item for item in person.contacts if item.first <= day and (not item.last or item.last > day)]
    chosen = [replace(item) for item in known if chance.random() < 0.7]
    copy = Copy(person.name, _other_writing(person), birth, chosen, address, person, relatives)
    wanted = _CHANGES.pick(chance)
    for _ in range(40):
        if len(copy.how) >= wanted:
            break
        label, change = _MISTAKES.pick(chance)
        if label not in copy.how and change(chance, copy):
            copy.how.append(label)
    return copy


def _other_writing(person: Resident) -> names.Name | None:
    form = "native" if person.name.script == "Latn" else "latin"
    if person.origin.script == "Latn":
        return None
    family = people.own_family(person, person.family)
    return names.written(person.given, family, origin=person.origin, form=form)


def _renamed(copy: Copy, *, given: str, family: str) -> bool:
    family_first = copy.person.origin.family_first and copy.name.script != "Latn"
    changed = names.compose(given=given, family=family, script=copy.name.script, family_first=family_first)
    if changed == copy.name or not changed.full:
        return False
    copy.name = changed
    return True


def _spelt(slip: Callable[[Random, str], str | None]) -> Change:
    """Make a slip in the given or the family name."""

    def change(chance: Random, copy: Copy) -> bool:
        at_family = bool(copy.name.family) and (not copy.name.given or chance.random() < 0.6)
        changed = slip(chance, copy.name.family if at_family else copy.name.given)
        if changed is None:
            return False
        given, family = (copy.name.given, changed) if at_family else (changed, copy.name.family)
        return _renamed(copy, given=given, family=family)

    return change


def _whole(slip: Callable[[Random, str], str | None]) -> Change:
    """Make a slip in both parts of the name."""

    def change(chance: Random, copy: Copy) -> bool:
        given, family = (slip(chance, part) or part for part in (copy.name.given, copy.name.family))
        return _renamed(copy, given=given, family=family)

    return change


def _transliterated(_: Random, copy: Copy) -> bool:
    if copy.other_writing is None or not copy.other_writing.full or copy.how:
        return False
    copy.name = copy.other_writing
    return True


def _swapped(_: Random, copy: Copy) -> bool:
    return _renamed(copy, given=copy.name.family, family=copy.name.given)


def _one_family(_: Random, copy: Copy) -> bool:
    family = copy.name.family.replace("-", " ")
    return " " in family and _renamed(copy, given=copy.name.given, family=family.split(" ")[0])


def _nickname(chance: Random, copy: Copy) -> bool:
    given = slips.nickname(chance, copy.name.given)
    return given is not None and _renamed(copy, given=given, family=copy.name.family)


def _initial(_: Random, copy: Copy) -> bool:
    given = copy.name.given
    return len(given) > 2 and given[0].isalpha() and _renamed(copy, given=f"{given[0]}.", family=copy.name.family)


def _day_and_month(_: Random, copy: Copy) -> bool:
    year, month, day = copy.birth.split("-")
    if int(day) > 12 or day == month:
        return False
    copy.birth = f"{year}-{day}-{month}"
    return True


def _year_off(chance: Random, copy: Copy) -> bool:
    year, rest = int(copy.birth[:4]), copy.birth[4:]
    off = chance.choice((-10, -1, -1, -1, 1, 1, 1, 10))
    if rest == "-02-29" or not 1900 <= year + off <= _latest_year(copy):
        return False
    copy.birth = f"{year + off}{rest}"
    return True


def _latest_year(copy: Copy) -> int:
    """Return the last year of birth that an officer could enter: the person's own, or before it for the young."""
    own = int(copy.birth[:4])
    return own + 10 if copy.person.age > 12 else own


def _first_of_january(_: Random, copy: Copy) -> bool:
    if copy.birth.endswith("-01-01"):
        return False
    copy.birth = f"{copy.birth[:4]}-01-01"
    return True


def _relatives_phone(chance: Random, copy: Copy) -> bool:
    numbers = [item for other in copy.relatives for item in other.contacts if item.kind == "mobile"]
    if not numbers:
        return False
    copy.contacts = [item for item in copy.contacts if item.kind != "mobile"]
    copy.contacts.append(replace(chance.choice(numbers), note="", stale=False))
    return True


def _older_address(_: Random, copy: Copy) -> bool:
    if copy.person.former_place is None or copy.address == copy.person.former_place:
        return False
    copy.address = copy.person.former_place
    return True


def _other_family(chance: Random, copy: Copy) -> bool:
    """Write an adult's name with the family name of before or after a marriage."""
    former = [name for kind, name, _, _ in copy.person.other_names if kind in {"birth", "former"}]
    if former and former[0].script == copy.name.script:
        return _renamed(copy, given=copy.name.given, family=former[0].family)
    if copy.person.age < 20 or copy.person.sex != "f" or copy.name.script != "Latn" or not copy.name.family:
        return False
    word = names.for_woman(names.family_word(chance, origin=copy.person.origin), origin=copy.person.origin)
    return _renamed(copy, given=copy.name.given, family=word.latin)


def _new_number(chance: Random, copy: Copy) -> bool:
    if not copy.contacts or copy.person.age < 18:
        return False
    copy.contacts = [Contact("mobile", contacts.mobile(chance), 0)]
    return True


_MISTAKES: Weighted[tuple[str, Change]] = Weighted(
    (
        ("keyboard slip", _spelt(slips.keyboard)),
        ("by ear", _spelt(slips.by_ear)),
        ("accent dropped", _whole(slips.without_accents)),
        ("letters spelt out", _whole(slips.spelt_out)),
        ("transliteration", _transliterated),
        ("given and family swapped", _swapped),
        ("second family name dropped", _one_family),
        ("nickname", _nickname),
        ("initial only", _initial),
        ("day and month swapped", _day_and_month),
        ("year off", _year_off),
        ("first of January", _first_of_january),
        ("phone of a relative", _relatives_phone),
        ("older address", _older_address),
        ("married name", _other_family),
        ("cut at 20 signs", _whole(slips.cut)),
        ("upper case", _whole(slips.upper)),
        ("blanks and invisible signs", _spelt(slips.stray_signs)),
        ("new number", _new_number),
    ),
    (22, 16, 8, 5, 14, 6, 6, 8, 5, 7, 6, 4, 5, 7, 5, 3, 4, 4, 6),
)
