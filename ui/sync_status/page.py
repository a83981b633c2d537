"""The page about sending: how it stands, what came back, what waits, what was joined, and carrying it by hand."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from caseworker.desk.exchange import Returned
from ui.commands import Command
from ui.news import Changes
from ui.places import Place
from ui.shell.page import Page
from ui.shell.sync_model import SyncModel
from ui.sync_status.model import SyncPageModel, SyncSeen
from ui.sync_status.returned_card import ReturnedCard
from ui.sync_status.side import SyncSide
from ui.sync_status.words import text_of, waiting_words
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.columns import fill
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_labels import IconLabel
from ui.widgets.labels import Heading, Label
from ui.widgets.pane_lines import Line, LineButton, LineLabel
from ui.widgets.states import Empty
from ui.widgets.three_panes import ThreePanes
from ui.work import Work

_FILE = "caseworker-work.cwb"


class SyncPage(Page):
    """Draws a `SyncPageModel`, with the words of the block above it."""

    shows = frozenset({"conflict"})

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(work, place, parent)
        self.model = SyncPageModel(work, self)
        self._stands = SyncModel(work, self)
        self._body, self.side = self._make_body(), SyncSide(self.model, work.wording)
        self._panes = ThreePanes(
            None,
            self._body,
            self.side,
            "sync",
            preferences=work.preferences,
            work_words=self.tr("What waits"),
            side_words=self.tr("Log"),
        )
        fill(self, self._panes)
        self.model.changed.connect(self._draw)
        self.model.told.connect(work.window.toast)
        self._stands.changed.connect(self._draw_head)
        self._stands.load()
        self._draw_head()
        self._draw()

    def path(self) -> tuple[str, ...]:
        """Return the name of the page."""
        return (self.tr("Send"),)

    def commands(self) -> Sequence[Command]:
        """Return deciding, and what may be done by hand; sending now is the window's."""
        group, why = self.tr("Send"), self._why_not_by_hand
        return (
            Command(id="sync.decide", words=self.tr("Decide what needs a decision"), run=self._decide, group=group,
                    icon="git-compare-arrows", why_not=self._why_no_decision),
            Command(id="sync.export", words=self.tr("Save work to a file for the office"), run=self._export,
                    group=group, icon="save", why_not=why),
            Command(id="sync.import", words=self.tr("Load the office’s answer from a file"), run=self._import,
                    group=group, icon="folder-open", why_not=why),
        )  # fmt: skip

    def panes(self) -> Sequence[QWidget]:
        """Return the work and the log."""
        return (self._body, self.side)

    def first_focus(self) -> QWidget | None:
        """Return the main action."""
        return self._decide_button if self._stands.known.to_decide else self._send

    def state(self) -> dict[str, object]:
        """Return how far the page is scrolled."""
        return {"scroll": self._body.verticalScrollBar().value()}

    def restore(self, state: dict[str, object]) -> None:
        """Scroll there again."""
        scroll = state.get("scroll")
        if isinstance(scroll, int):
            self._body.verticalScrollBar().setValue(scroll)

    def reload(self, changes: Changes) -> None:
        """Show what changed."""
        self.model.reload(changes)

    def _make_body(self) -> QScrollArea:
        body, inner = QScrollArea(), QWidget()
        body.setAccessibleName(self.tr("What waits and what was sent"))
        body.setWidgetResizable(True)
        body.setFrameShape(QScrollArea.Shape.NoFrame)
        body.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(inner)
        side = theme().px(28)
        column.setContentsMargins(side, theme().px(24), side, theme().px(24))
        column.setSpacing(theme().px(20))
        column.addLayout(self._make_head())
        self._returned = self._part(column)
        self._waiting = self._part(column)
        self._joined = self._part(column)
        column.addStretch(1)
        body.setWidget(inner)
        inner.setAutoFillBackground(False)
        return body

    def _make_head(self) -> QVBoxLayout:
        head, row, actions = QVBoxLayout(), QHBoxLayout(), FlowLayout(gap=theme().px(8))
        head.setSpacing(theme().px(14))
        row.setSpacing(theme().px(14))
        self._icon = IconLabel("cloud-upload", size=28)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(theme().px(2))
        self._title, self._second = Heading("", role="title"), Label("", "body", "text2", wrap=True)
        words.addWidget(self._title)
        words.addWidget(self._second)
        row.addLayout(words, 1)
        head.addLayout(row)
        self._decide_button = Button(self.tr("Decide"), kind="primary", icon="git-compare-arrows")
        self._decide_button.clicked.connect(partial(self.work.window.run, "sync.decide"))
        self._send = Button(self.tr("Send now"), icon="cloud-upload", keys="F5")
        self._send.clicked.connect(partial(self.work.window.run, "window.send-now"))
        self._put = Button(self.tr("Save to a file…"), icon="save")
        self._put.clicked.connect(partial(self.work.window.run, "sync.export"))
        self._take = Button(self.tr("Load an answer…"), icon="folder-open")
        self._take.clicked.connect(partial(self.work.window.run, "sync.import"))
        for one in (self._decide_button, self._send, self._put, self._take):
            actions.addWidget(one)
        head.addLayout(actions)
        return head

    @staticmethod
    def _part(column: QVBoxLayout) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setSpacing(theme().px(8))
        column.addLayout(part)
        return part

    @Slot()
    def _draw_head(self) -> None:
        shown = self._stands.state
        self._icon.show_icon(shown.icon, tone=shown.tone)
        self._title.set_text(shown.words)
        self._second.set_text(shown.second)
        self._weigh()

    def _weigh(self) -> None:
        """Let the one action be the main one that brings work on: deciding first, then sending what waits."""
        known = self._stands.known
        had_focus = self._send.hasFocus() and self._decide_button.isHidden()
        self._decide_button.setVisible(bool(known.to_decide))
        if had_focus and known.to_decide:  # what is to be decided is counted after the page was opened
            self._decide_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._send.set_kind("primary" if known.waiting and not known.to_decide else "secondary")

    @Slot()
    def _draw(self) -> None:
        seen = self.model.state.seen
        if seen is None:
            return
        for part in (self._returned, self._waiting, self._joined):
            _empty(part)
        self._draw_returned(seen)
        self._draw_waiting(seen)
        self._draw_joined(seen)
        self._send.setVisible(seen.belongs)
        self._put.setVisible(seen.belongs)
        self._take.setVisible(seen.belongs)
        self._put.set_words(self.tr("Working…") if self.model.state.by_hand else self.tr("Save to a file…"))

    def _draw_returned(self, seen: SyncSeen) -> None:
        if not seen.returned:
            return
        self._returned.addWidget(Heading(self.tr("Could not be sent"), len(seen.returned)))
        for one in seen.returned:
            card = ReturnedCard(one, self.work.wording)
            card.copied.connect(partial(self._copy, one))
            card.dismissed.connect(partial(self.model.dismiss, one.op_id))
            self._returned.addWidget(card)

    def _draw_waiting(self, seen: SyncSeen) -> None:
        count = sum(one.count for one in seen.waiting)
        self._waiting.addWidget(Heading(self.tr("Waiting to be sent"), count or None))
        if not count and not seen.files:
            done = self.tr("Everything you saved has reached the office.")
            alone = self.tr("This profile has no server. Everything is saved on this device.")
            title = self.tr("Nothing is waiting")
            self._waiting.addWidget(Empty("circle-check", title, done if seen.belongs else alone))
            return
        since = self.tr("since {moment}")
        for one in seen.waiting:
            icon, words = waiting_words(one.action, one.count)
            moment = since.format(moment=self.work.wording.day_time(one.oldest_at))
            self._waiting.addWidget(LineLabel(Line(icon, words, moment)))
        if seen.files:
            words = self.tr("%n files and photos", "", seen.files)
            left = self.tr("{size} left, after the words").format(size=self.work.wording.size(seen.file_bytes))
            self._waiting.addWidget(LineLabel(Line("image", words, left)))

    def _draw_joined(self, seen: SyncSeen) -> None:
        if not seen.joined:
            return
        self._joined.addWidget(Heading(self.tr("Joined for you"), len(seen.joined)))
        told = self.tr("Both sides wrote this at the same time. The later value stands; look if it is right.")
        self._joined.addWidget(Label(told, "small", "text2", wrap=True))
        for one in seen.joined:
            field = self.tr("{field}, {moment}")
            second = field.format(field=one.field.replace("_", " "), moment=self.work.wording.day_time(one.at))
            line = LineButton(Line("git-compare-arrows", one.called or one.kind, second))
            line.clicked.connect(partial(self.work.window.go, Place("conflicts", about=one.id)))
            self._joined.addWidget(line)

    def _copy(self, one: Returned) -> None:
        QApplication.clipboard().setText(text_of(one))
        self.work.window.toast(self.tr("The text was copied."))

    def _decide(self) -> None:
        self.work.window.go(Place("conflicts"))

    def _why_no_decision(self) -> str:
        return "" if self._stands.known.to_decide else self.tr("Nothing needs a decision.")

    def _why_not_by_hand(self) -> str:
        seen = self.model.state.seen
        if seen is not None and not seen.belongs:
            return self.tr("This profile belongs to no server, so there is nobody to carry work to.")
        if self.model.state.by_hand:
            return self.tr("A file is being written or read. Wait until that is done.")
        return ""

    def _export(self) -> None:
        title = self.tr("Save work to a file for the office")
        name, _ = QFileDialog.getSaveFileName(self, title, _FILE)
        if name:
            self.model.export(Path(name))

    def _import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Load the office’s answer from a file"))
        if name:
            self.model.take(Path(name))


def _empty(part: QVBoxLayout) -> None:
    while (item := part.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
