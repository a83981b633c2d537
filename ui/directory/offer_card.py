"""A service in a few words, with what can be done at once: hand someone on, or call."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from caseworker.desk.library import Offer
from ui.directory.offer_words import OfferWords, phones
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.icon_labels import IconLabel
from ui.widgets.labels import Label
from ui.work import Work


class OfferCard(Card):
    """Shows a service beside an answer. `refer_asked` and `call_asked` are told with it."""

    refer_asked = Signal(object)  # Offer
    call_asked = Signal(object)
    opened = Signal(object)

    def __init__(self, work: Work, offer: Offer, distance: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = OfferWords(work)
        self.setAccessibleName(offer.service.name)
        self.box.setSpacing(theme().px(4))
        name = Button(offer.service.name, kind="link", size="sm")
        name.clicked.connect(lambda: self.opened.emit(offer))
        self.box.addWidget(name)
        if distance:
            words = self.tr("About {distance} from where they live").format(distance=distance)
            self.box.addWidget(Label(words, "small", "text2", wrap=True))
        self.box.addWidget(Label(say.short(offer), "small", "text2", wrap=True))
        standing = say.standing(offer)
        if standing.words:
            self.box.addLayout(_standing_row(standing.words, standing.tone))
        self.box.addSpacing(theme().px(4))
        self.box.addLayout(self._actions(offer))

    def _actions(self, offer: Offer) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        self.refer = Button(self.tr("Refer"), icon="signpost", size="sm")
        self.refer.setAccessibleDescription(offer.service.name)
        self.refer.clicked.connect(lambda: self.refer_asked.emit(offer))
        row.addWidget(self.refer)
        if phones(offer):
            call = Button(self.tr("Call"), kind="ghost", icon="phone", size="sm")
            call.setAccessibleDescription(offer.service.name)
            call.clicked.connect(lambda: self.call_asked.emit(offer))
            row.addWidget(call)
        row.addStretch(1)
        return row


def _standing_row(words: str, tone: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme().px(6))
    row.addWidget(IconLabel("clock", "text2", 15, tone=tone) if tone else IconLabel("clock", "text2", 15))
    row.addWidget(Label(words, "small", tone or "text2", wrap=True), 1)
    return row
