"""Whether everything a store holds tells one and the same story: records, search rows, links, history, outbox, audit.

Each check is made here anew from what the books hold, not with the code that wrote them.
"""

import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from caseworker.domain.definition import Record
from caseworker.store import audit, travel
from caseworker.store.engine import bare, soundness
from caseworker.store.reader import Reader
from caseworker.store.rows.tables import SubjectRows
from caseworker.store.search.search_rows import COLUMNS, SearchText, search_row

Fields = dict[str, Any]


@dataclass
class Told:
    """What the operations in the outbox tell: what every record came to be, and which were erased."""

    fields: dict[UUID, Fields] = field(default_factory=dict)
    kinds: dict[UUID, str] = field(default_factory=dict)
    erased: set[UUID] = field(default_factory=set)


def assert_agreed(reader: Reader) -> int:
    """Check every book against the others and return how many edits there are."""
    assert audit.verify(reader.connection) >= 0
    assert travel.broken_link(reader.connection) is None
    edits = _rows(reader, "SELECT eid, op_id, audit, at, action, reason FROM edit WHERE audit IS NOT NULL ORDER BY eid")
    sent = _rows(reader, "SELECT n, op_id, body FROM outbox ORDER BY n")
    assert [one[0] for one in sent] == list(range(1, len(sent) + 1))
    assert travel.place(reader.connection).n == len(sent)
    assert [one[1] for one in edits] == [one[1] for one in sent]
    records = {one.seq: json.loads(one.record) for one in audit.entries(reader.connection)}
    told = {seq: record["x"]["op"] for seq, record in records.items() if "op" in record["x"]}
    assert told == {seq: str(UUID(bytes=op_id)) for _, op_id, seq, *_ in edits}
    for (eid, _, seq, at, action, reason), (_, _, body) in zip(edits, sent, strict=True):
        assert (records[seq]["t"], records[seq]["act"]) == (at, action)
        content = json.loads(body)
        assert content[8:10] == [at, action]
        assert reason == ("" if isinstance(content[10], list) else content[10])
        history = {UUID(bytes=one[0]) for one in _rows(reader, f"SELECT record FROM history WHERE eid = {eid}")}
        left = {UUID(mutation[1]) for mutation in content[11] if isinstance(mutation, list)}
        assert left == history if left and all(isinstance(one, list) for one in content[11]) else left < history
    for rows in reader.schema.rows.values():
        _assert_found_and_linked(reader, rows)
    return len(edits)


def assert_rebuilt(reader: Reader) -> None:
    """Check that the operations alone give every record that is here, and tell of none that is not."""
    told = replayed(reader)
    here: dict[UUID, Record] = {}
    for rows in reader.schema.rows.values():
        for record in reader.select(rows.definition.value):
            here[record.id] = record
    assert told.erased.isdisjoint(here)
    rebuilt = {
        record: reader.schema.rows[told.kinds[record]].value(
            record, reader.schema.rows[told.kinds[record]].lean(fields)
        )
        for record, fields in told.fields.items()
        if record not in told.erased
    }
    assert rebuilt == here


def replayed(reader: Reader) -> Told:
    """Read the outbox as a stranger would, with an independent few lines of what mutations mean."""
    told = Told()
    for (body,) in _rows(reader, "SELECT body FROM outbox ORDER BY n"):
        for kind, record, verb, name, value in (one for one in json.loads(body)[11] if isinstance(one, list)):
            one = UUID(record)
            told.kinds[one] = kind
            if verb == "erase":
                told.erased.add(one)
            else:
                _apply(told.fields.setdefault(one, {}), verb, name, value)
    return told


def assert_sound(engine: Any) -> None:
    """Check the seal of every page and the structure of the file."""
    with bare(engine) as connection:
        assert soundness(connection).sound


def _apply(fields: Fields, verb: str, name: str, value: Any) -> None:
    if verb == "create":
        fields.update(value)
    elif verb == "set":
        fields[name] = value
    elif verb == "incr":
        fields[name] = fields.get(name, 0) + value
    elif verb == "add":
        fields[name] = [*fields.get(name, []), value]
    else:
        assert verb == "remove"
        kept = [one for one in fields.get(name, []) if (one["id"] if isinstance(one, dict) else one) != value]
        fields[name] = kept


def _assert_found_and_linked(reader: Reader, rows: SubjectRows) -> None:
    stored = [rows.stored(row) for row in reader.connection.exec_driver_sql(rows.select_sql)]
    search = {
        row[0]: tuple(row) for row in _rows(reader, f'SELECT rowid, {", ".join(COLUMNS)} FROM "search_{rows.kind}"')
    }
    assert search == {one.rid: search_row(SearchText(one.rid, rows.words(one.fields))) for one in stored}
    reader.connection.exec_driver_sql(f'SELECT count(*) FROM "search_{rows.kind}_words"').scalar_one()
    if rows.link_codes:
        codes = ",".join(map(str, sorted(rows.link_codes)))
        links = _rows(reader, f"SELECT target, moment, code, source FROM link WHERE code IN ({codes})")
        wanted = {
            (link.target, link.moment, link.code, one.id.bytes)
            for one in stored
            for link in rows.links(one.id, one.fields)
        }
        assert set(links) == wanted


def _rows(reader: Reader, statement: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in reader.connection.exec_driver_sql(statement)]
