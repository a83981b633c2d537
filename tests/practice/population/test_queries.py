"""Questions with misspelt names are about people of the population, and are the same each time."""

from collections import Counter

import pytest

from caseworker.practice.population.generate import Plan, PopulationRefused, neighbourhood
from caseworker.practice.population.queries import Query, misspelt_queries
from caseworker.practice.population.tables import People, Truth
from tests.practice.population.conftest import START


@pytest.fixture(scope="module")
def queries() -> list[Query]:
    return list(misspelt_queries(seed=21, size=4000, count=150, start=START, days=60))


def test_the_same_questions_are_asked_again(queries: list[Query]) -> None:
    assert list(misspelt_queries(seed=21, size=4000, count=150, start=START, days=60)) == queries


def test_as_many_are_asked_as_wanted_and_about_different_people(queries: list[Query]) -> None:
    assert len(queries) == 150
    assert len({query.record_id for query in queries}) == 150


def test_each_question_is_about_a_record_of_the_population(queries: list[Query]) -> None:
    plan = Plan(seed=21, size=4000, start=START, days=60)
    people: dict[str, People] = {}
    copies: dict[str, set[str]] = {}
    for number in range(4):
        for batch in neighbourhood(plan, number):
            for row in batch.rows:
                if isinstance(row, People):
                    people[row.record_id] = row
                elif isinstance(row, Truth):
                    copies.setdefault(row.person_id, set()).add(row.record_id)

    for query in queries:
        about = people[query.record_id]
        assert about.full_name == query.plain
        assert copies[query.record_id] == {query.record_id, *query.also}
        if query.extra == "birth_year":
            assert query.text.endswith(about.birth_date[:4])


def test_each_name_has_one_or_two_slips(queries: list[Query]) -> None:
    assert {query.slips for query in queries} == {1, 2}
    assert all(not query.text.lower().startswith(f"{query.plain.lower()} ") for query in queries)


def test_birth_years_streets_and_telephones_are_asked_with(queries: list[Query]) -> None:
    assert set(Counter(query.extra for query in queries)) == {"birth_year", "street", "phone"}


def test_a_size_out_of_bounds_is_refused() -> None:
    with pytest.raises(PopulationRefused):
        next(misspelt_queries(seed=1, size=1, count=1))
