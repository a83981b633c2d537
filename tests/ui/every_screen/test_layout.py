"""No words are cut off and nothing lies over anything, on every page, at every size of text, both ways of writing."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseworker.domain.actions import Role
from tests.ui.every_screen.looking import faults
from tests.ui.every_screen.places import ROLES, called, places
from tests.ui.workplaces import Workplace, settled
from ui.preferences import ThemeChoice
from ui.shell.window import ShellWindow
from ui.theme.current import Themed

_CALM_TURNS = 3

Open = Callable[..., ShellWindow]
Shot = Callable[[QWidget, str], None]


@dataclass(frozen=True, slots=True)
class Look:
    """One way a person may have set the window up."""

    theme: ThemeChoice = ThemeChoice.LIGHT
    text_percent: int = 100
    mirrored: bool = False
    size: tuple[int, int] = (1440, 900)

    def __str__(self) -> str:
        way = "rtl" if self.mirrored else "ltr"
        return f"{self.theme.value}-{self.text_percent}-{way}-{self.size[0]}"


THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST_DARK, ThemeChoice.HIGH_CONTRAST_LIGHT)
SIZES = ((1440, 900), (1024, 640))
LARGEST = Look(ThemeChoice.HIGH_CONTRAST_DARK, text_percent=200, mirrored=True, size=(1024, 640))
ALL = [
    Look(THEMES[number % 4], percent, mirrored, size)  # a theme changes no size; each is painted all the same
    for number, (percent, mirrored, size) in enumerate(
        (percent, mirrored, size) for percent in (100, 150, 200) for mirrored in (False, True) for size in SIZES
    )
]
NIGHTLY = [
    pytest.param(role, look, marks=pytest.mark.nightly, id=f"{role.value}-{look}") for look in ALL for role in ROLES
]


@pytest.mark.parametrize(("role", "look"), [pytest.param(Role.OFFICER, LARGEST, id="officer-largest"), *NIGHTLY])
def test_no_words_are_cut_off_and_nothing_lies_over_anything(
    qapp: Themed,
    open_window: Open,
    workplace: Callable[[Role], Workplace],
    qtbot: QtBot,
    shot: Shot,
    role: Role,
    look: Look,
) -> None:
    qapp.theme.apply(choice=look.theme, text_percent=look.text_percent, reduced_motion=True)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft if look.mirrored else Qt.LayoutDirection.LeftToRight)
    at_work = workplace(role)
    try:
        window = open_window(at_work, size=look.size)
        found = list[str]()
        for place in places(role, at_work.known):
            window.go(place)
            at_rest(qtbot, window, at_work)
            shot(window, f"{look}-{role.value}-{called(place).replace('/', '-')}")
            window.grab()
            found += [f"{called(place)}: {fault}" for fault in faults(window)]
        assert not found, "\n".join(found)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def at_rest(qtbot: QtBot, window: ShellWindow, at_work: Workplace) -> None:
    """Wait until a page has what it asked for, and every part its place."""
    settled(qtbot, at_work.work)
    before, calm = _stands(window), 0
    while calm < _CALM_TURNS:  # heights that depend on widths are told one turn later, from part to part
        QCoreApplication.processEvents()
        now = _stands(window)
        before, calm = now, calm + 1 if now == before else 0
    settled(qtbot, at_work.work)
    assert window.pages.page is not None


def _stands(window: ShellWindow) -> list[tuple[int, QRect]]:
    """Return where everything stands that is seen."""
    return [(id(one), one.geometry()) for one in window.findChildren(QWidget) if one.isVisible()]
