"""The first run: become a device of an agency with a ticket, or begin with a profile that belongs to no server."""

import platform
import re
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from ui.entrance.keeper import Entered, Keeper, NewAlone, PackTold
from ui.messages import say
from ui.tasks import Lanes

_LONGEST_TICKET_BYTES = 64 * 1024


class BeginStage(StrEnum):
    """How far it has come."""

    FILLING = "filling"
    CHOOSING = "choosing"  # a passphrase
    WORKING = "working"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginState:
    """What the card shows. `digits` are to be compared with the administrator's screen; `pack` is what was read."""

    stage: BeginStage = BeginStage.FILLING
    error: str = ""
    digits: str = ""
    ticket: str = ""
    device_name: str = ""
    with_keyring: bool = False
    pack: PackTold | None = None
    wish: NewAlone | None = None


class BeginModel(QObject):
    """One new profile. `opened` carries what was opened. `alone` makes one without a server."""

    changed = Signal()
    opened = Signal(object)
    _digits_came = Signal(str)

    def __init__(
        self,
        folder: Path,
        keeper: "Future[Keeper]",
        lanes: Lanes,
        *,
        alone: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.alone = alone
        self._folder, self._keeper, self._lanes = folder, keeper, lanes
        self.state = BeginState(device_name=platform.node())
        self._digits_came.connect(self._take_digits, Qt.ConnectionType.QueuedConnection)
        lanes.read(lambda: keeper.result().has_keyring(), self._note_keyring, self._failed, owner=self)

    def read_ticket(self, path: Path) -> None:
        """Take the ticket from a file."""
        try:
            with path.open("rb") as file:
                words = file.read(_LONGEST_TICKET_BYTES).decode("utf-8-sig").strip()
        except (OSError, UnicodeDecodeError):
            told = self.tr("{file} could not be read. Choose the ticket's file, or paste the code.")
            self._become(replace(self.state, error=told.format(file=path.name)))
        else:
            self._become(replace(self.state, ticket=words, error=""))

    def give_ticket(self, ticket: str, device_name: str) -> None:
        """Go on with a ticket; whether it is one is found when it is used."""
        if not ticket.strip():
            self._become(replace(self.state, error=self.tr("Type or paste the code of your ticket.")))
            return
        stage = BeginStage.CHOOSING
        self._become(replace(self.state, ticket=ticket.strip(), device_name=device_name, stage=stage, error=""))

    def read_pack(self, folder: Path) -> None:
        """Read an agency pack, to choose from what it offers."""
        self._lanes.read(lambda: self._keeper.result().read_pack(folder), self._take_pack, self._failed, owner=self)

    def give_wish(self, wish: NewAlone) -> None:
        """Go on with what a profile without a server is made with."""
        if not wish.name.strip():
            self._become(replace(self.state, error=self.tr("Say by which name your colleagues know you.")))
            return
        self._become(replace(self.state, wish=wish, stage=BeginStage.CHOOSING, error=""))

    def back(self) -> None:
        """Return to what was filled in before the passphrase."""
        self._become(replace(self.state, stage=BeginStage.FILLING, error=""))

    def make(self, passphrase: str) -> None:
        """Make the profile under this passphrase."""
        self._become(replace(self.state, stage=BeginStage.WORKING, error=""))
        work = self._made_alone if self.alone else self._joined
        self._lanes.write(lambda: work(passphrase), self._on_opened, self._failed, owner=self)

    def _joined(self, passphrase: str) -> Entered:
        state = self.state
        return self._keeper.result().join(
            state.ticket,
            free_place(self._folder, state.device_name),
            passphrase=passphrase,
            device_name=state.device_name,
            tells_code=self._digits_came.emit,
        )

    def _made_alone(self, passphrase: str) -> Entered:
        wish = self.state.wish
        assert wish is not None, "it was filled in"
        return self._keeper.result().begin_alone(free_place(self._folder, wish.name), wish, passphrase=passphrase)

    def _take_digits(self, digits: str) -> None:
        self._become(replace(self.state, digits=digits))

    def _take_pack(self, pack: PackTold) -> None:
        self._become(replace(self.state, pack=pack, error=""))

    def _note_keyring(self, has: bool) -> None:  # noqa: FBT001  the keeper's answer
        self._become(replace(self.state, with_keyring=has))

    def _on_opened(self, entered: Entered) -> None:
        self._become(replace(self.state, stage=BeginStage.DONE))
        self.opened.emit(entered)

    def _failed(self, error: Exception) -> None:
        stage = BeginStage.FILLING if self.state.stage is BeginStage.WORKING else self.state.stage
        self._become(replace(self.state, stage=stage, error=say(error), digits=""))

    def _become(self, state: BeginState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()


def free_place(folder: Path, name: str, *, taken: Callable[[Path], bool] = Path.exists) -> Path:
    """Return a directory for a new profile that is not there yet, named after somebody in plain letters."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:40] or "profile"
    number, place = 1, folder / plain
    while taken(place):
        number += 1
        place = folder / f"{plain}-{number}"
    return place
