"""A panel over the page: a few fields for something quick, closed by Esc, the page below as it was.

The focus stays inside while it is open and returns to where it was. Keys that the panel answers are its own, whatever
the page below would do with them.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.current import theme
from ui.theme.painting import rounded
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Label

_EDGE = 24  # room that stays free around the panel


class _Sheet(QFrame):
    """The ground of the panel."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(False)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the rounded ground and its line."""
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), theme().size("radius", "overlay"), "raised", "borderStrong")

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take clicks beside the fields: they are not meant for the page."""
        event.accept()


class Panel(QWidget):
    """A panel over the window that `over` stands in. Fill `body`, put its actions into `foot`, then `open` it.

    `closed` is told once, however it was closed; the panel is deleted afterwards.
    """

    closed = Signal()

    def __init__(self, title: str, over: QWidget, *, width: int = 560, name: str = "panel") -> None:
        window = over.window()
        super().__init__(window)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._width, self._opener = width, QApplication.focusWidget()
        self._keys: dict[str, Callable[[], None]] = {}
        self._is_open = True
        self._sheet = _Sheet(self)
        self._sheet.setAccessibleName(title)
        self.body = QVBoxLayout()
        self.head = QHBoxLayout()
        self.foot = QHBoxLayout()
        self._build(title)
        window.installEventFilter(self)
        self._content.installEventFilter(self)
        self.hide()

    def answer(self, key: str, act: Callable[[], None]) -> None:
        """Answer a key (portable Qt name) while the panel is open."""
        if key:
            self._keys[QKeySequence(key).toString()] = act

    def open(self, focus: QWidget | None = None) -> None:
        """Show the panel and put the focus into it."""
        self.setGeometry(self.window().rect())
        self.show()
        self.raise_()
        self.place()
        (focus or self._first() or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        """Close the panel; the focus returns to what had it before."""
        if not self._is_open:
            return
        self._is_open = False
        self.window().removeEventFilter(self)
        self.hide()
        opener = self._opener
        self.closed.emit()
        try:
            if opener is not None and opener.isVisible() and self._has_no_focus_elsewhere():
                opener.setFocus(Qt.FocusReason.OtherFocusReason)
        except RuntimeError:  # the page below was made anew meanwhile
            pass
        self.deleteLater()

    def place(self) -> None:
        """Lay the panel out anew, after its content became another."""
        edge = theme().px(_EDGE)
        width = min(theme().px(self._width), self.width() - 2 * edge)
        content = self._content
        content.setFixedWidth(width)
        layout = content.layout()
        assert layout is not None
        layout.activate()
        wanted = layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        around = self._head.sizeHint().height() + self._foot.sizeHint().height()
        height = min(wanted + around + 2 * theme().px(2), self.height() - 2 * edge)
        top = max(edge, (self.height() - height) // 4)
        self._sheet.setGeometry((self.width() - width) // 2, top, width, height)

    def answers(self, event: QKeyEvent) -> bool:
        """Return whether a key is answered here."""
        return self._meant(event) is not None

    def scroll_by(self, action: QAbstractSlider.SliderAction) -> None:
        """Scroll what is in the panel."""
        self._scroll.verticalScrollBar().triggerAction(action)

    def reveal(self, widget: QWidget) -> None:
        """Scroll to a part of the panel, once it has its place."""

        def show() -> None:
            self.place()
            self._scroll.ensureWidgetVisible(widget, 0, theme().px(_EDGE))

        QTimer.singleShot(0, widget, show)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802, FBT001
        """Go to the next or previous field of the panel, round and round."""
        at = QApplication.focusWidget() or self
        one: QWidget | None = at
        for _ in range(1000):
            assert one is not None
            one = one.nextInFocusChain() if forward else one.previousInFocusChain()
            if one is at or one is None:
                return True
            if self._takes_focus(one):
                reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
                one.setFocus(reason)
                self._scroll.ensureWidgetVisible(one)
                return True
        return True

    def event(self, event: QEvent) -> bool:
        """Keep the keys that are answered here from the commands of the page."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._meant(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Close by Esc, and do what a key is answered with."""
        act = self._meant(event)
        if act is None:
            super().keyPressEvent(event)
            return
        event.accept()
        act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the size of the window."""
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self.setGeometry(self.window().rect())
            self.place()
        elif event.type() == QEvent.Type.LayoutRequest and watched is self._content:
            self.place()  # wrapped words say late how high they are
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the veil over the page, and the shadow of the panel."""
        painter = QPainter(self)
        veil = theme().colour("scrim")
        veil.setAlpha(120 if theme().is_dark else 70)
        painter.fillRect(self.rect(), veil)
        shade = theme().colour("shadow")
        for step in range(8):
            shade.setAlpha(7)
            around = QRectF(self._sheet.geometry()).adjusted(-step, -step + 4, step, step + 4)
            rounded(painter, around, theme().size("radius", "overlay") + step, shade)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Close by a click beside the panel: what was typed is kept by its draft."""
        if not self._sheet.geometry().contains(event.position().toPoint()):
            self.close_panel()

    def _meant(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            return self.close_panel
        pressed = QKeySequence(event.keyCombination()).toString().replace("Enter", "Return")
        return self._keys.get(pressed.replace("Num+", ""))

    def _takes_focus(self, widget: QWidget) -> bool:
        policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        return bool(policy) and widget.isEnabled() and widget.isVisible() and self._sheet.isAncestorOf(widget)

    def _first(self) -> QWidget | None:
        return next((one for one in self._scroll.findChildren(QWidget) if self._takes_focus(one)), None)

    def _has_no_focus_elsewhere(self) -> bool:
        now = QApplication.focusWidget()
        return now is None or self.isAncestorOf(now) or now is self

    def _build(self, title: str) -> None:
        px = theme().px
        outer = QVBoxLayout(self._sheet)
        outer.setContentsMargins(px(1), px(1), px(1), px(1))
        outer.setSpacing(0)
        self._head, self._foot, self._content = QWidget(), QWidget(), QWidget()
        self._head.setLayout(self.head)
        self.head.setContentsMargins(px(16), px(18), px(16), px(6))
        self.head.addSpacing(px(8))  # margins are not mirrored, and the cross at the end stands further out
        self.head.addWidget(Label(title, "heading"), 1)
        close = IconButton("x", self.tr("Close"))
        close.clicked.connect(self.close_panel)
        content = self._content
        content.setLayout(self.body)
        self.body.setContentsMargins(px(24), px(6), px(24), px(12))
        self.body.setSpacing(px(14))
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        self._foot.setLayout(self.foot)
        self.foot.setContentsMargins(px(24), px(10), px(24), px(18))
        self.foot.setSpacing(px(8))
        outer.addWidget(self._head)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._foot)
        self.head.addWidget(close)


def top_panel(window: QWidget) -> Panel | None:
    """Return the panel that lies over a window, None when there is none."""
    found = [one for one in window.findChildren(Panel) if one.isVisible()]
    return found[-1] if found else None
