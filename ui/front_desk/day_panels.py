"""Panels about the day: who was helped, and the close of the day, which asks about those who are still here."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseworker.desk.front_desk import DeskNow, InLine
from caseworker.domain.walk_ins import WalkInOutcome, WalkInState
from ui.front_desk.words import name_in_line, reason_words
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.panel import Panel
from ui.widgets.rows import RowList, RowsModel, TwoLine, TwoLineDelegate
from ui.widgets.side_pane import Section
from ui.work import Work

_MINUTE_S = 60
_US = 1_000_000


class HelpedPanel(Panel):
    """Who left today, and how. Enter opens the person (`person_asked`), `take_back_asked` lets them wait again."""

    person_asked = Signal(object)  # InLine
    take_back_asked = Signal(object)  # InLine
    close_day_asked = Signal()

    def __init__(self, work: Work, lines: Sequence[InLine], over: QWidget) -> None:
        super().__init__(self.tr("Today at the counter"), over, width=560, name="helped")
        self._work = work
        self._lines = {line.walk_in.id: line for line in lines}
        rows = RowsModel([self._row(line) for line in reversed(lines)], jump=lambda row: row.title)
        self.list = RowList(rows, TwoLineDelegate(), self.tr("People who left today"))
        self.list.setMinimumHeight(theme().px(62) * min(7, max(1, len(lines))))
        self.list.opened.connect(lambda _: self._tell(self.person_asked))
        self.back = Button(self.tr("Let them wait again"), icon="corner-up-left")
        self.back.clicked.connect(lambda: self._tell(self.take_back_asked))
        self.body.addWidget(self.list if lines else Label(self.tr("Nobody has left yet today."), "body", "text2"))
        self.close_day = Button(self.tr("Close the day"), kind="ghost")
        self.close_day.clicked.connect(self._on_close_day)
        if lines:
            self.foot.addWidget(self.back)
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_day)

    def start(self) -> None:
        """Open on the last one."""
        if not self._lines:
            self.open(self.close_day)
            return
        self.list.choose_first()
        self.open(self.list)

    def _on_close_day(self) -> None:
        self.close_panel()
        self.close_day_asked.emit()

    def _tell(self, signal: object) -> None:
        row = self.list.value()
        line = self._lines.get(row.key) if row is not None else None
        if line is not None:
            self.close_panel()
            signal.emit(line)  # type: ignore[attr-defined]  # a bound signal has no type of its own

    def _row(self, line: InLine) -> TwoLine:
        walk_in, wording = line.walk_in, self._work.wording
        ended = walk_in.finished_at
        helped = walk_in.outcome is WalkInOutcome.RECEIVED_SERVICE
        words = {
            WalkInOutcome.RECEIVED_SERVICE: self.tr("Helped"),
            WalkInOutcome.LEFT_BEFORE: self.tr("Left before"),
            WalkInOutcome.BOOKED: self.tr("Booked"),
        }
        title = self.tr("{number}  {name}").format(number=walk_in.shown_number, name=name_in_line(line, wording))
        return TwoLine(
            key=walk_in.id,
            title=title,
            second=reason_words(self._work.office.sitting.pack, walk_in.reason),
            trailing=wording.time(ended) if ended else "",
            icon="circle-check" if helped else "log-out",
            tone="success" if helped else "",
            chip=words[walk_in.outcome] if walk_in.outcome else "",
        )


class CloseDayPanel(Panel):
    """The sums of the day, and what becomes of those who are still here. `close_asked` when it is to be closed."""

    close_asked = Signal()

    def __init__(self, work: Work, now: DeskNow, over: QWidget) -> None:
        super().__init__(self.tr("Close the day"), over, width=480, name="close-day")
        wording, summary = work.wording, now.summary
        sums = Section(self.tr("Today"), None, "", facts_in_column=False)
        self.body.addWidget(sums)  # first: what is shown without a parent is a window of its own
        sums.set_first(first=True)
        sums.add_fact(self.tr("People helped"), wording.number(summary.helped))
        sums.add_fact(self.tr("Left before"), wording.number(summary.left_before))
        sums.add_fact(self.tr("Booked instead"), wording.number(summary.booked))
        if summary.helped:
            sums.add_fact(self.tr("Waited on average"), wording.minutes(summary.mean_wait_us // _US))
            sums.add_fact(self.tr("Served on average"), wording.minutes(summary.mean_service_us // _US))
        served = sum(one.walk_in.served_at is not None for one in _still_here(now))
        left = len(_still_here(now)) - served
        self.body.addWidget(Label(self._question(served, left), "body", wrap=True))
        self.close_button = Button(self.tr("Close the day"), kind="primary", size="lg")
        self.close_button.clicked.connect(self._on_close)
        self.stay = Button(self.tr("Not yet"), size="lg")
        self.stay.clicked.connect(self.close_panel)
        self.foot.addWidget(self.close_button)
        self.foot.addWidget(self.stay)
        self.foot.addStretch(1)

    def start(self) -> None:
        """Open; while somebody is here the safe choice has the focus."""
        self.open(self.stay)

    def _question(self, served: int, left: int) -> str:
        if not served and not left:
            return self.tr("Nobody is here any more.")
        helped = self.tr("%n people who were at a counter count as helped.", "", served) if served else ""
        gone = self.tr("%n people who still wait count as left before.", "", left) if left else ""
        return "\n".join(one for one in (helped, gone) if one)

    def _on_close(self) -> None:
        self.close_panel()
        self.close_asked.emit()


def _still_here(now: DeskNow) -> list[InLine]:
    here = [now.here] if now.here else []
    everyone = [*here, *now.waiting, *now.other_queues, *now.on_hold]
    return [one for one in everyone if one.walk_in.state is not WalkInState.FINISHED]
