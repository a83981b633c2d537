"""What holds for every subject of work: fields a store can keep, references that lead somewhere, clear sentences."""

import json
import re
from types import ModuleType
from typing import Any, NewType

import pytest

from caseworker.domain import (
    answers,
    appointments,
    approvals,
    attachments,
    case_moves,
    case_owners,
    cases,
    directory,
    drafts,
    identifications,
    inputs,
    interactions,
    notes,
    numbers,
    referrals,
    tasks,
    visits,
    walk_ins,
)
from caseworker.domain.cases import CaseDetail, CaseLink
from caseworker.domain.definition import Merge, Nature, Record, rules_of
from caseworker.domain.ids import CaseId
from caseworker.domain.plain import form_of
from caseworker.domain.subjects import SUBJECTS
from caseworker.errors import CaseworkerError
from tests.domain.builders import (
    a_case,
    a_case_person,
    a_contact,
    a_note,
    a_place,
    a_referral,
    a_service,
    a_task,
    a_visit,
    a_walk_in,
    an_answer,
    an_appointment,
    an_approval,
    an_attachment,
    hours,
)
from tests.domain.people_builders import NOON, NORTH_1, TODAY, a_person_id, an_id

MODULES = (
    *(answers, appointments, approvals, attachments, case_moves, case_owners, cases, directory, drafts),
    *(identifications, inputs, interactions, notes, numbers, referrals, tasks, visits, walk_ins),
)


def made_in(module: ModuleType, kind: type) -> list[Any]:
    return [
        each
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, kind) and each.__module__ == module.__name__
    ]


WORK = [each for module in MODULES for each in made_in(module, Record)]
EXAMPLES: list[Record] = [
    a_case(
        people=(a_case_person(),),
        links=(CaseLink(id=an_id(), case=CaseId(an_id()), tie="follows"),),
        details=(CaseDetail(id=an_id(), name="rent", value="540"),),
        hold_until=TODAY,
    ),
    a_task(after=("papers",), due_at=NOON),
    a_visit(forms=("housing",)),
    an_appointment(needs=("step-free",)),
    a_contact(
        people=(a_person_id(),),
        answers=(interactions.AnswerGiven(id=an_id(), answer=an_answer().id, version=3),),
        handed_on=interactions.HandedOn.FORWARDED,
    ),
    identifications.identify(
        a_contact(),
        a_person_id(),
        identification_id=identifications.IdentificationId(an_id()),
        how_known="Rang again",
        by=NORTH_1,
        at=NOON,
    ),
    a_note(),
    an_attachment(),
    a_walk_in(booked_for=NOON, outcome=walk_ins.WalkInOutcome.BOOKED),
    a_referral(),
    an_approval(grounds=(approvals.Ground(id=an_id(), label="Household", value="3"),)),
    a_service(hours=(hours("1TU", valid_to=TODAY),), places=(a_place().id,)),
    a_place(phones=(directory.PhoneLine(id=an_id(), number="+44 20 7946 0123"),), latitude_udeg=-5),
    an_answer(),
]
ERRORS = [each for module in MODULES for each in made_in(module, CaseworkerError)]


def test_every_kind_has_one_subject() -> None:
    kinds = [each.definition.kind for each in WORK]

    assert len(kinds) == len(set(kinds)) == 14
    assert set(WORK) <= set(SUBJECTS)


@pytest.mark.parametrize("record", EXAMPLES, ids=lambda record: record.definition.kind)
def test_what_is_kept_of_a_record_comes_back_equal(record: Record) -> None:
    for field in record.definition.fields:
        form = form_of(field.of, field.name)
        value = getattr(record, field.name)

        assert form.value(json.loads(json.dumps(form.plain(value)))) == value, field.name


def test_there_is_an_example_of_every_subject() -> None:
    assert {type(each) for each in EXAMPLES} == set(WORK)


@pytest.mark.parametrize("record", WORK)
def test_every_reference_leads_to_a_kind_and_every_id_is_a_reference(record: type[Record]) -> None:
    kinds = {each.definition.kind for each in SUBJECTS} | {"officer", "record"}
    for field in record.definition.fields:
        rules = {field.name: field.rule}
        if field.element is not None:
            rules = {name: rule for name, rule in rules_of(field.element).items() if name != "id"}
        assert {rule.refers for rule in rules.values() if rule.refers} <= kinds
        if isinstance(field.of, NewType):
            assert field.rule.refers, field.name


@pytest.mark.parametrize("record", [each for each in WORK if each.definition.nature is Nature.FACT])
def test_a_fact_is_never_edited(record: type[Record]) -> None:
    own = [field for field in record.definition.fields if field.name not in {"territory", "sensitivity"}]

    assert {field.rule.merge for field in own} <= {Merge.FACT, Merge.SET}


def test_every_failure_has_a_key_of_its_own() -> None:
    keys = [each.key for each in ERRORS]

    assert len(ERRORS) > 30
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("error", ERRORS)
def test_every_failure_is_a_whole_sentence_that_neither_shouts_nor_scolds(error: type[CaseworkerError]) -> None:
    assert error.sentence.endswith(".")
    assert error.sentence.count(".") >= 2 or len(error.sentence) > 60
    assert not re.search(r"!|invalid|error|failed|illegal|null|\bID\b|successfully", error.sentence, re.IGNORECASE)
