"""What a mutation asks for in the words of the one decision (`domain.access`).

The desks of a device ask before they write; here the same is asked again of what arrives, from the mutation alone:
the name of an action that travels with an operation is shown to people and proves nothing. Pure.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from caseworker.domain.access import CONTACT_FIELDS, KINDS_FOR_ALL, Actor, Context, Resource, decide
from caseworker.domain.actions import Action, Deny
from caseworker.domain.break_glass import BreakGlass
from caseworker.domain.ids import OfficerId
from caseworker.domain.operations import Plain, Verb
from sync.protocol.bodies import BodyMutation
from sync.server.scopes import Fields, case_of, id_in, tier_of

Refuses = Callable[[OfficerId, Action, Resource], str | None]
Actors = Callable[[OfficerId], Actor | None]
Glasses = Callable[[OfficerId, UUID], BreakGlass | None]

UNKNOWN_OFFICER = "unknown-officer"
_CREATED: Mapping[str, Action] = {
    "note": Action.ADD_NOTE,
    "identification": Action.ADD_NOTE,  # it adds to what is known of a contact
    "attachment": Action.ADD_ATTACHMENT,
    "person_merge": Action.MERGE,
    "person_unmerge": Action.UNMERGE,
    "person_distinction": Action.MERGE,
    "person_doubt": Action.UNMERGE,
    "conflict": Action.SETTLE_CONFLICT,
}
_CHANGED: Mapping[str, Action] = {
    "approval": Action.APPROVE,
    "conflict": Action.SETTLE_CONFLICT,
    "person_merge": Action.MERGE,
    "person_unmerge": Action.UNMERGE,
    "person_distinction": Action.MERGE,
    "person_doubt": Action.UNMERGE,
}
_HANDED_OVER = {"owner": "handover_to", "team": "handover_team"}


def by_role(actors: Actors, *, now: Callable[[], datetime], glasses: Glasses = lambda _officer, _case: None) -> Refuses:
    """Return the check that asks `domain.access.decide`; it gives the word of a reason, or None.

    Made for one transaction: whom it has looked up it does not look up again, and what it has allowed without a broken
    glass it does not decide on again. An officer nobody knows, or who has left, may do nothing. `now` is the server's
    clock: what was done long ago on a device is judged by the rights of today.
    `glasses` gives the broken glass of an officer on a case; it is asked only where nothing else helps.
    """
    known: dict[OfficerId, Actor | None] = {}
    allowed: set[tuple[Any, ...]] = set()

    def refuses(officer: OfficerId, action: Action, resource: Resource) -> str | None:
        asked = _all_but_the_case(officer, action, resource)
        if asked in allowed:
            return None
        if officer not in known:
            known[officer] = actors(officer)
        actor = known[officer]
        if actor is None:
            return UNKNOWN_OFFICER
        decision = decide(actor, action, resource, Context(at=now()))
        if not isinstance(decision, Deny):
            allowed.add(asked)
            return None
        if resource.case is not None:
            decision = decide(actor, action, resource, Context(at=now(), glass=glasses(officer, resource.case)))
        return decision.reason.value if isinstance(decision, Deny) else None

    return refuses


def _all_but_the_case(officer: OfficerId, action: Action, resource: Resource) -> tuple[Any, ...]:
    """Return what a decision without a broken glass follows from: the case is asked about for a glass alone."""
    concerns = None if resource.concerns is None else resource.concerns.int
    place = (resource.kind, resource.territory, resource.sensitivity._value_, resource.assigned)
    return (officer.int, action._value_, *place, concerns, resource.desk, resource.role)


def resource_of(kind: str, record: UUID, fields: Fields, *, assigned: frozenset[OfficerId]) -> Resource:
    """Return the record an action is asked of, as a device would."""
    return Resource(
        kind=kind,
        territory=str(fields.get("territory") or ""),
        sensitivity=tier_of(fields),
        assigned=assigned,
        case=case_of(kind, record, fields),
        concerns=_officer(fields.get("asked_by")),
        role=str(fields.get("role") or "") if kind == "task" else "",
    )


def action_of(mutation: BodyMutation, standing: Fields | None, *, by: OfficerId, settles: bool = False) -> Action:
    """Return the action that a mutation asks for.

    `standing` is the record before the operation, None for a new one. `settles` when the operation settles an open
    conflict about this very field: whoever may settle it may choose any value.
    """
    if mutation.verb == Verb.ERASE:
        return Action.REDACT
    if mutation.verb == Verb.CREATE or standing is None:
        return _of_creation(mutation)
    if settles:
        return Action.SETTLE_CONFLICT
    return _CHANGED.get(mutation.kind) or _of_standing(mutation, standing, by)


def _of_creation(mutation: BodyMutation) -> Action:
    fields = mutation.value if isinstance(mutation.value, dict) else {}
    decided = mutation.kind == "approval" and (fields.get("decided_by") or fields.get("state") not in (None, "asked"))
    return Action.APPROVE if decided else _CREATED.get(mutation.kind, Action.CREATE)


def _of_standing(mutation: BodyMutation, standing: Fields, by: OfficerId) -> Action:
    kind, name, value = mutation.kind, mutation.field, mutation.value
    if kind in KINDS_FOR_ALL and mutation.verb == Verb.INCREMENT:
        return Action.READ  # whoever may read an answer may say whether it helped
    if kind == "person" and name in CONTACT_FIELDS:
        return Action.WRITE_CONTACT
    if kind == "case" and (asked := _of_case(name, value, standing, by)):
        return asked
    if name in {"number", "provisional_number"} and not standing.get(name):
        return Action.CREATE  # the number it could not be given when it was made
    if name == "territory" or (name == "sensitivity" and _lowers(value, standing)):
        return Action.ASSIGN
    return Action.WRITE


def _of_case(name: str, value: Plain, standing: Fields, by: OfficerId) -> Action | None:
    if name in _HANDED_OVER and not _accepts(name, value, standing, by):
        return Action.ASSIGN
    return Action.REDACT if name == "legal_hold" and not value else None


def _lowers(value: Plain, standing: Fields) -> bool:
    return not isinstance(value, int) or value < tier_of(standing)


def _accepts(name: str, value: Plain, standing: Fields, by: OfficerId) -> bool:
    """Whether this is what a handover asked for, accepted by someone else than who asked."""
    asked_by = _officer(standing.get("handover_asked_by"))
    return asked_by not in {None, by} and (value or None) == (standing.get(_HANDED_OVER[name]) or None)


def _officer(value: Plain) -> OfficerId | None:
    found = id_in(value)
    return None if found is None else OfficerId(found)
