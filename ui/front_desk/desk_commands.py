"""The commands of the front desk: what can be asked for by key, palette or menu, and why not."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from caseworker.desk.front_desk import InLine
from caseworker.domain.walk_ins import WalkInState
from ui.commands import Command, always
from ui.front_desk.contact_form import Next
from ui.front_desk.contact_model import ContactModel
from ui.front_desk.desk_model import DeskModel
from ui.front_desk.log_form import LogForm
from ui.front_desk.queue_acts import QueueActs
from ui.front_desk.waiting_pane import WaitingPane
from ui.work import Work

translate = QCoreApplication.translate
_REASON_KEYS = range(1, 9)


class Desk(Protocol):
    """What the commands ask of the page."""

    work: Work
    desk: DeskModel
    contact: ContactModel
    acts: QueueActs
    waiting: WaitingPane
    form: LogForm

    def walk_in(self) -> None:
        """Take in somebody who came."""

    def phone_call(self) -> None:
        """Write down a call."""

    def call_next(self) -> None:
        """Call the next number."""

    def find_person(self) -> None:
        """Say who is at the counter."""

    def new_person(self) -> None:
        """Enter somebody who is not known."""

    def open_person(self) -> None:
        """Open the person's page."""

    def save(self, *, call_next: bool) -> None:
        """Keep the contact."""

    def choose_next(self, chosen: Next) -> None:
        """Choose what follows."""

    def show_answers(self) -> None:
        """Go to the answers."""

    def show_helped(self) -> None:
        """Show who left today."""

    def close_day(self) -> None:
        """Close the day."""

    def discard(self) -> None:
        """Put away what is typed."""


