"""What is chosen, what has the focus and what can be pressed stand out from each other in every theme."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import usual_theme
from ui.preferences import ThemeChoice
from ui.theme.current import Themed, theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chips import paint_chip
from ui.widgets.choosers import FilterPills, Segmented
from ui.widgets.rings import FocusRing

HIGH = [ThemeChoice.HIGH_CONTRAST_DARK, ThemeChoice.HIGH_CONTRAST_LIGHT]


@pytest.fixture(autouse=True)
def _as_before(qapp: Themed) -> Iterator[None]:
    yield
    usual_theme(qapp)


def colours(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def ground_of_chosen() -> QColor:
    switch = Segmented([("counter", "Counter", ""), ("phone", "Phone", "")])
    switch.resize(switch.sizeHint())
    return switch.button("counter").grab().toImage().pixelColor(10, 4)


@pytest.mark.parametrize("choice", HIGH)
def test_a_chosen_part_has_a_ground_and_no_line_in_the_colour_of_the_focus(qapp: Themed, choice: ThemeChoice) -> None:
    qapp.theme.apply(choice=choice, reduced_motion=True)

    assert ground_of_chosen() == theme().colour("selected")


def test_in_the_dark_a_chosen_part_is_lighter_than_its_track_and_buttons_are_raised(qapp: Themed) -> None:
    qapp.theme.apply(choice=ThemeChoice.DARK, reduced_motion=True)

    assert ground_of_chosen().lightness() > theme().colour("track").lightness()
    assert theme().colour("raised").name() in colours(Button("Save"))


@pytest.mark.parametrize("choice", HIGH)
def test_every_button_has_a_line_where_the_contrast_is_high_and_a_quiet_chip_has_none(
    qapp: Themed, choice: ThemeChoice
) -> None:
    qapp.theme.apply(choice=choice, reduced_motion=True)
    close = IconButton("x", "Close")
    close.resize(close.sizeHint())
    assert close.grab().toImage().pixelColor(17, 0) == theme().colour("borderControl")

    image = QImage(120, 22, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_chip(painter, QRectF(0, 0, 120, 22), "Not asked yet")
    painter.end()
    assert image.pixelColor(40, 0) == theme().colour("hover")


def _is_around(ring: FocusRing, widget: QWidget) -> bool:
    return ring.widget() is widget and ring.isVisible()


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, *HIGH])
def test_the_ring_is_closed_around_what_is_round_and_what_is_not(
    qtbot: QtBot, qapp: Themed, choice: ThemeChoice
) -> None:
    qapp.theme.apply(choice=choice, reduced_motion=True)
    window, pills, button = QWidget(), FilterPills([("all", "To decide", 41)]), Button("Finish", kind="primary")
    column = QVBoxLayout(window)
    column.setContentsMargins(20, 20, 20, 20)
    column.addWidget(pills)
    column.addSpacing(20)
    column.addWidget(button)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    ring = FocusRing(qapp)

    for widget in (pills.button("all"), button):
        widget.setFocus()
        qtbot.waitUntil(partial(_is_around, ring, widget))
        assert ring.mask().isEmpty()
        image = window.grab().toImage()
        room = ring.geometry()
        middles = [
            (room.left() + 1, room.center().y()),
            (room.right() - 1, room.center().y()),
            (room.center().x(), room.top() + 1),
            (room.center().x(), room.bottom() - 1),
        ]
        assert {image.pixelColor(x, y).name() for x, y in middles} == {theme().colour("focus").name()}
    ring.setWidget(None)  # type: ignore[arg-type]  # Qt takes none
