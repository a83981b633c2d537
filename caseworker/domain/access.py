"""Who may see or do what: one pure decision, refused unless a rule here allows it.

The same decision stands behind reading, lists, search, sync, attachments, export and audit. The server decides; a
device only hides. Lists are filtered in the query: `visible_scopes` says as data what `decide` says of reading.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from caseworker.domain.actions import Action, Allow, Decision, Deny, Reason, Role
from caseworker.domain.break_glass import BreakGlass, GlassCategory, reason_is_enough
from caseworker.domain.definition import Sensitivity
from caseworker.domain.ids import OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Someone signed in. `territories` are those of the team, `below` all under them (`territories_below`)."""

    officer: OfficerId
    role: Role
    territories: frozenset[str] = frozenset()
    below: frozenset[str] = frozenset()
    desk: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """What an action is asked of: one record, or the one to be created.

    `kind` is the subject's; `case` the case it is or belongs to. `assigned` are the officers who work on it: owner,
    visiting officers, those named on a sealed case; for a person, those of the person's cases, and the same for what is
    kept about people outside of cases. `concerns` is who asked for the approval, opened the glass, or owns the device.
    `desk` is where an attachment was added, `role` whose work a task is.
    """

    kind: str
    territory: str = ""
    sensitivity: Sensitivity = Sensitivity.NORMAL
    assigned: frozenset[OfficerId] = frozenset()
    case: UUID | None = None
    concerns: OfficerId | None = None
    desk: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Under which circumstances: moment, connection, a broken glass, and what was given as purpose or reason."""

    at: datetime
    online: bool = True
    glass: BreakGlass | None = None
    purpose: str = ""
    category: GlassCategory | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisibleScopes:
    """Which records an actor may read: any of the three ways is enough.

    Normal records of `kinds_for_all`; records of `territories` that are no more sensitive than `up_to`; and records
    assigned to `assigned_to`, however sensitive.
    """

    kinds_for_all: frozenset[str] = frozenset()
    territories: frozenset[str] = frozenset()
    up_to: Sensitivity = Sensitivity.NORMAL
    assigned_to: OfficerId | None = None

    def includes(self, resource: Resource) -> bool:
        """Whether a record is among them: what a query built from this description must return."""
        if self.assigned_to is not None and self.assigned_to in resource.assigned:
            return True
        if resource.kind in self.kinds_for_all and resource.sensitivity is Sensitivity.NORMAL:
            return True
        return resource.territory in self.territories and resource.sensitivity <= self.up_to


# What the agency knows and offers: it is about no citizen and belongs to no territory.
KINDS_FOR_ALL = frozenset({"answer", "service", "place"})
# A front desk makes these, keeps the queue, and asks what became of a referral; whatever else it has to say on a case
# is a note.
_DESK_CREATES = frozenset(
    {"person", "household", "relationship", "consent", "interaction", "note", "attachment", "walk_in", "appointment"}
    | {"case", "task", "referral"}
)
_DESK_WRITES = frozenset({"walk_in", "appointment", "referral"})
# How to reach a person and talk with them: what someone at the counter puts right themselves.
CONTACT_FIELDS = frozenset(
    {"contact_points", "addresses", "preferred_contact", "not_by", "contact_note", "form_of_address"}
    | {"language", "languages", "interpreter", "access_needs"}
)

_DESK_KINDS: Mapping[Action, frozenset[str]] = {
    Action.CREATE: _DESK_CREATES,
    Action.WRITE: _DESK_WRITES,
    Action.WRITE_CONTACT: frozenset({"person"}),
    Action.TAKE_BACK: _DESK_CREATES,
}

_READING = {Action.LIST, Action.READ}
_OFFICER = _READING | {
    Action.READ_SENSITIVE,
    Action.CREATE,
    Action.WRITE,
    Action.WRITE_CONTACT,
    Action.ADD_NOTE,
    Action.ADD_ATTACHMENT,
    Action.OPEN_ATTACHMENT,
    Action.SETTLE_CONFLICT,
    Action.PRINT,
    Action.TAKE_BACK,
}
_DESK = _READING | {
    Action.CREATE,
    Action.WRITE,
    Action.WRITE_CONTACT,
    Action.ADD_NOTE,
    Action.ADD_ATTACHMENT,
    Action.OPEN_ATTACHMENT,
    Action.TAKE_BACK,
}
_SUPERVISOR = _OFFICER | {
    Action.ASSIGN,
    Action.APPROVE,
    Action.REDACT,
    Action.MERGE,
    Action.UNMERGE,
    Action.EXPORT,
    Action.READ_TRAIL,
    Action.SETTLE_PROBLEM,
}
_CONTENT: Mapping[Role, frozenset[Action]] = {
    Role.OFFICER: frozenset(_OFFICER),
    Role.FRONT_DESK: frozenset(_DESK),
    Role.SUPERVISOR: frozenset(_SUPERVISOR),
}
_DUTIES: Mapping[Role, frozenset[Action]] = {
    Role.OFFICER: frozenset({Action.OPEN_BREAK_GLASS}),
    Role.SUPERVISOR: frozenset({Action.REVIEW_BREAK_GLASS, Action.RECOVER_DEVICE}),
    Role.ADMINISTRATOR: frozenset({Action.MANAGE_USERS, Action.MANAGE_DEVICES, Action.MANAGE_POLICY}),
    Role.AUDITOR: frozenset({Action.READ_AUDIT, Action.VERIFY_AUDIT}),
}
_ASSIGNED_ONLY = frozenset({Action.READ_SENSITIVE, Action.SETTLE_CONFLICT})  # of an officer; a supervisor in reach may
_NEEDS_PURPOSE = frozenset({Action.PRINT, Action.EXPORT})
_OF_KINDS_FOR_ALL = _READING | _NEEDS_PURPOSE  # they are changed by publishing an agency pack, or brought in:
_BROUGHT_IN = frozenset({Action.CREATE, Action.WRITE, Action.TAKE_BACK})  # ... from a directory, by a supervisor
_BY_SOMEONE_ELSE = frozenset({Action.APPROVE, Action.REVIEW_BREAK_GLASS, Action.RECOVER_DEVICE})
_THROUGH_GLASS = frozenset({Action.READ, Action.ADD_NOTE})


def territories_below(territories: Iterable[str], parents: Mapping[str, str]) -> frozenset[str]:
    """Return all territories under the given ones, without them. `parents` names the parent of each."""
    own = frozenset(territories)
    below: set[str] = set()
    while more := {child for child, parent in parents.items() if parent in own | below} - below:
        below |= more
    return frozenset(below - own)


@lru_cache(maxsize=1 << 10)
def visible_scopes(actor: Actor) -> VisibleScopes:
    """Return which records the actor may read and find. A case opened by breaking the glass is never in a list."""
    match actor.role:
        case Role.OFFICER:
            return VisibleScopes(
                kinds_for_all=KINDS_FOR_ALL, territories=_named(actor.territories), assigned_to=actor.officer
            )
        case Role.FRONT_DESK:
            return VisibleScopes(kinds_for_all=KINDS_FOR_ALL, territories=_named(actor.territories))
        case Role.SUPERVISOR:
            return VisibleScopes(
                kinds_for_all=KINDS_FOR_ALL,
                territories=_named(actor.territories | actor.below),
                up_to=Sensitivity.RESTRICTED,
                assigned_to=actor.officer,
            )
    return VisibleScopes()


def decide(actor: Actor, action: Action, resource: Resource, context: Context) -> Decision:
    """Return whether the actor may do this to the resource now, or the first reason why not."""
    if action is Action.OPEN_BREAK_GLASS:
        return _may_break_glass(actor, resource, context)
    if action in _DUTIES.get(actor.role, ()):
        return _duty(actor, action, resource)
    if action not in _CONTENT.get(actor.role, ()):
        return Deny(Reason.ROLE)
    hindrance = _out_of_reach(actor, resource) or _hindrance(actor, action, resource, context)
    if hindrance is None:
        return Allow()
    return Allow(by_glass=True) if _glass_lets(actor, action, resource, context) else Deny(hindrance)


def _out_of_reach(actor: Actor, resource: Resource) -> Reason | None:
    """Why the record cannot even be read, or None when it can."""
    if visible_scopes(actor).includes(resource):
        return None
    if resource.sensitivity is Sensitivity.SEALED:
        return Reason.SEALED
    if resource.territory not in visible_scopes(actor).territories:
        return Reason.TERRITORY
    return Reason.RESTRICTED


def _hindrance(actor: Actor, action: Action, resource: Resource, context: Context) -> Reason | None:
    """Why this cannot be done to a record that can be read, or None when it can."""
    if action in _BY_SOMEONE_ELSE and resource.concerns == actor.officer:
        return Reason.OWN
    if resource.kind in KINDS_FOR_ALL and action not in _OF_KINDS_FOR_ALL:
        brought_in = actor.role is Role.SUPERVISOR and action in _BROUGHT_IN
        return None if brought_in else Reason.KIND
    if action in _NEEDS_PURPOSE and not context.purpose.strip():
        return Reason.NO_PURPOSE
    if actor.role is Role.FRONT_DESK:
        return _desk_hindrance(actor, action, resource)
    if actor.role is Role.OFFICER and action in _ASSIGNED_ONLY and actor.officer not in resource.assigned:
        return Reason.NOT_ASSIGNED
    return None


def _desk_hindrance(actor: Actor, action: Action, resource: Resource) -> Reason | None:
    if action is Action.OPEN_ATTACHMENT and (not actor.desk or resource.desk != actor.desk):
        return Reason.OTHER_DESK
    if action is Action.WRITE and resource.kind == "task" and _is_desk_work(actor, resource):
        return None
    allowed = _DESK_KINDS.get(action)
    return Reason.KIND if allowed is not None and resource.kind not in allowed else None


def _is_desk_work(actor: Actor, resource: Resource) -> bool:
    """Whether a task is a front desk's to do: by its template, or given to this very person."""
    return resource.role == Role.FRONT_DESK.value or actor.officer in resource.assigned


