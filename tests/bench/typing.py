"""What officers type when they look for somebody, made from the people of a store: for measuring, always the same for
a seed.

Only what the index itself keeps of a person is used, so any store can be measured, however its people came to be.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from caseworker.store.search.index import table_of

_NEIGHBOURS = {
    "q": "wa", "w": "qes", "e": "wrd", "r": "etf", "t": "ryg", "y": "tuh", "u": "yij", "i": "uok", "o": "ipl",
    "p": "ol", "a": "qsz", "s": "adw", "d": "sfe", "f": "dgr", "g": "fht", "h": "gjy", "j": "hku", "k": "jli",
    "l": "ko", "z": "xa", "x": "zc", "c": "xv", "v": "cb", "b": "vn", "n": "bm", "m": "n",
}  # fmt: skip
_LEAST_WORD = 3


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person as the index keeps them: folded words."""

    rid: int
    given: str
    family: str
    year: str
    street: str
    phone: str
    number: str


def people_of(connection: sa.Connection, *, count: int, seed: int, kind: str = "person") -> list[Somebody]:
    """Draw people with a Latin name of two words, a year of birth and a street from a store."""
    draw = random.Random(seed)
    most = connection.exec_driver_sql(f'SELECT max(rid) FROM "{kind}"').scalar_one()
    found: list[Somebody] = []
    while len(found) < count:
        row = connection.exec_driver_sql(
            f'SELECT rowid, name, birth, place, exact FROM "{table_of(kind)}" WHERE rowid = ?', (draw.randint(1, most),)
        ).first()
        somebody = _somebody(*row) if row is not None else None
        if somebody is not None:
            found.append(somebody)
    return found


def _somebody(rid: int, name: str, birth: str, place: str, exact: str) -> Somebody | None:
    names = [word for word in name.split() if word.isascii() and len(word) >= _LEAST_WORD]
    streets = [word for word in place.split() if word.isalpha() and word.isascii() and len(word) > _LEAST_WORD]
    if len(names) < 2 or not birth or not streets:
        return None
    kept = [one for one in exact.split("|") if one]
    phones = [one for one in kept if one.isdecimal() and len(one) >= 7]
    numbers = [one for one in kept if not one.isdecimal() and "@" not in one]
    return Somebody(
        rid, names[0], names[-1], birth[:4], streets[0], phones[0] if phones else "", numbers[0] if numbers else ""
    )


def slip(word: str, draw: random.Random) -> str:
    """Return the word with one slip: a neighbouring key, a letter left out, doubled, or changed with the next."""
    at = draw.randrange(len(word))
    match draw.randrange(4):
        case 0:
            return word[:at] + draw.choice(_NEIGHBOURS.get(word[at], "e")) + word[at + 1 :]
        case 1:
            return word[:at] + word[at + 1 :]
        case 2:
            return word[:at] + word[at] + word[at:]
        case _:
            at = min(at, len(word) - 2)
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def misspelt(people: list[Somebody], *, seed: int) -> Iterator[tuple[str, int]]:
    """Yield for each person a name with one or two slips and the year, the street or the last digits, and who is
    meant.
    """
    draw = random.Random(seed)
    for one in people:
        words = [one.given, one.family]
        for _ in range(draw.choice((1, 1, 2))):
            at = max((0, 1), key=lambda k: len(words[k]) * draw.random())
            words[at] = slip(words[at], draw)
        if draw.random() < 0.3:
            words.reverse()
        more = draw.choice([one.year, one.street, *([one.phone[-4:]] if one.phone else [])])
        yield f"{words[0]} {words[1]} {more}", one.rid


def keystrokes(people: list[Somebody], *, seed: int) -> Iterator[str]:
    """Yield every state of the search field, from the second letter on, while people are looked for in mixed ways."""
    draw = random.Random(seed)
    for one, (wrong, _) in zip(people, misspelt(people, seed=seed + 1), strict=True):
        ways = [
            f"{one.given} {one.family}",
            f"{one.family} {one.given}",
            one.family,
            f"{one.family} {one.year}",
            f"{one.family} {one.street}",
            f"{one.given} {one.family} {one.year}",
            f"{slip(one.family, draw)} {one.given}",
            wrong,
            wrong,
        ]
        ways += [one.phone, f"{one.given[0]} {one.family} {one.phone[-4:]}"] if one.phone else []
        ways += [one.number] if one.number else []
        text = draw.choice(ways)
        yield from (text[:end] for end in range(2, len(text) + 1))
