"""The workplaces the other tests stand on: each role has its office, and a page in a window."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from caseworker.domain.actions import Role
from tests.ui.workplaces import Workplace
from ui.places import Place
from ui.shell.page import Page


@pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR])
def test_each_role_has_an_office_of_its_own(workplace: Callable[[Role], Workplace], role: Role) -> None:
    at_work = workplace(role)

    assert at_work.office.card.role is role


def test_marta_is_known_in_the_offices_of_those_who_work_with_people(front_desk: Workplace, officer: Workplace) -> None:
    for one in (front_desk, officer):
        assert one.office.people.open(one.known.marta).person.names[0].shown == "Marta Kowalska"


def test_a_page_stands_in_a_real_window(officer: Workplace, open_page: Callable[..., Page]) -> None:
    page = open_page(Page, Place("somewhere"), officer)

    assert isinstance(page.window(), QWidget)
    assert page.isVisible()
