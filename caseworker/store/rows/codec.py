"""How the plain form of a field is kept in a column of SQLite, and read back.

Plain and column are the same but for ids (text, 16 bytes), sets (list, JSON text or NULL) and booleans (bool, 0 or 1).
"""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

import msgspec
import sqlalchemy as sa

from caseworker.domain.definition import FieldDef
from caseworker.domain.plain import Convert, Form, form_of, same

_JSON = msgspec.json.Encoder()

SqlType = type[sa.types.TypeEngine[Any]]


@dataclass(frozen=True, slots=True)
class Codec:
    """The three forms of one field: value to plain and back, plain to column and back."""

    sql: SqlType
    plain: Convert
    value: Convert
    column: Convert = same
    read: Convert = same

    @property
    def load(self) -> Convert:
        """Column to value in one step, for reading whole rows."""
        if self.read is _id_plain:
            return _id_value
        if self.read is same:
            return self.value
        return self.read if self.value is same else lambda cell: self.value(self.read(cell))


def codec_of(field: FieldDef) -> Codec:
    """Return the codec of a field; raises TypeError, with its name, for a type a field cannot have.

    An optional field must default to None, so that a field that is absent and one that is empty are the same.
    """
    form = form_of(field.of, field.name)
    if form.optional and field.default is not None:
        raise TypeError(f"field '{field.name}' may be None, so None must be its default")
    if form.many:
        return Codec(sa.Text, form.plain, form.value, _list_column, _list_plain)
    if form.base is UUID:
        return Codec(sa.LargeBinary, form.plain, form.value, _id_column, _id_plain)
    if form.base is bool:
        return Codec(sa.Boolean, form.plain, form.value, read=_flag_plain)
    return Codec(_sql_of(form), form.plain, form.value)


def _sql_of(form: Form) -> SqlType:
    whole = issubclass(form.base, int) and not issubclass(form.base, str)
    if form.base is datetime or whole:
        return sa.BigInteger
    return sa.Text


def _list_column(plain: list[Any]) -> str | None:
    return _JSON.encode(plain).decode() if plain else None


def _list_plain(column: str | None) -> list[Any]:
    plain: list[Any] = [] if column is None else msgspec.json.decode(column)
    return plain


def _id_column(plain: str | None) -> bytes | None:
    return None if plain is None else bytes.fromhex(plain.replace("-", ""))


def _id_plain(column: bytes | None) -> str | None:
    if column is None:
        return None
    h = column.hex()
    return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"


@lru_cache(maxsize=8192)
def _id_value(column: bytes) -> UUID:
    return UUID(bytes=column)


def _flag_plain(column: int | None) -> bool | None:
    return None if column is None else bool(column)
