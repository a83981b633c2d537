"""The program itself, started as a person starts it, with two witnesses: when its unlock window was painted, and how
long after the key was known the first page stood. Told as JSON lines on standard output.

    python -m tests.bench.ui.start_child PASSPHRASE --profile DIR
"""

import json
import sys
import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit

from ui import opening
from ui.main import main

_LOOK_MS = 2


class Witness:
    """Watches one run: unlocks it as soon as everything is loaded, and ends it when the first page is there."""

    def __init__(self, lobby: opening.Lobby, passphrase: str) -> None:
        self._lobby, self._passphrase, self._key_at = lobby, passphrase, 0.0
        self._timer = QTimer(lobby)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        lobby.window.painted.connect(lambda: tell(painted=time.monotonic()))
        lobby.loaded.connect(lambda: QTimer.singleShot(300, lobby, self._unlock))

    def _unlock(self) -> None:
        from PySide6.QtTest import QTest  # noqa: PLC0415  what the program does not load is not measured

        slots = sys.modules["caseworker.store.keys.slots"]
        derive = slots.stretch

        def derived(*arguments: object, **options: object) -> object:
            found = derive(*arguments, **options)
            self._key_at = time.monotonic()
            return found

        slots.stretch = derived  # type: ignore[attr-defined]  # the witness stands between
        field = next(one for one in self._lobby.window.findChildren(QLineEdit) if one.isVisible())
        QTest.keyClicks(field, self._passphrase)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self._timer.start()

    def _look(self) -> None:
        at_work = getattr(self._lobby.rest.result(), "at_work", None)
        if at_work is None or at_work.window is None or not at_work.window.isVisible():
            return
        if at_work.window.pages.page is None or not at_work.session.lanes.is_idle:
            return
        at_work.window.repaint()
        tell(page_after_key=time.monotonic() - self._key_at, page=at_work.window.pages.page.place.page)
        self._timer.stop()
        at_work.window.close()
        self._lobby.app.quit()


def tell(**facts: object) -> None:
    """Say something to whoever measures."""
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def run(passphrase: str, words: list[str]) -> int:
    """Run the program with a witness."""
    opened = opening.Lobby.open

    def open_watched(lobby: opening.Lobby) -> None:
        lobby.witness = Witness(lobby, passphrase)  # type: ignore[attr-defined]  # so that it lives as long
        opened(lobby)

    setattr(opening.Lobby, "open", open_watched)  # noqa: B010  # before it is used; types do not allow it otherwise
    return main(words)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1], sys.argv[2:]))
