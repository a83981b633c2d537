"""A month to pick a day from."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.current import theme
from ui.theme.painting import rounded
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Label


class CalendarPopup(QFrame):
    """A month that opens under a field. `picked` comes with the day; Escape or a click elsewhere closes it.

    The arrows go from day to day, Page Up and Page Down from month to month, Enter picks.
    """

    picked = Signal(object)  # date

    def __init__(self, chosen: date | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.month = QCalendarWidget(self)
        self.month.setNavigationBarVisible(False)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        self.month.setAccessibleName(self.tr("Days of the month"))
        self._calm_colours()
        if chosen is not None:
            self.month.setSelectedDate(QDate(chosen.year, chosen.month, chosen.day))
        self._title = Label("", "sub")
        self._lay_out()
        self.month.currentPageChanged.connect(self._name_month)
        self.month.clicked.connect(self._pick)
        self.month.activated.connect(self._pick)
        self._name_month()

    def _calm_colours(self) -> None:
        plain = QTextCharFormat()
        plain.setForeground(theme().colour("text2"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(day, plain)
        head = QTextCharFormat()
        head.setForeground(theme().colour("text3"))
        head.setBackground(theme().colour("surface"))
        self.month.setHeaderTextFormat(head)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme().px(10),) * 4)
        head = QHBoxLayout()
        before = IconButton("chevron-left", self.tr("Previous month"), size="sm")
        after = IconButton("chevron-right", self.tr("Next month"), size="sm")
        before.clicked.connect(self.month.showPreviousMonth)
        after.clicked.connect(self.month.showNextMonth)
        head.addSpacing(theme().px(6))
        head.addWidget(self._title, 1)
        head.addWidget(before)
        head.addWidget(after)
        column.addLayout(head)
        column.addWidget(self.month)

    @Slot()
    def _name_month(self) -> None:
        shown = QDate(self.month.yearShown(), self.month.monthShown(), 1)
        self._title.set_text(QLocale().toString(shown, "MMMM yyyy"))

    @Slot(QDate)
    def _pick(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the ground."""
        rounded(QPainter(self), QRectF(self.rect()), theme().size("radius", "card"), "surface", "borderStrong")
