"""Finding things with titles and texts: cases, contacts, notes, answers, services.

Boundary: one kind, what was typed, what the officer may see. Numbers and codes are looked up first; then texts that
hold all telling words, then those that hold any. Candidates are the newest that match, ranked by relevance.
"""

from collections.abc import Iterator, Sequence

from caseworker.domain.definition import Search
from caseworker.store.search.hits import How, Reason
from caseworker.store.search.match_words import SHORTEST_START, Condition, conditions
from caseworker.store.search.place import Place
from caseworker.store.search.query import LONGEST_QUERY, Query
from caseworker.store.search.ranking import Found, judge
from caseworker.store.search.relevance import relevance
from caseworker.text.folding import words
from caseworker.text.questions import stem, telling_words

_TEXT_COLUMNS = "{name place title body}"
_CANDIDATES = 150
_MOST_STEMS = 12
_BELOW_CODES = 0.9  # what all texts score at most, so that a case asked for by its number comes first

Scored = tuple[float, Found, tuple[Reason, ...]]


def find_texts(place: Place, text: str, readings: Sequence[Query], *, enough: int) -> list[Scored]:
    """Return what matches, the best first, at most `enough`."""
    coded = list(_by_code(place, readings))
    asked = words(text[:LONGEST_QUERY])
    stems = list(dict.fromkeys(stem(word) for word in telling_words(asked)))[:_MOST_STEMS]
    found = _by_words(place, stems, goes_on=not text[-1:].isspace(), enough=enough)
    known = {row.rid for _, row, _ in coded}
    points = relevance(found, asked=asked, stems=stems)
    most = max(points, default=0.0) or 1.0
    scored = [(_BELOW_CODES * point / most, row) for point, row in zip(points, found, strict=True)]
    best = sorted((one for one in scored if one[1].rid not in known), key=lambda one: (-one[0], -one[1].rid))
    ranked = [(score, row, _reasons(row, stems)) for score, row in best[:enough]]
    return sorted(coded + ranked, key=lambda one: (-one[0], -one[1].rid))[:enough]


def _by_code(place: Place, readings: Sequence[Query]) -> Iterator[Scored]:
    seen: set[int] = set()
    for query in readings:
        codes = tuple(part for part in query.demanded if part.endings or part.mail)
        if not codes or len(codes) < len(query.demanded):
            continue
        asked = conditions(codes, prefix=False)
        for row in [row for wanted in asked for row in place.rows(wanted, _CANDIDATES, newest=True)]:
            score, reasons = judge(query, row)
            if row.rid not in seen and any(reason.role in _CODES for reason in reasons):
                seen.add(row.rid)
                yield max(score, _BELOW_CODES), row, reasons


_CODES = frozenset({Search.IDENTIFIER, Search.PHONE, Search.EMAIL})


def _by_words(place: Place, stems: Sequence[str], *, goes_on: bool, enough: int) -> list[Found]:
    each = [_begins(one) for one in _askable(stems, goes_on=goes_on)]
    if not each:
        return []
    found = place.rows(Condition(_columns(" AND ".join(each))), _CANDIDATES, newest=True, body=True)
    if len(found) < enough and len(each) > 1:
        known = {row.rid for row in found}
        some = place.rows(Condition(_columns(" OR ".join(each))), _CANDIDATES, newest=True, body=True)
        found += [row for row in some if row.rid not in known]
    return found


def _askable(stems: Sequence[str], *, goes_on: bool) -> Sequence[str]:
    """Leave out the first letters of a word that is still being typed, when there are others to go by."""
    unfinished = goes_on and len(stems) > 1 and stems[-1].isascii() and len(stems[-1]) < SHORTEST_START
    return stems[:-1] if unfinished else stems


def _begins(one: str) -> str:
    """Ask for words that begin so; for a short one, of which there would be too many, for the word itself."""
    return f'"{one}"' if one.isascii() and len(one) < SHORTEST_START else f'"{one}"*'


def _columns(expression: str) -> str:
    return f"{_TEXT_COLUMNS} : ({expression})"


def _reasons(row: Found, stems: Sequence[str]) -> tuple[Reason, ...]:
    found: list[Reason] = []
    for text, role in (
        (row.title, Search.TITLE),
        (row.name, Search.NAME),
        (row.place, Search.PLACE),
        (row.body, Search.BODY),
    ):
        for one in stems:
            at = f" {text}".find(f" {one}")
            if at >= 0 and not any(reason.word.startswith(one) for reason in found):
                word = text[at:].split(" ", 1)[0]
                found.append(Reason(role, How.EXACT if word == one else How.STARTS, word))
    return tuple(found)
