"""The card on which a new passphrase is chosen."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from ui.entrance.passphrase_model import PassphraseModel
from ui.entrance.pieces import Said
from ui.entrance.secret_field import SecretField
from ui.entrance.step_card import StepCard
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.cards import NoteCard


class PassphraseView(StepCard):
    """Draws a `PassphraseModel`. `chosen` is the model's."""

    chosen = Signal(str)

    def __init__(self, model: PassphraseModel, *, with_keyring: bool, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.say(
            self.tr("Choose a passphrase"),
            self.tr("It opens everything on this device. Nobody can look it up, so keep it where only you find it."),
        )
        self._model, self._with_keyring = model, with_keyring
        self._add_offer()
        self._first = SecretField(self.tr("Your passphrase"))
        self._again = SecretField(self.tr("The same again"))
        self._good, self._weak = Said("success", "circle-check"), Said("warning", "triangle-alert")
        self.box.addWidget(self._first)
        self.box.addWidget(self._good)
        self.box.addWidget(self._weak)
        self.box.addWidget(self._again)
        self.add_wrong()
        self._main = self.add_main(self.tr("Use this passphrase"))
        self._main.clicked.connect(self._use)
        self._first.edited.connect(self._judge)
        self._first.entered.connect(self._again.select)
        self._again.entered.connect(self._use)
        model.changed.connect(self._draw)
        model.chosen.connect(self.chosen)
        self.setFocusProxy(self._first)
        self._draw()

    @property
    def fields(self) -> tuple[SecretField, SecretField]:
        """Both fields."""
        return (self._first, self._again)

    def _add_offer(self) -> None:
        self._offer = NoteCard("", tone="accent", icon="key-round", second=self.tr("Four words drawn by chance"))
        self.box.addWidget(self._offer)
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        take = Button(self.tr("Take these words"), size="sm")
        take.clicked.connect(self._take_offer)
        copy = Button(self.tr("Copy"), kind="ghost", size="sm", icon="copy")
        copy.setAccessibleName(self.tr("Copy the words"))
        copy.clicked.connect(self._copy)
        others = Button(self.tr("Other words"), kind="ghost", size="sm", icon="refresh-cw")
        others.clicked.connect(self._model.offer_others)
        for one in (take, copy, others):
            row.addWidget(one, 0, Qt.AlignmentFlag.AlignLeading)
        row.addStretch(1)
        self.box.addLayout(row)

    @Slot()
    def _take_offer(self) -> None:
        """Put the words into both fields, to be read: whoever takes them writes them down now."""
        for field in self.fields:
            field.set_text(self._model.state.offered)
        self._judge()
        self._main.setFocus()

    @Slot()
    def _copy(self) -> None:
        QApplication.clipboard().setText(self._model.state.offered)

    @Slot()
    def _judge(self) -> None:
        self._model.judge(self._first.text(), with_keyring=self._with_keyring)

    @Slot()
    def _use(self) -> None:
        self._model.use(self._first.text(), self._again.text(), with_keyring=self._with_keyring)

    @Slot()
    def _draw(self) -> None:
        state = self._model.state
        self._offer.set_words(state.offered or "…", self.tr("Four words drawn by chance"))
        self._good.say(state.judged if state.good else "")
        self._weak.say("" if state.good else state.judged)
        self.say_wrong(state.error)
        self._main.set_kind("primary" if state.good or not state.judged else "secondary")


class CodeView(StepCard):
    """The printed code, shown once. `code` is what is shown."""

    done = Signal()

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__("", can_go_back=False, parent=parent)
        self.code = code
        self.say(
            self.tr("Write this code down"),
            self.tr(
                "It opens your profile once when you have forgotten your passphrase. It is shown only now. Keep it on"
                " paper, apart from this device."
            ),
        )
        note = NoteCard(code, tone="accent", icon="printer")
        note.setAccessibleName(code)
        self.box.addWidget(note)
        copy = Button(self.tr("Copy the code"), size="sm", icon="copy")
        copy.clicked.connect(lambda: QApplication.clipboard().setText(code))
        self.box.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeading)
        main = self.add_main(self.tr("I have written it down"))
        main.clicked.connect(self.done)
        self.setFocusProxy(main)
