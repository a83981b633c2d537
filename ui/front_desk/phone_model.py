"""A call that comes in while something else is open: its own words, its own clock, its own draft."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from caseworker.desk.found import Found
from caseworker.desk.front_desk import WrappedUp, WrapUp
from caseworker.desk.interactions import ContactEntered
from caseworker.desk.library import Offer
from caseworker.desk.tasks import Plan
from caseworker.domain.answers import Answer, AnswerId
from caseworker.domain.directory import Service
from caseworker.domain.ids import ServiceId
from caseworker.domain.interactions import Channel, ContactOutcome, HandedOn
from ui.front_desk.person_search import PersonSearch, person_of
from ui.front_desk.place_form import place_from
from ui.front_desk.place_model import PlaceModel
from ui.work import Work

FORM = "phone-call"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneState:
    """What was said, by whom where they gave a name, what they were told, and whether they are to be called back."""

    began_at: datetime
    text: str = ""
    reason: str = ""
    person: Found | None = None
    call_back: bool = False
    answers: tuple[Answer, ...] = ()
    offer: Offer | None = None  # where the call belongs, when it does not belong here
    kept_at: datetime | None = None
    asks_words: bool = False
    is_saving: bool = False


class PhoneModel(QObject):
    """One call. `saved` tells the contact; whatever form was open stays as it was."""

    changed = Signal()
    saved = Signal(object)  # WrappedUp

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.search = PersonSearch(work, self)
        self.search.chosen.connect(self.choose_person)
        self.place = PlaceModel(work, self)
        self.state = PhoneState(began_at=work.wording.now())
        self._draft = work.drafts.follow(FORM, about=None, owner=self, read=self._fields)
        self._draft.kept.connect(self._on_kept)
        found = self._draft.find()
        if found is not None:
            self.state = replace(
                self.state,
                text=found.words("text"),
                reason=found.words("reason"),
                call_back=bool(found.words("call_back")),
                kept_at=found.changed_at,
            )
            self.place.take(place_from(dict(found.fields)), self.state.reason)
            for one in found.words("answers").split():
                self.look_up(Answer.definition.kind, UUID(one))
            if found.words("elsewhere"):
                self.look_up(Service.definition.kind, UUID(found.words("elsewhere")))

        self.place.edited.connect(self._draft.touch)

    def write(self, text: str) -> None:
        """Take the words of the note."""
        if text != self.state.text:
            self.state = replace(self.state, text=text, asks_words=False)
            self._draft.touch()

    def choose_reason(self, reason: str) -> None:
        """Say what the call is about."""
        self._enter(replace(self.state, reason=reason))
        self.place.about(reason)

    def choose_person(self, person: Found | None) -> None:
        """Say who calls, or that nobody was asked."""
        self._enter(replace(self.state, person=person))

    def choose_call_back(self, *, wanted: bool) -> None:
        """Say whether they are to be called back."""
        self._enter(replace(self.state, call_back=wanted))

    def look_up(self, kind: str, record: UUID) -> None:
        """Note an answer as given, or an office as the one the call belongs to."""
        library = self._work.office.library
        if kind == Answer.definition.kind:
            self._work.lanes.read(lambda: library.answer(AnswerId(record)), self._give, owner=self)
        else:
            self._work.lanes.read(lambda: library.offer(ServiceId(record)), self._send, owner=self)

    def take_back(self) -> None:
        """Note no answer and no other office."""
        self._enter(replace(self.state, answers=(), offer=None))

    def save(self, title: str) -> None:
        """Keep the call with how long it took; `title` is that of the task when they are to be called back."""
        state, office = self.state, self._work.office
        if not (state.text.strip() or state.reason or state.answers or state.offer):
            self._become(replace(state, asks_words=True))
            return
        if state.is_saving:
            return
        person = person_of(state.person) if state.person else None
        due = office.sitting.calendar.add_working_days(self._work.wording.today(), 1)
        elsewhere = None if state.call_back or state.offer is None else state.offer.service
        outcome = ContactOutcome.ANSWERED if elsewhere is None else ContactOutcome.BELONGS_ELSEWHERE
        entered = ContactEntered(
            channel=Channel.PHONE,
            outcome=ContactOutcome.CALL_BACK if state.call_back else outcome,
            people=() if person is None else (person,),
            described_as="" if person else self.search.state.text,
            reason=state.reason,
            text=state.text.strip(),
            answers=tuple(one.id for one in state.answers),
            belongs_to=None if elsewhere is None else ServiceId(elsewhere.id),
            belongs_to_name="" if elsewhere is None else elsewhere.name,
            handed_on=None if elsewhere is None else HandedOn.TOLD_WHERE,
            occurred_at=state.began_at,
            duration_s=max(0, int((self._work.wording.now() - state.began_at).total_seconds())),
        )
        contact, begins = self.place.told(entered) if elsewhere is None else (entered, None)
        end = WrapUp(
            contact=contact,
            begins=begins,
            counter="",
            call_back=Plan(title=title, person=person, due=due) if state.call_back else None,
        )
        self._become(replace(state, is_saving=True))
        self._work.lanes.write(lambda: office.front_desk.wrap_up(end), self._on_saved, self._on_failed, owner=self)

    def leave(self) -> None:
        """Write down what is typed, and follow this call no longer."""
        self._draft.close()

    def _fields(self) -> dict[str, str]:
        state = self.state
        return {
            "text": state.text,
            "reason": state.reason,
            "call_back": "yes" if state.call_back else "",
            "answers": " ".join(str(one.id) for one in state.answers),
            "elsewhere": "" if state.offer is None else str(state.offer.service.id),
            **self.place.state.form.fields(),
        }

    def _give(self, answer: Answer) -> None:
        others = tuple(one for one in self.state.answers if one.id != answer.id)
        self._enter(replace(self.state, answers=(*others, answer)))

    def _send(self, offer: Offer) -> None:
        self._enter(replace(self.state, offer=offer))

    def _enter(self, state: PhoneState) -> None:
        self._become(state)
        self._draft.touch()

    @Slot(object)
    def _on_kept(self, at: datetime) -> None:
        self._become(replace(self.state, kept_at=at))

    def _on_saved(self, ended: WrappedUp) -> None:
        self._draft.saved()
        self.saved.emit(ended)

    def _on_failed(self, error: Exception) -> None:
        self._become(replace(self.state, is_saving=False))
        self._work.window.trouble(error)

    def _become(self, state: PhoneState) -> None:
        self.state = state
        self.changed.emit()
