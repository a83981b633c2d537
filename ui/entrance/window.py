"""The window before a profile is open: the brand, one card, facts beneath it, and the foot.

It holds which step is shown; each step has its own model and card. `opened` carries what was opened. The title says
only the program's name, and no citizen is named anywhere.
"""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import cast

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from caseworker.desk.door_plates import ClosedDoor, door_of, doors_in
from ui.entrance.choice_cards import ProfilesCard, WaysCard, WelcomeCard
from ui.entrance.door_words import PlainTimes, Said, lock_said, locked_out_said, waiting_said
from ui.entrance.foot import Foot
from ui.entrance.ground import Ground
from ui.entrance.keeper import Entered, Keeper
from ui.entrance.pieces import Brand, EntranceCard, FactLine
from ui.entrance.steps import Steps, Way
from ui.entrance.unlock_model import UnlockModel
from ui.entrance.unlock_view import UnlockView
from ui.preferences import Preferences
from ui.tasks import Lanes
from ui.theme.current import theme
from ui.widgets.rings import FocusRing

SMALLEST, USUAL = (1024, 640), (1440, 900)
_FACTS = 4


class EntranceWindow(QWidget):
    """The entrance to the profiles in one folder. `told_first` is what happened just before, such as a removal."""

    opened = Signal(object)  # Entered
    closed = Signal()
    painted = Signal()

    def __init__(
        self,
        folder: Path,
        keeper: "Future[Keeper]",
        lanes: Lanes,
        preferences: Preferences,
        *,
        clock: Callable[[], datetime],
        device: str = "",
        pack: Path | None = None,
        chosen: Path | None = None,
        told_first: Said | None = None,
    ) -> None:
        super().__init__()
        self._told_first = told_first
        self.folder, self.keeper, self.lanes = folder, keeper, lanes
        self._preferences = preferences
        self._steps: Steps | None = None
        self._asked: Callable[[Steps], None] | None = None
        self._clock, self._pack, self._chosen, self._device = clock, pack, chosen, device
        self._entered: Entered | None = None
        self._unlock: UnlockModel | None = None
        self._step: Callable[[], None] = self.begin
        self._has_painted = False
        self._ring: FocusRing | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._rebuild)
        self.setWindowTitle("Caseworker")
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self._lay_out()
        theme().changed.connect(self._again)
        self.begin()

    @property
    def card(self) -> QWidget:
        """The card that is shown."""
        return self._card

    def facts(self) -> tuple[str, ...]:
        """Return what is said beneath the card."""
        return tuple(fact.words() for fact in self._facts if fact.isVisibleTo(self))

    def begin(self) -> None:
        """Show the profile that was open last, or the first run where there is none."""
        door = self._first_door()
        if door is None:
            self.welcome()
        else:
            self.unlock(door)

    def unlock(self, door: ClosedDoor) -> None:
        """Ask for the passphrase of a profile."""
        self._step = lambda: self.unlock(door_of(door.directory))
        self._preferences.change(last_profile=str(door.directory))
        model = UnlockModel(door, self.keeper, self.lanes, self._clock, self)
        model.opened.connect(self.take)
        self._unlock = model
        card = UnlockView(model)
        card.switch.connect(self.switch)
        card.forgot.connect(lambda: self.ways(door))
        model.refused.connect(lambda: self._tell(model.state.door))
        self._show(card)
        self._tell(door)

    @Slot()
    def switch(self) -> None:
        """Show the profiles on this device, and the way to another one."""
        self._step = self.switch
        card = ProfilesCard(self._doors())
        card.chosen.connect(self.unlock)
        card.another.connect(self.welcome)
        card.back.connect(self.begin)
        self._show(card)

    @Slot()
    def welcome(self) -> None:
        """Show how to begin."""
        self._step = self.welcome
        card = WelcomeCard(can_go_back=bool(self._doors()))
        card.enrol.connect(lambda: self.start_new(alone=False))
        card.alone.connect(lambda: self.start_new(alone=True))
        card.back.connect(self.begin)
        self._show(card)

    def start_new(self, *, alone: bool) -> None:
        """Begin a new profile, with a ticket or without a server."""
        self._with_steps(lambda steps: steps.begin_new(self, alone=alone, pack=self._pack))

    def ways(self, door: ClosedDoor) -> None:
        """Show how to get in again."""
        self._step = lambda: self.ways(door)
        card = WaysCard(has_server=door.belongs_to_server, locked_out=door.locked_out)
        card.chosen.connect(lambda way: self.readmit(door, way))
        card.back.connect(lambda: self.unlock(door_of(door.directory)))
        self._show(card)

    def readmit(self, door: ClosedDoor, way: Way) -> None:
        """Go one of these ways."""
        self._with_steps(lambda steps: steps.readmit(self, door, way))

    def furnish(self, steps: Steps) -> None:
        """Take the steps that were loaded, and begin the one that was asked for meanwhile."""
        self._steps = steps
        asked, self._asked = self._asked, None
        if asked is not None:
            asked(steps)

    def slept(self) -> None:
        """Say that the machine was suspended."""
        if self._unlock is not None:
            self._unlock.slept()

    def say(self, said: Said) -> None:
        """Say something beneath the card, such as that a profile was removed."""
        self._facts[0].say(said.icon, said.title, said.words, colour=said.colour)

    def guest(self) -> QObject:
        """Return what steps live under."""
        return self

    def show_card(self, card: EntranceCard, again: Callable[[], None]) -> None:
        """Show the card of a step; `again` makes it anew."""
        self._step = again
        self._show(card)

    @Slot(object)
    def take(self, entered: Entered) -> None:
        """Hand over what was opened; a code that was just made is shown first, once."""
        if isinstance(self._card, UnlockView):
            self._card.wipe()
        if not entered.code:
            self.opened.emit(entered)
            return
        self._entered = entered
        self._with_steps(lambda steps: steps.show_code(self, entered.code, self._hand_over))

    @Slot()
    def _hand_over(self) -> None:
        entered, self._entered = self._entered, None
        if entered is not None:
            self.opened.emit(entered)

    def unclaimed(self) -> Entered | None:
        """Return what was opened and not handed over yet: whoever ends the program closes it."""
        return self._entered

    def _with_steps(self, act: Callable[[Steps], None]) -> None:
        if self._steps is None:
            self._asked = act
        else:
            act(self._steps)

    def _doors(self) -> tuple[ClosedDoor, ...]:
        return doors_in(self.folder)

    def _first_door(self) -> ClosedDoor | None:
        if self._chosen is not None:
            return door_of(self._chosen) if self._chosen.is_dir() else None
        doors = self._doors()
        last = self._preferences.chosen.last_profile
        return next((one for one in doors if str(one.directory) == last), doors[0] if doors else None)

    def _tell(self, door: ClosedDoor) -> None:
        times = PlainTimes(self._clock())
        facts = (self._told_first, locked_out_said(door), lock_said(door, times), waiting_said(door, times))
        said = [one for one in facts if one]
        for number, fact in enumerate(self._facts):
            if number < len(said):
                fact.say(said[number].icon, said[number].title, said[number].words, colour=said[number].colour)
            else:
                fact.say("", "")

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        middle = QWidget()
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(theme().px(20), theme().px(12), theme().px(20), 0)  # cards have room around
        self._column.setSpacing(theme().px(14))
        self._column.addStretch(3)
        self._column.addWidget(Brand(), 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addSpacing(theme().px(4))
        self._card: QWidget = QWidget()
        self._column.addWidget(self._card, 0, Qt.AlignmentFlag.AlignHCenter)
        self._facts = tuple(FactLine() for _ in range(_FACTS))
        for fact in self._facts:
            fact.setFixedWidth(theme().px(399))
            self._column.addWidget(fact, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(4)
        self._foot = Foot(self._preferences, self._device)
        whole.addWidget(Ground(middle), 1)
        whole.addWidget(self._foot)

    def _show(self, card: EntranceCard) -> None:
        """Put a card in the place of the one before, with the focus in it."""
        self._unlock = self._unlock if isinstance(card, UnlockView) else None
        self._column.replaceWidget(self._card, card)
        self._column.setAlignment(card, Qt.AlignmentFlag.AlignHCenter)
        self._card.hide()
        self._card.deleteLater()
        self._card = card
        for fact in self._facts:
            fact.say("", "")
        self.setTabOrder(card, self._foot)
        card.show()
        card.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _again(self) -> None:
        """Make everything anew in other sizes, at the step where one is."""
        self._soon.start()

    @Slot()
    def _rebuild(self) -> None:
        typed = self._card.field.text() if isinstance(self._card, UnlockView) else ""
        old = self.layout()
        assert old is not None
        QWidget().setLayout(old)  # the layout and what is in it go with that widget
        self._lay_out()
        self._step()
        if isinstance(self._card, UnlockView):
            self._card.field.set_text(typed)
        QTimer.singleShot(0, self, self._take_focus)  # the new card is not visible before

    @Slot()
    def _take_focus(self) -> None:
        self._card.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Make everything anew in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._again()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the frame's colour behind everything, and tell when it was done first."""
        QPainter(self).fillRect(event.rect(), theme().colour("chrome"))
        if not self._has_painted:
            self._has_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Be ready to be typed into."""
        super().showEvent(event)
        self.activateWindow()
        if self._ring is None:
            self._ring = FocusRing(cast(QApplication, QApplication.instance()))
        QTimer.singleShot(0, self, self._take_focus)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Leave the focus ring to whichever window comes next."""
        super().hideEvent(event)
        if self._ring is not None and shiboken6.isValid(self._ring):
            self._ring.deleteLater()
        self._ring = None

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Tell that the person is leaving."""
        super().closeEvent(event)
        self.closed.emit()
