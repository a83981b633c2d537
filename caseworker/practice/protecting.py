"""Invented people whom a closely kept case protects are as closely kept as it, and so is what tells of them.

The same rule as in `domain.protection`, for records that come in a row and are written once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from uuid import UUID

from caseworker.domain.about_people import ABOUT_PEOPLE, PersonField
from caseworker.domain.definition import Record, Sensitivity
from caseworker.domain.people import Person
from caseworker.practice.case_records import sensitivity_of
from caseworker.practice.frame import Frame
from caseworker.practice.people_records import Rows
from caseworker.practice.population.tables import Cases


def protected_in(rows: Rows, frame: Frame) -> Mapping[UUID, Sensitivity]:
    """Return who is protected in a neighbourhood, with how closely they are kept: as the closest of their cases."""
    found: dict[UUID, Sensitivity] = {}
    for row in rows.all(Cases):
        case_type = frame.case_type(row.service_id, team=row.team_id)
        if row.record_id and case_type.people and case_type.people[0].protected:
            person = UUID(row.record_id)
            found[person] = max(found.get(person, Sensitivity.NORMAL), sensitivity_of(row, frame))
    return found


def kept_closely(records: Iterator[Record], protected: Mapping[UUID, Sensitivity]) -> Iterator[Record]:
    """Yield the records, those about protected people as closely kept as these."""
    for record in records:
        tier = max((protected.get(one, Sensitivity.NORMAL) for one in _told_of(record)), default=Sensitivity.NORMAL)
        yield record if record.sensitivity >= tier else replace(record, sensitivity=tier)


def _told_of(record: Record) -> Iterator[UUID]:
    """Yield the people a record follows: none when it belongs to a case."""
    if isinstance(record, Person):
        yield record.id
    elif getattr(record, "case", None) is None:
        for field in ABOUT_PEOPLE.get(record.definition.kind, ()):
            yield from _named(field, getattr(record, field.name))


def _named(field: PersonField, value: object) -> Iterator[UUID]:
    for one in value if isinstance(value, tuple) else (value,):
        person = getattr(one, field.part) if field.part else one
        if isinstance(person, UUID):
            yield person
