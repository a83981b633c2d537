"""Questions as officers type them: a name with one or two slips, and one more thing they know about the person.

Made from the same streams as the population, so each question knows whom it is about. Used to measure how often search
finds the right person.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from caseworker.practice.population import slips
from caseworker.practice.population.generate import Maker, Plan
from caseworker.practice.population.names import compose
from caseworker.practice.population.origins import ORIGINS
from caseworker.practice.population.residents import RESIDENTS
from caseworker.practice.population.streams import stream, weighted
from caseworker.practice.population.tables import Addresses, ContactPoints, People, Truth

_SLIPS = weighted((1, 65.0), (2, 35.0))
_EXTRAS = weighted(("birth_year", 45.0), ("street", 30.0), ("phone", 25.0))
_KINDS = weighted((slips.keyboard, 55.0), (slips.by_ear, 45.0))
_FAMILY_FIRST = frozenset(origin.code for origin in ORIGINS if origin.family_first)
_FROM_ONE = 50  # questions about one neighbourhood


@dataclass(frozen=True, slots=True)
class Query:
    """A question: its text, the record it is about, and what was added to the name (birth_year, street or phone).

    `also` holds further records of the same person: finding one of them is finding the person. `plain` is the name
    without its slips.
    """

    text: str
    record_id: str
    also: tuple[str, ...]
    extra: str
    plain: str
    slips: int


def misspelt_queries(
    *, seed: int, size: int, count: int, start: date = date(2026, 1, 1), days: int = 365
) -> Iterator[Query]:
    """Yield `count` questions about people of the population with the same seed, size, start and days.

    The same questions in the same order each time. Only people with a given and a family name who are alive are asked
    for. Raises `PopulationRefused` for a size or length out of bounds.
    """
    maker = Maker(Plan(seed=seed, size=size, start=start, days=days))
    order = list(range(size // RESIDENTS))
    stream(seed, "query_order", size).shuffle(order)
    each = max(_FROM_ONE, -(-count // len(order)))
    made = 0
    for number in order:
        for query in _of_neighbourhood(maker, number, stream(seed, "queries", number), min(each, count - made)):
            made += 1
            yield query
        if made >= count:
            return


@dataclass(frozen=True, slots=True)
class _Known:
    """What is on record of one person."""

    person: People
    also: tuple[str, ...]
    streets: tuple[str, ...]
    phones: tuple[str, ...]


def _of_neighbourhood(maker: Maker, number: int, chance: Random, count: int) -> Iterator[Query]:
    known = _known(maker, number)
    chance.shuffle(known)
    made = 0
    for one in known:
        query = _query(chance, one) if made < count else None
        if query is not None:
            made += 1
            yield query


def _known(maker: Maker, number: int) -> list[_Known]:
    """Return everyone who can be asked for: alive, with a given and a family name."""
    rows = [row for _, table in maker.records(number).tables() for row in table]
    first = {row.record_id: row.person_id for row in rows if isinstance(row, Truth)}
    also: dict[str, list[str]] = {}
    for record_id, person_id in first.items():
        if record_id != person_id:
            also.setdefault(person_id, []).append(record_id)
    streets: dict[str, list[str]] = {}
    phones: dict[str, list[str]] = {}
    for row in rows:
        if isinstance(row, Addresses) and row.line and not row.valid_to:
            streets.setdefault(row.record_id, []).append(row.line.partition(" ")[2])
        elif isinstance(row, ContactPoints) and row.kind != "email" and not row.valid_to and not row.stale:
            phones.setdefault(row.record_id, []).append("".join(filter(str.isdigit, row.value))[-4:])
    return [
        _Known(row, *(tuple(more.get(row.record_id, ())) for more in (also, streets, phones)))
        for row in rows
        if isinstance(row, People) and first[row.record_id] == row.record_id and _askable(row)
    ]


def _askable(row: People) -> bool:
    return bool(row.given and row.family and not row.died_on and not row.erased_on)


def _query(chance: Random, one: _Known) -> Query | None:
    """Return a question about a person, or None where the name is too short to be misspelt."""
    parts, wanted, made = [one.person.given, one.person.family], _SLIPS.pick(chance), 0
    for _ in range(12):
        at = 0 if chance.random() < 0.45 else 1
        changed = _KINDS.pick(chance)(chance, parts[at])
        if changed is not None and made < wanted:
            parts[at], made = changed, made + 1
    if made == 0 or parts == [one.person.given, one.person.family]:
        return None
    extra, word = _extra(chance, one)
    name = _typed(one.person, parts)
    text = f"{name.lower() if chance.random() < 0.5 else name} {word}"
    return Query(text, one.person.record_id, one.also, extra, one.person.full_name, made)


def _typed(row: People, parts: list[str]) -> str:
    family_first = row.origin in _FAMILY_FIRST and row.script != "Latn"
    return compose(given=parts[0], family=parts[1], script=row.script, family_first=family_first).full


def _extra(chance: Random, one: _Known) -> tuple[str, str]:
    wanted = _EXTRAS.pick(chance)
    if wanted == "street" and one.streets:
        return wanted, chance.choice(one.streets)
    if wanted == "phone" and one.phones:
        return wanted, chance.choice(one.phones)
    return "birth_year", one.person.birth_date[:4]
