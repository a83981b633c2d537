"""The list of all people as row numbers in order, and what a page of it shows. Every order is read from an index.

What an officer may see is asked twice over: of the columns in the index for what lies in their territories, and by a
short list of row numbers for the people of their own cases, so that a million people are never looked up one by one.
"""

from array import array
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec

from caseworker.domain.access import VisibleScopes
from caseworker.domain.ids import PersonId
from caseworker.domain.people import InterpreterNeed, Person
from caseworker.domain.plain import from_micros, to_micros
from caseworker.store import sql
from caseworker.store.list_indexes import LONGEST_NAME, NAME_ORDER
from caseworker.store.reader import Reader
from caseworker.store.rows.tables import link_code
from caseworker.store.search.hits import VisibleClause

_CONTACT, _CASE = link_code("interaction", "people"), link_code("case", "people")
_OWN_PEOPLE = """
SELECT p.rid FROM person p WHERE p.id IN (
  SELECT unhex(json_extract(m.value, '$.person'), '-') FROM "case" c, json_each(c.people) m WHERE c.owner = ?
  UNION ALL SELECT unhex(json_extract(m.value, '$.person'), '-') FROM visit v JOIN "case" c ON c.id = v."case",
  json_each(c.people) m WHERE v.officer = ? OR v.second_officer = ?)"""
_WITH_OPEN_CASE = """
SELECT p.rid FROM person p WHERE p.id IN (
  SELECT unhex(json_extract(m.value, '$.person'), '-') FROM "case" r, json_each(r.people) m
  WHERE r.status <> 'closed' AND {seen})"""
_WARNED = """
SELECT p.rid FROM person p WHERE p.id IN (
  SELECT r.person FROM safety_fact r WHERE r.ended_on IS NULL AND {seen})"""
_MERGED_AWAY = """
SELECT r.rid, g.survivor, r.id FROM person_group g JOIN person r ON r.id = g.person WHERE {seen}
ORDER BY g.survivor, r.id"""
_HEARD_OF = "EXISTS (SELECT 1 FROM link l WHERE l.target = r.id AND l.moment >= ? AND l.code = {code})"
_ALL_OF_THEM = """
(SELECT ?1 UNION SELECT g.person FROM person_group g
 WHERE g.survivor = (SELECT survivor FROM person_group WHERE person = ?1))"""
_AT_ONCE = f"""
SELECT p.id,
  (SELECT l.moment FROM link l CROSS JOIN interaction r ON r.id = l.source
   WHERE l.target = p.id AND l.code = {_CONTACT} AND {{contact_seen}} ORDER BY l.moment DESC LIMIT 1),
  (SELECT count(DISTINCT r.id) FROM link l CROSS JOIN "case" r ON r.id = l.source
   WHERE l.target = p.id AND l.code = {_CASE} AND r.status <> 'closed' AND {{case_seen}})
FROM person p WHERE p.id IN ({{ids}})"""
_LAST_CONTACT = f"""
SELECT max(last) FROM (SELECT (
  SELECT l.moment FROM link l CROSS JOIN interaction r ON r.id = l.source
  WHERE l.target = t.id AND l.code = {_CONTACT} AND {{seen}} ORDER BY l.moment DESC LIMIT 1) AS last
  FROM (SELECT column1 AS id FROM (VALUES (?1)) UNION SELECT g.person FROM person_group g
        WHERE g.survivor = (SELECT survivor FROM person_group WHERE person = ?1)) t)"""

_NUMBERS = msgspec.json.Decoder(list[int])
_PIECE = 1 << 18  # letters


class PeopleOrder(StrEnum):
    """By which column the list is sorted."""

    NAME = "name"
    BORN = "born"
    NUMBER = "number"


