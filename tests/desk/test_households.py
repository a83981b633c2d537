"""Households, ties, warnings and consent at their desks."""

from datetime import date, timedelta

import pytest

from caseworker.desk.consents import Consents
from caseworker.desk.finding import Finding
from caseworker.desk.households import Households
from caseworker.desk.merging import Merging
from caseworker.desk.people import People
from caseworker.desk.safety import Safety
from caseworker.domain.actions import Role
from caseworker.domain.case_types import NotInPack
from caseworker.domain.cases import CasePerson
from caseworker.domain.consents import ConsentWord, Evidence
from caseworker.domain.definition import Record, Sensitivity
from caseworker.domain.households import Household, HouseholdMember, HouseholdRole, members_on
from caseworker.domain.people import Person
from caseworker.domain.relationships import RelatedToThemselves, Tie
from caseworker.domain.safety import ReviewInThePast, SafetyKind
from caseworker.domain.subjects import SUBJECTS
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import ME, TODAY, MovableClock, a_sitting, riverside
from tests.domain.builders import a_case
from tests.domain.people_builders import a_person, a_warning, an_id
from tests.store.stores import deed


def keep(store: CaseStore, *records: Record) -> None:
    with store.unit(deed()) as unit:
        for one in records:
            unit.add(one)


def test_members_join_change_their_role_and_leave(store: CaseStore) -> None:
    mother, child, secret = a_person(), a_person(), a_person(sensitivity=Sensitivity.RESTRICTED)
    keep(store, mother, child, secret)
    desk = Households(a_sitting(store, role=Role.SUPERVISOR))

    home = desk.add(mother.id, name="Kowalski, Mill Lane")
    home = desk.join(home.id, child.id, role=HouseholdRole.CHILD, since=date(2020, 5, 1))
    assert desk.join(home.id, child.id) == home
    home = desk.change_role(home.id, part_of(home, child).id, role=HouseholdRole.LODGER, since=date(2026, 11, 1))
    assert part_of(home, mother).role is HouseholdRole.HEAD
    assert part_of(home, child).role is HouseholdRole.LODGER
    home = desk.leave(home.id, part_of(home, child).id, last_day=TODAY)
    home = desk.join(home.id, secret.id)

    assert {one.person for one in members_on(home, TODAY + timedelta(days=1))} == {mother.id, secret.id}
    assert home.sensitivity is Sensitivity.RESTRICTED
    assert desk.open(home.id) == home


def part_of(home: Household, person: Person) -> HouseholdMember:
    (found,) = (one for one in members_on(home, TODAY) if one.person == person.id)
    return found


def test_a_person_is_not_tied_to_themselves_under_another_record(store: CaseStore) -> None:
    one, same, other = a_person(), a_person(), a_person()
    keep(store, one, same, other)
    sitting = a_sitting(store, role=Role.SUPERVISOR)
    desk = Households(sitting)
    Merging(sitting).merge(one.id, same.id, reason="Same.")

    with pytest.raises(RelatedToThemselves):
        desk.relate(one.id, Tie.SIBLING, same.id)
    tie = desk.relate(same.id, Tie.PARENT, other.id)
    assert tie.first == one.id
    assert desk.end_relationship(tie.id, last_day=TODAY).valid_to == TODAY


def test_a_warning_is_reviewed_and_ended_and_overdue_ones_are_listed(store: CaseStore) -> None:
    person, clock = a_person(), MovableClock()
    keep(store, person, a_warning(person=person.id, territory="east", review_on=date(2026, 1, 1)))
    desk = Safety(a_sitting(store, role=Role.SUPERVISOR, at=clock))
    warning = desk.warn(
        person.id, SafetyKind.TWO_STAFF, what="Go in pairs.", source="Police", review_on=date(2026, 12, 1)
    )

    with pytest.raises(ReviewInThePast):
        desk.warn(person.id, SafetyKind.ANIMAL, what="Dog.", source="Neighbour", review_on=TODAY)
    assert desk.overdue() == ()
    clock.forward(days=30)
    assert [one.id for one in desk.overdue()] == [warning.id]
    desk.review(warning.id, next_review=date(2027, 3, 1))
    assert desk.overdue() == ()
    assert desk.end(warning.id, reason="They have moved.").ended_on == date(2026, 12, 20)


def test_the_words_of_a_warning_are_for_those_who_work_on_the_case(store: CaseStore) -> None:
    person = a_person()
    warning = a_warning(person=person.id, territory="north")
    keep(store, person, warning)
    sitting = a_sitting(store)
    desk = People(sitting, Finding(sitting))

    (seen,) = desk.open(person.id).safety
    assert (seen.kind, seen.what, seen.source) == (SafetyKind.TWO_STAFF, "", "")
    supervisor = a_sitting(store, role=Role.SUPERVISOR)
    assert People(supervisor, Finding(supervisor)).open(person.id).safety == (warning,)
    keep(store, a_case(owner=ME, people=(CasePerson(id=an_id(), person=person.id, role="applicant"),)))
    assert desk.open(person.id).safety == (warning,)


def test_sensitive_fields_that_must_be_there_are_texts_so_that_they_can_be_left_empty() -> None:
    for subject in SUBJECTS:
        for field in subject.definition.fields:
            assert not field.rule.sensitive or field.of is str or field.default is not None, field.name


def test_the_last_word_on_a_purpose_stands(store: CaseStore) -> None:
    person, clock = a_person(), MovableClock()
    keep(store, person)
    desk = Consents(a_sitting(store, at=clock))
    purpose = riverside().consent_purposes[0].id

    desk.record(person.id, purpose, ConsentWord.GIVEN, evidence=Evidence.SIGNED)
    assert desk.standing(person.id) == {purpose}
    clock.forward(hours=1)
    desk.record(person.id, purpose, ConsentWord.WITHDRAWN, evidence=Evidence.SPOKEN)
    assert desk.standing(person.id) == frozenset()
    with pytest.raises(NotInPack):
        desk.record(person.id, "no such purpose", ConsentWord.GIVEN, evidence=Evidence.SPOKEN)