class DeskCommands:
    """Makes the commands of one page, once: each looks at how the counter stands when it is given."""

    def __init__(self, page: Desk) -> None:
        self._page = page

    def all(self) -> Sequence[Command]:
        """Return every command of the front desk."""
        return [*self._queue(), *self._form(), *self._reasons(), *self._day()]

    def _queue(self) -> Sequence[Command]:
        page, acts = self._page, self._page.acts
        group = translate("FrontDesk", "Waiting list")
        return [
            _command("walk-in", translate("FrontDesk", "Add a walk-in"), page.walk_in, group, "user-plus"),
            _command("phone-call", translate("FrontDesk", "Log phone call"), page.phone_call, group, "phone"),
            _command(
                "call-next", translate("FrontDesk", "Call next"), page.call_next, group, "megaphone", acts.why_not_call
            ),
            self._on_person("recall", translate("FrontDesk", "Call again"), acts.recall, "megaphone", INVITED),
            self._on_person("hold", translate("FrontDesk", "Put on hold"), acts.hold, "circle-pause", HOLDABLE),
            _command(
                "resume",
                translate("FrontDesk", "Go on with who is on hold"),
                self._resume,
                group,
                "play",
                self._no_hold,
            ),
            self._on_person("no-show", translate("FrontDesk", "Nobody came"), acts.no_show, "user-x", INVITED),
            self._on_person(
                "send-back", translate("FrontDesk", "Back to queue"), acts.send_back, "corner-up-left", AT_IT
            ),
            self._on_person("finish", translate("FrontDesk", "Finish without a note"), acts.finish, "log-out", ANY),
        ]

    def _form(self) -> Sequence[Command]:
        page, group = self._page, translate("FrontDesk", "Contact")
        main, save = partial(page.save, call_next=True), partial(page.save, call_next=False)
        nexts = (
            ("call-back", translate("FrontDesk", "Promise a call back"), Next.CALL_BACK, "phone-outgoing"),
            ("refer", translate("FrontDesk", "Refer to a service"), Next.REFER, "signpost"),
            ("book", translate("FrontDesk", "Book an appointment"), Next.BOOK, "calendar-plus"),
            ("elsewhere", translate("FrontDesk", "Belongs elsewhere"), Next.ELSEWHERE, "forward"),
        )
        words = translate("FrontDesk", "Answers for this")
        return [
            Command(id="form.main", words=translate("FrontDesk", "Save and call next"), run=main, group=group),
            Command(id="form.save", words=translate("FrontDesk", "Save contact"), run=save, group=group, icon="save"),
            _command("note", translate("FrontDesk", "Go to the note"), page.form.focus_note, group, "pencil-line"),
            _command(
                "find-person", translate("FrontDesk", "Say who it is"), page.find_person, group, "user-round-search"
            ),
            _command("new-person", translate("FrontDesk", "Add new person"), page.new_person, group, "user-plus"),
            _command(
                "open-person", translate("FrontDesk", "Open person"), page.open_person, group, "user", self._no_person
            ),
            *(_command(name, told, partial(page.choose_next, to), group, icon) for name, told, to, icon in nexts),
            Command(id="window.answers", words=words, run=page.show_answers, group=group, icon="book-open"),
            _command(
                "discard", translate("FrontDesk", "Discard draft"), page.discard, group, "trash-2", self._no_draft
            ),
        ]

    def _reasons(self) -> Sequence[Command]:
        pack, group = self._page.work.office.sitting.pack, translate("FrontDesk", "What is it about?")
        made = []
        for number in _REASON_KEYS:
            reason = pack.reason_on_key(number)
            if reason is not None:
                run = partial(self._page.form.choose_key, number)
                made.append(_command(f"reason-{number}", reason.title, run, group))
        return made

    def _day(self) -> Sequence[Command]:
        page, group = self._page, translate("FrontDesk", "The day")
        others = [one for one in page.work.office.sitting.pack.counters if one.id != page.desk.state.counter.id]
        words = translate("FrontDesk", "Work at {counter}")
        return [
            _command(
                "helped", translate("FrontDesk", "Show who was helped today"), page.show_helped, group, "check-check"
            ),
            _command("close-day", translate("FrontDesk", "Close the day"), page.close_day, group, "door-open"),
            *(
                Command(
                    id=f"front-desk.counter-{one.id}",
                    words=words.format(counter=one.title),
                    run=partial(page.desk.move_to, one.id),
                    group=group,
                )
                for one in others
            ),
        ]

    def _on_person(
        self, name: str, words: str, act: Callable[[InLine], None], icon: str, states: frozenset[WalkInState]
    ) -> Command:
        """A command for the row that has the focus, otherwise for who is at the counter."""

        def run() -> None:
            line = self._meant(states)
            if line is not None:
                act(line)

        def why_not() -> str:
            return "" if self._meant(states) is not None else self._why_nobody(states)

        return _command(name, words, run, translate("FrontDesk", "Waiting list"), icon, why_not)

    def _meant(self, states: frozenset[WalkInState]) -> InLine | None:
        chosen = self._page.waiting.current() if self._page.waiting.has_focus() else None
        if isinstance(chosen, InLine) and chosen.walk_in.state in states:
            return chosen
        here = self._page.desk.state.here
        return here if here is not None and here.walk_in.state in states else None

    def _why_nobody(self, states: frozenset[WalkInState]) -> str:
        if self._page.desk.state.here is None:
            return translate("FrontDesk", "Nobody is at your counter. Press F4 to call the next person.")
        if states == INVITED:
            return translate("FrontDesk", "The person is at your counter already.")
        return translate("FrontDesk", "The person was called and has not come yet.")

    def _resume(self) -> None:
        line = self._held()
        if line is not None:
            self._page.acts.take(line)

    def _held(self) -> InLine | None:
        chosen = self._page.waiting.current() if self._page.waiting.has_focus() else None
        if isinstance(chosen, InLine) and chosen.walk_in.state is WalkInState.ON_HOLD:
            return chosen
        now = self._page.desk.state.now
        return now.on_hold[0] if now is not None and now.on_hold else None

    def _no_hold(self) -> str:
        if self._held() is None:
            return translate("FrontDesk", "Nobody is on hold.")
        return self._page.acts.why_not_call()

    def _no_person(self) -> str:
        if self._page.contact.state.whose.person is not None:
            return ""
        return translate("FrontDesk", "Nobody is identified at your counter. Say who it is first.")

    def _no_draft(self) -> str:
        return translate("FrontDesk", "Nothing is written yet.") if self._page.contact.state.form.is_empty else ""


INVITED = frozenset({WalkInState.INVITED})
AT_IT = frozenset({WalkInState.INVITED, WalkInState.BEING_SERVED})
HOLDABLE = frozenset({WalkInState.WAITING, WalkInState.BEING_SERVED})
ANY = frozenset({WalkInState.WAITING, WalkInState.INVITED, WalkInState.BEING_SERVED, WalkInState.ON_HOLD})


def _command(  # noqa: PLR0917  # they are told apart by their kinds
    name: str,
    words: str,
    run: Callable[[], None],
    group: str,
    icon: str = "",
    why_not: Callable[[], str] = always,
) -> Command:
    return Command(id=f"front-desk.{name}", words=words, run=run, group=group, icon=icon, why_not=why_not)
