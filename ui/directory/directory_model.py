"""The referral directory: which services are listed, which one is open, and the referrals that are under way."""

from dataclasses import dataclass, field, replace
from math import inf
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from caseworker.desk.library import Offer
from caseworker.desk.referrals import Asking
from caseworker.domain.actions import Role
from caseworker.domain.ids import CaseId, PersonId, ServiceId
from caseworker.domain.referrals import Referral, is_due_to_ask
from ui.answers.shelf_model import ShelfModel
from ui.directory.filters import Filters
from ui.directory.fitting import Fitted, Fitting
from ui.directory.offer_words import OfferWords
from ui.referrals.in_hand import InHand
from ui.work import Work

SERVICES, REFERRALS = "services", "referrals"
_SAME_BAND = 0.6  # of the best score: what fits the words nearly as well is listed by distance


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryState:
    """The part that is shown, the filters, what is open, and the referrals (None until they were read)."""

    part: str = SERVICES
    filters: Filters = field(default_factory=Filters)
    chosen: UUID | None = None
    asking: tuple[Asking, ...] | None = None
    asked: UUID | None = None
    of_person: tuple[Referral, ...] = ()
    case: CaseId | None = None
    apart: Offer | None = None
    """A service that was asked for by its id and is no longer given."""


class DirectoryModel(QObject):
    """What the page shows, and what may be asked of it."""

    changed = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self.words = work, OfferWords(work)
        self.shelf, self.hand = ShelfModel(work, self), InHand(work, self)
        self.state = DirectoryState()
        self._wanted: UUID | None = None
        self._told: PersonId | None = None
        self.fitting = Fitting(work, self.words)
        self._fitted: tuple[object, tuple[Fitted, ...]] | None = None
        self.shelf.changed.connect(self._on_shelf)
        self.hand.changed.connect(self._on_hand)

    def open(self, about: UUID | None, part: str = "") -> None:
        """Read everything; `about` is a service to show, or the person in hand."""
        self._wanted = about
        if part == REFERRALS:
            self.state = replace(self.state, part=REFERRALS)
        self.shelf.load()
        self.load_asking()

    def load_asking(self) -> None:
        """Read which referrals are under way: an officer's own, for others all that they may see."""
        desk, card = self._work.office.referrals, self._work.office.card
        officer = card.id if card.role is Role.OFFICER else None
        self._work.lanes.read(lambda: desk.under_way(officer=officer), self._on_asking, owner=self, key="asking")

    def show_part(self, part: str) -> None:
        """Show services or referrals."""
        self._become(replace(self.state, part=part))

    def filter(self, filters: Filters) -> None:
        """Take other filters."""
        self._become(replace(self.state, filters=filters))

    def choose(self, key: UUID | None) -> None:
        """Open a service, or a referral where these are listed."""
        if self.state.part == REFERRALS:
            if key != self.state.asked:
                self._become(replace(self.state, asked=key))
        elif key != self.state.chosen:
            self._become(replace(self.state, chosen=key))

    def fitted(self) -> tuple[Fitted, ...]:
        """Return the services that fit the words and the topic: those that fit all of it first, then the others.

        In each part the nearest come first where it is known how far they are, otherwise as the search ranked them.
        """
        key = (self.shelf.state.shelf, self.shelf.state.scores, self.state.filters, self.hand.state, self.state.apart)
        if self._fitted is None or self._fitted[0] != key:
            self._fitted = (key, self._judged())
        return self._fitted[1]

    def offers(self) -> tuple[Offer, ...]:
        """Return the services that fit the words and every filter."""
        return tuple(one.offer for one in self.fitted() if one.fits)

    def others(self) -> tuple[Fitted, ...]:
        """Return the services that fit the words and the topic, and not everything else."""
        return tuple(one for one in self.fitted() if not one.fits)

    @property
    def offer(self) -> Offer | None:
        """The service that is open."""
        return None if self.open_fitted is None else self.open_fitted.offer

    @property
    def open_fitted(self) -> Fitted | None:
        """The service that is open, with how it fits."""
        return next((one for one in self.fitted() if one.offer.service.id == self.state.chosen), None)

    @property
    def line(self) -> Asking | None:
        """The referral that is open."""
        return next((one for one in self.state.asking or () if one.referral.id == self.state.asked), None)

    def offer_of(self, referral: Referral) -> Offer | None:
        """Return the service of a referral as it is today, None when it is no longer given."""
        shelf = self.shelf.state.shelf
        return next((one for one in (shelf.offers if shelf else ()) if one.service.id == referral.service), None)

    def due_count(self) -> int:
        """Return how many referrals are to be asked about today."""
        today = self._work.wording.today()
        return sum(is_due_to_ask(one.referral, on=today) for one in self.state.asking or ())

    def languages(self) -> list[tuple[str, str]]:
        """Return the languages in which something is given, by name."""
        shelf = self.shelf.state.shelf
        codes = {code for one in (shelf.offers if shelf else ()) for code in one.service.languages}
        return sorted(((code, self._work.wording.language(code)) for code in codes), key=lambda one: one[1])

    def topics(self) -> list[tuple[str, str]]:
        """Return what services are about."""
        shelf = self.shelf.state.shelf
        found = {topic for one in (shelf.offers if shelf else ()) for topic in one.service.topics}
        return [(topic, topic[:1].upper() + topic[1:]) for topic in sorted(found)]

    def _judged(self) -> tuple[Fitted, ...]:
        handing, filters, shelf = self.hand.state.handing, self.state.filters, self.shelf.state.shelf
        whom = self.fitting.whom(handing.person if handing else None, shelf.offers if shelf else ())
        found = [one for one in self.shelf.offers() if not filters.topic or filters.topic in one.service.topics]
        best = max((self.shelf.score(one) for one in found), default=0.0)
        judged = [self.fitting.judge(one, filters, whom) for one in found]
        judged.sort(key=lambda one: self._rank(one, best))
        apart = () if self.state.apart is None else (Fitted(offer=self.state.apart),)
        return (*apart, *judged)

    def _rank(self, one: Fitted, best: float) -> tuple[bool, bool, float]:
        score = self.shelf.score(one.offer)
        far = one.distance_m if one.distance_m is not None else inf
        return not one.fits, score < _SAME_BAND * best, far

    def _on_shelf(self) -> None:
        if self._wanted is not None and self.shelf.state.shelf is not None:
            wanted, self._wanted = self._wanted, None
            if any(one.service.id == wanted for one in self.shelf.state.shelf.offers):
                self.choose(wanted)
            else:
                self._find(wanted)
        self.changed.emit()

    def _find(self, wanted: UUID) -> None:
        library = self._work.office.library
        self._work.lanes.read(
            lambda: library.offer(ServiceId(wanted)),
            lambda offer: self._become(replace(self.state, apart=offer, chosen=wanted)),
            lambda _: self.hand.take(PersonId(wanted)),
            owner=self,
            key="apart",
        )

    def _on_hand(self) -> None:
        handing = self.hand.state.handing
        if handing is None:
            self._told = None
            self._become(replace(self.state, of_person=()))
            return
        self._told = PersonId(handing.person.id)
        self.load_of_person()
        self.changed.emit()

    def load_of_person(self) -> None:
        """Read the referrals of the person in hand."""
        desk, person = self._work.office.referrals, self._told
        if person is not None:
            self._work.lanes.read(lambda: desk.of_person(person), self._on_of_person, owner=self, key="of-person")

    def _on_of_person(self, found: tuple[Referral, ...]) -> None:
        self._become(replace(self.state, of_person=found))

    def _on_asking(self, found: tuple[Asking, ...]) -> None:
        self._become(replace(self.state, asking=found))

    def _become(self, state: DirectoryState) -> None:
        self.state = state
        self.changed.emit()
