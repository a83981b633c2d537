"""The Timeline tab: the composer, the strands with their counts, search, order, and the timeline itself."""

from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from caseworker.desk.strands import Strand
from caseworker.domain.attachments import Attachment
from caseworker.domain.cases import Case
from caseworker.domain.ids import InteractionId
from caseworker.domain.interactions import Interaction
from caseworker.domain.notes import Note
from ui.commands import Command
from ui.person import words
from ui.person.cases_model import CasesModel
from ui.person.composer import Composer
from ui.person.documents_model import DocumentsModel
from ui.person.scrolled import MARGIN
from ui.person.timeline_entries import Entry, Passage
from ui.person.timeline_items import Teller
from ui.person.timeline_model import TimelineModel
from ui.theme.current import theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choosers import FilterPills
from ui.widgets.fields import SearchField
from ui.widgets.menus import PopupMenu
from ui.widgets.states import Empty, Skeleton
from ui.widgets.timeline import TimelineModel as Items
from ui.widgets.timeline import TimelineView
from ui.work import Work

_PAUSE_MS = 250  # between the last letter of a search and looking for it


class TimelineTab(QWidget):
    """Draws a `TimelineModel`. `attach_asked` when a file is to be attached."""

    attach_asked = Signal()

    def __init__(
        self,
        work: Work,
        model: TimelineModel,
        cases: CasesModel,
        documents: DocumentsModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Timeline"))
        self._work, self._model, self._cases, self._documents = work, model, cases, documents
        self._teller = Teller(work, cases)
        self._items = Items(parent=self)
        self.composer = Composer(work, model)
        self.composer.attach_asked.connect(self.attach_asked)
        self.view = TimelineView(self._items, self.tr("Timeline"))
        self._pills = FilterPills([(one.value, words.strand(one), None) for one in Strand])
        self._search = SearchField(self.tr("Search in this timeline"))
        self._find = IconButton("search", self.tr("Search in this timeline"), size="sm")
        self._order = Button("", kind="ghost", icon="arrow-up-down", size="sm")
        self.wanted: Hashable | None = None  # the item to be gone back to, once it is read
        self._typing = QTimer(self)
        self._below = QStackedWidget()
        self._none = Empty("history", "")
        self._lay_out()
        self._connect()
        self._draw()

    def enter(self) -> None:
        """Come here; the timeline is read with the page."""

    def enter_items(self) -> bool:
        """Give the focus to the first item, or to the one that was left; whether there is any."""
        if self._below.currentWidget() is not self.view:
            return False
        if self.view.current_key() is None and self._model.entries:
            self.view.choose(self._model.entries[0].id)
        self.view.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def contact_to_follow(self) -> InteractionId | None:
        """Return the contact that has the focus, when no case holds it yet: a new case begins with what it says."""
        entry = self._entry(self.view.current_key()) if self.view.hasFocus() else None
        of = None if entry is None else entry.of
        return of.id if isinstance(of, Interaction) and of.case is None else None

    def begin_search(self) -> None:
        """Show the search line, and put the focus into it."""
        self._search.show()
        self._search.setFocus()

    def _lay_out(self) -> None:
        px = theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(16), 0, 0)
        column.setSpacing(px(12))
        head = QVBoxLayout()
        head.setContentsMargins(px(MARGIN), 0, px(MARGIN), 0)
        head.setSpacing(px(12))
        head.addWidget(self.composer)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self._pills, 1)
        row.addWidget(self._find, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._order, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(row)
        head.addWidget(self._search)
        self._search.hide()
        column.addLayout(head)
        for widget in (self._padded(Skeleton(5)), self.view, self._padded(self._none)):
            self._below.addWidget(widget)
        column.addWidget(self._below, 1)

    def _padded(self, widget: QWidget) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(theme().px(MARGIN), 0, theme().px(MARGIN), 0)
        column.addWidget(widget)
        column.addStretch(1)
        return holder

    def _connect(self) -> None:
        self._typing.setSingleShot(True)
        self._typing.setInterval(_PAUSE_MS)
        self._typing.timeout.connect(self._look)
        self._search.edited.connect(self._typing.start)
        self._find.clicked.connect(self.begin_search)
        self._order.clicked.connect(self._model.turn)
        self._pills.chosen.connect(lambda key: self._model.show(Strand(key)))
        self._items.more_wanted.connect(self._model.fetch_more)
        self._model.renewed.connect(self._renew)
        self._model.appended.connect(self._append)
        self._model.changed.connect(self._draw)
        self.view.opened.connect(self._open)
        self.view.menu_asked.connect(self._offer)
        self.view.file_opened.connect(self._open_file)

    def _look(self) -> None:
        self._model.search(self._search.text())

    def _renew(self) -> None:
        self._know()
        told = [self._teller.told(one) for one in self._model.entries]
        self._items.set_items(told, more=self._model.state.is_read and not self._model.state.is_whole)
        if self.wanted is not None and self.view.choose(self.wanted):
            self.wanted = None

    def _append(self, count: int) -> None:
        self._know()
        fresh = self._model.entries[len(self._model.entries) - count :] if count else []
        self._items.append([self._teller.told(one) for one in fresh], more=not self._model.state.is_whole)

    def _know(self) -> None:
        page = self._model.person.page
        if page is not None:
            self._teller.know(page.cases, self._model.officers)

    def _draw(self) -> None:
        state = self._model.state
        counts = self._model.person.state.beside.counts
        if counts:
            shown = [one for one in Strand if counts.get(one) or one is state.strand or one is Strand.ALL]
            self._pills.set_options([(one.value, words.strand(one), counts.get(one, 0)) for one in shown])
        self._pills.set_value(state.strand.value)
        self._order.set_words(self.tr("Oldest first") if state.oldest_first else self.tr("Newest first"))
        is_empty = state.is_read and not self._model.entries
        if is_empty:
            self._none.say(*self._nothing())
        self._below.setCurrentIndex(0 if not state.is_read else 2 if is_empty else 1)

    def _nothing(self) -> tuple[str, str]:
        if self._model.state.words:
            return self.tr("Nothing here says this"), self.tr("Try fewer words, or another kind of contact.")
        if self._model.state.strand is not Strand.ALL:
            return self.tr("Nothing of this kind"), self.tr("Choose All to see everything.")
        return self.tr("Nothing has happened yet"), self.tr("Log the first contact with Ctrl+N.")

    # What one does with an item

    def _entry(self, key: Hashable) -> Entry | None:
        return next((one for one in self._model.entries if one.id == key), None)

    def _open(self, key: Hashable) -> None:
        entry = self._entry(key)
        if entry is None:
            return
        if isinstance(entry.of, Case):
            self._cases.go_to(entry.of.id)
        elif isinstance(entry.of, Passage):
            self._cases.go_to(entry.of.case.id)
        elif isinstance(entry.of, Attachment):
            self._documents.open(entry.of.id)
        else:
            index = self.view.currentIndex()
            self._offer(key, self.view.viewport().mapToGlobal(self.view.visualRect(index).center()))

    def _open_file(self, key: Hashable, number: int) -> None:
        entry = self._entry(key)
        if entry is None:
            return
        files = (*entry.files, *((entry.of,) if isinstance(entry.of, Attachment) else ()))
        if number < len(files):
            self._documents.open(files[number].id)

    def _offer(self, key: Hashable, at: QPoint) -> None:
        entry = self._entry(key)
        commands = self._commands(entry) if entry is not None else []
        if commands:
            PopupMenu(commands, self).popup(at)

    def _commands(self, entry: Entry) -> list[Command]:
        of = entry.of
        found: list[Command] = []
        if isinstance(of, Interaction):
            found.append(self._command("correct", self.tr("Correct contact"), partial(self._model.correct, of)))
            if of.case is None:
                new = partial(self._cases.new_case_from, of.id)
                found.append(self._command("new-case", self.tr("New case from this contact"), new))
        if isinstance(of, Note):
            found.append(self._command("correct", self.tr("Correct note"), partial(self._model.correct, of)))
        case = of.case.id if isinstance(of, Passage) else getattr(of, "case", None)
        if case is not None:
            found.append(self._command("case", self.tr("Open case"), partial(self._cases.go_to, case)))
        return found

    def _command(self, name: str, said: str, run: "partial[None]") -> Command:
        return Command(id=f"timeline.{name}", words=said, run=run, group="")
