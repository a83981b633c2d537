"""My day: visits in order, one recorded by keys, photos however hostile, and what is on the laptop."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseworker.desk.visits import VisitPlan
from caseworker.domain.interactions import Interaction
from caseworker.domain.visits import Visit, VisitState
from tests.desk.sittings import MORNING
from tests.ui.conftest import OpenPage
from tests.ui.workplaces import Workplace
from ui.my_day.page import MyDayPage
from ui.my_day.thumbnails import small
from ui.places import Place
from ui.visits.panels import PlanPanel
from ui.work import Work

Shot = Callable[..., None]
CTRL = Qt.KeyboardModifier.ControlModifier


def plan(officer: Workplace, name: str, hour: int, **over: object) -> Visit:
    begin = datetime(2026, 11, 20, hour, 0, tzinfo=MORNING.tzinfo)
    given = {"person": officer.known.people[name], "purpose": "Home safety check", "place": "9 Harbour Row"}
    ends = begin + timedelta(minutes=45)
    return officer.office.visits.plan(VisitPlan(**{**given, "planned_from": begin, "planned_to": ends, **over}))  # type: ignore[arg-type]


@pytest.fixture
def page(open_page: OpenPage[MyDayPage], officer: Workplace) -> MyDayPage:
    plan(officer, "Grace Lund", 15)
    return open_page(MyDayPage, Place("my-day"), officer, size=(1180, 800))


def names(page: MyDayPage) -> list[str]:
    return [page.model.name(one) for one in page.model.lines()]


def states(page: MyDayPage) -> list[VisitState]:
    return [one.visit.state for one in page.model.lines()]


def test_visits_stand_in_order_with_the_risk_first(page: MyDayPage, shot: Shot) -> None:
    rows = page.model.rows()
    assert [row.name for row in rows] == ["Marta Kowalska", "Grace Lund"]
    assert rows[0].third.startswith("Two staff")
    assert rows[1].third == "Ready offline · 9 Harbour Row"
    shot(page.window(), "my-day")


def test_a_routine_visit_is_recorded_in_a_few_keys_beside_the_words(
    page: MyDayPage, officer: Workplace, qtbot: QtBot
) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(page.view.note.editor.hasFocus)
    QTest.keyClicks(page.view.note.editor, "All is well.")
    page.view.next.set_text("Ring in a month")
    page.view.next.edited.emit()

    officer.plain.run("form.main")

    qtbot.waitUntil(lambda: states(page)[1] is VisitState.DONE)
    qtbot.waitUntil(lambda: page.work.lanes.is_idle)
    with officer.office.store.reading() as reader:
        assert any(one.text == "All is well." for one in reader.select(Interaction))
    assert "Ring in a month" in [one.task.title for one in officer.office.tasks.mine()]
    assert officer.office.drafts.open_ones() == ()
    assert not page.view.note.isVisible()


def test_a_visit_without_a_word_says_what_is_missing(page: MyDayPage, officer: Workplace) -> None:
    officer.plain.run("form.main")
    assert page.view.note.error
    assert states(page)[0] is VisitState.PLANNED


def test_nobody_home_is_one_key_and_an_attempt_is_kept(page: MyDayPage, officer: Workplace, qtbot: QtBot) -> None:
    officer.plain.run("my-day.nobody-home")
    qtbot.waitUntil(lambda: states(page)[0] is VisitState.NOT_AT_HOME)
    assert officer.plain.toasts[0].words.startswith("Noted: nobody was home")


def test_the_way_to_the_door_is_told_step_by_step(
    page: MyDayPage, officer: Workplace, qtbot: QtBot, shot: Shot
) -> None:
    for name, state in (("set-out", VisitState.ON_THE_WAY), ("arrive", VisitState.AT_THE_DOOR)):
        officer.plain.run(f"my-day.{name}")
        qtbot.waitUntil(lambda state=state: states(page)[0] is state)  # type: ignore[misc]
    before = page.model.lines()[0].visit.check_in_by
    officer.clock.forward(minutes=20)
    officer.plain.run("my-day.check-in")
    qtbot.waitUntil(lambda: page.model.lines()[0].visit.check_in_by != before)
    assert page.view.foot.words() == "Started 09:00"
    shot(page.window(), "my-day-at-the-door")


def test_what_is_typed_comes_back_with_its_visit(
    page: MyDayPage, officer: Workplace, qtbot: QtBot, open_page: OpenPage[MyDayPage]
) -> None:
    QTest.keyClicks(page.view.note.editor, "Half a sentence")
    page.leave()
    qtbot.waitUntil(lambda: bool(officer.office.drafts.open_ones()))
    again = open_page(MyDayPage, Place("my-day"), officer)
    assert again.view.note.text() == "Half a sentence"


def test_two_visits_change_places_by_keys_and_undo_puts_them_back(
    page: MyDayPage, officer: Workplace, qtbot: QtBot
) -> None:
    officer.plain.run("my-day.later")
    qtbot.waitUntil(lambda: names(page) == ["Grace Lund", "Marta Kowalska"])
    undo = officer.plain.toasts[0].undo
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: names(page) == ["Marta Kowalska", "Grace Lund"])


def test_a_visit_is_added_by_keys_only(page: MyDayPage, officer: Workplace, qtbot: QtBot, shot: Shot) -> None:
    officer.plain.run("my-day.add")
    panel = page.window().findChild(PlanPanel)
    assert isinstance(panel, PlanPanel)
    panel.give()
    assert panel.person.error
    assert panel.begin.error
    focused = panel.window().focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "henry")
    qtbot.waitUntil(lambda: bool(panel.picker.found))
    QTest.keyClick(focused, Qt.Key.Key_Return)
    panel.purpose.set_text("Return equipment")
    panel.begin.set_text("16.30")
    shot(page.window(), "my-day-plan")
    QTest.keyClick(panel.begin.control, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "Henry Oduya" in names(page))
    assert officer.office.field_day.my_day().visits[-1].visit.purpose == "Return equipment"


def test_photos_are_attached_by_file_and_shown_small(
    page: MyDayPage, officer: Workplace, qtbot: QtBot, tmp_path: Path, shot: Shot
) -> None:
    path = tmp_path / "bedroom.png"
    picture = QImage(640, 480, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkCyan)
    picture.save(str(path))
    original = path.read_bytes()
    page.photos.attach_files([path])
    qtbot.waitUntil(lambda: any(not one.isNull() for one in page.photos.pictures.values()))
    (photo,) = page.photos.photos
    assert (photo.name, photo.size) == ("bedroom.png", len(original))
    shot(page.window(), "my-day-photos")
    page.photos.attach_files([path])
    qtbot.waitUntil(lambda: page.work.lanes.is_idle)
    assert len(page.photos.photos) == 1


def test_a_photo_that_appears_in_the_camera_folder_belongs_to_the_visit(
    officer: Workplace, open_page: OpenPage[MyDayPage], qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "camera"
    folder.mkdir()
    (folder / "old.jpg").write_bytes(b"old")
    os.utime(folder / "old.jpg", (1, 1))
    officer.work.preferences.change(camera_folder=str(folder))
    page = open_page(MyDayPage, Place("my-day"), officer)
    officer.plain.run("my-day.set-out")
    qtbot.waitUntil(lambda: states(page)[0] is VisitState.ON_THE_WAY)
    later = MORNING.timestamp() + 60
    (folder / "new.jpg").write_bytes(b"a photo")
    os.utime(folder / "new.jpg", (later, later))
    qtbot.waitUntil(lambda: [one.name for one in page.photos.photos] == ["new.jpg"], timeout=10_000)


@pytest.mark.qt_log_ignore("JPEG|JFIF")
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no picture at all",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x06\0\0\0\0\0\0\0",
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>',
        b"\xff\xd8\xff\xe0\0\x10JFIF\0" + b"\xff" * 200,
    ],
)
def test_a_hostile_picture_has_no_small_one(content: bytes, qapp: object) -> None:
    assert small(content, QSize(92, 62)).isNull()


def test_the_side_says_what_waits_and_what_is_here(page: MyDayPage) -> None:
    said = [child.accessibleName() or getattr(child, "text", str)() for child in page.side.findChildren(QWidget)]
    text = " ".join(word for word in said if word)
    assert "Waiting to send" in text
    assert "People ready offline" in text
    assert "Call back about the hearing" in text


def test_leaving_while_offline_of_any_server_is_no_trouble(officer_work: Work, page: MyDayPage) -> None:
    assert officer_work.sending is None
    assert page.model.state.laptop is not None
    assert page.model.state.laptop.until is None


def test_where_the_visit_goes_is_told_whole(page: MyDayPage, qtbot: QtBot) -> None:
    page.list.choose(page.model.lines()[1].visit.id)

    qtbot.waitUntil(lambda: page.view._where.text() == "9 Harbour Row")
    assert page.view._place.isVisible()


def test_tasks_that_are_late_are_not_said_to_be_due_today(
    open_page: OpenPage[MyDayPage], officer: Workplace, qtbot: QtBot
) -> None:
    page = open_page(MyDayPage, Place("my-day"), officer)
    mine = page.model.state.mine
    assert mine is not None
    late = any(one.is_overdue for one in mine.tasks)

    assert page.side._due.accessibleName() == ("Overdue and due today" if late else "Also due today")
