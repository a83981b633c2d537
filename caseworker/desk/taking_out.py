"""What every export leaves behind: one record of the audit trail, with what was taken out, how much of it, and why."""

from uuid import UUID

from caseworker.desk.desk import Desk
from caseworker.domain.actions import Action
from caseworker.store.audit import Entry


class TakingOut(Desk):
    """A desk at which data leaves the program."""

    def _leave_export(self, what: str, subject: UUID | None, count: int, purpose: str) -> None:
        """Record that so many records of something were taken out, before any of it is handed over."""
        entry = Entry(
            author=self._sitting.author,
            at=self._now(),
            act=Action.EXPORT.value,
            obj=str(subject) if subject else "",
            reason=purpose,
            x={"kind": what, "records": count},
        )
        self._sitting.store.witness(entry)
