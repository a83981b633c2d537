"""Fields: one line, number, choice, search. Longer text and dates have their own files and are named here too."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QSpinBox, QStyledItemDelegate, QWidget

from ui.isolates import isolate
from ui.theme.current import theme
from ui.theme.icons import qicon
from ui.theme.painting import tip
from ui.widgets.date_field import DateField
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.field import Field
from ui.widgets.text_area import TextArea

__all__ = ["Choice", "DateField", "ErrorSummary", "Field", "LineField", "Number", "SearchField", "TextArea"]


class LineField(Field):
    """One line of text."""

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        placeholder: str = "",
        icon: str = "",
        secret: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._line = QLineEdit()
        super().__init__(label, self._line, hint=hint, parent=parent)
        self._line.setPlaceholderText(placeholder)
        if secret:
            self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._icon, self._sign_action = icon, QAction(self)
        if icon:
            self._line.addAction(self._sign_action, QLineEdit.ActionPosition.LeadingPosition)
        self._line.textEdited.connect(self._tell)
        self._show_icon()
        theme().changed.connect(self._show_icon)

    @property
    def line(self) -> QLineEdit:
        """Return the line itself."""
        return self._line

    def text(self) -> str:
        """Return what is written, without spaces around it."""
        return self._line.text().strip()

    def set_text(self, text: str) -> None:
        """Write something else. Where one can type, the cursor stays where it was."""
        if text != self._line.text():
            self._line.setText(text)

    value, set_value = text, set_text

    def set_read_only(self, *, fixed: bool) -> None:
        """Let it be read but not changed."""
        self._line.setReadOnly(fixed)
        self._line.update()

    @Slot()
    def _tell(self) -> None:
        self.edited.emit()

    @Slot()
    def _show_icon(self) -> None:
        if self._icon:
            self._sign_action.setIcon(qicon(self._icon, "text3"))


class SearchField(LineField):
    """A line to search with; its name is what stands in it while it is empty. Escape empties it."""

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__("", placeholder=placeholder, icon="search", parent=parent)
        self._line.setAccessibleName(placeholder)
        self._line.setToolTip(tip(placeholder))  # the hint may be shortened
        self._empty = QAction(self.tr("Empty the search field"), self)
        self._empty.triggered.connect(self._clear)
        self._line.addAction(self._empty, QLineEdit.ActionPosition.TrailingPosition)
        self._line.textChanged.connect(self._settle)
        theme().changed.connect(self._settle)
        self._settle()

    @Slot()
    def _settle(self) -> None:
        self._empty.setIcon(qicon("x", "text2"))
        self._empty.setVisible(bool(self._line.text()))

    @Slot()
    def _clear(self) -> None:
        self._line.clear()
        self._line.setFocus()
        self.edited.emit()


class _Combo(QComboBox):
    """A choice that the wheel changes only while it has the focus."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class _Options(QStyledItemDelegate):
    """The lines of the open list: each runs as its own letters do, also where the page is mirrored."""

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:  # noqa: N802
        """Return the words of a line."""
        return isolate(super().displayText(value, locale))


class Choice(Field):
    """One of several, each (key, words). Without a value nothing is chosen and the placeholder shows."""

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[str, str]] = (),
        *,
        hint: str = "",
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._combo = _Combo()
        super().__init__(label, self._combo, hint=hint, parent=parent)
        self._combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._combo.view().setFrameShape(QFrame.Shape.NoFrame)
        self._combo.setItemDelegate(_Options(self._combo))
        self._combo.setPlaceholderText(placeholder)
        self._combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._combo.setMinimumContentsLength(8)
        if not label and placeholder:
            self._combo.setAccessibleName(placeholder)
        self.set_options(options)
        self._combo.activated.connect(self._tell)

    @property
    def combo(self) -> QComboBox:
        """Return the list itself."""
        return self._combo

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer others; the chosen one stays where it is still there, else the first is chosen without placeholder."""
        kept = self.value()
        blocker = QSignalBlocker(self._combo)
        self._combo.clear()
        for key, words in options:
            self._combo.addItem(words, key)
        blocker.unblock()
        self.set_value(kept)

    def value(self) -> str:
        """Return the key that is chosen, "" when none is."""
        return str(self._combo.currentData() or "")

    def set_value(self, key: str) -> None:
        """Choose; a key that is not there chooses none, or the first where there is no placeholder."""
        index = self._combo.findData(key)
        self._combo.setCurrentIndex(index if index >= 0 or self._combo.placeholderText() else 0)

    def text(self) -> str:
        """Return the words of what is chosen."""
        return self._combo.currentText()

    @Slot()
    def _tell(self) -> None:
        self.edited.emit()


class _Spin(QSpinBox):
    """A number that the wheel changes only while it has the focus."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Number(Field):
    """A whole number within bounds."""

    def __init__(
        self,
        label: str,
        *,
        least: int = 0,
        most: int = 999,
        hint: str = "",
        suffix: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._spin = _Spin()
        super().__init__(label, self._spin, hint=hint, parent=parent)
        self._spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._spin.setRange(least, most)
        self._spin.setSuffix(suffix)
        self._is_ours = False
        self._spin.valueChanged.connect(self._tell)

    @property
    def spin(self) -> QSpinBox:
        """Return the number field itself."""
        return self._spin

    def value(self) -> int:
        """Return the number."""
        return self._spin.value()

    def set_value(self, value: int) -> None:
        """Show another number; outside the bounds it is the nearest."""
        self._is_ours = True
        self._spin.setValue(value)
        self._is_ours = False

    def text(self) -> str:
        """Return the number as it is written."""
        return self._spin.cleanText()

    @Slot()
    def _tell(self) -> None:
        if not self._is_ours:
            self.edited.emit()
