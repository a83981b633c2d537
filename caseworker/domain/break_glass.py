"""Break-glass: reading one case outside one's own work because it cannot wait. Told at once, reviewed by someone else.

The rules only: asking is possible online, the server grants it and tells a supervisor. Sealed cases stay closed.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from caseworker.domain.ids import CaseId, OfficerId
from caseworker.domain.inputs import moment
from caseworker.errors import CaseworkerError

OPEN_FOR = timedelta(hours=4)
REVIEW_WITHIN = timedelta(hours=72)
LEAST_REASON = 20


class GlassCategory(StrEnum):
    """Why it cannot wait."""

    RISK_TO_LIFE = "risk_to_life"
    RISK_TO_CHILD = "risk_to_child"
    PERSON_PRESENT = "person_present"  # they are here, and their own officer cannot be reached
    COVER = "cover"
    COURT = "court"


class OwnReview(CaseworkerError):
    """Someone was to review what they themselves opened."""

    key = "break-glass.own-review"
    sentence = "You opened this case yourself, so someone else must review it. It stays in the list for review."


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakGlass:
    """One case opened by one officer for four hours from `opened_at`."""

    id: UUID
    officer: OfficerId
    case: CaseId
    category: GlassCategory
    reason: str
    opened_at: datetime
    reviewed_by: OfficerId | None = None
    reviewed_at: datetime | None = None

    def is_open(self, at: datetime) -> bool:
        """Whether the case may be read at that moment; the last instant no longer counts."""
        return self.opened_at <= moment(at) < self.opened_at + OPEN_FOR

    @property
    def review_due(self) -> datetime:
        """When it must have been reviewed."""
        return self.opened_at + REVIEW_WITHIN

    def review_is_overdue(self, at: datetime) -> bool:
        """Whether it should have been reviewed by now and was not. A late review is still taken."""
        return self.reviewed_at is None and moment(at) > self.review_due


def reason_is_enough(reason: str) -> bool:
    """Whether the reason has at least 20 characters, not counting blanks at its ends and repeated blanks."""
    return len(" ".join(reason.split())) >= LEAST_REASON


def review(opened: BreakGlass, *, by: OfficerId, at: datetime) -> BreakGlass:
    """Return it as reviewed; reviewing again changes nothing. Raises `OwnReview`. Who may review: access.py."""
    if by == opened.officer:
        raise OwnReview
    if opened.reviewed_at is not None:
        return opened
    return replace(opened, reviewed_by=by, reviewed_at=moment(at))
