"""Being let in again when the passphrase is forgotten or the device locked out: by printed code, or by a supervisor."""

import logging
from concurrent.futures import Future
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ui.entrance.keeper import Asking, Entered, Keeper
from ui.entrance.steps import Way
from ui.messages import say
from ui.tasks import Lanes

_log = logging.getLogger(__name__)
ASK_AGAIN_MS = 3000


class Stage(StrEnum):
    """How far it has come."""

    BEGIN = "begin"
    ASKING = "asking"
    WAITING = "waiting"
    CHOOSING = "choosing"  # a new passphrase
    OPENING = "opening"
    RELEASED = "released"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadmitState:
    """What the card shows. `digits` are read out to whoever approves."""

    way: Way = Way.CODE
    stage: Stage = Stage.BEGIN
    digits: str = ""
    error: str = ""
    with_keyring: bool = False


class ReadmitModel(QObject):
    """One readmission. `opened` carries what was opened; `released` says that the passphrase opens it again."""

    changed = Signal()
    opened = Signal(object)
    released = Signal()

    def __init__(self, directory: Path, keeper: "Future[Keeper]", lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._directory, self._keeper, self._lanes = directory, keeper, lanes
        self._asked: Asking | None = None
        self._code = ""
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(ASK_AGAIN_MS)
        self._again.timeout.connect(self._look)
        self.state = ReadmitState()
        lanes.read(lambda: keeper.result().uses_keyring(directory), self._note_keyring, self._failed, owner=self)

    def choose(self, way: Way) -> None:
        """Go one of the ways; asking a supervisor begins at once."""
        self._again.stop()
        self._become(ReadmitState(way=way, with_keyring=self.state.with_keyring))
        if way in {Way.SUPERVISOR, Way.RELEASE}:
            self.ask()

    def ask(self) -> None:
        """Send the request; a new one where an earlier one failed."""
        lost, directory = self.state.way is Way.SUPERVISOR, self._directory
        self._become(replace(self.state, stage=Stage.ASKING, error="", digits=""))
        self._lanes.write(
            lambda: self._keeper.result().ask_release(directory, passphrase_lost=lost),
            self._on_asked,
            self._failed,
            owner=self,
        )

    def give_code(self, code: str) -> None:
        """Take the printed code; it is tried together with the new passphrase, and used up then."""
        if code.strip():
            self._code = code
            self._become(replace(self.state, stage=Stage.CHOOSING, error=""))

    def open(self, new_passphrase: str) -> None:
        """Open under the new passphrase."""
        self._become(replace(self.state, stage=Stage.OPENING, error=""))
        self._lanes.write(lambda: self._opened(new_passphrase), self._on_opened, self._failed, owner=self)

    def close(self) -> None:
        """Wait for nobody any longer."""
        self._again.stop()

    def _opened(self, new_passphrase: str) -> Entered:
        keeper = self._keeper.result()
        if self.state.way is Way.CODE:
            return keeper.unlock_by_code(self._directory, self._code, new_passphrase=new_passphrase)
        assert self._asked is not None, "it was released"
        return keeper.open_released(self._asked, new_passphrase=new_passphrase)

    def _on_asked(self, asked: Asking) -> None:
        self._asked = asked
        self._become(replace(self.state, stage=Stage.WAITING, digits=asked.code))
        self._again.start()

    def _look(self) -> None:
        asked = self._asked
        if asked is not None and self.state.stage is Stage.WAITING:
            self._lanes.read(asked.look, self._on_looked, self._look_failed, owner=self, key="look")

    def _look_failed(self, error: Exception) -> None:
        """Go on asking: the network may be away for a moment; what is wrong is said meanwhile."""
        self._become(replace(self.state, error=say(error)))
        self._again.start()

    def _on_looked(self, approved: bool) -> None:  # noqa: FBT001  the server's answer
        if self.state.stage is not Stage.WAITING:
            return
        if not approved:
            self._become(replace(self.state, error=""))
            self._again.start()
        elif self.state.way is Way.SUPERVISOR:
            self._become(replace(self.state, stage=Stage.CHOOSING, error=""))
        else:
            self._put_back()

    def _put_back(self) -> None:
        asked = self._asked
        assert asked is not None, "it was released"
        self._become(replace(self.state, stage=Stage.OPENING, error=""))
        self._lanes.write(lambda: self._keeper.result().put_back(asked), self._on_put_back, self._failed, owner=self)

    def _on_put_back(self, _done: None) -> None:
        self._become(replace(self.state, stage=Stage.RELEASED))
        self.released.emit()

    def _on_opened(self, entered: Entered) -> None:
        self.opened.emit(entered)

    def _note_keyring(self, uses: bool) -> None:  # noqa: FBT001  the keeper's answer
        self._become(replace(self.state, with_keyring=uses))

    def _failed(self, error: Exception) -> None:
        _log.info("being let in again failed: %s", type(error).__name__)
        back = Stage.CHOOSING if self.state.stage is Stage.OPENING and self._asked is not None else Stage.BEGIN
        self._become(replace(self.state, stage=back, error=say(error)))

    def _become(self, state: ReadmitState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()
