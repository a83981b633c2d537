"""What is printed: who may, for what, and the trail it leaves."""

import pytest

from caseworker.desk.cases import Cases
from caseworker.desk.printing import Paper, Printing
from caseworker.desk.referrals import NewReferral, Words
from caseworker.domain.actions import AccessDenied, Role
from caseworker.domain.people import Person
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import MORNING, a_sitting, trail
from tests.desk.work import Work, a_housing_case, a_known_person, keep
from tests.domain.builders import an_attachment
from tests.domain.people_builders import a_consent

PRINTED = ("case.print", "allow")


@pytest.fixture
def work(store: CaseStore) -> Work:
    made = Work(a_sitting(store, role=Role.OFFICER))
    made.library.publish()
    return made


def printing(store: CaseStore, role: Role = Role.OFFICER) -> Printing:
    return Printing(a_sitting(store, role=role))


def test_a_summary_needs_a_purpose_and_leaves_it_in_the_trail(store: CaseStore) -> None:
    person: Person = a_known_person(store)
    desk = printing(store)
    with pytest.raises(AccessDenied):
        desk.printed(Paper.SUMMARY, [person.id], purpose=" ")
    desk.printed(Paper.SUMMARY, [person.id], purpose="Appeal hearing")
    assert trail(store)[-2:] == [("case.print", "deny"), PRINTED]


def test_a_front_desk_prints_what_is_handed_to_the_person_and_no_summary(store: CaseStore, work: Work) -> None:
    person = a_known_person(store)
    keep(store, a_consent(person=person.id, purpose="refer", at=MORNING))
    service = work.library.shelf().offers[0].service
    told = (Words(label="Name", words="Marta"),)
    sent = work.referrals.refer(NewReferral(person=person.id, service=service.id, shares=told))
    desk = printing(store, Role.FRONT_DESK)
    desk.printed(Paper.SLIP, [sent.id])
    desk.printed(Paper.RECEIPT_OF_PERSON, [person.id])
    assert trail(store)[-2:] == [PRINTED, PRINTED]
    with pytest.raises(AccessDenied):
        desk.printed(Paper.SUMMARY, [person.id], purpose="Because")


def test_a_receipt_names_who_what_and_which_case(store: CaseStore, work: Work) -> None:
    case = a_housing_case(work)
    keep(store, an_attachment(case=case.id, person=None, territory=case.territory))
    receipt = printing(store).receipt_of_case(case.id)
    assert receipt.case == Cases(work.sitting).page(case.id).case
    assert receipt.person is not None
    assert len(receipt.documents) == 1
    assert len(printing(store).receipt_of_person(receipt.person.id).documents) == 0
