"""One's drafts: those with words, and those put away in the last thirty days."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from caseworker.desk.drafts import DraftLine
from caseworker.domain.drafts import UNDO_DISCARD, Draft
from caseworker.domain.people import display_name
from ui.drafts.draft_forms import form_words
from ui.widgets.row_values import TwoLine
from ui.widgets.rows_model import Group
from ui.work import Work

_LINE = 120


@dataclass(frozen=True, slots=True)
class DraftsState:
    """What there is: drafts and what was put away, in one list."""

    lines: tuple[DraftLine, ...] = ()
    is_loading: bool = True
    error: Exception | None = None


class DraftsModel(QObject):
    """Reads drafts, puts them away and brings them back; with Undo."""

    changed = Signal()

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.state = DraftsState()

    def ask(self) -> None:
        """Read which drafts there are."""
        self._work.lanes.read(self._work.office.drafts.listed, self._on_read, self._on_failed, owner=self, key="drafts")

    def line(self, key: object) -> DraftLine | None:
        """Return the line of a row."""
        return next((one for one in self.state.lines if one.draft.key == key), None)

    def rows(self) -> Sequence[TwoLine | Group]:
        """Return drafts as rows, those put away last."""
        kept = [one for one in self.state.lines if not one.is_discarded]
        away = [one for one in self.state.lines if one.is_discarded]
        heading = [Group(self.tr("Discarded"))] if away else []
        return [*(self._row(one) for one in kept), *heading, *(self._row(one) for one in away)]

    def count(self) -> int:
        """Return how many drafts there are that were not put away."""
        return sum(not one.is_discarded for one in self.state.lines)

    def about(self, line: DraftLine) -> str:
        """Return what a draft is about."""
        if line.person is not None:
            today = self._work.wording.today()
            return display_name(line.person, on=today) or line.person.description or self.tr("No name known")
        if line.case is not None:
            return self._work.wording.facts(line.case.shown_number, line.case.title)
        missing = self.tr("Somebody who is not on this device")
        return missing if line.draft.key.about is not None else self.tr("Nobody yet")

    def when(self, line: DraftLine) -> str:
        """Return when it was typed last, or until when it can be brought back."""
        draft, wording = line.draft, self._work.wording
        if draft.discarded_at is None:
            return self.tr("Last edited {moment}").format(moment=wording.day_time(draft.changed_at))
        until = wording.full_day(draft.discarded_at + UNDO_DISCARD)
        return self.tr("Discarded {moment}. It can be brought back until {day}.").format(
            moment=wording.day_time(draft.discarded_at), day=until
        )

    def discard(self, line: DraftLine) -> None:
        """Put a draft away."""
        desk = self._work.office.drafts
        self._write(
            lambda: desk.discard(line.draft),
            self.tr("Draft discarded. It can be brought back for 30 days."),
            desk.bring_back,
        )

    def bring_back(self, line: DraftLine) -> None:
        """Bring a draft back that was put away."""
        desk = self._work.office.drafts
        self._write(lambda: desk.bring_back(line.draft), self.tr("The draft is back"), desk.discard)

    def _write(self, act: Callable[[], Draft], words: str, back: Callable[[Draft], Draft]) -> None:
        lanes, trouble = self._work.lanes, self._work.window.trouble

        def done(draft: Draft) -> None:
            def undo() -> None:
                lanes.write(lambda: back(draft), lambda _: self.ask(), trouble, owner=self)

            self._work.window.toast(words, undo=undo)
            self.ask()

        lanes.write(act, done, trouble, owner=self)

    def _row(self, line: DraftLine) -> TwoLine:
        draft = line.draft
        words = next((words.strip() for _, words in draft.fields if words.strip()), "").replace("\n", " ")
        return TwoLine(
            key=draft.key,
            title=self._work.wording.facts(form_words(draft.key.form), self.about(line)),
            second=words[:_LINE],
            trailing=self._work.wording.row_time(draft.discarded_at or draft.changed_at),
            icon="trash-2" if line.is_discarded else "pencil-line",
            done=line.is_discarded,
        )

    def _on_read(self, lines: tuple[DraftLine, ...]) -> None:
        self._become(lines=lines, is_loading=False, error=None)

    def _on_failed(self, error: Exception) -> None:
        self._become(is_loading=False, error=error)

    def _become(self, **values: Any) -> None:
        self.state = replace(self.state, **values)
        self.changed.emit()
