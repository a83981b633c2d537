"""Conflicts: both versions in words, decided by keys field by field or whole, and the losing side is kept."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from caseworker.domain.conflicts import Conflict, Side, as_text, conflict_id
from caseworker.domain.ids import DeviceId, OfficerId, OperationId
from caseworker.domain.merge import Settled
from caseworker.domain.operations import Plain
from caseworker.domain.people import Person
from caseworker.domain.values import PartialDate
from tests.desk.sittings import MORNING
from tests.desk.work import keep
from tests.ui.conftest import OpenPage
from tests.ui.offices import FRONT_DESK, OFFICER
from tests.ui.workplaces import Workplace
from ui.conflicts.page import ConflictsPage
from ui.places import Place

Shot = Callable[..., None]
STOOD, CAME = OperationId(UUID(int=1)), OperationId(UUID(int=2))
CTRL = Qt.KeyboardModifier.ControlModifier


def a_side(operation: OperationId, value: Plain, officer: OfficerId, hours: int) -> Side:
    at = MORNING - timedelta(hours=hours)
    return Side(id=operation, value=as_text(value), officer=officer, device=DeviceId(UUID(int=hours)), at=at)


def a_conflict(office: Workplace, person: UUID, field: str, values: tuple[Plain, Plain], **over: Any) -> None:
    with office.office.store.reading() as reader:
        record = reader.get(Person, person)
    one, other = values
    sides = (a_side(STOOD, one, OFFICER.id, 22), a_side(CAME, other, FRONT_DESK.id, 18))
    given = {"of": "person", "record": person, "field": field, "sides": sides, "stood": STOOD, "came": CAME}
    known = {"id": conflict_id(person, field, STOOD, CAME), "territory": record.territory, "at": MORNING}
    keep(office.office.store, Conflict(**{**given, **known, "sensitivity": record.sensitivity, **over}))


@pytest.fixture
def page(open_page: OpenPage[ConflictsPage], supervisor: Workplace) -> ConflictsPage:
    marta, rosa = supervisor.known.marta, supervisor.known.rosa
    a_conflict(supervisor, marta, "birth_date", ("1958-03-14", "1958-04-13"), base=as_text("1958"))
    a_conflict(supervisor, marta, "language", ("pl", "uk"), at=MORNING + timedelta(minutes=1))
    later = MORNING + timedelta(minutes=2)
    a_conflict(supervisor, rosa, "description", ("Red <b>coat</b>", "Green coat"), at=later)
    a_conflict(supervisor, rosa, "language", ("es", "pt"), settled=Settled.BY_RULE)
    return open_page(ConflictsPage, Place("conflicts"), supervisor, size=(1200, 840))


def titles(page: ConflictsPage) -> list[str]:
    return [row.title if hasattr(row, "title") else row.words for row in page.model.rows()]


def now(supervisor: Workplace, person: UUID) -> Person:
    with supervisor.office.store.reading() as reader:
        return reader.get(Person, person)


def test_fields_of_one_record_stand_together_with_their_values_in_words(page: ConflictsPage, shot: Shot) -> None:
    assert titles(page) == ["Marta Kowalska", "Rosa Delgado Marín", "Joined for you", "Rosa Delgado Marín"]
    birth, language = page.model.fields()
    assert (birth.left.words, birth.right.words, birth.was) == ("14 March 1958", "13 April 1958", "Was 1958")
    assert (language.left.words, language.right.words) == ("Polish", "Ukrainian")
    shot(page.window(), "conflicts")


def test_a_conflict_is_settled_in_a_few_keys(
    page: ConflictsPage, supervisor: Workplace, qtbot: QtBot, shot: Shot
) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    focused = page.window().focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_2)
    supervisor.plain.run("form.main")
    assert page.view.comparing.focused() == page.model.fields()[1].key
    shot(page.window(), "conflicts-half")
    focused = page.window().focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_1)
    supervisor.plain.run("form.main")
    qtbot.waitUntil(lambda: "Decided this week" in titles(page))
    person = now(supervisor, supervisor.known.marta)
    assert (person.birth_date, person.language) == (PartialDate(1958, 4, 13), "pl")
    assert page.model.open_count() == 1
    qtbot.waitUntil(lambda: page.model.title().startswith("Rosa"))


def test_a_whole_side_is_taken_with_a_reason(page: ConflictsPage, supervisor: Workplace, qtbot: QtBot) -> None:
    supervisor.plain.run("conflict.use-right")
    assert [line.words for line in page.model.will_be_saved()] == ["13 April 1958", "Ukrainian"]
    page.view.reason.set_text("She showed her passport.")
    page.view.finish()
    qtbot.waitUntil(lambda: "Decided this week" in titles(page))
    assert now(supervisor, supervisor.known.marta).language == "uk"
    told = supervisor.office.trails.changes(Person, supervisor.known.marta)
    assert "She showed her passport." in {one.why for one in told}


def test_words_of_one_s_own_are_a_third_way(page: ConflictsPage, supervisor: Workplace, qtbot: QtBot) -> None:
    page.list.choose(page.model.state.groups[1].key)
    qtbot.waitUntil(lambda: bool(page.model.state.pages) and page.model.title().startswith("Rosa"))
    (field,) = page.model.fields()
    assert field.own
    page.view.comparing.focus_field()
    focused = page.window().focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_3)
    supervisor.plain.run("form.main")
    assert supervisor.plain.toasts == []
    focused = page.window().focusWidget()
    assert focused is not None
    page.model.decide(field.key, "own", "Blue coat, brown hat")
    supervisor.plain.run("form.main")
    qtbot.waitUntil(lambda: now(supervisor, supervisor.known.rosa).description == "Blue coat, brown hat")


def test_deciding_later_goes_on_and_leaves_it_open(page: ConflictsPage, supervisor: Workplace, qtbot: QtBot) -> None:
    supervisor.plain.run("conflict.later")
    qtbot.waitUntil(lambda: page.model.title().startswith("Rosa"))
    assert page.model.open_count() == 2
    supervisor.plain.run("conflict.open")
    assert supervisor.plain.places == [Place("person", supervisor.known.rosa)]


def test_the_officer_of_a_side_is_asked_by_a_task(page: ConflictsPage, supervisor: Workplace, qtbot: QtBot) -> None:
    page.model.ask_officer(OFFICER.id)
    qtbot.waitUntil(lambda: bool(supervisor.plain.toasts))
    undo = supervisor.plain.toasts[0].undo
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: page.work.lanes.is_idle)


def test_what_was_joined_shows_which_side_stands(page: ConflictsPage, qtbot: QtBot) -> None:
    page.list.choose(page.model.state.groups[-1].key)
    qtbot.waitUntil(lambda: bool(page.model.state.pages) and len(page.model.fields()) == 1)
    (field,) = page.model.fields()
    assert field.chosen.value == "left"


def test_nothing_to_decide_says_so(open_page: OpenPage[ConflictsPage], officer: Workplace) -> None:
    page = open_page(ConflictsPage, Place("conflicts"), officer)
    assert page.model.open_count() == 0
    assert page.view.foot.isVisible() is False
