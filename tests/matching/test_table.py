import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.matching.facts import BirthFacts, NameFacts
from caseworker.matching.table import ColumnMissing, DescriptionUnreadable, read_description

FIELDS = {"given_name": "first", "surname": "last", "date_of_birth": "born", "phone": "tel", "street": "road"}


def described(**more: object) -> str:
    return json.dumps({"fields": FIELDS, **more})


def a_row(**cells: str) -> dict[str, str]:
    return {"first": "", "last": "", "born": "", "tel": "", "road": "", **cells}


def test_a_row_gives_the_facts_that_its_columns_hold() -> None:
    description = read_description(described(dob_format="%d.%m.%Y"), file="map.json")
    facts = description.facts(
        a_row(first="María", last="van Gogh", born="3.4.1985", tel="+44 7700 900461", road="7 Mill")
    )

    assert facts.names == (NameFacts(("maria",), ("van", "gogh")),)
    assert facts.birth == BirthFacts(1985, 4, 3)
    assert facts.phones == {"700900461"}
    assert (facts.addresses[0].number, facts.addresses[0].street) == ("7", "mill")


@pytest.mark.parametrize(
    ("written", "born"),
    [
        ("18581729", BirthFacts(1858, 17, 29)),
        ("1858", BirthFacts(1858)),
        ("", None),
        ("unknown", None),
        ("١٩٨٥", None),
    ],
)
def test_dates_are_read_as_far_as_they_can_be_and_odd_numbers_kept(written: str, born: BirthFacts | None) -> None:
    description = read_description(described(dob_format="%Y%m%d"), file="map.json")

    assert description.facts(a_row(born=written)).birth == born


def test_fields_that_nobody_knows_are_told_and_passed_over() -> None:
    description = read_description(json.dumps({"fields": {**FIELDS, "shoe_size": "shoes"}}), file="map.json")

    assert description.unknown == ("shoe_size",)
    assert "shoes" not in description.needs()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"fields": []}',
        '{"fields": {"surname": 3}}',
        '{"fields": {"shoe_size": "shoes"}}',
        '{"fields": {"surname": "last"}, "kind": "guess"}',
        '{"fields": {"surname": "last"}, "what": ["person"]}',
        "[" * 5000,
    ],
)
def test_what_is_no_description_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(DescriptionUnreadable) as refused:
        read_description(text, file="map.json")

    assert refused.value.say().startswith("The description map.json ")
    assert "Nothing was compared" in refused.value.say()


def test_a_column_that_is_not_there_is_named() -> None:
    with pytest.raises(ColumnMissing) as refused:
        read_description(described(), file="map.json").check(("rec_id", "first"))

    assert "'last'" in refused.value.say()


@given(st.text(max_size=12), st.text(max_size=60))
def test_no_date_format_and_no_cell_breaks_the_reading(written: str, cell: str) -> None:
    description = read_description(described(dob_format=written), file="map.json")

    description.facts(dict.fromkeys(a_row(), cell))


def test_a_cell_of_any_length_makes_facts_of_bounded_size() -> None:
    description = read_description(described(), file="map.json")
    facts = description.facts(a_row(first="ab " * 30_000, road="cd " * 30_000))

    assert len(facts.names[0].given) <= 8
    assert len(facts.addresses[0].street) <= 120
