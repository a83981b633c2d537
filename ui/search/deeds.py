"""What can be done with the result that is chosen, and where each result leads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from caseworker.desk.found import Found
from caseworker.domain.actions import Role
from caseworker.domain.walk_ins import WalkIn, WalkInOutcome
from ui.commands import Command
from ui.front_desk.walk_in_model import WalkInModel
from ui.front_desk.walk_in_panel import WalkInPanel
from ui.isolates import isolate
from ui.people.adding import begin_adding
from ui.places import Place
from ui.search.results import CASE, DEED, PERSON, SERVICE, Result
from ui.work import Work

translate = QCoreApplication.translate
QUEUE_KEY = "Ctrl+Return"
_ADDS = frozenset({Role.FRONT_DESK, Role.OFFICER, Role.SUPERVISOR})


class Host(Protocol):
    """The window, as far as search needs it."""

    @property
    def work(self) -> Work:
        """The work of the open profile."""

    def go(self, place: Place) -> None:
        """Show a place."""

    def offers(self, place: Place) -> bool:
        """Whether there is a page for a place."""

    def commands(self) -> Sequence[Command]:
        """Return everything that can be asked for now."""

    def key(self, command: str) -> str:
        """Return the key that is in force for a command."""

    def give(self, command: str) -> None:
        """Give a command."""

    def over(self) -> QWidget:
        """Return what panels open over."""


@dataclass(frozen=True, slots=True)
class Deeds:
    """Makes the rows of what can be done."""

    host: Host

    @property
    def _role(self) -> Role:
        return self.host.work.office.card.role

    @property
    def offers_queue(self) -> bool:
        """Whether people are added to the queue from here."""
        return self._role is Role.FRONT_DESK

    def place_of(self, row: Result) -> Place | None:
        """Return where a result leads, None where there is no page for it."""
        if row.kind in {PERSON, CASE}:
            place = Place(row.kind, row.about)
        elif row.kind == SERVICE:
            place = Place("directory", row.about)
        else:
            place = Place("answers", row.about)
        return place if self.host.offers(place) else None

    def for_person(self, row: Result) -> list[Result]:
        """Return what can be done with a person."""
        assert row.about is not None, "a person is a record"
        name, made = isolate(row.title), list[Result]()
        if self._role not in _ADDS:
            return made
        if self.offers_queue:
            words = translate("Search", "Add {name} to the queue").format(name=name)
            made.append(_deed("queue", words, "ticket", keys=QUEUE_KEY, act=partial(self.queue, row)))
        for command, form, icon, words in (
            ("person.log-contact", "contact", "plus", translate("Search", "Log contact for {name}")),
            ("case.open", "case", "folder-plus", translate("Search", "Open a new case for {name}")),
            ("visit.plan", "visit", "footprints", translate("Search", "Plan a visit to {name}")),
        ):
            made.append(
                _deed(
                    command,
                    words.format(name=name),
                    icon,
                    keys=self.host.key(command),
                    reason=self._why_not(command),
                    act=partial(self._begin, row.about, form),
                )
            )
        return made

    def for_command(self, command: Command) -> Result:
        """Return the row of a command, with its key and why it cannot be given now."""
        return Result(
            key=(DEED, command.id),
            kind=DEED,
            title=command.words,
            second=command.group,
            icon=command.icon or "chevron-right",
            keys=self.host.key(command.id),
            reason=command.why_not(),
            act=lambda: self.host.give(command.id),
        )

    def for_new(self, name: str) -> list[Result]:
        """Return the row that offers to add somebody of the typed name."""
        if self._role not in _ADDS or not self.host.offers(Place("add-person")):
            return []
        words = translate("Search", "Add “{name}” as a new person").format(name=isolate(name))
        note = translate("Search", "Checks for duplicates first")
        work = self.host.work
        return [_deed("add", words, "user-plus", second=note, act=lambda: begin_adding(work, name))]

    def queue(self, row: Result) -> None:
        """Let somebody join the queue: what they came for is asked, who they are is known."""
        work, over = self.host.work, self.host.over()
        model = WalkInModel(work)
        panel = WalkInPanel(work, model, over)
        model.setParent(panel)
        model.choose_person(_as_found(row))
        panel.person.show_words(row.title)
        model.issued.connect(partial(_on_issued, work))
        model.answered.connect(lambda _: work.window.toast(translate("Search", "Recorded: answered at once.")))
        panel.start()

    def _why_not(self, command: str) -> str:
        if command == "visit.plan" and self._role is Role.FRONT_DESK:
            return translate("Search", "Field officers and supervisors plan visits")
        return ""

    def _begin(self, person: UUID, form: str) -> None:
        self.host.go(Place("person", person, state={"tab": "timeline", "form": form}))


def _deed(  # noqa: PLR0917  # a line of a table
    name: str,
    words: str,
    icon: str,
    keys: str = "",
    second: str = "",
    reason: str = "",
    act: Callable[[], None] | None = None,
) -> Result:
    return Result(
        key=(DEED, f"for {name}"),
        kind=DEED,
        title=words,
        second=second,
        icon=icon,
        keys=keys,
        reason=reason,
        act=act,
    )


def _as_found(row: Result) -> Found:
    assert row.about is not None, "a person is a record"
    return Found(kind=PERSON, id=row.about, title=row.title, second=row.second, score=1.0, reasons=())


def _on_issued(work: Work, came: WalkIn) -> None:
    queue = work.office.sitting.pack.queue(came.queue).title
    words = translate("Search", "Number {number} · {queue}").format(number=isolate(came.shown_number), queue=queue)
    counter = work.office.counter

    def undo() -> None:
        left = WalkInOutcome.LEFT_BEFORE
        work.lanes.write(lambda: counter.finish(came.id, outcome=left), lambda _: None, owner=work.lanes)

    work.window.toast(words, undo=undo)
