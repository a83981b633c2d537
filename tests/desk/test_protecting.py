"""A closely kept case takes its protected people with it: their records, and what is kept about them elsewhere."""

import pytest

from caseworker.desk.cases import NewCase, Part
from caseworker.desk.finding import Finding
from caseworker.desk.merging import Merging
from caseworker.desk.people import People
from caseworker.desk.people_table import PeopleTable
from caseworker.domain.actions import AccessDenied, Role
from caseworker.domain.cases import Case
from caseworker.domain.consents import Consent
from caseworker.domain.definition import Record, Sensitivity
from caseworker.domain.households import Household
from caseworker.domain.ids import OfficerId, PersonId
from caseworker.domain.interactions import Interaction
from caseworker.domain.people import Person
from caseworker.domain.safety import SafetyFact
from caseworker.store import sql
from caseworker.store.case_store import CaseStore
from caseworker.store.people_list import PeopleWanted
from tests.desk.sittings import ME, a_sitting
from tests.desk.work import COLLEAGUE, SUPERVISOR, Work, a_known_person, keep
from tests.domain.builders import a_case, a_contact
from tests.domain.people_builders import a_consent, a_household, a_member, a_name, a_warning

CHILD = "Quirin Zdravko"


@pytest.fixture
def work(store: CaseStore) -> Work:
    return Work(a_sitting(store))


@pytest.fixture
def child(store: CaseStore) -> Person:
    return a_known_person(store, names=(a_name(CHILD),))


def tier(work: Work, record: Record) -> Sensitivity:
    with work.store.reading() as reader:
        return reader.get(type(record), record.id).sensitivity


def safeguarding(work: Work, *parts: Part, **over: object) -> Case:
    return work.cases.open(NewCase(**{"case_type": "safeguarding", "people": parts, "owner": ME, **over}))  # type: ignore[arg-type]


def people_desk(store: CaseStore, **over: object) -> People:
    sitting = a_sitting(store, **over)  # type: ignore[arg-type]
    return People(sitting, Finding(sitting))


def test_a_child_whose_case_is_opened_is_kept_as_closely_as_the_case(work: Work, child: Person) -> None:
    parent = a_known_person(work.store)
    case = safeguarding(work, Part(person=child.id, role="child"), Part(person=parent.id, role="parent"))
    assert [one.protected for one in case.people] == [True, False]
    assert tier(work, child) is case.sensitivity is Sensitivity.RESTRICTED
    assert tier(work, parent) is Sensitivity.NORMAL


def test_case_and_people_change_in_one_operation(work: Work, child: Person) -> None:
    case = safeguarding(work, Part(person=child.id, role="child"))
    with work.store.reading() as reader:
        edits = {
            one.id: sql.first(reader.connection, "SELECT max(eid) FROM history WHERE record = ?", (one.id.bytes,))
            for one in (case, child)
        }
    assert edits[case.id] == edits[child.id]


def test_somebody_who_comes_into_a_protected_role_later_is_kept_as_closely_too(work: Work, child: Person) -> None:
    case = safeguarding(work)
    assert tier(work, child) is Sensitivity.NORMAL
    work.cases.add_person(case.id, Part(person=child.id, role="parent"))
    assert tier(work, child) is Sensitivity.NORMAL
    work.cases.add_person(case.id, Part(person=child.id, role="child"))
    assert tier(work, child) is Sensitivity.RESTRICTED


def test_whoever_leaves_the_case_stays_as_closely_kept(work: Work, child: Person) -> None:
    case = safeguarding(work, Part(person=child.id, role="child"))
    work.cases.remove_person(case.id, Part(person=child.id, role="child"), reason="Another family")
    assert tier(work, child) is Sensitivity.RESTRICTED


def test_what_is_more_closely_kept_already_stays_so(work: Work, child: Person) -> None:
    warning = a_warning(person=child.id, territory="north", sensitivity=Sensitivity.SEALED)
    keep(work.store, warning)
    safeguarding(work, Part(person=child.id, role="child"))
    assert tier(work, warning) is Sensitivity.SEALED


def test_what_is_kept_about_the_child_outside_of_cases_follows(work: Work, child: Person) -> None:
    other_case = a_case(owner=COLLEAGUE)
    about: tuple[Record, ...] = (
        a_consent(person=child.id, territory="north"),
        a_household(a_member(child.id), name="Zdravko"),
        a_contact(people=(child.id,), text=f"Saw {CHILD} at school."),
        a_warning(person=child.id, territory="north"),
    )
    elsewhere = (other_case, a_contact(people=(child.id,), case=other_case.id), a_household())
    keep(work.store, *about, *elsewhere)
    safeguarding(work, Part(person=child.id, role="child"))
    assert {type(one): tier(work, one) for one in about} == dict.fromkeys(
        (Consent, Household, Interaction, SafetyFact), Sensitivity.RESTRICTED
    )
    assert {tier(work, one) for one in elsewhere} == {Sensitivity.NORMAL}


