"""What is said of a case that nothing holds: on track in time, late over time."""

from dataclasses import replace

from tests.ui.conftest import OpenPage
from tests.ui.workplaces import Workplace
from ui.cases.list_page import CasesPage
from ui.lists.case_words import holding, nothing_holds
from ui.places import Place


def test_a_case_over_its_date_is_not_on_track(open_page: OpenPage[CasesPage], supervisor: Workplace) -> None:
    page = open_page(CasesPage, Place("cases"), supervisor)
    number = page.pane.table.current_id()
    assert isinstance(number, int)
    row = page.model.row_at(number)
    assert row is not None
    in_time = replace(row, held_by=(), asked=None, is_overdue=False)
    late = replace(in_time, is_overdue=True)

    assert (holding(in_time), nothing_holds(in_time)) == ("Nothing, on track", "Nothing. It is on track.")
    assert (holding(late), nothing_holds(late)) == ("Late, nothing missing", "Nothing is missing, but it is late.")
