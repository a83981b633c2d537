import os
import random
from collections import Counter

import pytest

from caseworker.store.keys.passphrases import (
    PassphraseTooCommon,
    PassphraseTooLong,
    PassphraseTooShort,
    check_passphrase,
    read_words,
    suggest,
)


def test_a_suggested_phrase_has_four_words_of_the_list_and_is_accepted_even_without_a_keyring() -> None:
    words = read_words()
    long_enough = 0
    for _ in range(200):
        phrase = suggest(words, os.urandom)
        assert len(phrase.split()) == 4
        assert set(phrase.split()) <= set(words)
        if len(phrase) >= 15:
            check_passphrase(phrase, with_device_secret=False)
            long_enough += 1

    assert long_enough > 190


def test_the_list_is_long_enough_for_44_bits_and_has_no_word_twice() -> None:
    words = read_words()

    assert len(words) ** 4 > 2**44
    assert len(set(words)) == len(words)
    assert all(word.isascii() and word.islower() and word.isalpha() and 3 <= len(word) <= 10 for word in words)


def test_words_are_drawn_evenly() -> None:
    words = [f"w{number}" for number in range(2500)]
    source = random.Random(5)

    drawn = Counter(word for _ in range(10_000) for word in suggest(words, source.randbytes).split())

    assert len(drawn) == len(words)  # 16 each on average
    assert max(drawn.values()) < 40


def test_values_that_would_favour_some_words_are_drawn_again() -> None:
    values = iter([2**32 - 1, 7, 2**32 - 1, 8, 9, 10])

    assert suggest([f"w{n}" for n in range(2001)], lambda n: next(values).to_bytes(n, "big")) == "w7 w8 w9 w10"


@pytest.mark.parametrize("phrase", ["", "short", "elevenchars", " " * 20, "abc def gh  "])
def test_short_ones_are_refused_and_say_how_long_they_must_be(phrase: str) -> None:
    with pytest.raises(PassphraseTooShort) as refusal:
        check_passphrase(phrase, with_device_secret=True)

    assert "12 characters" in refusal.value.say()


def test_without_a_keyring_fifteen_characters_are_needed() -> None:
    check_passphrase("kestrel7gravel", with_device_secret=True)
    with pytest.raises(PassphraseTooShort):
        check_passphrase("kestrel7gravel", with_device_secret=False)


def test_an_endless_one_is_refused() -> None:
    with pytest.raises(PassphraseTooLong):
        check_passphrase("kestrel gravel " * 100, with_device_secret=True)


@pytest.mark.parametrize(
    "phrase",
    [
        "password1234567",
        "P@ssw0rd!2026!!",
        "passwordpassword",
        "aaaaaaaaaaaaaaaaa",
        "abcabcabcabcabc",
        "abcdefghijklmnop",
        "qwertyuiopasdfgh",
        "123456789012345",
        "987654321098765",
        "letmein letmein letmein",
        "correct horse battery staple",
        "Caseworker2026!!",
        "Riverside2026Council",
    ],
)
def test_common_repeated_and_running_ones_are_refused(phrase: str) -> None:
    with pytest.raises(PassphraseTooCommon):
        check_passphrase(phrase, with_device_secret=True, own_words=["Riverside"])


@pytest.mark.parametrize(
    "phrase",
    [
        "copper lantern willow harbour",
        "my dog eats 3 red socks",
        "großmutters küchenuhr",
        "ταξίδι στη θάλασσα",
        "你好世界今天天气真的很好呢",
    ],
)
def test_there_is_no_rule_about_kinds_of_characters(phrase: str) -> None:
    check_passphrase(phrase, with_device_secret=True)
