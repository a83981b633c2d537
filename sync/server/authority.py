"""Whether the author of an operation may do what it does, asked mutation by mutation before anything is applied.

Reach first: a record in none of the device's scopes is answered with that one word, whatever else is the matter with
it. Then the one decision function, with the record as it stands before the operation and by the rights of now.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from caseworker.domain.access import Resource
from caseworker.domain.actions import Action
from caseworker.domain.merge import Settled
from caseworker.domain.operations import Plain, Verb
from sync.protocol.bodies import Body, BodyMutation
from sync.server import scopes
from sync.server.belonging import Belonging
from sync.server.drafts import Draft
from sync.server.hindrances import CONFLICT, IN_ANOTHER_NAME, OUT_OF_SCOPE, at_odds, hindrance
from sync.server.papers import Papers
from sync.server.rights import action_of, resource_of

_SETTLED = frozenset({"settled", "settled_by"})


@dataclass(frozen=True, slots=True)
class _Asking:
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

    def refuses(self, body: Body, *, grants: frozenset[str]) -> str | None:
        """Return the word for why an operation is refused, or None. Records it waits for are not asked about."""
        asking = _Asking(body, grants, _made(body), frozenset(self._settled(body)))
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
        assigned = self._belonging.assigned(one.kind, one.record, one.value)
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
        by, settles = asking.body.officer, (one.record, one.field) in asking.settles
        if not settles and self._rules.names.is_in_another_name(one, by=by):
            return IN_ANOTHER_NAME
        return self._ties(asking, one) or self._ask(asking, one, standing)

    def _ties(self, asking: _Asking, one: BodyMutation) -> str | None:
        """Whether it would tie its record to something its author may not read.

        A person may be named again who is named by what the new record belongs to: a visit, an appointment.
        """
        names = self._rules.names
        tied = names.tied_to(one)
        ids = (tied | names.people_in(one)) - asking.made.keys() - {one.record}
        self._papers.load(ids)
        for record in sorted(ids & self._papers.drafts.keys()):
            near = self._papers.drafts[record]
            word = None
            if not near.erased:
                word = self._rules.refuses(asking.body.officer, _tying(one), self._as_it_stands(near))
            if word is not None and (record in tied or record not in self._named_beside(asking, one)):
                return word
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
        for part in _parts(one):
            settles = (one.record, part.field) in asking.settles
            word = self._rules.refuses(by, action_of(part, standing.fields, by=by, settles=settles), resource)
            if word is not None:
                return word
        return None

    def _as_it_stands(self, draft: Draft) -> Resource:
        return resource_of(draft.kind, draft.id, draft.fields, assigned=scopes.officers_in(draft.scopes))

    def _to_be_made(self, asking: _Asking, one: BodyMutation) -> Resource:
        """A record about to be made: its maker is among those who work on it. A case brings its first deadlines."""
        assigned = self._belonging.assigned(one.kind, one.record, one.value) | {asking.body.officer}
        case = scopes.case_of(one.kind, one.record, one.value)
        kind = "case" if one.kind == "deadline" and case in asking.made else one.kind
        return resource_of(kind, one.record, one.value, assigned=assigned)


def _out_of_reach(asking: _Asking, standing: Draft | None) -> str | None:
    """Whether the device may not have the record. Of an erased one nobody has anything."""
    if standing is None or standing.erased or standing.scopes & asking.grants:
        return None
    return OUT_OF_SCOPE


def _tying(one: BodyMutation) -> Action:
    """Return what must be open to whoever ties something to a record. A broken glass opens a case to notes alone."""
    if one.kind == "person_merge":
        return Action.MERGE
    return Action.ADD_NOTE if one.kind == "note" else Action.LIST


def _made(body: Body) -> dict[UUID, Plain]:
    """Return the records an operation makes, with the territory of each."""
    made = (one for one in body.mutations if one.verb == Verb.CREATE and isinstance(one.value, dict))
    return {one.record: one.value.get("territory") or "" for one in made}


def _parts(one: BodyMutation) -> tuple[BodyMutation, ...]:
    """Return a creation of what is there already as the edits it amounts to, any other mutation as it is."""
    if one.verb != Verb.CREATE:
        return (one,)
    return tuple(BodyMutation(one.kind, one.record, Verb.SET, name, value) for name, value in one.value.items())
