"""The first moments of the program: the unlock window is painted, and only then everything else is loaded.

Nothing here or below it imports the store, the network or a page: that is what `load` does, on a thread, while the
person types. What it returns takes over.
"""

import logging
import os
import platform
import sys
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Protocol

from platformdirs import user_config_path, user_data_path
from PySide6.QtCore import QObject, Qt, Signal, Slot

from caseworker import __version__
from caseworker.desk.door_plates import harden
from ui.clock import system_clock
from ui.collecting import Collecting
from ui.entrance.door_words import UNKEPT, unkept_said
from ui.entrance.keeper import Entered, Keeper
from ui.entrance.steps import Steps
from ui.entrance.window import EntranceWindow
from ui.languages import Languages
from ui.options import Options
from ui.preferences import Preferences
from ui.shipped import pack_folder
from ui.system_signals import SystemSignals
from ui.tasks import Lanes
from ui.theme.current import Themed
from ui.theme.theme import Theme
from ui.widget_kinds import WidgetKinds

_log = logging.getLogger(__name__)
APP = "caseworker"
_LOOKS = frozenset({"theme", "text_percent", "system_font", "reduced_motion"})
_SPEECH = frozenset({"language", "mirrored"})


class Rest(Protocol):
    """What was loaded behind the unlock window: it opens profiles, and takes over when one is open."""

    @property
    def keeper(self) -> Keeper:
        """Opens profiles."""

    @property
    def steps(self) -> Steps:
        """The steps of the entrance that need more than the unlock window."""

    def take_over(self, lobby: "Lobby", entered: Entered) -> None:
        """Show the window of a profile that was opened. On the screen's thread."""

    def end(self) -> None:
        """Close what is open."""


Load = Callable[[], Rest]


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Where things are: the profiles, the preferences."""

    profiles: Path
    preferences: Path


def usual_places() -> Around:
    """Return where profiles and preferences are kept unless told otherwise."""
    return Around(
        profiles=user_data_path(APP, appauthor=False) / "profiles",
        preferences=user_config_path(APP, appauthor=False) / "preferences.json",
    )


class Lobby(QObject):
    """The unlock window with what stands around it. `loaded` comes when everything else is there."""

    loaded = Signal()

    def __init__(self, app: Themed, around: Around, load: Load, *, chosen: Path | None = None, lang: str = "") -> None:
        super().__init__(app)
        self.app, self.around = app, around
        self._load, self._chosen, self._lang = load, chosen, lang
        self.preferences = Preferences(around.preferences, self)
        self.languages = Languages(app)
        self._look(_LOOKS | _SPEECH)
        self.preferences.changed.connect(self._on_chosen)
        self.lanes = Lanes(self)
        self.system = SystemSignals(self)
        self.rest: Future[Rest] = Future()
        self._keeper: Future[Keeper] = Future()
        self.loaded.connect(self._on_loaded, Qt.ConnectionType.QueuedConnection)
        self.window = self._made_window()

    def open(self) -> None:
        """Show the window; loading begins when it was painted."""
        self.window.painted.connect(self._begin_to_load)
        self.window.show()

    def again(self) -> EntranceWindow:
        """Return a fresh unlock window after a profile was left without ending the program."""
        self.window = self._made_window()
        self.window.furnish(self.rest.result().steps)
        self.window.show()
        return self.window

    def close(self) -> None:
        """End the threads, and close what was opened and not taken over."""
        self._keeper.cancel()  # nobody waits any longer for what is still being loaded
        entered = self.window.unclaimed()
        if entered is not None:
            _close(entered.office)
        self.lanes.close()

    def _made_window(self) -> EntranceWindow:
        window = EntranceWindow(
            self.around.profiles,
            self._keeper,
            self.lanes,
            self.preferences,
            clock=system_clock,
            device=_device(),
            pack=pack_folder(),
            chosen=self._chosen,
            told_first=unkept_said() if os.environ.pop(UNKEPT, "") else None,
        )
        window.opened.connect(self._on_opened)
        self.system.slept.connect(window.slept)
        return window

    @Slot()
    def _begin_to_load(self) -> None:
        Thread(target=self._load_rest, name="load", daemon=True).start()

    def _load_rest(self) -> None:
        """On a thread of its own."""
        try:
            rest = self._load()
        except BaseException as error:  # the unlock window tells it: whoever waits for the keeper gets it
            self.rest.set_exception(error)
            if self._keeper.set_running_or_notify_cancel():
                self._keeper.set_exception(error)
            raise
        self.rest.set_result(rest)
        if self._keeper.set_running_or_notify_cancel():
            self._keeper.set_result(rest.keeper)
            self.loaded.emit()

    @Slot()
    def _on_loaded(self) -> None:
        self.window.furnish(self.rest.result().steps)
        WidgetKinds(self)

    @Slot(object)
    def _on_opened(self, entered: Entered) -> None:
        self.rest.result().take_over(self, entered)

    def _on_chosen(self, names: frozenset[str]) -> None:
        if "language" in names:
            self._lang = ""  # what is chosen in the program counts from then on
        self._look(names)

    def _look(self, names: frozenset[str]) -> None:
        chosen = self.preferences.chosen
        if names & _SPEECH:
            self.languages.speak(self._lang or chosen.language, mirrored=chosen.mirrored)
        if names & _LOOKS:
            self.app.theme.apply(
                choice=chosen.theme,
                text_percent=chosen.text_percent,
                system_font=chosen.system_font,
                reduced_motion=chosen.reduced_motion,
            )


def made_app(words: list[str]) -> Themed:
    """Make the application with its theme."""
    app = Themed(words)
    Collecting(app)
    app.setApplicationName(APP)
    app.setApplicationDisplayName("Caseworker")
    app.setDesktopFileName(APP)
    app.setQuitOnLastWindowClosed(True)
    app.theme = Theme(app)
    return app


def run(options: Options, load: Load, *, around: Around | None = None) -> int:
    """Show the unlock window and run until the last window is closed; return the exit code."""
    harden()
    logging.basicConfig(
        level=options.log_level.upper(), stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s"
    )
    app = made_app([APP])
    lobby = Lobby(app, around or usual_places(), load, chosen=options.profile, lang=options.lang)
    lobby.open()
    code = app.exec()
    if lobby.rest.done() and lobby.rest.exception() is None:
        lobby.rest.result().end()
    lobby.close()
    return code


def _device() -> str:
    return f"Caseworker {__version__} · {platform.node()}"


def _close(office: object) -> None:
    close = getattr(office, "close", None)
    if close is not None:
        close()
