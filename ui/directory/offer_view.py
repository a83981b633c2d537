"""A service with everything one needs to send someone there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from caseworker.desk.library import Offer
from caseworker.domain.directory import Place
from ui.directory.fitting import Fitted
from ui.directory.hours_table import HoursTable
from ui.directory.offer_words import OfferWords, address, phones
from ui.person.scrolled import Scrolled
from ui.theme.current import theme
from ui.widgets.cards import NoteCard
from ui.widgets.chips import Chip
from ui.widgets.icon_labels import IconLabel
from ui.widgets.labels import Label
from ui.work import Work

_KEY_WIDE = 150


class OfferView(Scrolled):
    """Draws one service: what, for whom, where and when, what it costs, how to get it."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__("", widest=720, parent=parent)
        self.setAccessibleName(self.tr("Service"))
        self._work, self.words = work, OfferWords(work)
        self._drawn: tuple[object, ...] = ()
        self.column.setSpacing(0)

    def show_offer(self, offer: Offer, fitted: Fitted | None = None) -> None:
        """Show a service, and how it fits; nothing is drawn again that stands there already."""
        standing = self.words.standing(offer)
        fresh = (offer, standing, fitted)
        if fresh == self._drawn:
            return
        self._drawn = fresh
        self.empty()
        service = offer.service
        if service.topics:
            self._add(_chips(service.topics), 12)
        self._add(Label(service.name, "title", wrap=True), 2)
        self._add(Label(service.organisation_name, "body", "text2", wrap=True), 10)
        if service.alert:
            self._add(NoteCard(service.alert, tone="warning", icon="triangle-alert"), 12)
        elif standing.words:
            self._add(_standing(standing.words, standing.tone), 10)
        if fitted is not None and (fitted.speaks_for or fitted.speaks_against):
            self._add(_reasons(fitted), 12)
        if service.description:
            self._add(Label(service.description, "body", wrap=True), 14)
        self._add_facts(offer)
        for place in offer.places:
            self._add_place(offer, place)
        if not offer.places and service.hours:
            self._add_hours(offer, None)

    def _add_facts(self, offer: Offer) -> None:
        service, say = offer.service, self._work.wording
        facts = (
            (self.tr("For whom"), say.facts(service.conditions.rstrip("."), self.words.ages(offer))),
            (self.tr("Area"), self._areas(offer)),
            (self.tr("Cost"), service.cost),
            (self.tr("How to apply"), service.how_to_apply),
            (self.tr("Waiting time"), service.wait_time),
            (self.tr("Languages"), say.facts(self.words.languages(offer), service.interpretation)),
            (self.tr("Bring"), say.joined(list(service.documents)) if service.documents else ""),
            (self.tr("Phone"), "\n".join(say.isolate(one) for one in phones(offer))),
            (self.tr("E-mail"), say.isolate(service.email)),
            (self.tr("Website"), say.isolate(service.website)),
        )
        known = [(key, value) for key, value in facts if value]
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(12))
        grid.setVerticalSpacing(theme().px(8))
        grid.setColumnMinimumWidth(0, theme().px(_KEY_WIDE))
        grid.setColumnStretch(1, 1)
        for row, (key, value) in enumerate(known):
            grid.addWidget(Label(key, "body", "text2", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(value, "body", wrap=True), row, 1)
        self._add(holder, 18)

    def _add_place(self, offer: Offer, place: Place) -> None:
        say = self._work.wording
        self._add(Label(place.name or offer.service.name, "heading", wrap=True), 4)
        self._add(Label(say.isolate(address(place)), "body", wrap=True), 2)
        more = say.facts(say.joined(list(place.access)) if place.access else "", place.transport)
        if more:
            self._add(Label(more, "small", "text2", wrap=True), 2)
        self.column.addSpacing(theme().px(8))
        self._add_hours(offer, place)

    def _add_hours(self, offer: Offer, place: Place | None) -> None:
        if offer.service.hours or (place is not None and place.hours):
            self._add(HoursTable(self._work, offer, place), 18)
        else:
            self._add(Label(self.tr("Opening hours are not known. Call first."), "small", "text2", wrap=True), 18)

    def _areas(self, offer: Offer) -> str:
        known = {one.id: one.title for one in self._work.office.sitting.pack.territories}
        named = [known.get(one, one) for one in offer.service.serves]
        return self._work.wording.joined(named) if named else ""

    def _add(self, widget: QWidget, after: int) -> None:
        self.column.addWidget(widget)
        self.column.addSpacing(theme().px(after))


def _chips(topics: tuple[str, ...]) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().px(6))
    for topic in topics:
        row.addWidget(Chip(topic[:1].upper() + topic[1:]))
    row.addStretch(1)
    return holder


def _reasons(fitted: Fitted) -> QWidget:
    """Return a line for each thing that speaks against a service, then for each that speaks for it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().px(4))
    against, favour = ("circle-alert", "warning"), ("check", "success")
    told = [(words, against) for words in fitted.speaks_against] + [(words, favour) for words in fitted.speaks_for]
    for words, (icon, tone) in told:
        row = QHBoxLayout()
        row.setSpacing(theme().px(6))
        row.addWidget(IconLabel(icon, tone=tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(words, "body", "warning" if tone == "warning" else "text", wrap=True), 1)
        column.addLayout(row)
    return holder


def _standing(words: str, tone: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().px(6))
    row.addWidget(IconLabel("clock", tone=tone))
    row.addWidget(Label(words, "bodyMedium", tone or "text2", wrap=True), 1)
    return holder
