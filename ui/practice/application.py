"""The application of a practice office: opened without a passphrase, with a bar that switches the role."""

import sys
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, Qt, Slot

from caseworker.desk.locking import Restart, this_program
from caseworker.desk.office import Office
from caseworker.domain.actions import Role
from caseworker.errors import CaseworkerError
from caseworker.practice.profiles import PASSPHRASES
from ui.app import Application
from ui.clock import system_clock
from ui.entrance.door_words import Said
from ui.messages import say
from ui.opening import Around, Lobby
from ui.practice.bar import PracticeBar
from ui.practice.enrolled import Clock
from ui.practice.kept import RunningOffice
from ui.theme.current import Themed

translate = QCoreApplication.translate
_MODULE = "ui.practice.window"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doorway:
    """How the window begins: which office, whose profile, and whether it is locked and asks for the passphrase."""

    office: RunningOffice
    role: Role
    locked: bool = False
    clock: Clock = system_clock

    def words(self) -> list[str]:
        """Return the program that begins so."""
        names = [word for role, name in self.office.names.items() for word in ("--name", f"{role.value}={name}")]
        made = ["--folder", str(self.office.folder), "--url", self.office.url, "--role", self.role.value, *names]
        return [sys.executable, "-m", _MODULE, *made, *(["--locked"] if self.locked else [])]


class PracticeApplication(Application):
    """One role at work at a time. `switch` keeps what is typed, closes its profile and opens another."""

    def __init__(self, doorway: Doorway) -> None:
        super().__init__(restart=self._locked_program, is_practice=True)
        self._doorway = doorway
        self._lobby: Lobby | None = None

    def _locked_program(self) -> Restart:
        """Return what a lock begins: the same role, locked."""
        words = replace(self._doorway, locked=True).words()
        return replace(this_program(), program=tuple(words))

    def enter(self, lobby: Lobby, role: Role) -> None:
        """Open the profile of a role without asking, off the screen's thread."""
        office, clock = self._doorway.office, self._doorway.clock
        self._doorway = replace(self._doorway, role=role)
        lobby.lanes.write(
            lambda: office.open(role, clock=clock),
            lambda opened: self.begin(lobby, opened),
            lambda error: _say(lobby, error),
            owner=lobby,
        )

    def begin(self, lobby: Lobby, office: Office) -> None:
        """Show the window of an open profile, with the bar above it."""
        self._doorway = replace(self._doorway, role=office.card.role)
        self._lobby = lobby
        super().begin(lobby, office)
        assert self.at_work is not None, "it was begun just now"
        self.at_work.shown.connect(self._crown)

    def switch(self, role: Role) -> None:
        """Keep what is typed, close this profile, and open another's; where it cannot be kept, stay and say so."""
        at_work, lobby = self.at_work, self._lobby
        if at_work is None or lobby is None or at_work.session is None or at_work.window is None:
            return
        session, window = at_work.session, at_work.window
        try:
            session.keep_all(window.whereabouts)
        except CaseworkerError as error:
            window.trouble(error)
            return
        entrance = lobby.again()
        entrance.setGeometry(window.geometry())
        window.close()
        at_work.close()  # it is closed already where the window closed at once
        window.deleteLater()
        at_work.deleteLater()
        self.enter(lobby, role)

    def _crown(self) -> None:
        """Put the bar above the window that was just shown."""
        at_work = self.at_work
        if at_work is None or at_work.session is None or at_work.window is None:
            return
        at_work.window.notices.drop("practice")
        bar = PracticeBar(self._doorway.role, self._doorway.office.names, at_work.session.wording, self.switch)
        at_work.window.put_above(bar)


class PracticeLobby(Lobby):
    """The unlock window, which is passed without a word unless it was locked: then it tells the passphrase."""

    def __init__(self, app: Themed, doorway: Doorway) -> None:
        folder = doorway.office.folder
        around = Around(profiles=folder, preferences=folder / "preferences.json")
        self.practice = PracticeApplication(doorway)
        super().__init__(app, around, lambda: self.practice, chosen=doorway.office.profile(doorway.role))
        self._doorway = doorway
        self.loaded.connect(self._go_in, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _go_in(self) -> None:
        if not self._doorway.locked:
            self.practice.enter(self, self._doorway.role)
            return
        title = translate("Practice", "This is a practice office")
        told = translate("Practice", "The passphrase of this profile is no secret: {passphrase}")
        passphrase = PASSPHRASES[self._doorway.role]
        self.window.say(Said("graduation-cap", title, told.format(passphrase=passphrase), "violet"))


def _say(lobby: Lobby, error: Exception) -> None:
    lobby.window.say(Said("circle-alert", say(error), "", "danger"))
