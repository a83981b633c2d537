"""By which rules operations are judged: how fields merge, in which scopes a record is, and who may do what.

Everything is handed in: definitions from the domain, grants and roles from whoever runs the service.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from caseworker.domain.access import Actor, Context, Resource, decide
from caseworker.domain.actions import Action, Deny
from caseworker.domain.definition import Merge, Record, Sensitivity
from caseworker.domain.ids import OfficerId
from caseworker.domain.merge import Clock, Edit, Ruling, rule_on
from caseworker.domain.operations import Plain, Verb
from sync.server.plain_check import PlainCheck
from sync.server.storage import Fields

ScopesOf = Callable[[str, Fields], frozenset[str]]
Refuses = Callable[[OfficerId, Verb, str, Fields], str | None]

_ADDED_TO = {"note": Action.ADD_NOTE, "attachment": Action.ADD_ATTACHMENT}
_OF_KIND = {
    "person_merge": Action.MERGE,
    "person_unmerge": Action.UNMERGE,
    "conflict": Action.SETTLE_CONFLICT,
}


class Rulebook:
    """The rules of one stream. `refuses` gives the word of a reason, or None when the officer may do it."""

    def __init__(self, subjects: Iterable[type[Record]], *, scopes_of: ScopesOf, refuses: Refuses) -> None:
        listed = tuple(subjects)
        self.values = PlainCheck(listed)
        self._merges = {
            one.definition.kind: {field.name: field.rule.merge for field in one.definition.fields} for one in listed
        }
        self.scopes_of = scopes_of
        self.refuses = refuses

    def merge_of(self, kind: str, field: str) -> Merge | None:
        """Return how a field merges, None for a field of a newer version: then nothing may be overwritten unseen."""
        return self._merges.get(kind, {}).get(field)

    def rule(self, merge: Merge | None, *, standing: Plain, clock: Clock | None, edit: Edit) -> Ruling:
        """Return what becomes of a value that is set."""
        return rule_on(merge or Merge.DECIDE, standing=standing, clock=clock, edit=edit)


def by_territory(_kind: str, fields: Fields) -> frozenset[str]:
    """Return the one scope of a record: its territory and its tier of sensitivity."""
    return frozenset({f"{fields.get('territory') or ''}/{fields.get('sensitivity') or 0}"})


def by_role(
    actors: Callable[[OfficerId], Actor | None],
    *,
    assigned_of: Callable[[str, Fields], frozenset[OfficerId]],
    now: Callable[[], datetime],
) -> Refuses:
    """Return the check that asks `domain.access.decide` for each mutation. An officer nobody knows may do nothing."""

    def refuses(officer: OfficerId, verb: Verb, kind: str, fields: Fields) -> str | None:
        actor = actors(officer)
        if actor is None:
            return "unknown-officer"
        resource = resource_of(kind, fields, assigned=assigned_of(kind, fields))
        decision = decide(actor, action_of(verb, kind), resource, Context(at=now()))
        return decision.reason.value if isinstance(decision, Deny) else None

    return refuses


def action_of(verb: Verb, kind: str) -> Action:
    """Return the action that a mutation asks for."""
    if verb is Verb.ERASE:
        return Action.REDACT
    if kind in _OF_KIND:
        return _OF_KIND[kind]
    if verb is Verb.CREATE:
        return _ADDED_TO.get(kind, Action.CREATE)
    return Action.WRITE


def resource_of(kind: str, fields: Fields, *, assigned: frozenset[OfficerId]) -> Resource:
    """Return the record an action is asked of. A tier of sensitivity that is not known counts as sealed."""
    tier = fields.get("sensitivity") or 0
    known = isinstance(tier, int) and tier in {one.value for one in Sensitivity}
    return Resource(
        kind=kind,
        territory=str(fields.get("territory") or ""),
        sensitivity=Sensitivity(tier) if known and isinstance(tier, int) else Sensitivity.SEALED,
        assigned=assigned,
    )
