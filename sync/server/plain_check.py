"""Whether plain values are of the form their definition asks for, before anything is taken in.

A device could not read a record in which a date is a list, and would stop at that page. So an operation that would
make one is refused. A choice that this version does not know passes: a newer version may have added it.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import MISSING
from datetime import UTC, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from caseworker.domain.definition import Element, Record
from caseworker.domain.plain import Form, form_of, to_micros
from sync.protocol.limits import LARGEST_CLOCK

Reads = Callable[[Any], bool]
"""Whether a plain value can be read."""

_ID = re.compile("[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.ASCII)
_EARLIEST, _LATEST = to_micros(datetime.min.replace(tzinfo=UTC)), to_micros(datetime.max.replace(tzinfo=UTC))
_UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, OverflowError)


class PlainCheck:
    """Checks values of the subjects it was made for; fields it does not know may be anything."""

    def __init__(self, subjects: Iterable[type[Record]]) -> None:
        definitions = [one.definition for one in subjects]
        self._reads: dict[str, dict[str, Reads]] = {
            one.kind: {field.name: _reader(form_of(field.of, field.name)) for field in one.fields}
            for one in definitions
        }
        self._required = {
            one.kind: frozenset(field.name for field in one.fields if field.default is MISSING) for one in definitions
        }

    def complete(self, kind: str, fields: dict[str, Any]) -> bool:
        """Whether a new record has what it cannot be without, each value readable."""
        if not fields.keys() >= self._required.get(kind, frozenset()):
            return False
        known = self._reads.get(kind, {})
        for name, value in fields.items():
            reads = known.get(name)
            if reads is not None and not reads(value):
                return False
        return True

    def readable(self, kind: str, field: str, value: Any) -> bool:
        """Whether a value, or one member of a set, can be read as what the field holds."""
        reads = self._reads.get(kind, {}).get(field)
        return reads is None or reads(value)


def _reader(form: Form) -> Reads:
    """Return what reads the values of a form, told from its type once."""
    one = _reader_of_one(form)
    if not form.many:
        return one
    return lambda value: all(map(one, value)) if isinstance(value, list) else one(value)


def _reader_of_one(form: Form) -> Reads:
    fits, optional, base = _fitting(form.base), form.optional, form.base
    if base in {str, bool, int} or issubclass(base, Enum):
        return lambda value: optional if value is None else fits(value)
    make: Callable[[Any], Any] = (lambda value: form.value([value])) if form.many else form.value
    plainly: Callable[[Any], Any] = _PLAINLY.get(base, _never)

    def reads(value: Any) -> bool:
        if value is None:
            return optional
        if not fits(value):
            return False
        if plainly(value):
            return True
        try:
            make(value)
        except _UNREADABLE:
            return False
        return True

    return reads


def _fitting(base: type) -> Reads:
    """Return what tells whether a value is of the JSON type that values of a type are written in."""
    if issubclass(base, bool):
        return lambda value: isinstance(value, bool)
    if issubclass(base, Element):
        return lambda value: isinstance(value, dict)
    if issubclass(base, int | datetime):
        return _is_whole
    return lambda value: isinstance(value, str)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST_CLOCK


def _never(_value: Any) -> bool:
    return False


def _is_moment(value: int) -> bool:
    return _EARLIEST <= value <= _LATEST


_PLAINLY: dict[type, Callable[[Any], Any]] = {UUID: _ID.fullmatch, datetime: _is_moment}
"""What tells at a glance that a value can be made: of nearly all ids and moments, and nothing has to be made."""
