"""Whether plain values are of the form their definition asks for, before anything is taken in.

A device could not read a record in which a date is a list, and would stop at that page. So an operation that would
make one is refused. A choice that this version does not know passes: a newer version may have added it.
"""

from collections.abc import Iterable
from dataclasses import MISSING
from datetime import datetime
from enum import Enum
from typing import Any

from caseworker.domain.definition import Element, Record
from caseworker.domain.plain import Form, form_of
from sync.protocol.limits import LARGEST_CLOCK

_UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, OverflowError)


class PlainCheck:
    """Checks values of the subjects it was made for; fields it does not know may be anything."""

    def __init__(self, subjects: Iterable[type[Record]]) -> None:
        definitions = [one.definition for one in subjects]
        self._forms = {
            (one.kind, field.name): form_of(field.of, field.name) for one in definitions for field in one.fields
        }
        self._required = {
            one.kind: frozenset(field.name for field in one.fields if field.default is MISSING) for one in definitions
        }

    def complete(self, kind: str, fields: dict[str, Any]) -> bool:
        """Whether a new record has what it cannot be without, each value readable."""
        if self._required.get(kind, frozenset()) - fields.keys():
            return False
        return all(self.readable(kind, name, value) for name, value in fields.items())

    def readable(self, kind: str, field: str, value: Any) -> bool:
        """Whether a value, or one member of a set, can be read as what the field holds."""
        form = self._forms.get((kind, field))
        if form is None:
            return True
        if form.many and isinstance(value, list):
            return all(_reads(form, one, many=True) for one in value)
        return _reads(form, value, many=form.many)


def _reads(form: Form, value: Any, *, many: bool) -> bool:
    if value is None:
        return form.optional
    if not _is_of(form.base, value):
        return False
    if issubclass(form.base, Enum):
        return True
    try:
        form.value([value] if many else value)
    except _UNREADABLE:
        return False
    return True


def _is_of(base: type, value: Any) -> bool:
    if issubclass(base, bool):
        return isinstance(value, bool)
    if issubclass(base, Element):
        return isinstance(value, dict)
    if issubclass(base, int | datetime):
        return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST_CLOCK
    return isinstance(value, str)
