"""What one operation leaves in the log under its number: rows for every record and scope concerned.

A record that comes into other scopes, because it or what it belongs to has changed, leaves the ones (`leave`) and is
told in full to the others; those who have it either way are told the change, or where it is now.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from msgspec.structs import replace

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
    patch: dict[str, Plain] = field(default_factory=dict)
    made: bool = False


class Entry:
    """The rows of one number; used once."""

    def __init__(self, papers: Papers, *, seq: int, op: OperationId | None) -> None:
        self._papers = papers
        self.seq = seq
        self._op = op
        self._part = 0
        self._touched: dict[UUID, _Touched] = {}
        self._belonging = Belonging(papers)

    def touch(self, record: UUID, /, **patch: Plain) -> None:
        """Write down that a record has been dealt with, and which of its fields have other values now."""
        self._touched.setdefault(record, _Touched()).patch.update(patch)

    def make(self, kind: str, record: UUID, fields: dict[str, Plain], *, schema: int, made: Clock) -> None:
        """Make a record that does not exist."""
        self._papers.made(Draft(kind, record, frozenset(), self.seq, schema, dict(fields), made))
        self._touched.setdefault(record, _Touched()).made = True

    def make_conflict(self, record: UUID, conflict: UUID, fields: dict[str, Plain]) -> None:
        """Make a conflict about a record."""
        made = Clock(self.seq, SERVER_LIFE, 0, 0, NO_OPERATION)
        self.make(CONFLICT, conflict, fields, schema=1, made=made)
        self._papers.add_conflict(record, conflict)

    def tell(self) -> list[UUID]:
        """Write a row of the log for each record and scope concerned; return the records that were made."""
        for record in list(self._touched):
            self._bring_conflicts_along(self._papers.drafts[record])
        told = {
            record: touched
            for record, touched in self._touched.items()
            if touched.made or touched.patch or self._papers.drafts[record].erased
        }
        before = self._place_anew([self._papers.drafts[record] for record in told if self._is_placed_anew(record)])
        moved = [record for record, scopes in before.items() if scopes != self._papers.drafts[record].scopes]
        for record in dict.fromkeys((*told, *moved)):
            draft = self._papers.drafts[record]
            self._papers.changed[record] = None
            draft.v = self.seq
            self._papers.changes.extend(self._rows(draft, before.get(record, draft.scopes)))
        return [record for record, touched in self._touched.items() if touched.made]

    def _bring_conflicts_along(self, subject: Draft) -> None:
        """Give the conflicts about a record its place and tier."""
        touched = self._touched[subject.id]
        placed = touched.made or touched.patch.keys() & set(_PLACED_BY)
        if subject.kind == CONFLICT or subject.erased or not placed:
            return
        for one in self._papers.about(subject.id):
            for name in _PLACED_BY:
                value = subject.fields.get(name)
                if not one.erased and (value or None) != (one.fields.get(name) or None):
                    one.fields[name] = value
                    self.touch(one.id, **{name: value})

    def _is_placed_anew(self, record: UUID) -> bool:
        draft, touched = self._papers.drafts[record], self._touched[record]
        return touched.made or draft.erased or bool(touched.patch.keys() & self._papers.rules.placed_by(draft.kind))

    def _place_anew(self, placed: list[Draft]) -> dict[UUID, frozenset[str]]:
        """Work out the scopes of these records and of what belongs to them; return the scopes each was in before."""
        moved = self._belonging.mention_anew(placed)
        near = {one.id: one for one in (*placed, *self._belonging.companions(placed, moved))}
        before: dict[UUID, frozenset[str]] = {}
        for one in sorted(near.values(), key=lambda draft: draft.kind == CONFLICT):
            before[one.id] = self._move(one)
        for record in [one for one, scopes in before.items() if scopes != near[one].scopes]:
            for conflict in self._papers.about(record):
                if conflict.id not in before:
                    before[conflict.id] = self._move(conflict)
        return before

    def _move(self, draft: Draft) -> frozenset[str]:
        """Put a record into the scopes it belongs in, and return those it was in."""
        before, draft.scopes = draft.scopes, self._belonging.scopes_of(draft)
        return before

    def _rows(self, draft: Draft, before: frozenset[str]) -> Iterator[ChangeRow]:
        if draft.erased:
            yield from (self._row(draft, scope, What.ERASE, {}) for scope in sorted(before))
            return
        touched, now = self._touched.get(draft.id, _Touched()), draft.scopes
        for scope in sorted(before - now):
            yield replace(self._row(draft, scope, What.LEAVE, {}), elsewhere=now)
        for scope in sorted(now & before):
            row = self._row(draft, scope, What.PUT, dict(touched.patch))
            yield row if now == before else replace(row, elsewhere=now)
        for scope in sorted(now - before):
            yield replace(self._row(draft, scope, What.FULL, dict(draft.fields)), elsewhere=now)

    def _row(self, draft: Draft, scope: str, what: What, fields: dict[str, Plain]) -> ChangeRow:
        self._part += 1
        op = self._op if draft.id in self._touched else None
        return ChangeRow(self.seq, self._part, scope, draft.kind, draft.id, what, fields, op)
