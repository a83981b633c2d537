"""Messages that are looked through: where each would go, where a person said it goes, and what was filed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from caseworker.desk.found import Found
from caseworker.desk.imports.mail import MailItem
from caseworker.desk.imports.mail_proposals import CaseProposed, Proposal, Where, Why
from caseworker.desk.imports.mailroom import Filed, Mailroom, Opened, open_mail
from caseworker.desk.imports.source import Source
from caseworker.domain.cases import Case
from caseworker.domain.ids import CaseId, PersonId
from caseworker.domain.import_runs import RowRefused, Run
from ui.work import Work


class Standing(StrEnum):
    """How far a message is."""

    CERTAIN = "certain"
    OPEN = "open"
    SKIPPED = "skipped"
    FILED = "filed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One message with what is proposed for it and what was chosen. `others` are who and what a person looked up."""

    item: MailItem
    proposal: Proposal
    where: Where
    is_said: bool = False
    is_skipped: bool = False
    others: tuple[Found, ...] = ()

    @property
    def key(self) -> str:
        """What tells it apart from all others."""
        return self.item.reference

    @property
    def standing(self) -> Standing:
        """How far it is."""
        if self.proposal.filed is not None:
            return Standing.FILED
        if self.is_skipped:
            return Standing.SKIPPED
        return Standing.CERTAIN if self.proposal.is_certain and not self.is_said else Standing.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class MailState:
    """What is shown. `files` names where the messages came from; `chosen` is the key of the open one."""

    letters: tuple[Letter, ...] = ()
    refused: tuple[RowRefused, ...] = ()
    files: tuple[str, ...] = ()
    chosen: str = ""
    is_whole: bool = True
    is_reading: bool = False
    is_filing: bool = False
    error: Exception | None = None

    @property
    def letter(self) -> Letter | None:
        """The message that is open."""
        return next((one for one in self.letters if one.key == self.chosen), None)

    def with_standing(self, standing: Standing) -> tuple[Letter, ...]:
        """Return the messages that are so far."""
        return tuple(one for one in self.letters if one.standing is standing)


@dataclass(frozen=True, slots=True)
class _Read:
    opened: Opened
    proposals: tuple[Proposal, ...]
    files: tuple[str, ...] = field(default_factory=tuple)


