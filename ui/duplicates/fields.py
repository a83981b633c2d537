"""The fields of two people side by side, in words: those to choose from, and those of which both are kept."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from caseworker.desk.merging import Pair
from caseworker.domain.contact_points import Address
from caseworker.domain.people import ContactWay, InterpreterNeed, Person
from caseworker.domain.values import PartialDate
from ui.duplicates.compare_model import HOME
from ui.isolates import isolate
from ui.person import words as person_words
from ui.widgets.comparing import Chosen, ComparedField, Version
from ui.wording import Wording

translate = QCoreApplication.translate
_BOTH = ("names", "contact_points", "addresses", "identifiers", "languages", "access_needs", "not_by")
_CHOSEN = (
    "birth_date",
    "died_on",
    "language",
    "interpreter",
    "form_of_address",
    "sex",
    "gender",
    "preferred_contact",
    "contact_note",
    "description",
    "identified",
)


def fields_of(pair: Pair, choices: Mapping[str, Chosen], wording: Wording) -> list[ComparedField]:
    """Return what is to be chosen, then what is kept of both; what only one tells is kept, and is not asked."""
    left, right = pair.left, pair.right
    names = [*(name for name in _CHOSEN if name in pair.to_choose), *sorted(set(pair.to_choose) - set(_CHOSEN))]
    chosen = [_choice(name, left, right, choices.get(name, Chosen.LEFT), wording) for name in names]
    homes = [_homes(pair.homes, choices.get(HOME, Chosen.NONE))] if pair.homes else []
    return [*chosen, *homes, *_joined(left, right, wording)]


def _homes(homes: tuple[Address, Address], chosen: Chosen) -> ComparedField:
    """Return where they live now: both addresses hold unless one is chosen, and then the other is one of before."""
    one, other = (Version(isolate(person_words.one_line(home))) for home in homes)
    return ComparedField(
        key=HOME, label=translate("Duplicates", "Lives now at"), left=one, right=other, chosen=chosen,
        undecided=translate("Duplicates", "Both are kept"),
    )  # fmt: skip


def told_by_one(pair: Pair, wording: Wording) -> list[tuple[str, str]]:
    """Return what only one of them tells, as (field, words): it is kept without asking."""
    found = []
    for name in _CHOSEN:
        one, other = getattr(pair.left, name), getattr(pair.right, name)
        words = _words(name, one, wording) or _words(name, other, wording)
        if name not in pair.to_choose and words and name != "identified":
            found.append((label(name), words))
    return found


def label(name: str) -> str:
    """Return what a field is called."""
    return {
        "birth_date": translate("Duplicates", "Date of birth"),
        "died_on": translate("Duplicates", "Date of death"),
        "language": translate("Duplicates", "Speaks"),
        "interpreter": translate("Duplicates", "Interpreter"),
        "form_of_address": translate("Duplicates", "Form of address"),
        "sex": translate("Duplicates", "Sex"),
        "gender": translate("Duplicates", "Gender"),
        "preferred_contact": translate("Duplicates", "Best reached by"),
        "contact_note": translate("Duplicates", "Good to know"),
        "description": translate("Duplicates", "Described as"),
        "identified": translate("Duplicates", "Identified"),
        "names": translate("Duplicates", "Names"),
        "contact_points": translate("Duplicates", "Phone and e-mail"),
        "addresses": translate("Duplicates", "Addresses"),
        "identifiers": translate("Duplicates", "Other numbers"),
        "languages": translate("Duplicates", "Also speaks"),
        "access_needs": translate("Duplicates", "Access needs"),
        "not_by": translate("Duplicates", "Never contact by"),
    }.get(name, name)


def _choice(name: str, left: Person, right: Person, chosen: Chosen, wording: Wording) -> ComparedField:
    one, other = (Version(_words(name, getattr(who, name), wording)) for who in (left, right))
    return ComparedField(key=name, label=label(name), left=one, right=other, chosen=chosen)


def _joined(left: Person, right: Person, wording: Wording) -> Iterable[ComparedField]:
    yield _both("number", translate("Duplicates", "Number"), [left.shown_number], [right.shown_number])
    for name in _BOTH:
        one, other = (_shown(name, getattr(who, name), wording) for who in (left, right))
        if one or other:
            yield _both(name, label(name), one, other)


def _both(key: str, words: str, one: Sequence[str], other: Sequence[str]) -> ComparedField:
    nothing = translate("Duplicates", "Nothing here")
    kept = list(dict.fromkeys([*one, *other]))
    return ComparedField(
        key=key,
        label=words,
        left=Version("\n".join(one) or nothing, told=bool(one)),
        right=Version("\n".join(other) or nothing, told=bool(other)),
        kept_both="\n".join(kept),
    )


def _shown(name: str, values: Sequence[Any], wording: Wording) -> list[str]:
    ways: Mapping[str, Callable[[Any], str]] = {
        "names": lambda one: isolate(one.shown),
        "contact_points": lambda one: isolate(one.value),
        "addresses": lambda one: isolate(person_words.one_line(one)),
        "identifiers": lambda one: wording.facts(one.scheme, isolate(one.value)),
        "languages": wording.language,
        "access_needs": str,
        "not_by": lambda one: person_words.contact_way(ContactWay(one)),
    }
    return list(dict.fromkeys(words for one in values if (words := ways[name](one))))


def _words(name: str, value: object, wording: Wording) -> str:
    if isinstance(value, PartialDate):
        return wording.partial_date(value)
    if isinstance(value, InterpreterNeed):
        return "" if value is InterpreterNeed.UNKNOWN else person_words.interpreter(value)
    if isinstance(value, ContactWay):
        return person_words.contact_way(value)
    if isinstance(value, bool):
        return translate("Duplicates", "Yes") if value else translate("Duplicates", "Not yet")
    ways = {"language": wording.language, "sex": person_words.gender, "gender": person_words.gender}
    return "" if value is None else ways.get(name, str)(str(value))
