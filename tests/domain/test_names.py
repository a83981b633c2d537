"""Names are kept and shown as written, in any script, in their own order."""

import json
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.names import NameKind, NameOrder, NamePurpose, PersonName, name_for
from caseworker.domain.people import Person, add, display_name
from caseworker.domain.snapshots import read_snapshot, snapshot
from tests.domain.people_builders import TODAY, a_name, a_person
from tests.outside import outside

EVERYDAY, OFFICIAL = NamePurpose.EVERYDAY, NamePurpose.OFFICIAL


def _shown(*names: PersonName, on: date = TODAY, purpose: NamePurpose = EVERYDAY) -> str:
    return display_name(a_person(names=names), on=on, purpose=purpose)


def test_names_of_all_the_world_are_kept_and_shown_sign_for_sign() -> None:
    for told in json.loads(outside("data/names/personal-names.json").read_text(encoding="utf-8"))["names"]:
        written = told["written"]
        person = add(a_person(), a_name(written, given=told["given"], family=told["family"]))

        kept = read_snapshot(Person, snapshot(person))

        assert kept == person
        assert display_name(kept, on=TODAY) == written
        assert kept.names[0].initials


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_no_sign_of_a_name_is_ever_changed(full: str, given_name: str) -> None:
    name = a_name(full, given=given_name)

    kept = read_snapshot(Person, snapshot(a_person(names=(name,)))).names[0]

    assert (kept.full, kept.given) == (full, given_name)
    assert kept.shown == (full or given_name)
    assert isinstance(kept.initials, str)


def test_a_name_in_parts_is_joined_in_its_own_order() -> None:
    assert a_name("", given="Vincent", family="van Gogh").shown == "Vincent van Gogh"
    assert a_name("", given="Zsa Zsa", family="Gábor", order=NameOrder.FAMILY_FIRST).shown == "Gábor Zsa Zsa"
    assert a_name("", given="泽东", family="毛", order=NameOrder.FAMILY_FIRST).shown == "毛泽东"


def test_one_name_alone_and_a_newborn_without_a_given_name_are_shown() -> None:
    assert _shown(a_name("Sukarno", given="Sukarno")) == "Sukarno"
    assert _shown(a_name("", family="Kowalska")) == "Kowalska"
    assert display_name(a_person(identified=False, description="man about 40"), on=TODAY) == ""


@pytest.mark.parametrize(
    ("full", "given", "family", "order", "letters"),
    [
        ("Marta Kowalska", "Marta", "Kowalska", NameOrder.GIVEN_FIRST, "MK"),
        ("Marta Kowalska", "", "", NameOrder.GIVEN_FIRST, "MK"),
        ("Vincent van Gogh", "Vincent", "van Gogh", NameOrder.GIVEN_FIRST, "VG"),
        ("Isa bin Osman", "Isa", "bin Osman", NameOrder.GIVEN_FIRST, "IO"),
        ("Mary-Ann \u2019t Hooft", "Mary-Ann", "\u2019t Hooft", NameOrder.GIVEN_FIRST, "MH"),
        ("毛泽东", "泽东", "毛", NameOrder.FAMILY_FIRST, "毛"),
        ("김민준", "민준", "김", NameOrder.FAMILY_FIRST, "김"),
        ("Gábor Zsa Zsa", "Zsa Zsa", "Gábor", NameOrder.FAMILY_FIRST, "GZ"),
        ("Łukasz Wałęsa", "Łukasz", "Wałęsa", NameOrder.GIVEN_FIRST, "ŁW"),
        ("Sukarno", "", "", NameOrder.GIVEN_FIRST, "S"),
        ("bell hooks", "", "", NameOrder.GIVEN_FIRST, "bh"),
        ("(?) 77", "", "", NameOrder.GIVEN_FIRST, ""),
        ("", "", "", NameOrder.GIVEN_FIRST, ""),
    ],
)
def test_initials_are_the_letters_people_would_use(
    full: str, given: str, family: str, order: NameOrder, letters: str
) -> None:
    assert a_name(full, given=given, family=family, order=order).initials == letters


def test_an_initial_keeps_its_marks() -> None:
    name = a_name(unicodedata.normalize("NFD", "Élise Ødegård"))

    assert name.initials == unicodedata.normalize("NFD", "É") + "Ø"


def test_a_name_is_sorted_by_family_or_as_its_bearer_says() -> None:
    assert a_name("Marta Kowalska", given="Marta", family="Kowalska").sorted_as == "Kowalska, Marta"
    assert a_name("Björk Guðmundsdóttir", sort_as="Björk").sorted_as == "Björk"
    assert a_name("Aung San Suu Kyi").sorted_as == "Aung San Suu Kyi"


def test_people_are_called_what_they_wish_and_written_to_by_their_papers() -> None:
    papers, wish = a_name("Martin Nowak"), a_name("Marta Nowak", kind=NameKind.PREFERRED)

    assert _shown(papers, wish) == "Marta Nowak"
    assert _shown(papers, wish, purpose=OFFICIAL) == "Martin Nowak"


def test_a_name_is_the_one_of_its_day() -> None:
    born = a_name("Marta Wrona", kind=NameKind.BIRTH)
    married = a_name("Marta Kowalska", kind=NameKind.MARRIED, valid_from=date(1980, 6, 1), valid_to=date(1999, 5, 31))

    assert _shown(born, married, on=date(1980, 5, 31)) == "Marta Wrona"
    assert _shown(born, married, on=date(1990, 1, 1)) == "Marta Kowalska"
    assert _shown(born, married, on=date(2000, 1, 1)) == "Marta Wrona"


def test_of_two_names_of_one_kind_the_later_is_used_then_the_first_recorded() -> None:
    first, second = a_name("First"), a_name("Second")
    later = a_name("Later", valid_from=date(2020, 1, 1))

    assert _shown(second, later, first) == "Later"
    assert _shown(second, first) == "First"


def test_a_person_whose_names_have_all_ended_still_has_a_name() -> None:
    assert _shown(a_name("Marta Kowalska", valid_to=date(2000, 1, 1))) == "Marta Kowalska"


@given(st.permutations([a_name("A"), a_name("B", kind=NameKind.ALIAS), a_name("C", kind=NameKind.PREFERRED)]))
def test_the_name_does_not_depend_on_the_order_in_which_names_came(names: list[PersonName]) -> None:
    chosen = name_for(names, on=TODAY, purpose=OFFICIAL)

    assert chosen is not None
    assert chosen.full == "A"
