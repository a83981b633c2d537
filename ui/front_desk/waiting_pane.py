"""The list pane: who is at the counter, who waits and how long, who is on hold or booked, and how many were helped."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker.desk.front_desk import DeskNow, Expected, InLine
from caseworker.domain.agency import Pack
from caseworker.domain.walk_ins import WalkInState
from ui.front_desk.counter_card import CounterCard
from ui.front_desk.desk_model import DeskModel, is_called
from ui.front_desk.words import name_in_line, name_of, needs_of, reason_words, short_name, waits_since_words
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.foot_bar import FootBar
from ui.widgets.labels import Heading, Label
from ui.widgets.rows import Group, Need, QueueRow, QueueRowDelegate, RowList, RowsModel
from ui.widgets.states import Empty, Failed
from ui.work import Work

_MINUTE_US = 60_000_000
_HALF_A_MINUTE_MS = 30_000
_HIDDEN = "•••••"


class WaitingList(RowList):
    """The rows; `left_asked` tells Delete on one of them."""

    left_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Tell Delete; the rest as lists do."""
        if event.key() == Qt.Key.Key_Delete:
            self.left_asked.emit()
            return
        super().keyPressEvent(event)


class WaitingPane(QWidget):
    """The waiting list. It tells what is wanted; what is done with it is the page's business."""

    add_asked = Signal()
    call_asked = Signal()
    write_asked = Signal()
    person_asked = Signal()
    line_opened = Signal(object)  # InLine or Expected
    menu_asked = Signal(object, QPoint)  # InLine or Expected, and where
    helped_asked = Signal()
    left_asked = Signal(object)  # InLine

    def __init__(self, work: Work, model: DeskModel, keys: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._model, self._names_hidden = work, model, False
        self._is_alone = False
        self.setObjectName("waiting")
        self.setAccessibleName(self.tr("Waiting list"))
        self._shown: dict[object, InLine | Expected] = {}
        self._build(keys)
        model.changed.connect(self._draw)
        work.preferences.changed.connect(self._draw)
        self._clock = QTimer(self)
        self._clock.setInterval(_HALF_A_MINUTE_MS)
        self._clock.timeout.connect(self._draw)
        self._clock.start()
        self._draw()

    def current(self) -> InLine | Expected | None:
        """Return the row that is chosen in the list."""
        row = self.list.value()
        return None if row is None else self._shown.get(row.key)

    def has_focus(self) -> bool:
        """Whether keys go to the list now."""
        return self.list.hasFocus()

    def hide_names(self, *, hidden: bool) -> None:
        """Hide or show names."""
        self._names_hidden = hidden
        self._draw()

    def focus_list(self) -> None:
        """Put the focus on the list, on its first row when none was chosen."""
        if self.list.value() is None:
            self.list.choose_first()
        self.list.setFocus()

    def stand_alone(self, *, alone: bool) -> None:
        """Offer the ways to the form while the list stands where the form would; or not, beside it."""
        self._is_alone = alone
        self._draw_ways()

    def _draw_ways(self) -> None:
        nobody_here = self._model.state.here is None
        self.call.setVisible(self._is_alone and nobody_here)
        self.write.setVisible(self._is_alone)
        self.write.set_kind("secondary" if nobody_here else "primary")

    def _build(self, keys: dict[str, str]) -> None:
        px = theme().px
        self.card = CounterCard(self._work.wording)
        self.card.asked.connect(self.person_asked)
        self.heading = Heading(self.tr("Waiting"), 0)
        self.figures = Label("", "small", "text2")
        self.add = Button(self.tr("Add"), icon="plus", keys=keys["walk-in"], size="sm")
        self.add.setAccessibleName(self.tr("Add a walk-in"))
        self.add.clicked.connect(self.add_asked)
        self._rows = RowsModel(jump=lambda row: row.name)
        self.list = WaitingList(self._rows, QueueRowDelegate(), self.tr("People waiting"))
        self.list.setObjectName("queue")
        self.list.opened.connect(self._on_opened)
        self.list.menu_asked.connect(self._on_menu)
        self.list.left_asked.connect(self._on_left)
        self.empty = Empty(
            "door-open",
            self.tr("Nobody is waiting"),
            self.tr("Press F2 when someone walks in."),
            self.tr("Add a walk-in"),
        )
        self.empty.acted.connect(self.add_asked)
        self.failed = Failed(self.tr("The waiting list could not be read"), self.tr("Nobody lost their place."))
        self.failed.again.connect(self._model.reload)
        self.failed.hide()
        self.call = Button(self.tr("Call next"), kind="primary", keys=keys["call-next"])
        self.call.clicked.connect(self.call_asked)
        self.write = Button(self.tr("Write a contact"), icon="pencil-line")
        self.write.clicked.connect(self.write_asked)
        self.foot = FootBar(None, [self.call, self.write], words_first=True, margin=20)
        self.foot.link_asked.connect(self.helped_asked)
        self.stand_alone(alone=False)
        head = QVBoxLayout()
        head.setContentsMargins(px(12), px(12), px(12), px(6))
        head.setSpacing(px(4))
        head.addWidget(self.card)
        head.addSpacing(px(10))
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addSpacing(px(8))
        line.addWidget(self.heading, 1)
        line.addWidget(self.add)
        head.addLayout(line)
        told = QHBoxLayout()
        told.setContentsMargins(px(8), 0, px(8), 0)
        told.addWidget(self.figures)
        head.addLayout(told)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.list, 1)
        whole.addWidget(self.empty, 1)
        whole.addWidget(self.failed)
        whole.addWidget(self.foot)

    def _draw(self) -> None:
        state = self._model.state
        self.failed.setVisible(state.trouble is not None)
        if state.now is None:
            self.card.show_nobody()
            self.empty.hide()
            return
        self._draw_card(state.here)
        self.heading.set_count(len(state.now.waiting))
        self.figures.set_text(self._figures(state.now))
        rows = self._lines(state.now)
        self._rows.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        helped = state.now.summary.helped
        words = self.tr("%n people helped today", "", helped) if helped else self.tr("Nobody helped yet today")
        link = self.tr("Show") if helped or state.now.left else ""
        self.foot.say(words, icon="check-check", colour="success" if helped else "text3", link=link)

    def _draw_card(self, here: InLine | None) -> None:
        self._draw_ways()
        if here is None:
            self.card.show_nobody()
            return
        called = is_called(here)
        self.card.show_person(
            title=self.tr("Called to your counter") if called else self.tr("At your counter"),
            number=here.walk_in.shown_number,
            name=self._named(here),
            since=here.walk_in.state_since,
            identified=here.walk_in.person is not None,
        )

    def _figures(self, now: DeskNow) -> str:
        if not now.waiting:
            return self.tr("Your queues are empty")
        longest = max(now.waiting, key=self._waited_min)
        words = self.tr("Longest wait {longest} · target {target} min")
        waited = self._work.wording.minutes(self._waited_min(longest) * 60)
        return words.format(longest=waited, target=longest.target_wait_min)

    def _lines(self, now: DeskNow) -> Sequence[QueueRow | Group]:
        self._shown = {}
        rows: list[QueueRow | Group] = [self._queue_row(line) for line in now.waiting]
        others = ((self.tr("On hold"), now.on_hold), (self.tr("Other counters"), now.other_queues))
        for title, lines in others:
            if lines:
                rows += [Group(title), *(self._queue_row(line) for line in lines)]
        if now.expected:
            rows += [Group(self.tr("Booked today")), *(self._booked_row(one) for one in now.expected)]
        return rows

    def _queue_row(self, line: InLine) -> QueueRow:
        walk_in, pack = line.walk_in, self._pack
        self._shown[walk_in.id] = line
        waited, waits = self._waited_min(line), walk_in.state is WalkInState.WAITING
        needs = tuple(Need(one.icon, one.words) for one in needs_of(line, self._work.wording))
        booked = walk_in.booked_for
        reason = reason_words(pack, walk_in.reason) or pack.queue(walk_in.queue).title
        if booked is not None:
            reason = self.tr("Booked for {time}").format(time=self._work.wording.time(booked))
        return QueueRow(
            key=walk_in.id,
            ticket=walk_in.shown_number,
            name=self._named(line),
            reason=reason,
            needs=needs,
            wait=self._work.wording.minutes(waited * 60) if waited else self.tr("now"),
            wait_spoken=waits_since_words(waited) if waits else self.tr("on hold"),
            tone="warning" if waits and waited >= line.target_wait_min else "",
            identified=walk_in.person is not None,
        )

    def _booked_row(self, one: Expected) -> QueueRow:
        booked, wording = one.appointment, self._work.wording
        self._shown[booked.id] = one
        name = name_of(one.person, booked.title, wording, known=booked.person is not None)
        late = wording.now() >= booked.starts_at
        return QueueRow(
            key=booked.id,
            ticket=wording.time(booked.starts_at),
            name=self._shortened(name),
            reason=booked.title or reason_words(self._pack, booked.reason),
            wait=self.tr("late") if late else "",
            wait_spoken=self.tr("booked, has not come yet"),
            tone="warning" if late else "",
            identified=booked.person is not None,
        )

    def _waited_min(self, line: InLine) -> int:
        walk_in = line.walk_in
        return walk_in.time_us(walk_in.state, at=self._work.wording.now()) // _MINUTE_US

    def _named(self, line: InLine) -> str:
        name = name_in_line(line, self._work.wording)
        return self._shortened(name) if line.walk_in.person is not None else name

    def _shortened(self, name: str) -> str:
        if self._names_hidden:
            return _HIDDEN
        return short_name(name) if self._work.preferences.chosen.short_names_in_queue else name

    @property
    def _pack(self) -> Pack:
        return self._work.office.sitting.pack

    def _on_opened(self, _index: QModelIndex) -> None:
        line = self.current()
        if line is not None:
            self.line_opened.emit(line)

    def _on_left(self) -> None:
        line = self.current()
        if isinstance(line, InLine):
            self.left_asked.emit(line)

    def _on_menu(self, where: QPoint) -> None:
        line = self.current()
        if line is not None:
            self.menu_asked.emit(line, where)
