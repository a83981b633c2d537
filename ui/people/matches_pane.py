"""Those who may be the person about to be added: a card for each, with the reasons, how likely, and what to do."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker.desk.likely_same import Likely
from ui.people.add_entry import Entry, new_person
from ui.people.match_words import is_very_likely, match_of
from ui.theme.current import theme
from ui.widgets.bars import announce
from ui.widgets.icon_labels import IconLabel
from ui.widgets.labels import Label
from ui.widgets.match_card import Match, MatchCard
from ui.widgets.side_pane import SidePane
from ui.work import Work


class MatchesPane(SidePane):
    """Cards of matches. `used`, `looked` and `parted` tell the person of the card."""

    used = Signal(object)
    looked = Signal(object)
    parted = Signal(object)

    def __init__(self, work: Work, keys: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Is it one of these?"))
        self._work, self._keys = work, tuple(keys)
        self._shown: tuple[Match, ...] = ()
        self.cards: list[MatchCard] = []
        self._hint = Label(
            self.tr(
                "Checked as you type, also for names that sound alike. Two records for one person split their story."
            ),
            "small",
            "text2",
            wrap=True,
        )
        self._after = Label("", "small", "text2", wrap=True)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(theme().px(10))
        self.add_top(self._top())
        self._say()

    def show_matches(self, matches: Sequence[Likely], entry: Entry) -> None:
        """Show others; cards that say the same stay as they are, with the focus that is on them."""
        people, wording = self._work.office.people, self._work.wording
        entered = people.as_person(new_person(entry, wording, people.fresh_id)) if matches else None
        wanted = tuple(match_of(one, entered, wording) for one in matches)
        if wanted == self._shown:
            return
        more = len(wanted) > len(self._shown)
        self._shown = wanted
        self._build(matches)
        self._say()
        if more:
            announce(self, self.tr("%n people here may be the same.", "", len(wanted)))

    def _build(self, matches: Sequence[Likely]) -> None:
        for card in self.cards:
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for number, (one, match) in enumerate(zip(matches, self._shown, strict=True)):
            card = MatchCard(
                match,
                second_words=self.tr("Look closer"),
                third_words=self.tr("Not the same"),
                keys=self._keys[number] if number < len(self._keys) else "",
                primary=number == 0 and is_very_likely(one.likelihood),
            )
            card.used.connect(self.used)
            card.second.connect(self.looked)
            card.third.connect(self.parted)
            self._cards.addWidget(card)
            self.cards.append(card)

    def _say(self) -> None:
        if self._shown:
            self._after.set_text(self.tr("Still new? Add the person. A supervisor looks at very likely pairs."))
        else:
            self._after.set_text(self.tr("Nobody on this device is like them so far."))

    def _top(self) -> QWidget:
        px = theme().px
        top = QWidget()
        rows = QVBoxLayout(top)
        rows.setContentsMargins(0, px(24), 0, px(16))
        rows.setSpacing(px(10))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(IconLabel("copy-check", "warning", 18))
        head.addWidget(Label(self.tr("Is it one of these?"), "heading"), 1)
        rows.addLayout(head)
        rows.addWidget(self._hint)
        rows.addLayout(self._cards)
        rows.addWidget(self._after)
        return top
