"""Finding people and other things with names, step by step from the exact to the misspelt.

Boundary: one kind, one reading of the query, what the officer may see. Each step asks the index once or a few times and
adds what it finds; the climb ends when there are enough. Words taken from the vocabulary count only when something
visible holds them, so what is hidden neither shows nor moves what is seen.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from caseworker.store.search.hits import How
from caseworker.store.search.match_words import Condition, conditions, goes_on, is_short
from caseworker.store.search.place import Place
from caseworker.store.search.query import Part, Query
from caseworker.store.search.ranking import Found
from caseworker.text.names import grown_together, short_forms
from caseworker.text.transliteration import latin_forms

_SURELY_ENOUGH = 5  # rows without a slip in any word, which rank before any with one
_FIRST_ROWS = 50
_RELAXED_ROWS = 60
_LEAST_MISSPELT = 3  # letters
_FIRST_WORDS = 12  # words of the vocabulary that begin with one or two letters
_SOUNDING, _ALIKE = 6, 8  # words of the vocabulary that stand in for a typed one

Words = dict[str, tuple[How, float]]


class StandIns:
    """Words that may stand in for the typed ones, worked out once for a search."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._equivalents: dict[str, Words] = {}
        self._alike: dict[str, Words] = {}

    def equivalents(self, part: Part) -> Words:
        """Return short forms, words without their particle, and words that sound the same."""
        if part.typed not in self._equivalents:
            self._equivalents[part.typed] = self._find_equivalents(part)
        return self._equivalents[part.typed]

    def alike(self, part: Part) -> Words:
        """Return the equivalents and words that are a slip or two away."""
        if part.typed not in self._alike:
            self._alike[part.typed] = self._find_alike(part) | self.equivalents(part)
        return self._alike[part.typed]

    def _find_equivalents(self, part: Part) -> Words:
        found: Words = dict.fromkeys(sorted(short_forms(part.typed)), (How.NICKNAME, 0.9))
        found |= dict.fromkeys(grown_together(part.typed), (How.SPELLING, 0.9))
        if self.place.vocabulary is not None:
            for plain in _plain_forms(part):
                for word, alike in self._visible(self.place.vocabulary.sounding(plain), _SOUNDING):
                    found.setdefault(word, (How.SOUNDS, min(alike, 0.9)))
        return found

    def _find_alike(self, part: Part) -> Words:
        found: Words = {}
        if self.place.vocabulary is not None:
            for plain in _plain_forms(part):
                if len(plain) >= _LEAST_MISSPELT:
                    for word, alike in self._visible(self.place.vocabulary.alike(plain), _ALIKE):
                        found.setdefault(word, (How.SIMILAR, alike))
        return found

    def _visible(self, words: Iterable[tuple[str, float]], most: int) -> list[tuple[str, float]]:
        return list(islice((pair for pair in words if self.place.holds(pair[0])), most))


def climb(place: Place, query: Query, *, enough: int) -> Iterator[tuple[Query, list[Found]]]:
    """Yield the rows that each step finds, with the query as that step understood it; stop asking when there is enough.

    A part is left out only when nothing at all was found.
    """
    seen: set[int] = set()
    stand_ins = StandIns(place)
    for step, is_enough in _STEPS if _all_known(place, query) else _STEPS_FOR_UNKNOWN_WORDS:
        for wider, wanted, limit in step(stand_ins, query):
            rows = place.rows(wanted, limit)
            seen.update(row.rid for row in rows)
            yield wider, rows
        if len(seen) >= min(is_enough, enough):
            return
    for wider, wanted, limit in _one_left_out(stand_ins, query):
        yield wider, place.rows(wanted, limit)


def _all_known(place: Place, query: Query) -> bool:
    """Say whether every finished word is held by something visible: otherwise asking for all of them is in vain."""
    return all(
        part.is_number or part.mail or part.unfinished or any(map(place.holds, part.words)) for part in query.demanded
    )


Asked = tuple[Query, Condition, int]


def _as_typed(_stand_ins: StandIns, query: Query) -> Iterator[Asked]:
    yield from _asked(query, query.demanded, prefix=False)


