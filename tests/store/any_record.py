"""Any record of any subject, worked out from its definition: a field added tomorrow is in these tests tomorrow.

`any_record` draws one for Hypothesis; `filled` makes one whose every text holds words of the caller's choice.
"""

from collections.abc import Callable, Iterator
from dataclasses import MISSING, replace
from dataclasses import fields as dataclass_fields
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from caseworker.domain.definition import Definition, Element, FieldDef, Merge, Record
from caseworker.domain.elements import Dated, identity
from caseworker.domain.opening import Hours
from caseworker.domain.subjects import SUBJECTS
from caseworker.domain.values import Bound, PartialDate

Words = Callable[[], str]

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
DAYS, MONTH_DAY = "MO", "15"
_DAYS = ("", DAYS, "MO,TU,WE", "1FR", "-1SU")
_MONTH_DAYS = ("", "1", "1,15,-1")
_NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)

PARTIAL_DATES = st.builds(
    lambda day, known, about, bound: PartialDate(
        day.year, day.month if known > 0 else None, day.day if known > 1 else None, about, bound
    ),
    st.dates(),
    st.integers(0, 2),
    st.booleans(),
    st.sampled_from(Bound),
)
_SIMPLE: dict[type, SearchStrategy[Any]] = {
    str: WORDS,
    bool: st.booleans(),
    int: st.integers(-(1 << 63), (1 << 63) - 1),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    UUID: st.uuids(),
    PartialDate: PARTIAL_DATES,
}


def definitions() -> Iterator[Definition]:
    """The definition of every subject."""
    return (subject.definition for subject in SUBJECTS)


def any_record(subject: type[Record]) -> SearchStrategy[Record]:
    """Any record of one subject, with some of its optional fields filled."""
    required, optional = _strategies_of(subject.definition.kind)
    return st.builds(
        lambda record_id, values: subject(id=record_id, **values),
        st.uuids(),
        st.fixed_dictionaries(dict(required), optional=dict(optional)),
    )


def any_edit(record: Record) -> SearchStrategy[Record]:
    """The record after somebody wrote some of its fields; what is written once stays as it was written."""
    open_fields = [one for one in record.definition.fields if one.rule.merge is not Merge.FACT]
    return st.fixed_dictionaries({}, optional={one.name: _edited(one, record) for one in open_fields}).map(
        lambda values: replace(record, **values)
    )


def filled(subject: type[Record], record_id: UUID, words: Words) -> Record:
    """A record in which every field is filled, every text and every text of a member with the next words."""
    values = {one.name: _filled(one.of, words) for one in subject.definition.fields}
    return subject(id=record_id, **values)


def texts_of(record: Record) -> Iterator[str]:
    """Every text in a record, those of its members among them; choices and text forms of values are no texts."""
    for field in record.definition.fields:
        value = getattr(record, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            inner = [getattr(one, f.name) for f in dataclass_fields(one)] if isinstance(one, Element) else [one]
            yield from (text for text in inner if isinstance(text, str) and not isinstance(text, Enum))


def _edited(field: FieldDef, record: Record) -> SearchStrategy[Any]:
    """Another value; a set loses some of its members and gains others behind them, as a person's hands would do it."""
    fresh = _of(_bare(field.of))
    if field.rule.merge is not Merge.SET:
        return fresh
    had = getattr(record, field.name)
    return st.tuples(st.lists(st.booleans(), min_size=len(had), max_size=len(had)), fresh).map(
        lambda drawn: _with_members(had, *drawn)
    )


def _with_members(had: tuple[Any, ...], kept: list[bool], fresh: tuple[Any, ...]) -> tuple[Any, ...]:
    stay = tuple(one for one, keep in zip(had, kept, strict=True) if keep)
    known = {identity(one) for one in had}
    return stay + tuple(one for one in fresh if identity(one) not in known)


@cache
def _strategies_of(kind: str) -> tuple[dict[str, SearchStrategy[Any]], dict[str, SearchStrategy[Any]]]:
    definition = next(one for one in definitions() if one.kind == kind)
    drawn = {one.name: (_of(_bare(one.of)), one.default is MISSING) for one in definition.fields}
    required = {name: strategy for name, (strategy, needed) in drawn.items() if needed}
    return required, {name: strategy for name, (strategy, needed) in drawn.items() if not needed}


@cache
def _of(kind: Any) -> SearchStrategy[Any]:
    if get_origin(kind) is tuple:
        return st.lists(_of(_bare(get_args(kind)[0])), max_size=3, unique_by=identity).map(tuple)
    inner = _within_optional(kind)
    if inner is not None:
        return st.none() | _of(inner)
    if issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    return _element(kind) if issubclass(kind, Element) else _SIMPLE[kind]


def _element(kind: type[Element]) -> SearchStrategy[Element]:
    if kind is Hours:
        return _hours()
    hints = get_type_hints(kind)
    parts = {one.name: _of(_bare(hints[one.name])) for one in dataclass_fields(kind)}
    return st.fixed_dictionaries(parts).map(lambda values: kind(**_ordered(kind, values)))


def _hours() -> SearchStrategy[Element]:
    hints = get_type_hints(Hours)
    parts = {one.name: _of(_bare(hints[one.name])) for one in dataclass_fields(Hours)}
    parts |= {"byday": st.sampled_from(_DAYS), "opens_min": st.integers(0, 719), "closes_min": st.integers(720, 2880)}
    parts |= {"bymonthday": st.sampled_from(_MONTH_DAYS), "every_weeks": st.integers(1, 52)}
    return st.fixed_dictionaries(parts).map(lambda values: Hours(**_ordered(Hours, values)))


def _ordered(kind: type[Element], values: dict[str, Any]) -> dict[str, Any]:
    """A member holds from a first to a last day, so the two are put in their order."""
    first, last = values.get("valid_from"), values.get("valid_to")
    if issubclass(kind, Dated) and first is not None and last is not None and first > last:
        return {**values, "valid_from": last, "valid_to": first}
    return values


def _filled(kind: Any, words: Words) -> Any:
    kind = _bare(kind)
    inner = _within_optional(kind)
    if inner is not None:
        return _filled(inner, words)
    if get_origin(kind) is tuple:
        return (_filled(get_args(kind)[0], words),)
    if kind is str:
        return words()
    if issubclass(kind, Enum):
        return list(kind)[-1]
    return _filled_element(kind, words) if issubclass(kind, Element) else _PLAIN[kind]


def _filled_element(kind: type[Element], words: Words) -> Element:
    hints = get_type_hints(kind)
    whole = {"byday": DAYS, "bymonthday": MONTH_DAY, "opens_min": 540, "closes_min": 1020}
    given: dict[str, Any] = whole if kind is Hours else {}
    names = (one.name for one in dataclass_fields(kind) if one.name not in given)
    return kind(**given, **{name: _filled(hints[name], words) for name in names})


_PLAIN: dict[type, Any] = {
    bool: True,
    int: 7,
    date: _NOON.date(),
    datetime: _NOON,
    UUID: UUID("01900000-0000-7000-8000-0000000000ff"),
    PartialDate: PartialDate(1958, 3, 14),
}


def _bare(kind: Any) -> Any:
    while hasattr(kind, "__supertype__"):
        kind = kind.__supertype__
    return kind


def _within_optional(kind: Any) -> Any:
    """The type beside None, None for a type that is not optional."""
    arguments = get_args(kind)
    if NoneType not in arguments:
        return None
    return _bare(next(one for one in arguments if one is not NoneType))