def test_the_contact_that_began_the_case_is_kept_with_it(work: Work, child: Person) -> None:
    contact = a_contact(people=(), text=f"A neighbour worries about {CHILD}.")
    keep(work.store, contact)
    safeguarding(work, Part(person=child.id, role="child"), opened_from=contact.id)
    assert tier(work, contact) is Sensitivity.RESTRICTED


def test_every_record_that_is_the_child_is_kept_as_closely(work: Work, child: Person) -> None:
    twin = a_known_person(work.store, names=(a_name("Kvirin Zdravko"),))
    chief = Merging(a_sitting(work.store, officer=SUPERVISOR, role=Role.SUPERVISOR))
    chief.merge(child.id, twin.id, reason="The same boy")
    safeguarding(work, Part(person=twin.id, role="child"))
    assert (tier(work, child), tier(work, twin)) == (Sensitivity.RESTRICTED, Sensitivity.RESTRICTED)


def test_who_opens_the_case_keeps_access_and_others_lose_it_everywhere(work: Work, child: Person) -> None:
    store = work.store
    keep(store, a_contact(people=(child.id,), text=f"Saw {CHILD} at school."))
    case = safeguarding(work, Part(person=child.id, role="child"), owner=None)
    assert case.owner == ME
    assert people_desk(store).open(child.id).person.names[0].full == CHILD

    with pytest.raises(AccessDenied):
        people_desk(store, officer=COLLEAGUE).open(child.id)
    for words in ("Zdravko", "quirin school"):
        assert finding(store, ME).find(words)
        assert finding(store, SUPERVISOR, Role.SUPERVISOR).find(words)
        assert not finding(store, COLLEAGUE).find(words)
        assert not finding(store, COLLEAGUE, Role.FRONT_DESK).find(words)


def test_when_the_case_changes_hands_the_child_goes_with_it(work: Work, child: Person) -> None:
    case = safeguarding(work, Part(person=child.id, role="child"))
    chief = Work(a_sitting(work.store, officer=SUPERVISOR, role=Role.SUPERVISOR))
    chief.owners.assign(case.id, owner=COLLEAGUE, team=case.team)
    assert people_desk(work.store, officer=COLLEAGUE).open(child.id).person.id == child.id
    with pytest.raises(AccessDenied):
        people_desk(work.store).open(child.id)


def finding(store: CaseStore, officer: OfficerId, role: Role = Role.OFFICER) -> Finding:
    return Finding(a_sitting(store, officer=officer, role=role))


def test_a_list_of_people_leaves_the_child_out_for_others(work: Work, child: Person) -> None:
    safeguarding(work, Part(person=child.id, role="child"))
    assert child.id in listed(work.store, ME)
    assert child.id not in listed(work.store, COLLEAGUE)


def listed(store: CaseStore, officer: OfficerId) -> set[PersonId]:
    table = PeopleTable(a_sitting(store, officer=officer))
    return {row.id for row in table.rows(table.order(PeopleWanted())) if row is not None}


def test_of_a_household_with_the_child_the_others_see_nothing(work: Work, child: Person) -> None:
    sister = a_known_person(work.store, names=(a_name("Mila Zdravko"),))
    keep(work.store, a_household(a_member(child.id), a_member(sister.id), name="Zdravko"))
    safeguarding(work, Part(person=child.id, role="child"))
    assert people_desk(work.store).open(sister.id).households
    assert not people_desk(work.store, officer=COLLEAGUE).open(sister.id).households


def test_a_record_that_turns_out_to_be_the_child_is_kept_as_closely(work: Work, child: Person) -> None:
    safeguarding(work, Part(person=child.id, role="child"))
    twin = a_known_person(work.store, names=(a_name("Kvirin Zdravko"),))
    assert finding(work.store, COLLEAGUE).find("Kvirin")
    chief = Merging(a_sitting(work.store, officer=SUPERVISOR, role=Role.SUPERVISOR))
    chief.merge(child.id, twin.id, reason="The same boy")
    assert (tier(work, child), tier(work, twin)) == (Sensitivity.RESTRICTED, Sensitivity.RESTRICTED)
    assert not finding(work.store, COLLEAGUE).find("Kvirin")
