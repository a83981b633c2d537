"""Buttons, keys, menus and the focus ring."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.commands import Command
from ui.theme.current import Themed, theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.key_hints import key_caps
from ui.widgets.menus import MenuButton, PopupMenu
from ui.widgets.rings import FocusRing


def test_a_button_s_words_are_its_name_with_every_sign_in_them(qtbot: QtBot) -> None:
    button = Button("Save & call next", kind="primary", keys="Ctrl+Return")
    qtbot.addWidget(button)

    assert button.words() == "Save & call next"
    assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name) == "Save & call next"
    assert button.sizeHint().height() == 34


def test_a_button_with_keys_is_wider_than_without(qtbot: QtBot) -> None:
    plain, with_keys = Button("Save"), Button("Save", keys="Ctrl+S")
    qtbot.addWidget(plain)
    qtbot.addWidget(with_keys)

    assert with_keys.sizeHint().width() > plain.sizeHint().width() + 40


def test_a_button_pressed_by_keyboard_or_mouse_tells_it(qtbot: QtBot) -> None:
    button = Button("Save")
    qtbot.addWidget(button)
    button.show()
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.keyClick(button, Qt.Key.Key_Space)

    assert len(pressed) == 2


def test_an_icon_button_has_a_name_and_says_its_key(qtbot: QtBot) -> None:
    button = IconButton("ellipsis", "More", keys="Shift+F10")
    qtbot.addWidget(button)

    assert button.accessibleName() == "More"
    assert button.toolTip() == "More (Shift+F10)"
    assert button.sizeHint() == QSize(34, 34)


def test_keys_are_written_as_caps(qtbot: QtBot) -> None:
    assert key_caps("Ctrl+Return") == ["Ctrl", "Return"]
    assert key_caps("Ctrl++") == ["Ctrl", "+"]
    assert key_caps("F4") == ["F4"]
    assert key_caps("Alt+Left") == ["Alt", "←"]


def _commands(done: list[str]) -> list[Command]:
    return [
        Command(id="a", words="Log contact", run=lambda: done.append("a"), group="Record", icon="phone"),
        Command(id="b", words="Close", run=lambda: done.append("b"), group="Case", why_not=lambda: "Open it first."),
    ]


def test_a_menu_shows_each_command_with_its_key_and_runs_it(qtbot: QtBot) -> None:
    done: list[str] = []
    menu = PopupMenu(_commands(done), keys={"a": "Ctrl+N"})
    qtbot.addWidget(menu)

    first, separator, _second = menu.actions()
    first.trigger()

    assert first.text() == "Log contact\tCtrl+N"
    assert separator.isSeparator()
    assert done == ["a"]


def test_a_command_that_cannot_be_given_stays_and_says_why(qtbot: QtBot) -> None:
    done: list[str] = []
    menu = PopupMenu(_commands(done))
    qtbot.addWidget(menu)
    action = menu.actions()[-1]

    with qtbot.waitSignal(menu.refused) as refused:
        action.trigger()

    assert action.isEnabled()
    assert refused.args == ["Open it first."]
    assert done == []


def test_a_menu_button_opens_the_commands_of_the_moment(qtbot: QtBot) -> None:
    done: list[str] = []
    button = MenuButton("ellipsis", "More", lambda: _commands(done))
    qtbot.addWidget(button)
    button.show()

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), PopupMenu))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)

    assert done == ["a"]


def _window_with_ring(qtbot: QtBot, qapp: Themed) -> tuple[QWidget, Button, QLineEdit, FocusRing]:
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(20, 20, 20, 20)
    button, line = Button("Save"), QLineEdit()
    column.addWidget(line)
    column.addWidget(button)
    qtbot.addWidget(window)
    ring = FocusRing(qapp)
    qtbot.addWidget(ring)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window, button, line, ring


def test_the_ring_goes_around_a_button_reached_by_keyboard(qtbot: QtBot, qapp: Themed) -> None:
    window, button, line, ring = _window_with_ring(qtbot, qapp)
    line.setFocus()

    QTest.keyClick(line, Qt.Key.Key_Tab)

    qtbot.waitUntil(ring.isVisible)
    assert ring.widget() is button
    around = button.geometry().adjusted(-4, -4, 4, 4)
    assert ring.geometry().contains(around)
    assert ring.window() is window


def test_no_ring_goes_around_what_was_pressed_with_the_mouse(qtbot: QtBot, qapp: Themed) -> None:
    _window, button, line, ring = _window_with_ring(qtbot, qapp)
    line.setFocus()

    QTest.mousePress(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(4, 4))

    assert button.hasFocus()
    assert not ring.isVisible()
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)


def test_a_field_shows_the_focus_by_its_own_line(qtbot: QtBot, qapp: Themed) -> None:
    _window, button, line, ring = _window_with_ring(qtbot, qapp)
    button.setFocus()

    line.setFocus()

    assert not ring.isVisible()
    edge = line.grab().toImage().pixelColor(line.width() // 2, 1)
    assert edge == theme().colour("focus")
