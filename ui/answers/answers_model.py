"""The page of answers: which rows are shown, which one is open, and giving it to whoever asked."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from caseworker.desk.interactions import ContactEntered
from caseworker.desk.library import Offer
from caseworker.desk.tasks import Plan
from caseworker.domain.actions import Role
from caseworker.domain.answers import Answer, AnswerId
from caseworker.domain.ids import PersonId
from caseworker.domain.interactions import Channel, ContactOutcome, Interaction
from ui.answers.shelf_model import ShelfModel
from ui.referrals.in_hand import InHand
from ui.work import Work

ALL, ANSWERS, PLACES = "all", "answers", "places"
CHECK_WORKING_DAYS = 5
CHANNELS = (Channel.COUNTER, Channel.PHONE, Channel.VISIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersState:
    """The filter, the row that is open, the way someone asks, what was given here, and who said whether it helped."""

    kind: str = ALL
    chosen: UUID | None = None
    channel: Channel = Channel.COUNTER
    given: frozenset[UUID] = frozenset()
    judged: frozenset[UUID] = frozenset()
    apart: Answer | None = None
    """An answer that was asked for by its id and may no longer be said."""


class AnswersModel(QObject):
    """What the page shows, and what may be asked of it."""

    changed = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.shelf, self.hand = ShelfModel(work, self), InHand(work, self)
        usual = Channel.COUNTER if work.office.card.role is Role.FRONT_DESK else Channel.PHONE
        self.state = AnswersState(channel=usual)
        self._wanted: UUID | None = None
        self.shelf.changed.connect(self._on_shelf)
        self.hand.changed.connect(self.changed)

    def open(self, about: UUID | None) -> None:
        """Read everything; `about` is an answer or a service to show, or the person in hand."""
        self._wanted = about
        self.shelf.load()

    def show_kind(self, kind: str) -> None:
        """Show everything, answers only, or places only."""
        self._become(replace(self.state, kind=kind))

    def choose(self, key: UUID | None) -> None:
        """Open a row."""
        if key != self.state.chosen:
            self._become(replace(self.state, chosen=key))

    def choose_channel(self, channel: Channel) -> None:
        """Say how they ask."""
        self._become(replace(self.state, channel=channel))

    def rows(self) -> tuple[Answer | Offer, ...]:
        """Return what is listed, the best first; without words answers by title, then services by name."""
        shown: list[Answer | Offer] = []
        if self.state.kind != PLACES:
            shown += [self.state.apart] if self.state.apart else []
            shown += self.shelf.answers()
        if self.state.kind != ANSWERS:
            shown += self.shelf.offers()
        if self.shelf.state.scores is not None:
            shown.sort(key=lambda one: -self.shelf.score(one))
        return tuple(shown)

    def counts(self) -> dict[str, int]:
        """Return how many there are under each filter."""
        answers, offers = len(self.shelf.answers()), len(self.shelf.offers())
        return {ALL: answers + offers, ANSWERS: answers, PLACES: offers}

    @property
    def answer(self) -> Answer | None:
        """The answer that is open."""
        return next((one for one in self.rows() if isinstance(one, Answer) and one.id == self.state.chosen), None)

    @property
    def offer(self) -> Offer | None:
        """The service that is open."""
        return next(
            (one for one in self.rows() if isinstance(one, Offer) and one.service.id == self.state.chosen), None
        )

    def give(self, done: Callable[[Interaction], None]) -> None:
        """Record the open answer as given, in the version it has now, to the person in hand or to nobody named."""
        answer, person = self.answer, self.hand.state.person
        if answer is None:
            return
        entered = ContactEntered(
            channel=self.state.channel,
            outcome=ContactOutcome.ANSWERED,
            people=() if person is None else (person,),
            title=answer.title,
            text=answer.say,
            answers=(answer.id,),
        )
        desk = self._work.office.interactions

        def given(contact: Interaction) -> None:
            self._become(replace(self.state, given=self.state.given | {answer.id}))
            done(contact)

        self._work.lanes.write(lambda: desk.log(entered), given, owner=self)

    def judge(self, *, helped: bool) -> None:
        """Say whether the open answer helped."""
        answer, desk = self.answer, self._work.office.library
        if answer is None or answer.id in self.state.judged:
            return
        self._become(replace(self.state, judged=self.state.judged | {answer.id}))
        self._work.lanes.write(lambda: desk.given(answer.id, helped=helped), _nothing, owner=self)

    def report(self, title: str, team: str, due: date, done: Callable[[], None]) -> None:
        """Ask the team that keeps an answer to look at it: a task for them."""
        desk, plan = self._work.office.tasks, Plan(title=title, team=team, due=due)
        self._work.lanes.write(lambda: desk.plan(plan), lambda _: done(), owner=self)

    def _on_shelf(self) -> None:
        if self._wanted is not None and self.shelf.state.shelf is not None:
            wanted, self._wanted = self._wanted, None
            self._show(wanted)
        self.changed.emit()

    def _show(self, wanted: UUID) -> None:
        listed = {one.id for one in self.shelf.answers()} | {one.service.id for one in self.shelf.offers()}
        if wanted in listed:
            self.choose(wanted)
            return
        desk = self._work.office.library
        self._work.lanes.read(
            lambda: desk.answer(AnswerId(wanted)),
            self._on_apart,
            lambda _: self.hand.take(PersonId(wanted)),
            owner=self,
            key="apart",
        )

    def _on_apart(self, answer: Answer) -> None:
        self._become(replace(self.state, apart=answer, chosen=answer.id))

    def _become(self, state: AnswersState) -> None:
        self.state = state
        self.changed.emit()


def _nothing(_value: object) -> None:
    """Do nothing."""