class MailModel(QObject):
    """Reads files of mail and files messages. `filed` tells what was filed, to be said with Undo."""

    changed = Signal()
    filed = Signal(object)  # Filed

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._room = work, Mailroom(work.office.imports)
        self.state = MailState()

    # What is asked for

    def open_files(self, paths: Sequence[Path]) -> None:
        """Read the messages of files, beside those that are here already."""
        self._become(replace(self.state, is_reading=True, error=None))
        room = self._room

        def read() -> _Read:
            opened = open_mail(Source(path) for path in paths)
            found = room.propose([one.message for one in opened.items])
            return _Read(opened, found, tuple(path.name for path in paths))

        self._work.lanes.read(read, self._on_read, self._on_failed, owner=self, key="open")

    def choose(self, key: object) -> None:
        """Open a message."""
        if isinstance(key, str) and key != self.state.chosen:
            self._become(replace(self.state, chosen=key))

    def choose_person(self, person: PersonId | None, found: Found | None = None) -> None:
        """Say whose message the open one is; somebody who was looked up brings the cases of theirs."""
        self._change(lambda one: _said(one, replace(one.where, person=person), found))
        if found is not None and person is not None:
            self._ask_cases(person)

    def choose_case(self, case: CaseId | None, found: Found | None = None) -> None:
        """Say which case the open message belongs to."""
        self._change(lambda one: _said(one, replace(one.where, case=case), found))

    def skip(self, *, skipped: bool = True) -> None:
        """Leave the open message, or take it up again; nothing is changed in the store."""
        self._change(lambda one: replace(one, is_skipped=skipped))

    def file(self) -> None:
        """File the open message where it is said to go."""
        letter = self.state.letter
        if letter is not None:
            self._file([letter])

    def file_certain(self) -> None:
        """File all messages that are certain."""
        self._file(self.state.with_standing(Standing.CERTAIN))

    def take_back(self, run: Run) -> None:
        """Take a filing back."""
        room = self._room
        self._work.lanes.write(lambda: room.take_back(run), lambda _: self.again(), self._on_failed, owner=self)

    def again(self) -> None:
        """Ask again where the messages would go: others may have changed what speaks for it."""
        room, messages = self._room, [one.item.message for one in self.state.letters]
        if messages:
            self._work.lanes.read(
                lambda: room.propose(messages), self._on_proposed, self._on_failed, owner=self, key="again"
            )

    def why_not_file(self) -> str:
        """Return what is missing before the open message can be filed, "" when nothing is."""
        letter = self.state.letter
        if letter is None:
            return self.tr("Choose a message first.")
        if letter.standing is Standing.FILED:
            return self.tr("This message is filed already.")
        if letter.where == Where():
            return self.tr("Choose the person or the case this message belongs to.")
        return ""

    # What came of it

    def _file(self, letters: Sequence[Letter]) -> None:
        if not letters or self.state.is_filing:
            return
        room, name = self._room, ", ".join(self.state.files)[:200]
        chosen = [(one.item, one.where) for one in letters]
        self._become(replace(self.state, is_filing=True))
        self._work.lanes.write(lambda: room.file(chosen, file=name), self._on_filed, self._on_failed, owner=self)

    def _on_filed(self, filed: Filed) -> None:
        self._become(replace(self.state, is_filing=False))
        self.filed.emit(filed)
        self.again()

    def _on_read(self, found: _Read) -> None:
        known = {one.key for one in self.state.letters}
        pairs = zip(found.opened.items, found.proposals, strict=True)
        fresh = [Letter(item=item, proposal=one, where=one.where) for item, one in pairs if item.reference not in known]
        letters = (*self.state.letters, *fresh)
        first = next((one.key for one in fresh), self.state.chosen or next((one.key for one in letters), ""))
        self._become(
            replace(
                self.state,
                letters=letters,
                refused=(*self.state.refused, *found.opened.refused),
                files=tuple(dict.fromkeys((*self.state.files, *found.files))),
                chosen=first,
                is_whole=found.opened.is_whole,
                is_reading=False,
            )
        )

    def _on_proposed(self, proposals: tuple[Proposal, ...]) -> None:
        if len(proposals) != len(self.state.letters):
            return
        letters = tuple(_renewed(one, now) for one, now in zip(self.state.letters, proposals, strict=True))
        chosen = self._next_of(letters)
        self._become(replace(self.state, letters=letters, chosen=chosen))

    def _next_of(self, letters: Sequence[Letter]) -> str:
        """Stay with the open message unless it was filed just now; then the next one that waits is opened."""
        keys = [one.key for one in letters]
        at = keys.index(self.state.chosen) if self.state.chosen in keys else 0
        before = self.state.letter
        was_filed = before is not None and before.standing is Standing.FILED
        if letters[at].standing is not Standing.FILED or was_filed:
            return keys[at]
        around = (*letters[at + 1 :], *letters[:at])
        return next((one.key for one in around if one.standing in {Standing.OPEN, Standing.CERTAIN}), keys[at])

    def _ask_cases(self, person: PersonId) -> None:
        room = self._room
        self._work.lanes.read(
            lambda: room.cases_of(person), self._on_cases, self._on_failed, owner=self, key="cases-of"
        )

    def _on_cases(self, cases: tuple[Case, ...]) -> None:
        self._change(lambda one: replace(one, proposal=_with_cases(one.proposal, cases)))

    def _on_failed(self, error: Exception) -> None:
        self._become(replace(self.state, is_reading=False, is_filing=False))
        self._work.window.trouble(error)

    def _change(self, change: Callable[[Letter], Letter]) -> None:
        letters = tuple(change(one) if one.key == self.state.chosen else one for one in self.state.letters)
        self._become(replace(self.state, letters=letters))

    def _become(self, state: MailState) -> None:
        self.state = state
        self.changed.emit()


def _said(letter: Letter, where: Where, found: Found | None) -> Letter:
    known = {one.id for one in letter.others}
    others = (*letter.others, found) if found is not None and found.id not in known else letter.others
    return replace(letter, where=where, others=others, is_said=True, is_skipped=False)


def _renewed(letter: Letter, proposal: Proposal) -> Letter:
    """Take a new proposal; what a person said stands."""
    return replace(letter, proposal=proposal, where=letter.where if letter.is_said else proposal.where)


def _with_cases(proposal: Proposal, cases: Iterable[Case]) -> Proposal:
    known = {one.case.id for one in proposal.cases}
    more = (CaseProposed(one, (Why.ONE_OF_CASES,)) for one in cases if one.id not in known)
    return replace(proposal, cases=(*proposal.cases, *more))
