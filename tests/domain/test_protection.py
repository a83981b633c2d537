"""Whom a case protects: people in protected roles, and only while the case is kept more closely than others."""

from dataclasses import replace

import pytest

from caseworker.domain.case_types import NotInPack
from caseworker.domain.cases import CasePerson
from caseworker.domain.definition import Sensitivity
from caseworker.domain.ids import PersonId
from caseworker.domain.protection import is_too_open, protected_people
from tests.desk.sittings import riverside
from tests.domain.builders import a_case
from tests.domain.people_builders import an_id

CHILD, PARENT = PersonId(an_id()), PersonId(an_id())
PARTS = (
    CasePerson(id=an_id(), person=CHILD, role="child", protected=True),
    CasePerson(id=an_id(), person=PARENT, role="parent"),
)


@pytest.mark.parametrize("tier", [Sensitivity.RESTRICTED, Sensitivity.SEALED])
def test_a_closely_kept_case_protects_those_in_protected_roles_and_nobody_else(tier: Sensitivity) -> None:
    case = a_case(people=PARTS, sensitivity=tier)
    assert protected_people(case) == {CHILD}
    assert protected_people(replace(case, people=PARTS[1:])) == frozenset()


def test_a_case_like_any_other_protects_nobody() -> None:
    assert protected_people(a_case(people=PARTS)) == frozenset()


def test_what_is_kept_as_closely_or_more_closely_is_left_as_it_is() -> None:
    assert is_too_open(Sensitivity.NORMAL, Sensitivity.RESTRICTED)
    assert not is_too_open(Sensitivity.RESTRICTED, Sensitivity.RESTRICTED)
    assert not is_too_open(Sensitivity.SEALED, Sensitivity.RESTRICTED)


def test_the_demonstration_pack_protects_the_child_and_not_the_person_who_told() -> None:
    safeguarding = riverside().case_type("safeguarding")
    assert safeguarding.protects("child")
    assert safeguarding.person_role("adult-at-risk").protected
    assert not safeguarding.protects("informant")
    assert not safeguarding.protects("neighbour")
    with pytest.raises(NotInPack):
        safeguarding.person_role("neighbour")
