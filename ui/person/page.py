"""The page of a person: head, tabs and side; one form at a time stands in the place of the tab it came from."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from caseworker.desk.strands import Strand
from caseworker.domain.ids import PersonId
from ui.commands import Command
from ui.exporting.commands import export_person
from ui.news import Changes
from ui.person.attention_pane import AttentionPane
from ui.person.form_panel import FormPanel
from ui.person.header import Header
from ui.person.header_facts import chips_of, facts_of, place_of
from ui.person.page_commands import Deeds, commands_of, keys_in_force, more_of
from ui.person.page_parts import Models, Tabbed, absence, holder_of
from ui.person.section import Section
from ui.person.whole import Whole, is_absent
from ui.places import Place
from ui.printing.commands import print_person, print_person_receipt
from ui.shell.page import Page
from ui.shell.pane_walk import first_inside
from ui.theme.current import theme
from ui.widgets.bars import Bar
from ui.widgets.columns import fill
from ui.widgets.lines import HLine
from ui.widgets.tabs import INSIDE, Tabs
from ui.widgets.three_panes import ThreePanes
from ui.work import Work

ATTENTION = "attention"
SHOWN = frozenset(
    {"person", "household", "relationship", "safety_fact", "consent", "person_merge", "person_unmerge", "case", "task"}
    | {
        "person_distinction",
        "person_doubt",
        "visit",
        "appointment",
        "interaction",
        "identification",
        "note",
        "attachment",
        "walk_in",
        "referral",
        "deadline",
    }
)


class PersonPage(Page):
    """Everything that is known of one person and can be done for them."""

    shows = SHOWN

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(work, place, parent)
        assert place.about is not None, "a person's page is about a person"
        self.models = Models(work, PersonId(place.about), self)
        self.person = self.models.person
        self._hidden = False
        self._form: FormPanel | None = None
        self._to_reopen, self._has_begun = "", False
        self._tab_keys: list[str] = []
        self._deeds = Deeds(
            log_contact=self.log_contact,
            main_action=self.main_action,
            new_case=self.new_case,
            attach=self.attach,
            refer=self.refer,
            print_out=self.print_out,
            print_receipt=self.print_receipt,
            export=self.export,
            step_tab=self._step_tab,
        )
        keys = keys_in_force(work)
        self.header = Header(self._more, log_key=keys.get("person.log-contact", ""), keys=keys)
        self.tabs = Tabs([])
        self.tabbed = Tabbed(self.models)
        self.side = AttentionPane(self.person, self.models.cases, self.models.household)
        self._news = Bar("info", "users-round", self.tr("Changed by someone else"), "", self.tr("Show"))
        self._joined = Bar("info", "merge", self.tr("Two records are one person"), self._joined_words())
        self._work_pane = QStackedWidget()
        self._work_pane.addWidget(self.tabbed)  # before the side: Tab goes as one reads
        self._panes = ThreePanes(
            None, self._work_pane, self.side, "person", preferences=work.preferences, stands_in=self
        )
        self._whole = Whole()
        self._lay_out()
        self._connect()
        self._set_tabs()
        self.tabs.set_value(place.part or "timeline")
        self.person.load()

    # What the window asks

    def path(self) -> tuple[str, ...]:
        """Return where this stands."""
        name = self.tr("Hidden") if self._hidden else self.person.name or self.tr("Person")
        return (self.tr("People"), name)

    def title_place(self) -> Place | None:
        """Return the list of people."""
        return Place("people")

    def commands(self) -> Sequence[Command]:
        """Return what can be asked for."""
        return commands_of(self.models, self._deeds)

    def panes(self) -> Sequence[QWidget]:
        """Return head, tabs, work and side, as far as they are shown."""
        return tuple(one for one in (self.header, self.tabs, self._work_pane, self.side) if one.isVisible())

    def first_focus(self) -> QWidget | None:
        """Return where one begins: on the tabs."""
        return self.tabs

    def state(self) -> dict[str, object]:
        """Return tab, strand, order, the item of the timeline one was at, and which form is open."""
        shown, item = self.models.timeline.state, self.tabbed.timeline.view.current_key()
        return {
            "item": str(item) if isinstance(item, UUID) else "",
            "tab": self.tabs.value(),
            "strand": shown.strand.value,
            "oldest_first": shown.oldest_first,
            "form": self._form_id(),
        }

    def restore(self, state: dict[str, object]) -> None:
        """Bring tab, strand, order, item and form back."""
        item = str(state.get("item", ""))
        self.tabbed.timeline.wanted = UUID(item) if item else None
        self.tabs.set_value(str(state.get("tab", "")))
        strand = str(state.get("strand", ""))
        if strand in set(Strand) and strand != Strand.ALL:
            self.models.timeline.show(Strand(strand))
        if state.get("oldest_first") is True:
            self.models.timeline.turn()
        self._to_reopen = str(state.get("form", ""))
        self._reopen()

    def reload(self, changes: Changes) -> None:
        """Read again what changed; while something is being typed, say so first."""
        if changes.from_elsewhere and self.is_typing:
            self._news.show()
            return
        self._read_again()

    def find_in_page(self) -> None:
        """Search in the timeline."""
        self.tabs.set_value("timeline")
        self.tabbed.timeline.begin_search()

    def hide_names(self, *, hidden: bool) -> None:
        """Hide everything that tells who this is."""
        self._hidden = hidden
        self._draw()
        self.path_changed.emit()

    def leave(self) -> None:
        """Keep what is typed."""
        if self._form is not None:
            self._form.leave()
        self.tabbed.timeline.composer.leave()

    # What the commands ask

    @property
    def is_typing(self) -> bool:
        """Whether somebody is writing something here that is not saved."""
        return (self._form is not None and self._form.is_touched) or self.tabbed.timeline.composer.is_typing

    def log_contact(self) -> None:
        """Begin a contact, with what stands in the composer."""
        self.models.timeline.log_contact(text=self.tabbed.timeline.composer.take())

    def new_case(self) -> None:
        """Begin a case; on a contact of the timeline, with what that contact says."""
        contact = self.tabbed.timeline.contact_to_follow()
        if contact is None:
            self.models.cases.new_case()
        else:
            self.models.cases.new_case_from(contact)

    def main_action(self) -> None:
        """Do what the open form, or the note, is for."""
        if self._form is not None:
            self._form.submit()
        else:
            self.tabbed.timeline.composer.save()

    def attach(self) -> None:
        """Go to the documents, and ask for files."""
        self.tabs.set_value("documents")
        self.tabbed.documents.choose_files()

    def refer(self) -> None:
        """Go to the directory with this person in hand."""
        self.work.window.go(Place("directory", self.person.id))

    def print_out(self) -> None:
        """Show what can be printed of this person: the summary, or a receipt for who may print no summary."""
        print_person(self.work, self.person.id)

    def print_receipt(self) -> None:
        """Show the receipt of documents, ready to print."""
        print_person_receipt(self.work, self.person.id)

    def export(self) -> None:
        """Offer everything that is held on this person."""
        page = self.person.page
        number = "" if page is None else page.person.shown_number
        export_person(self.work, self.person.id, number, self)

    def answers_place(self) -> Place:
        """Return the answers, with this person in hand."""
        return Place("answers", self.person.id)

    def _step_tab(self, by: int) -> None:
        self.tabs.step(by)

    # Making and filling it

    def _lay_out(self) -> None:
        px = theme().px
        fill(self, self._whole)
        here = QWidget()
        column = QVBoxLayout(here)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        for bar in (self._joined, self._news):
            column.addWidget(holder_of(bar, px(28)))
            bar.hide()
        column.addWidget(holder_of(self.tabs, px(28) - px(INSIDE)))
        column.addWidget(HLine())
        column.addWidget(self._panes, 1)
        self._whole.addWidget(here)

    def _connect(self) -> None:
        self.person.changed.connect(self._draw)
        self.tabs.chosen.connect(self._show_tab)
        self.tabs.entered.connect(self._enter_tab)
        self.side.household_asked.connect(lambda: self.tabs.set_value("household"))
        self.side.counted.connect(lambda _: self._set_tabs())
        self._panes.side_folded.connect(lambda _: self._set_tabs())
        self.header.log_asked.connect(self.log_contact)
        self.header.case_asked.connect(self.models.cases.new_case)
        self.header.refused.connect(self.work.window.toast)
        self._news.acted.connect(self._read_again)
        self.tabbed.timeline.attach_asked.connect(self.attach)
        for section in self.models.sections:
            section.form_changed.connect(partial(self._show_form, section))

    def _more(self) -> Sequence[Command]:
        return more_of(self.models, self._deeds)

    def _draw(self) -> None:
        state = self.person.state
        if is_absent(state.stage, was_read=state.page is not None):
            self._whole.show_instead(absence(state, self.person.load))
            self.path_changed.emit()
            return
        self._whole.show_here()
        if state.page is not None:
            self._draw_head()
            self._set_tabs()
            self._begin()
        self._panes.setVisible(not self._hidden)
        self._joined.setVisible(state.joined and not self._hidden)
        self.path_changed.emit()
        self.commands_changed.emit()

    def _draw_head(self) -> None:
        page = self.person.page
        assert page is not None, "drawn when the page is here"
        if self._hidden:
            self.header.show_person(self.tr("Name hidden"), (self.tr("Press F9 to show everything again."),), ())
        else:
            known, work = page.person, self.work
            facts, chips = facts_of(known, work), chips_of(page, work)
            self.header.show_person(self.person.name, facts, chips, place=place_of(known, work))

    def _set_tabs(self) -> None:
        options = self.models.tab_options()
        if self._panes.is_side_folded:
            options.insert(1, (ATTENTION, self.tr("Needs attention"), self.side.count))
        before, keys = self.tabs.value(), [key for key, _, _ in options]
        if keys == self._tab_keys:
            for key, _, count in options:
                self.tabs.set_count(key, count)
            return
        self._tab_keys = keys
        self.tabs.set_options(options)
        if before == ATTENTION and not self._panes.is_side_folded:
            self.tabs.set_value("timeline")

    def _show_tab(self, key: str) -> None:
        if self._form is not None:
            self._end_forms()
        self._panes.show_side(shown=key == ATTENTION)
        if key != ATTENTION:
            self.tabbed.show_tab(key)

    def _enter_tab(self) -> None:
        """Go into what the open tab holds: the items of the timeline, elsewhere the first thing that can be done."""
        if self.tabs.value() == "timeline" and self.tabbed.timeline.enter_items():
            return
        first = first_inside(self._work_pane.currentWidget() if self._form else self.tabbed.currentWidget())
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _read_again(self) -> None:
        self._news.hide()
        self.person.load(again=True)
        self.tabbed.reload()

    # Forms

    def _show_form(self, section: Section) -> None:
        form = section.form
        if form is None and (self._form is None or self._form.section is not section):
            return
        self._drop_form()
        if form is None:
            self._work_pane.setCurrentIndex(0)
            self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for other in self.models.sections:
            if other is not section:
                other.form = None
        self._panes.show_side(shown=False)
        self._form = FormPanel(self.work, section, form)
        self._work_pane.addWidget(self._form)
        self._work_pane.setCurrentWidget(self._form)
        self._form.first_field().setFocus(Qt.FocusReason.TabFocusReason)

    def _drop_form(self) -> None:
        if self._form is not None:
            self._form.leave()
            self._work_pane.removeWidget(self._form)
            self._form.deleteLater()
            self._form = None

    def _end_forms(self) -> None:
        self._drop_form()
        for section in self.models.sections:
            section.form = None
        self._work_pane.setCurrentIndex(0)

    def _form_id(self) -> str:
        open_ones = [one.form.id for one in self.models.sections if one.form is not None]
        return open_ones[0] if open_ones else ""

    def _begin(self) -> None:
        """Read what the tab shows by itself, and open its form again: both wait for the person."""
        if not self._has_begun:
            self._has_begun = True
            self.tabbed.reload()
        self._reopen()

    def _reopen(self) -> None:
        """Open the form that was open when the page was left, as soon as it can be filled."""
        if self.person.page is not None and self._to_reopen:
            form, self._to_reopen = self._to_reopen, ""
            self.models.reopen(form)

    def _joined_words(self) -> str:
        return self.tr("The number you used belongs to a record that was merged. You see everything of both here.")
