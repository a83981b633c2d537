"""Who may do what on the server is the one decision of the domain, asked with what the record tells."""

from typing import Any
from uuid import UUID

import pytest

from caseworker.domain.access import Actor
from caseworker.domain.actions import Action, Role
from caseworker.domain.definition import Sensitivity
from caseworker.domain.ids import OfficerId
from caseworker.domain.operations import Verb
from caseworker.domain.subjects import SUBJECTS
from sync.protocol.bodies import BodyMutation
from sync.server.names import Names
from sync.server.rights import action_of, by_role, resource_of
from sync.server.rulebook import agency_rules, by_territory
from tests.sync.messages import AT

OFFICER, OTHER = OfficerId(UUID(int=1)), OfficerId(UUID(int=2))
RECORD, CASE, PERSON = UUID(int=10), UUID(int=11), UUID(int=12)
NAMES = Names(SUBJECTS)


def refuses(role: Role, action: Action, kind: str, **fields: Any) -> str | None:
    actor = Actor(officer=OFFICER, role=role, territories=frozenset({"north"}))
    check = by_role({OFFICER: actor}.get, now=lambda: AT)
    return check(OFFICER, action, resource_of(kind, RECORD, fields, assigned=frozenset()))


def asked(verb: Verb, kind: str, field: str = "", value: Any = None, **standing: Any) -> Action:
    return action_of(BodyMutation(kind, RECORD, verb, field, value), standing or None, by=OFFICER)


def test_an_officer_writes_in_their_own_territory_only() -> None:
    assert refuses(Role.OFFICER, Action.WRITE, "case", territory="north") is None
    assert refuses(Role.OFFICER, Action.WRITE, "case", territory="south") == "territory"
    assert refuses(Role.OFFICER, Action.WRITE, "case", territory="north", sensitivity=2) == "sealed"


@pytest.mark.parametrize("tier", [7, -1, "x"])
def test_a_tier_nobody_knows_is_as_closed_as_the_highest(tier: Any) -> None:
    resource = resource_of("case", RECORD, {"sensitivity": tier}, assigned=frozenset())
    assert resource.sensitivity is Sensitivity.SEALED
    assert agency_rules(lambda _: None, now=lambda: AT).scopes_of("case", {"territory": "a", "sensitivity": tier}) == (
        frozenset()
    )


def test_an_officer_nobody_knows_may_do_nothing() -> None:
    check = by_role(lambda _: None, now=lambda: AT)
    assert check(OFFICER, Action.READ, resource_of("note", RECORD, {}, assigned=frozenset())) == "unknown-officer"


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        (asked(Verb.ERASE, "case"), Action.REDACT),
        (asked(Verb.CREATE, "note"), Action.ADD_NOTE),
        (asked(Verb.CREATE, "identification"), Action.ADD_NOTE),
        (asked(Verb.CREATE, "attachment"), Action.ADD_ATTACHMENT),
        (asked(Verb.CREATE, "case"), Action.CREATE),
        (asked(Verb.CREATE, "person_merge"), Action.MERGE),
        (asked(Verb.CREATE, "person_distinction"), Action.MERGE),
        (asked(Verb.CREATE, "person_doubt"), Action.UNMERGE),
        (asked(Verb.CREATE, "approval", value={"state": "asked"}), Action.CREATE),
        (asked(Verb.CREATE, "approval", value={"state": "approved"}), Action.APPROVE),
        (asked(Verb.SET, "approval", "comment", "fine", state="asked"), Action.APPROVE),
        (asked(Verb.ADD, "case", "tags", "x", stage="new"), Action.WRITE),
        (asked(Verb.SET, "conflict", "settled", 2, settled=0), Action.SETTLE_CONFLICT),
        (asked(Verb.SET, "case", "owner", str(OFFICER), team="a"), Action.ASSIGN),
        (asked(Verb.SET, "case", "legal_hold", False, legal_hold=True), Action.REDACT),
        (asked(Verb.SET, "case", "legal_hold", True, team="a"), Action.WRITE),
        (asked(Verb.SET, "case", "territory", "south", territory="north"), Action.ASSIGN),
        (asked(Verb.SET, "household", "sensitivity", 1, territory="north"), Action.WRITE),
        (asked(Verb.SET, "household", "sensitivity", 0, sensitivity=1), Action.ASSIGN),
        (asked(Verb.SET, "person", "language", "pl", territory="north"), Action.WRITE_CONTACT),
        (asked(Verb.SET, "person", "birth_date", "1958", territory="north"), Action.WRITE),
        (asked(Verb.SET, "person", "number", "7", provisional_number="P7"), Action.CREATE),
        (asked(Verb.SET, "person", "number", "8", number="7"), Action.WRITE),
        (asked(Verb.INCREMENT, "answer", "helped", 1, title="x"), Action.READ),
        (asked(Verb.SET, "answer", "text", "y", title="x"), Action.WRITE),
    ],
)
def test_each_mutation_asks_for_its_own_action(action: Action, expected: Action) -> None:
    assert action is expected


