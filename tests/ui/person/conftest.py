"""What tests of a person's page share: the page of Marta Kowalska, opened by whoever is at work."""

from collections.abc import Callable
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenPage
from tests.ui.person.opened import Opened
from tests.ui.workplaces import Workplace
from ui.person.page import PersonPage
from ui.places import Place

OpenPerson = Callable[..., Opened]
Shot = Callable[..., None]


@pytest.fixture
def open_person(open_page: OpenPage[PersonPage], qtbot: QtBot) -> OpenPerson:
    """Open the page of a person, Marta's unless another is named."""

    def opened(at: Workplace, person: UUID | None = None, tab: str = "", **over: object) -> Opened:
        state = over.pop("state", {})
        place = Place("person", person or at.known.marta, tab, state)  # type: ignore[arg-type]  # each test knows
        page = open_page(PersonPage, place, at.work, **over)
        made = Opened(page, at, qtbot)
        made.wait()
        return made

    return opened
