"""The table of each subject, and the columns every subject has beside its fields.

`rid` is the row's number and the key of its search rows; `v` the server's version of the record (0: the server's log
has not brought it yet); `born` the number of the own operation that made it, until the log has brought the record;
`scopes` the number of the set of scopes it is in, as the server told them (NULL: it has not told any); `extra` holds
fields that a newer version wrote and this one does not know, as JSON.
"""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass
from operator import attrgetter
from typing import Any
from uuid import UUID

import msgspec
import sqlalchemy as sa

from caseworker.domain.definition import Definition, FieldDef, Merge, Record, Rule, Search, rules_of
from caseworker.domain.operations import Plain
from caseworker.domain.plain import same
from caseworker.errors import CaseworkerError
from caseworker.store.rows.codec import Codec, codec_of


class FieldMissing(CaseworkerError):
    """A record that came from elsewhere lacks a field it cannot be without."""

    key = "store.field-missing"
    sentence = "A record of the kind {kind} came without its {field}, so it was not taken in. Nothing else is affected."


HEADER = ("rid", "id", "v", "born", "scopes", "extra")

_JSON = msgspec.json.Encoder()
_NO_DEFAULT = object()  # equal to no cell


@dataclass(frozen=True, slots=True)
class Link:
    """One reference of a record: `code` tells kind and field, `moment` (microseconds) orders it on a timeline."""

    target: bytes
    moment: int
    code: int


@dataclass(frozen=True, slots=True)
class Stored:
    """One row as it is kept: its number, its server version, its plain fields that differ from their defaults."""

    rid: int
    id: UUID
    v: int
    born: int | None
    fields: dict[str, Plain]
    scopes: int | None = None


