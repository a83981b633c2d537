"""Who lives with whom: kinds and sizes of households, ages of their members, twins, and who is whose parent.

Shares are set so that sizes, kinds and the pyramid of ages come out together; `checks` holds them to it.
"""

from dataclasses import dataclass
from random import Random

from caseworker.practice.population.residents import YEAR
from caseworker.practice.population.streams import Weighted, weighted

_ADULT_AGES = {
    "single": weighted(((18, 25), 4.5), ((25, 45), 26.0), ((45, 65), 26.5), ((65, 85), 34.0), ((85, 99), 9.0)),
    "couple": weighted(((20, 25), 2.0), ((25, 45), 16.0), ((45, 65), 39.0), ((65, 85), 38.5), ((85, 97), 4.5)),
    "shared": weighted(((18, 25), 45.0), ((25, 45), 48.0), ((45, 65), 7.0)),
    "institution": weighted(((20, 65), 12.0), ((65, 85), 38.0), ((85, 102), 50.0)),
    "none": weighted(((18, 25), 15.0), ((25, 45), 50.0), ((45, 65), 30.0), ((65, 80), 5.0)),
}
_ELDEST = weighted(
    ((0, 5), 16.5), ((5, 10), 18.0), ((10, 15), 20.0), ((15, 20), 21.5), ((20, 25), 15.0), ((25, 40), 9.0)
)
_GAP_YEARS = (18.1, 44.9)
_TWIN_SHARE, _TRIPLET_SHARE = 0.016, 0.0004  # of births after a first: 1.2 % of children are then twins

KINDS: Weighted[tuple[str, int]] = weighted(
    (("single", 1), 31.6),
    (("none", 1), 0.4),
    (("couple", 2), 24.4),
    (("lone_parent", 2), 6.3),
    (("shared", 2), 2.3),
    (("family", 3), 10.6),
    (("lone_parent", 3), 3.3),
    (("shared", 3), 1.1),
    (("family", 4), 11.0),
    (("lone_parent", 4), 1.1),
    (("three_generations", 4), 0.7),
    (("shared", 4), 0.2),
    (("family", 5), 3.1),
    (("lone_parent", 5), 0.3),
    (("three_generations", 5), 1.1),
    (("family", 6), 1.2),
    (("three_generations", 6), 0.8),
    (("family", 7), 0.3),
    (("three_generations", 7), 0.2),
    (("institution", 45), 0.016),
)


@dataclass(frozen=True, slots=True)
class Place:
    """One member's place in a household. `parents` and `partner` are places in the same household."""

    role: str
    age_days: int
    sex: str
    parents: tuple[int, ...] = ()
    partner: int | None = None


def kind(chance: Random, *, room: int) -> tuple[str, int]:
    """Return kind and size of a household that needs no more than `room` places."""
    while True:
        name, size = KINDS.pick(chance)
        if name == "institution":
            size = min(8 + int(chance.expovariate(1 / 37)), 120)
        if size <= room:
            return name, size


def places(chance: Random, *, name: str, size: int) -> list[Place]:
    """Return the members of a household of the kind."""
    if name == "family":
        return _with_children(chance, parents=2, children=size - 2)
    if name == "lone_parent":
        return _with_children(chance, parents=1, children=size - 1)
    if name == "three_generations":
        return _three_generations(chance, size)
    if name == "couple":
        return _couple(chance)
    role = {"single": "single", "none": "single", "shared": "flatmate", "institution": "resident"}[name]
    return [_alone(chance, name, role) for _ in range(size)]


def _alone(chance: Random, name: str, role: str) -> Place:
    age = _between(chance, *_ADULT_AGES[name].pick(chance))
    women = 0.72 if age > 80 * YEAR else 0.58 if age > 65 * YEAR else 0.40
    return Place(role, age, _sex(chance, women=0.22 if name == "none" else women))


def _couple(chance: Random) -> list[Place]:
    first = _between(chance, *_ADULT_AGES["couple"].pick(chance))
    second = max(int(first + chance.gauss(-2.2, 3.0) * YEAR), int(19 * YEAR))
    man, woman = _pair_sexes(chance)
    return [Place("partner", first, man, partner=1), Place("partner", second, woman, partner=0)]


def _with_children(chance: Random, *, parents: int, children: int) -> list[Place]:
    ages = _children(chance, children)
    first = _parent_age(chance, ages)
    if parents == 1:
        heads = [Place("parent", first, _sex(chance, women=0.85))]
    else:
        man, woman = _pair_sexes(chance)
        second = _clamped(int(first + chance.gauss(2.3, 3.0) * YEAR), ages)
        heads = [Place("parent", second, man, partner=1), Place("parent", first, woman, partner=0)]
    over = tuple(range(parents))
    return heads + [Place("child", age, _sex(chance, women=0.488), over) for age in ages]


def _three_generations(chance: Random, size: int) -> list[Place]:
    elders = 2 if size >= 5 and chance.random() < 0.4 else 1
    inner = size - elders
    family = _with_children(chance, parents=2 if inner >= 3 else 1, children=inner - (2 if inner >= 3 else 1))
    parent = family[0]
    elder_ages = [_parent_age(chance, [parent.age_days]) for _ in range(elders)]
    sexes = _pair_sexes(chance) if elders == 2 else (_sex(chance, women=0.75),)
    partners = (size - 1, size - 2) if elders == 2 else (None,)
    over = tuple(range(inner, size))
    family[0] = Place(parent.role, parent.age_days, parent.sex, over, parent.partner)
    return family + [
        Place("grandparent", age, sex, (), partner)
        for age, sex, partner in zip(elder_ages, sexes, partners, strict=True)
    ]


def _children(chance: Random, count: int) -> list[int]:
    """Return ages of siblings, the eldest first; twins share one age to the day."""
    ages = [_between(chance, *_ELDEST.pick(chance))]
    while len(ages) < count:
        draw = chance.random()
        if draw < _TRIPLET_SHARE and len(ages) + 2 <= count:
            ages += [ages[-1], ages[-1]]
        elif draw < _TWIN_SHARE:
            ages.append(ages[-1])
        else:
            ages.append(ages[-1] - int(chance.uniform(1.1, 4.6) * YEAR))
    lowest = min(ages)
    return [age - lowest + chance.randrange(int(2 * YEAR)) for age in ages] if lowest < 0 else ages


def _parent_age(chance: Random, ages: list[int]) -> int:
    at_eldest = chance.triangular(18.2, 41.0, 28.0)
    return _clamped(max(ages) + int(at_eldest * YEAR), ages)


def _clamped(age: int, ages: list[int]) -> int:
    """Return the age moved so that each child is born when the parent is 18 to 45."""
    least, most = max(ages) + int(_GAP_YEARS[0] * YEAR), min(ages) + int(_GAP_YEARS[1] * YEAR)
    return min(max(age, least), max(most, least))


def _between(chance: Random, low: int, high: int) -> int:
    return int(chance.uniform(low, high) * YEAR)


def _sex(chance: Random, *, women: float) -> str:
    draw = chance.random()
    return "x" if draw < 0.001 else "f" if draw < women else "m"


def _pair_sexes(chance: Random) -> tuple[str, str]:
    draw = chance.random()
    return ("m", "m") if draw < 0.018 else ("f", "f") if draw < 0.036 else ("m", "f")
