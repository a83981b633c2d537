"""A person at the real program, in a process of its own: unlocks, types, locks or waits to be killed, and looks again.

    python scripted_person.py HOME PLAN

PLAN is a JSON file: a list of turns, one for each start of the program; what is seen is appended to HOME/seen.jsonl.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from caseworker.desk.door_plates import door_of, doors_in
from ui.app import Application
from ui.entrance.unlock_view import UnlockView
from ui.opening import Around, Lobby, made_app
from ui.places import Place
from ui.shell.page import Page
from ui.work import Work

EVERY_MS = 15


class NotePage(Page):
    """A page with one field whose words are kept as a draft."""

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(work, place, parent)
        self.note = QPlainTextEdit()
        self.note.setAccessibleName("Note")
        QVBoxLayout(self).addWidget(self.note)
        self.draft = work.drafts.follow("note", about=None, owner=self, read=lambda: {"note": self.note.toPlainText()})
        found = self.draft.find()
        if found is not None:
            self.note.setPlainText(dict(found.fields)["note"])
        self.note.textChanged.connect(self.draft.touch)

    def first_focus(self) -> QWidget | None:
        return self.note

    def state(self) -> dict[str, object]:
        return {"part": self.place.part}

    def leave(self) -> None:
        self.draft.close()


class OtherPage(Page):
    """A page with nothing on it: where everybody lands."""


class Person:
    """Carries out one turn, step by step, whenever what the step waits for is there."""

    def __init__(self, home: Path, lobby: Lobby, turn: dict[str, Any]) -> None:
        self.home, self.lobby, self.turn = home, lobby, turn
        self.steps: list[Callable[[], bool]] = [self.unlock, self.arrive, *self.planned()]
        self.timer = QTimer()
        self.timer.timeout.connect(self.go_on)
        self.timer.start(EVERY_MS)

    def go_on(self) -> None:
        if self.steps and self.steps[0]():
            self.steps.pop(0)

    def planned(self) -> list[Callable[[], bool]]:
        ways: dict[str, Callable[[], bool]] = {
            "type": self.type,
            "lock": self.lock,
            "look": self.look,
            "quit": self.quit,
            "settle": self.settle,
            "go on typing": self.go_on_typing,
        }
        return [ways[name] for name in self.turn["then"]]

    def tell(self, **seen: object) -> None:
        with (self.home / "seen.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(seen) + "\n")

    def unlock(self) -> bool:
        window = self.lobby.window
        if not window.isVisible():
            return False
        door = next(one for one in doors_in(self.lobby.around.profiles) if one.name == self.turn["who"])
        if not isinstance(window.card, UnlockView) or door.directory != window.card.door:
            window.unlock(door_of(door.directory))
        card = window.card
        assert isinstance(card, UnlockView)
        self.tell(facts=window.facts(), title=window.windowTitle())
        QTest.keyClicks(card.field.control, self.turn["passphrase"])
        QTest.keyClick(card.field.control, Qt.Key.Key_Return)
        return True

    def arrive(self) -> bool:
        return self.page is not None

    def type(self) -> bool:
        self.at_work.window.go(Place("note", part="second"))
        field = self.page.note
        field.setFocus()
        field.setPlainText("")
        QTest.keyClicks(field, self.turn["words"])
        cursor = field.textCursor()
        cursor.setPosition(5)
        field.setTextCursor(cursor)
        self.tell(typed=self.turn["words"])
        return True

    def settle(self) -> bool:
        """Wait until the draft was written by itself."""
        if self.page.draft.is_touched or not self.at_work.session.lanes.is_idle:
            return False
        self.tell(settled=True)
        return True

    def go_on_typing(self) -> bool:
        """Type without a pause until the process is killed, and tell what was kept meanwhile."""
        field, draft = self.page.note, self.page.draft
        if "kept_meanwhile" not in self.turn:
            self.turn["kept_meanwhile"] = True
            draft.kept.connect(lambda _at: self.tell(kept_meanwhile=draft.written))
        QTest.keyClicks(field, "again and ")
        return False

    def lock(self) -> bool:
        self.at_work.window.run("window.lock")
        return True

    def look(self) -> bool:
        page = self.page
        if not self.at_work.has_arrived:
            return False
        note = page.note if isinstance(page, NotePage) else None
        self.tell(
            page=page.place.page,
            part=page.place.part,
            note=None if note is None else note.toPlainText(),
            cursor=None if note is None else note.textCursor().position(),
            drafts=[dict(one.fields)["note"] for one in self.at_work.session.office.drafts.open_ones()],
        )
        return True

    def quit(self) -> bool:
        self.at_work.window.close()
        return True

    @property
    def at_work(self) -> Any:
        return self.lobby.rest.result().at_work  # type: ignore[attr-defined]  # it is the application

    @property
    def page(self) -> Any:
        if not self.lobby.rest.done() or self.at_work is None or self.at_work.window is None:
            return None
        return self.at_work.window.pages.page


def main(home: Path, plan: Path) -> int:
    starts = home / "starts"
    number = int(starts.read_text()) if starts.exists() else 0
    starts.write_text(str(number + 1))
    turn = json.loads(plan.read_text("utf-8"))[number]
    app = made_app(["caseworker"])
    around = Around(profiles=home / "profiles", preferences=home / "preferences.json")
    lobby = Lobby(app, around, lambda: Application(pages={"settings": OtherPage, "note": NotePage}))
    person = Person(home, lobby, turn)
    lobby.open()
    code = app.exec()
    assert person.timer.isActive()
    lobby.rest.result().end()
    lobby.close()
    return code


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
