import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.matching.comparing import birth_level, compare_facts
from caseworker.matching.facts import NameFacts, PersonFacts
from caseworker.matching.levels import (
    BIRTH,
    FAMILY,
    FIELDS,
    GIVEN,
    MISSING,
    ORDER,
    STREET,
    Birth,
    Code,
    Name,
    Order,
    Street,
)
from caseworker.matching.making import name_facts
from caseworker.matching.words import code_level, text_level, word_level
from tests.matching.people import a_birth, a_person

_WORD = st.text(alphabet="abcdeimnors", min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("smith", "smith", Name.SAME),
        ("мария", "maria", Name.SPELLING),
        ("mcdonald", "macdonald", Name.SPELLING),
        ("robert", "bob", Name.NICKNAME),
        ("marisol", "marisil", Name.SPELLING),
        ("quintero", "quinvero", Name.CLOSE),
        ("quintero", "qvintezo", Name.CLOSE),
        ("marisol", "m", Name.INITIAL),
        ("χαρη", "χ", Name.INITIAL),
        ("robert", "alicia", Name.DIFFERS),
        ("승민", "승현", Name.DIFFERS),
    ],
)
def test_words_of_names_agree_in_many_ways(one: str, other: str, level: Name) -> None:
    assert word_level(one, other) is level


@given(_WORD, _WORD)
def test_it_does_not_matter_which_word_comes_first(one: str, other: str) -> None:
    assert word_level(one, other) is word_level(other, one)
    assert text_level(one, other) is text_level(other, one)
    assert code_level(one, other) is code_level(other, one)


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("1958-03-12", "1958-03-12", Birth.SAME),
        ("1958-03-12", "1958-12-03", Birth.SWAPPED),
        ("1958-03-12", "1985-03-12", Birth.SLIP),
        ("1958-03-12", "1958-03-13", Birth.SLIP),
        ("1958-03-12", "1958-03-25", Birth.TWO_PARTS),
        ("1958-03-12", "1957-03-01", Birth.NEAR),
        ("1958-03-12", "1958", Birth.YEAR),
        ("1958-03-12", "1990-03-12", Birth.GENERATION),
        ("1958-03-12", "1984-11-30", Birth.GENERATION),
        ("1958-03-12", "1962-11-30", Birth.DIFFERS),
    ],
)
def test_birth_dates_agree_in_many_ways(one: str, other: str, level: Birth) -> None:
    assert birth_level(a_birth(one), a_birth(other)) is level
    assert birth_level(a_birth(other), a_birth(one)) is level


def test_names_in_changed_places_are_seen() -> None:
    levels = compare_facts(a_person("marisol", "quintero"), a_person("quintero", "marisol"))

    assert (levels[GIVEN], levels[FAMILY], levels[ORDER]) == (Name.SAME, Name.SAME, Order.SWAPPED)


def test_places_are_not_changed_for_one_word_alone() -> None:
    levels = compare_facts(a_person("mai", "duong"), a_person("xuan", "mai"))

    assert levels[ORDER] == Order.KEPT


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Ana García López", "Ana García", Name.PARTLY),
        ("Mary Ann Bell", "Maryann Bell", Name.SAME),
        ("Vincent van Gogh", "Vincent Gogh", Name.SAME),
    ],
)
def test_families_of_several_words_agree_in_part(one: str, other: str, level: Name) -> None:
    names = [name_facts(given=text.split()[0], family=" ".join(text.split()[1:])) for text in (one, other)]
    levels = compare_facts(*(PersonFacts(names=(name,)) for name in names))

    assert Name.SAME <= levels[FAMILY] <= max(level, Name.PARTLY)


def test_names_of_one_part_that_differ_are_not_taken_for_unknown() -> None:
    names = [PersonFacts(names=(NameFacts(family=(word,)),)) for word in ("mikado", "bistro")]

    assert compare_facts(*names)[FAMILY] == Name.DIFFERS


def test_what_either_does_not_say_is_missing() -> None:
    levels = compare_facts(a_person(), PersonFacts(names=(NameFacts(("marisol",)),)))

    assert levels[GIVEN] == Name.SAME
    assert [levels[at] for at in range(len(FIELDS)) if at not in {GIVEN, ORDER}] == [MISSING] * (len(FIELDS) - 2)


def test_the_best_of_several_addresses_counts() -> None:
    here, there = a_person(), a_person(home="19 Harbour Road")
    moved = PersonFacts(names=here.names, birth=here.birth, addresses=(*there.addresses, *here.addresses))

    assert compare_facts(here, there)[STREET] == Street.DIFFERS
    assert compare_facts(here, moved)[STREET] == Street.SAME


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("mill lane", "mil lane", Street.SLIP),
        ("mill lane", "oak lane", Street.DIFFERS),
        ("12a mill", "mill", Street.LOOSE),
    ],
)
def test_streets_are_compared_by_what_tells_them_apart(one: str, other: str, level: Street) -> None:
    assert text_level(one, other) is level


def test_a_number_with_one_slip_is_nearly_the_same() -> None:
    assert code_level("0770090046", "0770090064") is Code.SLIP
    assert code_level("0770090046", "0881190046") is Code.DIFFERS
    assert compare_facts(a_person(born=""), a_person())[BIRTH] == MISSING
