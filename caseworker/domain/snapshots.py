"""A whole record as canonical text, and back: how a merge keeps what both people were.

The text is the plain form of every field that differs from its default. A field this version does not know is left
aside when reading, one it knows and the text lacks has its default; the text itself is kept as it came.
"""

import json
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar, cast, get_type_hints

from caseworker.domain.definition import Record
from caseworker.domain.operations import canonical
from caseworker.domain.plain import Form, form_of

R = TypeVar("R", bound=Record)


def snapshot(record: Record) -> str:
    """Return the record as text; equal records give equal text. Raises `TextCannotBeKept` for a broken character."""
    kind: Any = type(record)
    told = {}
    for name, (form, default) in _forms(kind).items():
        value = getattr(record, name)
        if value != default:
            told[name] = form.plain(value)
    return canonical(told).decode()


def read_snapshot(kind: type[R], text: str) -> R:
    """Return the record a text of `snapshot` tells of; raises ValueError for text that is no such snapshot."""
    told, known = json.loads(text), cast("Any", kind)
    try:
        return kind(**{name: form.value(told[name]) for name, (form, _) in _forms(known).items() if name in told})
    except (TypeError, AttributeError, KeyError) as error:
        raise ValueError("this text is no snapshot") from error


@cache
def _forms(kind: Any) -> dict[str, tuple[Form, Any]]:
    hints = get_type_hints(kind)
    return {field.name: (form_of(hints[field.name], field.name), field.default) for field in fields(kind)}
