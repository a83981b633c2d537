"""The panel that gives cases to somebody else: type a name, see everybody's load before and after, Enter."""

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.domain.ids import CaseId
from ui.lists.reassign_model import ReassignModel, Taker
from ui.theme.current import theme
from ui.theme.icons import qicon
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.panel import Panel
from ui.widgets.rows import RowList, RowsModel, TwoLine, TwoLineDelegate
from ui.work import Work

translate = QCoreApplication.translate
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ReassignPanel(Panel):
    """Who could take the cases. The first who fits what is typed is chosen; Enter gives."""

    def __init__(self, work: Work, ids: Collection[CaseId], over: QWidget) -> None:
        title = translate("ReassignPanel", "Give %n cases to somebody else", "", len(ids))
        super().__init__(title, over, width=560, name="reassign")
        self._work = work
        self.model = ReassignModel(work, ids, self)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Type a name or a team"))
        self.field.setAccessibleName(self.tr("Who takes them"))
        self.field.addAction(qicon("search", "text3"), QLineEdit.ActionPosition.LeadingPosition)
        self.rows = RowsModel(parent=self)
        self.list = RowList(self.rows, TwoLineDelegate(), self.tr("Who could take them"))
        self.list.setMinimumHeight(theme().px(300))
        self.give = Button(self.tr("Reassign"), kind="primary", keys="Return")
        self._lay_out()
        self.field.textEdited.connect(self.model.type)
        self.field.installEventFilter(self)
        self.field.returnPressed.connect(self._give)
        self.give.clicked.connect(self._give)
        self.list.opened.connect(self._give_row)
        self.model.changed.connect(self._draw)
        self.model.given.connect(self.close_panel)
        self.open(self.field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let the arrows in the field move through the list below."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._moved(event)
        return super().eventFilter(watched, event)

    def _moved(self, event: QKeyEvent) -> bool:
        if event.key() in _MOVES:
            self.list.keyPressEvent(event)
            return True
        return False

    def _lay_out(self) -> None:
        self.body.addWidget(self.field)
        self.body.addWidget(self.list)
        words = self.tr("The numbers are open cases now, then, and the agreed limit. Open tasks go along.")
        self.body.addWidget(Label(words, "meta", "text3", wrap=True))
        leave = Button(self.tr("Cancel"), kind="ghost", keys="Esc")
        leave.clicked.connect(self.close_panel)
        self.foot.addWidget(self.give)
        self.foot.addWidget(leave)
        self.foot.addStretch(1)

    def _draw(self) -> None:
        state = self.model.state
        self.rows.set_rows([self._row(one) for one in state.shown])
        if self.list.value() is None:
            self.list.choose_first()

    def _row(self, taker: Taker) -> TwoLine:
        number = self._work.wording.number
        trailing = ""
        if taker.officer is not None:
            trailing = self.tr("{now} → {then} of {agreed}").format(
                now=number(taker.now), then=number(taker.then), agreed=number(taker.agreed)
            )
            if taker.is_over:
                trailing = self.tr("{numbers} – too many").format(numbers=trailing)
        return TwoLine(
            title=taker.name,
            second=taker.team_title,
            trailing=trailing,
            tone="danger" if taker.is_over else "",
            avatar=taker.name if taker.officer is not None else "",
            icon="" if taker.officer is not None else "inbox",
            key=taker.key,
        )

    def _give_row(self, _: QModelIndex) -> None:
        self._give()

    def _give(self) -> None:
        chosen = self.list.value()
        taker = next((one for one in self.model.state.shown if chosen is not None and one.key == chosen.key), None)
        if taker is not None:
            self.model.give(taker)
