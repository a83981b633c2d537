"""Whether the author of an operation may do what it does, asked mutation by mutation before anything is applied.

Reach first: a record in none of the device's scopes is answered with that one word, whatever else is the matter with
it. Then the one decision function, with the record as it stands before the operation and by the rights of now.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from uuid import UUID

from msgspec import Struct

from caseworker.domain.access import Resource
from caseworker.domain.actions import Action
from caseworker.domain.ids import OfficerId
from caseworker.domain.import_runs import UNDO
from caseworker.domain.merge import Settled
from caseworker.domain.operations import Plain, Verb
from sync.protocol.bodies import Body, BodyMutation
from sync.server import scopes
from sync.server.belonging import Belonging
from sync.server.drafts import Draft
from sync.server.hindrances import CHANGED_SINCE, CONFLICT, ERASED, IN_ANOTHER_NAME, OUT_OF_SCOPE, at_odds, hindrance
from sync.server.papers import Papers, by_id
from sync.server.rights import action_of, resource_of

_SETTLED = frozenset({"settled", "settled_by"})
_NONE: frozenset[tuple[UUID, str]] = frozenset()


class _Asking(Struct, frozen=True, gc=False):
    """One operation before the law: what its device may hold, what it makes and where, which conflicts it settles."""

    body: Body
    grants: frozenset[str]
    made: Mapping[UUID, Plain]
    settles: frozenset[tuple[UUID, str]]


class Authority:
    """Judges by the papers of one push. Changes nothing."""

    def __init__(self, papers: Papers) -> None:
        self._papers = papers
        self._rules = papers.rules
        self._belonging = Belonging(papers)
        self._resources: dict[int, tuple[int, Resource]] = {}
        self._last_assigned: tuple[BodyMutation | None, frozenset[OfficerId]] = (None, frozenset())

    def refuses(self, body: Body, *, grants: frozenset[str]) -> str | None:
        """Return the word for why an operation is refused, or None. Records it waits for are not asked about."""
        settles = frozenset(self._settled(body)) if any(one.kind == CONFLICT for one in body.mutations) else _NONE
        asking = _Asking(body, grants, _made(body), settles)
        for one in body.mutations:
            standing = self._papers.drafts.get(one.record)
            word = (
                _out_of_reach(asking, standing)
                or at_odds(one, standing)
                or self._misplaced(asking, one, standing)
                or hindrance(one, standing, rules=self._rules)
                or self._unlawful(asking, one, standing)
            )
            if word is not None:
                return word
        return None

    def _settled(self, body: Body) -> Iterator[tuple[UUID, str]]:
        """Give record and field of the open conflicts an operation settles."""
        for one in body.mutations:
            conflict = self._papers.drafts.get(one.record) if one.kind == CONFLICT else None
            if conflict is None or conflict.erased or one.field not in _SETTLED:
                continue
            if conflict.kind == CONFLICT and conflict.fields.get("settled") != Settled.BY_PERSON:
                yield UUID(str(conflict.fields["record"])), str(conflict.fields["field"])

    def _misplaced(self, asking: _Asking, one: BodyMutation, standing: Draft | None) -> str | None:
        """Whether a new record would be where its author has no business."""
        if standing is not None or one.verb != Verb.CREATE or self._is_near(asking, one):
            return None
        return OUT_OF_SCOPE

    def _is_near(self, asking: _Asking, one: BodyMutation) -> bool:
        """Whether a new record is where its author works, or where something is that it points at and they may have."""
        assigned = self._assigned(one)
        if self._rules.scopes_of(one.kind, one.value, assigned=assigned) & asking.grants:
            return True
        if not self._rules.follows:
            return False
        return scopes.is_near(one.value, asking.grants) or self._is_beside(asking, one)

    def _is_beside(self, asking: _Asking, one: BodyMutation) -> bool:
        territory = one.value.get("territory") or ""
        ids = self._rules.names.pointed_at(one)
        if any(asking.made.get(record) == territory for record in ids - {one.record}):
            return True
        self._papers.load(ids)
        found = (self._papers.drafts[record] for record in ids if record in self._papers.drafts)
        return any(near.fields.get("territory") == territory and near.scopes & asking.grants for near in found)

    def _unlawful(self, asking: _Asking, one: BodyMutation, standing: Draft | None) -> str | None:
        if standing is None and one.verb != Verb.CREATE:
            return None
        by, settles = asking.body.officer, _settles(asking, one.record, one.field)
        if not settles and self._rules.names.is_in_another_name(one, by=by):
            return IN_ANOTHER_NAME
        return self._ties(asking, one) or self._ask(asking, one, standing)

    def _ties(self, asking: _Asking, one: BodyMutation) -> str | None:
        """Whether it would tie its record to something its author may not read.

        A person may be named again who is named by what the new record belongs to: a visit, an appointment. Nothing
        new is kept about a person or a case that was erased.
        """
        papers = self._papers
        ids = {record for record in papers.led_to(one) if record not in asking.made and record != one.record}
        if not ids:
            return None
        papers.load(ids)
        tied = self._rules.names.tied_to(one)
        for record in sorted(ids, key=by_id):
            near = papers.drafts.get(record)
            if near is None:
                continue
            if near.erased:
                return ERASED
            word = self._rules.refuses(asking.body.officer, _tying(one), self._as_it_stands(near))
            if word is not None and (record in tied or record not in self._named_beside(asking, one)):
                return word if near.scopes & asking.grants else OUT_OF_SCOPE  # not even how closely it is kept
        return None

    def _named_beside(self, asking: _Asking, one: BodyMutation) -> frozenset[UUID]:
        found = (self._papers.find(record) for record in self._rules.names.pointed_at(one))
        near = (draft for draft in found if draft is not None and draft.scopes & asking.grants)
        return frozenset[UUID]().union(*(self._rules.names.named_in(draft.kind, draft.fields) for draft in near))

    def _ask(self, asking: _Asking, one: BodyMutation, standing: Draft | None) -> str | None:
        by = asking.body.officer
        if standing is None:
            return self._rules.refuses(by, action_of(one, None, by=by), self._to_be_made(asking, one))
        resource = self._as_it_stands(standing)
        if one.verb == Verb.ERASE and asking.body.action == UNDO:
            return self._take_back(asking, standing, resource)
        for part in _parts(one):
            settles = _settles(asking, one.record, part.field)
            word = self._rules.refuses(by, action_of(part, standing.fields, by=by, settles=settles), resource)
            if word is not None:
                return word
        return None

    def _take_back(self, asking: _Asking, standing: Draft, resource: Resource) -> str | None:
        """Whether what a device had brought in may be taken back by it: less is asked than for erasing."""
        if not standing.is_work_of(asking.body.life):
            return CHANGED_SINCE
        kind = "case" if resource.kind == "deadline" else resource.kind  # a case took its deadlines with it, as it came
        return self._rules.refuses(asking.body.officer, Action.TAKE_BACK, replace(resource, kind=kind))

    def _as_it_stands(self, draft: Draft) -> Resource:
        """Return a record as what is asked about: made once for every version of it."""
        v, resource = self._resources.get(draft.id.int, (-1, None))
        if resource is None or v != draft.v:
            resource = resource_of(draft.kind, draft.id, draft.fields, assigned=scopes.officers_in(draft.scopes))
            self._resources[draft.id.int] = (draft.v, resource)
        return resource

    def _assigned(self, one: BodyMutation) -> frozenset[OfficerId]:
        """Return who a new record will be assigned to; it is asked for twice, with nothing changed in between."""
        if self._last_assigned[0] is not one:
            self._last_assigned = (one, self._belonging.assigned(one.kind, one.record, one.value))
        return self._last_assigned[1]

    def _to_be_made(self, asking: _Asking, one: BodyMutation) -> Resource:
        """A record about to be made: its maker is among those who work on it. A case brings its first deadlines."""
        assigned = self._assigned(one) | {asking.body.officer}
        case = scopes.case_of(one.kind, one.record, one.value)
        kind = "case" if one.kind == "deadline" and case in asking.made else one.kind
        return resource_of(kind, one.record, one.value, assigned=assigned)


def _settles(asking: _Asking, record: UUID, field: str) -> bool:
    return bool(asking.settles) and (record, field) in asking.settles


def _out_of_reach(asking: _Asking, standing: Draft | None) -> str | None:
    """Whether the device may not have the record. Of an erased one nobody has anything."""
    if standing is None or standing.erased or standing.scopes & asking.grants:
        return None
    return OUT_OF_SCOPE


def _tying(one: BodyMutation) -> Action:
    """Return what must be open to whoever ties something to a record. A broken glass opens a case to notes alone."""
    if one.kind in {"person_merge", "person_distinction"}:
        return Action.MERGE
    return Action.ADD_NOTE if one.kind == "note" else Action.LIST


def _made(body: Body) -> dict[UUID, Plain]:
    """Return the records an operation makes, with the territory of each."""
    return {
        one.record: one.value.get("territory") or ""
        for one in body.mutations
        if one.verb == Verb.CREATE and isinstance(one.value, dict)
    }


def _parts(one: BodyMutation) -> tuple[BodyMutation, ...]:
    """Return a creation of what is there already as the edits it amounts to, any other mutation as it is."""
    if one.verb != Verb.CREATE:
        return (one,)
    return tuple(BodyMutation(one.kind, one.record, Verb.SET, name, value) for name, value in one.value.items())
