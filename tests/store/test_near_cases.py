"""Open cases near a place are found by indexes, through the officer's eyes, whatever was typed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.cases import Case, Status
from caseworker.domain.places import Point, box_around
from caseworker.store import sql
from caseworker.store.case_store import CaseStore
from caseworker.store.near_cases import open_on_street, open_within
from caseworker.store.search.hits import EVERYTHING, VisibleClause
from caseworker.text.places import spellings, spot_of, telling_words
from tests.domain.builders import a_case
from tests.store.stores import a_passing_store, a_store, deed

STREET = "street-report"


def a_report(place: str, **over: object) -> Case:
    return a_case(case_type=STREET, place=place, **over)


def keep(store: CaseStore, *cases: Case) -> None:
    with store.unit(deed()) as unit:
        for case in cases:
            unit.add(case)


def on_street(store: CaseStore, typed: str, visible: VisibleClause = EVERYTHING) -> list[str]:
    asked = telling_words(spot_of(typed).streets[0])
    with store.reading() as reader:
        words = [spellings(word) for word in asked]
        found = open_on_street(reader, words, case_type=STREET, visible=visible, unfinished=asked[-1])
        return [one.place for one in found]


def within(store: CaseStore, point: Point, metres: float, visible: VisibleClause = EVERYTHING) -> list[str]:
    with store.reading() as reader:
        box = box_around(point, metres=metres)
        return [one.place for one in open_within(reader, box, case_type=STREET, visible=visible)]


def test_a_street_is_found_in_each_of_its_spellings_and_while_it_is_typed(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        keep(store, a_report("Hauptstr. 12"), a_report("Hauptstraße 3"), a_report("5th Avenue 7"), a_report("Elm Row"))

        assert sorted(on_street(store, "Hauptstrasse")) == ["Hauptstr. 12", "Hauptstraße 3"]
        assert on_street(store, "5 Avenue") == ["5th Avenue 7"]
        assert on_street(store, "El") == []
        assert on_street(store, "Elm R") == ["Elm Row"]


def test_only_open_cases_of_the_type_that_may_be_seen_are_found(tmp_path: Path) -> None:
    here = {"latitude_udeg": 51_500_000, "longitude_udeg": -120_000}
    with a_store(tmp_path) as store:
        keep(
            store,
            a_report("Elm Row 1", **here),
            a_report("Elm Row 2", status=Status.CLOSED, **here),
            a_case(case_type="complaint", place="Elm Row 3", **here),
            a_report("Elm Row 4", territory="elsewhere", **here),
        )
        visible = VisibleClause("r.territory <> ?", ("elsewhere",))

        assert on_street(store, "Elm Row", visible) == ["Elm Row 1"]
        assert within(store, Point(51_500_100, -120_100), 100, visible) == ["Elm Row 1"]


def test_coordinates_are_looked_up_by_their_index(tmp_path: Path) -> None:
    with a_store(tmp_path) as store, store.reading() as reader:
        plan = sql.run(
            reader.connection,
            'EXPLAIN QUERY PLAN SELECT * FROM "case" AS r WHERE r.latitude_udeg BETWEEN 1 AND 2 '
            "AND (r.longitude_udeg BETWEEN 1 AND 2) AND r.status <> 'closed' AND r.case_type = 'a'",
        )
        assert "case_near (case_type=? AND latitude_udeg>? AND latitude_udeg<?)" in " ".join(str(row) for row in plan)


@pytest.mark.parametrize("typed", ['Elm" OR "Row', "Elm* NEAR", "place : elm", "Elm -Row", "(Elm)"])
def test_what_is_typed_is_never_query_syntax(tmp_path: Path, typed: str) -> None:
    with a_store(tmp_path) as store:
        keep(store, a_report("Oak Row 1"))
        assert on_street(store, typed) == []


@given(st.text(min_size=1, max_size=30))
def test_any_text_can_be_looked_up(typed: str) -> None:
    with a_passing_store() as store:
        if spot_of(typed).streets:
            assert on_street(store, typed) == []
