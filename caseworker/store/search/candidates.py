"""Who may be the same person as somebody, by the search index alone: a handful of questions, each answered by few rows.

One slip in one fact must not hide a person, so each question lets another fact be wrong: the birth date, right or
misread in a usual way, with any of the names, their short forms and misspellings; all of the name with about the year;
the name as written; a number or address, or the house, with any of the names or the date. A question that very many
rows answer says little, and is asked again more closely. Blocking by several passes is the usual way of record linkage
(Christen, Data Matching, 2012, chapter 4).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from uuid import UUID

from rapidfuzz import fuzz

from caseworker.domain.values import PartialDate
from caseworker.store import sql
from caseworker.store.search.index import table_of
from caseworker.store.search.match_words import Condition, quoted
from caseworker.store.search.place import Place
from caseworker.store.search.sought import Home, Sought
from caseworker.store.search.vocabulary import Vocabulary
from caseworker.text.names import grown_together, short_forms, spellings

MOST = 20  # candidates of one person: each costs a comparison
_MOST_OF_ONE = 60  # rows of one question
_MOST_CHECKED = 300
_SOUNDING, _ALIKE = 5, 5  # words of the vocabulary that stand in for one of a name
_SHORT_FORMS = 12
_LEAST_MISSPELT = 3  # letters
_KEPT_WORDS = 20_000

Alike = Callable[[str], tuple[str, ...]]
"""Tells the words that may be written for one of a name."""
_Row = tuple[bytes, str]


def words_like(vocabulary: Vocabulary | None) -> Alike:
    """Return what tells the words that may be written for one of a name, itself first; it remembers them.

    Without a vocabulary misspelt words are not among them.
    """

    def like(word: str) -> tuple[str, ...]:
        found = [word, *spellings(word), *grown_together(word), *islice(sorted(short_forms(word)), _SHORT_FORMS)]
        if vocabulary is not None and word.isascii() and len(word) >= _LEAST_MISSPELT:
            found += [other for other, _ in islice(vocabulary.sounding(word), _SOUNDING)]
            found += [other for other, _ in islice(vocabulary.alike(word), _ALIKE)]
        return tuple(dict.fromkeys(found))

    return lru_cache(maxsize=_KEPT_WORDS)(like)


def candidates(place: Place, sought: Sought, *, alike: Alike, most: int = MOST) -> list[UUID]:
    """Return the ids of visible people who may be the one sought: first whom most questions found, by like names."""
    found: dict[bytes, float] = {}
    name = " ".join((*sought.given, *sought.family))
    for question in _questions(sought, alike):
        for one, words in _answered(place, question):
            found[one] = found[one] + 1 if one in found else fuzz.token_sort_ratio(name, words) / 100
    best = sorted(found, key=lambda one: -found[one])
    return [UUID(bytes=one) for one in best[:most]]


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked, and what is asked beside it when too many rows answer: each of `closer` alone, or nothing.

    `some` says whether any of too many rows are worth as much as none.
    """

    asked: Condition
    closer: tuple[str, ...] = ()
    some: bool = False


def _answered(place: Place, question: _Question) -> Iterable[_Row]:
    rows = _rows(place, question.asked)
    if len(rows) < _MOST_OF_ONE:
        return rows
    found = dict(rows) if question.some else {}
    for more in question.closer:
        narrowed = Condition(f"({question.asked.match}) AND ({more})", question.asked.sql, question.asked.parameters)
        found |= dict(_rows(place, narrowed))
    return found.items()


def _rows(place: Place, wanted: Condition) -> list[_Row]:
    table = table_of(place.kind)
    looked_at, check = f'f."{table}" MATCH ?', ""
    if wanted.sql:  # of what very many rows share, such as the beginning of an address, not all are looked at
        looked_at = f'f.rowid IN (SELECT rowid FROM "{table}" WHERE "{table}" MATCH ? LIMIT {_MOST_CHECKED})'
        check = f" AND ({wanted.sql})"
    statement = (
        f'SELECT r.id, f.name FROM "{table}" AS f JOIN "{place.kind}" AS r ON r.rid = f.rowid '
        f"WHERE {looked_at} AND ({place.visible.sql}){check} LIMIT {_MOST_OF_ONE}"
    )
    parameters = (wanted.match, *place.visible.parameters, *wanted.parameters)
    return [(row[0], row[1]) for row in sql.run(place.connection, statement, parameters)]


def _questions(sought: Sought, alike: Alike) -> Iterator[_Question]:
    given, family = _any(sought.given, alike), _any(sought.family, alike)
    anyone = " OR ".join(filter(None, (given, family)))
    homes, dates = tuple(map(_home, sought.homes)), _dates(sought.birth)
    known = " OR ".join(filter(None, (anyone, *dates)))
    yield from (_Question(_beside(code, known)) for code in sought.codes)
    if anyone:
        yield from (_Question(Condition(f"({one}) AND ({anyone})"), some=True) for one in dates)
    elif dates:
        yield _Question(Condition(dates[0]), some=True)
    if known:
        yield from (_Question(Condition(f"({home}) AND ({known})"), some=True) for home in homes)
    if given and family:
        yield from _of_the_name(sought, f"({given}) AND ({family})", homes)
    elif anyone and sought.birth is not None:
        yield _Question(Condition(f"({anyone}) AND ({_years(sought.birth)})"), some=True)


def _of_the_name(sought: Sought, both: str, homes: tuple[str, ...]) -> Iterator[_Question]:
    if sought.birth is None:
        yield _Question(Condition(both), homes, some=True)
        return
    yield _Question(Condition(f"({both}) AND ({_years(sought.birth)})"), homes, some=True)
    as_written = f"({_exactly(sought.given)}) AND ({_exactly(sought.family)})"
    yield _Question(Condition(as_written), homes, some=True)


def _beside(wanted: Condition, known: str) -> Condition:
    """Whoever shares only a number is somebody of the house: something else has to fit."""
    return Condition(f"({wanted.match}) AND ({known})", wanted.sql, wanted.parameters) if known else wanted


def _any(written: Iterable[str], alike: Alike) -> str:
    return _exactly(dict.fromkeys(chain.from_iterable(map(alike, written))))


def _exactly(written: Iterable[str]) -> str:
    words = quoted(written)
    return f"name : ({words})" if words else ""


def _home(home: Home) -> str:
    return f"place : ({quoted([home.number])}) AND place : ({quoted([home.street])})"


def _years(birth: PartialDate) -> str:
    return _birth([str(birth.year + apart) for apart in (-1, 0, 1)])


def _dates(birth: PartialDate | None) -> tuple[str, ...]:
    """Return the date where it is known to the day, and what a hurried hand makes of it."""
    if birth is None or birth.day is None:
        return ()
    return _birth([_digits(birth)]), _birth(_misread(birth))


def _birth(dates: Iterable[str]) -> str:
    return f"birth : ({quoted(dates)})"


def _digits(birth: PartialDate) -> str:
    return f"{birth.year:04}{birth.month or 0:02}{birth.day or 0:02}"


def _misread(birth: PartialDate) -> list[str]:
    """Return the dates a hurried hand makes of one: day and month changed, two digits changed, one digit wrong;
    and the first of January, which stands where only the year was known.
    """
    told = _digits(birth)
    year, month, day = told[:4], told[4:6], told[6:]
    found = {f"{year}{day}{month}", f"{year}0101"}
    found |= {told[:at] + told[at + 1] + told[at] + told[at + 2 :] for at in range(len(told) - 1)}
    found |= {told[:at] + str(digit) + told[at + 1 :] for at in range(2, len(told)) for digit in range(10)}
    return sorted(found - {told})
