"""Protected people leave the devices of those who may not read their case, whatever the author's device had done."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from caseworker.domain.cases import Case, CasePerson
from caseworker.domain.definition import Sensitivity
from caseworker.domain.ids import PersonId
from caseworker.domain.operations import Mutation, Plain, Verb
from sync.protocol.messages import What
from tests.domain.builders import a_case, a_contact
from tests.domain.people_builders import a_household, a_member, a_person, a_warning
from tests.sync.server.agency import ANN, BEN, Agency, Device, an_agency, told
from tests.sync.server.test_scopes import setting


@pytest.fixture(params=["memory", "sql"])
def agency(request: pytest.FixtureRequest) -> Iterator[Agency]:
    with an_agency(request.param) as made:
        yield made


def a_child_in_the_south(agency: Agency) -> tuple[PersonId, tuple[UUID, ...]]:
    """Return a person of Ben's territory, kept like any other, and the ids of all that tells of them."""
    child = a_person().id
    known = (
        a_person(id=child, territory="south"),
        a_contact(people=(child,), territory="south"),
        a_household(a_member(child), territory="south"),
        a_warning(person=child, territory="south"),
    )
    agency.push(*map(told, known))
    return child, tuple(one.id for one in known)


def a_case_about(child: PersonId, **over: Any) -> Case:
    parts = (CasePerson(id=UUID(int=78), person=child, role="child", protected=True),)
    return a_case(people=parts, owner=ANN, **{"sensitivity": Sensitivity.RESTRICTED, "territory": "south", **over})


def test_whom_a_closely_kept_case_protects_leaves_the_devices_of_others(agency: Agency) -> None:
    child, about = a_child_in_the_south(agency)
    ann, ben = Device(agency, ANN), Device(agency, BEN)
    ben.read()
    assert set(ben.here()) == set(about)

    case = a_case_about(child)  # from a device that did not keep them more closely itself
    agency.push(told(case), seen=agency.tx.stream().head)
    ann.read()
    pages = ben.read()

    assert ben.here() == {}
    assert {row.what for page in pages for row in page.rows} == {What.LEAVE}
    assert set(ann.here()) == {case.id, *about}
    assert {ann.here()[one]["sensitivity"] for one in about} == {Sensitivity.RESTRICTED}


def test_who_is_protected_follows_when_the_case_comes_to_be_more_closely_kept(agency: Agency) -> None:
    child, about = a_child_in_the_south(agency)
    case = a_case_about(child, sensitivity=Sensitivity.NORMAL)
    ben = Device(agency, BEN)
    agency.push(told(case))
    ben.read()
    assert set(ben.here()) == {case.id, *about}

    closer = setting("case", case.id, "sensitivity", Sensitivity.RESTRICTED.value)
    agency.push(closer, seen=agency.tx.stream().head)
    ben.read()
    assert ben.here() == {}


def test_two_devices_that_knew_nothing_of_each_other_come_together_at_the_service(agency: Agency) -> None:
    child, about = a_child_in_the_south(agency)
    case = a_case(people=(), owner=ANN, territory="south")
    agency.push(told(case))
    seen = agency.tx.stream().head
    part: dict[str, Plain] = {"id": str(UUID(int=79)), "person": str(child), "role": "child", "protected": True}
    agency.push(setting("case", case.id, "sensitivity", Sensitivity.RESTRICTED.value), seen=seen)
    agency.push(Mutation("case", case.id, Verb.ADD, "people", part), seen=seen)

    assert {agency.records()[one].fields.get("sensitivity") for one in about} == {Sensitivity.RESTRICTED}


def test_when_the_case_changes_hands_whom_it_protects_goes_with_it(agency: Agency) -> None:
    child, about = a_child_in_the_south(agency)
    case = a_case_about(child)
    agency.push(told(case))
    ann, ben = Device(agency, ANN), Device(agency, BEN)
    ann.read()
    ben.read()
    assert (set(ann.here()), ben.here()) == ({case.id, *about}, {})
    agency.push(setting("case", case.id, "owner", str(BEN)), seen=agency.tx.stream().head)
    ann.read()
    ben.read()
    assert (ann.here(), set(ben.here())) == ({}, {case.id, *about})


def test_what_is_protected_already_is_told_to_nobody_again(agency: Agency) -> None:
    child, _ = a_child_in_the_south(agency)
    case = a_case_about(child)
    agency.push(told(case))
    ann = Device(agency, ANN)
    ann.read()
    agency.push(setting("case", case.id, "title", "Another title"), seen=agency.tx.stream().head)
    assert [row.id for page in ann.read() for row in page.rows] == [case.id]
