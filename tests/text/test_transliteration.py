import pytest

from caseworker.text.folding import words
from caseworker.text.transliteration import latin_forms, make_sound_key, sound_key


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("Ельцин", "eltsin"),
        ("毛澤東", "maozedong"),
        ("毛泽东", "zedong"),
        ("김민준", "kim"),
        ("김민준", "minjun"),
        ("やまだ", "yamada"),
        ("Παπαδόπουλος", "papadopoulos"),
        ("דוד", "dvd"),
    ],
)
def test_names_of_every_script_have_their_usual_latin_form(written: str, latin: str) -> None:
    assert latin in latin_forms(words(written)[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("yeltsin", "elcin"),
        ("mohammed", "mhmd"),
        ("catherine", "kathryn"),
        ("stephen", "steven"),
        ("smith", "smyth"),
        ("sullivan", "suilleabhain"),
        ("sukarno", "soekarno"),
        ("khrushchev", "chruschtschow"),
        ("bachchan", "bccn"),
        ("hashimi", "hshmy"),
        ("schmidt", "shmidt"),
        ("mcdonald", "macdonald"),
    ],
)
def test_usual_spellings_of_one_sound_share_a_key(one: str, other: str) -> None:
    assert sound_key(one) == sound_key(other)


def test_names_that_sound_apart_have_keys_apart() -> None:
    assert len({sound_key(name) for name in ("garcia", "perez", "robert", "miller", "nguyen")}) == 5


def test_a_name_of_vowels_alone_still_has_a_key() -> None:
    assert make_sound_key("aoi") == "a"
    assert not make_sound_key("")
