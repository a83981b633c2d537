"""About: which version this is, and the licences of what ships with it."""

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.shipped import shipped
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import Heading, Label


def program_version() -> str:
    """Return the version of the program, "" where it is not installed as a package."""
    try:
        return version("caseworker")
    except PackageNotFoundError:
        return ""


def licences() -> tuple[tuple[str, Path], ...]:
    """Return the licence texts that ship with the program: what they are of, and the file."""
    found = []
    for name, folder in (("Inter", "fonts"), ("Lucide", "icons")):
        place = shipped(folder)
        if place is not None and (place / "LICENSE.txt").is_file():
            found.append((name, place / "LICENSE.txt"))
    return tuple(found)


class About(QWidget):
    """The part of Settings about the program itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme().px(9), 0, theme().px(9))
        column.setSpacing(theme().px(8))
        known = program_version()
        words = self.tr("Caseworker {version}").format(version=known) if known else "Caseworker"
        column.addWidget(Label(words, "bodyMedium"))
        sentence = self.tr("Free under the Apache License 2.0. It uses Qt under the LGPL 3, and these:")
        column.addWidget(Label(sentence, "small", "text2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        for name, path in licences():
            row.addWidget(self._button(name, path))
        row.addStretch(1)
        column.addLayout(row)

    def _button(self, name: str, path: Path) -> Button:
        button = Button(self.tr("Licence of {name}").format(name=name), size="sm")
        button.clicked.connect(lambda: self._show(name, path))
        return button

    def _show(self, name: str, path: Path) -> None:
        dialog = LicenceText(name, path.read_text(encoding="utf-8"), self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class LicenceText(QDialog):
    """A licence to read and copy."""

    def __init__(self, name: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("licence")
        self.setWindowTitle(self.tr("Licence of {name}").format(name=name))
        column = QVBoxLayout(self)
        side = theme().px(24)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme().px(14))
        column.addWidget(Heading(self.windowTitle()))
        words = QPlainTextEdit(text)
        words.setReadOnly(True)
        words.setAccessibleName(self.windowTitle())
        column.addWidget(words, 1)
        close = Button(self.tr("Close"), keys="Esc")
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        self.resize(theme().px(680), theme().px(520))
