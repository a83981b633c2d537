"""A canary: calls of a Python style must not take references of None away. One release of the Qt bindings did."""

import sys

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.component_sheet import ComponentSheet


def _form() -> QWidget:
    form = QWidget()
    rows = QFormLayout(form)
    rows.addRow("Address", QLineEdit())
    rows.addRow("Area", QComboBox())
    rows.addRow("Weeks", QSpinBox())
    return form


def test_building_and_painting_forms_keeps_none_alive(the_theme: Theme, qtbot: QtBot) -> None:
    padding = [None] * 5_000
    before = sys.getrefcount(None)

    for _ in range(50):
        form = _form()
        form.grab()
        form.deleteLater()
    for _ in range(2_000):
        QObject().setObjectName("x")

    assert len(padding) == 5_000
    assert sys.getrefcount(None) > before - 200


def test_painting_every_piece_keeps_none_alive(the_theme: Theme, qtbot: QtBot) -> None:
    sheet = ComponentSheet()
    qtbot.addWidget(sheet)
    sheet.grab()
    before = sys.getrefcount(None)

    for _ in range(10):
        sheet.grab()

    assert sys.getrefcount(None) > before - 200
