"""List, work and side: what gives way in a narrow window, and widths that are kept."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.preferences import Preferences
from ui.theme.current import Themed
from ui.widgets.three_panes import LIST, SIDE, ThreePanes

Make = Callable[..., ThreePanes]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def made(width: int = 1440, **words: object) -> ThreePanes:
        panes = ThreePanes(QLabel("list"), QLabel("work"), QLabel("side"), "front-desk", **words)  # type: ignore[arg-type]
        qtbot.addWidget(panes)
        panes.resize(width, 700)
        panes.show()
        return panes

    return made


def shown(panes: ThreePanes) -> list[str]:
    return [pane.text() for pane in panes.panes() if isinstance(pane, QLabel)]


def test_a_wide_window_shows_all_three(make: Make) -> None:
    assert shown(make()) == ["list", "work", "side"]


def test_below_1180_the_side_becomes_a_tab(qtbot: QtBot, make: Make) -> None:
    panes = make(1100, work_words="Contact", side_words="Needs attention")
    assert shown(panes) == ["list", "work"]
    assert panes.is_side_folded

    panes.show_side()
    assert shown(panes) == ["list", "side"]

    panes.show_side(shown=False)
    assert shown(panes) == ["list", "work"]


def test_without_words_for_tabs_the_page_is_told_that_the_side_is_folded(make: Make) -> None:
    panes = make(1440)
    told: list[bool] = []
    panes.side_folded.connect(told.append)

    panes.resize(1100, 700)
    panes.resize(1440, 700)

    assert told == [True, False]
    assert shown(panes) == ["list", "work", "side"]


def test_below_820_list_and_work_replace_each_other(make: Make) -> None:
    panes = make(800)
    assert shown(panes) == ["list"]

    panes.show_work()
    assert shown(panes) == ["work"]

    panes._back.click()
    assert shown(panes) == ["list"]


def test_large_text_makes_a_window_narrow(make: Make, qapp: Themed) -> None:
    qapp.theme.apply(text_percent=150)
    try:
        panes = make(1440)
        assert panes.is_side_folded
        assert not panes.is_list_folded
    finally:
        qapp.theme.apply(text_percent=100, reduced_motion=True)


def test_widths_are_kept_and_come_back(make: Make, tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "preferences.json")
    panes = make(preferences=preferences)
    panes.widen(LIST, 40)
    panes.widen(SIDE, -20)
    assert preferences.chosen.widths == {"front-desk": [356, 292]}

    again = make(preferences=Preferences(tmp_path / "preferences.json"))

    assert again._splitter.sizes()[0] == 356


def test_a_page_without_list_or_side_shows_its_work_at_any_width(qtbot: QtBot) -> None:
    work = QWidget()
    panes = ThreePanes(None, work, None)
    qtbot.addWidget(panes)
    panes.resize(600, 400)
    panes.show()

    assert panes.panes() == (work,)
