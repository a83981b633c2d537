"""Ranking of titles and texts by what is asked: BM25F over the visible candidates, and the words found side by side.

Robertson, Zaragoza, Taylor: Simple BM25 extension to multiple weighted fields (CIKM 2004); title five times the body.
Frequencies are counted over the candidates only: those of the whole index would tell of records that may not be seen,
and move what may.
"""

from collections.abc import Sequence
from heapq import nlargest
from itertools import pairwise
from math import log

from caseworker.store.search.ranking import Found

_TITLE_WEIGHT = 5.0
_LENGTH_COUNTS = 0.5
_SATURATION = 1.2
_LOOKED_AT = 40  # of the best by their words: only they are asked for words side by side


def relevance(rows: Sequence[Found], *, asked: Sequence[str], stems: Sequence[str]) -> list[float]:
    """Return a number for each row, larger for more relevant: `asked` are all typed words in order, `stems` those that
    tell.
    """
    if not rows:
        return []
    titles = [f" {row.title} " for row in rows]
    bodies = [f" {row.body} " for row in rows]
    totals = [0.0] * len(rows)
    _add_stems(totals, titles, bodies, stems)
    best = nlargest(_LOOKED_AT, range(len(rows)), key=totals.__getitem__)
    near = [0.0] * len(best)
    _add_neighbours(near, [titles[at] for at in best], [bodies[at] for at in best], asked)
    for at, more in zip(best, near, strict=True):
        totals[at] += more
    return totals


def _add_stems(totals: list[float], titles: list[str], bodies: list[str], stems: Sequence[str]) -> None:
    title_norms, body_norms = _norms(titles), _norms(bodies)
    for stem in stems:
        start = f" {stem}"
        found = [
            _TITLE_WEIGHT * title.count(start) / title_norm + body.count(start) / body_norm
            for title, body, title_norm, body_norm in zip(titles, bodies, title_norms, body_norms, strict=True)
        ]
        rare = _rarity(sum(1 for one in found if one), len(found))
        for at, one in enumerate(found):
            totals[at] += rare * one * (_SATURATION + 1) / (one + _SATURATION)


def _add_neighbours(totals: list[float], titles: list[str], bodies: list[str], asked: Sequence[str]) -> None:
    for one, other in pairwise(asked):
        close, together = f"{one} {other}", f" {one} {other} "  # a text is read faster for words than for blanks
        found = [
            (close in body and together in body) or (close in title and together in title)
            for title, body in zip(titles, bodies, strict=True)
        ]
        rare = _rarity(sum(found), len(found))
        for at, is_there in enumerate(found):
            totals[at] += rare * is_there


def _norms(texts: list[str]) -> list[float]:
    mean = sum(map(len, texts)) / len(texts)
    return [1 - _LENGTH_COUNTS + _LENGTH_COUNTS * len(text) / mean for text in texts]


def _rarity(holding: int, among: int) -> float:
    return log(1 + (among - holding + 0.5) / (holding + 0.5))
