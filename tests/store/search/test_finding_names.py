import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from caseworker.domain.definition import Search
from caseworker.store.search.hits import How
from tests.outside import outside
from tests.store.search.stores import Shelf, a_shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with a_shelf(tmp_path) as made:
        yield made


PEOPLE = (
    ("Jonathan Smith", "1958-03-12", "12 Oakwood Road", "+1 415 555 0123", "P-0000417"),
    ("John Smith", "1990-07-01", "4 Elm Street", "+1 415 555 4471", "P-0000418"),
    ("Maria Lopez Delgado", "1958-11-30", "77 Oakwood Road", "+1 206 555 4471", "P-0000419"),
    ("Robert O'Neill", "1972-01-02", "9 Harbour Lane", "+1 206 555 0199", "P-0000420"),
    ("William James Brown", "1949-05-05", "1 Mill Court", "+1 206 555 0100", "P-0000421"),
)


@pytest.fixture
def office(shelf: Shelf) -> Shelf:
    for rid, (name, birth, street, phone, number) in enumerate(PEOPLE, start=1):
        shelf.put(
            rid,
            {
                Search.NAME: [name],
                Search.BIRTH: [birth],
                Search.PLACE: [street, "Riverside"],
                Search.PHONE: [phone],
                Search.IDENTIFIER: [number],
            },
        )
    shelf.refresh()
    return shelf


def test_every_name_is_found_first_by_all_that_it_ought_to_be_found_by(shelf: Shelf) -> None:
    names = json.loads(outside("data/names/personal-names.json").read_text(encoding="utf-8"))["names"]
    for rid, name in enumerate(names, start=1):
        shelf.put(rid, {Search.NAME: [one for one in (name["written"], name["given"], name["family"]) if one]})
    shelf.refresh()

    missed = [
        (name["written"], typed)
        for rid, name in enumerate(names, start=1)
        for typed in name["should_be_found_by"]
        if shelf.rids(typed)[:1] != [rid]
    ]

    assert missed == []


@pytest.mark.parametrize(
    ("typed", "who", "how"),
    [
        ("smith jonathan", 1, How.EXACT),
        ("jon smyth 1958", 1, How.NICKNAME),
        ("jnoathan smith", 1, How.SOUNDS),
        ("jonathqn smith", 1, How.SIMILAR),
        ("delgado oakwood", 3, How.EXACT),
        ("delgafo oakwppd", 3, How.SIMILAR),
        ("m lopez 4471", 3, How.INITIAL),
        ("lopez maria", 3, How.EXACT),
        ("bob oneill", 4, How.NICKNAME),
        ("robert o neill", 4, How.EXACT),
        ("w j brown", 5, How.INITIAL),
        ("brown 05/05/49", 5, How.EXACT),
        ("william brown about 1950", 5, How.PART),
        ("willi", 5, How.STARTS),
        ("wi", 5, How.STARTS),
    ],
)
def test_a_person_is_found_first_and_the_reason_is_told(office: Shelf, typed: str, who: int, how: How) -> None:
    hits = office.find(typed)

    assert hits[0].rid == who
    assert how in {reason.how for reason in hits[0].reasons}


def test_day_and_month_in_the_wrong_order_still_find_and_say_so(office: Shelf) -> None:
    hits = office.find("smith 03/12/1958")

    assert hits[0].rid == 1
    assert How.SWAPPED in {reason.how for reason in hits[0].reasons}


def test_every_beginning_of_a_search_gives_an_answer(office: Shelf) -> None:
    for typed in ("jonathan smith 1958", "+1 206 555 4471", "p-0000419", "robert o'neill harbour", "12 march 1958"):
        for end in range(len(typed) + 1):
            assert isinstance(office.find(typed[:end]), list)


def test_the_better_match_comes_first(office: Shelf) -> None:
    assert office.rids("john smith")[:2] == [2, 1]


def test_without_its_words_prepared_the_search_still_finds_what_is_typed_right(shelf: Shelf) -> None:
    shelf.put(1, {Search.NAME: ["Jonathan Smith"]})

    assert shelf.rids("jonathan smi") == [1]
    assert shelf.rids("jnoathan") == []


def test_two_forms_of_one_name_in_two_scripts_are_found_by_either(shelf: Shelf) -> None:
    shelf.put(1, {Search.NAME: ["Ельцин Борис", "Boris Yeltsin"]})
    shelf.put(2, {Search.NAME: ["محمد الهاشمي"]})
    shelf.refresh()

    assert shelf.rids("Elcin") == [1]
    assert shelf.rids("muhammad hashimi") == [2]


def test_a_name_left_out_of_the_query_or_of_the_record_does_not_hide_the_person(office: Shelf) -> None:
    assert office.rids("maria delgado")[0] == 3
    assert office.rids("jonathan smith wrongstreet")[0] == 1
