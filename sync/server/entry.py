"""What one operation leaves in the log under its number: rows for every record and scope concerned.

A record that comes into other scopes, because it or what it belongs to has changed, leaves the ones (`leave`) and is
told in full to the others; those who have it either way are told the change, or where it is now.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from caseworker.domain.ids import OperationId
from caseworker.domain.merge import Clock
from caseworker.domain.operations import Plain
from sync.protocol.messages import What
from sync.server.belonging import Belonging
from sync.server.drafts import Draft
from sync.server.hindrances import CONFLICT
from sync.server.papers import Papers
from sync.server.storage import ChangeRow

SERVER_LIFE = UUID(int=0)
NO_OPERATION = OperationId(UUID(int=0))
_PLACED_BY = ("territory", "sensitivity")  # a conflict is where its subject is


@dataclass(slots=True)
class _Touched:
    draft: Draft
    patch: dict[str, Plain] = field(default_factory=dict)
    made: bool = False


def _is_conflict(draft: Draft) -> bool:
    return draft.kind == CONFLICT


class Entry:
    """The rows of one number; used once."""

    def __init__(self, papers: Papers, *, seq: int, op: OperationId | None) -> None:
        self._papers = papers
        self.seq = seq
        self._op = op
        self._part = 0
        self._touched: dict[UUID, _Touched] = {}
        self._belonging = Belonging(papers)

    def touch(self, draft: Draft, /, **patch: Plain) -> None:
        """Write down that a record has been dealt with, and which of its fields have other values now."""
        self._of(draft).patch.update(patch)

    def make(self, kind: str, record: UUID, fields: dict[str, Plain], *, schema: int, made: Clock) -> None:
        """Make a record that does not exist."""
        draft = Draft(kind, record, frozenset(), self.seq, schema, dict(fields), made)
        self._papers.made(draft)
        self._of(draft).made = True

    def make_conflict(self, record: UUID, conflict: UUID, fields: dict[str, Plain]) -> None:
        """Make a conflict about a record."""
        made = Clock(self.seq, SERVER_LIFE, 0, 0, NO_OPERATION)
        self.make(CONFLICT, conflict, fields, schema=1, made=made)
        self._papers.add_conflict(record, conflict)

    def tell(self) -> list[UUID]:
        """Write a row of the log for each record and scope concerned; return the records that were made."""
        for touched in list(self._touched.values()):
            self._bring_conflicts_along(touched)
        told = [one for one in self._touched.values() if one.made or one.patch or one.draft.erased]
        placed = [one.draft for one in told if self._is_placed_anew(one)]
        before = self._place_anew(placed) if placed else {}
        for one in told:
            was = before.pop(one.draft.id, one.draft.scopes) if before else one.draft.scopes
            self._write(one.draft, was, one.patch)
        for record, was in before.items():
            draft = self._papers.drafts[record]
            if was != draft.scopes:
                self._write(draft, was, {})
        return [record for record, touched in self._touched.items() if touched.made]

    def _of(self, draft: Draft) -> _Touched:
        touched = self._touched.get(draft.id)
        if touched is None:
            touched = self._touched[draft.id] = _Touched(draft)
        return touched

    def _write(self, draft: Draft, before: frozenset[str], patch: dict[str, Plain]) -> None:
        self._papers.changed[draft.id] = None
        draft.v = self.seq
        self._papers.changes.extend(self._rows(draft, before, patch))

    def _bring_conflicts_along(self, touched: _Touched) -> None:
        """Give the conflicts about a record its place and tier."""
        subject = touched.draft
        placed = touched.made or not touched.patch.keys().isdisjoint(_PLACED_BY)
        if subject.kind == CONFLICT or subject.erased or not placed:
            return
        for one in self._papers.about(subject.id):
            for name in _PLACED_BY:
                value = subject.fields.get(name)
                if not one.erased and (value or None) != (one.fields.get(name) or None):
                    one.fields[name] = value
                    self.touch(one, **{name: value})

    def _is_placed_anew(self, touched: _Touched) -> bool:
        if touched.made or touched.draft.erased:
            return True
        return not touched.patch.keys().isdisjoint(self._papers.rules.placed_by(touched.draft.kind))

    def _place_anew(self, placed: list[Draft]) -> dict[UUID, frozenset[str]]:
        """Work out the scopes of these records and of what belongs to them; return the scopes each was in before."""
        moved = self._belonging.mention_anew(placed)
        near = {one.id: one for one in (*placed, *self._belonging.companions(placed, moved))}
        drafts = near.values() if len(near) == 1 else sorted(near.values(), key=_is_conflict)
        before = {one.id: self._move(one) for one in drafts}
        for record in [one.id for one in drafts if before[one.id] != one.scopes]:
            for conflict in self._papers.about(record):
                if conflict.id not in before:
                    before[conflict.id] = self._move(conflict)
        return before

    def _move(self, draft: Draft) -> frozenset[str]:
        """Put a record into the scopes it belongs in, and return those it was in."""
        before, draft.scopes = draft.scopes, self._belonging.scopes_of(draft)
        return before

    def _rows(self, draft: Draft, before: frozenset[str], patch: dict[str, Plain]) -> Iterator[ChangeRow]:
        now, nowhere = draft.scopes, frozenset[str]()
        if draft.erased:
            yield from (self._row(draft, scope, What.ERASE, {}, nowhere) for scope in sorted(before))
        elif now == before:
            yield from (self._row(draft, scope, What.PUT, dict(patch), nowhere) for scope in sorted(now))
        else:
            yield from (self._row(draft, scope, What.LEAVE, {}, now) for scope in sorted(before - now))
            yield from (self._row(draft, scope, What.PUT, dict(patch), now) for scope in sorted(now & before))
            whole = dict(draft.fields)
            yield from (self._row(draft, scope, What.FULL, whole, now) for scope in sorted(now - before))

    def _row(
        self, draft: Draft, scope: str, what: What, fields: dict[str, Plain], elsewhere: frozenset[str]
    ) -> ChangeRow:
        self._part += 1
        op = self._op if draft.id in self._touched else None
        return ChangeRow(self.seq, self._part, scope, draft.kind, draft.id, what, fields, op, elsewhere)
