"""The page of cases: what is due first before all; filtered, looked at beside the list, acted on many at once."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from caseworker.domain.cases import Priority
from caseworker.domain.ids import OfficerId
from tests.desk.sittings import trail
from tests.ui.conftest import OpenPage
from tests.ui.workplaces import Workplace
from ui.cases.list_page import CasesPage
from ui.cases.table_page import CaseTablePage
from ui.lists.reassign_panel import ReassignPanel
from ui.places import Place


def titles(page: CaseTablePage) -> list[str]:
    rows = range(page.pane.paged.rowCount())
    return [str(page.pane.paged.index(row, 2).data()) for row in rows]


def owners(place: Workplace) -> list[OfficerId | None]:
    cases = place.office.case_table.cases([one.id for one in place.known.cases.values()])
    return [one.owner for one in cases]


def test_cases_stand_by_what_is_due_first(open_page: OpenPage[CasesPage], supervisor: Workplace) -> None:
    page = open_page(CasesPage, Place("cases"), supervisor)

    assert titles(page) == ["Housing support", "Food parcel"]


def test_my_cases_are_those_i_own(open_page: OpenPage[CasesPage], supervisor: Workplace) -> None:
    page = open_page(CasesPage, Place("cases", part="mine"), supervisor)

    assert titles(page) == ["Housing support"]
    assert page.path() == ("My cases",)


def test_enter_opens_the_case_and_looking_beside_leaves_no_trace(
    open_page: OpenPage[CasesPage], supervisor: Workplace, qtbot: QtBot
) -> None:
    before = trail(supervisor.office.store)
    page = open_page(CasesPage, Place("cases"), supervisor)
    page.pane.table.choose_row(1)
    page.pane.table.choose_row(0)
    assert trail(supervisor.office.store) == before

    QTest.keyClick(page.pane.table, Qt.Key.Key_Return)

    assert supervisor.plain.places == [Place("case", supervisor.known.housing.id)]


def test_a_name_of_a_person_finds_their_cases(
    open_page: OpenPage[CasesPage], supervisor: Workplace, qtbot: QtBot
) -> None:
    page = open_page(CasesPage, Place("cases"), supervisor)

    QTest.keyClicks(page.pane.search, "rosa")

    qtbot.waitUntil(lambda: titles(page) == ["Food parcel"])


def test_a_filter_shows_cases_nobody_owns(open_page: OpenPage[CasesPage], supervisor: Workplace, qtbot: QtBot) -> None:
    page = open_page(CasesPage, Place("cases"), supervisor)

    page.model.filter("owner", "nobody")

    qtbot.waitUntil(lambda: titles(page) == ["Food parcel"])


def test_all_cases_are_given_to_somebody_else_in_five_keys_and_given_back(
    open_page: OpenPage[CasesPage], supervisor: Workplace, qtbot: QtBot
) -> None:
    before = owners(supervisor)
    page = open_page(CasesPage, Place("cases"), supervisor)
    QTest.keyClick(page.pane.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    supervisor.plain.run("case.assign")
    panel = page.window().findChild(ReassignPanel)
    assert isinstance(panel, ReassignPanel)
    qtbot.waitUntil(lambda: not panel.model.state.is_loading)
    QTest.keyClicks(panel.field, "du")
    assert [one.then for one in panel.model.state.shown][:1] == [2]

    QTest.keyClick(panel.field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: owners(supervisor) == [supervisor.office.card.id] * 2)
    qtbot.waitUntil(lambda: bool(supervisor.plain.toasts))
    undo = supervisor.plain.toasts[0].undo
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: owners(supervisor) == before)


def test_many_cases_are_made_urgent_and_as_urgent_as_before(
    open_page: OpenPage[CasesPage], supervisor: Workplace, qtbot: QtBot
) -> None:
    page = open_page(CasesPage, Place("cases"), supervisor)
    ids = [one.id for one in supervisor.known.cases.values()]

    def urgency() -> set[Priority]:
        return {one.priority for one in supervisor.office.case_table.cases(ids)}

    page.model.prioritise(page.model.state.ids, Priority.URGENT)
    qtbot.waitUntil(lambda: urgency() == {Priority.URGENT})
    qtbot.waitUntil(lambda: bool(supervisor.plain.toasts))

    undo = supervisor.plain.toasts[0].undo
    assert undo is not None
    undo()

    qtbot.waitUntil(lambda: urgency() == {Priority.NORMAL})
