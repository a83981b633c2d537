"""How `caseworker/matching/usual.py` was made: weights learned from an invented population, without its truth.

    .venv/bin/python -m tests.bench.usual_weights [--size 10000] [--seed 11]

prints the learned shares and, by the truth, how well they tell people apart. The file in the product is its rounded
output, written by hand where a population cannot teach: fields that it does not have, and what is held in learning.
"""

import argparse
import csv
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations
from pathlib import Path

from caseworker.domain.values import PartialDate
from caseworker.matching.facts import BirthFacts, PersonFacts
from caseworker.matching.linking import Linked, link
from caseworker.matching.making import address_facts, gender_of, name_facts, phone_end
from caseworker.practice.population.cli import write_population
from caseworker.text.folding import fold

_FIRST_DAY = date(2026, 1, 1)
_HOMES = ("home", "former")
_Rows = Mapping[str, list[dict[str, str]]]


def main() -> int:
    """Learn from a fresh population and print what was learned."""
    parser = argparse.ArgumentParser(prog="tests.bench.usual_weights", description=__doc__)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        write_population(Path(folder), seed=options.seed, size=options.size, start=_FIRST_DAY, days=2, processes=1)
        records, people = records_of(Path(folder))
    linked = link(records)
    print(json.dumps(accuracy(linked, people)))
    for kind in ("same", "household", "strangers"):
        for field, shares in getattr(linked.weights, kind).items():
            print(kind, field, tuple(float(f"{share:.2g}") for share in shares))
    return 0


def records_of(folder: Path) -> tuple[list[PersonFacts], list[str]]:
    """Return the facts of each record of a written population, and whose record it is."""
    rows = _by_record(folder, "names"), _by_record(folder, "addresses"), _by_record(folder, "contact_points")
    truth = {row["record_id"]: row["person_id"] for row in _rows(folder, "truth")}
    records, people = [], []
    for row in _rows(folder, "people"):
        records.append(_facts(row, *(some.get(row["record_id"], []) for some in rows)))
        people.append(truth[row["record_id"]])
    return records, people


def accuracy(linked: Linked, people: list[str]) -> dict[str, float]:
    """Return precision, recall and F1 of the likely pairs by the truth."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for place, person in enumerate(people):
        groups[person].append(place)
    true = {pair for places in groups.values() for pair in combinations(places, 2)}
    found = {pair for pair, score in linked.scores.items() if score >= 0.5}
    right = len(true & found)
    precision, recall = right / max(len(found), 1), right / max(len(true), 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"true": len(true), "precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def _facts(
    row: Mapping[str, str],
    names: list[dict[str, str]],
    addresses: list[dict[str, str]],
    points: list[dict[str, str]],
) -> PersonFacts:
    spoken = [name_facts(given=one["given"], family=one["family"], full=one["full_name"]) for one in (row, *names)]
    homes = [
        address_facts(street=one["line"], postcode=one["postcode"], locality=one["locality"])
        for one in addresses
        if one["kind"] in _HOMES
    ]
    rings = [phone_end(one["value"]) for one in points if one["kind"] in {"phone", "mobile"}]
    return PersonFacts(
        names=tuple(dict.fromkeys(name for name in spoken if name.words)),
        birth=_birth(row["birth_date"]),
        phones=frozenset(filter(None, rings)),
        emails=frozenset(fold(one["value"]) for one in points if one["kind"] == "email"),
        addresses=tuple(dict.fromkeys(homes)),
        gender=gender_of(row["sex"]),
    )


def _birth(text: str) -> BirthFacts | None:
    if not text:
        return None
    known = PartialDate.from_text(text)
    return BirthFacts(known.year, known.month, known.day)


def _by_record(folder: Path, table: str) -> _Rows:
    found: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _rows(folder, table):
        found[row["record_id"]].append(row)
    return found


def _rows(folder: Path, table: str) -> Iterator[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


if __name__ == "__main__":
    sys.exit(main())
