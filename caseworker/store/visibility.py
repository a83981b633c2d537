"""What an officer may see, as SQL: the same rule as `access.VisibleScopes`, so that lists are filtered in the query.

A record is assigned to the owner of its case and to the officers who visit for it; a person to those of the person's
cases, and so is what is kept about a person outside of cases. A case counts as assigned however sensitive it is, so its
records must be reachable in the query too.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from uuid import UUID

from caseworker.domain.about_people import ABOUT_PEOPLE, PersonField
from caseworker.domain.access import Resource, VisibleScopes
from caseworker.domain.definition import Record
from caseworker.domain.ids import OfficerId
from caseworker.domain.tasks import Task
from caseworker.store import sql
from caseworker.store.reader import Reader
from caseworker.store.rows.tables import link_code
from caseworker.store.schema import Schema
from caseworker.store.search.hits import VisibleClause

_NOBODY = VisibleClause("0")
_PEOPLE_OF_CASES = link_code("case", "people")
_OWN_COLUMNS = {"task": ("assignee",), "visit": ("officer", "second_officer"), "appointment": ("officer",)}
_ON_CASES = """
SELECT c.owner AS officer FROM "case" c WHERE c.id IN ({cases})
UNION ALL SELECT v.officer FROM visit v WHERE v.id IN ({visits})
UNION ALL SELECT v.second_officer FROM visit v WHERE v.id IN ({visits})"""


def visible_clauses(scopes: VisibleScopes, schema: Schema) -> Mapping[str, VisibleClause]:
    """Return for every kind the condition on its table (alias `r`) that holds for what the scopes include."""
    return {kind: visible_clause(scopes, schema, kind) for kind in schema.rows}


@lru_cache(maxsize=512)
def visible_clause(scopes: VisibleScopes, schema: Schema, kind: str) -> VisibleClause:
    """Return the condition for one kind."""
    ways: list[str] = []
    parameters: list[object] = []
    if kind in scopes.kinds_for_all:
        ways.append("r.sensitivity = 0")
    if scopes.territories:
        marks = ",".join("?" * len(scopes.territories))
        ways.append(f"(r.sensitivity <= ? AND r.territory IN ({marks}))")
        parameters += [int(scopes.up_to), *sorted(scopes.territories)]
    if scopes.assigned_to is not None:
        ways.append(f"? IN ({_assigned_sql(schema, kind)})")
        parameters.append(scopes.assigned_to.bytes)
    return VisibleClause(f"({' OR '.join(ways)})", tuple(parameters)) if ways else _NOBODY


def resource_of(reader: Reader, record: Record) -> Resource:
    """Return what an action on this record is asked of."""
    kind = record.definition.kind
    case = record.id if kind == "case" else getattr(record, "case", None)
    return Resource(
        kind=kind,
        territory=record.territory,
        sensitivity=record.sensitivity,
        assigned=_assigned(reader, kind, record.id),
        case=case,
        concerns=getattr(record, "asked_by", None),
        role=record.role if isinstance(record, Task) else "",
    )


def _assigned(reader: Reader, kind: str, record: UUID) -> frozenset[OfficerId]:
    officers: set[bytes | None] = set()
    for column in _OWN_COLUMNS.get(kind, ()):
        mine = f'SELECT r.{column} FROM "{kind}" AS r WHERE r.id = ?'
        officers |= {one[0] for one in sql.run(reader.connection, mine, (record.bytes,))}
    if kind == "conflict":
        found = _cases_near(reader.schema, "(SELECT record FROM conflict WHERE id = ?1)")
    else:
        found = " UNION ALL ".join(_cases_of(reader.schema, kind, "?1"))
    if found:
        ids = [one[0] for one in sql.run(reader.connection, found, (record.bytes,)) if one[0] is not None]
        marks = ",".join("?" * len(ids))
        query = _ON_CASES.format(cases=marks, visits=_visits_sql(marks))
        officers |= {one[0] for one in sql.run(reader.connection, query, ids * 3)}
    return frozenset(OfficerId(UUID(bytes=one)) for one in officers if one is not None)


def _assigned_sql(schema: Schema, kind: str) -> str:
    """Return a query, on a row `r`, of the officers to whom it is assigned."""
    parts = [f"SELECT r.{column}" for column in _OWN_COLUMNS.get(kind, ())]
    cases = _cases_sql(schema, kind)
    if cases is not None:
        parts.append(_ON_CASES.format(cases=cases, visits=_visits_sql(cases)))
    return " UNION ALL ".join(parts) or "SELECT NULL WHERE 0"


def _cases_sql(schema: Schema, kind: str) -> str | None:
    """Return the ids of the cases that a row `r` of this kind is, belongs to or, by the people it is about, follows.

    A conflict is where its subject is.
    """
    if kind == "person":
        return _cases_of_person("r.id")
    if kind == "case":
        return "r.id"
    if kind == "conflict":
        return _cases_near(schema, "r.record")
    own = 'r."case"' if "case" in schema.rows[kind].codecs else None
    if kind not in ABOUT_PEOPLE:
        return own
    followed = _cases_of_person(_people_sql(kind, "r"))
    return followed if own is None else f"SELECT {own} UNION ALL {followed} AND {own} IS NULL"


def _cases_near(schema: Schema, record: str) -> str:
    """Return the ids of the cases of a record of any kind."""
    return " UNION ALL ".join(part for kind in schema.rows for part in _cases_of(schema, kind, record))


def _cases_of(schema: Schema, kind: str, record: str) -> Iterator[str]:
    """Give queries of the ids of the cases of the record of a kind that has this id."""
    has_case = "case" in schema.rows[kind].codecs
    if kind == "case":
        yield f"SELECT {record}"
    if kind == "person":
        yield _cases_of_person(record)
    if has_case:
        yield f'SELECT x."case" FROM "{kind}" x WHERE x.id = {record}'
    if kind in ABOUT_PEOPLE:
        near = f'SELECT l.source FROM "{kind}" x JOIN link l ON l.target IN ({_people_sql(kind, "x")})'
        alone = ' AND x."case" IS NULL' if has_case else ""
        yield f"{near} AND l.code = {_PEOPLE_OF_CASES} WHERE x.id = {record}{alone}"


def _people_sql(kind: str, row: str) -> str:
    """Return the ids of the people that a row is about."""
    return " UNION ALL ".join(_named_sql(field, f'{row}."{field.name}"') for field in ABOUT_PEOPLE[kind])


def _named_sql(field: PersonField, column: str) -> str:
    if not field.many:
        return f"SELECT {column}"
    named = f"json_extract({column}, m.fullkey || '.{field.part}')" if field.part else "m.value"
    return f"SELECT unhex({named}, '-') FROM json_each({column}) m"


def _cases_of_person(person: str) -> str:
    return f"SELECT l.source FROM link l WHERE l.target IN ({person}) AND l.code = {_PEOPLE_OF_CASES}"


def _visits_sql(cases: str) -> str:
    return f"SELECT k.source FROM link k WHERE k.target IN ({cases}) AND k.code = {link_code('visit', 'case')}"
