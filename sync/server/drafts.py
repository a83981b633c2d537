"""A record while operations are applied to it: its fields with their clocks, and what each mutation makes of them.

Numbers of the log are handed out at the end of a push, so that the row that hands them out is locked for a moment
only. Until then an operation's number is `PROVISIONAL` plus its place in the push, which is above every number that
anyone can have seen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast
from uuid import UUID

from caseworker.domain.definition import Merge
from caseworker.domain.merge import Clock, Dot, Edit, with_dot, without_seen
from caseworker.domain.operations import Plain, canonical, member_key, with_member, without_member
from sync.server.storage import Clocks, StoredRecord

PROVISIONAL = 1 << 62
_WITH_BASE = frozenset({Merge.DECIDE, Merge.TEXT, None})


@dataclass(slots=True)
class Draft:
    """One record in the making. `scopes` and `mentions` are those of the last number it was told under."""

    kind: str
    id: UUID
    scopes: frozenset[str]
    v: int
    schema: int
    fields: dict[str, Plain]
    made: Clock
    clocks: dict[str, Clock] = field(default_factory=dict)
    dots: dict[str, dict[str, tuple[Dot, ...]]] = field(default_factory=dict)
    erased: bool = False
    mentions: frozenset[str] = frozenset()

    @classmethod
    def of(cls, stored: StoredRecord) -> "Draft":
        """Return a record as it is kept, open to changes."""
        dots = {name: dict(of_field) for name, of_field in stored.clocks.dots.items()}
        return cls(
            stored.kind,
            stored.id,
            stored.scopes,
            stored.v,
            stored.schema,
            dict(stored.fields),
            stored.clocks.made,
            dict(stored.clocks.fields),
            dots,
            stored.erased,
            stored.mentions,
        )

    def stored(self, shift: int) -> StoredRecord:
        """Return the record as it is to be kept, provisional numbers moved by `shift`."""
        clocks = Clocks(
            _moved(self.made, shift),
            {name: _moved(clock, shift) for name, clock in self.clocks.items()},
            {name: _moved_dots(of_field, shift) for name, of_field in self.dots.items()},
        )
        v, erased = moved(self.v, shift), self.erased
        return StoredRecord(self.kind, self.id, self.scopes, v, self.schema, self.fields, clocks, erased, self.mentions)

    def clock_of(self, name: str) -> Clock | None:
        """Return by which operation a field stands, None when nobody ever set it."""
        found = self.clocks.get(name)
        return self.made if found is None and name in self.fields else found

    def set(self, name: str, edit: Edit, seq: int, merge: Merge | None) -> None:
        """Let a value stand. The one before it is remembered where a later merge may want it as its base."""
        was = self.clock_of(name)
        before, before_seq = None, -1
        if merge in _WITH_BASE:
            before, before_seq = self.fields.get(name), 0 if was is None else was.seq
        self.fields[name] = edit.value
        self.clocks[name] = Clock(seq, edit.life, edit.n, edit.hlc, edit.op, before, before_seq)

    def add(self, name: str, member: Plain, dot: Dot) -> None:
        """Put a member into a set; one that is there already is held by one adding more."""
        present, key = self._members(name), _key(member_key(member))
        self.dots.setdefault(name, {})[key] = with_dot(self._dots(name, key), dot)
        self.fields[name] = with_member(present, member)

    def remove(self, name: str, edit: Edit) -> bool:
        """Take out a member as far as the author of the edit had seen it being added; tell whether it has gone."""
        present, key = self._members(name), _key(edit.value)
        left = without_seen(self._dots(name, key), edit)
        if left:
            self.dots.setdefault(name, {})[key] = left
            return False
        self.dots.get(name, {}).pop(key, None)
        self.fields[name] = without_member(present, edit.value)
        return len(present) > len(cast(list[Plain], self.fields[name]))

    def count(self, name: str, step: int) -> None:
        """Add to a sum."""
        self.fields[name] = cast(int, self.fields.get(name) or 0) + step

    def is_work_of(self, life: UUID) -> bool:
        """Whether all of it was made and changed from one and the same profile."""
        dots = (dot.life for of_field in self.dots.values() for told in of_field.values() for dot in told)
        lives = {self.made.life, *(clock.life for clock in self.clocks.values()), *dots}
        return lives == {life}

    def erase(self) -> None:
        """Leave nothing of it but that it was."""
        self.erased = True
        self.fields, self.clocks, self.dots = {}, {}, {}

    def _members(self, name: str) -> list[Plain]:
        return cast(list[Plain], self.fields.get(name) or [])

    def _dots(self, name: str, key: str) -> tuple[Dot, ...]:
        known = self.dots.get(name, {}).get(key)
        if known is not None:
            return known
        here = any(_key(member_key(one)) == key for one in self._members(name))
        return (Dot(self.made.seq, self.made.life, self.made.n),) if here else ()


def moved(seq: int, shift: int) -> int:
    """Return a number as the log has it."""
    return seq + shift if seq >= PROVISIONAL else seq


def _moved(clock: Clock, shift: int) -> Clock:
    if clock.seq < PROVISIONAL:
        return clock
    seq, before_seq = clock.seq + shift, moved(clock.before_seq, shift)
    return Clock(seq, clock.life, clock.n, clock.hlc, clock.op, clock.before, before_seq)


def _moved_dots(dots: Mapping[str, tuple[Dot, ...]], shift: int) -> dict[str, tuple[Dot, ...]]:
    return {key: tuple(Dot(moved(dot.seq, shift), dot.life, dot.n) for dot in told) for key, told in dots.items()}


def _key(member: Plain) -> str:
    return canonical(member).decode()
