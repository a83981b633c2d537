"""What a page is handed: the open office, the threads, the news, and the window it stands in.

Made once for each opened profile by `ui/session.py`; nothing else reaches for globals but the theme.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject

from caseworker.desk.office import Office
from sync.client.status import Status
from ui.draft_keeping import DraftKeeper
from ui.news import News
from ui.places import Place
from ui.preferences import Preferences
from ui.sync_status.log import SyncLog
from ui.tasks import Lanes
from ui.wording import Wording


class Window(Protocol):
    """What a page may ask of the window it stands in."""

    def go(self, place: Place) -> None:
        """Show a place; the one that was shown is kept for `back`, with its state."""

    def replace(self, place: Place) -> None:
        """Show a place instead of this one: `back` does not return here. For what a form became."""

    def back(self) -> None:
        """Return to where one was before."""

    def toast(self, words: str, *, undo: Callable[[], None] | None = None) -> None:
        """Say what just happened, for eight seconds, with Undo where it can be undone; Ctrl+Z does the same.

        `undo` is called on the screen's thread; it starts work on the write lane itself.
        """

    def trouble(self, error: Exception) -> None:
        """Say in a bar what went wrong; a mistake of the program is recorded without anybody's words."""

    def run(self, command: str) -> None:
        """Give the command of this id, as its key would."""

    def guest(self) -> QObject:
        """Return the object under which dialogs and panels are made."""


class Sending(Protocol):
    """What a page may know and ask of synchronization."""

    @property
    def status(self) -> Status | None:
        """How it stands, None for a profile that belongs to no server."""

    @property
    def sync_log(self) -> SyncLog:
        """What happened lately."""

    def send_now(self) -> None:
        """Try everything now."""

    def by_hand(self, work: Callable[[], None]) -> None:
        """Do this while nothing else synchronizes the profile. For the network lane; raises what the work raises."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Everything a page works with. What is typed is kept by `drafts`; `sending` is None in tests of other pages."""

    office: Office
    lanes: Lanes
    news: News
    window: Window
    preferences: Preferences
    wording: Wording
    drafts: DraftKeeper
    is_practice: bool = False
    sending: Sending | None = None
