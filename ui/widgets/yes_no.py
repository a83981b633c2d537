"""A question with a few short answers beside it: yes, no, don't know. Nothing is answered to begin with."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.current import theme
from ui.theme.painting import CENTRE, draw_text, rounded, text_width
from ui.widgets.buttons import Painted
from ui.widgets.choosers import Choosing
from ui.widgets.labels import Label
from ui.widgets.lines import HLine

Answer = tuple[str, str]


def yes_no_unknown() -> tuple[Answer, ...]:
    """Return the usual answers: yes, no, and not known."""
    return (
        ("yes", QCoreApplication.translate("YesNo", "Yes")),
        ("no", QCoreApplication.translate("YesNo", "No")),
        ("unknown", QCoreApplication.translate("YesNo", "Don’t know")),
    )


class _AnswerButton(Painted):
    """One answer."""

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of the words."""
        return QSize(int(text_width(self.words(), "bodyMedium")) + theme().px(24) + 1, theme().px(30))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the answer."""
        painter, on = QPainter(self), self.isChecked()
        ground = "accentTint" if on else "hover" if self.underMouse() else "surface"
        line = "accent" if on else "borderControl" if theme().is_high_contrast else "borderStrong"
        room = QRectF(self.rect())
        rounded(painter, room, theme().size("radius", "control"), ground, line, theme().px(2 if on else 1))
        draw_text(painter, room, self.words(), "bodyMedium", "accentText" if on else "text2", CENTRE)


class Answers(Choosing):
    """Answers side by side; the arrows go between them, the first letter of one gives it, Delete takes it back."""

    def __init__(self, name: str, answers: Sequence[Answer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(6))
        for key, words in answers:
            button = _AnswerButton()
            button.set_words(words)
            button.setAccessibleName(f"{name} {words}")
            row.addWidget(self._take(key, button))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Answer by the first letter, or take the answer back."""
        typed = event.text().casefold()
        fitting = [
            key for key, button in self._buttons.items() if typed and button.words().casefold().startswith(typed)
        ]
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self.value():
            self.set_value("")
            self.chosen.emit("")
        elif len(fitting) == 1 and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.set_value(fitting[0])
            self._buttons[fitting[0]].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.chosen.emit(fitting[0])
        else:
            super().keyPressEvent(event)


class YesNo(QWidget):
    """A question in a form, its answers at the end of the line. `chosen` gives the answer's key."""

    chosen = Signal(str)

    def __init__(
        self, question: str, answers: Sequence[Answer] = (), *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._question = Label(question, "body", wrap=True)
        self._hint = Label(hint, "small", "text2", wrap=True)
        self._hint.setVisible(bool(hint))
        self._answers = Answers(question, answers or yes_no_unknown())
        self._answers.chosen.connect(self.chosen)
        self.setFocusProxy(self._answers)
        words = QVBoxLayout()
        words.setSpacing(theme().px(1))
        words.addWidget(self._question)
        words.addWidget(self._hint)
        row = QHBoxLayout()
        row.setContentsMargins(0, theme().px(7), 0, theme().px(7))
        row.setSpacing(theme().px(16))
        row.addLayout(words, 1)
        row.addWidget(self._answers, 0, Qt.AlignmentFlag.AlignVCenter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row)
        whole.addWidget(HLine())

    def value(self) -> str:
        """Return the key of the answer, "" when there is none."""
        return self._answers.value()

    def set_value(self, key: str) -> None:
        """Give the answer without telling; "" takes it away."""
        self._answers.set_value(key)

    def button(self, key: str) -> QWidget:
        """Return what is pressed for an answer."""
        return self._answers.button(key)
