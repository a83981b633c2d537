"""Records as values and as the plain fields that the log keeps, there and back."""

from collections.abc import Mapping
from dataclasses import MISSING
from typing import Any, TypeVar

from caseworker.domain.definition import Record
from caseworker.domain.operations import Plain
from caseworker.domain.plain import Form, form_of
from caseworker.domain.subjects import SUBJECTS
from sync.server.storage import StoredRecord

R = TypeVar("R", bound=Record)

_FORMS: Mapping[str, Mapping[str, Form]] = {
    one.definition.kind: {field.name: form_of(field.of, field.name) for field in one.definition.fields}
    for one in SUBJECTS
}


def plain_of(record: Record) -> dict[str, Plain]:
    """Return the plain fields of a record that differ from their defaults, as they travel."""
    forms, told = _FORMS[record.definition.kind], dict[str, Plain]()
    for one in record.definition.fields:
        value = getattr(record, one.name)
        if one.default is MISSING or value != one.default:
            told[one.name] = forms[one.name].plain(value)
    return told


def value_of(subject: type[R], kept: StoredRecord) -> R:
    """Return the record that stored fields tell of; fields of a newer version are left out."""
    values: Mapping[str, Any] = {
        name: form.value(kept.fields[name]) for name, form in _FORMS[kept.kind].items() if name in kept.fields
    }
    return subject(id=kept.id, **values)


def default_of(record: Record, field: str) -> Plain:
    """Return the plain default of one of a record's fields."""
    plain: Plain = _FORMS[record.definition.kind][field].plain(record.definition.field(field).default)
    return plain
