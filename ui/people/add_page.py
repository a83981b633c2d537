"""The page on which a person is added, with those who may be the same beside the form."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.domain.ids import PersonId
from caseworker.domain.walk_ins import WalkInId
from ui.commands import Command
from ui.keys import key_of
from ui.lists.giving import command
from ui.people.add_form import AddForm
from ui.people.add_model import AddModel
from ui.people.adding import WALK_IN
from ui.people.matches_pane import MatchesPane
from ui.places import Place
from ui.shell.page import Page
from ui.widgets.buttons import Button
from ui.widgets.columns import fill
from ui.widgets.foot_bar import FootBar
from ui.widgets.three_panes import ThreePanes
from ui.work import Work

_KEYED = 2


class AddPersonPage(Page):
    """A new person. Opened for somebody who waits, they are identified once the person is added or found."""

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(work, place, parent)
        self.model = AddModel(work, _walk_in(place), self)
        keys = work.preferences.chosen.keys
        self.form = AddForm(work.office.sitting.pack, work.wording)
        self.form.show_entry(self.model.state.entry)
        self.matches = MatchesPane(work, [key_of(f"add-person.use-{n}", keys) for n in range(1, _KEYED + 1)])
        self.add = Button(self.tr("Add person"), keys=key_of("form.main", keys), size="lg")
        self.cancel = Button(self.tr("Cancel"), kind="ghost", size="lg")
        self.discard = Button(self.tr("Discard draft"), kind="ghost")
        self.foot = FootBar(self.add, [self.cancel], last=[self.discard])
        self._lay_out()
        self._connect()
        self._draw()

    def path(self) -> tuple[str, ...]:
        """Return people, and what is done here."""
        return (self.tr("People"), self.tr("Add a person"))

    def title_place(self) -> Place | None:
        """Return the list of people."""
        return Place("people")

    def commands(self) -> Sequence[Command]:
        """Return adding, and using one of those who are here already."""
        group, tr = self.tr("Add a person"), self.tr
        using = [
            command(f"add-person.use-{n}", words, partial(self._use, n - 1), group, "user-check", partial(self._why, n))
            for n, words in enumerate((tr("Use the first match"), tr("Use the second match")), start=1)
        ]
        return (
            command("form.main", tr("Add person"), self.model.add, group, "user-plus"),
            *using,
            command("add-person.look", tr("Look closer at the first match"), self._look, group, "eye", self._why_first),
            command("add-person.apart", tr("First match is not the same"), self._part, group, "x", self._why_first),
            command("add-person.discard", tr("Discard draft"), self._discard, group, "trash-2"),
        )

    def panes(self) -> Sequence[QWidget]:
        """Return the form and those who may be the same."""
        return self.split.panes()

    def first_focus(self) -> QWidget | None:
        """Return the name, or what follows it where a name came along."""
        return self.form.first_field()

    def state(self) -> dict[str, object]:
        """Return who waits to be identified."""
        walk_in = self.model.walk_in
        return {} if walk_in is None else {WALK_IN: walk_in.hex}

    def hide_names(self, *, hidden: bool) -> None:
        """Hide or show form and matches."""
        self.split.setVisible(not hidden)

    def leave(self) -> None:
        """Keep what is typed."""
        self.model.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave by Escape; the draft stays."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self._leave()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.form.edited.connect(lambda: self.model.type(self.form.entry()))
        self.form.left.connect(self._on_left)
        self.add.clicked.connect(self.model.add)
        self.cancel.clicked.connect(self._leave)
        self.discard.clicked.connect(self._discard)
        self.matches.used.connect(self.model.use)
        self.matches.looked.connect(lambda person: self.work.window.go(Place("person", person)))
        self.matches.parted.connect(self.model.keep_apart)
        self.model.refused.connect(lambda: self.form.summarise(self.model.state.faults))
        self.model.changed.connect(self._draw)

    def _on_left(self, name: str) -> None:
        self.model.keep()
        self.model.check(name)

    def _leave(self) -> None:
        self.work.window.back()

    def _discard(self) -> None:
        self.model.discard()
        self.form.show_entry(self.model.state.entry)
        self.form.errors.clear()
        self.form.first_field().setFocus()

    def _match(self, at: int) -> PersonId | None:
        matches = self.model.state.matches
        return matches[at].person.id if at < len(matches) else None

    def _use(self, at: int) -> None:
        person = self._match(at)
        if person is not None:
            self.model.use(person)

    def _look(self) -> None:
        person = self._match(0)
        if person is not None:
            self.work.window.go(Place("person", person))

    def _part(self) -> None:
        person = self._match(0)
        if person is not None:
            self.model.keep_apart(person)

    def _why(self, number: int) -> str:
        if self._match(number - 1) is not None:
            return ""
        return self.tr("Nobody here is like the person you are adding.")

    def _why_first(self) -> str:
        return self._why(1)

    def _lay_out(self) -> None:
        work = QWidget()
        rows = QVBoxLayout(work)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.form, 1)
        rows.addWidget(self.foot)
        self.split = ThreePanes(
            None,
            work,
            self.matches,
            "add-person",
            preferences=self.work.preferences,
            side_width=392,
            work_words=self.tr("New person"),
            side_words=self.tr("Is it one of these?"),
        )
        fill(self, self.split)

    def _draw(self) -> None:
        state = self.model.state
        self.form.show_faults(state.faults)
        if not state.faults:
            self.form.errors.clear()
        self.matches.show_matches(state.matches, state.entry)
        self.split.set_side_count(len(state.matches) or None)
        self.add.set_kind("primary" if state.is_ready else "secondary")
        self.discard.setVisible(state.kept_at is not None)
        kept = state.kept_at
        words = self.tr("Draft saved {time}").format(time=self.work.wording.time(kept)) if kept is not None else ""
        self.foot.say(words, icon="check", colour="success")


def _walk_in(place: Place) -> WalkInId | None:
    found = place.state.get(WALK_IN)
    return WalkInId(UUID(found)) if isinstance(found, str) and found else None
