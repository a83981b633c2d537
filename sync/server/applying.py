"""Applying one operation to the records it is about.

Nothing is checked here: whoever applies has seen to it that nothing stands against it (hindrances.py). The rules of
merging are the rulebook's; what follows from them for others is told by the entry (entry.py, disputes.py).
"""

from collections.abc import Iterator
from typing import cast
from uuid import UUID

from msgspec.structs import replace

from caseworker.domain.definition import Merge
from caseworker.domain.ids import OperationId
from caseworker.domain.merge import Clock, Dot, Edit, Settled
from caseworker.domain.operations import Plain, Verb
from sync.protocol.bodies import BodyMutation
from sync.protocol.messages import State
from sync.server.disputes import Case, Disputes
from sync.server.drafts import Draft
from sync.server.entry import Entry
from sync.server.hindrances import CONFLICT
from sync.server.papers import Papers
from sync.server.protecting import Protecting

_VERBS: dict[str, Verb] = {one.value: one for one in Verb}
_WEIGHT = [State.APPLIED, State.SUPERSEDED, State.CONFLICT]


class Applying:
    """One operation under one number; used once."""

    def __init__(self, papers: Papers, *, seq: int, op: OperationId | None) -> None:
        self._papers = papers
        self._entry = Entry(papers, seq=seq, op=op)
        self._disputes = Disputes(papers, self._entry)

    def apply(self, case: Case) -> State:
        """Apply all mutations and what follows from them; return the weightiest of what became of the mutations."""
        states = [self._mutation(case, one) for one in case.body.mutations]
        Protecting(self._papers, self._entry).follow(case)
        return _weightiest(states)

    def make_conflict(self, record: UUID, conflict: UUID, fields: dict[str, Plain]) -> None:
        """Make a conflict about a record."""
        self._entry.make_conflict(record, conflict, fields)

    def tell(self) -> list[UUID]:
        """Write what has changed into the log; return the records that were made."""
        return self._entry.tell()

    def _mutation(self, case: Case, one: BodyMutation) -> State:
        draft = self._papers.drafts.get(one.record)
        if one.verb == Verb.CREATE:
            return self._create(case, one, draft)
        assert draft is not None, "an operation about an unknown record waits"
        if one.verb == Verb.ERASE:
            self._erase(draft)
            return State.APPLIED
        return self._mutate(case, draft, _VERBS[one.verb], one.field, one.value)

    def _create(self, case: Case, one: BodyMutation, standing: Draft | None) -> State:
        """Make a record; of one that is there, the fields are taken as edits by someone who had seen nothing of it."""
        fields = cast(dict[str, Plain], one.value)
        if standing is None:
            body = case.body
            made = Clock(self._entry.seq, body.life, body.n, case.hlc, body.op_id)
            self._entry.make(one.kind, one.record, fields, schema=case.body.schema, made=made)
            return State.APPLIED
        blind = replace(case, seen=0)
        states = [state for name, value in fields.items() for state in self._blindly(blind, standing, name, value)]
        return _weightiest(states)

    def _blindly(self, case: Case, draft: Draft, name: str, value: Plain) -> Iterator[State]:
        merge = self._papers.rules.merge_of(draft.kind, name)
        if merge is Merge.SET:
            for member in cast(list[Plain], value):
                yield self._mutate(case, draft, Verb.ADD, name, member)
        elif merge is Merge.COUNT:
            yield self._mutate(case, draft, Verb.INCREMENT, name, value)
        elif merge is not Merge.FACT:
            yield self._mutate(case, draft, Verb.SET, name, value)

    def _mutate(self, case: Case, draft: Draft, verb: Verb, name: str, value: Plain) -> State:
        edit = case.edit(value)
        if verb is Verb.SET:
            return self._set(case, draft, name, edit)
        if verb is Verb.ADD:
            draft.add(name, value, Dot(self._entry.seq, edit.life, edit.n))
        elif verb is Verb.REMOVE:
            draft.remove(name, edit)
        else:
            draft.count(name, cast(int, value))
        self._entry.touch(draft, **{name: draft.fields[name]})
        return State.APPLIED

    def _set(self, case: Case, draft: Draft, name: str, edit: Edit) -> State:
        rules = self._papers.rules
        merge, clock = rules.merge_of(draft.kind, name), draft.clock_of(name)
        ruling = rules.rule(merge, standing=draft.fields.get(name), clock=clock, edit=edit)
        if ruling.conflict is not None and clock is not None and draft.kind != CONFLICT:
            self._disputes.open(case, draft, name, clock=clock, value=edit.value, state=ruling.conflict)
        if not ruling.stands:
            self._entry.touch(draft)
        else:
            draft.set(name, edit, self._entry.seq, merge)
            self._entry.touch(draft, **{name: edit.value})
            self._disputes.close_seen(case, draft.id, name)
        if ruling.conflict is Settled.OPEN:
            return State.CONFLICT
        return State.APPLIED if ruling.stands or ruling.conflict is None else State.SUPERSEDED

    def _erase(self, draft: Draft) -> None:
        for one in (draft, *self._papers.about(draft.id)):
            if not one.erased:
                one.erase()
                self._entry.touch(one)
                self._papers.forgotten.append(one.id)


def _weightiest(states: list[State]) -> State:
    if states.count(State.APPLIED) == len(states):
        return State.APPLIED
    return max(states, key=_WEIGHT.index)
