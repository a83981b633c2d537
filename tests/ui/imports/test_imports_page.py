"""Bringing files in by the window: dropped or chosen, columns put into fields, tried, brought in, taken back."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from caseworker.domain.import_runs import RunState
from caseworker.domain.people import Person
from tests.ui.workplaces import Workplace, settled
from ui.imports.page import ImportsPage
from ui.imports.running import How
from ui.lists.words_panel import ConfirmPanel
from ui.places import Place
from ui.shell.window import ShellWindow

Open = Callable[..., ShellWindow]
Shot = Callable[[QWidget, str], None]
TABLE = """Client ID;First name;Last name;Date of birth;Phone;Town;Remarks
C-1;Rosa;Lindqvist;03/04/1985;01632 960 111;Northgate;speaks Swedish
C-2;Imre;Szabó;17/11/1962;01632 960 112;Oakwood;
C-3;;;01/01/1990;;;
C-4;Adaeze;Okafor;29/02/1999;;Northgate;
"""


@pytest.fixture
def window(open_window: Open, supervisor: Workplace) -> ShellWindow:
    return open_window(supervisor, at=Place("imports"))


@pytest.fixture
def page(window: ShellWindow) -> ImportsPage:
    found = window.pages.page
    assert isinstance(found, ImportsPage)
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "housing-2024.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def people(at: Workplace, family: str) -> list[Person]:
    with at.office.store.reading() as reader:
        return [one for one in reader.select(Person) if any(name.family == family for name in one.names)]


def ready(page: ImportsPage, qtbot: QtBot, file: Path) -> None:
    page.take([file])
    qtbot.waitUntil(lambda: page.file.state.kind is not None and not page.file.state.is_reading)


def ended(page: ImportsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.running.state.how is How.ENDED)
    settled(qtbot, page.work)


def happens(page: ImportsPage) -> list[str]:
    return [page.file_view.rows.row(row).sentence for row in range(page.file_view.rows.rowCount())]


def test_a_table_is_known_and_its_columns_go_where_their_names_say(
    page: ImportsPage, qtbot: QtBot, file: Path, shot: Shot
) -> None:
    ready(page, qtbot, file)

    state = page.file.state
    assert state.kind is not None
    assert state.kind.id == "people"
    assert state.choices.columns == {
        "Client ID": "reference",
        "First name": "given",
        "Last name": "family",
        "Date of birth": "birth_date",
        "Phone": "phone",
        "Town": "locality",
        "Remarks": "description",
    }
    assert state.choices.source == "housing"
    assert page.file_view.why_not_import() == "Say how the dates are meant."
    shot(page.window(), "imports-file")


def test_the_first_rows_say_what_would_become_of_them(page: ImportsPage, qtbot: QtBot, file: Path) -> None:
    ready(page, qtbot, file)
    page.file.choose(order="day-first")
    qtbot.waitUntil(lambda: "New" in happens(page)[0])

    assert "Rosa" in happens(page)[0]
    assert "A name is needed" in happens(page)[2]
    assert "There is no such date" in happens(page)[3]


def test_a_file_is_tried_then_brought_in_then_taken_back_as_a_whole(
    page: ImportsPage, qtbot: QtBot, file: Path, supervisor: Workplace, shot: Shot
) -> None:
    ready(page, qtbot, file)
    page.file.choose(order="day-first")
    page.try_it()
    ended(page, qtbot)
    assert (page.running.state.counts.added, page.running.state.counts.refused) == (2, 2)
    assert people(supervisor, "Lindqvist") == []
    shot(page.window(), "imports-tried")

    page.running_view.bring.click()
    ended(page, qtbot)
    assert len(people(supervisor, "Lindqvist")) == 1
    assert page.running_view.duplicates.isVisible()
    shot(page.window(), "imports-done")

    page.running_view.done.click()
    qtbot.waitUntil(lambda: page.start.why_not_undo() == "")
    shot(page.window(), "imports-start")
    page.start.undo.click()
    panel = page.window().findChild(ConfirmPanel)
    assert panel is not None
    panel.give()
    ended(page, qtbot)
    assert people(supervisor, "Lindqvist") == []
    assert page.earlier.state.runs[0].state is RunState.UNDONE
    shot(page.window(), "imports-undone")


def test_the_columns_of_the_next_file_go_where_they_went_the_last_time(
    page: ImportsPage, qtbot: QtBot, file: Path, tmp_path: Path
) -> None:
    ready(page, qtbot, file)
    page.file.choose(order="day-first")
    page.file.choose_column("Remarks", "")
    page.bring()
    ended(page, qtbot)
    page.running_view.done.click()
    other = tmp_path / "export-7.csv"
    other.write_text(TABLE.replace("C-", "D-"), encoding="utf-8")

    ready(page, qtbot, other)

    assert page.file.state.is_remembered
    assert page.file.state.choices.source == "housing"
    assert page.file.state.choices.columns["Remarks"] == ""
    assert page.file_view.why_not_import() == ""


def test_files_are_dropped_on_the_card(page: ImportsPage, qtbot: QtBot, file: Path) -> None:
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(file)), QUrl("https://example.org/x.csv")])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), Qt.DropAction.CopyAction, held, buttons, keys)
    page.start.drop.dragEnterEvent(enter)
    assert enter.isAccepted()

    page.start.drop.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, held, buttons, keys))

    qtbot.waitUntil(lambda: page.file.state.kind is not None)
    assert page.file.state.path == file


def test_refused_rows_are_saved_as_a_table(
    page: ImportsPage, qtbot: QtBot, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(page, qtbot, file)
    page.file.choose(order="day-first")
    page.try_it()
    ended(page, qtbot)
    out = tmp_path / "refused.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))

    page.running_view.export.click()

    qtbot.waitUntil(out.exists)
    settled(qtbot, page.work)
    rows = list(csv.reader(out.read_text("utf-8-sig").splitlines()))
    assert [row[:3] for row in rows] == [
        ["file", "line", "field"],
        ["housing-2024.csv", "4", "name"],
        ["housing-2024.csv", "5", "birth_date"],
    ]


def test_a_stopped_import_goes_on_with_the_same_file(
    page: ImportsPage, qtbot: QtBot, tmp_path: Path, supervisor: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "many.csv"
    path.write_text("reference,family\n" + "".join(f"{row},Lindqvist\n" for row in range(1200)), encoding="utf-8")
    ready(page, qtbot, path)
    page.bring()
    page.running.stop()
    qtbot.waitUntil(lambda: page.running.state.how is How.STOPPED)
    settled(qtbot, page.work)
    assert len(people(supervisor, "Lindqvist")) < 1200
    page.running_view.done.click()
    qtbot.waitUntil(lambda: page.start.why_not_go_on() == "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))

    page.start.go_on.click()

    ended(page, qtbot)
    assert len(people(supervisor, "Lindqvist")) == 1200
    assert page.running.state.counts.added == 1200


def test_a_file_that_is_no_table_says_so(page: ImportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_bytes(b"")

    page.take([path])

    qtbot.waitUntil(lambda: page.file.state.error is not None)
    assert "is empty" in page.file_view.bar.accessibleDescription()
    assert not page.file_view.bring.isEnabled()


def test_an_import_goes_on_while_another_page_is_shown(
    window: ShellWindow, page: ImportsPage, qtbot: QtBot, file: Path, supervisor: Workplace
) -> None:
    ready(page, qtbot, file)
    page.file.choose(order="day-first")
    page.bring()
    window.go(Place("people"))
    settled(qtbot, supervisor.work)
    qtbot.waitUntil(lambda: len(people(supervisor, "Lindqvist")) == 1)

    window.go(Place("imports"))

    again = window.pages.page
    assert isinstance(again, ImportsPage)
    qtbot.waitUntil(lambda: again.running.state.how is How.ENDED)
    assert again.running.state.counts.added == 2
