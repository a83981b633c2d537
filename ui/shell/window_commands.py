"""The commands that can be given on every page, each with a name and a place in menu and palette."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from ui.commands import Command
from ui.places import Place
from ui.shell.rooms import Room

translate = QCoreApplication.translate
_KEYED_ROOMS = 9


class Intents(Protocol):
    """What the window can do by itself."""

    def go(self, place: Place) -> None:
        """Show a place."""

    def back(self) -> None:
        """Return to the place before."""

    def forward(self) -> None:
        """Go where one came back from."""

    def why_no_way_back(self) -> str:
        """Return why there is no way back, "" when there is."""

    def why_no_way_forward(self) -> str:
        """Return why there is no way forward, "" when there is."""

    def answers(self) -> None:
        """Show answers for what the page is about."""

    def find_in_page(self) -> None:
        """Find something on this page."""

    def next_pane(self) -> None:
        """Go to the next pane."""

    def previous_pane(self) -> None:
        """Go to the pane before."""

    def undo(self) -> None:
        """Undo the last action."""

    def why_no_undo(self) -> str:
        """Return why nothing can be undone, "" when something can."""

    def show_recent(self) -> None:
        """Show what was done since the application opened."""

    def toggle_names(self) -> None:
        """Hide all names, or show them again."""

    def lock_now(self) -> None:
        """Lock."""

    def send_now(self) -> None:
        """Try now to send what waits."""

    def why_not_send(self) -> str:
        """Return why nothing is sent from here, "" when it is."""

    def change_text(self, steps: int) -> None:
        """Make text larger or smaller by so many steps; 0 is the usual size."""

    def show_keys(self) -> None:
        """Show the keys of this page."""

    def show_menu(self) -> None:
        """Show the menu of all commands."""

    def search(self) -> None:
        """Open search and commands."""


def window_commands(window: Intents, rooms: Sequence[Room], offered: Callable[[Place], bool]) -> list[Command]:
    """Return the commands of the window: those of pages that are not there are left out."""
    return [*_finding(window, offered), *_doing(window, offered), *_going(window, rooms), *_seeing(window)]


def _finding(window: Intents, offered: Callable[[Place], bool]) -> list[Command]:
    group = translate("WindowCommands", "Find")
    found = [
        Command(id="window.search", words=translate("WindowCommands", "Search and commands"), run=window.search,
                group=group, icon="search"),
        Command(id="window.find", words=translate("WindowCommands", "Find in page"), run=window.find_in_page,
                group=group, icon="file-search"),
    ]  # fmt: skip
    if offered(Place("answers")):
        words = translate("WindowCommands", "Answers for this")
        found.append(Command(id="window.answers", words=words, run=window.answers, group=group, icon="book-open"))
    return found


def _doing(window: Intents, offered: Callable[[Place], bool]) -> list[Command]:
    group = translate("WindowCommands", "Caseworker")
    found = [
        Command(id="window.undo", words=translate("WindowCommands", "Undo last action"), run=window.undo, group=group,
                icon="undo-2", why_not=window.why_no_undo),
        Command(id="window.recent", words=translate("WindowCommands", "Show recent actions"), run=window.show_recent,
                group=group, icon="history"),
        Command(id="window.send-now", words=translate("WindowCommands", "Send now"), run=window.send_now, group=group,
                icon="cloud-upload", why_not=window.why_not_send),
        Command(id="window.lock", words=translate("WindowCommands", "Lock"), run=window.lock_now, group=group,
                icon="lock"),
        Command(id="window.keys", words=translate("WindowCommands", "Keys of this page"), run=window.show_keys,
                group=group, icon="keyboard"),
        Command(id="window.menu", words=translate("WindowCommands", "Open the menu"), run=window.show_menu,
                group=group, icon="list", only_in_palette=True),
    ]  # fmt: skip
    if offered(Place("settings")):
        words = translate("WindowCommands", "Settings")
        found.append(
            Command(
                id="window.settings",
                words=words,
                run=lambda: window.go(Place("settings")),
                group=group,
                icon="settings",
            )
        )
    return found


def _going(window: Intents, rooms: Sequence[Room]) -> list[Command]:
    group = translate("WindowCommands", "Go to")
    ways = [
        Command(id="window.back", words=translate("WindowCommands", "Back"), run=window.back, group=group,
                icon="arrow-left", why_not=window.why_no_way_back),
        Command(id="window.forward", words=translate("WindowCommands", "Forward"), run=window.forward, group=group,
                icon="arrow-right", why_not=window.why_no_way_forward),
        Command(id="window.next-pane", words=translate("WindowCommands", "Next pane"), run=window.next_pane,
                group=group, icon="panel-right"),
        Command(id="window.previous-pane", words=translate("WindowCommands", "Previous pane"),
                run=window.previous_pane, group=group, icon="panel-left"),
    ]  # fmt: skip
    return [*(_room_command(window, number, room, group) for number, room in enumerate(rooms, start=1)), *ways]


def _room_command(window: Intents, number: int, room: Room, group: str) -> Command:
    words = translate("WindowCommands", "Go to {room}").format(room=room.words)
    name = f"window.go-{number}" if number <= _KEYED_ROOMS else f"window.go-to-{room.page}"
    return Command(id=name, words=words, run=lambda: window.go(room.place), group=group, icon=room.icon)


def _seeing(window: Intents) -> list[Command]:
    group = translate("WindowCommands", "View")
    return [
        Command(id="window.hide-names", words=translate("WindowCommands", "Hide or show all names"),
                run=window.toggle_names, group=group, icon="eye-off"),
        Command(id="window.larger-text", words=translate("WindowCommands", "Larger text"),
                run=lambda: window.change_text(1), group=group, icon="zoom-in"),
        Command(id="window.smaller-text", words=translate("WindowCommands", "Smaller text"),
                run=lambda: window.change_text(-1), group=group, icon="zoom-out"),
        Command(id="window.usual-text", words=translate("WindowCommands", "Text in its usual size"),
                run=lambda: window.change_text(0), group=group, icon="a-large-small"),
    ]  # fmt: skip
