"""Whatever people wrote stands on the pages as they wrote it, and no page breaks or freezes under it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from caseworker.domain.actions import Role
from tests.ui.every_screen.contents import (
    MARKUP,
    RIGHT_TO_LEFT,
    Written,
    naughty,
    taken_for_markup,
    write,
    write_long,
    write_many,
)
from tests.ui.every_screen.places import PERSON_TABS, called, places
from tests.ui.every_screen.test_layout import at_rest
from tests.ui.workplaces import Workplace
from ui.pages import PAGES
from ui.person.page import PersonPage
from ui.places import Place
from ui.shell.window import ShellWindow

Open = Callable[..., ShellWindow]
_PATIENCE_MS = 60_000
_SOME, _ALL = 8, 1


def walked(window: ShellWindow, at_work: Workplace, role: Role, written: Written, qtbot: QtBot) -> list[str]:
    """Open every page, and those of what was written; return what is wrong."""
    there = list(places(role, at_work.known))
    there += [Place("person", person, part=tab) for person in written.people[:1] for tab in PERSON_TABS]
    there += [Place("person", person) for person in written.people[1:]]
    there += [Place("case", case) for case in written.cases if "case" in PAGES]
    found = list[str]()
    for place in there:
        window.go(place)
        at_rest(qtbot, window, at_work)
        window.grab()
        found += [f"{called(place)}: {fault}" for fault in taken_for_markup(window)]
        if window.notices.shown is not None:
            found.append(f"{called(place)}: {window.notices.shown.title}")
    return found


@pytest.mark.parametrize("role", [Role.OFFICER, pytest.param(Role.SUPERVISOR, marks=pytest.mark.nightly)])
def test_markup_and_right_to_left_text_stand_as_they_were_written(
    open_window: Open, workplace: Callable[[Role], Workplace], qtbot: QtBot, role: Role
) -> None:
    at_work = workplace(role)
    written = write(at_work.office, [*MARKUP, *RIGHT_TO_LEFT], each=12)
    found = walked(open_window(at_work), at_work, role, written, qtbot)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("step", [_SOME, pytest.param(_ALL, marks=pytest.mark.nightly)])
def test_strings_that_break_programs_do_not_break_this_one(
    open_window: Open, officer: Workplace, qtbot: QtBot, step: int
) -> None:
    written = write(officer.office, naughty()[::step], each=32)
    found = walked(open_window(officer), officer, Role.OFFICER, written, qtbot)
    assert not found, "\n".join(found)


def test_long_notes_and_ten_thousand_items_neither_break_nor_freeze_a_timeline(
    open_window: Open, officer: Workplace, qtbot: QtBot
) -> None:
    marta = officer.known.marta
    write_many(officer.office, marta, 10_000)
    write_long(officer.office, marta)
    window = open_window(officer, at=Place("person", marta))
    page = window.pages.page
    assert isinstance(page, PersonPage)
    view = page.tabbed.timeline.view
    view.setFocus()

    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space, *(Qt.Key.Key_End,) * 6, Qt.Key.Key_Home):
        QTest.keyClick(view, key)
        qtbot.waitUntil(lambda: officer.work.lanes.is_idle, timeout=_PATIENCE_MS)
        window.grab()

    assert view.currentIndex().row() == 0
    assert view.model().rowCount() > 300
    assert not list(taken_for_markup(window))
