"""Applying one operation to the records it is about, and telling what came of it.

Nothing is checked here: whoever applies has seen to it that nothing stands against it (hindrances.py). The rules of
merging are the rulebook's; here is what follows from them: conflicts told and closed, rows for each scope.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import cast
from uuid import UUID

from caseworker.domain.conflicts import as_text, conflict_id
from caseworker.domain.definition import Merge
from caseworker.domain.ids import DeviceId, OperationId
from caseworker.domain.merge import Clock, Dot, Edit, Settled, base_of
from caseworker.domain.operations import Plain, Verb
from sync.protocol.bodies import Body, BodyMutation
from sync.protocol.messages import State, What
from sync.server.drafts import Draft
from sync.server.hindrances import CONFLICT
from sync.server.papers import Papers
from sync.server.storage import ChangeRow

SERVER_LIFE = UUID(int=0)
NO_OPERATION = OperationId(UUID(int=0))
_WEIGHT = [State.APPLIED, State.SUPERSEDED, State.CONFLICT]
_PLACED_BY = ("territory", "sensitivity")  # a conflict is where its subject is


@dataclass(frozen=True, slots=True)
class Case:
    """One operation to be applied: body, what its author had seen of this log, device, and its clock as it counts."""

    body: Body
    seen: int
    device: DeviceId
    hlc: int

    def edit(self, value: Plain) -> Edit:
        """Return one value of the operation as an edit."""
        return Edit(self.body.op_id, self.body.life, self.body.n, self.seen, self.hlc, value)


@dataclass(slots=True)
class _Touched:
    patch: dict[str, Plain] = field(default_factory=dict)
    made: bool = False


class Applying:
    """One operation under one number; used once."""

    def __init__(self, papers: Papers, *, seq: int, op: OperationId | None) -> None:
        self._papers = papers
        self._seq = seq
        self._op = op
        self._part = 0
        self._touched: dict[UUID, _Touched] = {}

    def apply(self, case: Case) -> State:
        """Apply all mutations; return the weightiest of what became of them."""
        states = [self._mutation(case, one) for one in case.body.mutations]
        return max(states, default=State.APPLIED, key=_WEIGHT.index)

    def make(self, kind: str, record: UUID, fields: dict[str, Plain], *, schema: int, made: Clock) -> None:
        """Make a record that does not exist."""
        scopes = self._papers.rules.scopes_of(kind, fields)
        self._papers.made(Draft(kind, record, scopes, self._seq, schema, dict(fields), made))
        self._touch(record).made = True

    def tell(self) -> list[UUID]:
        """Write a row of the log for each record and scope concerned; return the records that were made."""
        for record in list(self._touched):
            self._bring_conflicts_along(record)
        for record, touched in self._touched.items():
            draft = self._papers.drafts[record]
            if touched.made or touched.patch or draft.erased:
                self._papers.changed[record] = None
                draft.v = self._seq
                self._papers.changes.extend(self._rows(draft, touched))
        return [record for record, touched in self._touched.items() if touched.made]

    def _touch(self, record: UUID) -> _Touched:
        return self._touched.setdefault(record, _Touched())

    def _mutation(self, case: Case, one: BodyMutation) -> State:
        draft = self._papers.drafts.get(one.record)
        if one.verb == Verb.CREATE:
            return self._create(case, one, draft)
        assert draft is not None, "an operation about an unknown record waits"
        if one.verb == Verb.ERASE:
            self._erase(draft)
            return State.APPLIED
        return self._mutate(case, draft, Verb(one.verb), one.field, one.value)

    def _create(self, case: Case, one: BodyMutation, standing: Draft | None) -> State:
        """Make a record; of one that is there, the fields are taken as edits by someone who had seen nothing of it."""
        fields = cast(dict[str, Plain], one.value)
        if standing is None:
            edit = case.edit(None)
            made = Clock(self._seq, edit.life, edit.n, edit.hlc, edit.op)
            self.make(one.kind, one.record, fields, schema=case.body.schema, made=made)
            return State.APPLIED
        blind = replace(case, seen=0)
        states = [state for name, value in fields.items() for state in self._blindly(blind, standing, name, value)]
        return max(states, default=State.APPLIED, key=_WEIGHT.index)

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
            draft.add(name, value, Dot(self._seq, edit.life, edit.n))
        elif verb is Verb.REMOVE:
            draft.remove(name, edit)
        else:
            draft.count(name, cast(int, value))
        self._touch(draft.id).patch[name] = draft.fields[name]
        return State.APPLIED

    def _set(self, case: Case, draft: Draft, name: str, edit: Edit) -> State:
        rules = self._papers.rules
        merge, clock = rules.merge_of(draft.kind, name), draft.clock_of(name)
        ruling = rules.rule(merge, standing=draft.fields.get(name), clock=clock, edit=edit)
        if ruling.conflict is not None and clock is not None and draft.kind != CONFLICT:
            self._tell_conflict(case, draft, name, clock=clock, value=edit.value, state=ruling.conflict)
        self._touch(draft.id)
        if ruling.stands:
            draft.set(name, edit, self._seq, merge)
            self._touch(draft.id).patch[name] = edit.value
            self._close_seen(case, draft.id, name)
        if ruling.conflict is Settled.OPEN:
            return State.CONFLICT
        return State.APPLIED if ruling.stands or ruling.conflict is None else State.SUPERSEDED

    def _erase(self, draft: Draft) -> None:
        for one in (draft, *self._papers.about(draft.id)):
            if not one.erased:
                one.erase()
                self._touch(one.id)
                self._papers.forgotten.append(one.id)

    def _tell_conflict(
        self, case: Case, draft: Draft, name: str, *, clock: Clock, value: Plain, state: Settled
    ) -> None:
        found = conflict_id(draft.id, name, clock.op, case.body.op_id)
        self._papers.load([found])
        if found in self._papers.drafts:
            return
        base = base_of(clock, case.edit(value))
        fields: dict[str, Plain] = {
            "territory": draft.fields.get("territory") or "",
            "sensitivity": draft.fields.get("sensitivity") or 0,
            "of": draft.kind,
            "record": str(draft.id),
            "field": name,
            "base": "" if base is None else as_text(base),
            "sides": [self._standing_side(clock, draft.fields.get(name)), _side(case, value)],
            "stood": str(clock.op),
            "came": str(case.body.op_id),
            "at": case.body.at,
            "settled": int(state),
        }
        self._close_own(case, draft.id, name)
        self.make_conflict(draft.id, found, {key: one for key, one in fields.items() if one not in ("", 0)})

    def make_conflict(self, record: UUID, conflict: UUID, fields: dict[str, Plain]) -> None:
        """Make a conflict about a record."""
        made = Clock(self._seq, SERVER_LIFE, 0, 0, NO_OPERATION)
        self.make(CONFLICT, conflict, fields, schema=1, made=made)
        self._papers.add_conflict(record, conflict)

    def _standing_side(self, clock: Clock, value: Plain) -> Plain:
        row = self._papers.operation(clock.op)
        who = (SERVER_LIFE, SERVER_LIFE, 0) if row is None else (row.officer, row.device, row.at)
        told = {"id": str(clock.op), "value": as_text(value), "officer": str(who[0]), "device": str(who[1])}
        return {**told, "at": who[2]}

    def _close_seen(self, case: Case, record: UUID, name: str) -> None:
        """A value whose author had the conflict in view is a person's decision of it."""
        for one in self._open_conflicts(record, name):
            if one.v <= case.seen:
                self._settle(case, one, Settled.BY_PERSON)

    def _close_own(self, case: Case, record: UUID, name: str) -> None:
        """Who writes again over their own losing value asks the question anew: the older question is answered."""
        for one in self._open_conflicts(record, name):
            came = self._papers.operation(OperationId(UUID(str(one.fields["came"]))))
            if came is not None and came.life == case.body.life:
                self._settle(case, one, Settled.BY_RULE)

    def _open_conflicts(self, record: UUID, name: str) -> list[Draft]:
        about = self._papers.about(record)
        return [
            one for one in about if not one.erased and one.fields["field"] == name and not one.fields.get("settled")
        ]

    def _settle(self, case: Case, conflict: Draft, state: Settled) -> None:
        patch: dict[str, Plain] = {"settled": int(state), "settled_by": str(case.body.officer)}
        for name, value in patch.items():
            conflict.set(name, case.edit(value), self._seq, Merge.RANK)
        self._touch(conflict.id).patch.update(patch)

    def _bring_conflicts_along(self, record: UUID) -> None:
        draft = self._papers.drafts[record]
        if draft.kind == CONFLICT or draft.erased or not self._touched[record].patch.keys() & set(_PLACED_BY):
            return
        for one in self._papers.about(record):
            for name in _PLACED_BY:
                value = draft.fields.get(name)
                if not one.erased and value != one.fields.get(name):
                    one.fields[name] = value
                    self._touch(one.id).patch[name] = value

    def _rows(self, draft: Draft, touched: _Touched) -> Iterator[ChangeRow]:
        before = draft.scopes
        if draft.erased:
            draft.scopes = frozenset()
            yield from (self._row(draft, scope, What.ERASE, {}) for scope in sorted(before))
            return
        now = draft.scopes = self._papers.rules.scopes_of(draft.kind, draft.fields)
        if touched.made:
            before = frozenset()
        for scope in sorted(before - now):
            yield replace(self._row(draft, scope, What.LEAVE, {}), elsewhere=now)
        for scope in sorted(now & before):
            yield self._row(draft, scope, What.PUT, dict(touched.patch))
        for scope in sorted(now - before):
            yield self._row(draft, scope, What.FULL, dict(draft.fields))

    def _row(self, draft: Draft, scope: str, what: What, fields: dict[str, Plain]) -> ChangeRow:
        self._part += 1
        return ChangeRow(self._seq, self._part, scope, draft.kind, draft.id, what, fields, self._op)


def _side(case: Case, value: Plain) -> Plain:
    body = case.body
    told: dict[str, Plain] = {"id": str(body.op_id), "value": as_text(value), "officer": str(body.officer)}
    return {**told, "device": str(case.device), "at": body.at}
