"""What may not be done is not done, however it is forged; what may be is, however it was put together."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from caseworker.domain.cases import CasePerson
from caseworker.domain.conflicts import Conflict
from caseworker.domain.definition import Record, Sensitivity
from caseworker.domain.ids import OfficerId
from caseworker.domain.merge import Settled
from caseworker.domain.operations import Mutation, Plain, Verb
from caseworker.domain.subjects import SUBJECTS
from sync.protocol.messages import State
from sync.server.core import PushCore
from sync.server.rights import by_role
from sync.server.rulebook import Rulebook, agency_rules
from sync.server.scopes import personal, scopes_for
from tests.domain.access_table import GLASS
from tests.domain.builders import a_case, a_contact, a_note, a_service, a_task, a_visit, an_answer, an_approval
from tests.domain.people_builders import a_person
from tests.sync.messages import AT
from tests.sync.server.agency import ANN, BEN, DORA, SUE, Agency, an_agency, device_of, may_all, told
from tests.sync.server.test_authority_desks import ACTORS, CHIEF


@pytest.fixture
def agency() -> Iterator[Agency]:
    with an_agency("memory", by_role(ACTORS.get, now=lambda: AT)) as agency:
        for officer, actor in ACTORS.items():
            agency.tx.grant(device_of(officer), scopes_for(actor))
        yield agency


def planted(agency: Agency, *records: Record) -> None:
    """Put records on the server past all rights."""
    strict, agency.push_core = agency.push_core, PushCore(Rulebook((*SUBJECTS, Conflict), refuses=may_all))
    assert agency.push(*(told(one, by=BEN) for one in records), by=BEN).state is State.APPLIED
    agency.push_core = strict


def setting(record: Record, field: str, value: Any) -> Mutation:
    return Mutation(record.definition.kind, record.id, Verb.SET, field, value)


def test_nobody_comes_to_a_case_by_a_visit_they_plan_for_it(agency: Agency) -> None:
    case = a_case(territory="south", owner=BEN)
    planted(agency, case)
    assert agency.by(ANN, told(a_visit(case=case.id, officer=ANN))) == "scope"
    assert agency.scopes(case.id) == {"south/0", personal(BEN)}


def test_nobody_comes_to_a_person_by_taking_them_into_a_case(agency: Agency) -> None:
    person, case = a_person(sensitivity=Sensitivity.SEALED), a_case(owner=ANN)
    planted(agency, person, case)
    part: Plain = {"id": str(UUID(int=5)), "person": str(person.id), "role": "applicant"}
    own = a_case(people=(CasePerson(id=UUID(int=6), person=person.id, role="applicant"),), owner=ANN)

    assert agency.by(ANN, Mutation("case", case.id, Verb.ADD, "people", part)) == "scope"
    assert agency.by(ANN, told(own)) == "scope"
    assert agency.scopes(person.id) == frozenset()


def test_a_note_is_not_put_into_a_case_out_of_reach(agency: Agency) -> None:
    case = a_case(territory="south", owner=BEN)
    planted(agency, case)
    assert agency.by(ANN, told(a_note(case=case.id, person=None), by=ANN)) == "scope"


def test_someone_visiting_may_tell_of_a_person_they_could_not_look_up(agency: Agency) -> None:
    person = a_person(sensitivity=Sensitivity.RESTRICTED)
    visit = a_visit(person=person.id, officer=ANN, sensitivity=Sensitivity.RESTRICTED)
    planted(agency, person, visit)
    closely: dict[str, Any] = {"people": (person.id,), "sensitivity": Sensitivity.RESTRICTED}

    assert agency.by(ANN, told(a_contact(visit=visit.id, **closely), by=ANN)) == "applied"
    assert agency.by(ANN, told(a_contact(**closely), by=ANN)) == "scope"


def test_nobody_writes_in_anothers_name_or_with_a_decision_already_taken(agency: Agency) -> None:
    case = a_case(owner=ANN)
    planted(agency, case)
    asked = told(an_approval(case=case.id, asked_by=SUE), by=SUE)
    approved = {"asked_by": str(ANN), "state": "approved", "decided_by": str(ANN)}
    decided = replace(asked, value={**_fields(asked), **approved})

    assert agency.by(ANN, told(a_note(case=case.id), by=BEN)) == "in-another-name"
    assert agency.by(ANN, asked) == "in-another-name"
    assert agency.by(ANN, decided) == "role"


def _fields(mutation: Mutation) -> dict[str, Any]:
    assert isinstance(mutation.value, dict)
    return mutation.value


def test_a_front_desk_gives_final_numbers_to_what_it_made_and_never_changes_one(agency: Agency) -> None:
    case = a_case(number="", provisional_number="P-7K3-1")
    planted(agency, case)
    assert agency.by(DORA, setting(case, "number", "HB-20999")) == "applied"
    assert agency.by(DORA, setting(case, "number", "HB-20998"), seen=99) == "kind"


def test_whoever_reads_an_answer_says_whether_it_helped_and_only_a_supervisor_brings_another_in(
    agency: Agency,
) -> None:
    answer = an_answer()
    planted(agency, answer)
    assert agency.by(DORA, Mutation("answer", answer.id, Verb.INCREMENT, "helped", 1)) == "applied"
    assert agency.by(SUE, setting(answer, "say", "Something else")) == "applied"
    assert agency.by(SUE, told(a_service())) == "applied"
    for officer in (ANN, DORA):
        assert agency.by(officer, setting(answer, "say", "Something else"), seen=99) == "kind"
        assert agency.by(officer, told(a_service())) == "kind"


def test_what_is_not_in_reach_is_answered_with_one_word_whatever_else_is_wrong(agency: Agency) -> None:
    case = a_case(territory="south", owner=BEN)
    planted(agency, case)
    tries = [setting(case, "stage", "x"), setting(case, "stage", [1]), setting(case, "case_type", "other")]
    tries += [
        Mutation("note", case.id, Verb.SET, "title", "x"),
        Mutation("case", case.id, Verb.ERASE, "", None),
        told(replace(case, title="Mine"), by=ANN),
    ]
    assert {agency.by(ANN, one) for one in tries} == {"scope"}


def test_what_was_done_long_ago_is_judged_by_the_rights_of_today(agency: Agency) -> None:
    case = a_case(owner=ANN, sensitivity=Sensitivity.RESTRICTED)
    planted(agency, case)
    assert agency.by(ANN, setting(case, "title", "Rent")) == "applied"

    assert agency.by(SUE, setting(case, "owner", str(CHIEF)), seen=9) == "applied"

    assert agency.by(ANN, setting(case, "title", "Rent and heating"), seen=1) == "scope"
    gone = PushCore(agency_rules({SUE: ACTORS[SUE]}.get, now=lambda: AT))
    agency.push_core = gone
    assert agency.by(CHIEF, setting(case, "title", "Heating"), seen=9) == "unknown-officer"


def test_a_case_broken_open_takes_a_note_and_nothing_else(agency: Agency) -> None:
    case = a_case(territory="south", owner=BEN)
    planted(agency, case)
    glass = replace(GLASS, officer=ANN, case=case.id, opened_at=AT - timedelta(hours=1))
    rules = agency_rules(ACTORS.get, now=lambda: AT, glasses=lambda officer, _: glass if officer == ANN else None)
    agency.push_core = PushCore(rules)
    note = told(a_note(case=case.id, person=None, territory="north"), by=ANN)

    assert agency.by(ANN, note) == "applied"
    assert agency.by(ANN, told(a_task(case=case.id, territory="north"), by=ANN)) == "scope"
    assert agency.by(ANN, setting(case, "title", "Mine")) == "scope"


def test_who_works_on_a_case_settles_what_is_open_about_it_even_who_has_it_and_only_while_it_is(agency: Agency) -> None:
    case = a_case(owner=ANN, team="a")
    planted(agency, case)
    for team, by in (("b", SUE), ("c", CHIEF)):
        assert agency.by(by, setting(case, "team", team), seen=1) in {"applied", "conflict"}
    (conflict,) = agency.tx.conflicts_about([case.id])[case.id]

    def settled(by: OfficerId) -> tuple[Mutation, ...]:
        of_conflict = (("settled", int(Settled.BY_PERSON)), ("settled_by", str(by)))
        told = (Mutation("conflict", conflict, Verb.SET, name, value) for name, value in of_conflict)
        return (setting(case, "team", "c"), *told)

    head = agency.tx.stream().head
    assert agency.by(ANN, setting(case, "team", "c"), seen=head) == "role"
    assert agency.by(DORA, *settled(DORA), seen=head) == "role"
    assert agency.by(ANN, *settled(SUE), seen=head) == "in-another-name"
    assert agency.by(ANN, *settled(ANN), seen=head) == "applied"
    assert agency.by(ANN, *settled(ANN), seen=head + 9) == "role"


def test_nothing_new_is_kept_about_somebody_who_was_erased_nor_its_words(agency: Agency) -> None:
    person = a_person()
    planted(agency, person)
    assert agency.by(SUE, Mutation("person", person.id, Verb.ERASE, "", None)) == "applied"

    for made in (a_note(person=person.id, text="He was not at home"), a_task(person=person.id, title="Not at home")):
        outcome = agency.take_in(told(made, by=ANN), by=ANN, device=device_of(ANN))
        assert [one.row.refusal for one in outcome.filed] == ["erased"]
        assert b"ot at home" not in outcome.filed[0].body