def _duty(actor: Actor, action: Action, resource: Resource) -> Decision:
    if action in _BY_SOMEONE_ELSE and resource.concerns in {None, actor.officer}:
        return Deny(Reason.OWN)  # whom it concerns must be known, or nobody could tell that it is someone else
    if action is Action.REVIEW_BREAK_GLASS and (hindrance := _out_of_reach(actor, resource)):
        return Deny(hindrance)
    return Allow()


def _may_break_glass(actor: Actor, resource: Resource, context: Context) -> Decision:
    if Action.OPEN_BREAK_GLASS not in _DUTIES.get(actor.role, ()):
        return Deny(Reason.ROLE)
    hindrances = {
        Reason.SEALED: resource.sensitivity is Sensitivity.SEALED,
        Reason.NOT_A_CASE: resource.kind != "case" or resource.case is None,
        Reason.NOT_NEEDED: _out_of_reach(actor, resource) is None,
        Reason.OFFLINE: not context.online,
        Reason.NO_CATEGORY: context.category is None,
        Reason.SHORT_REASON: not reason_is_enough(context.reason),
    }
    return next((Deny(reason) for reason, applies in hindrances.items() if applies), Allow())


def _glass_lets(actor: Actor, action: Action, resource: Resource, context: Context) -> bool:
    """Whether a broken glass opens what is out of reach: that case, reading and notes, online, in time, not sealed."""
    glass = context.glass
    return (
        glass is not None
        and action in _THROUGH_GLASS
        and context.online
        and actor.role is Role.OFFICER
        and glass.officer == actor.officer
        and resource.case == glass.case
        and resource.sensitivity is not Sensitivity.SEALED
        and glass.is_open(context.at)
    )


def _named(territories: frozenset[str]) -> frozenset[str]:
    return territories - {""}  # a record without a territory is in nobody's
