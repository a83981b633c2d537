"""The contact being written: whose it is, its draft, what is missing, and its end.

A form belongs to somebody who stands at the counter, or to nobody: then it is a contact with someone nobody asked the
name of. Each has a draft of its own, so that calling somebody else loses no word.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from PySide6.QtCore import QObject, Signal, Slot

from caseworker.desk.front_desk import WrappedUp, WrapUp
from caseworker.domain.agency import TemplateKind
from caseworker.domain.answers import Answer
from caseworker.domain.drafts import Draft
from caseworker.domain.ids import CaseId, PersonId
from caseworker.domain.interactions import Channel, HandedOn, IdentityCheck
from caseworker.domain.walk_ins import WalkInId
from caseworker.errors import CaseworkerError
from ui.draft_keeping import KeptDraft
from ui.front_desk.contact_form import ContactForm, Elsewhere, Next, from_fields
from ui.front_desk.desk_model import DeskModel
from ui.front_desk.place_form import PlaceForm, place_from
from ui.front_desk.place_model import PlaceModel
from ui.messages import say
from ui.work import Work

FORM = "counter-contact"


class Missing(StrEnum):
    """What a contact cannot be kept without."""

    REASON = "reason"
    WHERE = "where"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Whom a contact is with: a number at the counter, a person, both or neither."""

    walk_in: WalkInId | None = None
    person: PersonId | None = None
    described_as: str = ""

    @property
    def form(self) -> str:
        """Return the name of the draft: a number that nobody was asked the name of has one of its own."""
        if self.person is not None or self.walk_in is None:
            return FORM
        return f"{FORM}:{self.walk_in}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactState:
    """What is entered, for whom, what is missing for keeping it, and the answers that speak of its reason."""

    whose: Whose = field(default_factory=Whose)
    form: ContactForm = field(default_factory=ContactForm)
    kept_at: datetime | None = None
    missing: tuple[Missing, ...] = ()
    trouble: str = ""
    is_saving: bool = False
    offers: tuple[Answer, ...] = ()


