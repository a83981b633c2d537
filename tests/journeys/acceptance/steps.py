"""What an acceptance journey is made of: numbered steps, what can be read in the window, and commands by their words.

with step(2, "one screen shows who they are"):
    assert reads(seat, "Two staff for visits.")
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count, takewhile

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from tests.journeys.keys import answered
from tests.journeys.links import a_link
from tests.journeys.seats import Seat, a_seat
from tests.journeys.world import World
from tests.together.sync_offices import Machine
from ui.search.palette import Palette

_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


@contextmanager
def step(number: int, expected: str) -> Iterator[None]:
    """Play a step; where it fails, say which one and what was expected."""
    try:
        yield
    except AssertionError as error:
        raise AssertionError(f"step {number}: {expected}: {error}") from error


def read(seat: Seat) -> str:
    """Return every word that stands in the window, a line for each label, field, button and row."""
    lines = "\n".join(_lines(seat.window)).split("\n")
    return "\n".join(dict.fromkeys(line for line in lines if line.strip()))


def reads(seat: Seat, *words: str) -> bool:
    """Whether all of these words stand in the window, as soon as it has come to rest."""
    seat.keys.settle()
    shown = read(seat)
    return all(one in shown for one in words)


def wait_to_read(seat: Seat, *words: str) -> None:
    """Wait until all of these words stand in the window."""
    missing = list(words)

    def is_there() -> bool:
        shown = read(seat)
        missing[:] = [one for one in words if one not in shown]
        return not missing

    try:
        answered(is_there, limit_s=4.0)
    except AssertionError as error:
        raise AssertionError(f"{missing} cannot be read in:\n{read(seat)}") from error


def do(seat: Seat, words: str) -> None:
    """Give a command by its words, as one does who does not know its key."""
    keys = seat.keys
    keys.press("Ctrl+K")
    keys.say(f">{words}", until=lambda: _first(seat) == words)
    keys.press("Return")


def look_up(seat: Seat, words: str) -> list[str]:
    """Search everything for these words, and return the rows found as they are read out; nothing is opened."""
    keys = seat.keys
    keys.press("Ctrl+K")
    keys.say(words, until=lambda: seat.session.lanes.is_idle)
    keys.settle()
    rows = [row.sentence for row in palette(seat).rows()]
    keys.press("Escape")
    return rows


def palette(seat: Seat) -> Palette:
    """Return the search that is open."""
    (found,) = [one for one in seat.window.findChildren(Palette) if one.isVisible()]
    return found


def _first(seat: Seat) -> str:
    chosen = palette(seat).chosen()
    return "" if chosen is None else chosen.title


def _lines(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            words = "\n".join((_words(widget), widget.accessibleName(), widget.accessibleDescription()))
            yield words.translate(_MARKS)


def _words(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return widget.text()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        return "\n".join(_rows(model))
    return ""


def _rows(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(min(model.rowCount(), 100)):
        for index in takewhile(QModelIndex.isValid, (model.index(row, column) for column in count())):
            yield str(index.data(_SPOKEN) or index.data() or "")


def fill(seat: Seat, *answers: str) -> None:
    """Answer the questions of the form that has the cursor, one after the other, and save it."""
    for number, words in enumerate(answers):
        if number:
            seat.keys.press("Tab")
        seat.keys.say(words)
    seat.keys.press("Ctrl+Return")


def go_to(seat: Seat, field: str) -> None:
    """Press Tab until the field of this name has the cursor."""
    for _ in range(30):
        if field in seat.keys.target().accessibleName():
            return
        seat.keys.press("Tab")
    raise AssertionError(f"Tab does not lead to {field!r}")


def click_row(seat: Seat, words: str) -> None:
    """Click the row that says these words, wherever it stands."""
    view, index = _row_that_says(seat, words)
    view.scrollTo(index)
    at = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    seat.keys.settle()


def press_button(seat: Seat, words: str) -> None:
    """Press the button that says these words or has this name."""
    found = [one for one in seat.window.findChildren(QAbstractButton) if one.isVisible() and words in _said_of(one)]
    assert found, f"no button says {words!r} in:\n{read(seat)}"
    QTest.mouseClick(found[-1], Qt.MouseButton.LeftButton)
    seat.keys.settle()


def choose(seat: Seat, words: str) -> None:
    """Choose an entry of the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu), "no menu is open"
    named = {one.text().split("\t")[0].replace("&", ""): one for one in menu.actions()}
    assert words in named, sorted(named)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(named[words]).center())
    seat.keys.settle()


def another_seat(world: World, machine: Machine) -> Seat:
    """Open a window for an officer who has none yet."""
    link = world.stack.enter_context(a_link(world.town.server.base_url))
    return world.stack.enter_context(a_seat(world.app, world.town, machine, link, world.folder / f"seat-{machine.me}"))


def _row_that_says(seat: Seat, words: str) -> tuple[QAbstractItemView, QModelIndex]:
    for view in seat.window.findChildren(QAbstractItemView):
        model = view.model()
        for row in range(model.rowCount() if view.isVisible() and model is not None else 0):
            index = model.index(row, 0)
            if words in f"{index.data(_SPOKEN)}\n{index.data()}".translate(_MARKS):
                return view, index
    raise AssertionError(f"no row says {words!r} in:\n{read(seat)}")


def _said_of(widget: QAbstractButton) -> str:
    return f"{widget.text()}\n{widget.accessibleName()}".translate(_MARKS)
