"""What is done with somebody in the waiting list, what is said of it, and how it is undone."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from caseworker.desk.appointments import CheckedIn
from caseworker.desk.front_desk import Expected, InLine
from caseworker.domain.appointments import Appointment
from caseworker.domain.walk_ins import WalkIn, WalkInState
from ui.commands import Command
from ui.front_desk.desk_model import DeskModel
from ui.isolates import isolate
from ui.places import Place
from ui.work import Work

_BOOKED = "booked"


class QueueActs(QObject):
    """Acts of one counter. Each says in a toast what happened, with Undo where it can be undone."""

    def __init__(self, work: Work, desk: DeskModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._desk = work, desk

    def why_not_call(self) -> str:
        """Return why nobody can be called now, "" when the counter is free."""
        here = self._desk.state.here
        if here is None:
            return ""
        number = isolate(here.walk_in.shown_number)
        if here.walk_in.state is WalkInState.INVITED:
            return self.tr("{number} was called and has not come yet. Say that nobody came, or call again.").format(
                number=number
            )
        return self.tr("{number} is at your counter. Save, or put them on hold first.").format(number=number)

    def take(self, line: InLine) -> None:
        """Call who waits, go on with who is on hold."""
        why = self.why_not_call()
        if why:
            self._work.window.toast(why)
        elif line.walk_in.state is WalkInState.ON_HOLD:
            self._desk.resume(line.walk_in.id, _nothing)
        else:
            self._desk.call(line.walk_in.id, _nothing)

    def hold(self, line: InLine) -> None:
        """Set somebody aside."""
        self._desk.hold(line.walk_in.id, self._saying(self.tr("{number} is on hold."), undo=self._resume))

    def no_show(self, line: InLine) -> None:
        """Say that nobody came."""
        self._desk.no_show(
            line.walk_in.id, self._saying(self.tr("{number} did not come and left the list."), undo=self.take_back)
        )

    def finish(self, line: InLine) -> None:
        """End a stay without a contact."""
        self._desk.finish(line.walk_in.id, self._saying(self.tr("{number} is finished."), undo=self.take_back))

    def back_or_again(self, line: InLine) -> None:
        """Call once more who has not come yet; let everyone else wait again."""
        if line.walk_in.state is WalkInState.INVITED:
            self.recall(line)
        else:
            self.send_back(line)

    def recall(self, line: InLine) -> None:
        """Call somebody once more."""
        self._desk.recall(line.walk_in.id, self._saying(self.tr("{number} was called again.")))

    def send_back(self, line: InLine) -> None:
        """Let somebody wait again."""
        words, again = self.tr("{number} waits again."), self._call_again
        self._desk.send_back(line.walk_in.id, self._saying(words, undo=again))

    def transfer(self, line: InLine, queue: str) -> None:
        """Send somebody to another queue."""
        before, title = line.walk_in.queue, self._work.office.sitting.pack.queue(queue).title

        def undo(walk_in: WalkIn) -> None:
            self._desk.transfer(walk_in.id, before, _nothing)

        said = self.tr("{number} now waits in {queue}.").replace("{queue}", title)
        self._desk.transfer(line.walk_in.id, queue, self._saying(said, undo=undo))

    def check_in(self, appointment: Appointment) -> None:
        """Check in who is booked: they get a number and a place in a queue."""
        office, queue = self._work.office, self._queue_of(appointment)

        def checked(done: CheckedIn) -> None:
            words = self.tr("Checked in. Number {number}.")
            self._work.window.toast(words.format(number=isolate(done.walk_in.shown_number)))
            self._desk.reload()

        self._work.lanes.write(
            lambda: office.appointments.check_in(appointment.id, queue=queue),
            checked,
            self._work.window.trouble,
            owner=self,
        )

    def take_back(self, walk_in: WalkIn) -> None:
        """Undo the end of a stay."""
        self._desk.take_back(walk_in.id, self._saying(self.tr("{number} waits again.")))

    def let_wait(self, walk_in: WalkIn) -> None:
        """Undo a call: the person waits again at their place."""
        self._desk.send_back(walk_in.id, self._saying(self.tr("{number} waits again.")))

    def leave(self, walk_in: WalkIn) -> None:
        """Undo the giving of a number: the person left the list."""
        self._desk.finish(walk_in.id, self._saying(self.tr("{number} left the list."), undo=self.take_back))

    def commands_for(self, line: object) -> Sequence[Command]:
        """Return what can be done with a row."""
        if isinstance(line, Expected):
            return self._for_booked(line)
        return self._for_line(line) if isinstance(line, InLine) else ()

    def queues_for(self, line: InLine) -> Sequence[Command]:
        """Return the queues somebody can be sent to."""
        others = [one for one in self._work.office.sitting.pack.queues if one.id != line.walk_in.queue]
        return [
            _command(
                f"transfer-{one.id}",
                self.tr("Send to {queue}").format(queue=one.title),
                partial(self.transfer, line, one.id),
                "queue",
                "arrow-right-left",
            )
            for one in others
        ]

    def _for_line(self, line: InLine) -> Sequence[Command]:
        state, made = line.walk_in.state, []
        if state is WalkInState.WAITING:
            made.append(_command("call", self.tr("Call now"), partial(self.take, line), "a", "megaphone"))
            made.append(_command("hold", self.tr("Put on hold"), partial(self.hold, line), "a", "circle-pause"))
        elif state is WalkInState.ON_HOLD:
            made.append(_command("resume", self.tr("Go on with them"), partial(self.take, line), "a", "play"))
        if state is WalkInState.INVITED:
            made.append(_command("recall", self.tr("Call again"), partial(self.recall, line), "a", "megaphone"))
            made.append(_command("no-show", self.tr("Nobody came"), partial(self.no_show, line), "a", "user-x"))
        if state is WalkInState.BEING_SERVED:
            made.append(_command("hold", self.tr("Put on hold"), partial(self.hold, line), "a", "circle-pause"))
        if state in {WalkInState.INVITED, WalkInState.BEING_SERVED}:
            back = partial(self.send_back, line)
            made.append(_command("send-back", self.tr("Back to queue"), back, "a", "corner-up-left"))
        words = self.tr("Finish without a note") if line.walk_in.served_at else self.tr("They left")
        made.append(_command("finish", words, partial(self.finish, line), "a", "log-out"))
        person = line.walk_in.person
        if person is not None:
            go = partial(self._work.window.go, Place("person", person))
            made.append(_command("open", self.tr("Open person"), go, "b", "user"))
        return [*made, *self.queues_for(line)]

    def _for_booked(self, line: Expected) -> Sequence[Command]:
        made = [_command("check-in", self.tr("Check in"), partial(self.check_in, line.appointment), "a", "user-check")]
        go = partial(self._work.window.go, Place("appointments", line.appointment.id))
        made.append(_command("appointment", self.tr("Open appointment"), go, "a", "calendar-days"))
        return made

    def _queue_of(self, appointment: Appointment) -> str:
        """The queue of those who are booked; without one that of the appointment's reason, or the counter's last."""
        pack = self._work.office.sitting.pack
        known = [one.id for one in pack.queues]
        reasons = [one.queue for one in pack.reasons if one.id == appointment.reason and one.queue]
        return next((one for one in (_BOOKED, *reasons) if one in known), known[-1])

    def _saying(self, words: str, *, undo: Callable[[WalkIn], None] | None = None) -> Callable[[WalkIn], None]:
        def say(walk_in: WalkIn) -> None:
            said = words.format(number=isolate(walk_in.shown_number))
            self._work.window.toast(said, undo=partial(undo, walk_in) if undo else None)

        return say

    def _resume(self, walk_in: WalkIn) -> None:
        self._desk.resume(walk_in.id, _nothing)

    def _call_again(self, walk_in: WalkIn) -> None:
        self._desk.call(walk_in.id, _nothing)


def _command(name: str, words: str, run: Callable[[], None], group: str, icon: str) -> Command:
    return Command(id=f"queue.{name}", words=words, run=run, group=group, icon=icon)


def _nothing(_value: object) -> None:
    """Do nothing."""