def _asked(query: Query, demanded: Sequence[Part], *, prefix: bool, limit: int = _FIRST_ROWS) -> Iterator[Asked]:
    for wanted in conditions(demanded, prefix=prefix):
        yield query, wanted, limit


def _going_on(stand_ins: StandIns, query: Query) -> Iterator[Asked]:
    *others, last = query.demanded
    if is_short(last):
        yield from _short_start(stand_ins.place, query, others, last)
    elif goes_on(last):
        yield from _asked(query, query.demanded, prefix=True)


def _short_start(place: Place, query: Query, others: list[Part], last: Part) -> Iterator[Asked]:
    """Ask for one or two letters: beside other words these are only welcomed; alone, for the first words in order."""
    if others:
        yield from _asked(query, others, prefix=False)
    elif place.vocabulary is not None:
        first = islice(filter(place.holds, place.vocabulary.beginning(last.typed)), _FIRST_WORDS)
        wider = replace(last, words=dict.fromkeys(first, (How.STARTS, 0.9)))
        if wider.words:
            yield from _asked(query, [wider], prefix=False)


def _other_spellings(stand_ins: StandIns, query: Query) -> Iterator[Asked]:
    wider = _widened(query, stand_ins.equivalents)
    if wider != query:
        yield from _asked(wider, wider.demanded, prefix=True)


def _rejoined(stand_ins: StandIns, query: Query) -> Iterator[Asked]:
    for rejoined in _joined_or_parted(stand_ins.place, query):
        yield from _asked(rejoined, rejoined.demanded, prefix=False)


def _misspelt(stand_ins: StandIns, query: Query) -> Iterator[Asked]:
    wider = _widened(query, stand_ins.alike)
    if wider != query:
        yield from _asked(wider, wider.demanded, prefix=True)


def _one_left_out(stand_ins: StandIns, query: Query) -> Iterator[Asked]:
    demanded = query.demanded
    if len(demanded) < 2:
        return
    wider = _widened(query, stand_ins.alike)
    for left_out in wider.demanded:
        rest = tuple(part for part in wider.demanded if part is not left_out)
        yield from _asked(wider, rest, prefix=True, limit=_RELAXED_ROWS)


_Step = Callable[[StandIns, Query], Iterator[Asked]]
_STEPS: tuple[tuple[_Step, int], ...] = (  # with the number of rows after which no further step is needed
    (_as_typed, _FIRST_ROWS),
    (_going_on, _FIRST_ROWS),
    (_other_spellings, _FIRST_ROWS),
    (_rejoined, _SURELY_ENOUGH),
    (_misspelt, 1),
)
_STEPS_FOR_UNKNOWN_WORDS: tuple[tuple[_Step, int], ...] = ((_rejoined, _SURELY_ENOUGH), (_misspelt, 1))


def _widened(query: Query, more: Callable[[Part], Words]) -> Query:
    return Query(
        tuple(
            part if part.is_number or part.mail or part.optional else replace(part, words=more(part) | part.words)
            for part in query.parts
        )
    )


def _plain_forms(part: Part) -> list[str]:
    forms = [form for form in latin_forms(part.typed) if form.isascii() and form.isalpha()]
    return forms[:2]


def _joined_or_parted(place: Place, query: Query) -> Iterator[Query]:
    parts = query.parts
    for at in range(len(parts) - 1):
        one, other = parts[at], parts[at + 1]
        if not (one.is_number or other.is_number or one.mail or other.mail):
            joined = one.typed + other.typed
            part = Part(joined, words={joined: (How.SPELLING, 0.97)}, unfinished=other.unfinished)
            yield Query((*parts[:at], part, *parts[at + 2 :]))
    if place.vocabulary is None:
        return
    for at, part in enumerate(parts):
        if part.typed.isalpha() and part.typed.isascii():
            for halves in place.vocabulary.splits(part.typed):
                both = tuple(Part(half, words={half: (How.SPELLING, 0.95)}) for half in halves)
                yield Query((*parts[:at], *both, *parts[at + 1 :]))
