"""Drafts: read, gone on with, put away and brought back, by keys."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenPage
from tests.ui.workplaces import Workplace
from ui.drafts.page import DraftsPage
from ui.places import Place

Shot = Callable[..., None]
VISIT = UUID(int=77)


@pytest.fixture
def page(open_page: OpenPage[DraftsPage], officer: Workplace) -> DraftsPage:
    desk = officer.office.drafts
    desk.keep("person-note", officer.known.marta, text="She said <b>the wall</b>\nis wet again.")
    officer.clock.forward(minutes=1)
    desk.keep(f"visit:{VISIT}", officer.known.rosa, note="Nobody answered the bell.")
    officer.clock.forward(minutes=1)
    desk.keep("phone-call", None, text="Somebody asked for the key.")
    return open_page(DraftsPage, Place("drafts"), officer)


def titles(page: DraftsPage) -> list[str]:
    return [row.title if hasattr(row, "title") else row.words for row in page.model.rows()]


def test_each_draft_says_what_it_is_and_about_whom(page: DraftsPage, shot: Shot) -> None:
    assert titles(page) == [
        "Phone call · Nobody yet",
        "Visit · Rosa Delgado Marín",
        "Note · Marta Kowalska",
    ]
    shot(page.window(), "drafts")


def test_enter_opens_the_form_it_belongs_to(page: DraftsPage, officer: Workplace, qtbot: QtBot) -> None:
    for _ in range(3):
        QTest.keyClick(page.list, Qt.Key.Key_Return)
        QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert [(one.page, one.about) for one in officer.plain.places] == [
        ("front-desk", None),
        ("my-day", VISIT),
        ("person", officer.known.marta),
    ]
    assert officer.plain.places[-1].state == {"form": "person-note"}


def test_delete_puts_a_draft_away_and_undo_brings_it_back(page: DraftsPage, officer: Workplace, qtbot: QtBot) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Discarded" in titles(page))
    assert titles(page)[-1] == "Phone call · Nobody yet"
    undo = officer.plain.toasts[-1].undo
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: "Discarded" not in titles(page))


def test_a_draft_that_was_put_away_is_brought_back(page: DraftsPage, officer: Workplace, qtbot: QtBot) -> None:
    officer.plain.run("drafts.discard")
    qtbot.waitUntil(lambda: "Discarded" in titles(page))
    page.list.choose(page.model.state.lines[-1].draft.key)
    officer.plain.run("drafts.bring-back")
    qtbot.waitUntil(lambda: "Discarded" not in titles(page))
    assert officer.office.drafts.find("phone-call", None) is not None
