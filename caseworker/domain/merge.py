"""Two edits of one field: which stands, and what a person must decide.

Pure rules, one for each merge class of a definition. Whether two edits were made without knowledge of each other is
told by what the author of the later one had seen (`seen`, a place in the server's log), never by a clock. The hybrid
logical clock only chooses between edits that are already known to be concurrent, and where it chooses, the other value
is kept in a conflict that is settled by rule (see conflicts.py). Members of a set follow observed-remove rules
(Shapiro et al. 2011, "A comprehensive study of convergent and commutative replicated data types", OR-Set).
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum
from uuid import UUID

from caseworker.domain.definition import Merge
from caseworker.domain.ids import OperationId
from caseworker.domain.operations import Plain


class Settled(IntEnum):
    """How far a conflict has come. It only ever goes up, so two people who settle it end in one state."""

    OPEN = 0
    BY_RULE = 1
    BY_PERSON = 2


@dataclass(frozen=True, slots=True)
class Clock:
    """By which operation a field's value stands, and the value it took the place of at `before_seq` (-1: unknown).

    `seq` is its number in the server's log; `n` its number in the `life` of its device; `hlc` its hybrid logical clock.
    """

    seq: int
    life: UUID
    n: int
    hlc: int
    op: OperationId
    before: Plain = None
    before_seq: int = -1


@dataclass(frozen=True, slots=True)
class Edit:
    """One value that an operation gives to a field. `seen` is the place in the log that its author had seen.

    `past` are the lives its device had before this one, each with the number up to which it was this device's.
    """

    op: OperationId
    life: UUID
    n: int
    seen: int
    hlc: int
    value: Plain
    past: tuple[tuple[UUID, int], ...] = ()

    def continues(self, made: "Clock | Dot") -> bool:
        """Whether something was done earlier by the same device, as far as the device knows that it did it."""
        if made.life == self.life:
            return made.n <= self.n
        return any(made.life == life and made.n <= last for life, last in self.past)


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether the edit's value stands now, and the state of the conflict to be told (None: nothing is to be told)."""

    stands: bool
    conflict: Settled | None = None


@dataclass(frozen=True, slots=True)
class Dot:
    """One adding of one member of a set: where in the log, and as which operation of which life of a device."""

    seq: int
    life: UUID
    n: int


_APPLIED, _UNCHANGED, _OPEN = Ruling(stands=True), Ruling(stands=False), Ruling(stands=False, conflict=Settled.OPEN)
_TAKES_OVER = Ruling(stands=True, conflict=Settled.BY_RULE)
_GIVES_WAY = Ruling(stands=False, conflict=Settled.BY_RULE)


def concurrent(clock: Clock | Dot | None, edit: Edit) -> bool:
    """Whether the edit was made without having seen what stands. A device knows what it did before."""
    return clock is not None and clock.seq > edit.seen and not edit.continues(clock)


def overtaken(clock: Clock | None, edit: Edit) -> bool:
    """Whether what stands was written later in the same life: the edit waited on its way and its author knows it."""
    return clock is not None and clock.life == edit.life and clock.n > edit.n


def rule_on(merge: Merge, *, standing: Plain, clock: Clock | None, edit: Edit) -> Ruling:
    """Return what becomes of a value set on a field. `clock` is None when nobody has ever set the field.

    Sets and counts have no such edits, they are added to (`with_dot`, sums); a fact is written with its record and
    never again, so its edit changes nothing.
    """
    if merge is Merge.FACT or overtaken(clock, edit) or (edit.value == standing and clock is not None):
        return _UNCHANGED
    if not concurrent(clock, edit):
        return _APPLIED
    assert clock is not None
    if merge is Merge.DESCRIBE:
        return _TAKES_OVER if (edit.hlc, edit.op.int) > (clock.hlc, clock.op.int) else _GIVES_WAY
    if merge is Merge.RANK:
        return _TAKES_OVER if higher(edit.value, standing) else _GIVES_WAY
    return _OPEN


def base_of(clock: Clock, edit: Edit) -> Plain:
    """Return the value that both of two concurrent edits started from, None when it is no longer known."""
    return clock.before if 0 <= clock.before_seq <= edit.seen else None


def higher(one: Plain, other: Plain) -> bool:
    """Whether a rank is above another: nothing is below everything, false below true, numbers and words by size."""
    if other is None or one is None:
        return one is not None
    if isinstance(one, int) and isinstance(other, int):
        return one > other
    return str(one) > str(other)


def with_dot(dots: Collection[Dot], dot: Dot) -> tuple[Dot, ...]:
    """Return the addings of a member with one more; the same adding again changes nothing."""
    return tuple(dots) if dot in dots else (*dots, dot)


def without_seen(dots: Collection[Dot], edit: Edit) -> tuple[Dot, ...]:
    """Return the addings of a member that a removal leaves: those its author could not know. None left: it goes."""
    return tuple(dot for dot in dots if concurrent(dot, edit))
