"""Appointments: a day in order; check in, mark who did not come, move, cancel, book."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker.desk.appointments import Booked, CheckedIn
from caseworker.domain.appointments import Appointment, AppointmentState
from caseworker.domain.ids import PersonId
from ui.appointments.day_model import DayModel, holds_time
from ui.appointments.panels import BookPanel, CancelPanel, MovePanel
from ui.commands import Command, always
from ui.exporting.commands import export_calendar, why_not_export
from ui.front_desk.words import name_of, place_words, reason_words
from ui.isolates import isolate
from ui.keys import key_of
from ui.news import Changes
from ui.places import Place
from ui.shell.page import Page
from ui.theme.current import theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.columns import fill
from ui.widgets.foot_bar import FootBar
from ui.widgets.labels import Heading, Label
from ui.widgets.menus import PopupMenu
from ui.widgets.rows import QueueRow, QueueRowDelegate, RowList, RowsModel
from ui.widgets.side_pane import SidePane
from ui.widgets.states import Empty, Failed
from ui.widgets.three_panes import ThreePanes
from ui.work import Work

_TONES = {AppointmentState.NO_SHOW: "warning", AppointmentState.CHECKED_IN: "success"}


class TimeRowDelegate(QueueRowDelegate):
    """Rows that begin with a time of day."""

    ticket_width = 50.0


class AppointmentsPage(Page):
    """The day's list. Enter checks in the chosen one, and opens who is here; typing letters finds a name."""

    shows = frozenset({"appointment", "walk_in", "person"})

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(work, place, parent)
        self.model = DayModel(work, self)
        self._hidden = False
        self._wanted: UUID | None = place.about if place.part != "book" else None
        self._build()
        self.model.changed.connect(self._draw)
        self._draw()
        self.model.reload()
        if place.part == "book":
            self._book_for(None if place.about is None else PersonId(place.about))

    def path(self) -> tuple[str, ...]:
        """Return the page and the day."""
        return (self.tr("Appointments"), self.work.wording.day(self.model.state.day))

    def commands(self) -> Sequence[Command]:
        """Return what can be done with the day and the chosen appointment."""
        group, model = self.tr("Appointments"), self.model
        today = self.work.wording.today
        return [
            Command(id="form.main", words=self.tr("Check in"), run=self.check_in, group=group, why_not=self._why_not),
            self._command("no-show", self.tr("Did not come"), self.no_show, "user-x", self._why_not),
            self._command("move", self.tr("Move appointment"), self.move_chosen, "calendar-clock", self._why_not),
            self._command("cancel", self.tr("Cancel appointment"), self.cancel, "calendar-x", self._why_not),
            self._command("book", self.tr("Book an appointment"), self.book, "calendar-plus"),
            self._command("previous-day", self.tr("Previous day"), lambda: model.step(-1), "chevron-left"),
            self._command("next-day", self.tr("Next day"), lambda: model.step(1), "chevron-right"),
            self._command("today", self.tr("Today"), lambda: model.go_to(today()), "calendar"),
            self._command("export", self.tr("Export as calendar file…"), self.export, "download", self._why_not_export),
            self._command("open-person", self.tr("Open person"), self.open_person, "user", self._no_person),
        ]

    def panes(self) -> Sequence[QWidget]:
        """Return list and side."""
        return self._panes.panes()

    def first_focus(self) -> QWidget | None:
        """Return the list."""
        return self._book if self.list.isHidden() else self.list

    def state(self) -> dict[str, object]:
        """Return the day and the chosen appointment."""
        chosen = self.model.state.chosen
        return {"day": self.model.state.day.isoformat(), "chosen": str(chosen or "")}

    def restore(self, state: dict[str, object]) -> None:
        """Show the day again on which one was."""
        day, chosen = state.get("day"), state.get("chosen")
        if isinstance(chosen, str) and chosen:
            self._wanted = UUID(chosen)
        if isinstance(day, str):
            self.model.go_to(type(self.model.state.day).fromisoformat(day))

    def reload(self, changes: Changes) -> None:
        """Read the day anew."""
        if changes.concern(self.shows):
            self.model.reload()

    def hide_names(self, *, hidden: bool) -> None:
        """Hide or show names."""
        self._hidden = hidden
        self._draw()

    # What is asked for

    def check_in(self) -> None:
        """Check the chosen person in."""
        line = self.model.state.line
        if line is not None:
            self.model.check_in(line.appointment, self._on_checked_in)

    def no_show(self) -> None:
        """Say that the chosen person did not come."""
        line = self.model.state.line
        if line is not None:
            words = self.tr("Marked as did not come. A late person can still be checked in.")
            self.model.no_show(line.appointment, lambda _: self.work.window.toast(words))

    def move_chosen(self) -> None:
        """Move the chosen appointment."""
        line = self.model.state.line
        if line is not None:
            MovePanel(self.work, self.model, line, self, lambda made: self._on_moved(line, made)).start()

    def cancel(self) -> None:
        """Cancel the chosen appointment."""
        line = self.model.state.line
        if line is not None:
            words = self.tr("Appointment cancelled. Its time is free again.")
            CancelPanel(self.work, self.model, line, self, lambda _: self.work.window.toast(words)).start()

    def book(self) -> None:
        """Book an appointment."""
        self._open_booking(None, "")

    def export(self) -> None:
        """Offer the day, and what follows it, as a calendar file."""
        export_calendar(self.work, self.model.state.day, self)

    def _why_not_export(self) -> str:
        return why_not_export(self.work)

    def open_person(self) -> None:
        """Open the chosen person's page."""
        line = self.model.state.line
        if line is not None and line.appointment.person is not None:
            self.work.window.go(Place("person", line.appointment.person))

    # How it is shown

    def _build(self) -> None:
        changed = self.work.preferences.chosen.keys
        self._title = Heading("", 0, role="title")
        self._told = Label("", "small", "text2")
        self._back = IconButton("chevron-left", self.tr("Previous day"), bordered=True)
        self._back.clicked.connect(lambda: self.model.step(-1))
        self._on = IconButton("chevron-right", self.tr("Next day"), bordered=True)
        self._on.clicked.connect(lambda: self.model.step(1))
        self._today = Button(self.tr("Today"))
        self._today.clicked.connect(lambda: self.model.go_to(self.work.wording.today()))
        self._book = Button(self.tr("Book"), icon="calendar-plus", keys=key_of("appointments.book", changed))
        self._book.clicked.connect(self.book)
        self._rows = RowsModel(jump=lambda row: row.name)
        self.list = RowList(self._rows, TimeRowDelegate(), self.tr("Appointments of the day"))
        self.list.setObjectName("appointments-list")
        self.list.chosen.connect(lambda row: self.model.choose(row.key if row is not None else None))
        self.list.opened.connect(lambda _: self._open_line())
        self.list.menu_asked.connect(self._open_menu)
        self._empty = Empty("calendar-days", self.tr("No appointments on this day"), "", self.tr("Book an appointment"))
        self._empty.acted.connect(self.book)
        self._failed = Failed(self.tr("The appointments could not be read"), self.tr("Nothing was changed."))
        self._failed.again.connect(self.model.reload)
        self._check = Button(self.tr("Check in"), kind="primary", keys="Return", size="lg")
        self._check.clicked.connect(lambda: self._give("form.main"))
        self._open = Button(self.tr("Open person"), kind="primary", keys="Return", size="lg")
        self._open.clicked.connect(self.open_person)
        others = [
            self._button(self.tr("Did not come"), "appointments.no-show"),
            self._button(self.tr("Move"), "appointments.move"),
            self._button(self.tr("Cancel"), "appointments.cancel"),
        ]
        self._foot = FootBar(self._open, [self._check, *others])
        self._side = SidePane(self.tr("The chosen appointment"))
        self._facts = self._side.section(self.tr("Appointment"), column=True)
        self._lay_out()

    def _lay_out(self) -> None:
        px = theme().px
        head = QHBoxLayout()
        head.setContentsMargins(px(28), px(18), px(28), px(4))
        head.setSpacing(px(8))
        head.addWidget(self._title, 1)
        for widget in (self._back, self._today, self._on, self._book):
            head.addWidget(widget)
        told = QHBoxLayout()
        told.setContentsMargins(px(28), 0, px(28), px(8))
        told.addWidget(self._told)
        body = QHBoxLayout()
        body.setContentsMargins(px(8), 0, px(8), 0)
        body.addWidget(self.list)
        middle = QVBoxLayout()
        middle.setContentsMargins(px(28), 0, px(28), 0)
        middle.addWidget(self._empty)
        middle.addWidget(self._failed)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(told)
        column.addLayout(body, 1)
        column.addLayout(middle)
        column.addStretch(0)
        column.addWidget(self._foot)
        self._panes = ThreePanes(
            None,
            work,
            self._side,
            "appointments",
            preferences=self.work.preferences,
            work_words=self.tr("The day"),
            side_words=self.tr("Appointment"),
        )
        fill(self, self._panes)

    def _button(self, words: str, command: str) -> Button:
        made = Button(words, keys=key_of(command, self.work.preferences.chosen.keys), size="lg")
        made.clicked.connect(lambda: self._give(command))
        return made

    def _draw(self) -> None:
        state, wording = self.model.state, self.work.wording
        self._title.set_text(wording.day(state.day))
        self._title.set_count(len(state.booked or ()))
        coming = state.waits_for(at=wording.now())
        self._told.set_text(self.tr("%n still to come", "", coming) if coming else wording.full_day(state.day))
        self._rows.set_rows([self._row(one) for one in state.booked or ()])
        self._failed.setVisible(state.trouble is not None)
        is_empty = state.booked is not None and not state.booked
        self._empty.setVisible(is_empty)
        self.list.setVisible(not is_empty)  # while it is read the focus waits in it
        self._foot.setVisible(bool(state.booked))
        self._choose_wanted()
        self._draw_side(self.model.state.line)  # choosing may have drawn in between
        here = self._is_known_here()
        self._open.setVisible(here)
        self._check.setVisible(not here)

    def _is_known_here(self) -> bool:
        """Whether the chosen person came and is known: what follows is their record."""
        line = self.model.state.line
        came = line is not None and line.appointment.state is AppointmentState.CHECKED_IN
        return came and line is not None and line.appointment.person is not None

    def _open_line(self) -> None:
        if self._is_known_here():
            self.open_person()
        else:
            self._give("form.main")

    def _choose_wanted(self) -> None:
        if self._wanted is not None and self.list.choose(self._wanted):
            self._wanted = None
        elif self.model.state.booked and self.list.value() is None:
            self.list.choose_first()

    def _row(self, one: Booked) -> QueueRow:
        known, wording = one.appointment, self.work.wording
        late = known.state is AppointmentState.BOOKED and known.starts_at < wording.now()
        words = self.tr("Late") if late else wording.appointment_state(known.state)
        return QueueRow(
            key=known.id,
            ticket=wording.time(known.starts_at),
            name="•••••" if self._hidden else self._name(one),
            reason=wording.facts(reason_words(self.work.office.sitting.pack, known.reason), self._with(known)),
            wait=words,
            wait_spoken=words,
            tone="warning" if late else "",
            identified=known.person is not None,
        )

    def _draw_side(self, one: Booked | None) -> None:
        self._facts.clear()
        if one is None:
            return
        known, wording = one.appointment, self.work.wording
        pack = self.work.office.sitting.pack
        self._facts.set_title("•••••" if self._hidden else self._name(one))
        facts = (
            (self.tr("When"), wording.span(known.starts_at, known.ends_at)),
            (self.tr("About"), reason_words(pack, known.reason) or known.title),
            (self.tr("With"), self._with(known)),
            (self.tr("Where"), place_words(pack, known.place)),
            (self.tr("Status"), wording.appointment_state(known.state)),
            (self.tr("Note"), known.note),
            (self.tr("Why cancelled"), known.cancel_reason),
        )
        for key, value in facts:
            if value:
                self._facts.add_fact(key, value, _TONES.get(known.state, "") if value == facts[4][1] else "")
        if known.person is not None:
            self._facts.add_line("user", self.tr("Open person"), place=self.open_person)

    def _name(self, one: Booked) -> str:
        return name_of(one.person, one.appointment.title, self.work.wording, known=one.appointment.person is not None)

    def _with(self, known: Appointment) -> str:
        teams = self.work.office.sitting.pack.teams
        return next((one.title for one in teams if one.id == known.team), "")

    # What came of it

    def _on_checked_in(self, done: CheckedIn) -> None:
        words = self.tr("Checked in. Number {number}.")
        self.work.window.toast(words.format(number=isolate(done.walk_in.shown_number)))

    def _on_moved(self, line: Booked, made: object) -> None:
        assert isinstance(made, Appointment)
        before = line.appointment
        words = self.tr("Moved to {day} {time}.")
        said = words.format(day=self.work.wording.day(made.starts_at), time=self.work.wording.time(made.starts_at))
        undo = None
        if made != before:
            undo = self._mover(made, before)
        self.work.window.toast(said, undo=undo)

    def _mover(self, made: Appointment, before: Appointment) -> Callable[[], None]:
        return lambda: self.model.move(made, before.starts_at, before.ends_at, lambda _: None)

    def _on_booked(self, made: object) -> None:
        assert isinstance(made, Appointment)
        self._wanted = made.id
        self.model.go_to(self.work.wording.local(made.starts_at).date())
        self.model.reload()
        words = self.tr("Booked for {day} {time}.")
        said = words.format(day=self.work.wording.day(made.starts_at), time=self.work.wording.time(made.starts_at))
        reason = self.tr("Booked by mistake")
        self.work.window.toast(said, undo=lambda: self.model.cancel(made, reason, lambda _: None))

    def _book_for(self, person: PersonId | None) -> None:
        """Open the booking for a person, once their name was read."""
        if person is None:
            self._open_booking(None, "")
            return
        facing = self.work.office.facing
        self.work.lanes.read(
            lambda: facing.face(person),
            lambda face: self._open_booking(person, name_of(face.person, "", self.work.wording)),
            owner=self,
        )

    def _open_booking(self, person: PersonId | None, name: str) -> None:
        panel = BookPanel(self.work, self.model, self, person=person, name=name)
        panel.booked.connect(self._on_booked)
        panel.start()

    def _open_menu(self, where: QPoint) -> None:
        menu = PopupMenu(self.commands()[:4], self)
        menu.refused.connect(self.work.window.toast)
        menu.popup(where)

    def _give(self, command: str) -> None:
        found = next(one for one in self.commands() if one.id == command)
        why = found.why_not()
        if why:
            self.work.window.toast(why)
        else:
            found.run()

    def _why_not(self) -> str:
        line = self.model.state.line
        if line is None:
            return self.tr("Choose an appointment first.")
        late = line.appointment.state is AppointmentState.NO_SHOW
        if holds_time(line.appointment) or late:
            return ""
        return self.tr("This appointment is over or cancelled. Book a new one.")

    def _no_person(self) -> str:
        line = self.model.state.line
        known = line is not None and line.appointment.person is not None
        return "" if known else self.tr("Nobody is named in this appointment.")

    def _command(
        self, name: str, words: str, run: Callable[[], None], icon: str, why_not: Callable[[], str] = always
    ) -> Command:
        return Command(
            id=f"appointments.{name}", words=words, run=run, group=self.tr("Appointments"), icon=icon, why_not=why_not
        )
