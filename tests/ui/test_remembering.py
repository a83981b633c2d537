"""Where somebody was comes back as it was: ids as ids, the cursor where it stood."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.workplaces import Workplace
from ui.places import Place
from ui.remembering import Whereabouts, focus_in, keep, put_focus, take

MARTA = UUID("01900000-0000-7000-8000-00000000000a")
STATE: dict[str, object] = {
    "scroll": 120,
    "selected": (MARTA, 3),
    "open": [MARTA],
    "nothing": None,
    "deep": {"uuid": "not one", "list": [1.5, True]},
}


def a_form(qtbot: QtBot) -> QWidget:
    form = QWidget()
    column = QVBoxLayout(form)
    for name in ("Name", "Name", "Note"):
        field = QPlainTextEdit() if name == "Note" else QLineEdit()
        field.setAccessibleName(name)
        column.addWidget(field)
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    return form


def test_a_place_comes_back_once_with_its_state(officer: Workplace) -> None:
    remembered = officer.office.remembered
    keep(remembered, Whereabouts(Place("person", MARTA, "cases", STATE)))

    found = take(remembered)
    assert found is not None
    assert (found.place, found.place.state, found.focus) == (Place("person", MARTA, "cases"), STATE, None)
    assert take(remembered) is None


def test_a_state_that_cannot_be_written_down_costs_only_the_state(
    officer: Workplace, expected_logs: pytest.LogCaptureFixture
) -> None:
    keep(officer.office.remembered, Whereabouts(Place("person", MARTA, state={"broken": object()})))
    found = take(officer.office.remembered)
    assert found is not None
    assert (found.place.about, found.place.state) == (MARTA, {})


def test_what_was_spoilt_counts_as_nothing(officer: Workplace) -> None:
    officer.office.remembered.keep("place", '{"page": 3}')
    assert take(officer.office.remembered) is None


def test_the_focus_the_cursor_and_what_was_selected_come_back_in_the_same_field(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    second = form.findChildren(QLineEdit)[1]
    second.setText("Kowalska")
    second.setSelection(2, 3)
    focus = focus_in(form, second)
    assert focus is not None

    again = a_form(qtbot)
    there = again.findChildren(QLineEdit)[1]
    there.setText("Kowalska")
    again.activateWindow()
    assert put_focus(again, focus)
    qtbot.waitUntil(there.hasFocus)
    assert there.selectedText() == "wal"


def test_a_cursor_beyond_the_text_stands_at_its_end_and_a_field_that_is_gone_is_left_out(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    (note,) = form.findChildren(QPlainTextEdit)
    note.setPlainText("Asked for the papers.")
    cursor = note.textCursor()
    cursor.setPosition(15)
    note.setTextCursor(cursor)
    focus = focus_in(form, note)
    assert focus is not None

    note.setPlainText("Asked")
    assert put_focus(form, focus)
    assert note.textCursor().position() == 5
    assert not put_focus(QWidget(), focus)
    assert focus_in(form, None) is None
