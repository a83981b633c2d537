import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.text.names import grown_together, name_words, short_forms, spellings, umlaut_digraphs


def test_a_name_is_found_by_its_words_in_its_script_and_in_latin_letters() -> None:
    assert name_words("Борис Ельцин") == ("борис", "boris", "ельцин", "eltsin")


def test_a_name_with_an_apostrophe_is_found_with_it_and_by_its_pieces() -> None:
    assert name_words("Conan O'Brien") == ("conan", "obrien", "o", "brien")


def test_a_name_in_han_is_found_with_and_without_the_blank() -> None:
    assert {"山田", "太郎", "山田太郎", "やまだ"} <= set(name_words("山田 太郎\uff08やまだ たろう\uff09"))


@pytest.mark.parametrize(("short", "full"), [("bob", "robert"), ("peggy", "margaret"), ("sasha", "alexander")])
def test_short_forms_lead_to_full_names_and_back(short: str, full: str) -> None:
    assert full in short_forms(short)
    assert short in short_forms(full)


def test_a_name_is_no_short_form_of_itself() -> None:
    assert "robert" not in short_forms("robert")
    assert short_forms("xyzzy") == frozenset()


def test_umlauts_may_be_typed_as_two_letters_either_way() -> None:
    assert "muller" in spellings("mueller")
    assert umlaut_digraphs("Müller") == "mueller"


def test_particles_grown_onto_a_name_can_be_taken_off() -> None:
    assert "gogh" in grown_together("vangogh")
    assert "sullivan" in grown_together("osullivan")
    assert grown_together("oakwood") == ()


@given(st.text(max_size=40))
def test_any_name_gives_distinct_words_without_blanks(name: str) -> None:
    found = name_words(name)

    assert len(set(found)) == len(found)
    assert all(word and " " not in word for word in found)
