"""One request that waits for a decision: what it says, and deciding it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from caseworker.desk.approvals import ApprovalPage
from caseworker.domain.approvals import Approval, ApprovalId
from ui.lists.officers import Officers, officers_of
from ui.work import Work

REST_MS = 250


@dataclass(frozen=True, slots=True)
class DecisionState:
    """The request that is shown (None: none is chosen); `is_busy` while the decision is being saved."""

    wanted: ApprovalId | None = None
    page: ApprovalPage | None = None
    is_busy: bool = False
    error: Exception | None = None


class DecisionModel(QObject):
    """Reads a request once one rests on it, because reading it is recorded, and saves what is decided.

    `decided` tells that it was, with the request as it stands then.
    """

    changed = Signal()
    decided = Signal(object)

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.state = DecisionState()
        self.officers = Officers(work.office.card.id, work.office.card.name)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._ask)
        self._then: Callable[[], None] | None = None

    def show(self, approval: ApprovalId | None, *, at_once: bool = False) -> None:
        """Show another request, once one rests on it; or none."""
        if approval == self.state.wanted:
            return
        self._then = None
        self._become(wanted=approval, page=None, error=None)
        if approval is None:
            self._rest.stop()
        elif at_once:
            self._ask()
        else:
            self._rest.start()

    def again(self) -> None:
        """Read the request again."""
        if self.state.wanted is not None:
            self._ask()

    def once_read(self, act: Callable[[], None]) -> None:
        """Do this with the chosen request, as soon as it is read: whoever presses a key at once need not wait."""
        if self.state.page is not None:
            act()
        elif self.state.wanted is not None:
            self._then = act
            self._ask()

    def why_not_decide(self) -> str:
        """Return why nothing can be decided now, "" when it can, or can once the chosen request is read."""
        page = self.state.page
        if page is None:
            is_coming = self.state.wanted is not None and self.state.error is None
            return "" if is_coming else self.tr("Choose a request that waits for you first.")
        if self.state.is_busy:
            return self.tr("Your decision is being saved.")
        return "" if page.mine else self.tr("This is decided by somebody else.")

    def approve(self) -> None:
        """Approve the request that is shown."""
        self._decide(self._work.office.approvals.approve, self.tr("Approved: {title}"))

    def send_back(self, comment: str) -> None:
        """Send the request back with what is to be put right."""
        self._decide(
            lambda one: self._work.office.approvals.send_back(one, comment=comment), self.tr("Sent back: {title}")
        )

    def _decide(self, act: Callable[[ApprovalId], Approval], said: str) -> None:
        page = self.state.page
        if page is None or self.why_not_decide():
            return
        self._become(is_busy=True)
        asked = page.approval

        def done(decided: Approval) -> None:
            self._become(is_busy=False, wanted=None, page=None)
            self._work.window.toast(said.format(title=self._work.wording.isolate(decided.title)))
            self.decided.emit(decided)

        self._work.lanes.write(lambda: act(asked.id), done, self._on_refused, owner=self)

    def _ask(self) -> None:
        self._rest.stop()
        wanted, office = self.state.wanted, self._work.office
        if wanted is None:
            return

        def work() -> tuple[ApprovalPage, Officers]:
            return office.approvals.page(wanted), officers_of(office)

        self._work.lanes.read(work, self._on_page, self._on_failed, owner=self, key="page")

    def _on_page(self, told: tuple[ApprovalPage, Officers]) -> None:
        page, self.officers = told
        if page.approval.id != self.state.wanted:
            return
        self._become(page=page, error=None)
        then, self._then = self._then, None
        if then is not None:
            then()

    def _on_failed(self, error: Exception) -> None:
        self._then = None
        self._become(error=error)

    def _on_refused(self, error: Exception) -> None:
        self._become(is_busy=False)
        self._work.window.trouble(error)

    def _become(self, **values: Any) -> None:
        self.state = replace(self.state, **values)
        self.changed.emit()
