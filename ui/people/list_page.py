"""The page of all people: find, filter, sort, look at someone beside the list, and open them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from caseworker.domain.people import Person
from ui.commands import Command
from ui.exporting.commands import export_people, why_not_export
from ui.lists.giving import command
from ui.lists.head_button import HeadButton
from ui.lists.list_pane import ListPane, ListParts, NothingThere
from ui.lists.picker import Picker, Toggle
from ui.news import Changes
from ui.people.list_model import QUIET_DAYS, Choices, PeopleListModel
from ui.people.person_preview import PersonPreview
from ui.places import Place
from ui.shell.page import Page
from ui.widgets.buttons import Button, IconButton
from ui.widgets.columns import fill
from ui.widgets.tables import Column
from ui.widgets.three_panes import ThreePanes
from ui.work import Work

_TOGGLES = ("open-case", "interpreter", "warning")


class PeoplePage(Page):
    """Everybody the officer may see, in a table of any length."""

    shows = frozenset({Person.definition.kind, "person_merge", "person_unmerge"})

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(work, place, parent)
        self.model = PeopleListModel(work, self)
        self.pane = ListPane(self.model, self._parts())
        self.preview = PersonPreview(work)
        self._pickers = self._make_pickers()
        self._toggles = self._make_toggles()
        add = HeadButton(self.tr("Add person"), icon="user-plus", keys="Ctrl+Shift+N")
        add.clicked.connect(lambda: work.window.run("person.add"))
        bring_in = HeadButton(self.tr("Import"), kind="ghost", icon="upload")
        bring_in.clicked.connect(lambda: work.window.go(Place("imports")))
        self.pane.head.push(bring_in)
        self.pane.head.push(add)
        if not why_not_export(work):
            out = IconButton("download", self.tr("Export list…"), bordered=True)
            out.clicked.connect(self.export)
            self.pane.head.push(out)
        self._lay_out()
        self.model.changed.connect(self._draw)
        self.model.ids_changed.connect(self._show_preview)
        self.model.refreshed.connect(self._show_preview)
        self.pane.table.rested.connect(self._show_preview)
        self.pane.table.opened.connect(self._open)
        self.preview.open_asked.connect(self.open_chosen)
        self.model.open()

    def path(self) -> tuple[str, ...]:
        """Return the name of the page."""
        return (self.tr("People"),)

    def commands(self) -> Sequence[Command]:
        """Return what can be done with the list."""
        group = self.tr("People")
        return (
            command("people.open", self.tr("Open person"), self.open_chosen, group, "user", self._why_not_open),
            command("people.save-view", self.tr("Save this view"), self.pane.views.ask_name, group, "bookmark"),
            command("people.clear", self.tr("Clear filters"), self.model.clear, group, "x"),
            command("people.export", self.tr("Export list…"), self.export, group, "download", self._why_not_export),
        )

    def panes(self) -> Sequence[QWidget]:
        """Return the list and the preview."""
        return (self.pane, self.preview)

    def first_focus(self) -> QWidget | None:
        """Return the table: letters jump, Enter opens."""
        return self.pane.table

    def state(self) -> dict[str, object]:
        """Return scroll and selection."""
        return self.pane.state()

    def restore(self, state: dict[str, object]) -> None:
        """Bring scroll and selection back."""
        self.pane.restore(state)

    def reload(self, changes: Changes) -> None:  # noqa: ARG002
        """Show people anew."""
        self.model.reload()

    def find_in_page(self) -> None:
        """Go to the field that narrows the list."""
        self.pane.search.setFocus()
        self.pane.search.selectAll()

    def open_chosen(self) -> None:
        """Open the person of the current row."""
        number = self.pane.table.current_id()
        if isinstance(number, int):
            self._open(number)

    def export(self) -> None:
        """Offer the checked people, or all that are listed, as CSV."""
        checked = [int(str(one)) for one in self.pane.paged.checked]
        export_people(self.work, checked, self.model.state.ids, self)

    def _why_not_export(self) -> str:
        return why_not_export(self.work)

    def _open(self, number: int) -> None:
        row = self.model.person_at(number)
        if row is not None:
            self.work.window.go(Place("person", row.id))

    def _why_not_open(self) -> str:
        return "" if self.pane.table.current_id() is not None else self.tr("Choose a person in the list first.")

    def _show_preview(self) -> None:
        number = self.pane.table.current_id()
        self.preview.show_person(self.model.person_at(number) if isinstance(number, int) else None)

    def _parts(self) -> ListParts:
        return ListParts(
            title=self.tr("People"),
            columns=(
                Column(key="name", words=self.tr("Name"), width=150, stretch=3),
                Column(key="born", words=self.tr("Born"), width=118),
                Column(key="number", words=self.tr("Number"), width=132),
                Column(key="address", words=self.tr("Address"), width=140, stretch=3, sortable=False),
                Column(key="last", words=self.tr("Last contact"), width=118, sortable=False),
                Column(key="cases", words=self.tr("Open cases"), width=106, align="end", sortable=False),
            ),
            fetch=self.model.fetch,
            nothing=NothingThere(
                "users",
                self.tr("Nobody is on this device yet."),
                self.tr("Add a person, or fetch what colleagues have sent."),
            ),
            search_hint=self.tr("Name, number or phone"),
            jump=self.model.place_of,
            checkable=not why_not_export(self.work),
            actions=self._actions(),
        )

    def _actions(self) -> Sequence[QWidget]:
        """What can be done with those that are checked."""
        export = Button(self.tr("Export"), kind="link", size="sm")
        export.clicked.connect(lambda: self.work.window.run("people.export"))
        return (export,) if not why_not_export(self.work) else ()

    def _make_pickers(self) -> dict[str, Picker]:
        pack = self.work.office.sitting.pack
        quiet = [(str(days), self.tr("No contact for %n days", "", days)) for days in QUIET_DAYS]
        made = {
            "territory": Picker(
                self.tr("Area"), self.tr("Every area"), [(one.id, one.title) for one in pack.territories]
            ),
            "language": Picker(self.tr("Language"), self.tr("Every language")),
            "quiet": Picker(self.tr("Contact, of people with an open case"), self.tr("Contact at any time"), quiet),
        }
        for name, picker in made.items():
            picker.chosen.connect(lambda value, name=name: self.model.filter(name, value))
            self.pane.add_filter(picker)
        return made

    def _make_toggles(self) -> dict[str, Toggle]:
        words = (self.tr("Open case"), self.tr("Needs interpreter"), self.tr("Warning"))
        made = {name: Toggle(said) for name, said in zip(_TOGGLES, words, strict=True)}
        for name, toggle in made.items():
            toggle.turned.connect(lambda on, name=name: self.model.filter(name, "yes" if on else ""))
            self.pane.add_filter(toggle)
        return made

    def _lay_out(self) -> None:
        self.split = ThreePanes(
            None,
            self.pane,
            self.preview,
            "people",
            preferences=self.work.preferences,
            work_words=self.tr("People"),
            side_words=self.tr("Chosen person"),
        )
        fill(self, self.split)

    def _draw(self) -> None:
        if isinstance(self.model.beside, Choices):
            wording = self.work.wording
            spoken = [(one, wording.language(one)) for one in self.model.beside.languages]
            self._pickers["language"].set_options(sorted(spoken, key=lambda one: one[1]))
        filters = self.model.state.filters
        for name, picker in self._pickers.items():
            picker.set_value(filters.get(name, ""))
        for name, toggle in self._toggles.items():
            toggle.set_on(on=name in filters)
