"""Who reported a matter: counted from contacts and parts, told by the way each prefers."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from caseworker.domain.case_types import PersonRole
from caseworker.domain.contact_points import ContactKind, ContactPoint
from caseworker.domain.ids import InteractionId
from caseworker.domain.interactions import ContactOutcome, Direction, Interaction
from caseworker.domain.people import ContactWay, Person
from caseworker.domain.reporters import is_reported, notices_to, reporters_of
from caseworker.domain.values import PartialDate
from tests.domain.builders import a_case, a_case_person, a_case_type, a_contact
from tests.domain.people_builders import a_person, a_person_id, a_phone, an_address, an_id

TODAY = date(2026, 11, 20)
STREET = replace(a_case_type(), people=(PersonRole(id="reporter", title="Reporter"),), fields=("place",))
OLGA, VIKTOR = a_person_id(), a_person_id()


def joined(*people: Any, **over: Any) -> Interaction:
    filled = {"people": people, "outcome": ContactOutcome.JOINED_TO_CASE, "id": InteractionId(an_id())}
    return a_contact(**filled | over)


def counted(*contacts: Interaction, people: tuple[Any, ...] = (), **over: Any) -> int:
    parts = tuple(a_case_person(person=one, role="reporter") for one in people)
    return reporters_of(a_case(people=parts, **over), STREET, contacts).count


def test_a_type_is_reported_where_it_asks_for_a_place() -> None:
    assert is_reported(STREET)
    assert not is_reported(replace(STREET, fields=("rent-month",)))


def test_each_known_reporter_counts_once_and_each_nameless_report_for_itself() -> None:
    assert counted() == 1
    assert counted(people=(OLGA,)) == 1
    assert counted(joined(VIKTOR)) == 2
    assert counted(joined(VIKTOR), people=(OLGA,)) == 2
    assert counted(joined(VIKTOR), joined(VIKTOR), joined(OLGA), people=(OLGA,)) == 2
    assert counted(joined(), joined(), people=(OLGA,)) == 3


def test_the_contact_that_began_the_case_is_a_report_whatever_its_outcome() -> None:
    began = joined(outcome=ContactOutcome.ANSWERED)
    assert counted(began, joined(VIKTOR), opened_from=began.id) == 2
    assert counted(joined(outcome=ContactOutcome.NEW_CASE), joined(VIKTOR)) == 2


def test_what_we_say_ourselves_and_other_contacts_are_no_reports() -> None:
    ours, other = joined(direction=Direction.OUT), joined(outcome=ContactOutcome.ANSWERED)
    assert counted(ours, other, people=(OLGA,)) == 1


def test_who_is_identified_later_is_no_longer_nameless() -> None:
    said = joined()
    case = a_case(people=(a_case_person(person=OLGA, role="reporter"),))
    assert reporters_of(case, STREET, [said], known_later={said.id: (OLGA,)}).count == 1


def a_mail() -> ContactPoint:
    return ContactPoint.of(ContactKind.EMAIL, "olga@post.example", id=an_id())


def everything(**over: Any) -> Person:
    return a_person(contact_points=(a_mail(), a_phone()), addresses=(an_address(),), **over)


@pytest.mark.parametrize(
    ("over", "way"),
    [
        ({}, ContactWay.EMAIL),
        ({"preferred_contact": ContactWay.LETTER}, ContactWay.LETTER),
        ({"preferred_contact": ContactWay.TEXT_MESSAGE}, ContactWay.TEXT_MESSAGE),
        ({"preferred_contact": ContactWay.AT_THE_OFFICE}, ContactWay.EMAIL),
        ({"not_by": ("email",)}, ContactWay.PHONE),
        ({"preferred_contact": ContactWay.EMAIL, "not_by": ("email", "phone")}, ContactWay.LETTER),
    ],
)
def test_each_is_told_by_the_way_they_prefer_and_never_by_one_they_refuse(over: Any, way: ContactWay) -> None:
    (notice,) = notices_to([everything(**over)], on=TODAY)
    assert notice.way is way
    assert notice.reach


def test_who_left_no_way_or_has_died_is_not_told() -> None:
    dead = everything(died_on=PartialDate(2026, 11, 1))
    assert notices_to([a_person(), dead], on=TODAY) == ()
