"""What holds a case where it is: a hold, nobody to own it, a handover, and what its usual next move still needs.

Asked of many cases at once, with one query for each kind of thing that is looked for.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from caseworker.desk.stage_work import facts_of
from caseworker.domain.approvals import Approval, granted
from caseworker.domain.attachments import Attachment, document_types
from caseworker.domain.case_moves import CaseFacts, plain_words, what_is_missing
from caseworker.domain.case_types import CaseType, GuardKind, Move, Named
from caseworker.domain.cases import Case, Status
from caseworker.domain.ids import CaseId
from caseworker.domain.tasks import Task, open_required
from caseworker.store.about import about
from caseworker.store.reader import Reader

R = TypeVar("R", Task, Attachment, Approval)


class Holding(StrEnum):
    """What holds a case where it is; those of `GuardKind` are what its usual next move still needs."""

    ON_HOLD = "on_hold"
    NO_OWNER = "no_owner"
    HANDOVER = "handover"
    TASKS_DONE = GuardKind.TASKS_DONE.value
    DOCUMENT = GuardKind.DOCUMENT.value
    CONSENT = GuardKind.CONSENT.value
    APPROVAL = GuardKind.APPROVAL.value
    FIELD_SET = GuardKind.FIELD_SET.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """One thing that holds a case: its kind, a title of the pack where it has one, and how many of it."""

    kind: Holding
    name: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Placed:
    """A case with its type."""

    case: Case
    case_type: CaseType

    @property
    def usual(self) -> Move | None:
        """The first way out of the present stage."""
        return next(iter(self.case_type.moves_from(self.case.stage)), None)

    def asks(self, kind: GuardKind) -> bool:
        """Whether the usual way out asks for this kind of thing."""
        return self.usual is not None and any(guard.kind is kind for guard in self.usual.guards)


def holds_of(
    reader: Reader, placed: Sequence[Placed], *, at: datetime, purposes: Sequence[Named]
) -> dict[CaseId, tuple[Hold, ...]]:
    """Return what holds each of these cases; `at` carries the agency's zone, `purposes` the words of a consent."""
    agreed = {plain_words(one.id): one.title for one in purposes}
    at_work = [one for one in placed if one.case.status is not Status.CLOSED]
    tasks = _by_case(reader, Task, at_work, GuardKind.TASKS_DONE)
    documents = _by_case(reader, Attachment, at_work, GuardKind.DOCUMENT)
    approvals = _by_case(reader, Approval, at_work, GuardKind.APPROVAL)
    found: dict[CaseId, tuple[Hold, ...]] = {one.case.id: () for one in placed}
    for one in at_work:
        case = one.case
        facts = CaseFacts(
            open_tasks=open_required(tasks.get(case.id, ()), stage=case.stage),
            documents=document_types(documents.get(case.id, ()), case=case.id),
            approvals=granted(approvals.get(case.id, ()), case=case.id, stage=case.stage),
        )
        if one.asks(GuardKind.CONSENT):
            facts = facts_of(reader, case, one.case_type, at=at)
        found[case.id] = (*_standing(one), *_missing(one, facts, agreed))
    return found


def _standing(placed: Placed) -> Iterable[Hold]:
    case = placed.case
    if case.status is Status.ON_HOLD:
        yield Hold(kind=Holding.ON_HOLD, name=placed.case_type.hold_reason(case.hold_reason).title)
    if case.owner is None:
        yield Hold(kind=Holding.NO_OWNER)
    if case.handover_asked_by is not None:
        yield Hold(kind=Holding.HANDOVER)


def _missing(placed: Placed, facts: CaseFacts, agreed: Mapping[str, str]) -> Iterable[Hold]:
    usual = placed.usual
    if usual is None:
        return ()
    missing = what_is_missing(placed.case, placed.case_type, to=usual.to_stage, facts=facts)
    return tuple(
        Hold(
            kind=Holding(one.kind.value),
            name=agreed.get(one.name, one.name) if one.kind is GuardKind.CONSENT else one.name,
            count=one.count,
        )
        for one in missing
    )


def _by_case(
    reader: Reader, subject: type[R], placed: Collection[Placed], kind: GuardKind
) -> Mapping[CaseId, Sequence[R]]:
    asked = [one.case.id for one in placed if one.asks(kind)]
    found: dict[CaseId, list[R]] = {}
    for record in about(reader, subject, asked) if asked else ():
        if record.case is not None:
            found.setdefault(record.case, []).append(record)
    return found
