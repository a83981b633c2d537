"""Who may do what: the whole table as reviewed, the edges it does not show, and lists that agree with decisions."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.access import (
    KINDS_FOR_ALL,
    Actor,
    Context,
    Resource,
    decide,
    territories_below,
    visible_scopes,
)
from caseworker.domain.actions import SENTENCES, AccessDenied, Action, Allow, Deny, Reason, Role
from caseworker.domain.break_glass import OPEN_FOR, OwnReview, reason_is_enough, review
from caseworker.domain.definition import Sensitivity
from caseworker.domain.ids import CaseId, OfficerId
from tests.domain.access_table import CASE, GLASS, ME, NOW, OTHER, TABLE, a_context, a_resource, an_actor, table

OFFICER, DESK, SUPERVISOR = an_actor(Role.OFFICER), an_actor(Role.FRONT_DESK), an_actor(Role.SUPERVISOR)
ELSEWHERE = a_resource("case", "elsewhere", Sensitivity.RESTRICTED, assigned=False)
AT_HOME = a_resource("case", "own", Sensitivity.NORMAL, assigned=False)


def test_the_decisions_are_those_that_were_reviewed() -> None:
    assert table() == TABLE.read_text(encoding="utf-8")


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR])
def test_no_action_on_a_citizens_record_is_open_to_who_runs_or_audits_the_system(role: Role) -> None:
    of_records = [action for action in Action if action.value.startswith(("case.", "person."))]

    everything = a_resource("case", "own", Sensitivity.NORMAL, assigned=True)

    assert all(decide(an_actor(role), action, everything, a_context()) == Deny(Reason.ROLE) for action in of_records)


def test_an_attachment_from_another_desk_stays_closed_to_the_front_desk() -> None:
    attachment = replace(AT_HOME, kind="attachment", desk="counter-1")

    assert decide(DESK, Action.OPEN_ATTACHMENT, attachment, a_context()) == Deny(Reason.OTHER_DESK)
    assert decide(DESK, Action.OPEN_ATTACHMENT, replace(attachment, desk="counter-2"), a_context()) == Allow()


def test_a_desk_without_a_name_opens_no_attachment() -> None:
    attachment = replace(AT_HOME, kind="attachment", desk="")

    assert decide(replace(DESK, desk=""), Action.OPEN_ATTACHMENT, attachment, a_context()) == Deny(Reason.OTHER_DESK)


@pytest.mark.parametrize("action", [Action.PRINT, Action.EXPORT])
def test_nothing_leaves_the_application_without_a_purpose(action: Action) -> None:
    context = replace(a_context(), purpose="  ")

    assert decide(SUPERVISOR, action, AT_HOME, context) == Deny(Reason.NO_PURPOSE)


@pytest.mark.parametrize("action", [Action.APPROVE, Action.REVIEW_BREAK_GLASS, Action.RECOVER_DEVICE])
def test_nobody_decides_on_what_concerns_themselves(action: Action) -> None:
    assert decide(SUPERVISOR, action, AT_HOME, a_context()) == Allow()
    assert decide(SUPERVISOR, action, replace(AT_HOME, concerns=ME), a_context()) == Deny(Reason.OWN)


@pytest.mark.parametrize("action", [Action.REVIEW_BREAK_GLASS, Action.RECOVER_DEVICE])
def test_a_review_of_nobody_known_is_refused(action: Action) -> None:
    assert decide(SUPERVISOR, action, replace(AT_HOME, concerns=None), a_context()) == Deny(Reason.OWN)


@pytest.mark.parametrize(
    ("resource", "context", "reason"),
    [
        (replace(ELSEWHERE, sensitivity=Sensitivity.SEALED), {}, Reason.SEALED),
        (replace(ELSEWHERE, kind="person"), {}, Reason.NOT_A_CASE),
        (replace(ELSEWHERE, case=None), {}, Reason.NOT_A_CASE),
        (AT_HOME, {}, Reason.NOT_NEEDED),
        (ELSEWHERE, {"online": False}, Reason.OFFLINE),
        (ELSEWHERE, {"category": None}, Reason.NO_CATEGORY),
        (ELSEWHERE, {"reason": "  because          I say so  "}, Reason.SHORT_REASON),
    ],
)
def test_the_glass_is_not_broken_without_need(resource: Resource, context: dict[str, Any], reason: Reason) -> None:
    assert decide(OFFICER, Action.OPEN_BREAK_GLASS, resource, replace(a_context(), **context)) == Deny(reason)


def test_the_glass_is_broken_for_one_case_with_a_category_and_a_reason() -> None:
    assert decide(OFFICER, Action.OPEN_BREAK_GLASS, ELSEWHERE, a_context()) == Allow()


@pytest.mark.parametrize(
    "context",
    [
        Context(at=NOW, glass=None),
        Context(at=NOW, glass=GLASS, online=False),
        Context(at=GLASS.opened_at + OPEN_FOR, glass=GLASS),
        Context(at=GLASS.opened_at - timedelta(seconds=1), glass=GLASS),
        Context(at=NOW, glass=replace(GLASS, officer=OTHER)),
        Context(at=NOW, glass=replace(GLASS, case=CaseId(UUID(int=9)))),
    ],
)
def test_a_broken_glass_opens_only_its_case_to_its_officer_online_for_four_hours(context: Context) -> None:
    assert decide(OFFICER, Action.READ, ELSEWHERE, Context(at=NOW, glass=GLASS)) == Allow(by_glass=True)

    assert decide(OFFICER, Action.READ, ELSEWHERE, context) == Deny(Reason.TERRITORY)


def test_notes_of_the_case_are_read_through_the_glass_and_other_records_are_not() -> None:
    context = Context(at=NOW, glass=GLASS)

    assert decide(OFFICER, Action.READ, replace(ELSEWHERE, kind="note"), context) == Allow(by_glass=True)
    assert decide(OFFICER, Action.READ, replace(ELSEWHERE, case=None), context) == Deny(Reason.TERRITORY)


def test_no_reason_breaks_the_glass_of_a_role_that_has_none() -> None:
    for role in (Role.FRONT_DESK, Role.SUPERVISOR, Role.ADMINISTRATOR, Role.AUDITOR):
        assert decide(an_actor(role), Action.OPEN_BREAK_GLASS, ELSEWHERE, a_context()) == Deny(Reason.ROLE)
        assert isinstance(decide(an_actor(role), Action.READ, ELSEWHERE, Context(at=NOW, glass=GLASS)), Deny)


def test_what_was_opened_is_reviewed_by_someone_else_and_a_late_review_is_told() -> None:
    late = GLASS.opened_at + timedelta(hours=72, seconds=1)

    with pytest.raises(OwnReview):
        review(GLASS, by=ME, at=late)
    reviewed = review(GLASS, by=OTHER, at=late)

    assert (GLASS.review_is_overdue(late), GLASS.review_is_overdue(GLASS.review_due)) == (True, False)
    assert (reviewed.reviewed_by, reviewed.review_is_overdue(late)) == (OTHER, False)
    assert review(reviewed, by=OfficerId(UUID(int=7)), at=late) == reviewed


@pytest.mark.parametrize(("reason", "enough"), [("x" * 20, True), ("x" * 19, False), ("x" * 10 + " " * 9 + "x", False)])
def test_a_reason_has_twenty_characters(reason: str, enough: bool) -> None:
    assert reason_is_enough(reason) is enough


def test_of_a_sealed_record_not_even_its_existence_is_told() -> None:
    sealed = replace(AT_HOME, sensitivity=Sensitivity.SEALED)

    decision = decide(SUPERVISOR, Action.READ, sealed, a_context())

    assert decision == Deny(Reason.SEALED)
    assert Deny(Reason.SEALED).is_silent
    assert not Deny(Reason.RESTRICTED).is_silent


@pytest.mark.parametrize("reason", list(Reason))
def test_a_refusal_says_a_whole_sentence(reason: Reason) -> None:
    with pytest.raises(AccessDenied) as refused:
        Deny(reason).or_refuse()

    assert refused.value.say() == SENTENCES[reason]
    assert refused.value.say().endswith(".")


def test_what_the_agency_offers_is_read_by_all_and_brought_in_by_supervisors_alone() -> None:
    for kind in KINDS_FOR_ALL:
        answer = Resource(kind=kind)
        for actor in (OFFICER, DESK, SUPERVISOR):
            assert decide(actor, Action.READ, answer, a_context()) == Allow()
        for action in (Action.CREATE, Action.WRITE):
            assert decide(SUPERVISOR, action, answer, a_context()) == Allow()
            for actor in (OFFICER, DESK):
                assert isinstance(decide(actor, action, answer, a_context()), Deny)


def test_a_record_without_a_territory_is_in_nobodys() -> None:
    stray = replace(AT_HOME, territory="")
    everywhere = replace(SUPERVISOR, territories=frozenset({"north", ""}))

    assert decide(everywhere, Action.READ, stray, a_context()) == Deny(Reason.TERRITORY)


def test_territories_below_are_found_through_all_steps_and_a_ring_ends() -> None:
    parents = {"northgate": "north", "mill-lane": "northgate", "south": "city", "north": "mill-lane"}

    assert territories_below({"north"}, parents) == {"northgate", "mill-lane"}


_PLACES = st.sampled_from(["", "north", "northgate", "south"])
_OFFICERS = st.sampled_from([ME, OTHER])
_ACTORS = st.builds(
    Actor,
    officer=_OFFICERS,
    role=st.sampled_from(Role),
    territories=st.frozensets(_PLACES),
    below=st.frozensets(_PLACES),
    desk=st.sampled_from(["", "counter-2"]),
)
_RESOURCES = st.builds(
    Resource,
    kind=st.sampled_from(["case", "person", "note", "attachment", "walk_in", "answer", "service", "unheard-of"]),
    territory=_PLACES,
    sensitivity=st.sampled_from(Sensitivity),
    assigned=st.frozensets(_OFFICERS),
    case=st.sampled_from([None, CASE]),
    concerns=st.sampled_from([None, ME, OTHER]),
    desk=st.sampled_from(["", "counter-1", "counter-2"]),
)
_CONTEXTS = st.builds(
    Context, at=st.just(NOW), online=st.booleans(), purpose=st.sampled_from(["", "Hearing"]), glass=st.none()
)


@given(_ACTORS, _RESOURCES, _CONTEXTS)
def test_a_list_shows_exactly_what_may_be_read(actor: Actor, resource: Resource, context: Context) -> None:
    shown = visible_scopes(actor).includes(resource)

    assert (decide(actor, Action.READ, resource, context) == Allow()) is shown
    assert (decide(actor, Action.LIST, resource, context) == Allow()) is shown


@given(_ACTORS, st.sampled_from(Action), _RESOURCES, st.one_of(_CONTEXTS, st.just(Context(at=NOW, glass=GLASS))))
def test_whoever_may_do_anything_to_a_record_may_read_it(
    actor: Actor, action: Action, resource: Resource, context: Context
) -> None:
    if action.value.startswith(("case.", "person.")) and isinstance(decide(actor, action, resource, context), Allow):
        assert isinstance(decide(actor, Action.READ, resource, context), Allow)


@given(_ACTORS, st.sampled_from(Action), _RESOURCES)
def test_a_sealed_record_is_open_to_those_named_on_it_alone(actor: Actor, action: Action, resource: Resource) -> None:
    sealed = replace(resource, sensitivity=Sensitivity.SEALED, assigned=resource.assigned - {actor.officer})

    decision = decide(actor, action, sealed, a_context(GLASS))

    if action.value.startswith(("case.", "person.", "break_glass.")):
        assert isinstance(decision, Deny)
