"""Messages that were filed, and people and cases whose numbers stand in a text: what is asked before one is filed.

Works inside the caller's transaction; the officer's condition is part of each query that names people or cases.
"""

import re
from collections.abc import Collection
from uuid import UUID

from caseworker.domain.cases import Case
from caseworker.domain.interactions import Interaction
from caseworker.domain.people import Person
from caseworker.store.case_list import about_people
from caseworker.store.reader import Reader
from caseworker.store.references import marked
from caseworker.store.search.hits import VisibleClause
from caseworker.store.search.match_words import Condition
from caseworker.store.search.place import Place
from caseworker.store.search.search_rows import CODE_LENGTH, squashed

_MOST = 200
_MOST_MARKS = 40  # words of a subject that are looked at
_MOST_TOGETHER = 4  # words that may be one number
_LONGEST = 40  # signs of it
_SHORTEST = 4  # signs of a number in a subject
_MARK = re.compile(r"[^\W_](?:[\w./-]{0,38}[^\W_])?")


def filed(reader: Reader, mark: str) -> Interaction | None:
    """Return the message that was filed under a mark, None when none was."""
    found = reader.select(Interaction, "WHERE r.source_ref = ? AND r.source_ref <> '' ORDER BY r.id LIMIT 1", (mark,))
    return found[0] if found else None


def in_thread(
    reader: Reader, *, threads: Collection[str], marks: Collection[str], visible: VisibleClause
) -> list[Interaction]:
    """Return filed messages of one exchange, the latest first: by the mark of the exchange, or by their own."""
    if not threads and not marks:
        return []
    in_threads, in_marks = ",".join("?" * len(threads)), ",".join("?" * len(marks))
    return reader.select(
        Interaction,
        f"WHERE ((r.thread <> '' AND r.thread IN ({in_threads})) OR (r.source_ref <> '' AND r.source_ref IN "
        f"({in_marks}))) AND ({visible.sql}) ORDER BY r.occurred_at DESC, r.id DESC LIMIT {_MOST}",
        (*threads, *marks, *visible.parameters),
    )


def numbered_people(reader: Reader, text: str, *, visible: VisibleClause) -> list[Person]:
    """Return the people whose number, or number in another system, stands in a text."""
    found = (one for mark in marks_in(text) for one in marked(reader, Person, mark, visible=visible))
    return list({one.id: one for one in found}.values())


def numbered_cases(reader: Reader, text: str, *, visible: VisibleClause) -> list[Case]:
    """Return the cases whose number, or mark in the system they came from, stands in a text."""
    found = (one for mark in marks_in(text) for one in _cases_marked(reader, mark, visible))
    return list({one.id: one for one in found}.values())


def open_cases_of(reader: Reader, person: Person, *, visible: VisibleClause) -> list[Case]:
    """Return the visible cases at work in which a person has a part, under any of their records, the newest first."""
    ids = about_people(reader, [person.id])
    if not ids:
        return []
    marks = ",".join("?" * len(ids))
    condition = f"WHERE r.id IN ({marks}) AND r.status <> 'closed' AND ({visible.sql}) ORDER BY r.id DESC LIMIT {_MOST}"
    return reader.select(Case, condition, (*(one.bytes for one in ids), *visible.parameters))


def marks_in(text: str) -> tuple[str, ...]:
    """Return what in a text may be a number: a word with a digit, alone and with words before it, as `HB 20418`."""
    words = _MARK.findall(text)[:_MOST_MARKS]
    runs = (
        "".join(words[at - before : at + 1])
        for at, word in enumerate(words)
        if any(sign.isdigit() for sign in word)
        for before in range(min(at, _MOST_TOGETHER - 1), -1, -1)
    )
    return tuple(dict.fromkeys(one for one in runs if _SHORTEST <= len(squashed(one)) <= _LONGEST))


def _cases_marked(reader: Reader, mark: str, visible: VisibleClause) -> list[Case]:
    plain = squashed(mark)
    wanted = Condition(f'code : "{plain[-CODE_LENGTH:]}"', "instr(f.exact, ?) > 0", (f"{plain}|",))
    found = Place(reader.connection, Case.definition.kind, visible, None).rows(wanted, _MOST)
    return [one for one in reader.many(Case, [UUID(bytes=row.id) for row in found]) if plain in _numbers_of(one)]


def _numbers_of(case: Case) -> set[str]:
    written = (case.number, case.provisional_number, case.source_ref, case.source_ref.partition(":")[2])
    return {squashed(one) for one in written if one}
