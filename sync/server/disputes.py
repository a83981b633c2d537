"""Conflicts that follow from an operation: two values of one field are told, and closed when somebody has seen both."""

from uuid import UUID

from msgspec import Struct

from caseworker.domain.conflicts import as_text, conflict_id
from caseworker.domain.definition import Merge
from caseworker.domain.ids import DeviceId, OperationId
from caseworker.domain.merge import Clock, Edit, Settled, base_of
from caseworker.domain.operations import Plain
from sync.protocol.bodies import Body
from sync.server.drafts import Draft
from sync.server.entry import SERVER_LIFE, Entry
from sync.server.papers import Papers

_LEFT_OUT = frozenset({"territory", "sensitivity", "base", "settled"})  # where they say nothing; a moment of 0 is one


class Case(Struct, frozen=True, gc=False):
    """One operation to be applied: body, what its author had seen of this log, device, and its clock as it counts.

    `past` are the former lives of its device that this one continues, each up to a number.
    """

    body: Body
    seen: int
    device: DeviceId
    hlc: int
    past: tuple[tuple[UUID, int], ...] = ()

    def edit(self, value: Plain) -> Edit:
        """Return one value of the operation as an edit."""
        return Edit(self.body.op_id, self.body.life, self.body.n, self.seen, self.hlc, value, self.past)


class Disputes:
    """The conflicts of one operation, told under its entry."""

    def __init__(self, papers: Papers, entry: Entry) -> None:
        self._papers = papers
        self._entry = entry

    def open(self, case: Case, draft: Draft, name: str, *, clock: Clock, value: Plain, state: Settled) -> None:
        """Tell of two values of one field: the one that stood by `clock`, and `value` that came without seeing it."""
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
        told = {key: one for key, one in fields.items() if one not in ("", 0) or key not in _LEFT_OUT}
        self._entry.make_conflict(draft.id, found, told)

    def _standing_side(self, clock: Clock, value: Plain) -> Plain:
        row = self._papers.operation(clock.op)
        who = (SERVER_LIFE, SERVER_LIFE, 0) if row is None else (row.officer, row.device, row.at)
        told = {"id": str(clock.op), "value": as_text(value), "officer": str(who[0]), "device": str(who[1])}
        return {**told, "at": who[2]}

    def close_seen(self, case: Case, record: UUID, name: str) -> None:
        """A value whose author had the conflict in view is a person's decision of it."""
        for one in self._open_conflicts(record, name):
            if one.v <= case.seen:
                self._settle(case, one, Settled.BY_PERSON)

    def _close_own(self, case: Case, record: UUID, name: str) -> None:
        """Who writes again over their own losing value asks the question anew: the older question is answered."""
        for one in self._open_conflicts(record, name):
            came = self._papers.operation(OperationId(UUID(str(one.fields["came"]))))
            if came is not None and came.life in {case.body.life, *(life for life, _ in case.past)}:
                self._settle(case, one, Settled.BY_RULE)

    def _open_conflicts(self, record: UUID, name: str) -> list[Draft]:
        about = self._papers.about(record)
        return [
            one for one in about if not one.erased and one.fields["field"] == name and not one.fields.get("settled")
        ]

    def _settle(self, case: Case, conflict: Draft, state: Settled) -> None:
        patch: dict[str, Plain] = {"settled": int(state), "settled_by": str(case.body.officer)}
        for name, value in patch.items():
            conflict.set(name, case.edit(value), self._entry.seq, Merge.RANK)
        self._entry.touch(conflict, **patch)


def _side(case: Case, value: Plain) -> Plain:
    body = case.body
    told: dict[str, Plain] = {"id": str(body.op_id), "value": as_text(value), "officer": str(body.officer)}
    return {**told, "device": str(case.device), "at": body.at}
