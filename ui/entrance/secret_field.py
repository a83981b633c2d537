"""A field for a passphrase: what is typed is hidden until one asks to see it, and Caps Lock is told."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.entrance.pieces import Said
from ui.theme.current import theme
from ui.theme.icons import paint_icon
from ui.theme.painting import mirrored
from ui.widgets.bars import announce
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Label

_TALL, _EDGE = 40, 34


class SecretEdit(QLineEdit):
    """One line that hides its letters. `caps_lock` tells when Caps Lock is found to be on or off."""

    caps_lock = Signal(bool)

    def __init__(self, name: str, icon: str = "key-round", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._caps = icon, False
        self.setAccessibleName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._eye = IconButton("eye", self.tr("Show what is typed"), size="sm", parent=self)
        self._eye.setCheckable(True)
        self._eye.setCursor(Qt.CursorShape.ArrowCursor)
        self._eye.toggled.connect(self._reveal)
        self._restyle()
        theme().changed.connect(self._restyle)

    @property
    def is_revealed(self) -> bool:
        """Whether the letters can be read."""
        return self.echoMode() is QLineEdit.EchoMode.Normal

    def hide_again(self) -> None:
        """Hide the letters."""
        self._eye.setChecked(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Look at what a letter says about Caps Lock, then take it."""
        self._look_at(event)
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Keep the room for the icons when the direction of writing changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the eye at the end."""
        super().resizeEvent(event)
        self._place_eye()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the icon at the beginning."""
        super().paintEvent(event)
        side = theme().px(17)
        box = QRectF(theme().px(11), (self.height() - side) / 2, side, side)
        at = mirrored(box, QRectF(self.rect()), self.layoutDirection())
        paint_icon(QPainter(self), at, self._icon, theme().colour("text2"))

    def _look_at(self, event: QKeyEvent) -> None:
        """A letter tells by its case, together with Shift; the key itself turns what is known around."""
        if event.key() == Qt.Key.Key_CapsLock:
            self._know(on=not self._caps)
            return
        letter = event.text()
        plain = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier == Qt.KeyboardModifier.NoModifier
        if plain and len(letter) == 1 and letter.upper() != letter.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._know(on=letter.isupper() != shifted)

    def _know(self, *, on: bool) -> None:
        if on != self._caps:
            self._caps = on
            self.caps_lock.emit(on)

    def _reveal(self, shown: bool) -> None:  # noqa: FBT001  Qt's signal
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.set_icon("eye-off" if shown else "eye")
        self._eye.set_name(self.tr("Hide what is typed") if shown else self.tr("Show what is typed"))

    def _restyle(self) -> None:
        edge = theme().px(_EDGE)
        self.setFixedHeight(theme().px(_TALL))
        self.setTextMargins(edge - theme().px(9), 0, edge - theme().px(4), 0)
        self._place_eye()

    def _place_eye(self) -> None:
        size = self._eye.sizeHint()
        at = self.width() - size.width() - theme().px(5)
        left = theme().px(5) if self.isRightToLeft() else at
        self._eye.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())


class SecretField(QWidget):
    """A labelled `SecretEdit` with what is to be said beneath it. Enter gives `entered`."""

    edited = Signal()
    entered = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(6))
        self._label = Label(label, "bodyMedium")
        self.control = SecretEdit(label)
        self._label.setBuddy(self.control)
        self._caps = Said("warning", "triangle-alert")
        self._wrong = Said("danger", "circle-alert")
        column.addWidget(self._label)
        column.addWidget(self.control)
        column.addWidget(self._caps)
        column.addWidget(self._wrong)
        self.control.textEdited.connect(lambda _text: self.edited.emit())
        self.control.returnPressed.connect(self.entered)
        self.control.caps_lock.connect(self._tell_caps)
        self.setFocusProxy(self.control)

    def text(self) -> str:
        """Return what is typed."""
        return self.control.text()

    def set_text(self, text: str) -> None:
        """Put words into the field."""
        self.control.setText(text)

    def set_label(self, label: str) -> None:
        """Ask for something else."""
        self._label.set_text(label)
        self.control.setAccessibleName(label)

    def wipe(self) -> None:
        """Empty the field, also of what could be undone, and hide letters again."""
        self.control.setText("")
        self.control.hide_again()

    def show_error(self, sentence: str) -> None:
        """Say what is wrong, "" when all is well; the letters stay and are selected by `select`."""
        is_new = sentence != self._wrong.words()
        self._wrong.say(sentence)
        self.control.setProperty("wrong", "error" if sentence else "")
        self.control.setAccessibleDescription(sentence)
        self.control.update()
        if sentence and is_new:
            announce(self.control, sentence)

    def error(self) -> str:
        """Return what is said to be wrong."""
        return self._wrong.words()

    def caps_words(self) -> str:
        """Return what is said about Caps Lock."""
        return self._caps.words()

    def select(self) -> None:
        """Put the cursor into the field, all of it selected."""
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)
        self.control.selectAll()

    def _tell_caps(self, on: bool) -> None:  # noqa: FBT001  our signal
        words = self.tr("Caps Lock is on") if on else ""
        self._caps.say(words)
        if words:
            announce(self.control, words)
