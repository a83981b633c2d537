"""The page of a document: the picture or text itself, what is known of it, and what can be done with it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from caseworker.desk.contents import ContentState
from caseworker.domain.actions import Action
from caseworker.domain.attachments import AttachmentId
from ui.commands import Command, always
from ui.documents.document_model import DocumentModel, DocumentState
from ui.documents.document_side import DocumentSide
from ui.documents.picture_view import STEP, PictureView
from ui.documents.reading import Picture, Words
from ui.lists.words_panel import WordsPanel
from ui.news import Changes
from ui.person.page_commands import keys_in_force
from ui.places import Place
from ui.shell.page import Page
from ui.theme.current import theme
from ui.widgets.bars import Bar
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Elided, Label
from ui.widgets.lines import HLine
from ui.widgets.menus import MenuButton
from ui.widgets.states import Empty, Skeleton
from ui.widgets.three_panes import ThreePanes
from ui.work import Work


class DocumentPage(Page):
    """One document. Pictures and text are shown here; everything else is opened by another program."""

    shows = frozenset({"attachment"})

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(work, place, parent)
        assert place.about is not None, "a document's page is about a document"
        self.model = DocumentModel(work, AttachmentId(place.about), self)
        self._at = 0
        self._hidden = False
        self._has_drawn: object = None
        self._name = Elided("", "title")
        self._name.setObjectName("name")
        self._facts = Label("", "small", "text2", wrap=True)
        self.elsewhere = Button(self.tr("Open in another program"), icon="square-arrow-out-up-right")
        self._more = MenuButton("ellipsis", self.tr("More for this document"), self._further, keys=keys_in_force(work))
        self.bar = Bar("info", "info", "")
        self.picture = PictureView(self.tr("Picture"))
        self.text = QPlainTextEdit()
        self._pager = QWidget()
        self._pager_words = Label("", "small", "text2")
        self._zoomer = QWidget()
        self._zoomed = Label("", "small", "text2")
        self.nothing = Empty("file-text", "", "", self.tr("Open in another program"))
        self.side = DocumentSide(self.model)
        self._content = QStackedWidget()
        self._work_pane = QWidget()
        self._panes = ThreePanes(
            None,
            self._work_pane,
            self.side,
            "document",
            preferences=work.preferences,
            work_words=self.tr("Document"),
            side_words=self.tr("What is known of it"),
        )
        self._lay_out()
        self._connect()
        self._draw()
        self.model.load()

    def path(self) -> tuple[str, ...]:
        """Return where this stands."""
        one = self.model.attachment
        name = self.tr("Hidden") if self._hidden else one.name if one else self.tr("Document")
        return (self.tr("Documents"), name)

    def title_place(self) -> Place | None:
        """Return what the document belongs to."""
        known = self.model.belongs_to()
        return known[-1][2] if known else None

    def commands(self) -> Sequence[Command]:
        """Return what can be asked for."""
        return [*self._looking(), *self._further()]

    def panes(self) -> Sequence[QWidget]:
        """Return the document and what is known of it."""
        return self._panes.panes()

    def first_focus(self) -> QWidget | None:
        """Return the document itself, or the first thing that can be done."""
        shown = self._content.currentWidget()
        return shown if shown in {self.picture, self.text} else self.elsewhere

    def state(self) -> dict[str, object]:
        """Return the page of a text."""
        return {"at": self._at}

    def restore(self, state: dict[str, object]) -> None:
        """Bring the page of a text back."""
        at = state.get("at")
        self._at = at if isinstance(at, int) else 0

    def reload(self, changes: Changes) -> None:  # noqa: ARG002
        """Read again where the content is."""
        self.model.load(again=True)

    def hide_names(self, *, hidden: bool) -> None:
        """Hide the document."""
        self._hidden = hidden
        self._panes.setVisible(not hidden)
        self._draw()
        self.path_changed.emit()

    def turn_page(self, by: int) -> None:
        """Show another page of a text."""
        shown = self.model.state.shown
        if isinstance(shown, Words):
            self._at = max(0, min(len(shown.pages) - 1, self._at + by))
            self._show_words(shown)

    def ask_purpose(self) -> None:
        """Ask what a copy outside the program is for, then where it is put."""
        WordsPanel(
            self.tr("Save a copy outside Caseworker"),
            self,
            label=self.tr("What it is for"),
            action=self.tr("Choose where"),
            missing=self.tr("Say what the copy is for. It is recorded with your name."),
            explains=self.tr("Outside, nobody protects it: you answer for the copy."),
            done=self._choose_where,
        )

    def ask_erase(self) -> None:
        """Ask why the document is erased, after saying what happens."""
        one = self.model.attachment
        if one is None:
            return
        WordsPanel(
            self.tr("Erase “{name}”").format(name=one.name),
            self,
            label=self.tr("Why it must go"),
            action=self.tr("Erase document"),
            missing=self.tr("Say why this document must go, so that it can be accounted for."),
            explains=self.tr("It is erased with its content on every device. Nobody can bring it back."),
            done=self.model.erase,
        )

    def _choose_where(self, purpose: str) -> None:
        one = self.model.attachment
        chosen, _ = QFileDialog.getSaveFileName(self.window(), self.tr("Save a copy"), one.name if one else "")
        if chosen:
            self.model.save_copy(Path(chosen), purpose)

    # Making it

    def _lay_out(self) -> None:
        px = theme().px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head())
        whole.addWidget(HLine())
        whole.addWidget(self._panes, 1)
        column = QVBoxLayout(self._work_pane)
        column.setContentsMargins(px(20), px(14), px(20), px(14))
        column.setSpacing(px(10))
        column.addWidget(self.bar)
        column.addWidget(self._content, 1)
        column.addWidget(self._pager)
        column.addWidget(self._zoomer)
        self.text.setReadOnly(True)
        self.text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.text.setAccessibleName(self.tr("Text of the document"))
        self.text.setTabChangesFocus(True)
        self.text.setFont(theme().font("body"))
        for widget in (Skeleton(6), self.picture, self.text, _centred(self.nothing)):
            self._content.addWidget(widget)
        self._lay_out_pager()
        self._lay_out_zoomer()

    def _head(self) -> QWidget:
        px = theme().px
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(px(28), px(18), px(28), px(14))
        row.setSpacing(px(8))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self._name)
        words.addWidget(self._facts)
        row.addLayout(words, 1)
        for button in (self.elsewhere, self._more):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _lay_out_pager(self) -> None:
        row = QHBoxLayout(self._pager)
        row.setContentsMargins(0, 0, 0, 0)
        for words, icon, by in (
            (self.tr("Page before"), "chevron-left", -1),
            (self.tr("Next page"), "chevron-right", 1),
        ):
            button = Button(words, kind="ghost", size="sm", icon=icon)
            button.clicked.connect(partial(self._on_pager, by))
            row.addWidget(button)
        row.addWidget(self._pager_words, 1)
        self._pager.hide()

    def _lay_out_zoomer(self) -> None:
        row = QHBoxLayout(self._zoomer)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(4))
        picture = self.picture
        for icon, name, run in (
            ("zoom-out", self.tr("Shrink picture"), partial(picture.zoom_by, 1 / STEP)),
            ("zoom-in", self.tr("Enlarge picture"), partial(picture.zoom_by, STEP)),
            ("maximize-2", self.tr("Show whole picture"), picture.fit),
            ("rotate-cw", self.tr("Turn picture"), picture.turn),
        ):
            button = IconButton(icon, name, size="sm")
            button.clicked.connect(lambda _=False, act=run: act())
            row.addWidget(button)
        row.addWidget(self._zoomed)
        row.addStretch(1)
        picture.zoomed.connect(self._on_zoomed)
        self._zoomer.hide()

    def _on_zoomed(self, percent: int) -> None:
        self._zoomed.set_text(self.tr("{percent} %").format(percent=self.work.wording.number(percent)))

    def _connect(self) -> None:
        window = self.work.window
        self.model.changed.connect(self._draw)
        self.model.erased.connect(window.back)
        self.elsewhere.clicked.connect(self._open_elsewhere)
        self.nothing.acted.connect(self._open_elsewhere)
        self._more.refused.connect(window.toast)
        self.bar.acted.connect(self._on_bar)

    def _on_pager(self, by: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self.turn_page(by)

    def _looking(self) -> list[Command]:
        group, picture = self.tr("Looking"), self.picture
        if isinstance(self.model.state.shown, Picture):
            return [
                _command(
                    "document.larger", self.tr("Enlarge picture"), lambda: picture.zoom_by(STEP), group, "zoom-in"
                ),
                _command(
                    "document.smaller", self.tr("Shrink picture"), lambda: picture.zoom_by(1 / STEP), group, "zoom-out"
                ),
                _command("document.fit", self.tr("Show whole picture"), picture.fit, group, "maximize-2"),
                _command("document.turn", self.tr("Turn picture"), picture.turn, group, "rotate-cw"),
            ]
        if isinstance(self.model.state.shown, Words):
            return [
                _command("document.next", self.tr("Next page of the text"), partial(self.turn_page, 1), group),
                _command("document.before", self.tr("Page of the text before"), partial(self.turn_page, -1), group),
            ]
        return []

    def _further(self) -> list[Command]:
        model, group = self.model, self.tr("Document")
        opens = model.why_not_elsewhere
        exports, erases = (partial(model.why_not, one) for one in (Action.EXPORT, Action.REDACT))
        elsewhere, save, erase = self.tr("Open in another program"), self.tr("Save a copy"), self.tr("Erase document")
        made = [
            *self._looking(),
            _command("document.open", elsewhere, model.open_elsewhere, group, "square-arrow-out-up-right", opens),
            _command("document.save", save, self.ask_purpose, group, "download", exports),
            _command("document.erase", erase, self.ask_erase, group, "trash-2", erases),
        ]
        if model.state.copy is not None:
            made.append(_command("document.remove-copy", self.tr("Remove copy"), model.remove_copy, group, "x"))
        return list({one.id: one for one in made}.values())

    # Filling it

    def _draw(self) -> None:
        state, one = self.model.state, self.model.attachment
        say = self.work.wording
        if one is not None:
            self._name.set_text(self.tr("Name hidden") if self._hidden else one.name)
            self._facts.set_text(say.facts(say.full_day(one.captured_at), say.size(one.size)))
        self.elsewhere.setVisible(one is not None and not self._hidden)
        self.side.draw()
        self._draw_bar(state)
        self._draw_content(state)
        self.path_changed.emit()
        self.commands_changed.emit()

    def _draw_bar(self, state: DocumentState) -> None:
        where = state.content.where if state.content is not None else ContentState.HERE
        self.bar.show()
        if state.copy is not None:
            title = self.tr("Another program has a readable copy")
            words = self.tr("It is removed when you lock or close Caseworker.")
            self.bar.show_state("warning", "square-arrow-out-up-right", title, words, self.tr("Remove copy"))
        elif state.page is not None and where is ContentState.ON_SERVER:
            title, words = self.tr("Not on this device"), self.tr("What is known of it is here; the file is not.")
            self.bar.show_state("neutral", "cloud-download", title, words, self.tr("Fetch when online"))
        elif where is ContentState.COMING and state.content is not None:
            percent = 100 * state.content.done // max(1, state.content.size)
            title = self.tr("Coming, {percent} %").format(percent=self.work.wording.number(percent))
            self.bar.show_state("info", "cloud-download", title, self.tr("It opens as soon as all of it is here."))
        else:
            self.bar.hide()

    def _draw_content(self, state: DocumentState) -> None:
        shown = state.shown
        self._zoomer.setVisible(isinstance(shown, Picture))
        if isinstance(shown, Picture):
            if self._has_drawn is not shown:
                self.picture.show_picture(shown.image)
            self._content.setCurrentIndex(1)
        elif isinstance(shown, Words):
            if self._has_drawn is not shown:
                self._show_words(shown)
            self._content.setCurrentIndex(2)
        elif state.page is None and not state.is_gone:
            self._content.setCurrentIndex(0)
        else:
            self.nothing.say(*self._nothing_words(state))
            is_waiting = shown is None and self.model.can_show() and state.is_here and not state.sentence
            self._content.setCurrentIndex(0 if is_waiting and not state.is_gone else 3)
        self._has_drawn = shown

    def _nothing_words(self, state: DocumentState) -> tuple[str, str]:
        if state.is_gone:
            return self.tr("This document is not here"), state.sentence or self.tr("It may have been erased.")
        if state.sentence:
            return self.tr("This document could not be opened"), state.sentence
        if not state.is_here:
            return self.tr("The file is not on this device"), self.tr("Ask for it, and it comes with the next sending.")
        why = self.model.why_not_elsewhere()
        if why:
            return self.tr("You cannot open this file"), why
        if state.shown is not None:
            return (
                self.tr("This file cannot be shown here"),
                self.tr("It is not what its name says, or it is damaged. It is kept as it was attached."),
            )
        return self.tr("Files of this kind open in another program"), self.tr("A readable copy is made for it.")

    def _show_words(self, words: Words) -> None:
        self._at = min(self._at, len(words.pages) - 1)
        self.text.setPlainText(words.pages[self._at])
        self._pager.setVisible(len(words.pages) > 1)
        said = self.tr("Page {number} of {count}").format(
            number=self.work.wording.number(self._at + 1), count=self.work.wording.number(len(words.pages))
        )
        cut = self.tr("Only the beginning is shown here.") if words.is_cut else ""
        self._pager_words.set_text(self.work.wording.facts(said, cut))

    def _open_elsewhere(self) -> None:
        why = self.model.why_not_elsewhere()
        if why:
            self.work.window.toast(why)
        else:
            self.model.open_elsewhere()

    def _on_bar(self) -> None:
        if self.model.state.copy is not None:
            self.model.remove_copy()
        else:
            self.model.fetch()


def _centred(widget: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.addStretch(1)
    column.addWidget(widget)
    column.addStretch(2)
    return holder


def _command(  # noqa: PLR0917  # a line of a table
    name: str, words: str, run: Callable[[], None], group: str, icon: str = "", why: Callable[[], str] = always
) -> Command:
    return Command(id=name, words=words, run=run, group=group, icon=icon, why_not=why)
