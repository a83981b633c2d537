"""The way of a case: through the stages of its type, on hold and back, to an outcome and, if need be, open again.

Rules only. What is true around the case (tasks, documents, consents, approvals) is handed in as `CaseFacts`, because it
lives in other records. A refused move says what is missing, in the words of the foot bar.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from caseworker.domain.case_types import CaseType, Guard, GuardKind, Move, RoleName
from caseworker.domain.cases import Case, StagePassage, Status
from caseworker.domain.ids import OfficerId
from caseworker.domain.inputs import moment, reason_given
from caseworker.errors import CaseworkerError


class CaseIsClosed(CaseworkerError):
    """Something was to be done with a closed case that only an open one allows."""

    key = "case.closed"
    sentence = "Case {number} is closed. Nothing was changed. Reopen it first, saying why."


class CaseIsOnHold(CaseworkerError):
    """A case on hold was to be moved."""

    key = "case.on-hold"
    sentence = "Case {number} is on hold. Nothing was changed. Resume it first, then move it on."


class NoSuchMove(CaseworkerError):
    """The case type has no way between the two stages."""

    key = "case.no-such-move"
    sentence = "A case of this type cannot go from '{from_stage}' to '{to_stage}'. It stays where it is."


class MoveNotYours(CaseworkerError):
    """The move is reserved to other roles than the officer's."""

    key = "case.move-not-yours"
    sentence = "This step is taken by: {roles}. The case stays where it is. Hand it to one of them."


class NotReady(CaseworkerError):
    """Something is missing for the next stage; `missing` says what, one by one."""

    key = "case.not-ready"
    sentence = "{missing} before this case can go to '{stage}'. It stays where it is."

    def __init__(self, missing: tuple["Missing", ...], *, stage: str) -> None:
        super().__init__(missing="; ".join(each.say() for each in missing), count=len(missing), stage=stage)
        self.missing = missing


class TasksRemain(CaseworkerError):
    """A case cannot be closed while required tasks are open."""

    key = "case.tasks-remain"
    sentence = "Required tasks still open: {count}. The case stays open. Finish them or drop them with a reason."


