"""What a device brought in by mistake it may take back: its own work alone, while nobody else has changed it."""

from collections.abc import Iterator
from typing import Any

import pytest

from caseworker.domain.definition import Record
from caseworker.domain.import_runs import UNDO
from caseworker.domain.operations import Mutation, Verb
from sync.server.rights import by_role
from sync.server.scopes import scopes_for
from tests.domain.builders import a_case
from tests.domain.people_builders import a_person
from tests.sync.messages import AT
from tests.sync.server.agency import ANN, DORA, SUE, Agency, an_agency, device_of, told
from tests.sync.server.test_authority_desks import ACTORS


@pytest.fixture
def agency() -> Iterator[Agency]:
    with an_agency("memory", by_role(ACTORS.get, now=lambda: AT)) as agency:
        for officer, actor in ACTORS.items():
            agency.tx.grant(device_of(officer), scopes_for(actor))
        yield agency


def erased(record: Record) -> Mutation:
    return Mutation(record.definition.kind, record.id, Verb.ERASE, "", None)


def changed(record: Record, field: str, value: Any) -> Mutation:
    return Mutation(record.definition.kind, record.id, Verb.SET, field, value)


@pytest.mark.parametrize("officer", [ANN, DORA, SUE])
def test_what_a_device_made_it_may_take_back(agency: Agency, officer: Any) -> None:
    person = a_person()
    assert agency.by(officer, told(person, by=officer)) == "applied"
    assert agency.by(officer, erased(person), action=UNDO) == "applied"
    assert agency.records()[person.id].erased


def test_only_an_undoing_may_do_so(agency: Agency) -> None:
    person = a_person()
    agency.by(ANN, told(person))
    assert agency.by(ANN, erased(person)) == "role"


def test_what_another_device_made_is_not_taken_back_even_by_a_supervisor(agency: Agency) -> None:
    person = a_person()
    agency.by(ANN, told(person))
    assert agency.by(SUE, erased(person), action=UNDO) == "changed-since"
    assert agency.by(SUE, erased(person)) == "applied"  # erasing, which is asked for by itself, is hers to do


def test_what_somebody_else_has_changed_meanwhile_stays(agency: Agency) -> None:
    person, case = a_person(), a_case(owner=ANN)
    agency.by(ANN, told(person), told(case))
    assert agency.by(DORA, changed(person, "language", "pl")) == "applied"
    tagged = Mutation("case", case.id, Verb.ADD, "tags", "urgent")
    assert agency.by(SUE, tagged) == "applied"

    assert agency.by(ANN, erased(person), action=UNDO) == "changed-since"
    assert agency.by(ANN, erased(case), action=UNDO) == "changed-since"
    assert not agency.records()[person.id].erased
