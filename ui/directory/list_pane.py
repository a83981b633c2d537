"""The list of the directory: services with their filters, or the referrals that are under way."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.answers.shelf_list import ShelfList
from ui.directory.directory_model import REFERRALS, SERVICES, DirectoryModel
from ui.directory.filters import ALL, NOW, TOMORROW, Filters
from ui.directory.fitting import Fitted
from ui.lists.filters_button import FiltersButton
from ui.lists.picker import Picker, Toggle
from ui.messages import say
from ui.referrals.referral_view import row_of
from ui.theme.current import theme
from ui.widgets.choosers import FilterPills
from ui.widgets.flow import FlowLayout
from ui.widgets.row_values import TwoLine
from ui.widgets.tightness import is_tight
from ui.work import Work


class DirectoryList(ShelfList):
    """Draws the rows of a `DirectoryModel`, and hands over what is filtered."""

    def __init__(self, work: Work, model: DirectoryModel, parent: QWidget | None = None) -> None:
        tr = self.tr
        super().__init__(tr("Referral directory"), tr("Search services"), tr("The directory is on this device"), parent)
        self._work, self._directory = work, model
        self._words_shown = ""
        self.parts = FilterPills()
        self.parts.setAccessibleName(self.tr("What is listed"))
        self.open_pills = FilterPills(
            [(ALL, self.tr("All"), None), (NOW, self.tr("Open now"), None), (TOMORROW, self.tr("Tomorrow"), None)]
        )
        self.open_pills.setAccessibleName(self.tr("When they are open"))
        self.language = Picker(self.tr("Language"), self.tr("Languages"), widest=142)
        self.topic = Picker(self.tr("Topic"), self.tr("Topics"), widest=142)
        self.free, self.near = Toggle(self.tr("Free")), Toggle(self.tr("Near"))
        self.drop_in = Toggle(self.tr("Drop in"))
        self.drop_in.setAccessibleDescription(self.tr("Services that need no appointment"))
        self.near.setAccessibleDescription(self.tr("Services for the area of the person, or your own"))
        self._filters, self._head, self._tight = QWidget(), QWidget(), False
        self.folded_filters = FiltersButton()
        self._lay_out_filters()
        self._connect()
        self._draw()

    def _lay_out_filters(self) -> None:
        rows = QVBoxLayout(self._filters)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme().px(6))
        for group in ((self.language, self.topic), (self.free, self.drop_in, self.near)):
            row = QHBoxLayout()
            row.setSpacing(theme().px(6))
            for widget in group:
                row.addWidget(widget)
            row.addStretch(1)
            rows.addLayout(row)
        self.above.removeWidget(self.heading)
        head = FlowLayout(self._head, gap=theme().px(10))
        head.addWidget(self.heading)
        head.addWidget(self.parts)
        self.above.insertWidget(0, self._head)
        self.above.removeWidget(self.search)
        searching = QHBoxLayout()
        searching.setSpacing(theme().px(8))
        searching.addWidget(self.search, 1)
        searching.addWidget(self.folded_filters)
        self.above.addLayout(searching)
        self.above.addWidget(self.open_pills)
        self.above.addWidget(self._filters)
        self.opening = Picker(self.tr("When they are open"), self.tr("All"))
        self.opening.set_options([(NOW, self.tr("Open now")), (TOMORROW, self.tr("Tomorrow"))])
        self.opening.hide()
        self.folded_filters.hold(self.opening, self.language, self.topic, self.free, self.drop_in, self.near)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Follow the room there is."""
        super().resizeEvent(event)
        self._tighten()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Follow the window in which it now stands."""
        super().showEvent(event)
        self._tighten()

    def _tighten(self) -> None:
        """Let the filters stand behind one button in a tight window."""
        tight = is_tight(self)
        if tight != self._tight and self.isVisible():
            self._tight = tight
            self.foot.setHidden(tight)
            self._show_kinds()

    def _show_kinds(self) -> None:
        """Show what belongs to services, and of its filters those there is room for."""
        is_services = self._directory.state.part == SERVICES
        self.search.setVisible(is_services)
        self.folded_filters.setVisible(is_services and self._tight)
        for widget in (self.open_pills, self._filters):
            widget.setVisible(is_services and not self._tight)

    def _connect(self) -> None:
        model = self._directory
        self.parts.chosen.connect(model.show_part)
        self.searched.connect(model.shelf.search)
        self.again.connect(model.shelf.load)
        self.chosen.connect(model.choose)
        self.opening.chosen.connect(lambda key: model.filter(replace(model.state.filters, open=key or ALL)))
        self.open_pills.chosen.connect(lambda key: model.filter(replace(model.state.filters, open=key)))
        self.language.chosen.connect(lambda key: model.filter(replace(model.state.filters, language=key)))
        self.topic.chosen.connect(lambda key: model.filter(replace(model.state.filters, topic=key)))
        self.free.turned.connect(lambda on: model.filter(replace(model.state.filters, free=on)))
        self.drop_in.turned.connect(lambda on: model.filter(replace(model.state.filters, drop_in=on)))
        self.near.turned.connect(lambda on: model.filter(replace(model.state.filters, near=on)))
        self.folded_filters.cleared.connect(lambda: model.filter(Filters()))
        model.changed.connect(self._draw)

    def _draw(self) -> None:
        state, shelf = self._directory.state, self._directory.shelf.state
        is_services = state.part == SERVICES
        self._show_kinds()
        count = None if state.asking is None else len(state.asking)
        self.parts.set_options(
            [(SERVICES, self.tr("Services"), None), (REFERRALS, self.tr("Referrals under way"), count)]
        )
        self.parts.set_value(state.part)
        self.language.set_options(self._directory.languages())
        self.topic.set_options(self._directory.topics())
        self._show_filters()
        if shelf.error is not None and is_services:
            self.show_failure(self.tr("The directory could not be read."), say(shelf.error))
        elif is_services and shelf.shelf is not None:
            self._draw_services()
        elif not is_services and state.asking is not None:
            self._draw_referrals()

    def _show_filters(self) -> None:
        filters = self._directory.state.filters
        self.open_pills.set_value(filters.open)
        self.opening.set_value("" if filters.open == ALL else filters.open)
        self.folded_filters.can_clear = filters != Filters()
        self.free.set_on(on=filters.free)
        self.drop_in.set_on(on=filters.drop_in)
        self.near.set_on(on=filters.near)
        self.language.set_value(filters.language)
        self.topic.set_value(filters.topic)

    def _draw_services(self) -> None:
        shelf = self._directory.shelf.state
        is_new = shelf.scores is not None and self._words_shown != shelf.text
        self._words_shown = shelf.text
        self.empty.say(self.tr("No service fits all of this."), self.tr("Use fewer words, or clear a filter."))
        wanted = self._directory.state.chosen
        self.show_rows(self._service_rows(), again_first=is_new)
        self._settle(wanted, is_new=is_new)

    def _service_rows(self) -> Sequence[TwoLine]:
        return [self._row(one) for one in self._directory.fitted()]

    def _row(self, one: Fitted) -> TwoLine:
        """Return a row: why it fits, or, told apart, why not."""
        words, say = self._directory.words, self._work.wording
        standing = words.standing(one.offer)
        far = self._directory.fitting.distance_words(one.distance_m)
        service, where = one.offer.service, words.where(one.offer)
        if not one.fits:
            reasons = say.facts(*one.speaks_against, where)
            return TwoLine(
                key=service.id,
                title=service.name,
                second=self.tr("Does not fit: {reasons}").format(reasons=reasons),
                icon="signpost",
                second_icon="circle-alert",
                second_tone="warning",
                trailing=far,
                done=True,
            )
        second = say.facts(where, *one.speaks_for, standing.words)
        tone = standing.tone if standing.tone == "warning" else ""
        return TwoLine(
            key=service.id, title=service.name, second=second, icon="signpost", second_tone=tone, trailing=far
        )

    def _draw_referrals(self) -> None:
        hidden = self._directory.hand.state.hidden
        self.empty.say(self.tr("Nothing to ask about."), self.tr("Referrals appear here until their outcome is known."))
        wanted = self._directory.state.asked
        self.show_rows([row_of(one, self._work, hidden=hidden) for one in self._directory.state.asking or ()])
        self._settle(wanted, is_new=False)

    def _settle(self, wanted: UUID | None, *, is_new: bool) -> None:
        """Stay with what was open where it is still listed."""
        if wanted is not None and not is_new:
            self.choose(wanted)
        if self.value() is not None:
            self._directory.choose(self.value())
