"""The field for the place of what is reported, and the open reports near it, each to be joined with one button."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from caseworker.desk.place_reports import OpenReport
from ui.front_desk.place_model import PlaceModel, PlaceState
from ui.front_desk.place_words import joined_words, offered_words
from ui.isolates import isolate
from ui.person.form import Offer
from ui.person.part_offered import choose_words, part_label, part_offered
from ui.theme.current import theme
from ui.widgets.bars import announce
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, NoteCard
from ui.widgets.choosers import CheckBox
from ui.widgets.fields import Choice, LineField
from ui.widgets.icon_labels import IconLabel
from ui.widgets.labels import Label
from ui.work import Work


class PlacePart(QWidget):
    """Draws a `PlaceModel`; hidden while the reason asks for no place. `grown` when it takes another height."""

    grown = Signal()

    def __init__(self, work: Work, model: PlaceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say, self._model = work.wording, model
        self._near: tuple[OpenReport, ...] = ()
        self.field = LineField(self.tr("Where is it?"), hint=self.tr("street and number, a crossing"), icon="map-pin")
        self.field.line.setObjectName("place")
        self.field.edited.connect(lambda: model.type(self.field.text()))
        self._heading = Label(self.tr("Reported near there already"), "bodyMedium")
        self._offers = QVBoxLayout()
        self._offers.setSpacing(theme().px(6))
        self._joined = NoteCard("", tone="success", icon="circle-check")
        self.back = Button(self.tr("It is another matter"), kind="link", size="sm")
        self.back.clicked.connect(model.take_back)
        self.begins = CheckBox(self.tr("Begin a new report"))
        self.begins.toggled.connect(lambda wanted: model.choose_begin(wanted=wanted))
        self.part = Choice(part_label(), placeholder=choose_words())
        self.part.edited.connect(lambda: model.choose_part(self.part.value()))
        self._offered = Offer()
        self._lay_out()
        model.changed.connect(self._draw)
        self._draw()

    def has_focus(self) -> bool:
        """Whether the cursor is in it."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def joins(self) -> list[Button]:
        """Return the buttons that join one of the reports offered."""
        found = self.findChildren(Button, "join", options=Qt.FindChildOption.FindChildrenRecursively)
        return [one for one in found if not one.isHidden()]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Tell that it has grown: what it offers may lie below what is seen."""
        super().resizeEvent(event)
        if event.size().height() > event.oldSize().height():
            self.grown.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addWidget(self.field)
        column.addWidget(self._heading)
        column.addLayout(self._offers)
        column.addWidget(self._joined)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.begins)
        column.addWidget(self.part)

    def _draw(self) -> None:
        state = self._model.state
        self.setVisible(state.is_asked)
        if self.field.text() != state.form.place:
            self.field.set_text(state.form.place)
        is_joined = state.joined is not None
        self._draw_offers(() if is_joined else state.near)
        self._joined.setVisible(is_joined)
        self.back.setVisible(is_joined)
        if state.joined is not None:
            self._joined.set_words(joined_words(state.joined, self._say))
        self.begins.setVisible(not is_joined and not state.form.is_empty)
        self.begins.setChecked(state.form.begins)
        self._draw_part(state, begins=self.begins.isVisibleTo(self) and state.form.begins)
        self.grown.emit()

    def _draw_part(self, state: PlaceState, *, begins: bool) -> None:
        offered = part_offered(state.case_type) if state.case_type is not None else Offer()
        if offered != self._offered:
            self._offered = offered
            self.part.set_options(offered.options)
            self.part.set_remark(offered.remark)
        self.part.set_value(state.form.role or offered.value)
        self.part.setVisible(begins and not offered.is_settled)

    def _draw_offers(self, near: tuple[OpenReport, ...]) -> None:
        self._heading.setVisible(bool(near))
        if near == self._near:
            return
        self._near = near
        while (item := self._offers.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for one in near:
            self._offers.addWidget(self._offer(one))
        if near:
            announce(self, self.tr("%n open reports near there", "", len(near)))

    def _offer(self, report: OpenReport) -> QWidget:
        card, row = Card(), QHBoxLayout()
        card.box.addLayout(row)
        row.setSpacing(theme().px(10))
        row.addWidget(IconLabel("map-pin", "text2", 16), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme().px(2))
        words.addWidget(Label(report.place, "bodyMedium", wrap=True))
        words.addWidget(Label(offered_words(report, self._say), "small", "text2", wrap=True))
        row.addLayout(words, 1)
        join = Button(self.tr("Join this report"), size="sm")
        join.setObjectName("join")
        join.setAccessibleName(self.tr("Join the report at {place}").format(place=isolate(report.place)))
        join.clicked.connect(partial(self._join, report))
        row.addWidget(join)
        return card

    def _join(self, report: OpenReport) -> None:
        self._model.join(report)
        announce(self, joined_words(report, self._say))
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
