"""One record with two versions: the fields beside each other, what will be saved, and why."""

from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from caseworker.domain.ids import OfficerId
from caseworker.domain.merge import Settled
from ui.conflicts.conflicts_model import ConflictsModel
from ui.messages import say
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.comparing import Comparing
from ui.widgets.fields import LineField
from ui.widgets.foot_bar import FootBar
from ui.widgets.labels import Label
from ui.widgets.lines import HLine
from ui.widgets.states import Empty, Failed
from ui.widgets.will_be_saved import WillBeSaved
from ui.work import Work


class ReviewView(QFrame):
    """Draws the chosen record of a `ConflictsModel`."""

    def __init__(self, work: Work, model: ConflictsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self.model = work, model
        self.setAccessibleName(self.tr("Two versions of a record"))
        self._title = Label("", "title", wrap=True)
        self._explains = Label("", "small", "text2", wrap=True)
        self._open = Button(self.tr("Open person"), size="sm")
        self.comparing = Comparing()
        self.saved = WillBeSaved()
        self.reason = LineField(self.tr("Why"), hint=self.tr("optional, kept in the history"))
        self._closed = Label("", "small", "text2", wrap=True)
        self.save = Button(self.tr("Save and next"), keys="Ctrl+Return")
        self._later = Button(self.tr("Decide later"), kind="ghost")
        self._asks = tuple(Button("", icon="message-square", size="sm") for _ in range(2))
        self.foot = FootBar(self.save, last=(self._later,))
        self._failed = Failed("", "")
        self._empty = Empty(
            "git-compare-arrows",
            self.tr("Nothing to decide here."),
            self.tr("Choose a record in the list to see its two versions."),
        )
        self._shown: object = None
        self._lay_out()
        self._connect()
        self._draw()

    def finish(self) -> None:
        """Save what was chosen."""
        self.model.save(self.reason.text().strip())

    def open_record(self) -> None:
        """Open the person or case."""
        place = self.model.place()
        if place is not None:
            self._work.window.go(place)

    def enter(self) -> None:
        """Give the focus to the first field that is not decided."""
        self.comparing.focus_field()

    def _connect(self) -> None:
        self.comparing.decided.connect(self.model.decide)
        self.comparing.all_asked.connect(self.model.use_all)
        self.save.clicked.connect(self.finish)
        self._later.clicked.connect(self.model.later)
        self._open.clicked.connect(self.open_record)
        self._failed.again.connect(self.model.again)
        for at, button in enumerate(self._asks):
            button.clicked.connect(partial(self._ask, at))
        self.model.changed.connect(self._draw)
        self.model.undecided.connect(self.comparing.focus_field)

    def _lay_out(self) -> None:
        px = theme().px
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(px(28), px(16), px(28), px(18))
        rows.setSpacing(px(14))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._open)
        rows.addLayout(head)
        self._line = HLine()
        below: tuple[QWidget, ...] = (self._explains, HLine(), self._failed, self._empty, self._closed, self.comparing)
        for widget in below:
            rows.addWidget(widget)
        asks = QHBoxLayout()
        asks.setSpacing(px(8))
        for button in self._asks:
            asks.addWidget(button)
        asks.addStretch(1)
        rows.addLayout(asks)
        for widget in (self._line, self.saved, self.reason):
            rows.addWidget(widget)
        rows.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(self.tr("What was entered twice"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(self.foot)

    def _draw(self) -> None:
        model, state = self.model, self.model.state
        if state.chosen != self._shown:
            self._shown = state.chosen
            self.reason.set_text("")
        shown = bool(state.pages)
        readable = shown and bool(model.fields())
        self._title.set_text(model.title())
        self._explains.set_text(model.explains())
        self._failed.setVisible(state.page_error is not None)
        if state.page_error is not None:
            self._failed.say(self.tr("This could not be read."), say(state.page_error))
        self._empty.setVisible(state.chosen is None and not state.is_loading)
        for label in (self._title, self._explains):
            label.setVisible(shown)
        for part in (self.comparing, self.saved, self._line):
            part.setVisible(readable)
        self._draw_open()
        why = model.why_not() if shown else ""
        self._closed.set_text(why)
        self._closed.setVisible(bool(why) and not state.is_busy)
        self.reason.setVisible(readable and not why)
        self.foot.setVisible(shown)
        self.save.setVisible(not why or state.is_busy)
        if readable:
            self._draw_fields()
        self._draw_foot()

    def _draw_open(self) -> None:
        place = self.model.place()
        self._open.setVisible(place is not None and bool(self.model.state.pages))
        if place is not None:
            words = self.tr("Open person") if place.page == "person" else self.tr("Open case")
            self._open.set_words(words)

    def _draw_fields(self) -> None:
        model = self.model
        fields = model.fields()
        left, right = model.heads()
        self.comparing.set_pair(left, right, fields)
        decided = len(model.state.pages) - len(model.still_open())
        self.saved.show_lines(model.will_be_saved(), decided=decided, of=len(fields))

    def _draw_foot(self) -> None:
        model = self.model
        missing = [] if model.why_not() else model.still_open()
        self.save.set_kind("secondary" if missing else "primary")
        labels = {one.key: one.label for one in model.fields()} if model.state.pages else {}
        words = ""
        if missing:
            names = self._work.wording.joined([labels.get(str(one.line.id), "") for one in missing])
            words = self.tr("%n still to decide: {fields}", "", len(missing)).format(fields=names)
        self.foot.say(words, icon="info" if words else "")
        group = model.group()
        is_open = group is not None and group.settled is Settled.OPEN
        self._later.setVisible(is_open)
        others = list(model.others()) if is_open else []
        for at, button in enumerate(self._asks):
            button.setVisible(at < len(others) and bool(model.state.pages))
            if at < len(others):
                button.set_words(self.tr("Ask {name}").format(name=model.officers.name(others[at])))

    def _ask(self, at: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        others: list[OfficerId] = list(self.model.others())
        if at < len(others):
            self.model.ask_officer(others[at])
