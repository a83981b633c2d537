"""One draft: what it is about, its words as they were typed, and the ways on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from caseworker.desk.drafts import DraftLine
from ui.drafts.draft_forms import form_words, place_of
from ui.drafts.drafts_model import DraftsModel
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.foot_bar import FootBar
from ui.widgets.labels import Label
from ui.widgets.states import Empty


class DraftView(QFrame):
    """Draws one line of a `DraftsModel`."""

    open_asked = Signal()
    discard_asked = Signal()
    back_asked = Signal()

    def __init__(self, model: DraftsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Draft"))
        self._model = model
        self._title = Label("", "title", wrap=True)
        self._second = Label("", "small", "text2", wrap=True)
        self._words = QVBoxLayout()
        self._words.setSpacing(theme().px(10))
        self._empty = Empty("pencil-line", self.tr("No draft chosen."), self.tr("Choose one in the list to read it."))
        self.go_on = Button(self.tr("Go on writing"), kind="primary", icon="pencil-line", keys="Return")
        self._away = Button(self.tr("Discard draft"), icon="trash-2", keys="Delete")
        self._back = Button(self.tr("Bring back"), kind="primary", icon="rotate-ccw")
        self._foot = FootBar(self.go_on, (self._back, self._away))
        self.go_on.clicked.connect(self.open_asked)
        self._away.clicked.connect(self.discard_asked)
        self._back.clicked.connect(self.back_asked)
        self._lay_out()
        self.show_line(None)

    def show_line(self, line: DraftLine | None) -> None:
        """Show another draft, or that none is chosen."""
        while (item := self._words.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._empty.setVisible(line is None)
        self._foot.setVisible(line is not None)
        for label in (self._title, self._second):
            label.setVisible(line is not None)
        if line is None:
            return
        self._title.set_text(form_words(line.draft.key.form))
        self._second.set_text(". ".join((self._model.about(line), self._model.when(line))))
        for _, words in line.draft.fields:
            if words.strip():
                self._words.addWidget(Label(words, "body", wrap=True, selectable=True))
        place = place_of(line)
        self.go_on.setVisible(not line.is_discarded and place is not None)
        self._away.setVisible(not line.is_discarded)
        self._back.setVisible(line.is_discarded)
        missing = self.tr("What it is about is not on this device. Its words can be copied from here.")
        self._foot.say(missing if place is None else "", icon="info")

    def _lay_out(self) -> None:
        px = theme().px
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(px(28), px(18), px(28), px(18))
        rows.setSpacing(px(8))
        for widget in (self._title, self._second, self._empty):
            rows.addWidget(widget)
        rows.addSpacing(px(8))
        rows.addLayout(self._words)
        rows.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(self.tr("Draft"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(self._foot)
