"""Which officers and records a mutation names, told from the definitions of subjects. Pure.

Most fields point at nothing, so what does is worked out once for each kind.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeAlias
from uuid import UUID

from caseworker.domain.definition import FieldDef, Merge, Record, rules_of
from caseworker.domain.ids import OfficerId
from caseworker.domain.operations import Plain, Verb
from sync.protocol.bodies import BodyMutation
from sync.server.scopes import Fields, id_in

Pointers: TypeAlias = Mapping[str, tuple[str, ...]]
"""Fields that point at records: by their value, or by these parts of their elements."""

_DECIDERS: Mapping[str, tuple[str, ...]] = {
    "approval": ("decided_by",),
    "case": ("handover_asked_by",),
    "conflict": ("settled_by",),
}
_TYING = frozenset({"case", "person_merge", "person_unmerge", "person_distinction", "person_doubt", "identification"})
_NOTHING: frozenset[UUID] = frozenset()
_GIVING = frozenset({Verb.SET, Verb.ADD})


class Names:
    """Knows the subjects it was made for; a kind it does not know names nobody."""

    def __init__(self, subjects: Iterable[type[Record]]) -> None:
        definitions = [one.definition for one in subjects]
        self._borne: dict[str, tuple[str, ...]] = {}
        self._all: dict[str, Pointers] = {}
        self._ties: dict[str, Pointers] = {}
        self._people: dict[str, Pointers] = {}
        self._tied_or_people: dict[str, Pointers] = {}
        for one in definitions:
            authors = tuple(field.name for field in one.fields if _is_author(field))
            self._borne[one.kind] = authors + _DECIDERS.get(one.kind, ())
            pointing = {field.name: field for field in one.fields if _targets(field)}
            self._all[one.kind] = {name: _parts(field) for name, field in pointing.items()}
            self._ties[one.kind] = {
                name: _parts(field)
                for name, field in pointing.items()
                if one.kind in _TYING or "case" in _targets(field)
            }
            self._people[one.kind] = {
                name: _parts(field) for name, field in pointing.items() if "person" in _targets(field)
            }
            self._tied_or_people[one.kind] = {**self._ties[one.kind], **self._people[one.kind]}

    def is_in_another_name(self, mutation: BodyMutation, *, by: OfficerId) -> bool:
        """Whether it says that someone else than its author recorded, asked or decided something."""
        value = mutation.value
        if mutation.verb == Verb.CREATE and isinstance(value, dict):
            told = [value[name] for name in self._borne.get(mutation.kind, ()) if value.get(name) is not None]
        elif mutation.verb == Verb.SET and mutation.field in _DECIDERS.get(mutation.kind, ()):
            told = [] if value is None else [value]
        else:
            return False
        return bool(told) and told.count(written(by)) != len(told)

    def pointed_at(self, mutation: BodyMutation) -> frozenset[UUID]:
        """Return the records that a mutation lets its own record point at."""
        return _ids(mutation, self._all.get(mutation.kind))

    def tied_to(self, mutation: BodyMutation) -> frozenset[UUID]:
        """Return those of them that nobody may come near who may not read them.

        A case, because who visits for it works on it; the people of a case, because who owns it works with them; what
        is merged, told apart or identified.
        """
        return _ids(mutation, self._ties.get(mutation.kind))

    def people_in(self, mutation: BodyMutation) -> frozenset[UUID]:
        """Return the people something is recorded about."""
        return _ids(mutation, self._people.get(mutation.kind))

    def tied_or_people(self, mutation: BodyMutation) -> frozenset[UUID]:
        """Return both at once: what `tied_to` and `people_in` name."""
        return _ids(mutation, self._tied_or_people.get(mutation.kind))

    def named_in(self, kind: str, fields: Fields) -> frozenset[UUID]:
        """Return the records that a record points at."""
        return frozenset(_in_fields(fields, self._all.get(kind, {})))


@lru_cache(maxsize=1 << 12)
def written(one: UUID) -> str:
    """Return an id as it stands in values."""
    return str(one)


def _is_author(field: FieldDef) -> bool:
    """Whether a field says who made the record: written once, and an officer."""
    return field.rule.refers == "officer" and field.rule.merge is Merge.FACT


def _targets(field: FieldDef) -> frozenset[str]:
    """Return the kinds of records a field points at."""
    inner = () if field.element is None else rules_of(field.element).values()
    return frozenset(rule.refers for rule in (field.rule, *inner) if rule.refers is not None) - {"officer"}


def _parts(field: FieldDef) -> tuple[str, ...]:
    if field.element is None:
        return ()
    return tuple(name for name, rule in rules_of(field.element).items() if rule.refers not in {None, "officer"})


def _ids(mutation: BodyMutation, pointers: Pointers | None) -> frozenset[UUID]:
    if not pointers:
        return _NOTHING
    if mutation.verb == Verb.CREATE:
        return frozenset(_in_fields(mutation.value, pointers)) if isinstance(mutation.value, dict) else _NOTHING
    if mutation.verb in _GIVING and mutation.field in pointers:
        return frozenset(_in_value(mutation.value, pointers[mutation.field]))
    return _NOTHING


def _in_fields(fields: Fields, pointers: Pointers) -> Iterator[UUID]:
    for name, parts in pointers.items():
        if name in fields:
            yield from _in_value(fields[name], parts)


def _in_value(value: Plain, parts: tuple[str, ...]) -> Iterator[UUID]:
    for one in value if isinstance(value, list) else [value]:
        told = [one.get(name) for name in parts] if isinstance(one, dict) else [one]
        yield from (found for part in told if (found := id_in(part)) is not None)
