"""The component sheet in every theme, at every size, both ways: nothing is cut, nothing is without a name."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import usual_theme
from ui.preferences import ThemeChoice
from ui.theme.current import Themed, theme
from ui.widgets.buttons import Painted
from ui.widgets.component_sheet import ComponentSheet
from ui.widgets.labels import Label

CHOICES = [choice for choice in ThemeChoice if choice is not ThemeChoice.SYSTEM]


@pytest.fixture(autouse=True)
def _as_before(qapp: Themed) -> Iterator[None]:
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    usual_theme(qapp)


def _sheet(qtbot: QtBot, qapp: Themed, *, percent: int = 100, rtl: bool = False) -> ComponentSheet:
    qapp.theme.apply(choice=ThemeChoice.LIGHT, text_percent=percent, reduced_motion=True)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    sheet = ComponentSheet()
    qtbot.addWidget(sheet)
    sheet.resize(int(1_440 * percent / 100), int(900 * percent / 100))
    sheet.show()
    return sheet


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_word_is_cut(qtbot: QtBot, qapp: Themed, percent: int, rtl: bool) -> None:
    sheet = _sheet(qtbot, qapp, percent=percent, rtl=rtl)

    cut = [label.text() for label in sheet.findChildren(Label) if _is_cut(label)]
    narrow = [button.text() for button in sheet.findChildren(Painted) if _is_narrow(button)]

    assert cut == []
    assert narrow == []


def _is_cut(label: QLabel) -> bool:
    if not label.isVisible() or not label.text():
        return False
    if label.hasHeightForWidth():
        return label.height() < label.heightForWidth(label.width())
    return QFontMetricsF(label.font()).horizontalAdvance(label.text()) > label.width() + 1


def _is_narrow(button: QAbstractButton) -> bool:
    return button.isVisible() and button.width() < button.minimumSizeHint().width()


def test_everything_that_takes_the_focus_has_a_name_and_is_large_enough(qtbot: QtBot, qapp: Themed) -> None:
    sheet = _sheet(qtbot, qapp)
    controls = [
        widget
        for widget in sheet.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    ]

    nameless = [widget for widget in controls if not _name(widget)]
    small = [widget for widget in controls if widget.height() < 24]

    assert len(controls) > 25
    assert nameless == []
    assert small == []


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    parent = widget.parentWidget()
    return interface.text(QAccessible.Text.Name) or (parent is not None and _name(parent)) or ""


@pytest.mark.parametrize("choice", CHOICES)
def test_the_sheet_takes_the_colours_of_a_theme_while_it_is_open(
    qtbot: QtBot, qapp: Themed, choice: ThemeChoice
) -> None:
    sheet = _sheet(qtbot, qapp)
    sheet.grab()

    qapp.theme.apply(choice=choice)
    qtbot.waitUntil(lambda: sheet.palette().window().color() == theme().colour("surface"))

    assert sheet.grab().toImage().pixelColor(20, 20) == theme().colour("surface")
    label = sheet.findChildren(Label)[0]
    assert label.palette().windowText().color() == theme().colour("text2")
    assert sheet.grab().toImage().pixelColor(2, 2) == QColor(theme().all_colours()[choice.value]["chrome"])


def test_a_piece_that_has_gone_is_not_told_of_another_theme(qtbot: QtBot, qapp: Themed) -> None:
    sheet = ComponentSheet()
    with qtbot.waitSignal(sheet.destroyed):
        sheet.deleteLater()
    del sheet

    qapp.theme.apply(choice=ThemeChoice.DARK)

    assert theme().name == "dark"
