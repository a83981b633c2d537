"""The measures of likeness that are used here give the values others publish; which others there are is said."""

import csv
import json

import pytest
from rapidfuzz.distance import OSA, Jaro, JaroWinkler

from caseworker.text.names import short_forms
from caseworker.text.phones import endings, phone, written_digits
from tests.outside import outside

NOT_USED = {
    # Measures this program has no use for: names are compared by OSA, Jaro-Winkler and a sound key of its own.
    "hamming", "jaccard", "jaro_winkler_longtol", "levenshtein", "match_rating_codex", "match_rating_comparison",
    "metaphone", "nysiis", "soundex", "wagner_fischer",
}  # fmt: skip


def test_every_measure_is_checked_or_not_used() -> None:
    metrics = json.loads(outside("data/names/string-metrics.json").read_text("utf-8"))["metrics"]

    assert set(metrics) == NOT_USED | {"damerau_levenshtein", "jaro_distance", "jaro_winkler"}
    for one, other, told in metrics["damerau_levenshtein"]:
        assert OSA.distance(one, other) == int(told), (one, other)
    for one, other, told in metrics["jaro_distance"]:
        assert Jaro.similarity(one, other) == pytest.approx(float(told), abs=0.001), (one, other)
    for one, other, told in metrics["jaro_winkler"]:
        assert JaroWinkler.similarity(one, other) == pytest.approx(float(told), abs=0.001), (one, other)


def test_every_nickname_is_known_in_both_directions() -> None:
    rows = list(csv.DictReader(outside("data/names/nicknames.csv").read_text("utf-8").splitlines()))

    missed = [
        (one, other)
        for one, other in ((row["name1"], row["name2"].replace(".", "")) for row in rows)
        if one != other and not (other in short_forms(one) and one in short_forms(other))
    ]

    assert len(rows) > 2000
    assert missed == []
    assert all(form.isalnum() for row in rows for form in short_forms(row["name1"]))  # as the index keeps words


def test_numbers_that_fit_no_plan_are_said_to_fit_none() -> None:
    cases = json.loads(outside("data/phones/numbers.json").read_text("utf-8"))["cases"]
    wrong = [case["text"] for case in cases if not case.get("valid") and is_valid(case)]

    assert wrong == []


def test_two_numbers_are_one_as_far_as_others_say_so() -> None:
    for told in json.loads(outside("data/phones/numbers.json").read_text("utf-8"))["matches"]:
        is_same = any(written_digits(told["a"]).endswith(one) for one in endings(told["b"], told["typed_in"]))

        differs_in_extension = "ext" in told["a"] and "ext" in told["b"]  # which is no part of a number here
        assert is_same is (differs_in_extension or told["match"] not in {"NO_MATCH", "NOT_A_NUMBER"}), told


def is_valid(case: dict[str, str]) -> bool:
    found = phone(case["text"], case["typed_in"])
    return found is not None and found.valid
