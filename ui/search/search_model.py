"""What the one field finds: people, cases, answers, services and commands, while somebody types.

Old rows stay until the new ones are there; what an earlier letter would have found is dropped. Opening this leaves no
trace; going to what was found does, on the page it opens.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from caseworker.desk.found import Found
from caseworker.desk.office import Office
from caseworker.domain.ids import CaseId, PersonId
from ui.commands import Command
from ui.search.matching import all_begin
from ui.search.results import CASE, KINDS, PERSON, Answered
from ui.search.typed import Sort, Typed, read
from ui.work import Work

AT_MOST, MOST_COMMANDS, MOST_RECENT, MOST_BEFORE = 6, 5, 8, 10
_RECENT, _MAIN = "search.recent", "form.main"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchState:
    """What is typed, and what was found for which text; `trouble` is what went wrong with the newest search."""

    text: str = ""
    typed: Typed = field(default_factory=lambda: Typed(Sort.NOTHING, ""))
    answered: Answered = field(default_factory=lambda: Answered(is_recent=True))
    trouble: Exception | None = None

    @property
    def is_answered(self) -> bool:
        """Whether what is shown is what was typed for."""
        return self.typed.sort is Sort.COMMANDS or self.answered.text == self.typed.words


class SearchModel(QObject):
    """Searches on the read lane; commands are found at once. `lately` are people opened before, the last first."""

    changed = Signal()

    def __init__(self, work: Work, lately: Sequence[UUID], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._lately = work, tuple(lately)
        self.state = SearchState()
        self._ask("")

    def type(self, text: str) -> None:
        """Look for this from now on."""
        typed = read(text, this_year=self._work.wording.today().year)
        before = self.state.typed
        self.state = replace(self.state, text=text, typed=typed)
        if typed.sort is not Sort.COMMANDS and (typed.words != before.words or before.sort is Sort.COMMANDS):
            self._ask(typed.words)
        self.changed.emit()

    def commands(self, known: Sequence[Command]) -> list[Command]:
        """Return the commands that what is typed asks for: all of them after ">", a few otherwise."""
        typed = self.state.typed
        if typed.sort is Sort.COMMANDS:
            return [one for one in known if all_begin(f"{one.words} {one.group}", typed.words)]
        if typed.sort is Sort.NOTHING:
            return [one for one in known if one.id != _MAIN][:MOST_BEFORE]  # nothing is done by opening and Enter
        if typed.sort is not Sort.WORDS:
            return []
        return [one for one in known if all_begin(one.words, typed.words)][:MOST_COMMANDS]

    def remember(self, person: UUID) -> None:
        """Keep in mind that somebody was opened from here."""
        office = self._work.office
        self._work.lanes.write(lambda: _remember(office, person), _nothing, owner=self._work.lanes)

    def _ask(self, words: str) -> None:
        office, lately = self._work.office, self._lately
        ask: Callable[[], Answered] = (lambda: _found(office, words)) if words else (lambda: _recent(office, lately))
        self._work.lanes.read(ask, self._on_answer, self._on_trouble, owner=self, key="search")

    def _on_answer(self, answered: Answered) -> None:
        self.state = replace(self.state, answered=answered, trouble=None)
        self.changed.emit()

    def _on_trouble(self, error: Exception) -> None:
        self.state = replace(self.state, trouble=error)
        self.changed.emit()


def _found(office: Office, words: str) -> Answered:
    found = office.finding.find(words, kinds=KINDS, limit=AT_MOST)
    return Answered(
        text=words,
        found=found,
        people=office.people_table.of([PersonId(one.id) for one in found if one.kind == PERSON]),
        cases=office.case_table.of([CaseId(one.id) for one in found if one.kind == CASE]),
    )


def _recent(office: Office, lately: Sequence[UUID]) -> Answered:
    wanted = list(dict.fromkeys([*lately, *_remembered(office)]))[:MOST_RECENT]
    people = office.people_table.of([PersonId(one) for one in wanted])
    found = tuple(
        Found(kind=PERSON, id=one, title="", second="", score=1.0, reasons=())
        for one in wanted
        if PersonId(one) in people
    )
    return Answered(found=found, people=people, is_recent=True)


def _remembered(office: Office) -> list[UUID]:
    words = office.remembered.recall(_RECENT)
    return [UUID(one) for one in json.loads(words)] if words else []


def _remember(office: Office, person: UUID) -> None:
    known = [person, *(one for one in _remembered(office) if one != person)][:MOST_RECENT]
    office.remembered.keep(_RECENT, json.dumps([one.hex for one in known]))


def _nothing(_value: object) -> None:
    """Have nothing to say."""
