"""The page at its narrowest, largest and mirrored: nothing stands over anything else, and nothing is cut off."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from tests.ui.conftest import usual_theme
from tests.ui.person.conftest import OpenPerson, Shot
from tests.ui.workplaces import Workplace
from ui.preferences import ThemeChoice
from ui.theme.current import Themed

TABS = ("timeline", "attention", "cases", "details", "household", "documents", "consent", "who-looked")
LOOKS = {
    "smallest": (ThemeChoice.DARK, 100, (820, 560), False),
    "largest": (ThemeChoice.LIGHT, 200, (1000, 600), False),
    "contrast": (ThemeChoice.HIGH_CONTRAST_DARK, 100, (1200, 820), True),
}


def crossing(page: QWidget) -> list[str]:
    """Buttons that reach out of their parents, and siblings that stand over each other."""
    page.grab()  # lays out what has not been yet
    found = []
    buttons = [one for one in page.findChildren(QPushButton) if one.isVisible()]
    for button in buttons:
        parent = button.parentWidget()
        if parent is not None and not parent.rect().contains(button.geometry()):
            found.append(f"{button.text() or button.accessibleName()} leaves its place")
        found += [
            f"{button.text()} stands over {other.text()}"
            for other in buttons
            if other is not button and other.parentWidget() is parent and other.geometry().intersects(button.geometry())
        ]
    return found


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_is_cut_off_or_covered(
    look: str, officer: Workplace, open_person: OpenPerson, shot: Shot, qapp: Themed
) -> None:
    choice, percent, size, mirrored = LOOKS[look]
    qapp.theme.apply(choice=choice, text_percent=percent, reduced_motion=True)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
    try:
        opened = open_person(officer, size=size)
        for tab in TABS:
            opened.tab(tab)
            for _ in range(2):  # heights that depend on widths are told one turn later
                qapp.processEvents()
            shot(opened.page, f"{look}-{tab}")
            assert crossing(opened.page) == []
        opened.page.log_contact()
        opened.wait()
        shot(opened.page, f"{look}-form")
        assert crossing(opened.page) == []
        assert opened.page.width() <= size[0]
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        usual_theme(qapp)
