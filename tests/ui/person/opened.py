"""A person's page in tests: opened, waited for, and driven as a person would."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.workplaces import Workplace, settled
from ui.person.form_panel import FormPanel
from ui.person.page import PersonPage
from ui.person.picker import PersonField
from ui.widgets.field import Field


@dataclass
class Opened:
    """The page, and how it is driven."""

    page: PersonPage
    place: Workplace
    qtbot: QtBot

    def wait(self) -> None:
        """Wait until everything asked for has come."""
        settled(self.qtbot, self.place.work)
        QApplication.processEvents()  # what was made is shown by an event

    def tab(self, key: str) -> None:
        """Go to a tab, and wait until it is read."""
        self.page.tabs.set_value(key)
        self.wait()

    @property
    def form(self) -> FormPanel:
        """The form that is open."""
        found = self.page.findChild(FormPanel, "form")
        assert found is not None, "a form is open"
        return found

    def write(self, **answers: str) -> None:
        """Type into the fields of the form that is open."""
        for key, words in answers.items():
            field: Any = self.form._fields[key]
            if hasattr(field, "line"):
                field.line.setFocus()
                field.line.selectAll()
                self.type(field.line, words)
            elif hasattr(field, "editor"):
                self.type(field.editor, words)
            else:
                field.set_value(words)

    def type(self, widget: QWidget, words: str) -> None:
        """Type words into a widget; QTest knows Latin letters only."""
        QTest.keyClicks(widget, words)

    def key(self, widget: QWidget, key: Qt.Key) -> None:
        """Press a key."""
        QTest.keyClick(widget, key)

    def line_of(self, key: str) -> QLineEdit:
        """The line in which a person is looked for."""
        field = self.form._fields[key]
        assert isinstance(field, PersonField), "the question asks for a person"
        return field._search.line

    def set_field(self, key: str, value: Any) -> None:
        """Set a field as a whole."""
        field: Any = self.form._fields[key]
        (field.set_value if hasattr(field, "set_value") else field.set_text)(value)

    def submit(self) -> None:
        """Press the main button of the form, and wait."""
        self.wait()
        button = self.form.findChild(QAbstractButton, "main")
        assert button is not None, "a form has a main button"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.wait()

    def press(self, words: str, within: QWidget | None = None) -> None:
        """Press the visible button with these words or this name, and wait."""
        for button in (within or self.page).findChildren(QAbstractButton):
            if button.isVisible() and words in {button.text(), button.accessibleName()}:
                button.click()
                self.wait()
                return
        raise AssertionError(f"no button says {words!r}")

    def says(self, words: str) -> bool:
        """Whether a label or a button that is shown says these words."""
        QApplication.processEvents()
        shown: list[Any] = [*self.page.findChildren(QLabel), *self.page.findChildren(QAbstractButton)]
        return any(words in f"{one.text()} {one.accessibleName()}" for one in shown if one.isVisible())

    def errors(self) -> list[str]:
        """What is said to be wrong at the fields."""
        return [one.error for one in self.form.findChildren(Field) if one.error]

    def titles(self) -> list[str]:
        """The titles on the timeline."""
        return [one.title for one in self.page.tabbed.timeline._items.items]

    @property
    def said(self) -> list[str]:
        """What the toasts said."""
        return [one.words for one in self.place.plain.toasts]

    def undo(self) -> None:
        """Undo what the last toast told of."""
        back: Callable[[], None] | None = self.place.plain.toasts[-1].undo
        assert back is not None, "this can be undone"
        back()
        self.wait()
