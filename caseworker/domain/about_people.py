"""Which records are about people and follow them: who works on a case of a person works with what is kept about them.

Told from the definitions: every field that names a person, and for sets of elements the part that does. A record that
belongs to a case follows that case instead. A case is what others follow, a merge holds both people as they were, a
distinction is for those who merge, and an organisation only tells whom to reach there: these follow nobody.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from caseworker.domain.definition import FieldDef, Merge, Record, rules_of
from caseworker.domain.subjects import SUBJECTS

_PERSON = "person"
_FOLLOWS_NOBODY = frozenset({"case", "person_merge", "person_distinction", "organisation"})


@dataclass(frozen=True, slots=True)
class PersonField:
    """A field that names people: one, or many when it is a set; of a set of elements `part` is the one that names."""

    name: str
    many: bool = False
    part: str = ""


def about_people(subjects: Iterable[type[Record]]) -> Mapping[str, tuple[PersonField, ...]]:
    """Return by kind the fields by which records follow people; kinds that follow nobody are left out."""
    found = {
        one.definition.kind: tuple(field for name in one.definition.fields for field in _naming(name))
        for one in subjects
        if one.definition.kind not in _FOLLOWS_NOBODY
    }
    return MappingProxyType({kind: fields for kind, fields in found.items() if fields})


def _naming(field: FieldDef) -> Iterator[PersonField]:
    many = field.rule.merge is Merge.SET
    if field.rule.refers == _PERSON:
        yield PersonField(field.name, many)
    elif field.element is not None:
        parts = (name for name, rule in rules_of(field.element).items() if rule.refers == _PERSON)
        yield from (PersonField(field.name, many, part) for part in parts)


ABOUT_PEOPLE = about_people(SUBJECTS)
