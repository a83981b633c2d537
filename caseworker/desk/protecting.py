"""Keeps protected people as closely as the case that protects them (`domain.protection`), in the unit of the case.

What the officer may not see of what is kept about them stays as it is here; the server, which sees all of it, keeps it
as closely when it takes the operation in.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from uuid import UUID

from caseworker.domain.about_people import ABOUT_PEOPLE
from caseworker.domain.cases import Case
from caseworker.domain.definition import Record, Sensitivity
from caseworker.domain.ids import PersonId
from caseworker.domain.interactions import Interaction
from caseworker.domain.people import Person
from caseworker.domain.protection import is_too_open, protected_people
from caseworker.domain.subjects import SUBJECTS
from caseworker.store.about import about
from caseworker.store.groups import group_of
from caseworker.store.search.hits import VisibleClause
from caseworker.store.unit import Unit

Listed = Callable[[type[Record]], VisibleClause]
_FOLLOWING = tuple(one for one in SUBJECTS if one.definition.kind in ABOUT_PEOPLE)


def protect(unit: Unit, case: Case, *, listed: Listed) -> None:
    """Keep those whom the case protects, and what tells of them outside of cases, at least as closely as the case.

    `listed` gives the condition on what the officer may see. The contact that began the case is kept with it.
    """
    people = protected_people(case)
    for person in sorted(people):
        protect_person(unit, person, case.sensitivity, listed=listed)
    if people and case.opened_from is not None:
        _keep(unit, Interaction, case.opened_from, case.sensitivity)


def protect_joined(unit: Unit, records: Collection[PersonId], *, listed: Listed) -> None:
    """Keep records that become one person as closely as the closest case that protects one of them."""
    cases = about(unit, Case, records)
    tier = max((one.sensitivity for one in cases if protected_people(one) & set(records)), default=Sensitivity.NORMAL)
    for one in records:
        protect_person(unit, one, tier, listed=listed)


def protect_person(unit: Unit, person: PersonId, tier: Sensitivity, *, listed: Listed) -> None:
    """Keep every record that is this person, and what is kept about them outside of cases, at least this closely."""
    if tier is Sensitivity.NORMAL:
        return
    group = group_of(unit.connection, person)
    for one in group:
        _keep(unit, Person, one, tier)
    for subject in _FOLLOWING:
        for record in _outside_of_cases(about(unit, subject, group, visible=listed(subject))):
            _keep(unit, subject, record.id, tier)


def _outside_of_cases(records: list[Record]) -> Iterator[Record]:
    return (one for one in records if getattr(one, "case", None) is None)


def _keep(unit: Unit, subject: type[Record], record_id: UUID, tier: Sensitivity) -> None:
    record = unit.find(subject, record_id)
    if record is not None and is_too_open(record.sensitivity, tier):
        unit.save(replace(record, sensitivity=tier))
