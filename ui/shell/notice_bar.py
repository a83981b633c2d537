"""The bar: the one lasting state that everybody must see now."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.shell.notices_model import Notice, NoticesModel, Weight
from ui.theme.current import theme
from ui.theme.icons import paint_icon
from ui.theme.painting import rounded
from ui.widgets.bars import announce, mixed
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Label


class _Sign(QWidget):
    """The icon of a state."""

    def __init__(self) -> None:
        super().__init__()
        self.icon, self.tone = "info", "neutral"
        self.setFixedSize(theme().px(18), theme().px(20))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the icon."""
        paint_icon(QPainter(self), QRectF(self.rect()), self.icon, theme().tone(self.tone).text)


class NoticeBar(QFrame):
    """Draws what `NoticesModel` shows; not there while nothing holds."""

    def __init__(self, model: NoticesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._model = model
        self._told = ""
        self._sign, self._title = _Sign(), Label("", "sub")
        self._words = Label("", "small", wrap=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._words.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        self._action, self._close = Button("", kind="link"), IconButton("x", self.tr("Put away"), size="sm")
        self._action.clicked.connect(self._act)
        self._close.clicked.connect(self._put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme().px(14), theme().px(8), theme().px(14), theme().px(8))
        row.setSpacing(theme().px(10))
        for widget in (self._sign, self._title):
            row.addWidget(widget)
        row.addWidget(self._words, 1)
        for button in (self._action, self._close):
            row.addWidget(button)
        self.setMinimumHeight(theme().px(42))
        model.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        notice = self._model.shown
        self.setVisible(notice is not None)
        if notice is None:
            self._told = ""
            return
        self._sign.icon, self._sign.tone = notice.icon, notice.tone
        self._title.set_text(notice.title)
        self._title.set_colour(_COLOURS.get(notice.tone, "text"))
        self._words.set_text(notice.words)
        self._action.setVisible(bool(notice.action))
        self._action.set_words(notice.action)
        self._close.setVisible(notice.closable)
        self._sign.update()
        self.update()
        self._tell(notice)

    def _tell(self, notice: Notice) -> None:
        if notice.key != self._told:
            self._told = notice.key
            announce(self, f"{notice.title} {notice.words}".strip(), urgent=notice.weight >= Weight.TROUBLE)

    def _act(self) -> None:
        notice = self._model.shown
        if notice is not None and notice.act is not None:
            notice.act()

    def _put_away(self) -> None:
        notice = self._model.shown
        if notice is not None:
            self._model.drop(notice.key)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the ground."""
        notice = self._model.shown
        if notice is not None:
            tone = theme().tone(notice.tone)
            line = tone.text if theme().is_high_contrast else mixed(tone.tint, tone.solid, 0.4)
            rounded(QPainter(self), QRectF(self.rect()), theme().size("radius", "card"), tone.tint, line)


_COLOURS = {"neutral": "text", "accent": "accentText"} | {
    tone: tone for tone in ("success", "warning", "danger", "info", "violet", "brown")
}
