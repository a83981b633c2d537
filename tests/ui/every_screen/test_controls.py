"""Every control can be reached by Tab, in reading order, and shows that it has the focus."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from caseworker.domain.actions import Role
from tests.ui.every_screen.looking import controls, told
from tests.ui.every_screen.places import ROLES, called, places
from tests.ui.every_screen.test_layout import at_rest
from tests.ui.workplaces import Workplace
from ui.shell.window import ShellWindow

Open = Callable[..., ShellWindow]
_MOST_CONTROLS = 400
_ANYWHERE = (Role.FRONT_DESK, *(pytest.param(role, marks=pytest.mark.nightly) for role in ROLES[1:]))


def tab_round(window: QWidget) -> list[QWidget]:
    """Return what has the focus after each Tab, until it comes round."""
    first = QApplication.focusWidget()
    if first is None:
        return []
    found = [first]
    for _ in range(_MOST_CONTROLS):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or now in found:
            break
        found.append(now)
    return found


def backwards(order: list[QWidget]) -> list[str]:
    """Return the steps of Tab that go against the reading order, between controls that stand beside each other."""
    wrong = []
    for one, other in pairwise(order):
        if one.parentWidget() is not other.parentWidget() or other is order[0]:
            continue
        first, second = _box(one), _box(other)
        up = second.bottom() < first.top()
        same_row = second.top() < first.bottom() and first.top() < second.bottom()
        back = second.right() < first.left() if not one.isRightToLeft() else second.left() > first.right()
        if up or (same_row and back):
            wrong.append(f"{told(one)} then {told(other)}")
    return wrong


@pytest.mark.parametrize("role", _ANYWHERE, ids=lambda role: role.value)
def test_tab_visits_every_control_in_reading_order_and_comes_round(
    open_window: Open, workplace: Callable[[Role], Workplace], qtbot: QtBot, role: Role
) -> None:
    at_work = workplace(role)
    window = open_window(at_work, size=(1440, 1600))
    found, looked = list[str](), set[type]()
    for place in places(role, at_work.known):
        window.go(place)
        at_rest(qtbot, window, at_work)
        order = tab_round(window)
        if not order:
            found.append(f"{called(place)}: nothing has the focus")
            continue
        missed = [one for one in controls(window) if one not in order]
        found += [f"{called(place)}: Tab never comes to {told(one)}" for one in missed]
        found += [f"{called(place)}: against reading: {step}" for step in backwards(order)]
        unseen = [one for one in order if type(one) not in looked and one.isVisible()]
        looked |= {type(one) for one in unseen}
        found += [f"{called(place)}: nothing shows the focus of {told(one)}" for one in unseen if not shows_focus(one)]
    assert not found, "\n".join(found)


def shows_focus(widget: QWidget) -> bool:
    """Whether a widget looks another way while it has the focus, or there is a ring around it."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    box = _box(widget).adjusted(-6, -6, 6, 6)
    window = widget.window()
    with_focus = window.grab(box.translated(-window.mapToGlobal(QPoint(0, 0)))).toImage()
    widget.clearFocus()
    QApplication.processEvents()
    without = window.grab(box.translated(-window.mapToGlobal(QPoint(0, 0)))).toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    return with_focus != without


def _box(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
