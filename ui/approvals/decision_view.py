"""A request as one reads it before deciding: what it rests on, what is other than last time, and the two ways on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from caseworker.desk.approvals import ApprovalPage, Difference
from ui.approvals.decision_model import DecisionModel
from ui.lists.words_panel import ConfirmPanel, WordsPanel
from ui.messages import say
from ui.places import Place
from ui.theme.current import theme
from ui.widgets.bars import Bar
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.labels import Label
from ui.widgets.pane_lines import Fact
from ui.widgets.states import Failed
from ui.work import Work


class DecisionView(QFrame):
    """Draws a `DecisionModel`. `step_asked` with -1 or 1 when the request before or after is wanted."""

    step_asked = Signal(int)

    def __init__(
        self, work: Work, model: DecisionModel, *, is_narrow: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._work, self.model = work, model
        self._person = ""
        self.setAccessibleName(self.tr("Request"))
        self.approve = Button(self.tr("Approve"), kind="primary", icon="check", keys="Ctrl+Return")
        self.back = Button(self.tr("Send back"), keys="" if is_narrow else "Ctrl+Backspace")
        self.approve.clicked.connect(self.ask_approve)
        self.back.clicked.connect(self.ask_send_back)
        self._failed = Failed(self.tr("This request could not be read."), "")
        self._failed.again.connect(model.again)
        self._lay_out()
        model.changed.connect(self._draw)
        self._draw()

    def set_person(self, name: str) -> None:
        """Say whom the case is about."""
        self._person = name

    def ask_approve(self) -> None:
        """Approve, after the one thing that cannot be taken back was named."""
        self.model.once_read(self._confirm)

    def ask_send_back(self) -> None:
        """Ask what is to be put right, then send back."""
        self.model.once_read(self._ask_what_is_missing)

    def _confirm(self) -> None:
        page = self.model.state.page
        if page is None or self.model.why_not_decide():
            return
        words = self.tr("{case}. Work on the case goes on at once, and this cannot be taken back.")
        number = page.case.shown_number if page.case else ""
        ConfirmPanel(
            self.tr("Approve “{title}”?").format(title=page.approval.title),
            self,
            words=words.format(case=self._work.wording.isolate(number)),
            action=self.tr("Approve"),
            leave=self.tr("Not yet"),
            done=self.model.approve,
        )

    def _ask_what_is_missing(self) -> None:
        page = self.model.state.page
        if page is None or self.model.why_not_decide():
            return
        WordsPanel(
            self.tr("Send back “{title}”").format(title=page.approval.title),
            self,
            label=self.tr("What is missing or wrong"),
            action=self.tr("Send back"),
            missing=self.tr("Say what is missing or wrong, so that it can be put right."),
            done=self.model.send_back,
        )

    def _lay_out(self) -> None:
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme().px(10))
        self._body = QWidget()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._rows.addWidget(self._failed)
        self._rows.addWidget(self._body)

    def _draw(self) -> None:
        state = self.model.state
        self._failed.setVisible(state.error is not None)
        if state.error is not None:
            self._failed.say(self.tr("This request could not be read."), say(state.error))
        fresh = QWidget()
        rows = QVBoxLayout(fresh)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme().px(10))
        for button in (self.approve, self.back):
            button.setParent(self)
            button.setVisible(False)
        if state.page is not None:
            self._fill(rows, state.page)
        self._rows.replaceWidget(self._body, fresh)
        self._body.hide()
        self._body.deleteLater()
        self._body = fresh

    def _fill(self, rows: QVBoxLayout, page: ApprovalPage) -> None:
        asked, wording = page.approval, self._work.wording
        top = QHBoxLayout()
        top.addWidget(Chip(wording.approval_state(asked.state), "warning", dot=True))
        top.addStretch(1)
        rows.addLayout(top)
        rows.addWidget(Label(asked.title, "heading", wrap=True))
        rows.addWidget(self._who(page))
        if page.differences:
            rows.addWidget(self._changes(page))
        if asked.grounds:
            rows.addWidget(self._grounds(page))
        if asked.request:
            rows.addWidget(Label(asked.request, "body", wrap=True, selectable=True))
        actions = QHBoxLayout()
        actions.setSpacing(theme().px(8))
        for button in (self.approve, self.back):
            button.setVisible(page.mine)
            actions.addWidget(button)
        actions.addStretch(1)
        rows.addLayout(actions)

    def _who(self, page: ApprovalPage) -> QWidget:
        asked, wording = page.approval, self._work.wording
        box = QWidget()
        rows = QVBoxLayout(box)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        if page.case is not None:
            case = page.case
            words = wording.facts(case.shown_number, self._person or case.title)
            link = Button(words, kind="link", size="sm")
            link.clicked.connect(lambda: self._work.window.go(Place("case", case.id)))
            rows.addWidget(link)
        who = self.tr("Asked by {name}, {moment}").format(
            name=wording.isolate(self.model.officers.name(asked.asked_by)), moment=wording.day_time(asked.asked_at)
        )
        rows.addWidget(Label(who, "small", "text2", wrap=True))
        return box

    def _changes(self, page: ApprovalPage) -> QWidget:
        follows = page.follows
        comment = follows.comment if follows is not None else ""
        box = QWidget()
        rows = QVBoxLayout(box)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme().px(6))
        title = self.tr("%n things are other than last time", "", len(page.differences))
        rows.addWidget(Bar("info", "history", title, comment))
        for one in page.differences:
            rows.addWidget(Fact(one.label, self._change(one), "accent", icon="", in_column=False))
        return box

    def _change(self, one: Difference) -> str:
        if not one.before:
            return self.tr("{now} (new)").format(now=one.now)
        if not one.now:
            return self.tr("was {before}, now left out").format(before=one.before)
        return self.tr("{before} → {now}").format(before=one.before, now=one.now)

    def _grounds(self, page: ApprovalPage) -> QWidget:
        card = Card()
        for ground in page.approval.grounds:
            card.box.addWidget(Fact(ground.label, ground.value, "", icon="", in_column=False))
        return card
