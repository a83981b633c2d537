"""The page of messages: brought in as files, looked through, and filed with the people and cases they concern."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QStackedWidget, QVBoxLayout, QWidget

from caseworker.desk.imports.mailroom import Filed
from ui.commands import Command
from ui.imports.mail_handover import handed_over
from ui.imports.mail_model import MailModel, Standing
from ui.imports.mail_preview import MailPreview
from ui.imports.mail_reading import MailReading
from ui.imports.mail_side import MailSide
from ui.imports.mail_words import row_of
from ui.keys import key_of
from ui.lists.giving import command
from ui.news import Changes
from ui.places import Place
from ui.shell.page import Page
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.columns import fill, list_column, over_foot
from ui.widgets.foot_bar import FootBar
from ui.widgets.labels import Heading, Label
from ui.widgets.rows import RowList, RowsModel, TwoLineDelegate
from ui.widgets.states import Empty
from ui.widgets.three_panes import ThreePanes
from ui.work import Work

_SUFFIXES = (".eml", ".mbox")


class MailPage(Page):
    """Messages in the list, the open one beside it, and where it goes. Nothing is filed before somebody says so."""

    shows = frozenset({"interaction", "person", "case"})

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(work, place, parent)
        self.model = MailModel(work, self)
        self._rows = RowsModel(jump=lambda row: row.title, parent=self)
        self.list = RowList(self._rows, TwoLineDelegate(), self.tr("Messages"))
        self.reading, self.side = MailReading(work, self.model), MailSide(work, self.model)
        self._make_parts()
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self._draw()
        if paths := handed_over(work):
            self.model.open_files(paths)

    # What the window asks

    def path(self) -> tuple[str, ...]:
        """Return the name of the page."""
        return (self.tr("Mail"),)

    def commands(self) -> Sequence[Command]:
        """Return filing, skipping, the way through the messages, and bringing in more."""
        group, tr, model = self.tr("Mail"), self.tr, self.model
        return (
            command("form.main", tr("File message"), model.file, group, "folder-open", model.why_not_file),
            command("mail.file-certain", tr("File all that are certain"), model.file_certain, group, "copy-check",
                    self._why_none_certain),
            command("mail.skip", self._skip_words(), self.skip, group, "chevron-right", self._why_none),
            command("mail.unfold", tr("Show or hide quoted text"), self.unfold, group, "chevron-down",
                    self._why_not_unfold),
            command("mail.next", tr("Next message"), lambda: self._step(1), group, "chevron-down"),
            command("mail.previous", tr("Previous message"), lambda: self._step(-1), group, "chevron-up"),
            command("mail.choose", tr("Choose mail files"), self.choose_files, group, "upload"),
        )  # fmt: skip

    def panes(self) -> Sequence[QWidget]:
        """Return the list, the message and where it goes."""
        return self.split.panes() if self.model.state.letters else (self.empty,)

    def first_focus(self) -> QWidget | None:
        """Return the list, or the button that chooses files."""
        return self.list if self.model.state.letters else self.empty.findChild(QWidget, "next")

    def reload(self, changes: Changes) -> None:  # noqa: ARG002
        """Ask again where the messages would go."""
        if not self.model.state.is_filing:
            self.model.again()

    def hide_names(self, *, hidden: bool) -> None:
        """Hide or show everything: a message is full of names."""
        self._body.setVisible(not hidden)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Say that files of mail may be dropped here."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Read the files that were dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.model.open_files(paths)

    # What is asked for

    def choose_files(self) -> None:
        """Ask for files of mail."""
        patterns = " ".join(f"*{suffix}" for suffix in _SUFFIXES)
        wanted = self.tr("E-mail messages ({patterns})").format(patterns=patterns)
        chosen, _ = QFileDialog.getOpenFileNames(self.window(), self.tr("Choose mail files"), "", wanted)
        if chosen:
            self.model.open_files([Path(one) for one in chosen])

    def skip(self) -> None:
        """Leave the open message and go to the next one, or take it up again."""
        letter = self.model.state.letter
        if letter is None:
            return
        taken_up = letter.standing is Standing.SKIPPED
        self.model.skip(skipped=not taken_up)
        if not taken_up:
            self._step(1)

    def unfold(self) -> None:
        """Show what the open message quotes, or fold it away."""
        self.reading.unfold(unfolded=not self.reading.quoted.isVisibleTo(self.reading))

    def look_at(self, number: int) -> None:
        """Show a file of the open message."""
        letter = self.model.state.letter
        if letter is not None and 0 <= number < len(letter.item.message.files):
            MailPreview(self.work, letter.item.message.files[number], self)

    # What came of it

    def _on_filed(self, filed: Filed) -> None:
        for one in filed.refused[:1]:
            self.work.window.toast(one.sentence)
        if not filed.added:
            return

        def undo() -> None:
            self.model.take_back(filed.run)

        self.work.window.toast(self.tr("%n messages filed.", "", filed.added), undo=undo)

    def _step(self, by: int) -> None:
        at = self.list.currentIndex().row() + by
        if 0 <= at < self._rows.rowCount():
            self.list.setCurrentIndex(self._rows.index(at))

    def _why_none(self) -> str:
        return "" if self.model.state.letter is not None else self.tr("Choose a message first.")

    def _why_none_certain(self) -> str:
        if self.model.state.with_standing(Standing.CERTAIN):
            return ""
        return self.tr("Of no message it is certain where it goes. Look through them one by one.")

    def _why_not_unfold(self) -> str:
        letter = self.model.state.letter
        has_quote = letter is not None and bool(letter.item.message.quoted)
        return "" if has_quote else self.tr("This message quotes nothing.")

    def _skip_words(self) -> str:
        letter = self.model.state.letter
        is_skipped = letter is not None and letter.standing is Standing.SKIPPED
        return self.tr("Take up again") if is_skipped else self.tr("Skip")

    def _draw(self) -> None:
        state, tr = self.model.state, self.tr
        self._rows.set_rows([row_of(one, self.work.wording) for one in state.letters])
        if state.chosen:
            self.list.choose(state.chosen)
        self.heading.set_count(len(state.letters) or None)
        self._body.setCurrentIndex(1 if state.letters else 0)
        title = tr("The messages are being read.") if state.is_reading else tr("Bring in mail")
        self.empty.say(title, tr("Drop .eml or .mbox files here. Nothing is filed before you say so."))
        self._told.set_text(self._told_words())
        self._told.setVisible(bool(self._told.text()))
        certain = len(state.with_standing(Standing.CERTAIN))
        self._certain.set_words(tr("File all that are certain (%n)", "", certain))
        self._certain.setVisible(certain > 0)
        self._skip.set_words(self._skip_words())
        self.foot.say(self.model.why_not_file() if state.letter is not None else "")
        self.commands_changed.emit()

    def _told_words(self) -> str:
        state, tr = self.model.state, self.tr
        told = [tr("%n could not be read as messages.", "", len(state.refused))] if state.refused else []
        told += [] if state.is_whole else [tr("There are more messages than can be looked through at a time.")]
        return " ".join(told)

    # Making it

    def _make_parts(self) -> None:
        main = key_of("form.main", self.work.preferences.chosen.keys)
        self.heading = Heading(self.tr("Mail"))
        self._told = Label("", "small", "warning", wrap=True)
        self._more = Button(self.tr("Choose mail files"), icon="upload", size="sm")
        self.main = Button(self.tr("File message"), kind="primary", icon="folder-open", keys=main, size="lg")
        self._certain = Button("", size="lg")
        self._skip = Button("", kind="ghost", size="lg")
        self.empty = Empty("mail", "", "", self.tr("Choose mail files"))
        self.foot = FootBar(self.main, (self._certain, self._skip))
        self._body = QStackedWidget()

    def _lay_out(self) -> None:
        column = list_column((self.heading, self._told, self._more), self.list)
        work_pane = over_foot(self.reading, self.foot)
        self.split = ThreePanes(
            column,
            work_pane,
            self.side,
            "mail",
            preferences=self.work.preferences,
            side_width=344,
            work_words=self.tr("Message"),
            side_words=self.tr("Where it goes"),
            list_words=self.tr("All messages"),
        )
        px = theme().px
        ground = QFrame()
        alone = QVBoxLayout(ground)
        alone.setContentsMargins(px(28), px(18), px(28), px(28))
        alone.setSpacing(px(12))
        alone.addWidget(Heading(self.tr("Mail")))
        alone.addWidget(self.empty)
        alone.addStretch(1)
        self._body.addWidget(ground)
        self._body.addWidget(self.split)
        fill(self, self._body)

    def _connect(self) -> None:
        model = self.model
        model.changed.connect(self._draw)
        model.filed.connect(self._on_filed)
        self.list.chosen.connect(lambda row: model.choose(row.key) if row is not None else None)
        self.list.opened.connect(lambda _: self.split.show_work())
        self.reading.file_asked.connect(self.look_at)
        self.main.clicked.connect(self._main_pressed)
        self._certain.clicked.connect(model.file_certain)
        self._skip.clicked.connect(self.skip)
        for button in (self._more, self.empty):
            (button.clicked if isinstance(button, Button) else button.acted).connect(self.choose_files)

    def _main_pressed(self) -> None:
        why = self.model.why_not_file()
        if why:
            self.work.window.toast(why)
        else:
            self.model.file()