class ContactModel(QObject):
    """One form for contacts at a counter. `changed` is not told for each letter: the note's words are the view's."""

    changed = Signal()
    opened = Signal()  # another contact stands in the form
    begun = Signal()  # the first thing was entered since it stands there
    saved = Signal(object)  # WrappedUp

    def __init__(self, work: Work, desk: DeskModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._desk = work, desk
        self.state = ContactState()
        self.place = PlaceModel(work, self)
        self.place.edited.connect(self._on_place)
        self._has_begun = self._is_spent = False
        self._draft = self._follow(self.state.whose)

    @property
    def phrases(self) -> tuple[tuple[str, str], ...]:
        """Return the agency's phrases: title and words."""
        known = self._work.office.sitting.pack.templates
        return tuple((one.title, one.body.strip()) for one in known if one.kind is TemplateKind.PHRASE)

    def take(self, whose: Whose, *, reason: str = "") -> None:
        """Write of somebody from now on: what was typed for another is kept, what was typed for them stands again.

        The same number that was identified meanwhile keeps its words. `reason` is what they said when they came.
        """
        before = self.state.whose
        if whose == before and not self._is_spent:
            return
        if whose.walk_in is not None and whose.walk_in == before.walk_in and not self._is_spent:
            self._rename(whose)
            return
        self._open(whose, reason)

    def write(self, text: str) -> None:
        """Take the words of the note."""
        if text != self.state.form.text:
            self.state = replace(self.state, form=replace(self.state.form, text=text))
            self._draft.touch()
            self._begin()

    def choose_channel(self, channel: Channel) -> None:
        """Say by which way the contact came."""
        self._enter(self.state.form.by(channel))

    def choose_reason(self, reason: str) -> None:
        """Say what the contact is about."""
        self._enter(replace(self.state.form, reason=reason))
        self.place.about(reason)
        self._offer()

    def choose_case(self, case: CaseId | None) -> None:
        """Say which case the contact is added to."""
        self._enter(replace(self.state.form, case=case))

    def check_identity(self, *, passed: bool) -> None:
        """Say that the person showed who they are; what they showed is never kept."""
        check = IdentityCheck.PASSED if passed else IdentityCheck.NOT_ASKED
        self._enter(replace(self.state.form, identity=check))

    def choose_next(self, chosen: Next) -> None:
        """Say what follows."""
        calendar, today = self._work.office.sitting.calendar, self._work.wording.today()
        self._enter(self.state.form.then(chosen, calendar=calendar, today=today))

    def choose_day(self, day: date | None) -> None:
        """Say by which day they are called back."""
        self._enter(replace(self.state.form, call_back_on=day))

    def choose_elsewhere(self, where: Elsewhere) -> None:
        """Say where the contact belongs."""
        self._enter(replace(self.state.form, elsewhere=where))

    def choose_how(self, how: HandedOn) -> None:
        """Say how it got there."""
        self._enter(replace(self.state.form, handed_on=how))

    def give(self, answer: Answer) -> None:
        """Note that an answer was given; once more takes it back."""
        known = self.state.form.answers
        has = answer.id in known
        answers = tuple(one for one in known if one != answer.id) if has else (*known, answer.id)
        self._enter(replace(self.state.form, answers=answers))

    def save(self, title: str, *, call_next: bool) -> bool:
        """Keep the contact, end the stay, and call the next number if asked. False: something is missing yet.

        `title` is the title of the task when a call back was promised.
        """
        missing = self.what_is_missing()
        if missing or self.state.is_saving:
            self._become(replace(self.state, missing=missing))
            return False
        whose, form = self.state.whose, self.state.form
        entered = form.entered(person=whose.person, walk_in=whose.walk_in, described_as=whose.described_as)
        contact, begins = (entered, None) if form.next is Next.ELSEWHERE else self.place.told(entered)
        end = WrapUp(
            contact=contact,
            begins=begins,
            counter=self._desk.state.counter.id,
            walk_in=whose.walk_in,
            call_back=form.call_back(title, person=whose.person),
            call_next=call_next,
        )
        self._become(replace(self.state, is_saving=True, missing=(), trouble=""))
        self._desk.wrap_up(end, self._on_saved, self._on_failed)
        return True

    def what_is_missing(self) -> tuple[Missing, ...]:
        """Return what the contact cannot be kept without."""
        form = self.state.form
        missing = [] if form.reason or form.text.strip() else [Missing.REASON]
        if form.next is Next.ELSEWHERE and not (form.elsewhere.name.strip() or form.elsewhere.service):
            missing.append(Missing.WHERE)
        if form.next is Next.CALL_BACK and form.call_back_on is None:
            missing.append(Missing.DAY)
        return tuple(missing)

    def discard(self, done: Callable[[Draft], None]) -> None:
        """Discard what was typed; `bring_back` undoes it for 30 days."""
        self._draft.discard(done)
        self._become(ContactState(whose=self.state.whose))
        self.place.take(PlaceForm(), "")
        self.opened.emit()

    def bring_back(self, draft: Draft) -> None:
        """Undo a discarding: the words stand in the form again, unless something else was typed meanwhile."""
        drafts = self._work.office.drafts

        def back(found: Draft) -> None:
            whose = self.state.whose
            if (whose.form, whose.person) == (found.key.form, found.key.about) and self.state.form.is_empty:
                self._open(whose, "")

        self._work.lanes.write(lambda: drafts.bring_back(draft), back, owner=self)

    def leave(self) -> None:
        """Write down what is typed, and follow this form no longer."""
        self._draft.close()

    def _open(self, whose: Whose, reason: str) -> None:
        self._draft.close()
        self._has_begun = self._is_spent = False
        self._draft = self._follow(whose)
        found = self._draft.find()
        form = ContactForm(reason=reason) if found is None else from_fields(dict(found.fields))
        self._become(ContactState(whose=whose, form=form, kept_at=found.changed_at if found else None))
        self.place.take(PlaceForm() if found is None else place_from(dict(found.fields)), form.reason)
        self.opened.emit()
        self._offer()

    def _enter(self, form: ContactForm) -> None:
        self._become(replace(self.state, form=form, missing=()))
        self._draft.touch()
        self._begin()

    @Slot()
    def _on_place(self) -> None:
        self._draft.touch()
        self._begin()

    def _begin(self) -> None:
        if not self._has_begun:
            self._has_begun = True
            self.begun.emit()

    def _on_saved(self, ended: WrappedUp) -> None:
        self._draft.saved()
        self._is_spent = True  # whoever is taken next, the form begins anew: one drawing instead of two
        self.saved.emit(ended)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, CaseworkerError):
            self._become(replace(self.state, is_saving=False, trouble=say(error)))
            return
        self._become(replace(self.state, is_saving=False))
        self._work.window.trouble(error)

    def _rename(self, whose: Whose) -> None:
        """The number at the counter was identified: its words go on as that person's."""
        self._draft.saved()
        self._draft.close()
        self._draft = self._follow(whose)
        unasked = IdentityCheck.NOT_ASKED  # it was another person who may have been asked
        self._become(replace(self.state, whose=whose, form=replace(self.state.form, case=None, identity=unasked)))
        self._draft.touch()

    def _follow(self, whose: Whose) -> KeptDraft:
        draft = self._work.drafts.follow(whose.form, about=whose.person, owner=self, read=self._fields)
        draft.kept.connect(self._on_kept)
        return draft

    def _fields(self) -> dict[str, str]:
        return self.state.form.fields() | self.place.state.form.fields()

    @Slot(object)
    def _on_kept(self, at: datetime) -> None:
        self._become(replace(self.state, kept_at=at))

    def _offer(self) -> None:
        reason, office = self.state.form.reason, self._work.office
        if not reason:
            self._become(replace(self.state, offers=()))
            return
        self._work.lanes.read(lambda: office.front_desk.answers_for(reason), self._on_offers, owner=self, key="offers")

    def _on_offers(self, offers: tuple[Answer, ...]) -> None:
        self._become(replace(self.state, offers=offers))

    def _become(self, state: ContactState) -> None:
        self.state = state
        self.changed.emit()
