# ruff: noqa: S608 -- put together from names in the tables; values are always parameters
"""SQL of the service's hot path as text, made once for each kind of database and never compiled again.

Many rows go in one statement: on SQLite by the driver's `executemany`, on PostgreSQL as one JSON text. Ids go in as 32
hexadecimal digits on both; they come back as that on SQLite and as UUIDs on PostgreSQL.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast
from uuid import UUID

import msgspec
import sqlalchemy as sa

from sync.server.engines import SQLITE
from sync.server.tables import CHANGE, CONFLICT, MENTION, OP, OP_ABOUT, PLACE, RECORD, RECORD_SCOPE

Values = tuple[Any, ...]
_JSON = msgspec.json.Encoder()
_BETWEEN = '","'
_TYPES: dict[type[sa.types.TypeEngine[Any]], str] = {
    sa.Uuid: "uuid",
    sa.Text: "text",
    sa.BigInteger: "bigint",
    sa.Integer: "integer",
    sa.Boolean: "boolean",
    sa.LargeBinary: "text",
}
_RECORD = "r.id, r.kind, r.v, r.schema, r.scopes, r.mentions, r.body, r.clocks, r.erased"
_CHANGE = "seq, part, scope, kind, id, what, patch, op_id, elsewhere"
_OP = (
    "o.op_id, o.officer, o.device, o.life, o.at, o.hlc, o.seen, o.seq, o.state, o.refusal, o.action, o.reason, "
    "o.digest, o.past"
)
_UNDECIDED = "op.state = 'parked' OR (op.state = 'refused' AND excluded.state = 'refused')"


@dataclass(frozen=True, slots=True)
class Writing:
    """A statement that writes rows of these columns. `row` makes of values in their order a JSON object."""

    text: str
    names: tuple[str, ...]
    row: Callable[..., Any]


class Statements:
    """The statements for SQLite or for PostgreSQL, and how ids and lists are told to it."""

    def __init__(self, *, sqlite: bool) -> None:
        self.sqlite = sqlite
        self.before_all = "" if sqlite else UUID(int=0).hex
        self._mark = p = "?" if sqlite else "%s"
        ids, words = self._among("uuid[]"), self._among("text[]")
        self.stream = f"SELECT head, floor, safe, lineage FROM stream WHERE stream = {p}"
        self.allot = f"UPDATE stream SET head = head + {p} WHERE stream = {p} RETURNING head"
        self.grants = f"SELECT scope FROM grant_ WHERE stream = {p} AND device = {p}"
        self.records = f"SELECT {_RECORD} FROM record r WHERE r.stream = {p} AND r.id {ids}"
        self.lock_records = self.records if sqlite else f"{self.records} ORDER BY r.id FOR UPDATE"
        self.present = f"SELECT 1 FROM record WHERE stream = {p} AND id {ids} LIMIT 1"
        self.indexed = f"SELECT id, scopes, mentions FROM record WHERE stream = {p} AND id {ids}"
        self.mentioning = f"SELECT word, id FROM mention WHERE stream = {p} AND word {words} ORDER BY id"
        self.conflicts = f"SELECT record, id FROM conflict WHERE stream = {p} AND record {ids} ORDER BY id"
        self.operations = f"SELECT {_OP} FROM op o WHERE o.stream = {p} AND o.op_id {ids}"
        self._reading_about()
        self._reading_places()
        self._reading_in_order()
        self._writing()

    def listed(self, values: Iterable[str]) -> Any:
        """Return words, or ids as hexadecimal digits, as the one parameter for a list."""
        if self.sqlite:
            return _JSON.encode(list(values)).decode()
        return [without_nul(one) for one in values]

    def listed_ids(self, ids: Iterable[UUID]) -> str:
        """Return ids as the one parameter for a list of them."""
        digits = [one.hex for one in ids]
        if self.sqlite:
            return f'["{_BETWEEN.join(digits)}"]' if digits else "[]"
        return f"{{{','.join(digits)}}}"

    def told(self, one: UUID) -> Any:
        """Return an id as a value of a row: JSON has a writing of its own for it, which PostgreSQL reads."""
        return one.hex if self.sqlite else one

    def rows(self, how: Writing, rows: Sequence[Values]) -> Any:
        """Return rows as the parameters of one statement that writes them all."""
        if self.sqlite:
            return rows
        told = _JSON.encode([how.row(*one) for one in rows])
        if b"\\u0000" in told:
            told = _JSON.encode([how.row(*map(without_nul, one)) for one in rows])
        return (told.decode(),)

    def uuid(self, told: Any) -> UUID:
        """Return the UUID that came back."""
        return UUID(told) if self.sqlite else cast(UUID, told)

    def _among(self, array: str) -> str:
        return "IN (SELECT value FROM json_each(?))" if self.sqlite else f"= ANY(%s::{array})"

    def _reading_about(self) -> None:
        p, ids = self._mark, self._among("uuid[]")
        joined = f"FROM op_about a JOIN op o ON o.stream = a.stream AND o.op_id = a.op_id WHERE a.stream = {p}"
        self.parked = (
            f"SELECT a.record, o.body, {_OP} {joined} AND a.record {ids} AND o.state = 'parked' ORDER BY o.seq"
        )
        self.about = f"SELECT o.op_id, o.body {joined} AND a.record = {p}"
        self.wordless = f"UPDATE op SET body = {p}, reason = '' WHERE stream = {p} AND op_id = {p}"
        self.unsay = f"DELETE FROM change WHERE stream = {p} AND id = {p} AND what IN ('put', 'full')"

    def _reading_places(self) -> None:
        p = self._mark
        of_life = f"SELECT device, life, n, chain, op_id FROM place WHERE stream = {p} AND device = {p} AND life = {p}"
        self.last_place = f"{of_life} ORDER BY n DESC LIMIT 1"
        self.place = f"{of_life} AND n = {p}"
        with_operation = (
            "FROM place p JOIN op o ON o.stream = p.stream AND o.op_id = p.op_id "
            f"WHERE p.stream = {p} AND p.device = {p} AND p.life = {p}"
        )
        self.first_life = f"SELECT o.life {with_operation} ORDER BY p.n LIMIT 1"
        self.moved = f"SELECT o.life, max(p.n) {with_operation} AND o.life <> p.life GROUP BY o.life"

    def _reading_in_order(self) -> None:
        p, words = self._mark, self._among("text[]")
        log = f"SELECT {_CHANGE} FROM change WHERE stream = {p} AND (seq, part) > ({p}, {p})"
        self.changes = f"{log} AND scope {words} ORDER BY seq, part LIMIT {p}"
        self.changes_in = f"{log} AND scope = {p} ORDER BY seq, part LIMIT {p}"
        of_scope = "FROM record_scope s JOIN record r ON r.stream = s.stream AND r.id = s.id"
        of_scope += f" WHERE s.stream = {p} AND s.scope = {p} AND s.id > {p} ORDER BY s.id LIMIT {p}"
        self.records_in = f"SELECT {_RECORD} {of_scope}"
        self.versions_in = f"SELECT r.id, r.v {of_scope}"

    def _writing(self) -> None:
        self.put_records = self._insert(RECORD, "kind v schema scopes mentions body clocks erased")
        self.put_operations = self._insert(OP, "hlc seen seq state refusal body", where=_UNDECIDED)
        self.add_about = self._insert(OP_ABOUT, "")
        self.add_places = self._insert(PLACE)
        self.add_changes = self._insert(CHANGE)
        self.add_conflicts = self._insert(CONFLICT)
        self.add_scopes, self.remove_scopes = self._insert(RECORD_SCOPE), self._delete(RECORD_SCOPE)
        self.add_mentions, self.remove_mentions = self._insert(MENTION), self._delete(MENTION)

    def _insert(self, table: sa.Table, update: str | None = None, *, where: str = "") -> Writing:
        """Return the statement that adds rows; one that is there gets the columns named by `update`, "" for none."""
        names, row = tuple(column.name for column in table.columns), _row(table)
        values = (
            f"VALUES ({', '.join('?' * len(names))})" if self.sqlite else f"SELECT {_read(table)} FROM {_told(table)}"
        )
        text = f"INSERT INTO {table.name} ({', '.join(names)}) {values}"
        if update is None:
            return Writing(text, names, row)
        if not update:
            return Writing(f"{text} ON CONFLICT DO NOTHING", names, row)
        key = ", ".join(column.name for column in table.primary_key)
        sets = ", ".join(f"{name} = excluded.{name}" for name in update.split())
        kept = f" WHERE {where}" if where else ""
        return Writing(f"{text} ON CONFLICT ({key}) DO UPDATE SET {sets}{kept}", names, row)

    def _delete(self, table: sa.Table) -> Writing:
        """Return the statement that removes rows which are nothing but their key."""
        names, row = tuple(column.name for column in table.columns), _row(table)
        if self.sqlite:
            mine = " AND ".join(f"{name} = ?" for name in names)
            return Writing(f"DELETE FROM {table.name} WHERE {mine}", names, row)
        same = " AND ".join(f"t.{name} = u.{name}" for name in names)
        return Writing(f"DELETE FROM {table.name} t USING {_told(table)} WHERE {same}", names, row)


def _row(table: sa.Table) -> Callable[..., Any]:
    """Return what makes an object of values: a struct is written five times as fast as a dictionary."""
    return msgspec.defstruct(str(table.name), [str(column.name) for column in table.columns], gc=False)


def _told(table: sa.Table) -> str:
    """Return the rows of one JSON parameter as a table `u`; bytes are base64."""
    columns = ", ".join(f"{column.name} {_TYPES[type(column.type)]}" for column in table.columns)
    return f"json_to_recordset(%s::json) AS u({columns})"


def _read(table: sa.Table) -> str:
    """Return the columns of `u` as the table has them."""
    is_bytes = {column.name: isinstance(column.type, sa.LargeBinary) for column in table.columns}
    return ", ".join(f"decode(u.{name}, 'base64')" if wrapped else f"u.{name}" for name, wrapped in is_bytes.items())


def without_nul(value: Any) -> Any:
    """Return a value as a column of PostgreSQL can hold it: its text holds any character but this one.

    Values of fields are JSON, in which it is escaped.
    """
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value


@cache
def statements(dialect: str) -> Statements:
    """Return the statements for `sqlite` or `postgresql`."""
    return Statements(sqlite=dialect == SQLITE)
