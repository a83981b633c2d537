"""Matching in the product: likely duplicates while a person is typed in, and the sweep of those who changed.

`python -m tests.bench.match_store --people N` prints both; `dev.py bench match` prints them below its own table. The
encrypted profile of the store's bench is used, in a copy, because a sweep writes.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from caseworker.desk.office import Office
from caseworker.desk.people import NewPerson
from caseworker.domain.contact_points import Address, ContactKind, ContactPoint
from caseworker.domain.names import PersonName
from caseworker.domain.people import Person
from caseworker.domain.values import PartialDate
from tests.bench import datasets
from tests.bench.figures import Figure, percentile, table, write_json
from tests.bench.typing import slip

TYPED, CHANGED = 60, 1_000  # people who are typed in, and who changed
TYPING_LIMIT_MS, SWEEP_LIMIT_S = 50, 60
_LEAST_TYPED = 2  # letters
_PIECE = 20


def measured(size: int) -> list[Figure]:
    """Return both figures for so many people, building the profile at the first call."""
    with _office(size) as office:
        office.finding.prepare()
        return [_typing(office), _sweep(office)]


def _typing(office: Office) -> Figure:
    times = []
    for state in _states(office, _drawn(office, TYPED)):
        begun = time.perf_counter()
        office.people.likely_same(state, limit=4)
        times.append(1000 * (time.perf_counter() - begun))
    name = "likely duplicates while typing, p95"
    return Figure(name=name, value=percentile(times, 0.95), unit="ms", limit=TYPING_LIMIT_MS)


def _sweep(office: Office) -> Figure:
    rows = _rows(office, CHANGED)
    with office.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM to_compare")
        connection.exec_driver_sql("DELETE FROM likely_pair")
        connection.exec_driver_sql("INSERT INTO to_compare (rid, turn) VALUES (?, 1)", [(row,) for row in rows])
    begun = time.perf_counter()
    while office.sweeping.step(limit=_PIECE).goes_on:
        continue
    name = f"sweep of {len(rows):,} changed people"
    return Figure(name=name, value=time.perf_counter() - begun, unit="s", limit=SWEEP_LIMIT_S)


def _states(office: Office, people: list[Person]) -> Iterator[NewPerson]:
    """Give what the form holds after each letter of the name and after each further field, with a slip in each name."""
    draw = random.Random(datasets.SEED)
    fresh = office.people.fresh_id
    for one in people:
        given, _, family = one.names[0].shown.rpartition(" ")
        given, family = (slip(word, draw) if len(word) > _LEAST_TYPED else word for word in (given, family))
        for first, last in _letters(given, family):
            entered = NewPerson(names=(PersonName(id=fresh(), given=first, family=last),))
            yield entered
        entered = replace(entered, birth_date=one.birth_date)
        yield entered
        points = tuple(ContactPoint.of(ContactKind.PHONE, each.phone, id=fresh()) for each in one.contact_points)
        entered = replace(entered, contact_points=points)
        yield entered
        yield replace(entered, addresses=tuple(Address(id=fresh(), lines=each.shown) for each in one.addresses[:1]))


def _letters(given: str, family: str) -> Iterator[tuple[str, str]]:
    yield from ((given[:end], "") for end in range(_LEAST_TYPED, len(given) + 1))
    yield from ((given, family[:end]) for end in range(1, len(family) + 1))


def _drawn(office: Office, count: int) -> list[Person]:
    """Draw people of a name of two words and a birth date known to the day."""
    with office.store.reading() as reader:
        rows = ",".join(map(str, _rows(office, 4 * count)))
        found = reader.select(Person, f"WHERE r.rid IN ({rows})")
    named = (one for one in found if one.names and " " in one.names[0].shown)
    dated = (one for one in named if isinstance(one.birth_date, PartialDate) and one.birth_date.day)
    return list(dated)[:count]


def _rows(office: Office, count: int) -> list[int]:
    with office.store.reading() as reader:
        most = reader.connection.exec_driver_sql("SELECT max(rid) FROM person").scalar_one()
    return sorted(random.Random(datasets.SEED).sample(range(1, most + 1), min(count, most)))


@contextmanager
def _office(size: int) -> Iterator[Office]:
    kept = datasets.profile(size)
    with TemporaryDirectory(dir=datasets.KEPT) as folder:
        copy = Path(folder) / "profile"
        copytree(kept, copy)
        with datasets.opened(copy) as office:
            yield office


def main() -> int:
    """Measure and print; 0 whatever the figures say."""
    parser = argparse.ArgumentParser(prog="tests.bench.match_store", description=__doc__)
    parser.add_argument("--people", type=int, default=1_000_000, help="people in the store (default 1,000,000)")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    options = parser.parse_args()
    figures = measured(options.people)
    print(f"at {options.people:,} people\n\n{table(figures)}")
    if options.json:
        write_json(figures, options.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
