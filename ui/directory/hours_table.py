"""The opening hours of a place, one line for each day of this week; today stands out."""

from datetime import timedelta

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from caseworker.desk.library import Offer
from caseworker.domain.directory import Place
from ui.directory.offer_words import OfferWords
from ui.theme.current import theme
from ui.theme.painting import rounded
from ui.widgets.labels import Label
from ui.widgets.row_values import spoken
from ui.work import Work

_DAYS = 7
_DAY_WIDE = 190


class _Day(QFrame):
    """A day and its hours."""

    def __init__(self, day: str, hours: str, *, is_today: bool) -> None:
        super().__init__()
        self._is_today = is_today
        self.setAccessibleName(spoken(day, hours))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme().px(10), theme().px(5), theme().px(10), theme().px(5))
        role = "smallMedium" if is_today else "small"
        name = Label(day, role, "accentText" if is_today else "text2")
        name.setMinimumWidth(theme().px(_DAY_WIDE))
        row.addWidget(name)
        row.addWidget(Label(hours, role, "accentText" if is_today else "text", wrap=True), 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the ground of today."""
        if self._is_today:
            line = "accent" if theme().is_high_contrast else None
            rounded(QPainter(self), QRectF(self.rect()), theme().size("radius", "chip"), "accentTint", line)


class HoursTable(QWidget):
    """Shows a week of a place, from Monday on, by the days of this week."""

    def __init__(self, work: Work, offer: Offer, place: Place | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Opening hours"))
        words, say = OfferWords(work), work.wording
        today = say.today()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        monday = today - timedelta(days=today.weekday())
        for offset in range(_DAYS):
            day = monday + timedelta(days=offset)
            named = say.locale.standaloneDayName(day.isoweekday())
            is_today = day == today
            shown = self.tr("{day}, today").format(day=named) if is_today else named
            column.addWidget(_Day(shown, words.day_words(offer, place, day), is_today=is_today))
        self.setMaximumWidth(theme().px(460))