class OutcomeNotHere(CaseworkerError):
    """The outcome belongs to other stages of the case type."""

    key = "case.outcome-not-here"
    sentence = "'{outcome}' cannot be chosen in the stage '{stage}'. The case stays open. Choose another outcome."


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """What guards ask about: open required tasks of the present stage, types of documents on the case, purposes the
    person now consents to, roles that approved in this stage.
    """

    open_tasks: int = 0
    documents: frozenset[str] = frozenset()
    consents: frozenset[str] = frozenset()
    approvals: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One thing that is missing for a move. `key` finds its sentence on a screen; `name` is a title of the pack."""

    kind: GuardKind
    name: str = ""
    count: int = 1

    @property
    def key(self) -> str:
        """The key of the sentence, one per kind."""
        return f"case.missing.{self.kind.value}"

    def say(self) -> str:
        """Return the English words, without a full stop, such as `3 tasks to finish`."""
        words = {
            GuardKind.TASKS_DONE: f"{self.count} {'task' if self.count == 1 else 'tasks'} to finish",
            GuardKind.DOCUMENT: f"'{self.name}' to attach",
            GuardKind.CONSENT: f"Consent for '{self.name}' to record",
            GuardKind.APPROVAL: f"Approval by '{self.name}' to get",
            GuardKind.FIELD_SET: f"'{self.name}' to fill in",
        }
        return words[self.kind]


def what_is_missing(case: Case, case_type: CaseType, *, to: str, facts: CaseFacts) -> tuple[Missing, ...]:
    """Return what stands between the case and a stage, in the order of the pack; empty when it may go.

    Raises NoSuchMove when the case type has no such way.
    """
    found = (_missing(guard, case, case_type, facts) for guard in _way(case, case_type, to).guards)
    return tuple(each for each in found if each is not None)


def move(
    case: Case,
    case_type: CaseType,
    *,
    to: str,
    facts: CaseFacts,
    roles: Collection[RoleName],
    passage_id: UUID,
    by: OfficerId,
    at: datetime,
) -> Case:
    """Return the case in another stage; a case already there is returned as it is.

    Raises CaseIsClosed, CaseIsOnHold, NoSuchMove, MoveNotYours or NotReady.
    """
    if case.stage == to:
        return case
    _refuse_unless_open(case)
    way = _way(case, case_type, to)
    if not set(way.roles) & set(roles):
        raise MoveNotYours(roles=", ".join(role.value.replace("_", " ") for role in way.roles))
    missing = what_is_missing(case, case_type, to=to, facts=facts)
    if missing:
        raise NotReady(missing, stage=case_type.stage(to).title)
    entered = StagePassage(id=passage_id, stage=to, at=moment(at), by=by)
    return replace(case, stage=to, stage_since=at, passages=(*case.passages, entered))


def hold(
    case: Case, case_type: CaseType, *, reason: str, at: datetime, note: str = "", until: date | None = None
) -> Case:
    """Return the case on hold for a reason its type knows (NotInPack otherwise), until a day if one is named.

    On hold already, only the reason, note and day change: the clock has been standing since the first moment.
    """
    if case.status is Status.CLOSED:
        raise CaseIsClosed(number=case.shown_number)
    known = case_type.hold_reason(reason).id
    since = case.on_hold_since if case.status is Status.ON_HOLD else moment(at)
    return replace(
        case, status=Status.ON_HOLD, hold_reason=known, hold_note=note.strip(), on_hold_since=since, hold_until=until
    )


def resume(case: Case) -> Case:
    """Return the case at work again; a case that is not on hold is returned as it is."""
    if case.status is not Status.ON_HOLD:
        return case
    return replace(_without_hold(case), status=Status.OPEN)


def close(
    case: Case,
    case_type: CaseType,
    *,
    outcome: str,
    reason: str,
    open_tasks: int,
    by: OfficerId,
    at: datetime,
) -> Case:
    """Return the case closed with its outcome and the reason for it; closing twice changes nothing.

    `open_tasks` counts the required tasks of the whole case that are neither done nor dropped. Raises TasksRemain,
    NotInPack, OutcomeNotHere or ReasonMissing.
    """
    if case.status is Status.CLOSED:
        return case
    if open_tasks:
        raise TasksRemain(count=open_tasks)
    chosen = case_type.outcome(outcome)
    if chosen.stages and case.stage not in chosen.stages:
        raise OutcomeNotHere(outcome=chosen.title, stage=case_type.stage(case.stage).title)
    return replace(
        _without_hold(case),
        status=Status.CLOSED,
        outcome=chosen.id,
        outcome_reason=reason_given(reason),
        closed_at=moment(at),
        closed_by=by,
    )


def reopen(case: Case, *, reason: str) -> Case:
    """Return the case at work again in the stage where it was closed; reopening an open case changes nothing.

    The outcome leaves the case and stays in its history. Raises ReasonMissing.
    """
    if case.status is not Status.CLOSED:
        return case
    return replace(
        case,
        status=Status.OPEN,
        outcome=None,
        outcome_reason="",
        closed_at=None,
        closed_by=None,
        reopened=case.reopened + 1,
        reopen_reason=reason_given(reason),
    )


def _way(case: Case, case_type: CaseType, to: str) -> Move:
    way = case_type.move(from_stage=case.stage, to_stage=to)
    if way is None:
        raise NoSuchMove(from_stage=case_type.stage(case.stage).title, to_stage=case_type.stage(to).title)
    return way


def _refuse_unless_open(case: Case) -> None:
    if case.status is Status.CLOSED:
        raise CaseIsClosed(number=case.shown_number)
    if case.status is Status.ON_HOLD:
        raise CaseIsOnHold(number=case.shown_number)


def _without_hold(case: Case) -> Case:
    return replace(case, hold_reason="", hold_note="", on_hold_since=None, hold_until=None)


def _missing(guard: Guard, case: Case, case_type: CaseType, facts: CaseFacts) -> Missing | None:
    if guard.kind is GuardKind.TASKS_DONE:
        return Missing(kind=guard.kind, count=facts.open_tasks) if facts.open_tasks else None
    present = {
        GuardKind.DOCUMENT: facts.documents,
        GuardKind.CONSENT: facts.consents,
        GuardKind.APPROVAL: facts.approvals,
        GuardKind.FIELD_SET: _fields_set(case),
    }[guard.kind]
    if guard.name in present:
        return None
    title = case_type.document(guard.name).title if guard.kind is GuardKind.DOCUMENT else plain_words(guard.name)
    return Missing(kind=guard.kind, name=title)


def plain_words(name: str) -> str:
    """Return the id of a field, a purpose or a role as words: what has no title of its own is called so."""
    return name.replace("_", " ").replace("-", " ")


def _fields_set(case: Case) -> frozenset[str]:
    own = {field.name for field in Case.definition.fields if getattr(case, field.name) not in {None, "", ()}}
    return frozenset(own | {detail.name for detail in case.details if detail.value})
