"""Choosing a new passphrase: four words are offered, an own one is judged in words, nothing is measured in colours."""

from concurrent.futures import Future
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from ui.entrance.keeper import Keeper
from ui.messages import say
from ui.tasks import Lanes

_LONG, _WORDS = 20, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PassphraseState:
    """`offered` are the words drawn by chance, "" while they are being drawn; `judged` says how an own one stands.

    `good` tells whether it may be used. `error` is what is wrong with it, said only when it was to be used.
    """

    offered: str = ""
    judged: str = ""
    good: bool = False
    error: str = ""
    busy: bool = False


class PassphraseModel(QObject):
    """One new passphrase in the making. `chosen` carries it once it may be used and was typed twice alike."""

    changed = Signal()
    chosen = Signal(str)

    def __init__(self, keeper: "Future[Keeper]", lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper, self._lanes = keeper, lanes
        self.state = PassphraseState()
        self.offer_others()

    def offer_others(self) -> None:
        """Draw four other words."""
        keeper = self._keeper
        self._lanes.read(
            lambda: keeper.result().suggested_passphrase(), self._take_offer, self._failed, owner=self, key="offer"
        )

    def judge(self, passphrase: str, *, with_keyring: bool) -> None:
        """Say how strong what is typed is; nothing is said of an empty field."""
        if not passphrase:
            self._become(replace(self.state, judged="", good=False, error=""))
            return
        self._lanes.read(
            lambda: _refusal(self._keeper.result(), passphrase, with_keyring=with_keyring),
            lambda refusal: self._take_judgement(passphrase, refusal),
            self._failed,
            owner=self,
            key="judge",
        )

    def use(self, passphrase: str, again: str, *, with_keyring: bool) -> None:
        """Take this passphrase if it may be used and both are alike; otherwise `error` says what is wrong."""
        if passphrase != again:
            self._become(replace(self.state, error=self.tr("The two are not the same. Type the passphrase again.")))
            return
        self._become(replace(self.state, busy=True, error=""))
        self._lanes.read(
            lambda: _refusal(self._keeper.result(), passphrase, with_keyring=with_keyring),
            lambda refusal: self._used(passphrase, refusal),
            self._failed,
            owner=self,
            key="use",
        )

    def _used(self, passphrase: str, refusal: Exception | None) -> None:
        error = "" if refusal is None else say(refusal)
        self._become(replace(self.state, busy=False, error=error))
        if refusal is None:
            self.chosen.emit(passphrase)

    def _take_offer(self, words: str) -> None:
        self._become(replace(self.state, offered=words))

    def _take_judgement(self, passphrase: str, refusal: Exception | None) -> None:
        judged = self._praise(passphrase) if refusal is None else say(refusal)
        self._become(replace(self.state, judged=judged, good=refusal is None, error=""))

    def _praise(self, passphrase: str) -> str:
        if len(passphrase) >= _LONG or len(passphrase.split()) >= _WORDS:
            return self.tr("Strong: long enough to resist guessing for years.")
        return self.tr("Good enough. One more word makes it strong.")

    def _failed(self, error: Exception) -> None:
        self._become(replace(self.state, busy=False, error=say(error)))

    def _become(self, state: PassphraseState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()


def _refusal(keeper: Keeper, passphrase: str, *, with_keyring: bool) -> Exception | None:
    """Return what speaks against a passphrase; raised by the keeper, and here an answer like any other."""
    try:
        keeper.check_passphrase(passphrase, with_keyring=with_keyring)
    except Exception as refusal:  # noqa: BLE001  whatever it is, it is told to the person who typed
        return refusal
    return None
