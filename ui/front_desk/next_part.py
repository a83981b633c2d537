"""What follows from a contact: sorted, a call back by a day, a referral, an appointment, or another office."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker.desk.found import Found
from caseworker.domain.directory import Service
from caseworker.domain.ids import ServiceId
from caseworker.domain.interactions import WRITTEN, HandedOn
from ui.front_desk.beside import Beside
from ui.front_desk.contact_form import ContactForm, Elsewhere, Next
from ui.front_desk.found_list import FoundField
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.choosers import Segmented
from ui.widgets.fields import DateField
from ui.widgets.labels import Label
from ui.work import Work


class ElsewherePart(QWidget):
    """Where a misdirected contact belongs, and how it got there."""

    where_chosen = Signal(object)  # Elsewhere
    how_chosen = Signal(str)

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.where = FoundField(work, (Service.definition.kind,), self.tr("Where does it belong?"), icon="signpost")
        self.where.setObjectName("elsewhere")
        self.where.typed.connect(lambda words: self.where_chosen.emit(Elsewhere(words.strip())))
        self.where.chosen.connect(self._on_found)
        self.how = Segmented(self._ways())
        self.how.setAccessibleName(self.tr("How did it get there?"))
        self.how.chosen.connect(self.how_chosen)
        self._written = Label(self.tr("What came in writing is forwarded for the person."), "small", "text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(10))
        column.addWidget(self.where)
        column.addWidget(Beside(Label(self.tr("How did it get there?"), "bodyMedium"), self.how))
        column.addWidget(self._written)

    def show_form(self, form: ContactForm) -> None:
        """Show what is entered."""
        self.where.show_words(form.elsewhere.name)
        is_written = form.channel in WRITTEN
        self.how.set_value(form.handed_on.value)
        self.how.setVisible(not is_written)
        self._written.setVisible(is_written)

    def _ways(self) -> Sequence[tuple[str, str, str]]:
        return (
            (HandedOn.TOLD_WHERE.value, self.tr("Told where"), "signpost"),
            (HandedOn.PUT_THROUGH.value, self.tr("Put through"), "phone-call"),
            (HandedOn.FORWARDED.value, self.tr("Forwarded"), "forward"),
        )

    def _on_found(self, found: Found) -> None:
        self.where_chosen.emit(Elsewhere(found.title, ServiceId(found.id)))


class NextPart(QWidget):
    """The choice, and below it what the chosen one asks for."""

    chosen = Signal(str)
    day_chosen = Signal(object)  # date or None
    refer_asked = Signal()
    book_asked = Signal()

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = Segmented(
            [
                (Next.SORTED.value, self.tr("Sorted"), "circle-check"),
                (Next.CALL_BACK.value, self.tr("Call back"), "phone-outgoing"),
                (Next.REFER.value, self.tr("Refer"), "signpost"),
                (Next.BOOK.value, self.tr("Book"), "calendar-days"),
            ]
        )
        self.choice.setAccessibleName(self.tr("What next?"))
        self.choice.chosen.connect(self.chosen)
        self.away = Button(self.tr("Belongs to another office"), kind="link", size="sm")
        self.away.clicked.connect(lambda: self.chosen.emit(Next.ELSEWHERE.value))
        self.day = DateField(self.tr("Call back by"))
        self.day.edited.connect(lambda: self.day_chosen.emit(self.day.value()))
        self.elsewhere = ElsewherePart(work)
        self.refer = Button(self.tr("Choose a service"), icon="signpost", size="sm")
        self.refer.clicked.connect(self.refer_asked)
        self.book = Button(self.tr("Book an appointment"), icon="calendar-plus", size="sm")
        self.book.clicked.connect(self.book_asked)
        self._lay_out()

    def show_form(self, form: ContactForm) -> None:
        """Show what is entered."""
        self.choice.set_value(form.next.value)
        self.day.setVisible(form.next is Next.CALL_BACK)
        self.elsewhere.setVisible(form.next is Next.ELSEWHERE)
        self.away.setVisible(form.next is not Next.ELSEWHERE)
        self.refer.setVisible(form.next is Next.REFER)
        self.book.setVisible(form.next is Next.BOOK)
        if form.next is Next.CALL_BACK and self.day.value() != form.call_back_on:
            self._show_day(form.call_back_on)
        if form.next is Next.ELSEWHERE:
            self.elsewhere.show_form(form)

    def show_errors(self, *, day: bool, where: bool) -> QWidget | None:
        """Mark what is missing; return the first field to fill in."""
        self.day.clear_error()
        self.elsewhere.where.clear_error()
        if where:
            self.elsewhere.where.show_error(self.tr("Say which service or office this belongs to."))
        if day:
            self.day.show_error(self.tr("Say by which day you call back."))
        return self.elsewhere.where.control if where else self.day.control if day else None

    def _show_day(self, day: date | None) -> None:
        if day is not None:
            self.day.set_value(day)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(10))
        column.addWidget(Beside(Label(self.tr("What next?"), "bodyMedium"), self.choice))
        away = QHBoxLayout()
        away.addStretch(1)
        away.addWidget(self.away)
        column.addLayout(away)
        for widget in (self.day, self.elsewhere):
            column.addWidget(widget)
        side = QHBoxLayout()
        side.addStretch(1)
        side.addWidget(self.refer)
        side.addWidget(self.book)
        column.addLayout(side)
