"""A device's books in memory: the plainest statement of what `Books` promises, and the model of every device.

The base is written only from the server's log, the overlay only by the officer; what is seen is the base with the
operations on top that the log has not passed. `copy` is a backup of the whole disk.
"""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from uuid import UUID

from caseworker.domain.conflicts import Conflict
from caseworker.domain.ids import OperationId
from caseworker.domain.operations import (
    FIRST_CHAIN,
    Mutation,
    Operation,
    Plain,
    Verb,
    applied,
    digest,
    extend,
    in_life,
    without,
)
from sync.client.books import (
    Answered,
    BeginEpoch,
    BeginLife,
    Entries,
    Pending,
    Place,
    Step,
    TakeIn,
    ToldTaken,
)
from sync.protocol.messages import Answer, PullReply, Row, State, ToldConflict, What

_CONFLICT = Conflict.definition.kind


@dataclass(frozen=True, slots=True)
class BaseRecord:
    """One record as the server's log has it, at the version `v`; `scopes` as the server last told them."""

    kind: str
    v: int
    fields: dict[str, Plain]
    scopes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sent:
    """One operation of this device: without an answer, answered (`answer`), or passed by the log (`kept`)."""

    pending: Pending
    mutations: tuple[Mutation, ...]
    seen: int
    answer: Answer | None = None
    kept: bool = False


