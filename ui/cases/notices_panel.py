"""The list of those who are told that a matter is settled: each by the way they prefer, planned as tasks."""

from PySide6.QtWidgets import QWidget

from caseworker.domain.cases import Status
from ui.cases.case_models import CaseModels
from ui.cases.case_notices import CaseNotices, Row
from ui.widgets.buttons import Button
from ui.widgets.choosers import CheckBox
from ui.widgets.labels import Label
from ui.widgets.panel import Panel
from ui.wording import Wording


class NoticesPanel(Panel):
    """A box for each reporter who left a way to reach them, all checked; the others are only counted."""

    def __init__(self, notices: CaseNotices, over: QWidget, *, settled: bool) -> None:
        super().__init__(self.tr("Tell those who reported it"), over, width=560, name="notices")
        self._notices, self._say, self._settled = notices, notices.work.wording, settled
        self.boxes: list[tuple[Row, CheckBox]] = []
        self.plan = Button(self.tr("Plan notices"), kind="primary", keys="Ctrl+Return")
        self.plan.clicked.connect(self.give)
        self.leave = Button(self.tr("Close"), keys="Esc")
        self.leave.clicked.connect(self.close_panel)
        for button in (self.plan, self.leave):
            self.foot.addWidget(button)
        self.foot.addStretch(1)
        self.answer("Ctrl+Return", self.give)
        notices.read.connect(self._show)

    def start(self) -> None:
        """Read the list, and open with it."""
        self._notices.look()

    def give(self) -> None:
        """Plan a task for everybody who is checked."""
        chosen = [row.person for row, box in self.boxes if box.isChecked() and not row.planned]
        if chosen:
            self._notices.plan(chosen)
        self.close_panel()

    def _show(self) -> None:
        self._notices.read.disconnect(self._show)
        rows, without = self._notices.rows(), self._notices.without()
        self.body.addWidget(Label(self._heading(rows), "body", "text2", wrap=True))
        for row in rows:
            self._add(row)
        if without:
            words = self.tr("%n more cannot be told: no name, or no way to reach them.", "", without)
            self.body.addWidget(Label(words, "small", "text2", wrap=True))
        is_left = any(not row.planned for row in rows)
        self.plan.setVisible(is_left)
        self.open(self.plan if is_left else self.leave)

    def _add(self, row: Row) -> None:
        box = CheckBox(_words(row, self._say))
        box.setChecked(not row.planned)
        box.setEnabled(not row.planned)
        self.boxes.append((row, box))
        self.body.addWidget(box)
        if row.planned:
            self.body.addWidget(Label(self.tr("A notice is planned already."), "small", "text2"))

    def _heading(self, rows: tuple[Row, ...]) -> str:
        if not rows:
            return self.tr("Nobody who reported it left a way to reach them.")
        if self._settled:
            return self.tr("It is settled. Each is told by the way they prefer, in a notice of their own.")
        return self.tr("Each is told by the way they prefer, in a notice of their own.")


def show_notices(models: CaseModels, over: QWidget) -> None:
    """List who reported the matter and how each is told of its end."""
    page = models.case.page
    settled = page is not None and page.case.status is Status.CLOSED
    NoticesPanel(models.notices, over, settled=settled).start()


def show_after_closing(models: CaseModels, over: QWidget) -> None:
    """The same when a matter at a place was closed; nothing for cases of other kinds."""
    if models.case.page is not None and models.case.page.reports:
        NoticesPanel(models.notices, over, settled=True).start()


def _words(row: Row, say: Wording) -> str:
    return say.facts(say.isolate(row.name), row.way, say.isolate(row.reach))
