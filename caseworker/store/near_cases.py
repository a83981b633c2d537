"""Open cases of one type by where they are: on a street, found by its words, or within a box of coordinates.

The words of a place are in the search index, the coordinates of what is open in an index of their own
(`list_indexes`). Every statement carries the officer's condition.
"""

from collections.abc import Sequence

from caseworker.domain.cases import Case
from caseworker.domain.places import Box
from caseworker.store.reader import Reader
from caseworker.store.search.hits import VisibleClause
from caseworker.store.search.index import table_of
from caseworker.store.search.match_words import SHORTEST_START, quoted

_OPEN = "r.status <> 'closed' AND r.case_type = ?"


def open_on_street(
    reader: Reader,
    words: Sequence[Sequence[str]],
    *,
    case_type: str,
    visible: VisibleClause,
    unfinished: str = "",
    limit: int = 200,
) -> list[Case]:
    """Return open cases whose place holds each of the words, in one of its spellings; the latest first.

    Words are folded, without signs. `unfinished` is the one that may go on; while it is very short, only the others are
    looked up. None without words.
    """
    if not words:
        return []
    table = table_of("case")
    return reader.select(
        Case,
        f'WHERE r.rid IN (SELECT f.rowid FROM "{table}" AS f WHERE f."{table}" MATCH ?) AND {_OPEN} '
        f"AND ({visible.sql}) ORDER BY r.opened_at DESC LIMIT ?",
        (_match(words, unfinished), case_type, *visible.parameters, limit),
    )


def open_within(reader: Reader, box: Box, *, case_type: str, visible: VisibleClause, limit: int = 200) -> list[Case]:
    """Return open cases whose coordinates lie within a box, the latest first."""
    across = " OR ".join(["r.longitude_udeg BETWEEN ? AND ?"] * len(box.spans))
    return reader.select(
        Case,
        f"WHERE r.latitude_udeg BETWEEN ? AND ? AND ({across}) AND {_OPEN} AND ({visible.sql}) "
        "ORDER BY r.opened_at DESC LIMIT ?",
        (box.south, box.north, *(edge for span in box.spans for edge in span), case_type, *visible.parameters, limit),
    )


def _match(words: Sequence[Sequence[str]], unfinished: str) -> str:
    is_short = 0 < len(unfinished) < SHORTEST_START
    told = [spelled for spelled in words if not (is_short and unfinished in spelled)] or words
    goes_on = "" if is_short else unfinished
    return "place : (" + " AND ".join(f"({quoted(spelled, unfinished=goes_on)})" for spelled in told) + ")"
