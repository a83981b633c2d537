"""The plain form of values: what travels and what is compared. Bool, int, text, None, and lists and objects of these.

Moments are microseconds since 1970 UTC, dates `YYYY-MM-DD`, ids their usual text, choices their value, sets lists,
elements objects without the fields that have their default. Converters are worked out once per type.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from functools import lru_cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from caseworker.domain.definition import Element
from caseworker.domain.values import TextValue
from caseworker.errors import CaseworkerError

Convert = Callable[[Any], Any]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class TextCannotBeKept(CaseworkerError):
    """A text holds half a character, as broken programs leave it."""

    key = "text.cannot-be-kept"
    sentence = "The text in '{field}' holds a broken character that cannot be kept. Nothing was changed. Type it anew."


@dataclass(frozen=True, slots=True)
class Form:
    """How values of one type become plain and come back. `base` is the type without optionality or tuple."""

    plain: Convert
    value: Convert
    base: type
    optional: bool = False
    many: bool = False


def to_micros(moment: datetime) -> int:
    """Return microseconds since 1970 UTC. A moment without a timezone is a bug of the caller."""
    if moment.tzinfo is None:
        raise ValueError("moments carry a timezone")
    delta = moment - _EPOCH
    return (delta.days * 86_400 + delta.seconds) * 1_000_000 + delta.microseconds


def from_micros(micros: int) -> datetime:
    """Return the moment, in UTC, of microseconds since 1970."""
    return _EPOCH + timedelta(microseconds=micros)


def same(value: Any) -> Any:
    """Return the value: the converter of types that are plain already."""
    return value


@lru_cache(maxsize=8192)
def _id_of(text: str) -> UUID:
    """The same few ids stand in many records, and making one is slow [2.5 microseconds]."""
    return UUID(text)


_SIMPLE: Mapping[type, Form] = {
    bool: Form(same, same, bool),
    int: Form(same, same, int),
    date: Form(date.isoformat, date.fromisoformat, date),
    datetime: Form(to_micros, from_micros, datetime),
    UUID: Form(str, _id_of, UUID),
}


def form_of(kind: Any, name: str) -> Form:
    """Return the form of a field's type; raises TypeError, with the field's name, for a type a field cannot have.

    Making a broken text plain (a lone surrogate) raises TextCannotBeKept with the name.
    """
    kind = _unwrapped(kind)
    if get_origin(kind) in {Union, UnionType}:
        inner = [one for one in get_args(kind) if one is not NoneType]
        if len(inner) == 1:
            return _optional(form_of(inner[0], name))
    if get_origin(kind) is tuple:
        return _tuple(form_of(get_args(kind)[0], name))
    if isinstance(kind, type):
        return _element(kind) if issubclass(kind, Element) else _simple(kind, name)
    raise TypeError(f"field '{name}' cannot be {kind}")


def _unwrapped(kind: Any) -> Any:
    while hasattr(kind, "__supertype__"):
        kind = kind.__supertype__
    return kind


def _simple(kind: type, name: str) -> Form:
    if kind is str:
        return Form(_sound_text(name), same, str)
    if issubclass(kind, Enum):
        return Form(lambda v: v.value, kind, kind)
    if issubclass(kind, TextValue):
        return Form(lambda v: v.to_text(), kind.from_text, kind)
    if kind not in _SIMPLE:
        raise TypeError(f"field '{name}' cannot be {kind.__name__}")
    return _SIMPLE[kind]


def _sound_text(name: str) -> Convert:
    def plain(text: str) -> str:
        if not text.isascii():
            try:
                text.encode()
            except UnicodeEncodeError:
                raise TextCannotBeKept(field=name) from None
        return text

    return plain


def _optional(inner: Form) -> Form:
    def wrap(convert: Convert) -> Convert:
        return convert if convert is same else lambda v: None if v is None else convert(v)

    return Form(wrap(inner.plain), wrap(inner.value), inner.base, optional=True, many=inner.many)


def _tuple(one: Form) -> Form:
    plain, value = one.plain, one.value
    return Form(lambda vs: [plain(v) for v in vs], lambda ps: tuple(value(p) for p in ps), one.base, many=True)


def _element(kind: type[Element]) -> Form:
    """Keys of a newer version stay in what is stored and are left out of the value: elements are never edited."""
    hints = get_type_hints(kind)
    parts = [(one.name, form_of(hints[one.name], one.name), one.default) for one in dataclass_fields(kind)]

    fields_of = attrgetter(*(name for name, _, _ in parts), "id")  # one name more, so that it is always a tuple
    converters = [(name, form.plain, default) for name, form, default in parts]

    def plain(element: Any) -> dict[str, Any]:
        return {
            name: convert(value)
            for (name, convert, default), value in zip(converters, fields_of(element), strict=False)
            if value is not default and value != default
        }

    def value(kept: dict[str, Any]) -> Element:
        return kind(**{name: form.value(kept[name]) for name, form, _ in parts if name in kept})

    return Form(plain, value, kind)
