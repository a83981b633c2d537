"""Files matched as a whole: invented ones, and outside record sets against their truth."""

import csv
import json
from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import replace
from itertools import combinations

import pytest

from caseworker.matching.blocking import candidate_pairs
from caseworker.matching.facts import PersonFacts
from caseworker.matching.keys import blocking_keys
from caseworker.matching.linking import Linked, link
from caseworker.matching.making import address_facts, name_facts
from caseworker.matching.table import read_description
from tests.matching.people import a_file, a_person
from tests.outside import outside

Pair = tuple[int, int]


def true_pairs(owners: Iterable[Hashable]) -> set[Pair]:
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, owner in enumerate(owners):
        places[owner].append(place)
    return {pair for group in places.values() for pair in combinations(group, 2)}


def f1(linked: Linked, true: set[Pair]) -> float:
    found = {pair for pair, score in linked.scores.items() if score >= 0.5}
    return 2 * len(found & true) / (len(found) + len(true))


def test_people_who_were_entered_twice_are_found_without_labels() -> None:
    records, owners = a_file(400, seed=3)

    assert f1(link(records), true_pairs(owners)) >= 0.97


def test_the_same_file_always_ends_the_same() -> None:
    records, _ = a_file(150, seed=4)

    assert link(records).scores == link(records).scores


def test_of_two_sources_only_pairs_across_them_are_told() -> None:
    records, owners = a_file(150, seed=4)
    sources = ["a" if place == 0 or owners[place] != owners[place - 1] else "b" for place in range(len(records))]
    linked = link(records, sources=sources)

    assert linked.scores
    assert all(sources[one] != sources[other] for one, other in linked.scores)
    assert f1(linked, true_pairs(owners)) >= 0.95


@pytest.mark.parametrize("records", [[], [a_person()], [PersonFacts(), PersonFacts(), PersonFacts()]])
def test_files_with_nothing_to_compare_have_no_pairs(records: list[PersonFacts]) -> None:
    assert not [score for score in link(records).scores.values() if score >= 0.5]


def test_three_records_of_one_person_come_together_by_the_one_between_them() -> None:
    records, _ = a_file(300, seed=6)
    first = a_person("theodora", "wintergreen", born="1958-03-12", home="7 Mill Lane")
    last = a_person("theodora", "wintergreen", born="", home="19 Harbour Road")
    between = a_person("theodora", "wintergreen", born="1958-03-12", home="19 Harbour Road")
    linked = link([*records, first, between, last])
    at = len(records)

    assert linked.scores[at, at + 2] >= 0.5


def test_organisations_of_one_street_are_told_apart_by_their_names() -> None:
    streets = [address_facts(street=f"{number} Harbour Road", locality="Northgate") for number in range(1, 40)]
    names = [f"{first} {last}" for first in ("blue", "old", "royal") for last in ("anchor", "lantern", "kettle", "oak")]
    houses = [
        PersonFacts(names=(name_facts(full=name),), addresses=(street,))
        for name, street in zip(names, streets, strict=False)
    ]
    again = replace(houses[5], addresses=(address_facts(street="6 Harbour Rd", locality="Northgate"),))
    linked = link([*houses, again], organisations=True)

    assert {pair for pair, score in linked.scores.items() if score >= 0.5} <= {(5, len(houses))}


def test_records_of_one_person_share_a_key_in_spite_of_slips() -> None:
    for other in (a_person("mar", "quintero"), a_person("quintero", "marisol"), a_person("marisol", "bauer")):
        assert blocking_keys(a_person()) & blocking_keys(other)


def test_what_everybody_shares_makes_no_candidates() -> None:
    crowd = [a_person(born="", home="") for _ in range(300)]

    assert candidate_pairs(crowd) == []


@pytest.mark.parametrize(
    ("name", "floor"),
    [("febrl1", 0.999), ("dsgen_c2500", 0.985), ("fake1000", 0.92), ("multiscript", 0.92)],
)
def test_outside_record_sets_are_matched_without_labels_or_settings(name: str, floor: float) -> None:
    folder = outside("data/dedupe") / name
    described = read_description((folder / "meta.json").read_text("utf-8"), file="meta.json")
    with (folder / "records.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (folder / "truth.csv").open(encoding="utf-8", newline="") as file:
        owners = {row["rec_id"]: row["cluster"] for row in csv.DictReader(file)}
    linked = link([described.facts(row) for row in rows])

    assert json.loads((folder / "meta.json").read_text("utf-8"))["kind"] == "dedupe"
    assert f1(linked, true_pairs([owners[row["rec_id"]] for row in rows])) >= floor
