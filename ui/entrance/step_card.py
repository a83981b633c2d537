"""A card for one step: a way back, a heading, what it is about, then what the step asks for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.entrance.pieces import EntranceCard, Said
from ui.theme.current import theme
from ui.widgets.bars import announce
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Heading, Label

WIDE = 480


class StepCard(EntranceCard):
    """What the steps of the entrance share. `back` is asked for; `say_wrong` tells what is not right."""

    back = Signal()

    def __init__(self, title: str, words: str = "", *, can_go_back: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(width=WIDE, parent=parent)
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        if can_go_back:
            way_back = IconButton("arrow-left", self.tr("Back"), size="sm")
            way_back.clicked.connect(self.back)
            row.addWidget(way_back)
        self._title = Heading(title)
        row.addWidget(self._title, 1)
        self.box.addLayout(row)
        self._words = Label(words, "body", "text2", wrap=True)
        self.box.addWidget(self._words)
        self._words.setVisible(bool(words))
        self._wrong = Said("danger", "circle-alert")

    def say(self, title: str, words: str) -> None:
        """Say what the step is about."""
        self._title.set_text(title)
        self.setAccessibleName(title)
        self._words.set_text(words)
        self._words.setVisible(bool(words))

    def say_wrong(self, sentence: str) -> None:
        """Say what is not right, "" when all is."""
        is_new = bool(sentence) and sentence != self._wrong.words()
        self._wrong.say(sentence)
        if is_new:
            announce(self, sentence)

    def wrong(self) -> str:
        """Return what is said to be not right."""
        return self._wrong.words()

    def add_wrong(self) -> None:
        """Put the place for what is not right here."""
        self.box.addWidget(self._wrong)

    def add_main(self, words: str, *, keys: str = "Return") -> Button:
        """Add the main action, as wide as the card."""
        made = Button(words, kind="primary", keys=keys, size="lg")
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.addWidget(made)
        return made

    def add_link(self, words: str) -> Button:
        """Add something else one may do."""
        made = Button(words, kind="link", size="sm")
        self.box.addWidget(made, 0, Qt.AlignmentFlag.AlignLeading)
        return made
