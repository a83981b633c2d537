"""The steps of the entrance that need forms: a new profile, and being let in again. Loaded behind the unlock window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from caseworker.desk.door_plates import ClosedDoor, door_of
from ui.entrance.begin_model import BeginModel, BeginStage
from ui.entrance.begin_view import AloneCard, MakingCard, TicketCard
from ui.entrance.passphrase_model import PassphraseModel
from ui.entrance.passphrase_view import CodeView, PassphraseView
from ui.entrance.readmit_model import ReadmitModel, Stage
from ui.entrance.readmit_view import CodeCard, WaitingCard
from ui.entrance.step_card import StepCard
from ui.entrance.steps import Hall, Way


class FurtherSteps:
    """Satisfies `steps.Steps`: begins each step in a hall, which shows its cards."""

    def begin_new(self, hall: Hall, *, alone: bool, pack: Path | None) -> None:
        """Begin a new profile, with a ticket or without a server."""
        NewProfile(hall, alone=alone, pack=pack)

    def readmit(self, hall: Hall, door: ClosedDoor, way: Way) -> None:
        """Let somebody in again by one of the ways."""
        Readmitting(hall, door, way)

    def show_code(self, hall: Hall, code: str, then: Callable[[], None]) -> None:
        """Show a printed code once; `then` is called when it was written down."""
        card = CodeView(code)
        card.done.connect(then)
        hall.show_card(card, lambda: self.show_code(hall, code, then))


class NewProfile(QObject):
    """One new profile in the making."""

    def __init__(self, hall: Hall, *, alone: bool, pack: Path | None) -> None:
        super().__init__(hall.guest())
        self._hall, self._pack = hall, pack
        self._model = BeginModel(hall.folder, hall.keeper, hall.lanes, alone=alone, parent=self)
        self._model.opened.connect(hall.take)
        self._model.changed.connect(self._follow)
        self._shown: BeginStage | None = None
        self._follow()

    @Slot()
    def _follow(self) -> None:
        if self._shown is not self._model.state.stage:
            self._shown = self._model.state.stage
            self._show()

    def _show(self) -> None:
        if self._model.state.stage is not BeginStage.DONE:
            self._hall.show_card(self._card(), self._show)

    def _card(self) -> StepCard:
        model, hall = self._model, self._hall
        match model.state.stage:
            case BeginStage.FILLING:
                filling = AloneCard(model, self._pack) if model.alone else TicketCard(model)
                filling.back.connect(hall.welcome)
                return filling
            case BeginStage.CHOOSING:
                choosing = PassphraseModel(hall.keeper, hall.lanes, self)
                asks = PassphraseView(choosing, with_keyring=model.state.with_keyring)
                asks.chosen.connect(model.make)
                asks.back.connect(model.back)
                return asks
            case _:
                return MakingCard(model)


class Readmitting(QObject):
    """One readmission."""

    def __init__(self, hall: Hall, door: ClosedDoor, way: Way) -> None:
        super().__init__(hall.guest())
        self._hall, self._door = hall, door
        self._model = ReadmitModel(door.directory, hall.keeper, hall.lanes, self)
        self._model.opened.connect(hall.take)
        self._shown: str = ""
        self._model.choose(way)
        self._model.changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        if self._shown != self._which():
            self._shown = self._which()
            self._show()

    def _which(self) -> str:
        """Return the name of the card that is due."""
        state = self._model.state
        if state.stage is Stage.CHOOSING or (state.stage is Stage.OPENING and self._shown == "passphrase"):
            return "passphrase"
        return "code" if state.way is Way.CODE and state.stage is Stage.BEGIN else "waiting"

    def _show(self) -> None:
        card = self._card()
        card.back.connect(self._leave)
        self._hall.show_card(card, self._show)

    def _card(self) -> StepCard:
        model, hall = self._model, self._hall
        if self._shown == "passphrase":
            choosing = PassphraseModel(hall.keeper, hall.lanes, self)
            asks = PassphraseView(choosing, with_keyring=model.state.with_keyring)
            asks.say_wrong(model.state.error)
            asks.chosen.connect(model.open)
            return asks
        if self._shown == "code":
            return CodeCard(model)
        waiting = WaitingCard(model)
        waiting.done.connect(self._unlock)
        return waiting

    @Slot()
    def _leave(self) -> None:
        self._model.close()
        self._hall.ways(self._door)

    @Slot()
    def _unlock(self) -> None:
        self._model.close()
        self._hall.unlock(door_of(self._door.directory))
