"""The page of a case in small windows and with large text: nothing is cut off or covered."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.cases.conftest import OpenCase
from tests.ui.person.test_layout import crossing
from tests.ui.workplaces import Workplace
from ui.preferences import ThemeChoice
from ui.theme.current import Themed

Shot = Callable[[QWidget, str], None]


@pytest.mark.parametrize(("size", "percent"), [((800, 560), 100), ((1208, 836), 150), ((1500, 900), 200)])
def test_nothing_is_cut_off_or_covered(
    officer: Workplace, open_case: OpenCase, shot: Shot, qapp: Themed, size: tuple[int, int], percent: int
) -> None:
    qapp.theme.apply(choice=ThemeChoice.LIGHT, reduced_motion=True, text_percent=percent)
    opened = open_case(officer, size=size)
    shot(opened.page, f"layout-{size[0]}-{percent}")

    assert crossing(opened.page) == []