_ORDERS = {
    PeopleOrder.NAME: ("person_by_name", NAME_ORDER),
    PeopleOrder.BORN: ("person_by_birth", "birth_date"),
    PeopleOrder.NUMBER: ("person_by_number", "number"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleWanted:
    """Which people are listed: every wish narrows it. `quiet_since` asks for people with an open case only."""

    territories: frozenset[str] = frozenset()
    language: str = ""
    needs_interpreter: bool = False
    has_open_case: bool = False
    has_warning: bool = False
    quiet_since: datetime | None = None
    only: tuple[PersonId, ...] | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What the officer may see: people by scopes, and the conditions on the tables of what is told of them."""

    scopes: VisibleScopes
    person: VisibleClause
    case: VisibleClause
    interaction: VisibleClause
    safety_fact: VisibleClause


@dataclass(frozen=True, slots=True)
class Told:
    """What a row tells beside the person: the last contact and the open cases that the officer may see."""

    last_contact: datetime | None
    open_cases: int


def people_in_order(
    reader: Reader, seen: Seen, wanted: PeopleWanted, *, by: PeopleOrder, descending: bool = False
) -> "array[int]":
    """Return the row numbers of the people who are wanted and may be seen, each person once, in order."""
    chosen = _Chosen(reader, seen, wanted)
    index, order = _ORDERS[by]
    if by is PeopleOrder.NAME:
        found = chosen.rows(index, order)
    else:
        inside, found = chosen.rows("person_by_name", ""), _all_by(reader, index, order)
        if len(inside) < len(found):
            found = array("q", filter(set(inside).__contains__, found))
    gone = _merged_away(reader, seen.person)
    if gone:
        found = array("q", (rid for rid in found if rid not in gone))
    if descending:
        found.reverse()
    return found


def first_named(reader: Reader, rows: Sequence[int], typed: str) -> int:
    """Return the place, among rows in the order of names, of the first whose name is not before what is typed."""
    wanted = "".join(sign.lower() if sign.isascii() else sign for sign in typed)[:LONGEST_NAME]
    low, high = 0, len(rows)
    while low < high:
        middle = (low + high) // 2
        name = sql.scalar(reader.connection, f"SELECT {NAME_ORDER} FROM person WHERE rid = ?", (rows[middle],))
        if name is not None and name < wanted:
            low = middle + 1
        else:
            high = middle
    return low


def people_at(reader: Reader, rows: Sequence[int], visible: VisibleClause) -> list[Person | None]:
    """Return the people of some row numbers, in that order; None where one has gone or may not be seen."""
    kept = reader.schema.of(Person)
    statement = f"{kept.select_sql} WHERE rid IN ({_in_sql(rows)}) AND {visible.sql}"
    found = sql.run(reader.connection, statement, visible.parameters)
    people = {row[0]: kept.load(row) for row in found}
    return [person if isinstance(person := people.get(rid), Person) else None for rid in rows]


def row_of(reader: Reader, person: UUID) -> int:
    """Return the row number of a person, 0 when there is none."""
    found = sql.scalar(reader.connection, "SELECT rid FROM person WHERE id = ?", (person.bytes,))
    return int(found or 0)


def languages(reader: Reader, seen: Seen) -> list[str]:
    """Return the languages of the people who may be seen."""
    chosen = _Chosen(reader, seen, PeopleWanted())
    return sorted(chosen.languages())


def told_of(reader: Reader, seen: Seen, people: Collection[PersonId]) -> dict[PersonId, Told]:
    """Return what the rows of these people tell: one look for all, and one more for each who was merged."""
    ids = ",".join(f"x'{one.hex}'" for one in people)
    merged = sql.run(reader.connection, f"SELECT person FROM person_group WHERE person IN ({ids})").fetchall()
    parameters = (*seen.interaction.parameters, *seen.case.parameters)
    statement = _AT_ONCE.format(ids=ids, contact_seen=seen.interaction.sql, case_seen=seen.case.sql)
    rows = sql.run(reader.connection, statement, parameters)
    told = {PersonId(UUID(bytes=one)): Told(None if at is None else from_micros(at), count) for one, at, count in rows}
    for (one,) in merged:
        person = PersonId(UUID(bytes=one))
        told[person] = Told(_last_contact(reader, seen, person), _open_cases(reader, seen, person))
    return told


class _Chosen:
    """The conditions of one list, each answered from an index."""

    def __init__(self, reader: Reader, seen: Seen, wanted: PeopleWanted) -> None:
        self._reader, self._seen, self._wanted = reader, seen, wanted
        self._sql: list[str] = []
        self._parameters: list[Any] = []
        self._reach()
        self._columns()
        self._sets()

    def languages(self) -> Iterator[str]:
        """Give the languages of those who are chosen."""
        statement = (
            f"SELECT DISTINCT language FROM person AS r INDEXED BY person_by_name WHERE {' AND '.join(self._sql)}"
        )
        for (language,) in sql.run(self._reader.connection, statement, self._parameters):
            if language:
                yield language

    def rows(self, index: str, order: str) -> "array[int]":
        """Return the row numbers; in the order of the index when one is named."""
        ordered = f" ORDER BY {order}" if order else ""
        statement = f"SELECT rid FROM person AS r INDEXED BY {index} WHERE {' AND '.join(self._sql)}{ordered}"
        return _numbers(self._reader, statement, self._parameters)

    def _reach(self) -> None:
        scopes = self._seen.scopes
        ways = ["0"]
        if scopes.territories:
            marks = ",".join("?" * len(scopes.territories))
            ways.append(f"(r.territory IN ({marks}) AND r.sensitivity <= ?)")
            self._parameters += [*sorted(scopes.territories), int(scopes.up_to)]
        if scopes.assigned_to is not None:
            own = sql.run(self._reader.connection, _OWN_PEOPLE, (scopes.assigned_to.bytes,) * 3)
            ways.append(f"r.rid IN ({_in_sql([row[0] for row in own])})")
        self._sql.append(f"({' OR '.join(ways)})")

    def _columns(self) -> None:
        wanted = self._wanted
        if wanted.territories:
            self._sql.append(f"r.territory IN ({','.join('?' * len(wanted.territories))})")
            self._parameters += sorted(wanted.territories)
        if wanted.language:
            self._sql.append("r.language = ?")
            self._parameters.append(wanted.language)
        if wanted.needs_interpreter:
            self._sql.append("r.interpreter IN (?, ?)")
            self._parameters += [InterpreterNeed.SOMETIMES.value, InterpreterNeed.ALWAYS.value]

    def _sets(self) -> None:
        wanted = self._wanted
        if wanted.has_open_case or wanted.quiet_since is not None:
            self._among(_WITH_OPEN_CASE, self._seen.case)
        if wanted.has_warning:
            self._among(_WARNED, self._seen.safety_fact)
        if wanted.only is not None:
            ids = ",".join(f"x'{one.hex}'" for one in wanted.only)
            self._sql.append(f"r.rid IN (SELECT p.rid FROM person p WHERE p.id IN ({ids}))")
        if wanted.quiet_since is not None:
            self._sql.append(f"NOT {_HEARD_OF.format(code=_CONTACT)}")
            self._parameters.append(to_micros(wanted.quiet_since))

    def _among(self, query: str, seen: VisibleClause) -> None:
        self._sql.append(f"r.rid IN ({query.format(seen=seen.sql)})")
        self._parameters += seen.parameters


def _all_by(reader: Reader, index: str, order: str) -> "array[int]":
    return _numbers(reader, f"SELECT rid FROM person INDEXED BY {index} ORDER BY {order}")


def _numbers(reader: Reader, statement: str, parameters: Sequence[Any] = ()) -> "array[int]":
    """Return a column of numbers. They come as one text: a million rows, one by one, cost three times as much.

    And while they are gathered the interpreter is free for the screen.
    """
    told = sql.scalar(reader.connection, f"SELECT json_group_array(rid) FROM ({statement})", parameters)
    return _read(told)


def _read(told: str) -> "array[int]":
    """Return the numbers of a JSON list, read piece by piece: a million at once would take fifty megabytes."""
    found, at, end = array("q"), 1, len(told) - 1
    while at < end:
        cut = told.find(",", at + _PIECE)
        cut = end if cut < 0 else cut
        found.extend(_NUMBERS.decode(f"[{told[at:cut]}]"))
        at = cut + 1
    return found


def _merged_away(reader: Reader, seen: VisibleClause) -> set[int]:
    """Return the rows of records for which an older one of the same person stands, among those that may be seen."""
    rows = sql.run(reader.connection, _MERGED_AWAY.format(seen=seen.sql), seen.parameters)
    gone, before = set[int](), b""
    for rid, survivor, _ in rows:
        if survivor == before:
            gone.add(rid)
        before = survivor
    return gone


def _last_contact(reader: Reader, seen: Seen, person: PersonId) -> datetime | None:
    visible = seen.interaction
    query = _LAST_CONTACT.format(seen=_numbered(visible.sql, 2))
    found = sql.scalar(reader.connection, query, (person.bytes, *visible.parameters))
    return None if found is None else from_micros(found)


def _open_cases(reader: Reader, seen: Seen, person: PersonId) -> int:
    visible = seen.case
    query = (
        'SELECT count(DISTINCT r.id) FROM link l CROSS JOIN "case" r ON r.id = l.source '
        f"WHERE l.target IN {_ALL_OF_THEM} AND l.code = {_CASE} AND r.status <> 'closed' "
        f"AND {_numbered(visible.sql, 2)}"
    )
    return int(sql.scalar(reader.connection, query, (person.bytes, *visible.parameters)))


def _numbered(condition: str, first: int) -> str:
    """Return an SQL condition with its marks numbered, so that it can stand beside a number that is used twice."""
    head, *parts = condition.split("?")
    return head + "".join(f"?{first + i}{part}" for i, part in enumerate(parts))


def _in_sql(numbers: Collection[int]) -> str:
    return ",".join(str(int(one)) for one in numbers)
