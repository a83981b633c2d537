"""How well a row agrees with what was typed, and why. Plain words and numbers only; no SQL.

The score of a hit depends on the row and the query alone, never on other rows, so that records an officer may not see
cannot move what the officer sees.
"""

from dataclasses import dataclass

from rapidfuzz.distance import JaroWinkler

from caseworker.domain.definition import Search
from caseworker.store.search.hits import How, Reason
from caseworker.store.search.match_words import goes_on
from caseworker.store.search.query import Part, Query, decade_words, year_words
from caseworker.store.search.search_rows import kept_words

_PLACE_COUNTS = 0.96
_STARTS = 0.8
_ENDS = 0.97
_INITIAL = 0.6
_LEAST_ALIKE = 0.78
_OPTIONAL_WEIGHT = 0.3
_WHOLE_NAME = 0.04  # for having no names but those typed
_IN_ORDER = 0.01

Agreement = tuple[float, Reason | None]
NOTHING: Agreement = (0.0, None)


@dataclass(frozen=True, slots=True)
class Found:
    """A row of the index with the id of its record."""

    rid: int
    id: bytes
    name: str
    birth: str
    place: str
    title: str
    exact: str
    body: str = ""


def judge(query: Query, row: Found) -> tuple[float, tuple[Reason, ...]]:
    """Return how well the row agrees with the query, from 0 to 1, and the reasons in the order of the parts."""
    names, places = kept_words(row.name or row.title), kept_words(row.place)
    role = Search.NAME if row.name else Search.TITLE
    total = weight = 0.0
    reasons = []
    for part in query.parts:
        agreed, reason = _number(part, row, names, places) if _is_number(part) else _word(part, names, places, role)
        share = _OPTIONAL_WEIGHT if part.optional else 1.0
        total += agreed * share
        weight += share
        if reason is not None:
            reasons.append(reason)
    score = total / weight * (1 - _WHOLE_NAME - _IN_ORDER)
    return score + _bonus(names, [one.word for one in reasons if one.role is role]), tuple(reasons)


def _bonus(names: list[str], matched: list[str]) -> float:
    if not matched or not names:
        return 0.0
    in_order = _IN_ORDER if names[0] == matched[0] else 0.0
    return _WHOLE_NAME * len(set(matched)) / max(len(names), len(set(matched))) + in_order


def _is_number(part: Part) -> bool:
    return part.is_number or bool(part.mail)


def _word(part: Part, names: list[str], places: list[str], role: Search) -> Agreement:
    best = _best_known(part, names)
    at = role
    if best[0] < 1.0:
        there = _best_known(part, places)
        if there[0] * _PLACE_COUNTS > best[0]:
            best, at = (there[0] * _PLACE_COUNTS, *there[1:]), Search.PLACE
    if best[0] == 0.0:
        best, at = _best_guess(part, names), role
    score, how, word = best
    return (score, Reason(at, how, word)) if how is not None else NOTHING


def _best_known(part: Part, words: list[str]) -> tuple[float, How | None, str]:
    best: tuple[float, How | None, str] = (0.0, None, "")
    starts = part.typed if goes_on(part) else None
    for word in words:
        known = part.words.get(word)
        if known is not None and known[1] > best[0]:
            best = (known[1], known[0], word)
        elif starts is not None and word.startswith(starts) and best[0] < _STARTS:
            best = (_STARTS + (0.98 - _STARTS) * len(starts) / len(word), How.STARTS, word)
    return best


def _best_guess(part: Part, names: list[str]) -> tuple[float, How | None, str]:
    """Return the most similar name where none is known to be meant: for words that were not demanded."""
    if not names:
        return 0.0, None, ""
    if len(part.typed) == 1:
        same = [name for name in names if name[0] == part.typed]
        return (_INITIAL, How.INITIAL, same[0]) if same else (0.0, None, "")
    alike, word = max((JaroWinkler.similarity(part.typed, name), name) for name in names)
    return (alike * 0.9, How.SIMILAR, word) if alike >= _LEAST_ALIKE else (0.0, None, "")


def _number(part: Part, row: Found, names: list[str], places: list[str]) -> Agreement:
    births = row.birth.split()
    for word, (how, sure) in year_words(part).items():
        for birth in births:
            if birth == word or (len(word) == 6 and birth.startswith(word)):
                return sure, Reason(Search.BIRTH, how, birth)
    return _birth_begun(part, births) or _kept_number(part, row) or _in_words(part, names, places)


def _birth_begun(part: Part, births: list[str]) -> Agreement | None:
    for word in decade_words(part):
        if word in births:
            return 0.9, Reason(Search.BIRTH, How.STARTS, word)
    return None


def _kept_number(part: Part, row: Found) -> Agreement | None:
    if part.mail and f"|{part.mail}" in row.exact:
        whole = f"|{part.mail}|" in row.exact
        return (1.0 if whole else 0.9), Reason(Search.EMAIL, How.EXACT if whole else How.STARTS, part.mail)
    for ending in part.endings:
        if f"{ending}|" in row.exact:
            ways = [_code_agreement(ending, kept) for kept in row.exact.split("|") if kept.endswith(ending)]
            return max(ways, key=lambda way: way[0])
    return None


def _code_agreement(ending: str, kept: str) -> Agreement:
    whole = kept.lstrip("0") == ending.lstrip("0")
    role = Search.PHONE if kept.isdecimal() else Search.IDENTIFIER
    return (1.0, Reason(role, How.EXACT, kept)) if whole else (_ENDS, Reason(role, How.ENDS, kept))


def _in_words(part: Part, names: list[str], places: list[str]) -> Agreement:
    for words, role in ((places, Search.PLACE), (names, Search.NAME)):
        for word in part.words:
            if word in words:
                return _PLACE_COUNTS, Reason(role, How.EXACT, word)
    return NOTHING
