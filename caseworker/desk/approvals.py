"""Approvals: ask for a decision, see what changed since it was sent back, and decide it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from caseworker.desk.work_desk import WorkDesk
from caseworker.domain import approvals
from caseworker.domain.actions import Action
from caseworker.domain.approvals import Approval, ApprovalId, Ground
from caseworker.domain.case_types import RoleName
from caseworker.domain.cases import Case
from caseworker.domain.ids import CaseId
from caseworker.store import work_lists
from caseworker.store.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundLine:
    """One line of what a decision rests on."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked. Without a role it is asked of the one the case type names; `follows` was sent back before."""

    case: CaseId
    title: str
    request: str = ""
    grounds: tuple[GroundLine, ...] = ()
    asked_of: RoleName | None = None
    due: date | None = None
    follows: ApprovalId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A ground that is not as it was in the request before: what it said then ("" for not at all), and now."""

    label: str
    before: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalPage:
    """A request, its case (None when it may not be seen), the one it follows and what differs from that one.

    `mine` tells whether the officer may decide it.
    """

    approval: Approval
    case: Case | None
    follows: Approval | None
    differences: tuple[Difference, ...]
    mine: bool


class Approvals(WorkDesk):
    """Decisions asked of someone with the right to take them."""

    def ask(self, request: Request) -> Approval:
        """Ask for a decision in the case's present stage. Raises TitleMissing or NotHere."""
        with self._acting("approval.ask") as unit:
            return self.asked_in(unit, request)

    def asked_in(self, unit: Unit, request: Request) -> Approval:
        """Ask for a decision within the unit of a larger action."""
        case = self._written(unit, Case, request.case)
        self._known(unit, Approval, request.follows)
        asked = approvals.ask(
            Approval(
                id=ApprovalId(unit.new_id()),
                territory=case.territory,
                sensitivity=case.sensitivity,
                title=request.title,
                case=case.id,
                stage=case.stage,
                request=request.request.strip(),
                grounds=tuple(Ground(id=unit.new_id(), label=one.label, value=one.value) for one in request.grounds),
                asked_of=request.asked_of or self._type_of(unit, case).approver,
                asked_by=self._me,
                asked_at=unit.deed.at,
                due=request.due,
                follows=request.follows,
            )
        )
        self._may_create(asked)
        unit.add(asked)
        return asked

    def page(self, approval_id: ApprovalId) -> ApprovalPage:
        """Return a request as it is shown to whoever decides it; the reading is recorded."""
        with self._reading() as reader:
            asked = self._opened(reader, Approval, approval_id)
            before = None if asked.follows is None else reader.find(Approval, asked.follows)
            known = self._cases_seen(reader, [asked.case])
        return ApprovalPage(
            approval=asked,
            case=known.get(asked.case),
            follows=before,
            differences=() if before is None else _differences(before, asked),
            mine=asked.asked_of in self._roles and asked.asked_by != self._me,
        )

    def approve(self, approval_id: ApprovalId, *, comment: str = "") -> Approval:
        """Approve. Raises OwnRequest, NotYoursToDecide, AlreadyDecided or AccessDenied."""
        return self._settle(
            "approval.approve",
            approval_id,
            lambda asked, unit: approvals.approve(
                asked, by=self._me, roles=self._roles, at=unit.deed.at, comment=comment
            ),
            comment,
        )

    def send_back(self, approval_id: ApprovalId, *, comment: str) -> Approval:
        """Send back with what is to be put right. Raises CommentMissing and whatever `approve` raises."""
        return self._settle(
            "approval.send_back",
            approval_id,
            lambda asked, unit: approvals.send_back(
                asked, by=self._me, roles=self._roles, at=unit.deed.at, comment=comment
            ),
            comment,
        )

    def waiting_for_me(self) -> tuple[Approval, ...]:
        """Return the requests that wait for the officer's role and were asked by others, the oldest first."""
        visible, found = self._listed(Approval), list[Approval]()
        with self._reading() as reader:
            for role in sorted(self._roles):
                found += work_lists.approvals_asked(reader, visible, of=role, not_by=self._me)
        return tuple(found)

    def _settle(
        self, action: str, approval_id: ApprovalId, decide: Callable[[Approval, Unit], Approval], comment: str
    ) -> Approval:
        with self._acting(action, reason=comment) as unit:
            asked = unit.get(Approval, approval_id)
            self._may_on(unit, Action.APPROVE, asked)
            decided = decide(asked, unit)
            unit.save(decided)
            return decided


def _differences(before: Approval, now: Approval) -> tuple[Difference, ...]:
    old = {ground.label: ground.value for ground in before.grounds}
    new = {ground.label: ground.value for ground in now.grounds}
    return tuple(
        Difference(label=label, before=old.get(label, ""), now=new.get(label, ""))
        for label in dict.fromkeys([*new, *old])
        if old.get(label) != new.get(label)
    )
