"""The records of the agency as the protocol's page lists them, worked out from their definitions."""

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields
from datetime import date, datetime
from enum import Enum
from typing import Any, get_type_hints
from uuid import UUID

from caseworker.domain.conflicts import Conflict
from caseworker.domain.definition import Element, FieldDef, Merge, Record, rules_of
from caseworker.domain.plain import form_of
from caseworker.domain.subjects import SUBJECTS
from caseworker.domain.values import PartialDate

_WIDTH = 118
_WORDS: dict[type, str] = {
    str: "text",
    bool: "bool",
    int: "int",
    date: "day",
    datetime: "moment",
    UUID: "id",
    PartialDate: "partial",
}
_LEFT_OUT = (None, "", 0, False, ())


def field_text() -> str:
    """Return the list as it stands on the page."""
    subjects = list(dict.fromkeys((*SUBJECTS, Conflict)))
    elements = {one.__name__: one for kind in subjects for one in _elements(kind)}
    lines = [line for kind in subjects for line in _of_subject(kind)]
    lines += ["members of sets"]
    for name in sorted(elements):
        lines += _wrapped(f"  {name}: ", _of_element(elements[name]))
    return "\n".join(lines)


def _of_subject(kind: type[Record]) -> Iterator[str]:
    definition = kind.definition
    yield definition.kind
    for merge in Merge:
        told = [_field(one) for one in definition.fields if one.rule.merge is merge]
        if told:
            yield from _wrapped(f"  {merge.value}: ", told)


def _elements(kind: type[Record]) -> list[type[Element]]:
    return [one.element for one in kind.definition.fields if one.element is not None]


def _field(one: FieldDef) -> str:
    return _told(one.name, one.of, one.default, one.rule.refers)


def _of_element(element: type[Element]) -> Iterable[str]:
    hints, rules = get_type_hints(element), rules_of(element)
    refers = {name: rule.refers for name, rule in rules.items()}
    return [_told(one.name, hints[one.name], one.default, refers.get(one.name)) for one in fields(element)]


def _told(name: str, of: Any, default: Any, refers: str | None) -> str:
    form = form_of(of, name)
    points_at = f"({refers})" if refers else ""
    may_be_null = "?" if form.optional else ""
    return f"{name}:{_form(form.base)}{points_at}{may_be_null}{_end(default)}"


def _end(default: Any) -> str:
    if default is MISSING:
        return "!"
    return "" if default in _LEFT_OUT else f"={_plain(default)}"


def _form(base: type) -> str:
    if issubclass(base, Enum):
        return "|".join(str(one.value) for one in base)
    return _WORDS.get(base, base.__name__)


def _plain(value: Any) -> str:
    plain = value.value if isinstance(value, Enum) else value
    return str(plain).lower() if isinstance(plain, bool) else str(plain)


def _wrapped(begin: str, told: Iterable[str]) -> list[str]:
    indent = " " * 4
    return textwrap.wrap(begin + ", ".join(told), _WIDTH, subsequent_indent=indent, break_on_hyphens=False)
