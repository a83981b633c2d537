"""Exports from the pages: with a purpose, to a file that was chosen, with progress, and only for who may."""

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from caseworker.formats.calendar import CalendarEvent, read_events
from tests.desk.sittings import trail
from tests.ui.conftest import OpenPage
from tests.ui.workplaces import Workplace
from ui.appointments.page import AppointmentsPage
from ui.cases.list_page import CasesPage
from ui.exporting.commands import export_calendar, export_cases, export_people, export_person
from ui.exporting.panel import ExportPanel
from ui.exporting.takings import Further, Under
from ui.people.list_page import PeoplePage
from ui.person.page import PersonPage
from ui.places import Place
from ui.shell.page import Page

Shot = Callable[[QWidget, str], None]


def written(panel: ExportPanel, path: Path, qtbot: QtBot, *, purpose: str = "a letter") -> None:
    with qtbot.waitSignal(panel.exporter.ended):
        panel.write_to(path, purpose)


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def why_not(page: Page, name: str) -> str:
    (command,) = (one for one in page.commands() if one.id == name)
    return command.why_not()


@pytest.fixture
def people(open_page: OpenPage[PeoplePage], supervisor: Workplace) -> PeoplePage:
    return open_page(PeoplePage, Place("people"), supervisor, size=(1196, 840))


def test_the_list_of_people_goes_out_whole_or_as_checked(
    people: PeoplePage, supervisor: Workplace, tmp_path: Path, qtbot: QtBot
) -> None:
    people.pane.paged.check(0, 1, checked=True)
    people.export()
    panel = people.window().findChild(ExportPanel)
    assert panel is not None
    written(panel, tmp_path / "two.csv", qtbot)
    everybody = export_people(supervisor.work, [], people.model.state.ids, people)
    written(everybody, tmp_path / "all.csv", qtbot)

    assert len(rows_of(tmp_path / "two.csv")) == 2
    assert {one["name"] for one in rows_of(tmp_path / "all.csv")} >= set(supervisor.known.people)
    assert ("case.export", "allow") in trail(supervisor.office.store)
    assert list(tmp_path.glob("*.part")) == []


def test_the_panel_asks_what_it_is_for_before_it_asks_where(
    people: PeoplePage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot, shot: Shot
) -> None:
    asked: list[str] = []
    path = tmp_path / "people.csv"

    def ask(*told: str) -> tuple[str, str]:
        asked.append(told[2])
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    people.export()
    panel = people.window().findChild(ExportPanel)
    assert panel is not None

    panel.choose_where()
    assert (asked, panel.problem.isVisible()) == ([], True)
    shot(panel.window(), "export-asks")
    panel.field.setPlainText("a letter to everybody")
    with qtbot.waitSignal(panel.exporter.ended):
        panel.choose_where()

    assert asked == ["people.csv"]
    assert rows_of(path)


def test_a_stopped_export_leaves_nothing(
    people: PeoplePage, supervisor: Workplace, tmp_path: Path, qtbot: QtBot
) -> None:
    panel = export_people(supervisor.work, [], people.model.state.ids, people)
    exporter, path = panel.exporter, tmp_path / "people.csv"
    ends: list[int] = []
    exporter.ended.connect(ends.append)

    def taking(under: Under) -> int | Further:
        exporter.stop()
        return panel._wish.choices[0].taking(under)

    exporter.take(taking, path, "a letter")

    qtbot.waitUntil(lambda: ends == [-1])
    assert list(tmp_path.glob("people*")) == []


def test_what_cannot_be_written_is_said_and_may_be_tried_elsewhere(
    people: PeoplePage, supervisor: Workplace, tmp_path: Path, qtbot: QtBot
) -> None:
    panel = export_people(supervisor.work, [], people.model.state.ids, people)

    with qtbot.waitSignal(panel.exporter.failed):
        panel.write_to(tmp_path / "not there" / "people.csv", "a letter")

    assert "could not be written" in panel.problem.text()
    assert panel.give.isEnabled()


def test_cases_and_appointments_go_out_in_their_forms(
    open_page: OpenPage[Page], supervisor: Workplace, tmp_path: Path, qtbot: QtBot
) -> None:
    page = open_page(CasesPage, Place("cases"), supervisor)
    assert isinstance(page, CasesPage)
    written(export_cases(supervisor.work, [], page.model.state.ids, page), tmp_path / "cases.csv", qtbot)
    day = open_page(AppointmentsPage, Place("appointments"), supervisor)
    assert isinstance(day, AppointmentsPage)
    written(export_calendar(supervisor.work, day.model.state.day, day), tmp_path / "day.ics", qtbot)

    assert len(rows_of(tmp_path / "cases.csv")) == len(page.model.state.ids) > 0
    found = list(read_events(io.BytesIO((tmp_path / "day.ics").read_bytes())))
    assert len(found) == len(day.model.state.booked or ())
    assert all(isinstance(one, CalendarEvent) for one in found)


def test_everything_held_on_a_person_goes_out_with_a_paper_of_it(
    open_page: OpenPage[PersonPage], supervisor: Workplace, tmp_path: Path, qtbot: QtBot, shot: Shot
) -> None:
    marta = supervisor.known.marta
    page = open_page(PersonPage, Place("person", marta), supervisor)
    panel = export_person(supervisor.work, marta, "CW-1", page)
    shot(panel.window(), "export-person")

    written(panel, tmp_path / "marta.zip", qtbot)

    with zipfile.ZipFile(tmp_path / "marta.zip") as archive:
        names = archive.namelist()
        assert {"record.json", "record.html", "record.pdf"} <= set(names)
        assert archive.read("record.pdf").startswith(b"%PDF-")
        assert "Marta Kowalska" in archive.read("record.html").decode()
    assert why_not(page, "person.export") == ""


def test_an_officer_is_told_who_can_export(open_page: OpenPage[Page], officer: Workplace) -> None:
    sentence = "A supervisor of the territory can do this."

    assert why_not(open_page(PeoplePage, Place("people"), officer), "people.export") == sentence
    assert why_not(open_page(AppointmentsPage, Place("appointments"), officer), "appointments.export") == sentence
    assert why_not(open_page(PersonPage, Place("person", officer.known.marta), officer), "person.export") == sentence
