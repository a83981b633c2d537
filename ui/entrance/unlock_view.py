"""The card that unlocks a profile: whose it is, the field, what is wrong, and the way for those who forgot."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.entrance.pieces import CARD_WIDTH, EntranceCard
from ui.entrance.secret_field import SecretField
from ui.entrance.unlock_model import UnlockModel
from ui.role_words import role_words
from ui.theme.current import theme
from ui.theme.painting import text_width
from ui.widgets.avatars import Avatar
from ui.widgets.buttons import Button
from ui.widgets.labels import Elided, Label

_WIDEST, _EDGE = 480, 30


class UnlockView(EntranceCard):
    """Draws an `UnlockModel`. `switch` and `forgot` are asked for; it holds no rule."""

    switch = Signal()
    forgot = Signal()

    def __init__(self, model: UnlockModel, parent: QWidget | None = None) -> None:
        self._forgot_words = QCoreApplication.translate("UnlockView", "Forgot your passphrase? A supervisor can help")
        super().__init__(width=_width_for(self._forgot_words), parent=parent)
        self._model = model
        self.box.setSpacing(theme().px(20))
        self.box.addLayout(self._who())
        self._field = SecretField(self.tr("Passphrase"))
        self._field.edited.connect(model.edited)
        self._field.entered.connect(self._unlock)
        self._button = Button(self.tr("Unlock"), kind="primary", keys="Return", size="lg")
        self._button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._button.clicked.connect(self._unlock)
        middle = QVBoxLayout()
        middle.setSpacing(theme().px(14))
        middle.addWidget(self._field)
        middle.addWidget(self._button)
        self.box.addLayout(middle)
        self.box.addLayout(self._links())
        model.changed.connect(self._draw)
        model.refused.connect(self._field.select)
        self._draw()
        self.setFocusProxy(self._field)

    @property
    def door(self) -> Path:
        """The directory of the profile that is asked for."""
        return self._model.state.door.directory

    @property
    def field(self) -> SecretField:
        """The field for the passphrase or the PIN."""
        return self._field

    def wipe(self) -> None:
        """Forget what is typed."""
        self._field.wipe()

    def _who(self) -> QHBoxLayout:
        door, row = self._model.state.door, QHBoxLayout()
        row.setSpacing(theme().px(12))
        row.addWidget(Avatar(door.name, 44, tone="neutral"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Elided(door.name, "heading"))
        role = "" if door.role is None else role_words(door.role)
        second = " · ".join(part for part in (role, door.agency) if part)
        if second:
            words.addWidget(Label(second, "small", "text2", wrap=True))
        row.addLayout(words, 1)
        switch = Button(self.tr("Switch"), size="sm")
        switch.setAccessibleName(self.tr("Switch to another profile"))
        switch.clicked.connect(self.switch)
        row.addWidget(switch, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _links(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme().px(4))
        self._instead = Button(self.tr("Use your passphrase instead"), kind="link", size="sm")
        self._instead.clicked.connect(self._model.use_passphrase)
        forgot = Button(self._forgot_words, kind="link", size="sm")
        forgot.clicked.connect(self.forgot)
        self._waiting = Label("", "small", "text2", wrap=True)
        column.addWidget(self._waiting)
        column.addWidget(self._instead, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(forgot, 0, Qt.AlignmentFlag.AlignLeading)
        return column

    @Slot()
    def _unlock(self) -> None:
        if self._model.state.asks_pin:
            self._model.unlock_by_pin(self._field.text())
        else:
            self._model.unlock(self._field.text())

    @Slot()
    def _draw(self) -> None:
        state = self._model.state
        self._field.set_label(self.tr("PIN") if state.asks_pin else self.tr("Passphrase"))
        self._field.show_error(state.error)
        self._field.control.setReadOnly(state.busy)
        self._instead.setVisible(state.asks_pin)
        self._button.setEnabled(not state.busy and not state.wait_s)
        self._button.set_words(self.tr("Opening…") if state.busy else self.tr("Unlock"))
        self._button.set_keys("" if state.busy else "Return")
        wait = self.tr("Wait %n seconds, then try again.", "", state.wait_s) if state.wait_s else ""
        self._waiting.set_text(wait)
        self._waiting.setVisible(bool(wait))


def _width_for(words: str) -> int:
    """Return how wide the card is, so that these words stand in it whole."""
    needed = text_width(words, "smallMedium") / theme().scale + 2 * _EDGE
    return min(_WIDEST, max(CARD_WIDTH, int(needed) + 1))
