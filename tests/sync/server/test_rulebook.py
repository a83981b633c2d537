"""Who may do what on the server is the one decision of the domain, asked with what the record tells."""

from uuid import UUID

import pytest

from caseworker.domain.access import Actor
from caseworker.domain.actions import Action, Role
from caseworker.domain.definition import Sensitivity
from caseworker.domain.ids import OfficerId
from caseworker.domain.operations import Verb
from sync.server.rulebook import action_of, by_role, by_territory, resource_of
from tests.sync.messages import AT

OFFICER = OfficerId(UUID(int=1))


def refuses(role: Role, verb: Verb, kind: str, **fields: object) -> str | None:
    actor = Actor(officer=OFFICER, role=role, territories=frozenset({"north"}))
    check = by_role({OFFICER: actor}.get, assigned_of=lambda _kind, _fields: frozenset(), now=lambda: AT)
    return check(OFFICER, verb, kind, fields)  # type: ignore[arg-type]  # plain by construction


def test_an_officer_writes_in_their_own_territory_only() -> None:
    assert refuses(Role.OFFICER, Verb.SET, "case", territory="north") is None
    assert refuses(Role.OFFICER, Verb.SET, "case", territory="south") == "territory"
    assert refuses(Role.OFFICER, Verb.SET, "case", territory="north", sensitivity=2) == "sealed"


def test_a_tier_nobody_knows_is_as_closed_as_the_highest() -> None:
    for tier in (7, -1, "x"):
        assert resource_of("case", {"sensitivity": tier}, assigned=frozenset()).sensitivity is Sensitivity.SEALED


def test_an_officer_nobody_knows_may_do_nothing() -> None:
    check = by_role(lambda _: None, assigned_of=lambda _kind, _fields: frozenset(), now=lambda: AT)
    assert check(OFFICER, Verb.CREATE, "note", {}) == "unknown-officer"


@pytest.mark.parametrize(
    ("verb", "kind", "action"),
    [
        (Verb.ERASE, "case", Action.REDACT),
        (Verb.CREATE, "note", Action.ADD_NOTE),
        (Verb.CREATE, "case", Action.CREATE),
        (Verb.ADD, "case", Action.WRITE),
        (Verb.CREATE, "person_merge", Action.MERGE),
        (Verb.SET, "conflict", Action.SETTLE_CONFLICT),
    ],
)
def test_each_mutation_asks_for_its_own_action(verb: Verb, kind: str, action: Action) -> None:
    assert action_of(verb, kind) is action


def test_a_front_desk_merges_nobody() -> None:
    assert refuses(Role.FRONT_DESK, Verb.CREATE, "person_merge", territory="north") == "role"


def test_a_record_is_in_the_scope_of_its_territory_and_tier() -> None:
    assert by_territory("case", {"territory": "north", "sensitivity": 1}) == {"north/1"}
    assert by_territory("case", {}) == {"/0"}
