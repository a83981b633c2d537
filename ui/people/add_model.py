"""Adding a person: who is here already while somebody types, what is wrong with what was typed, and adding them."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from caseworker.desk.likely_same import Likely
from caseworker.domain.drafts import Draft
from caseworker.domain.ids import PersonId
from caseworker.domain.people import Person
from caseworker.domain.walk_ins import WalkInId
from ui.people.add_entry import Entry, Faults, faults_of, new_person
from ui.people.adding import FORM, adding_place
from ui.people.match_words import is_very_likely
from ui.places import Place
from ui.wording import isolate
from ui.work import Work

REST_MS, AT_MOST = 120, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class AddState:
    """What is typed, who may be the same (without those who were said not to be), and what is to be put right."""

    entry: Entry = field(default_factory=Entry)
    likely: tuple[Likely, ...] = ()
    apart: frozenset[PersonId] = frozenset()
    faults: Faults = field(default_factory=dict)
    is_saving: bool = False
    kept_at: datetime | None = None

    @property
    def matches(self) -> tuple[Likely, ...]:
        """Those who may be the same."""
        return tuple(one for one in self.likely if one.person.id not in self.apart)

    @property
    def is_ready(self) -> bool:
        """Whether nothing speaks against adding: a name is there, and nobody who is very likely the same."""
        return self.entry.has_name and not any(is_very_likely(one.likelihood) for one in self.matches)


class AddModel(QObject):
    """One person being entered. `refused` when what is typed is not added, because something is to be put right."""

    changed = Signal()
    refused = Signal()

    def __init__(self, work: Work, walk_in: WalkInId | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self.walk_in = work, walk_in
        self.state = AddState()
        self._made: Person | PersonId | None = None
        self._draft = work.drafts.follow(FORM, about=None, owner=self, read=self._fields)
        self._draft.kept.connect(self._on_kept)
        found = self._draft.find()
        if found is not None:
            known = {one.name for one in fields(Entry)}
            entry = Entry(**{name: words for name, words in dict(found.fields).items() if name in known and words})
            self.state = replace(self.state, entry=entry, kept_at=found.changed_at)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._look)
        self._look()

    def type(self, entry: Entry) -> None:
        """Take what is typed now; what was said to be wrong with a field is taken back once it is changed."""
        before = self.state.entry
        left = {name: said for name, said in self.state.faults.items() if getattr(entry, name) == getattr(before, name)}
        if entry.has_name:
            left.pop("given", None)
        self._become(replace(self.state, entry=entry, faults=left))
        self._draft.touch()
        self._rest.start()

    def check(self, name: str) -> None:
        """Say what is wrong with a field that was left; a name that is missing is said when adding."""
        found = faults_of(self.state.entry, self._work.wording)
        if name != "given" and name in found:
            self._become(replace(self.state, faults={**self.state.faults, name: found[name]}))

    def add(self) -> None:
        """Add the person; what is to be put right is said first."""
        if self.state.is_saving:
            return
        faults = faults_of(self.state.entry, self._work.wording)
        if faults:
            self._become(replace(self.state, faults=faults))
            self.refused.emit()
            return
        self._become(replace(self.state, is_saving=True, faults={}))
        people, entry, wording = self._work.office.people, self.state.entry, self._work.wording
        apart, why = self.state.apart, self.tr("Said to be somebody else when the newer record was added.")

        def add() -> Person:
            return people.add(new_person(entry, wording, people.fresh_id), apart=apart, why_apart=why)

        self._identify_after(add, self._on_added)

    def use(self, person: PersonId) -> None:
        """Take somebody who is here already; what was typed stays among the discarded drafts for 30 days."""
        if self.state.is_saving:
            return
        self._become(replace(self.state, is_saving=True))
        self._draft.keep()
        self._identify_after(lambda: person, self._on_used)

    def keep_apart(self, person: PersonId) -> None:
        """Say that somebody is not the one who is entered; it is kept once the person is added."""
        self._become(replace(self.state, apart=self.state.apart | {person}))

    def keep(self) -> None:
        """Write down what is typed."""
        self._draft.keep()

    def discard(self) -> None:
        """Discard what is typed; it can be brought back."""
        self._draft.keep()
        self._draft.discard(self._on_discarded)
        self._become(replace(self.state, entry=Entry(), likely=(), apart=frozenset(), faults={}, kept_at=None))

    def leave(self) -> None:
        """Write down what is typed, and follow it no longer."""
        self._draft.close()

    def _on_discarded(self, draft: Draft) -> None:
        work = self._work

        def undo() -> None:
            desk, place = work.office.drafts, adding_place(self.walk_in)
            work.lanes.write(lambda: desk.bring_back(draft), lambda _: work.window.go(place), owner=work.lanes)

        work.window.toast(self.tr("Draft discarded."), undo=undo)

    def _identify_after(self, deed: Callable[[], Person | PersonId], done: Callable[[Person | PersonId], None]) -> None:
        walk_in, counter = self.walk_in, self._work.office.counter

        def work() -> Person | PersonId:
            self._made = made = deed() if self._made is None else self._made  # not twice, where the next step failed
            if walk_in is not None:
                counter.identify(walk_in, PersonId(made.id if isinstance(made, Person) else made))
            return made

        self._work.lanes.write(work, done, self._on_failed, owner=self)

    def _on_added(self, added: Person | PersonId) -> None:
        assert isinstance(added, Person), "it was made just now"
        self._draft.saved()
        words = self.tr("Added {name}, {number}.")
        number = isolate(added.shown_number)
        self._leave_for(added.id, words.format(name=isolate(self.state.entry.name), number=number))

    def _on_used(self, person: Person | PersonId) -> None:
        self._draft.discard(lambda _: None)
        said = self.tr("Nobody was added. What you typed stays among the discarded drafts for 30 days.")
        self._leave_for(PersonId(person.id if isinstance(person, Person) else person), said)

    def _leave_for(self, person: UUID, words: str) -> None:
        self._become(replace(self.state, entry=Entry(), is_saving=False))
        window = self._work.window
        window.replace(Place("person", person) if self.walk_in is None else Place("front-desk"))
        window.toast(words)

    def _on_failed(self, error: Exception) -> None:
        self._become(replace(self.state, is_saving=False))
        self._work.window.trouble(error)

    def _look(self) -> None:
        entry, people, wording = self.state.entry, self._work.office.people, self._work.wording
        if not (entry.has_name or entry.phone.strip() or entry.email.strip()):
            self._show((), entry)
            return
        self._work.lanes.read(
            lambda: people.likely_same(new_person(entry, wording, people.fresh_id), limit=AT_MOST),
            lambda found: self._show(found, entry),
            owner=self,
            key="likely",
        )

    def _show(self, found: tuple[Likely, ...], _entry: Entry) -> None:
        self._become(replace(self.state, likely=found))

    def _on_kept(self, at: datetime) -> None:
        self._become(replace(self.state, kept_at=at))

    def _fields(self) -> dict[str, str]:
        entry = self.state.entry
        typed = {one.name: str(getattr(entry, one.name)) for one in fields(Entry)}
        blank = not any(words.strip() for name, words in typed.items() if name != "exact")
        return dict.fromkeys(typed, "") if blank else typed

    def _become(self, state: AddState) -> None:
        self.state = state
        self.changed.emit()