def test_taking_a_case_over_is_writing_when_it_was_offered_by_someone_else_and_assigning_otherwise() -> None:
    offered = {"handover_to": str(OFFICER), "handover_team": "north-area", "handover_asked_by": str(OTHER)}
    by_themselves = {**offered, "handover_asked_by": str(OFFICER)}

    assert asked(Verb.SET, "case", "owner", str(OFFICER), **offered) is Action.WRITE
    assert asked(Verb.SET, "case", "team", "north-area", **offered) is Action.WRITE
    assert asked(Verb.SET, "case", "owner", str(OTHER), **offered) is Action.ASSIGN
    assert asked(Verb.SET, "case", "owner", str(OFFICER), **by_themselves) is Action.ASSIGN


def test_whoever_settles_a_conflict_may_choose_any_value() -> None:
    mutation = BodyMutation("case", RECORD, Verb.SET, "owner", str(OTHER))
    assert action_of(mutation, {"team": "a"}, by=OFFICER, settles=True) is Action.SETTLE_CONFLICT


@pytest.mark.parametrize(
    ("kind", "verb", "field", "value", "wrong"),
    [
        ("note", Verb.CREATE, "", {"officer": str(OFFICER)}, False),
        ("note", Verb.CREATE, "", {"officer": str(OTHER)}, True),
        ("note", Verb.CREATE, "", {"officer": ["x"]}, True),
        ("approval", Verb.CREATE, "", {"asked_by": str(OFFICER), "decided_by": str(OTHER)}, True),
        ("approval", Verb.SET, "decided_by", str(OTHER), True),
        ("approval", Verb.SET, "decided_by", None, False),
        ("case", Verb.SET, "handover_asked_by", str(OTHER), True),
        ("case", Verb.SET, "owner", str(OTHER), False),
    ],
)
def test_nobody_records_asks_or_decides_in_anothers_name(
    kind: str, verb: Verb, field: str, value: Any, wrong: bool
) -> None:
    assert NAMES.is_in_another_name(BodyMutation(kind, RECORD, verb, field, value), by=OFFICER) is wrong


def test_what_gives_rights_over_something_else_is_known_by_the_definitions() -> None:
    visit = BodyMutation("visit", RECORD, Verb.CREATE, "", {"case": str(CASE), "person": str(PERSON)})
    people = BodyMutation("case", RECORD, Verb.ADD, "people", {"id": "x", "person": str(PERSON)})
    gone = BodyMutation("case", RECORD, Verb.REMOVE, "people", "x")

    assert NAMES.tied_to(visit) == {CASE}
    assert NAMES.people_in(visit) == {PERSON}
    assert NAMES.pointed_at(visit) == {CASE, PERSON}
    assert NAMES.tied_to(people) == {PERSON}
    assert NAMES.tied_to(gone) == NAMES.pointed_at(gone) == frozenset()
    assert NAMES.pointed_at(BodyMutation("note", RECORD, Verb.CREATE, "", {"case": 7, "person": "who"})) == frozenset()


def test_a_front_desk_merges_nobody() -> None:
    assert refuses(Role.FRONT_DESK, Action.MERGE, "person_merge", territory="north") == "role"


def test_a_record_is_in_the_scope_of_its_territory_and_tier() -> None:
    assert by_territory("case", {"territory": "north", "sensitivity": 1}) == {"north/1"}
    assert by_territory("case", {}) == {"/0"}
