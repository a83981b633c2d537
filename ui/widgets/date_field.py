"""A date, typed in any usual order or picked from a calendar."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.text.dates import typed_dates
from ui.theme.current import theme
from ui.theme.icons import qicon
from ui.widgets.calendar import CalendarPopup
from ui.widgets.field import Field

YEARS_AHEAD = 30


class DateField(Field):
    """A date or none. `edited` comes with every change a person makes.

    What is typed is understood when the field is left, and then written out in full. What can never be a date is said
    at the field; the words stay as they were typed.
    """

    def __init__(self, label: str, *, hint: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        self._line = QLineEdit()
        super().__init__(label, self._line, hint=hint, parent=parent)
        self._line.setPlaceholderText(placeholder)
        self._known: tuple[str, date] | None = None
        self._open = QAction(self.tr("Open the calendar"), self)
        self._line.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)
        self._open.triggered.connect(self._open_calendar)
        self._line.textEdited.connect(self._typed)
        self._line.editingFinished.connect(self._left)
        self._show_icon()
        theme().changed.connect(self._show_icon)

    def text(self) -> str:
        """Return what is written."""
        return self._line.text().strip()

    def set_text(self, text: str) -> None:
        """Write something else, such as from a draft."""
        self._line.setText(text)

    def value(self) -> date | None:
        """Return the date, None when none is written or it cannot be understood."""
        text = self.text()
        if self._known is not None and self._known[0] == text:
            return self._known[1]
        return _read(text)

    def set_value(self, value: date | None) -> None:
        """Show a date, None for none."""
        text = "" if value is None else _written(value)
        self._known = None if value is None else (text, value)
        self._line.setText(text)

    def is_understood(self) -> bool:
        """Whether nothing is written, or a date."""
        return not self.text() or self.value() is not None

    @Slot()
    def _typed(self) -> None:
        self.clear_error()
        self.edited.emit()

    @Slot()
    def _left(self) -> None:
        found = self.value()
        if found is not None:
            self.clear_error()
            self.set_value(found)
        elif self.text():
            self.show_error(
                self.tr("This cannot be a date. Write it like {example}.").format(example=_written(_example()))
            )

    @Slot()
    def _show_icon(self) -> None:
        self._open.setIcon(qicon("calendar-days", "text2"))

    @Slot()
    def _open_calendar(self) -> None:
        calendar = CalendarPopup(self.value(), self)
        calendar.picked.connect(self._pick)
        size = calendar.sizeHint()
        across = self._line.width() - size.width() if not self.isRightToLeft() else 0
        calendar.move(self._line.mapToGlobal(QPoint(across, self._line.height() + theme().px(4))))
        calendar.show()
        calendar.month.setFocus()

    @Slot(object)
    def _pick(self, day: date) -> None:
        self.set_value(day)
        self.clear_error()
        self._line.setFocus()
        self.edited.emit()


def _read(text: str) -> date | None:
    latest = QDate.currentDate().year() + YEARS_AHEAD
    for words in (text, text.partition(" ")[2] if text[:1].isalpha() else ""):
        for found in typed_dates(words, this_year=latest) if words else ():
            if found.month and found.day:
                return date(found.year, found.month, found.day)
    return None


def _written(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


def _example() -> date:
    return date(QDate.currentDate().year(), 11, 28)
