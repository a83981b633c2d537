"""A case's page in tests: opened, waited for, and driven as a person would."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from caseworker.desk.case_page import CasePage as CaseValues
from tests.ui.workplaces import Workplace, settled
from ui.cases.case_page import CasePage
from ui.person.form_panel import FormPanel


@dataclass
class OpenedCase:
    """The page, and how it is driven."""

    page: CasePage
    place: Workplace
    qtbot: QtBot

    def wait(self) -> None:
        """Wait until everything asked for has come."""
        settled(self.qtbot, self.place.work)
        QApplication.processEvents()

    def run(self, command: str) -> None:
        """Give a command, and wait."""
        self.place.plain.run(command)
        self.wait()

    @property
    def form(self) -> FormPanel:
        """The form that is open."""
        found = self.page.findChild(FormPanel, "form")
        assert found is not None, "a form is open"
        return found

    def fill(self, **answers: str) -> None:
        """Answer questions of the form that is open."""
        for key, words in answers.items():
            field: Any = self.form._fields[key]
            (field.set_value if hasattr(field, "set_value") and not hasattr(field, "line") else field.set_text)(words)

    def submit(self, **answers: str) -> None:
        """Answer, do what the form is for, and wait."""
        self.fill(**answers)
        self.run("form.main")

    def press(self, words: str) -> None:
        """Press the visible button with these words or this name, and wait."""
        for button in self.page.window().findChildren(QAbstractButton):
            if button.isVisible() and words in {button.text(), button.accessibleName()}:
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
                self.wait()
                return
        raise AssertionError(f"no button says {words!r}")

    def says(self, words: str) -> bool:
        """Whether a label or a button that is shown says these words."""
        QApplication.processEvents()
        shown: list[Any] = [*self.page.findChildren(QLabel), *self.page.findChildren(QAbstractButton)]
        return any(words in f"{one.text()} {one.accessibleName()}" for one in shown if one.isVisible())

    @property
    def case(self) -> CaseValues:
        """The case as it stands in the store."""
        return self.place.office.cases.page(self.page.case.id)

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
