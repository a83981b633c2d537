"""The front desk: the waiting list, the form for the person at the counter, and everything to answer with."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from caseworker.desk.counter import DayClosed
from caseworker.desk.front_desk import Expected, InLine, WrappedUp
from caseworker.domain.answers import Answer
from caseworker.domain.walk_ins import WalkIn
from ui.commands import Command
from ui.front_desk.contact_form import Next
from ui.front_desk.contact_model import ContactModel, Whose
from ui.front_desk.day_panels import CloseDayPanel, HelpedPanel
from ui.front_desk.desk_commands import DeskCommands
from ui.front_desk.desk_model import DeskModel, is_called
from ui.front_desk.find_panel import FindPanel
from ui.front_desk.log_form import LogForm
from ui.front_desk.person_search import person_of
from ui.front_desk.phone_panel import take_call
from ui.front_desk.place_words import begun_words
from ui.front_desk.queue_acts import QueueActs
from ui.front_desk.side import CounterSide
from ui.front_desk.waiting_pane import WaitingPane
from ui.front_desk.walk_in_model import WalkInModel
from ui.front_desk.walk_in_panel import WalkInPanel
from ui.front_desk.words import name_in_line
from ui.isolates import isolate
from ui.keys import key_of
from ui.news import Changes
from ui.people.adding import adding_place, begin_adding
from ui.places import Place
from ui.shell.page import Page
from ui.widgets.bars import announce
from ui.widgets.columns import fill
from ui.widgets.menus import PopupMenu
from ui.widgets.three_panes import ThreePanes
from ui.work import Work


class FrontDeskPage(Page):
    """One counter. What is typed stays with whom it is about, whoever is called next."""

    shows = frozenset({"walk_in", "appointment", "person", "case", "deadline", "task", "interaction", "safety_fact"})

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(work, place, parent)
        self.desk = DeskModel(work, self)
        self.contact = ContactModel(work, self.desk, self)
        self.acts = QueueActs(work, self.desk, self)
        changed = work.preferences.chosen.keys
        asked = {"walk-in": "front-desk.walk-in", "call-next": "front-desk.call-next", "main": "form.main"}
        keys = {name: key_of(command, changed) for name, command in asked.items()}
        self.waiting = WaitingPane(work, self.desk, keys)
        self.form = LogForm(work, self.desk, self.contact, keys)
        self.side = CounterSide(work, self.desk, self.contact)
        self.panes_of_page = ThreePanes(
            self.waiting,
            self.form,
            self.side,
            "front-desk",
            preferences=work.preferences,
            work_words=self.tr("Contact"),
            side_words=self.tr("Facts and answers"),
            list_words=self.tr("Waiting list"),
        )
        fill(self, self.panes_of_page)
        self._commands = DeskCommands(self)
        self._shown: Whose | None = None
        self._counter = self.desk.state.counter.id
        self._moves_focus, self._was_read = False, False
        self._connect()
        self.desk.reload()

    def path(self) -> tuple[str, ...]:
        """Return the front desk and the counter."""
        return (self.tr("Front desk"), self.desk.state.counter.title)

    def commands(self) -> Sequence[Command]:
        """Return what can be done at a counter."""
        return self._commands.all()

    def bar_commands(self) -> Sequence[str]:
        """Return what has a button in the top bar: the phone rings while somebody stands here."""
        return ("front-desk.phone-call",)

    def panes(self) -> Sequence[QWidget]:
        """Return list, form and side."""
        return self.panes_of_page.panes()

    def first_focus(self) -> QWidget | None:
        """Return the note while somebody is at the counter, otherwise the waiting list."""
        if self.desk.state.here is not None or not self.waiting.list.isVisible():
            return self.form.note.editor
        return self.waiting.list

    def state(self) -> dict[str, object]:
        """Return where the cursor stood in the note."""
        return {"cursor": self.form.note.editor.textCursor().position()}

    def restore(self, state: dict[str, object]) -> None:
        """Put the cursor back."""
        at = state.get("cursor")
        if isinstance(at, int) and at <= len(self.form.note.text()):
            cursor = self.form.note.editor.textCursor()
            cursor.setPosition(at)
            self.form.note.editor.setTextCursor(cursor)

    def reload(self, changes: Changes) -> None:
        """Read the counter anew; what is typed stays."""
        if changes.concern(self.shows):
            self.desk.reload()

    def hide_names(self, *, hidden: bool) -> None:
        """Hide or show names, the note and the side."""
        self.waiting.hide_names(hidden=hidden)
        self.form.hide_names(hidden=hidden)
        self.side.setVisible(not hidden)

    def leave(self) -> None:
        """Keep what is typed."""
        self.contact.leave()

    # What is asked for

    def walk_in(self) -> None:
        """Take in somebody who came."""
        model = WalkInModel(self.work, self)
        panel = WalkInPanel(self.work, model, self)
        model.issued.connect(self._on_issued)
        model.answered.connect(lambda _: self._done(self.tr("Recorded: answered at once.")))
        panel.start()

    def phone_call(self) -> None:
        """Write down a call over what is open."""
        take_call(self.work, self)

    def call_next(self) -> None:
        """Call the next number."""
        self._moves_focus = True
        self.desk.call_next(self._on_called)

    def find_person(self) -> None:
        """Say who is at the counter."""
        here = self.desk.state.here
        title = self.tr("Who is it?") if here is None or here.walk_in.person is None else self.tr("Who is it really?")
        panel = FindPanel(self.work, title, self)
        panel.found.connect(self._on_found)
        panel.new_asked.connect(self.new_person)
        panel.start()

    def new_person(self, name: str = "") -> None:
        """Enter somebody who is not known yet; whoever is at the counter without a name is identified by it."""
        here = self.desk.state.here
        walk_in = here.walk_in.id if here is not None and here.walk_in.person is None else None
        if name:
            begin_adding(self.work, name, walk_in)
        else:
            self.work.window.go(adding_place(walk_in))

    def open_person(self) -> None:
        """Open the page of the person in front."""
        person = self.contact.state.whose.person
        if person is not None:
            self.work.window.go(Place("person", person))

    def save(self, *, call_next: bool) -> None:
        """Keep the contact, and call the next number if asked."""
        self._moves_focus = True
        if not self.contact.save(self._call_back_title(), call_next=call_next):
            self.form.show_missing()

    def choose_next(self, chosen: Next) -> None:
        """Choose what follows, and go to what it asks for."""
        self.contact.choose_next(chosen)
        part = self.form.next
        field = {
            Next.CALL_BACK: part.day.control,
            Next.ELSEWHERE: part.elsewhere.where.control,
            Next.REFER: part.refer,
            Next.BOOK: part.book,
        }.get(chosen)
        if field is not None:
            field.setFocus()
            self.form.reveal(part)

    def refer(self) -> None:
        """Choose a service for the person; the note stays as a draft meanwhile."""
        self.work.window.go(Place("directory", self.contact.state.whose.person))

    def book(self) -> None:
        """Book an appointment for the person; the note stays as a draft meanwhile."""
        self.work.window.go(Place("appointments", self.contact.state.whose.person, "book"))

    def show_answers(self) -> None:
        """Go to the answers for the reason; to all answers where there are none."""
        if not self.side.focus_answers():
            self.work.window.go(Place("answers", self.contact.state.whose.person))

    def show_helped(self) -> None:
        """Show who left today."""
        now = self.desk.state.now
        if now is None:
            return
        panel = HelpedPanel(self.work, now.left, self)
        panel.person_asked.connect(self._open_line)
        panel.close_day_asked.connect(self.close_day)
        panel.take_back_asked.connect(lambda line: self.acts.take_back(line.walk_in))
        panel.start()

    def close_day(self) -> None:
        """Show the sums of the day, and ask about those who are still here."""
        now = self.desk.state.now
        if now is None:
            return
        panel = CloseDayPanel(self.work, now, self)
        panel.close_asked.connect(lambda: self.desk.close_day(self._on_day_closed))
        panel.start()

    def discard(self) -> None:
        """Put away what is typed; it can be brought back."""
        self.contact.discard(
            lambda draft: self.work.window.toast(
                self.tr("Draft discarded."), undo=lambda: self.contact.bring_back(draft)
            )
        )

    # What came of it

    def _connect(self) -> None:
        self.desk.changed.connect(self._follow)
        self.contact.saved.connect(self._on_saved)
        self.waiting.add_asked.connect(self.walk_in)
        self.waiting.call_asked.connect(lambda: self.work.window.run("front-desk.call-next"))
        self.waiting.write_asked.connect(self._write)
        self.panes_of_page.list_folded.connect(lambda folded: self.waiting.stand_alone(alone=folded))
        self.waiting.stand_alone(alone=self.panes_of_page.is_list_folded)
        self.waiting.person_asked.connect(self.form.focus_note)
        self.waiting.helped_asked.connect(self.show_helped)
        self.waiting.line_opened.connect(self._on_line)
        self.waiting.menu_asked.connect(self._on_menu)
        self.waiting.left_asked.connect(self.acts.finish)
        self.form.offer(self._for_here)
        self.contact.begun.connect(self._on_begun)
        self.form.save_asked.connect(partial(self.save, call_next=False))
        self.form.save_and_next_asked.connect(partial(self.save, call_next=True))
        self.form.back_to_queue_asked.connect(self._on_back)
        self.form.refer_asked.connect(self.refer)
        self.form.book_asked.connect(self.book)
        self.form.person.find_asked.connect(self.find_person)
        self.form.person.new_asked.connect(self.new_person)
        self.form.person.open_asked.connect(self.open_person)
        self.side.answer_given.connect(self._on_answer)
        self.side.timeline_asked.connect(self.open_person)

    def _follow(self) -> None:
        """Write of whoever is at the counter now."""
        if self._counter != self.desk.state.counter.id:
            self._counter = self.desk.state.counter.id
            self.path_changed.emit()
            self.commands_changed.emit()
        here = self.desk.state.here
        whose = Whose()
        if here is not None:
            walk_in = here.walk_in
            whose = Whose(walk_in=walk_in.id, person=walk_in.person, described_as=walk_in.described_as)
        if whose != self._shown:
            self._shown = whose
            self.contact.take(whose, reason=here.walk_in.reason if here else "")
            if here is not None:
                announce(self, self.waiting.card.accessibleName())
        begins = not self._was_read and self.waiting.has_focus()
        self._was_read = True
        if self._moves_focus or begins:
            self._moves_focus = False
            if here is not None:
                self.form.focus_note()
                self.panes_of_page.show_work()
            elif self.waiting.list.isVisible():
                self.waiting.focus_list()

    def _on_issued(self, came: WalkIn) -> None:
        self.desk.reload()
        queue = self.work.office.sitting.pack.queue(came.queue).title
        words = self.tr("Number {number} · {queue}").format(number=isolate(came.shown_number), queue=queue)
        self.work.window.toast(words, undo=partial(self.acts.leave, came))

    def _on_called(self, called: WalkIn | None) -> None:
        if called is None:
            self._done(self.tr("Nobody is waiting for this counter. Press F2 when someone walks in."))

    def _on_saved(self, ended: WrappedUp) -> None:
        called, self._shown = ended.called, None
        self._tell(ended)
        if called is None:
            self._done(self.tr("Saved. Nobody is waiting.") if ended.finished else self.tr("Saved."))
            return
        line = self.desk.state.line(called.id)
        name = name_in_line(line, self.work.wording) if line else called.described_as
        words = self.tr("Saved. Next: {number} {name}").format(number=isolate(called.shown_number), name=isolate(name))
        self.work.window.toast(words, undo=partial(self.acts.let_wait, called))

    def _tell(self, ended: WrappedUp) -> None:
        """Say the reference of a new report, and when it is due."""
        if ended.begun is not None:
            say = self.work.wording
            self.contact.place.standing(ended.begun.id, lambda report: self._done(begun_words(report, say)))

    def _on_found(self, found: object) -> None:
        here, person = self.desk.state.here, person_of(found)  # type: ignore[arg-type]  # a signal carries objects
        if here is None:
            self.work.window.go(Place("person", person))
            return
        self._moves_focus = True
        self.desk.identify(here.walk_in.id, person, lambda _: None)

    def _on_line(self, line: object) -> None:
        """Enter on a row: check in who is booked, go on with who is on hold, call who waits."""
        self._moves_focus = True
        if isinstance(line, Expected):
            self.acts.check_in(line.appointment)
        elif isinstance(line, InLine):
            self.acts.take(line)

    def _write(self) -> None:
        """Show the form where the list stands alone."""
        self.panes_of_page.show_work()
        self.form.focus_note()

    def _on_menu(self, line: object, where: QPoint) -> None:
        menu = PopupMenu(self.acts.commands_for(line), self)
        menu.refused.connect(self._done)
        menu.popup(where)

    def _for_here(self) -> Sequence[Command]:
        here = self.desk.state.here
        return () if here is None else self.acts.commands_for(here)

    def _on_begun(self) -> None:
        """Whoever is written about stands at the counter."""
        here = self.desk.state.here
        if here is not None and is_called(here):
            self.desk.serve(here.walk_in.id)

    def _on_back(self) -> None:
        here = self.desk.state.here
        if here is not None:
            self.acts.back_or_again(here)

    def _on_answer(self, answer: Answer) -> None:
        self.contact.give(answer)

    def _open_line(self, line: InLine) -> None:
        if line.walk_in.person is not None:
            self.work.window.go(Place("person", line.walk_in.person))

    def _on_day_closed(self, closed: object) -> None:
        assert isinstance(closed, DayClosed)
        words = self.tr("The day is closed. {served} counted as helped, {left} as left before.")
        self._done(words.format(served=closed.served, left=closed.left))

    def _done(self, words: str) -> None:
        self.work.window.toast(words)

    def _call_back_title(self) -> str:
        facing = self.desk.state.facing
        here = self.desk.state.here
        name = name_in_line(here, self.work.wording) if here and (facing or here.walk_in.described_as) else ""
        return self.tr("Call {name} back").format(name=isolate(name)) if name else self.tr("Call back")
