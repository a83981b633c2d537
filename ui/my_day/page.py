"""The page of a field officer's day: visits in order, the one they are at, and what is on the laptop."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from caseworker.domain.ids import OfficerId
from caseworker.domain.visits import Visit, VisitId
from ui.commands import Command
from ui.lists.giving import command
from ui.lists.words_panel import WordsPanel
from ui.messages import say
from ui.my_day.day_model import DayModel
from ui.my_day.day_side import DaySide
from ui.my_day.photos_model import PhotosModel
from ui.my_day.visit_model import VisitModel, began_at
from ui.my_day.visit_view import VisitView
from ui.news import Changes
from ui.places import Place
from ui.printing.commands import print_visit_list, why_not_carry
from ui.shell.page import Page
from ui.theme.current import theme
from ui.visits.acts import VisitActs
from ui.visits.panels import GivePanel, PlanPanel, ReplanPanel
from ui.widgets.buttons import Button, IconButton
from ui.widgets.columns import fill
from ui.widgets.labels import Heading, Label
from ui.widgets.lines import HLine
from ui.widgets.menus import PopupMenu
from ui.widgets.row_values import VisitLine
from ui.widgets.rows import RowList, RowsModel, VisitDelegate
from ui.widgets.states import Failed
from ui.widgets.three_panes import ThreePanes
from ui.work import Work


class MyDayPage(Page):
    """Visits in order at the leading side, the chosen one in the middle, the laptop beside."""

    shows = frozenset({"visit", "task", "appointment", "safety_fact", "person", "attachment", "case"})

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(work, place, parent)
        self.model = DayModel(work, self)
        self.visit = VisitModel(work, self.model, self)
        self.photos = PhotosModel(work, self)
        self.acts = VisitActs(work, self)
        self.rows = RowsModel(parent=self)
        self.list = RowList(self.rows, VisitDelegate(), self.tr("Visits of the day"))
        self.view = VisitView(work, self.visit, self.photos)
        self.side = DaySide(work, self.model)
        self._heading = Heading("")
        self._counts = Label("", "small", "text2")
        self._failed = Failed("", "")
        self._wanted = None if place.about is None else VisitId(place.about)
        self._lay_out()
        self._connect()
        self.model.ask()

    # What the window asks

    def path(self) -> tuple[str, ...]:
        """Return the page and the day."""
        return (self.tr("My day"), self.work.wording.full_day(self.model.state.day))

    def title_place(self) -> Place | None:
        """Return today."""
        return Place("my-day")

    def commands(self) -> Sequence[Command]:
        """Return what can be done with the day and with the chosen visit."""
        return (*self._visit_commands(), *self._day_commands())

    def panes(self) -> Sequence[QWidget]:
        """Return list, visit and side."""
        return self.split.panes()

    def first_focus(self) -> QWidget | None:
        """Return the list."""
        return self.list

    def state(self) -> dict[str, object]:
        """Return the day, the visit, and where the cursor is in the note."""
        chosen = self.model.state.chosen
        return {
            "day": self.model.state.day.toordinal(),
            "visit": None if chosen is None else str(chosen),
            "cursor": self.view.note.editor.textCursor().position() if self.view.note.editor.hasFocus() else -1,
        }

    def restore(self, state: dict[str, object]) -> None:
        """Show the same day and visit."""
        day, visit = state.get("day"), state.get("visit")
        if isinstance(day, int):
            self.model.show_day(type(self.model.state.day).fromordinal(day))
        if isinstance(visit, str):
            self._wanted = VisitId(UUID(visit))

    def reload(self, changes: Changes) -> None:  # noqa: ARG002
        """Show the day anew; what is typed stays."""
        self.model.ask()

    def hide_names(self, *, hidden: bool) -> None:
        """Hide or show the visits: each of them is a name."""
        self.split.setVisible(not hidden)

    def leave(self) -> None:
        """Keep what is typed."""
        self.visit.leave()
        self.photos.thumbnails.close()
        self.photos.camera.watch(None)

    # What is asked for

    def add_visit(self) -> None:
        """Ask for a visit of this day, and plan it."""
        PlanPanel(self.work, self, day=self.model.state.day, planned=self._on_planned)

    def ask_time(self) -> None:
        """Ask for another time of the chosen visit."""
        visit = self.visit.visit
        if visit is not None and not self.visit.why_not():
            title = self.tr("Move the visit to {name}").format(name=self.visit.name())
            ReplanPanel(self.work, self, title=title, visit=visit, done=partial(self.acts.replan, visit))

    def ask_officer(self) -> None:
        """Ask who takes the chosen visit."""
        visit = self.visit.visit
        if visit is not None and not self.visit.why_not():
            title = self.tr("Who goes to {name}").format(name=self.visit.name())
            officers = self.model.officers
            GivePanel(self, title=title, visit=visit, officers=officers, done=partial(self._give, visit))

    def ask_reason(self) -> None:
        """Ask why the chosen visit is cancelled."""
        visit = self.visit.visit
        if visit is not None and not self.visit.why_not():
            WordsPanel(
                self.tr("Cancel the visit to {name}").format(name=self.visit.name()),
                self,
                label=self.tr("Why"),
                action=self.tr("Cancel visit"),
                missing=self.tr("Say why it is cancelled, so that others understand."),
                done=partial(self.acts.cancel, visit),
            )

    def open_person(self) -> None:
        """Open the person the chosen visit is to."""
        if self.visit.visit is not None:
            self.work.window.go(Place("person", self.visit.visit.person))

    def step_day(self, by: int) -> None:
        """Show the day before or after."""
        self.model.show_day(self.model.state.day + timedelta(days=by))

    def _visit_commands(self) -> Sequence[Command]:
        tr, group, visit = self.tr, self.tr("Visit"), self.visit
        return (
            command("form.main", tr("Finish visit"), visit.finish, group, "check", visit.why_not),
            command("my-day.nobody-home", tr("Nobody home"), visit.nobody_home, group, "door-open", visit.why_not),
            command("my-day.set-out", tr("Set out"), visit.set_out, group, "navigation", visit.why_not_set_out),
            command("my-day.arrive", tr("At the door"), visit.arrive, group, "door-open", visit.why_not_arrive),
            command(
                "my-day.check-in", tr("All is well"), visit.check_in, group, "shield-check", visit.why_not_check_in
            ),
            command("my-day.photos", tr("Add photos"), self.view.choose_files, group, "camera", visit.why_not),
            command("my-day.move", tr("Move to another time"), self.ask_time, group, "calendar-clock", visit.why_not),
            command("case.assign", tr("Give to another officer"), self.ask_officer, group, "users", visit.why_not),
            command("my-day.cancel", tr("Cancel visit"), self.ask_reason, group, "calendar-x", visit.why_not),
            command("my-day.open-person", tr("Open person"), self.open_person, group, "user", self._why_no_person),
        )

    def _day_commands(self) -> Sequence[Command]:
        tr, group, model = self.tr, self.tr("My day"), self.model
        return (
            command("my-day.add", tr("Add a visit"), self.add_visit, group, "plus"),
            command("visit.plan", tr("Plan visit"), self.add_visit, group, "footprints"),
            command(
                "my-day.earlier", tr("Go there earlier"), lambda: model.move(-1), group, "arrow-up", self._why_not(-1)
            ),
            command("my-day.later", tr("Go there later"), lambda: model.move(1), group, "arrow-down", self._why_not(1)),
            command("my-day.previous-day", tr("Previous day"), lambda: self.step_day(-1), group, "chevron-left"),
            command("my-day.next-day", tr("Next day"), lambda: self.step_day(1), group, "chevron-right"),
            command("my-day.today", tr("Today"), self._today, group, "sun"),
            command("record.print", tr("Print visit list"), self.print_list, group, "printer", self._why_not_print),
        )

    def print_list(self) -> None:
        """Show the visits of the day that is shown, ready to print."""
        print_visit_list(self.work, self.model.state.day)

    def _why_not_print(self) -> str:
        return why_not_carry(self.work)

    def _why_not(self, by: int) -> "partial[str]":
        return partial(self.model.why_not_move, by)

    def _why_no_person(self) -> str:
        return "" if self.visit.visit is not None else self.tr("Choose a visit in the list first.")

    def _today(self) -> None:
        self.model.show_day(self.work.wording.today())

    def _give(self, visit: Visit, officer: OfficerId, second: OfficerId | None) -> None:
        self.acts.give(visit, officer, second, name=self.model.officers.name(officer))

    def _on_planned(self, visit: Visit) -> None:
        self._wanted = visit.id
        self.model.ask()

    # Drawing

    def _connect(self) -> None:
        self.model.changed.connect(self._draw)
        self.visit.changed.connect(self.commands_changed)
        self.visit.changed.connect(self._watch_camera)
        self.visit.opened.connect(self._show_photos)
        self.visit.ended.connect(self.list.setFocus)
        self.acts.done.connect(self.model.ask)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _: self._enter())
        self.list.menu_asked.connect(self._menu)
        self.view.plan_asked.connect(self.add_visit)
        self._failed.again.connect(self.model.ask)

    def _choose(self, row: object) -> None:
        self.model.choose(row.key if isinstance(row, VisitLine) else None)  # type: ignore[arg-type]  # a visit's id

    def _enter(self) -> None:
        self.split.show_work()
        self.view.focus_note()

    def _menu(self, at: QPoint) -> None:
        PopupMenu(self._visit_commands(), self).popup(at)

    def _show_photos(self) -> None:
        visit = self.visit.visit
        self.photos.show(None if visit is None else visit.id)

    def _watch_camera(self) -> None:
        visit = self.visit.visit
        self.photos.camera.watch(None if visit is None or self.visit.is_over else began_at(visit))

    def _lay_out(self) -> None:
        px = theme().px
        pane = QFrame()
        rows = QVBoxLayout(pane)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        above = QVBoxLayout()
        above.setContentsMargins(px(20), px(16), px(20), px(8))
        above.setSpacing(px(4))
        head = QHBoxLayout()
        head.setSpacing(px(4))
        head.addWidget(self._heading, 1)
        for icon, name, by in (
            ("chevron-left", self.tr("Previous day"), -1),
            ("chevron-right", self.tr("Next day"), 1),
        ):
            step = IconButton(icon, name)
            step.clicked.connect(partial(self._step_clicked, by))
            head.addWidget(step)
        above.addLayout(head)
        above.addWidget(self._counts)
        above.addWidget(self._failed)
        rows.addLayout(above)
        rows.addWidget(self.list, 1)
        rows.addWidget(HLine())
        rows.addLayout(self._list_foot())
        self.split = ThreePanes(
            pane,
            self.view,
            self.side,
            "my-day",
            preferences=self.work.preferences,
            list_width=337,
            side_width=292,
            work_words=self.tr("Visit"),
            side_words=self.tr("This laptop"),
            list_words=self.tr("Visits of the day"),
        )
        self.split.list_folded.connect(self._to_visit.setVisible)
        self._to_visit.setVisible(self.split.is_list_folded)
        fill(self, self.split)

    def _list_foot(self) -> QHBoxLayout:
        px = theme().px
        foot = QHBoxLayout()
        foot.setContentsMargins(px(7), px(12), px(7), px(12))  # the icon of the first stands on the margin
        add = Button(self.tr("Add a visit"), kind="ghost", icon="plus", keys="Ctrl+N")
        add.clicked.connect(self.add_visit)
        foot.addWidget(add)
        foot.addStretch(1)
        self._to_visit = Button(self.tr("Open visit"), kind="primary")
        self._to_visit.clicked.connect(self._enter)
        foot.addWidget(self._to_visit)
        for icon, name, by, keys in (
            ("arrow-up", self.tr("Go there earlier"), -1, "Alt+Up"),
            ("arrow-down", self.tr("Go there later"), 1, "Alt+Down"),
        ):
            move = IconButton(icon, name, keys=keys)
            move.clicked.connect(partial(self._move_clicked, by))
            foot.addWidget(move)
        foot.addSpacing(px(5))
        return foot

    def _step_clicked(self, by: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self.step_day(by)

    def _move_clicked(self, by: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        why = self.model.why_not_move(by)
        if why:
            self.work.window.toast(why)
        self.model.move(by)

    def _draw(self) -> None:
        state = self.model.state
        self._heading.set_text(self.work.wording.full_day(state.day))
        self._counts.set_text(self.model.counts() if state.mine is not None else "")
        self._failed.setVisible(state.error is not None)
        if state.error is not None:
            self._failed.say(self.tr("The day could not be read."), say(state.error))
        self.rows.set_rows(self.model.rows())
        if state.mine is not None and self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            if self.list.choose(wanted):
                return
        chosen = self.list.value()
        if state.chosen is not None and (chosen is None or chosen.key != state.chosen):
            self.list.choose(state.chosen)
        self.path_changed.emit()