class MemoryBooks:
    """Satisfies `books.Books`.

    The words of a record that its officer has erased are gone at once (`_withheld`), although the server may yet refuse
    the erasing: then the scopes of that record are read anew.
    """

    def __init__(self, place: Place) -> None:
        self._place = place
        self._n = 0
        self._chain = FIRST_CHAIN
        self._base: dict[UUID, BaseRecord] = {}
        self._withheld: frozenset[UUID] = frozenset()
        self._outbox: dict[int, Sent] = {}
        self._told: tuple[ToldConflict, ...] = ()
        self._returned: tuple[OperationId, ...] = ()
        self._safe = 0

    def copy(self) -> "MemoryBooks":
        """Return a backup of the whole disk."""
        made = copy(self)
        for name, kept in vars(self).items():
            setattr(made, name, copy(kept) if isinstance(kept, dict) else kept)
        return made

    @property
    def base(self) -> dict[UUID, BaseRecord]:
        """What the server's log brought."""
        return self._base

    @property
    def withheld(self) -> frozenset[UUID]:
        """Records of the base whose words went when their officer erased them here."""
        return self._withheld

    @property
    def outbox(self) -> Sequence[Sent]:
        """All operations that are still here, in the order of their numbers."""
        return list(self._outbox.values())

    @property
    def returned(self) -> tuple[OperationId, ...]:
        """Operations that were refused: their text is given back to their author."""
        return self._returned

    @property
    def safe(self) -> int:
        """Up to where the server's log is in a backup, as far as this device was told."""
        return self._safe

    @property
    def last_n(self) -> int:
        """The number of the last operation made here."""
        return self._n

    def place(self) -> Place:
        """Return where the device stands."""
        return replace(self._place, past=self._past())

    def _past(self) -> tuple[tuple[UUID, int], ...]:
        """Return former lives with the last number answered in each."""
        last: dict[UUID, int] = {}
        for one in self._outbox.values():
            if one.answer is not None and one.pending.life != self.life:
                last[one.pending.life] = one.pending.n
        return tuple(last.items())

    def entries(self, *, limit: int, limit_bytes: int) -> Entries:
        """Return everything that the next step depends on."""
        return Entries(self.place(), self.waiting(limit=limit, limit_bytes=limit_bytes), self.told())

    def waiting(self, *, limit: int, limit_bytes: int) -> Sequence[Pending]:
        """Return the oldest operations without an answer."""
        oldest: list[Pending] = []
        for one in self.outbox:
            if one.answer is None:
                limit_bytes -= len(one.pending.body)
                if oldest and (limit_bytes < 0 or len(oldest) == limit):
                    break
                oldest.append(one.pending)
        return oldest

    def told(self) -> Sequence[ToldConflict]:
        """Return the conflicts that are still to be told."""
        return self._told

    def seen(self, mutations: Iterable[Mutation]) -> int:
        """Return up to where of the log the officer had seen what these mutations change.

        Nothing of a record that is not here; and of a field with an own operation still on top, what that operation's
        author had seen: what came since is hidden beneath it, and the operation itself may yet be parked or refused.
        """
        return min((self._seen_of(one) for one in mutations if one.verb is not Verb.CREATE), default=0)

    def _seen_of(self, mutation: Mutation) -> int:
        base = self._base.get(mutation.record)
        seen = 0 if base is None else max(self._place.cursor, base.v)
        if base is None or self._hides_nothing(base, mutation):
            return seen
        for one in self._outbox.values():
            if not one.kept and any(_same_field(mutation, other) for other in one.mutations):
                most = one.pending.seen_at_most
                seen = min(seen, one.seen if most is None else min(one.seen, most))
        return seen

    def _hides_nothing(self, base: BaseRecord, mutation: Mutation) -> bool:
        """Whether a field shows what the log brought for it, with own operations on top or without."""
        shown = self.shown(mutation.record)
        if not mutation.field or shown is None:
            return False
        return _said(shown[1].get(mutation.field)) == _said(base.fields.get(mutation.field))

    def next_n(self) -> int:
        """Return the number of the next operation."""
        return self._n + 1

    @property
    def life(self) -> UUID:
        """The life in which operations are numbered now."""
        return self._place.life

    def write(self, operation: Operation) -> None:
        """Keep an operation of the officer: its number follows the last one, its life is the present one."""
        self._n += 1
        body = operation.body()
        for mutation in operation.mutations:
            if mutation.verb is Verb.ERASE:
                self._forget_words(mutation.record)
                self._withheld |= {mutation.record} & self._base.keys()
        pending = Pending(self._n, self.life, operation.op_id, body, digest(body), b"", None)
        self._append(Sent(pending, operation.mutations, operation.seen))

    def shown(self, record: UUID) -> tuple[str, dict[str, Plain]] | None:
        """Return what the officer sees of a record, with its kind; None when it is not here."""
        return self._shown(record, self._overlay().get(record, ()))

    def _shown(
        self, record: UUID, overlay: Sequence[tuple[Answer | None, Mutation]]
    ) -> tuple[str, dict[str, Plain]] | None:
        base = self._base.get(record)
        kind, fields = ("", None) if base is None else (base.kind, base.fields)
        for answer, mutation in overlay:
            if answer is not None and base is not None and base.v >= answer.seq:
                continue  # the base has it already
            if mutation.verb is Verb.CREATE and fields is None:
                kind = mutation.kind
                fields = applied({}, mutation)
            elif mutation.verb is Verb.ERASE:
                fields = None
            elif fields is not None and mutation.verb is not Verb.CREATE:
                fields = applied(fields, mutation)
        return None if fields is None else (kind, fields)

    def view(self) -> dict[UUID, tuple[str, dict[str, Plain]]]:
        """Return everything the officer sees."""
        overlay = self._overlay()
        found = ((record, self._shown(record, overlay.get(record, ()))) for record in {**self._base, **overlay})
        return {record: shown for record, shown in found if shown is not None}

    def carry_out(self, steps: Sequence[Step]) -> None:
        """Carry out the steps of one reply."""
        for step in steps:
            match step:
                case Answered():
                    self._answered(step)
                case BeginLife():
                    self._begin_life(step)
                case BeginEpoch():
                    self._begin_epoch(step)
                case ToldTaken():
                    self._told = tuple(one for one in self._told if one.id not in step.ids)
                case TakeIn():
                    self._take_in(step.page)
            self._fetch_anew()
            self._withhold()

    def _overlay(self) -> dict[UUID, list[tuple[Answer | None, Mutation]]]:
        """Return what the log has not passed, by record."""
        found: dict[UUID, list[tuple[Answer | None, Mutation]]] = {}
        for one in self._outbox.values():
            if not one.kept:
                for mutation in one.mutations:
                    found.setdefault(mutation.record, []).append((one.answer, mutation))
        return found

    def _append(self, sent: Sent) -> None:
        self._chain = extend(self._chain, sent.pending.digest)
        self._outbox[sent.pending.n] = replace(sent, pending=replace(sent.pending, chain=self._chain))

    def _answered(self, step: Answered) -> None:
        for answer in step.answers:
            one = self._outbox.get(answer.n)
            if one is not None and one.answer is None:
                self._outbox[answer.n] = replace(one, answer=answer)

    def _begin_life(self, step: BeginLife) -> None:
        self._place = replace(self._place, life=step.life)
        self._chain = FIRST_CHAIN
        after = step.missing_after
        for one in self.outbox:
            if one.answer is None or (after is not None and one.pending.n > after):
                body = in_life(one.pending.body, step.life)
                pending = replace(one.pending, life=step.life, body=body, digest=digest(body))
                self._append(replace(one, pending=pending, answer=None, kept=False))
                self._reopened(one)

    def _begin_epoch(self, step: BeginEpoch) -> None:
        lost = {key: one for key, one in self._base.items() if one.kind == _CONFLICT and one.v > step.shared}
        told = {one.id: one for one in self._told} | {key: ToldConflict(key, one.fields) for key, one in lost.items()}
        self._told = tuple(told[key] for key in sorted(told))
        self._base = {}
        self._place = replace(self._place, lineage=step.lineage, cursor=0, held=(), filling=None, resume_at=None)
        self._safe = 0
        for n, one in self._outbox.items():
            seen = one.pending.seen_at_most
            most = step.shared if seen is None else min(step.shared, seen)
            pending = replace(one.pending, seen_at_most=most)
            self._outbox[n] = replace(one, pending=pending, answer=None, kept=False)
            self._reopened(one)

    def _reopened(self, one: Sent) -> None:
        self._returned = tuple(op_id for op_id in self._returned if op_id != one.pending.op_id)

    def _take_in(self, page: PullReply) -> None:
        self._drop(page)
        for row in page.rows:
            self._take(row)
        self._place = replace(
            self._place, cursor=page.cursor, held=page.held, filling=page.filling, resume_at=page.resume_at
        )
        self._pass()
        self._safe = max(self._safe, page.safe)
        self._forget()

    def _drop(self, page: PullReply) -> None:
        if page.gone:
            self._keep_only(frozenset(page.held) | ({page.filling.scope} if page.filling else set()))

    def _keep_only(self, kept: frozenset[str]) -> None:
        self._base = {record: one for record, one in self._base.items() if not one.scopes or one.scopes & kept}

    def _take(self, row: Row) -> None:
        standing = self._base.get(row.id)
        if standing is not None and row.seq <= standing.v:
            if row.seq == standing.v and row.scopes:
                self._base[row.id] = replace(standing, scopes=frozenset(row.scopes))
            return
        if row.what in {What.LEAVE, What.ERASE}:
            self._base.pop(row.id, None)
            if row.what is What.ERASE:
                self._forget_words(row.id)
        elif row.what is What.FULL:
            self._base[row.id] = BaseRecord(row.kind, row.seq, dict(row.fields), frozenset(row.scopes))
            self._withheld -= {row.id}
        elif standing is not None:
            scopes = frozenset(row.scopes) or standing.scopes
            self._base[row.id] = BaseRecord(row.kind, row.seq, {**standing.fields, **row.fields}, scopes)

    def _withhold(self) -> None:
        """Let go of the words beneath an own erasing."""
        overlay = self._overlay()
        here = [record for record in overlay if record in self._base]
        self._withheld |= {record for record in here if self._shown(record, overlay[record]) is None}

    def _fetch_anew(self) -> None:
        """Give up the scopes of records that should be shown again although their words are gone from here."""
        self._withheld &= self._base.keys()
        missing = frozenset(record for record in self._withheld if self.shown(record) is not None)
        if not missing:
            return
        anew = frozenset[str]().union(*(self._base[record].scopes for record in missing))
        filling = self._place.filling
        filling = None if filling is None or filling.scope in anew else filling
        held = tuple(scope for scope in self._place.held if scope not in anew)
        self._place = replace(self._place, held=held, filling=filling)
        self._base = {record: one for record, one in self._base.items() if record not in missing}
        self._keep_only(frozenset(held) | ({filling.scope} if filling else set()))

    def _pass(self) -> None:
        for n, one in self._outbox.items():
            if one.answer is not None and not one.kept and one.answer.seq <= self._place.cursor:
                self._outbox[n] = replace(one, kept=True)
                if one.answer.state is State.REFUSED:
                    self._returned = (*self._returned, one.pending.op_id)

    def _forget(self) -> None:
        """Let go of what is in a backup, up to the first operation that is not: their numbers stay without a gap."""
        for n, one in list(self._outbox.items()):
            if not one.kept or one.answer is None or one.answer.seq > self._safe:
                return
            del self._outbox[n]

    def _forget_words(self, record: UUID) -> None:
        """Take the words out of every operation about an erased record, but for the erasing itself."""
        self._told = tuple(one for one in self._told if one.id != record)
        for n, one in self._outbox.items():
            if any(mutation.record == record and mutation.verb is not Verb.ERASE for mutation in one.mutations):
                left = tuple(mutation for mutation in one.mutations if mutation.record != record)
                self._outbox[n] = replace(
                    one, pending=replace(one.pending, body=without(one.pending.body, record)), mutations=left
                )


def _said(value: Plain) -> Plain:
    """Return a value with nothing for what a field without words, members or number has."""
    is_nothing = value in ("", []) or (value == 0 and not isinstance(value, bool))
    return None if is_nothing else value


def _same_field(one: Mutation, other: Mutation) -> bool:
    return one.record == other.record and one.field == other.field
