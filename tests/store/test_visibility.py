"""What lists and searches filter in SQL is what the decision on one record says."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.access import Actor, Context, decide, visible_scopes
from caseworker.domain.actions import Action, Allow, Role
from caseworker.domain.cases import Case, CasePerson
from caseworker.domain.consents import Consent
from caseworker.domain.definition import Record, Sensitivity
from caseworker.domain.households import Household
from caseworker.domain.ids import OfficerId
from caseworker.domain.interactions import Interaction
from caseworker.domain.notes import Note
from caseworker.domain.people import Person
from caseworker.domain.tasks import Task
from caseworker.domain.visits import Visit
from caseworker.store.case_store import CaseStore
from caseworker.store.visibility import resource_of, visible_clause
from tests.domain.builders import a_case, a_contact, a_note, a_task, a_visit
from tests.domain.people_builders import a_consent, a_household, a_member, a_person
from tests.store.stores import NOON, a_store, an_id, deed

OFFICERS = [OfficerId(an_id(900 + n)) for n in range(3)]
PLACES = ("north", "east", "")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseStore]:
    """Every mixture of place, sensitivity and who works on it: a case, its person, a task and a visit each."""
    with a_store(tmp_path_factory.mktemp("visible")) as made:
        with made.unit(deed()) as unit:
            for place, sensitivity, owner, visiting in product(PLACES, Sensitivity, (None, *OFFICERS), (False, True)):
                seen: dict[str, Any] = {"territory": place, "sensitivity": sensitivity}
                person = a_person(id=unit.new_id(), **seen)
                taking_part = CasePerson(id=unit.new_id(), person=person.id, role="applicant")
                case = a_case(id=unit.new_id(), owner=owner, people=(taking_part,), **seen)
                unit.add(person)
                unit.add(case)
                unit.add(a_task(id=unit.new_id(), case=case.id, person=None, assignee=OFFICERS[2], **seen))
                unit.add(a_consent(id=unit.new_id(), person=person.id, **seen))
                unit.add(a_household(a_member(person.id, id=unit.new_id()), id=unit.new_id(), **seen))
                unit.add(a_contact(id=unit.new_id(), people=(person.id,), **seen))
                unit.add(a_note(id=unit.new_id(), person=person.id, **seen))
                unit.add(a_note(id=unit.new_id(), person=person.id, case=case.id, **seen))
                if visiting:
                    of = {"case": case.id, "person": person.id, "officer": OFFICERS[1]}
                    times = {"planned_from": NOON, "planned_to": NOON + timedelta(hours=1)}
                    unit.add(a_visit(id=unit.new_id(), **of, **times, **seen))
        yield made


@given(
    st.builds(
        Actor,
        officer=st.sampled_from(OFFICERS),
        role=st.sampled_from(Role),
        territories=st.frozensets(st.sampled_from(PLACES)),
        below=st.frozensets(st.sampled_from(PLACES)),
    ),
    st.sampled_from([Person, Case, Task, Visit, Consent, Household, Interaction, Note]),
)
def test_a_list_holds_exactly_what_may_be_read(store: CaseStore, actor: Actor, subject: type[Record]) -> None:
    clause = visible_clause(visible_scopes(actor), store.schema, subject.definition.kind)
    with store.reading() as reader:
        listed = {one.id for one in reader.select(subject, f"WHERE {clause.sql}", clause.parameters)}
        readable = {
            one.id
            for one in reader.select(subject)
            if isinstance(decide(actor, Action.READ, resource_of(reader, one), Context(at=NOON)), Allow)
        }
    assert listed == readable


def test_an_officer_on_a_case_reads_what_is_kept_about_its_people(store: CaseStore) -> None:
    actor = Actor(officer=OFFICERS[0], role=Role.OFFICER)
    for subject in (Consent, Household, Interaction, Note):
        clause = visible_clause(visible_scopes(actor), store.schema, subject.definition.kind)
        with store.reading() as reader:
            listed = reader.select(subject, f"WHERE {clause.sql}", clause.parameters)
            assert {one.sensitivity for one in listed} == set(Sensitivity)
            assert all(OFFICERS[0] in resource_of(reader, one).assigned for one in listed)