class SubjectRows:
    """How one subject is kept: everything here is worked out once from its definition."""

    def __init__(self, definition: Definition, metadata: sa.MetaData) -> None:
        self.definition = definition
        self.kind = definition.kind
        self.codecs: dict[str, Codec] = {one.name: codec_of(one) for one in definition.fields}
        self._defaults = {
            one.name: self.codecs[one.name].plain(one.default)
            for one in definition.fields
            if one.default is not MISSING
        }
        self.table = self._table(metadata)
        self._fields_of = attrgetter(*self.codecs)
        self._converters = [(one.name, self.codecs[one.name].plain, one.default) for one in definition.fields]
        self._loaders = [
            (name, codec.load, codec.column(self._defaults[name]) if name in self._defaults else _NO_DEFAULT)
            for name, codec in self.codecs.items()
        ]
        self._required = self.codecs.keys() - self._defaults.keys()
        self._as_they_are = [(name, self._empty(name)) for name, codec in self.codecs.items() if codec.column is same]
        self._put_down = [
            (name, codec.column, self._empty(name)) for name, codec in self.codecs.items() if codec.column is not same
        ]
        self._searched = _searched(definition)
        self._words_from = [(name, self.codecs[name].read) for name in self._searched]
        self._references = tuple(_references(definition))
        self.link_codes = frozenset(code for _, _, code in self._references)
        # the fields that links and search words follow from
        self.followed = frozenset(self._searched) | {name for name, _, _ in self._references} | {definition.moment}
        columns = ", ".join(f'"{name}"' for name in (*HEADER, *self.codecs))
        marks = ", ".join("?" * (len(HEADER) + len(self.codecs)))
        written = (*HEADER, *(one[0] for one in self._as_they_are), *(one[0] for one in self._put_down))
        listed = ", ".join(f'"{name}"' for name in written)
        self.insert_sql = f'INSERT INTO "{self.kind}" ({listed}) VALUES ({marks})'
        self.select_sql = f'SELECT {columns} FROM "{self.kind}" AS r'
        searched = "".join(f', "{name}"' for name in self._searched)
        self.words_sql = f'SELECT rid{searched} FROM "{self.kind}"'

    def _table(self, metadata: sa.MetaData) -> sa.Table:
        fields = [
            sa.Column(one.name, self.codecs[one.name].sql(), nullable=not self._always(one.name))
            for one in self.definition.fields
        ]
        return sa.Table(
            self.kind,
            metadata,
            sa.Column("rid", sa.Integer, primary_key=True),
            sa.Column("id", sa.LargeBinary(16), nullable=False, unique=True),
            sa.Column("v", sa.BigInteger, nullable=False),
            sa.Column("born", sa.BigInteger),
            sa.Column("scopes", sa.Integer),
            sa.Column("extra", sa.Text),
            *fields,
            sa.Index(f"ix_{self.kind}_scopes", "scopes", sqlite_where=sa.text("scopes IS NOT NULL")),
            *(self._index(one) for one in self.definition.fields if one.rule.indexed and not _links(one.rule)),
        )

    def _index(self, field: FieldDef) -> sa.Index:
        """Return the index of a field. Empty words are left out: whoever looks one up says that it is not empty."""
        filled = sa.text(f"\"{field.name}\" <> ''") if field.default == "" else None
        return sa.Index(f"ix_{self.kind}_{field.name}", field.name, sqlite_where=filled)

    def _always(self, name: str) -> bool:
        field = self.definition.field(name)
        return field.rule.merge is not Merge.SET and field.default is not None

    def plain(self, record: Record) -> dict[str, Plain]:
        """Return the fields that differ from their defaults. Raises TextCannotBeKept for a broken text."""
        return {
            name: convert(value)
            for (name, convert, default), value in zip(self._converters, self._fields_of(record), strict=True)
            if value is not default and value != default
        }

    def lean(self, fields: Mapping[str, Plain]) -> dict[str, Plain]:
        """Return the fields without those that have their default."""
        return {k: v for k, v in fields.items() if k not in self._defaults or v != self._defaults[k]}

    def value(self, record_id: UUID, fields: Mapping[str, Plain]) -> Record:
        """Return the domain value of plain fields; fields this version does not know are left out."""
        known = {name: codec.value(fields[name]) for name, codec in self.codecs.items() if name in fields}
        return self.definition.value(id=record_id, **known)

    def load(self, row: Sequence[Any]) -> Record:
        """Return the domain value of a row of `select_sql`, as `value` of its `stored` fields would be."""
        known = {}
        for (name, load, empty), cell in zip(self._loaders, row[len(HEADER) :], strict=True):
            if cell != empty:
                known[name] = cell if load is same else load(cell)
        return self.definition.value(id=UUID(bytes=row[1]), **known)

    def columns(
        self,
        rid: int,
        record_id: bytes,
        v: int,
        born: int | None,
        fields: Mapping[str, Any],
        *,
        scopes: int | None = None,
    ) -> list[Any]:
        """Return the row of `insert_sql`. Raises FieldMissing for a field without default that is not there."""
        if not self._required <= fields.keys():
            raise FieldMissing(kind=self.kind, field=min(self._required - fields.keys()))
        unknown = None if fields.keys() <= self.codecs.keys() else self.unknown(fields)
        get = fields.get
        row = [rid, record_id, v, born, scopes, unknown, *[get(name, empty) for name, empty in self._as_they_are]]
        row += [column(fields[name]) if name in fields else empty for name, column, empty in self._put_down]
        return row

    def _empty(self, name: str) -> Any:
        """Return the column form of the default of a field, None where it has none."""
        return self.codecs[name].column(self._defaults[name]) if name in self._defaults else None

    def is_whole(self, fields: Mapping[str, Any]) -> bool:
        """Whether no field is missing that a record cannot be without."""
        return self._required <= fields.keys()

    def unknown(self, fields: Mapping[str, Any]) -> str | None:
        """Return the fields that this version does not know, as JSON; None when there are none."""
        unknown = {name: value for name, value in fields.items() if name not in self.codecs}
        return _JSON.encode(unknown).decode() if unknown else None

    def stored(self, row: Iterable[Any]) -> Stored:
        """Return what a row of `select_sql` holds."""
        rid, record_id, v, born, scopes, extra, *cells = row
        fields: dict[str, Plain] = msgspec.json.decode(extra) if extra else {}
        defaults = self._defaults
        for (name, codec), cell in zip(self.codecs.items(), cells, strict=True):
            plain = codec.read(cell)
            if name not in defaults or plain != defaults[name]:
                fields[name] = plain
        return Stored(rid, UUID(bytes=record_id), v, born, fields, scopes)

    def column_of(self, name: str, plain: Plain) -> Any:
        """Return the column form of one field's plain value."""
        return self.codecs[name].column(plain)

    def default_of(self, name: str) -> Plain:
        """Return the plain default of a field, None where it has none."""
        return self._defaults.get(name)

    def words(self, fields: Mapping[str, Any]) -> dict[Search, list[str]]:
        """Return the words by which the record is found, per role."""
        found: dict[Search, list[str]] = {}
        for name, roles in self._searched.items():
            value = fields.get(name)
            if not value:
                continue
            if isinstance(roles, Search):
                found.setdefault(roles, []).extend(value if isinstance(value, list) else (value,))
                continue
            for element in value:
                for inner, text in element.items():
                    role = roles.get(inner)
                    if role is not None:
                        found.setdefault(role, []).append(text)
        return found

    def words_in(self, row: Sequence[Any]) -> dict[Search, list[str]]:
        """Return the words by which the record of a row of `words_sql` is found."""
        return self.words({name: read(cell) for (name, read), cell in zip(self._words_from, row[1:], strict=True)})

    def links(self, record_id: UUID, fields: Mapping[str, Any]) -> set[Link]:
        """Return where the record points, ordered by its subject's moment or else by when it was made."""
        moment = fields.get(self.definition.moment) if self.definition.moment else None
        at = moment if isinstance(moment, int) else (record_id.int >> 80) * 1000
        return {Link(bytes.fromhex(target.replace("-", "")), at, code) for code, target in self._targets(fields)}

    def _targets(self, fields: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
        for name, inner, code in self._references:
            value = fields.get(name)
            for one in value if isinstance(value, list) else [value] if value else []:
                target = one.get(inner) if inner else one
                if target:
                    yield code, target


def link_code(kind: str, field: str) -> int:
    """Return the stable number of a referring field in the link table: CRC-32 of `kind.field`, 31 bits."""
    return zlib.crc32(f"{kind}.{field}".encode()) & 0x7FFF_FFFF


def _links(rule: Rule) -> bool:
    return rule.refers not in {None, "officer"}  # officers are no records of the store


def _searched(definition: Definition) -> dict[str, Search | dict[str, Search]]:
    """Return how each searched field is found; for sets of elements, how each field of an element is."""
    found: dict[str, Search | dict[str, Search]] = {}
    for field in definition.fields:
        inner = rules_of(field.element) if field.element else {}
        roles = {name: rule.search for name, rule in inner.items() if rule.search}
        if field.rule.search:
            found[field.name] = field.rule.search
        elif roles:
            found[field.name] = roles
    return found


def _references(definition: Definition) -> Iterator[tuple[str, str | None, int]]:
    for field in definition.fields:
        if _links(field.rule):
            yield field.name, None, link_code(definition.kind, field.name)
        elif field.element:
            for name, rule in rules_of(field.element).items():
                if _links(rule):
                    yield field.name, name, link_code(definition.kind, field.name)
