"""The cards of being let in again: the printed code, and the six digits to read out."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.entrance.readmit_model import ReadmitModel, Stage
from ui.entrance.step_card import StepCard
from ui.entrance.steps import Way
from ui.theme.current import theme
from ui.widgets.fields import LineField
from ui.widgets.labels import Heading, Label


class CodeCard(StepCard):
    """Asks for the printed code. The new passphrase is asked for next."""

    def __init__(self, model: ReadmitModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._model = model
        self.say(
            self.tr("Your printed code"),
            self.tr("Type it as it is printed. Small and capital letters, and spaces, make no difference."),
        )
        self._field = LineField(self.tr("Code"))
        self.box.addWidget(self._field)
        self.add_wrong()
        main = self.add_main(self.tr("Go on"))
        main.clicked.connect(self._go_on)
        self._field.line.returnPressed.connect(self._go_on)
        model.changed.connect(self._draw)
        self.setFocusProxy(self._field.line)
        self._draw()

    @Slot()
    def _go_on(self) -> None:
        self._model.give_code(self._field.text())

    @Slot()
    def _draw(self) -> None:
        self.say_wrong(self._model.state.error)


class WaitingCard(StepCard):
    """Shows the six digits until somebody has approved; `done` when the passphrase opens the profile again."""

    done = Signal()

    def __init__(self, model: ReadmitModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._model = model
        self._digits = Heading("", role="display")
        self.box.addWidget(self._digits)
        self._stands = Label("", "small", "text2", wrap=True)
        self.box.addWidget(self._stands)
        self.add_wrong()
        self._main = self.add_main(self.tr("Ask once more"))
        self._main.clicked.connect(self._press)
        self.box.setSpacing(theme().px(14))
        model.changed.connect(self._draw)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # while there is nothing to press, the card itself is read out
        self._draw()

    def digits(self) -> str:
        """Return the digits that are shown."""
        return self._digits.text()

    @Slot()
    def _press(self) -> None:
        if self._model.state.stage is Stage.RELEASED:
            self.done.emit()
        else:
            self._model.ask()

    @Slot()
    def _draw(self) -> None:
        state = self._model.state
        digits = f"{state.digits[:3]} {state.digits[3:]}" if state.digits else ""
        self._digits.set_text(digits)
        self._digits.setVisible(bool(digits) and state.stage is not Stage.RELEASED)
        self.setAccessibleDescription(digits)
        how_far = self._how_far(state.stage)
        self._stands.set_text(how_far)
        self._stands.setVisible(bool(how_far))
        self.say_wrong(state.error)
        self._main.setVisible(state.stage in {Stage.BEGIN, Stage.RELEASED})
        if self.hasFocus() and not self._main.isHidden():
            self._main.setFocus(Qt.FocusReason.OtherFocusReason)
        if state.stage is Stage.RELEASED:
            self.say(self.tr("This device is released"), self.tr("Your passphrase opens it again."))
            self._main.set_words(self.tr("Unlock with your passphrase"))
        else:
            self.say(self.tr("Read out these digits"), self._who(state.way))

    def _who(self, way: Way) -> str:
        if way is Way.SUPERVISOR:
            return self.tr("Call your supervisor, or sit down with them, and read out these six digits.")
        return self.tr("Call your administrator and read out these six digits.")

    def _how_far(self, stage: Stage) -> str:
        match stage:
            case Stage.ASKING:
                return self.tr("Asking the office…")
            case Stage.WAITING:
                return self.tr("Waiting until they have compared the digits. Keep this window open.")
            case Stage.OPENING:
                return self.tr("Opening. This takes a moment.")
            case _:
                return ""
