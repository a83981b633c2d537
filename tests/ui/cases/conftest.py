"""What tests of a case's page share: Marta's housing case, opened by whoever is at work."""

from collections.abc import Callable
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.cases.opened import OpenedCase
from tests.ui.conftest import OpenPage
from tests.ui.workplaces import Workplace
from ui.cases.case_page import CasePage
from ui.places import Place

OpenCase = Callable[..., OpenedCase]


@pytest.fixture
def open_case(open_page: OpenPage[CasePage], qtbot: QtBot) -> OpenCase:
    """Open the page of a case, Marta's housing case unless another is named."""

    def opened(at: Workplace, case: UUID | None = None, part: str = "", **over: object) -> OpenedCase:
        place = Place("case", case or at.known.housing.id, part, over.pop("state", {}))  # type: ignore[arg-type]
        made = OpenedCase(open_page(CasePage, place, at.work, **over), at, qtbot)
        made.wait()
        return made

    return opened
