"""Unlocking one profile: the passphrase or a PIN, the tries that are left, and the seconds to wait."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from caseworker.desk.door_plates import ClosedDoor, door_of, seconds_to_wait
from caseworker.errors import CaseworkerError
from ui.entrance.keeper import Entered, Keeper
from ui.messages import say
from ui.tasks import Lanes

_SECOND_MS = 1000
_WRONG, _WRONG_PIN = "vault.wrong-passphrase", "pin.wrong"
_LOCKED_OUT = frozenset({"vault.locked-out", "vault.release-needed", "keyring.missing"})


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlockState:
    """What the card shows. `error` is a whole sentence, `wait_s` counts down to 0, `asks_pin` asks for the PIN."""

    door: ClosedDoor
    busy: bool = False
    error: str = ""
    wait_s: int = 0
    asks_pin: bool = False
    needs_release: bool = False


class UnlockModel(QObject):
    """Opens the profile of one door. `opened` carries what was opened (`Entered`)."""

    changed = Signal()
    opened = Signal(object)
    refused = Signal()  # the field is selected again

    def __init__(
        self,
        door: ClosedDoor,
        keeper: "Future[Keeper]",
        lanes: Lanes,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeper, self._lanes, self._clock = keeper, lanes, clock
        self._is_typed, self._passphrase_only = False, False
        self._seconds = QTimer(self)
        self._seconds.setInterval(_SECOND_MS)
        self._seconds.timeout.connect(self._count_down)
        self.state = UnlockState(door=door, needs_release=door.locked_out)
        self._begin_wait()
        lanes.read(lambda: keeper.result().pin_waits(door.directory), self._ask_pin, _ignored, owner=self, key="pin")

    def unlock(self, typed: str) -> None:
        """Try a passphrase. Nothing is tried while one is, or while one has to wait.

        Digits that were typed before it was known that a PIN waits are taken for that PIN.
        """
        work = self._by_passphrase if self._passphrase_only else self._by_either
        self._try(typed, lambda: work(typed))

    def unlock_by_pin(self, pin: str) -> None:
        """Try a PIN."""
        directory = self.state.door.directory
        self._try(pin, lambda: self._keeper.result().unlock_by_pin(directory, pin))

    def use_passphrase(self) -> None:
        """Ask for the passphrase instead of the PIN."""
        self._passphrase_only, self._is_typed = True, False
        self._become(replace(self.state, asks_pin=False, error=""))

    def edited(self) -> None:
        """Say that something is typed: what was wrong with the last try is not said any more."""
        self._is_typed = True
        if self.state.error and not self.state.wait_s:
            self._become(replace(self.state, error=""))

    def slept(self) -> None:
        """Say that the machine was suspended: only the passphrase helps from now on."""
        self._lanes.read(lambda: self._keeper.result().drop_pin(), lambda _done: None, _ignored, owner=self)
        self.use_passphrase()

    def _by_passphrase(self, typed: str) -> Entered:
        return self._keeper.result().unlock(self.state.door.directory, typed)

    def _by_either(self, typed: str) -> Entered:
        keeper, directory = self._keeper.result(), self.state.door.directory
        if typed.isdecimal() and keeper.pin_waits(directory):
            return keeper.unlock_by_pin(directory, typed)
        return keeper.unlock(directory, typed)

    def _try(self, typed: str, work: Callable[[], Entered]) -> None:
        if not typed or self.state.busy or self.state.wait_s:
            return
        self._become(replace(self.state, busy=True, error=""))
        self._lanes.write(work, self._on_opened, self._on_failed, owner=self)

    def _on_opened(self, entered: Entered) -> None:
        self._seconds.stop()
        self.opened.emit(entered)

    def _on_failed(self, error: Exception) -> None:
        door = door_of(self.state.door.directory)
        key = error.key if isinstance(error, CaseworkerError) else ""
        self._become(
            replace(
                self.state,
                door=door,
                busy=False,
                error=self._words(error, key, door),
                asks_pin=key == _WRONG_PIN,
                needs_release=self.state.needs_release or key in _LOCKED_OUT,
            )
        )
        self._begin_wait()
        self.refused.emit()

    def _words(self, error: Exception, key: str, door: ClosedDoor) -> str:
        if key != _WRONG:
            return say(error)
        if door.tries_left:
            left = self.tr("%n tries before a short wait.", "", door.tries_left)
            return self.tr("That passphrase does not open this device. {left}").format(left=left)
        return self.tr("That passphrase does not open this device.")

    def _begin_wait(self) -> None:
        wait_s = seconds_to_wait(self.state.door.directory, now=self._clock())
        if wait_s:
            self._become(replace(self.state, wait_s=wait_s))
            self._seconds.start()

    @Slot()
    def _count_down(self) -> None:
        wait_s = seconds_to_wait(self.state.door.directory, now=self._clock())
        if not wait_s:
            self._seconds.stop()
        self._become(replace(self.state, wait_s=wait_s, error=self.state.error if wait_s else ""))

    def _ask_pin(self, waits: bool) -> None:  # noqa: FBT001  the answer of the keeper
        if waits and not (self.state.busy or self._is_typed or self._passphrase_only):
            self._become(replace(self.state, asks_pin=True))

    def _become(self, state: UnlockState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()


def _ignored(_error: Exception) -> None:
    """Whether a PIN waits is asked for comfort: the passphrase helps in any case, and tells what is wrong."""
