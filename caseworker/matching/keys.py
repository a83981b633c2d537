"""Blocking keys: texts of which two records of one person share at least one, in spite of slips.

A key joins two facts that are seldom together in strangers: the sound of a name's word and the month of birth, the
beginnings of two words, a place and a house number. They are for files; the store finds candidates by its search index.
A key that very many records share says nothing: whoever looks up keys passes over those with more than
`MOST_OF_ONE_KEY` records.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from caseworker.matching.facts import AddressFacts, BirthFacts, NameFacts, PersonFacts
from caseworker.text.transliteration import is_unspaced, latin_forms, sound_key

MOST_OF_ONE_KEY = 100
_MOST_WORDS, _MOST_KEYS = 5, 160
_TAIL, _BEGINNING, _PLACE, _END, _NUMBER_END = 7, 3, 6, 5, 4  # signs of a number, a word, a place, a number's end


class _Word(NamedTuple):
    sound: str
    beginning: str


def blocking_keys(facts: PersonFacts) -> frozenset[str]:
    """Return the keys of a record: short folded texts, at most 160; empty when nothing is known.

    The letters before the colon say of what the key is made. Two records of the same person mostly share several; some
    keys also bring together records in which nearly everything was garbled.
    """
    words = _words(facts.names)
    return frozenset((_near_keys(facts, words) + _far_keys(facts, words))[:_MOST_KEYS])


def _near_keys(facts: PersonFacts, words: Sequence[_Word]) -> list[str]:
    keys = [f"i:{one}" for one in facts.identifiers]
    keys += [f"t:{phone[-_TAIL:]}" for phone in facts.phones]
    keys += [f"e:{mail.partition('@')[0]}" for mail in facts.emails]
    sounds = list(dict.fromkeys([word.sound for word in words]))
    keys += [f"n:{one} {other}" for one, other in combinations(sorted(sounds), 2)]
    if facts.birth:
        keys += _birth_keys(facts.birth, sounds)
    for address in facts.addresses:
        keys += _home_keys(address, sounds)
    return keys


def _birth_keys(birth: BirthFacts, sounds: Sequence[str]) -> list[str]:
    parts = _birth_parts(birth)
    keys = [f"nb:{sound} {part}" for sound in sounds for part in parts]
    if birth.is_whole:
        first, second = sorted((birth.month or 0, birth.day or 0))
        keys.append(f"b:{birth.year}{first:02}{second:02}")
    return keys


def _home_keys(address: AddressFacts, sounds: Sequence[str]) -> list[str]:
    place = address.postcode or address.locality
    keys = [f"np:{sound} {place}" for sound in sounds] if place else []
    if address.street:
        start = _start(address.street)
        keys += [f"ns:{sound} {start}" for sound in sounds]
    if address.number and place:
        keys.append(f"hp:{address.number} {place}")
    return keys


def _far_keys(facts: PersonFacts, words: Sequence[_Word]) -> list[str]:
    beginnings = list(dict.fromkeys([word.beginning for word in words]))
    parts = _birth_parts(facts.birth) if facts.birth else ()
    keys = [f"N:{one} {other}" for one, other in combinations(sorted(beginnings), 2)]
    keys += [f"NB:{beginning} {part}" for beginning in beginnings for part in parts]
    for kind, numbers in (("I", facts.identifiers), ("T", facts.phones)):
        for number in numbers:
            keys += (f"{kind}<:{number[:-_NUMBER_END]}", f"{kind}>:{number[-_NUMBER_END:]}")
    for mail in facts.emails:
        keys += _mail_keys(mail)
    sounds = [word.sound for word in words]
    for address in facts.addresses:
        keys += _far_home_keys(address, [*beginnings, *sounds], sounds, parts)
    return keys


def _mail_keys(mail: str) -> tuple[str, ...]:
    local, _, domain = mail.partition("@")
    return f"E@:{domain}", f"E<:{local[:_BEGINNING]}{domain[:_BEGINNING]}", f"E~:{''.join(sorted(mail))}"


def _far_home_keys(
    address: AddressFacts, names: Sequence[str], sounds: Sequence[str], parts: Sequence[str]
) -> list[str]:
    locality = address.locality.replace(" ", "")
    places = [place for place in (address.postcode, locality[:_PLACE], locality[-_END:]) if place]
    streets = _street_marks(address.street)
    keys = [f"NP:{name} {place}" for place in places for name in names]
    keys += [f"BP:{part} {place}" for place in places for part in parts]
    keys += [f"SP:{street} {place}" for place in places for street in streets]
    keys += [f"NS:{sound} {street}" for street in streets for sound in sounds]
    keys += [f"BS:{part} {street}" for street in streets for part in parts]
    if address.number:
        keys += [f"HP:{address.number} {place}" for place in places]
        keys += [f"HS:{address.number} {street}" for street in streets]
    return keys


def _street_marks(street: str) -> tuple[str, ...]:
    if not street:
        return ()
    return _start(street), street.split(maxsplit=1)[0][-_NUMBER_END:]


def _start(street: str) -> str:
    return street.replace(" ", "")[:_END]


@lru_cache(maxsize=4096)
def _birth_parts(birth: BirthFacts) -> tuple[str, ...]:
    """Return what of a birth date remains right when one of its parts is wrong."""
    if birth.month is None or birth.day is None:
        return (f"{birth.year}",)
    return f"{birth.year}-{birth.month}", f"{birth.year}/{birth.day}", f"{birth.month}.{birth.day}"


def _words(names: Iterable[NameFacts]) -> list[_Word]:
    """Return the words of all names, whichever part they are, each once and without initials."""
    words = dict.fromkeys(word for name in names for word in name.words if len(word) > 1 or not word.isascii())
    return [_word(word) for word in list(words)[:_MOST_WORDS]]


@lru_cache(maxsize=1 << 16)
def _word(word: str) -> _Word:
    forms = latin_forms(word)
    latin = forms[0] if forms else word
    if forms and len(word) == 1 and is_unspaced(word):
        latin = forms[-1]
    return _Word(sound_key(latin), latin[:_BEGINNING])
