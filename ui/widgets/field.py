"""What all fields share: a label above, a hint beside it, and below it what cannot be right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.current import theme
from ui.theme.style_fields import WRONG
from ui.widgets.icon_labels import IconLabel
from ui.widgets.labels import Label


class Field(QWidget):
    """A control with its label. `edited` comes when a person changed it, never when the program did.

    Nothing is said while typing: `show_error` is called when the field is left, or with the main action.
    """

    edited = Signal()

    def __init__(self, label: str, control: QWidget, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self._label = Label(label, "smallMedium")
        self._label.setBuddy(control)
        if label:
            control.setAccessibleName(label)  # a buddy names only what lies beside it in the same widget
        self._hint = Label(hint, "small", "text3")
        if not hint:
            self._hint.hide()  # shown before it has a parent it would be a window of its own
        self._sign = IconLabel("circle-alert", size=16, tone="danger")
        self._message = Label("", "small", "danger", wrap=True)
        self._said, self._remark = QWidget(), ""
        self._said.hide()
        self._lay_out()
        self._label_row.setVisible(bool(label))
        if not label:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(5))
        self._label_row = QWidget()
        self._beside = QHBoxLayout(self._label_row)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(theme().px(8))
        self._beside.addWidget(self._label)
        self._beside.addWidget(self._hint)
        self._beside.addStretch(1)
        column.addWidget(self._label_row)
        column.addWidget(self.control, 1)
        below = QHBoxLayout(self._said)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(theme().px(6))
        below.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._message, 1)
        column.addWidget(self._said)

    @property
    def label(self) -> str:
        """Return the words of the label."""
        return self._label.text()

    def label_widget(self) -> QLabel:
        """Return the label itself."""
        return self._label

    def set_label_role(self, role: str) -> None:
        """Set the label in another role: "sub" where the field is the heart of a form."""
        self._label.set_role(role)

    def set_hint(self, hint: str) -> None:
        """Say something beside the label."""
        self._hint.set_text(hint)
        self._hint.setVisible(bool(hint))

    def add_beside(self, widget: QWidget) -> None:
        """Put something at the end of the label's line, such as when the draft was saved."""
        self._label_row.show()
        self._beside.addWidget(widget)

    @property
    def error(self) -> str:
        """Return what is said to be wrong, "" when nothing is."""
        return self._message.text() if self.control.property(WRONG) == "error" else ""

    def show_error(self, sentence: str) -> None:
        """Say what cannot be right."""
        self._say("error", sentence, "danger", "circle-alert")

    def show_warning(self, sentence: str) -> None:
        """Say what is unusual; nothing is held up by it."""
        self._say("warning", sentence, "warning", "triangle-alert")

    def clear_error(self) -> None:
        """Say nothing is wrong any more."""
        if self.control.property(WRONG):
            self.set_remark(self._remark)

    def set_remark(self, sentence: str) -> None:
        """Say below it what follows from an answer here; "" for nothing. What is wrong takes its place."""
        self._remark = sentence
        self._say("", sentence, "info", "info")

    def _say(self, kind: str, sentence: str, tone: str, icon: str) -> None:
        self.control.setProperty(WRONG, kind)
        self.control.setAccessibleDescription(sentence)
        self._sign.show_icon(icon, tone=tone)
        self._message.set_colour(tone)
        self._message.set_text(sentence)
        self._said.setVisible(bool(kind or sentence))
        self.control.update()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # noqa: N802
        """Give the focus to the control."""
        self.control.setFocus(reason)
