import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.linkage import Agreement, Aspect, Likelihood, Standing, standing
from caseworker.matching.facts import PersonFacts
from caseworker.matching.frequencies import Counted, Unknown
from caseworker.matching.making import name_facts
from caseworker.matching.scoring import Scorer
from caseworker.matching.weights import Weights
from tests.matching.people import a_birth, a_file, a_person
from tests.outside import outside

SCORER = Scorer(Weights.usual(100_000), Unknown())
_RECORDS = st.integers(0, 199).map(a_file(150, seed=5)[0].__getitem__)


def likelihood(one: PersonFacts, other: PersonFacts) -> Likelihood:
    return SCORER.compare(one, other)


def said(told: Likelihood) -> set[tuple[Aspect, Agreement]]:
    return {(reason.aspect, reason.agreement) for reason in told.reasons}


@given(_RECORDS, _RECORDS)
def test_it_is_a_probability_and_the_same_from_both_sides(one: PersonFacts, other: PersonFacts) -> None:
    there, back = likelihood(one, other), likelihood(other, one)

    assert 0.0 < there.probability < 1.0
    assert there.probability == pytest.approx(back.probability)
    assert said(there) == said(back)


@given(_RECORDS)
def test_what_is_not_known_counts_neither_for_nor_against(one: PersonFacts) -> None:
    without = replace(one, phones=frozenset(), gender="", addresses=())

    assert likelihood(one, without).probability == pytest.approx(likelihood(without, without).probability)


def test_nothing_known_is_as_likely_as_any_two_records() -> None:
    assert likelihood(PersonFacts(), PersonFacts()).probability < 0.01
    assert likelihood(PersonFacts(), PersonFacts()).reasons == ()


@given(_RECORDS, _RECORDS, st.sampled_from(["123456789", "987654321"]))
def test_one_more_agreement_never_makes_it_less_likely(one: PersonFacts, other: PersonFacts, number: str) -> None:
    bare = [replace(person, phones=frozenset(), identifiers=frozenset()) for person in (one, other)]
    with_card = [replace(person, identifiers=frozenset({f"card:{number}"})) for person in bare]

    assert likelihood(*with_card).probability >= likelihood(*bare).probability


def test_the_same_person_with_a_slip_is_very_likely() -> None:
    told = likelihood(a_person(), a_person("marisol", "quinterro"))

    assert standing(told.probability) is Standing.VERY_LIKELY
    assert (Aspect.GIVEN_NAME, Agreement.SAME) in said(told)


@pytest.mark.parametrize(
    "other",
    [
        a_person("quintero", "marisol"),
        a_person(born="1958-12-03"),
        a_person("мария", "петрова"),
        a_person("marisol", "bauer"),
        a_person(home="19 Harbour Road"),
    ],
    ids=["names swapped", "day and month swapped", "another script", "married name", "moved"],
)
def test_what_happens_to_people_and_papers_still_leaves_them_likely(other: PersonFacts) -> None:
    known = a_person("maria", "petrova") if other.names[0].given == ("мария",) else a_person()

    assert likelihood(known, other).probability >= 0.5


def test_twins_are_two_people_and_are_called_so() -> None:
    told = likelihood(a_person("julia"), a_person("hipolito"))

    assert told.probability < 0.5
    assert (Aspect.RELATION, Agreement.TWINS) in said(told)


def test_mother_and_daughter_of_one_name_are_two_people_and_are_called_so() -> None:
    told = likelihood(a_person(born="1958-03-12"), a_person(born="1984-11-30"))

    assert told.probability < 0.5
    assert (Aspect.RELATION, Agreement.GENERATIONS) in said(told)


def test_people_of_one_home_are_two_people() -> None:
    told = likelihood(a_person("julia", born="1960-01-01"), a_person("pedro", born="1963-07-07"))

    assert told.probability < 0.05


def test_a_seldom_name_says_more_than_a_common_one() -> None:
    crowd = [a_person("mary", "smith", born=f"19{year}-01-01", home="") for year in range(20, 90)]
    rest = [a_person(f"given{at}", f"family{at}", born="", home="") for at in range(500)]
    scorer = Scorer(Weights.usual(600), Counted.of([*crowd, *rest]))
    common = scorer.compare(a_person("mary", "smith", born="", home=""), a_person("mary", "smith", born="", home=""))
    seldom = scorer.compare(rest[3], rest[3])

    assert seldom.probability > common.probability


def test_verdicts_on_written_names_are_respected_when_nothing_else_is_told_but_a_birth_date() -> None:
    pairs = json.loads(outside("data/names/pairs.json").read_text(encoding="utf-8"))["pairs"]
    born = a_birth("1958-03-12")

    def probability(one: str, other: str) -> float:
        facts = [PersonFacts(names=(name_facts(full=name),), birth=born) for name in (one, other)]
        return likelihood(facts[0], facts[1]).probability

    chances = {(pair["a"], pair["b"]): (probability(pair["a"], pair["b"]), pair["verdict"]) for pair in pairs}
    lost = {names for names, (chance, verdict) in chances.items() if verdict == "possible" and chance < 0.05}
    wrong = {names for names, (chance, verdict) in chances.items() if verdict == "unlikely" and chance >= 0.5}

    assert lost == set()
    assert wrong == set()
