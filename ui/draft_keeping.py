"""What is typed is kept: every 0.8 seconds while somebody types, on leaving a page and on locking.

Nobody has to pause for it: whoever types for minutes loses no more than the last second when the program is killed.

    self._draft = work.drafts.follow("note", about=person.id, owner=self, read=self._fields)
    self._note.textChanged.connect(self._draft.touch)

A form says what is typed in it by `read`; the keeper decides when it is written into the encrypted store.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from caseworker.desk.drafts import Drafts
from caseworker.domain.drafts import Draft
from caseworker.domain.ids import CaseId, PersonId
from ui.tasks import Job, Lanes

AFTER_MS = 800
About = PersonId | CaseId | None


class KeptDraft(QObject):
    """The draft of one form. `kept` tells when its words were last written into the store."""

    kept = Signal(object)  # datetime

    def __init__(self, keeper: "DraftKeeper", form: str, about: About, read: Callable[[], Mapping[str, str]]) -> None:
        super().__init__(keeper)
        self.form, self.about = form, about
        self._keeper, self._read = keeper, read
        self._written: dict[str, str] = {}
        self._touched = False
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self.keep)

    @property
    def is_touched(self) -> bool:
        """Whether something was typed that is not written down yet."""
        return self._touched

    @property
    def written(self) -> dict[str, str]:
        """What stands in the store, or is on its way there."""
        return dict(self._written)

    def find(self) -> Draft | None:
        """Return what was typed here before and neither saved nor discarded. One short read, on this thread."""
        found = self._keeper.desk.find(self.form, self.about)
        if found is not None:
            self._written = dict(found.fields)
        return None if found is None or found.discarded_at is not None else found

    def touch(self) -> None:
        """Say that something was typed."""
        self._touched = True
        if not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Write what is typed into the store, off the screen's thread; nothing when it is written already."""
        fields = self._due()
        if fields is None:
            return
        form, about, desk = self.form, self.about, self._keeper.desk
        self._job = self._keeper.lanes.write(
            lambda: desk.keep(form, about, **fields), self._on_kept, self._on_failed, owner=self
        )

    def keep_now(self) -> None:
        """Write what is typed into the store before returning, for locking; raises what the store raises.

        What could not be written is due again.
        """
        self._finish_writing()
        fields = self._due()
        if fields is None:
            return
        try:
            draft = self._keeper.desk.keep(self.form, self.about, **fields)
        except Exception:
            self._be_due_again()
            raise
        self._on_kept(draft)

    def saved(self) -> None:
        """Forget the draft: what was typed has been saved. Call it after the save; it writes on the write lane."""
        self._forget_typing()
        form, about, desk = self.form, self.about, self._keeper.desk
        self._keeper.lanes.write(lambda: desk.saved(form, about), _nothing, owner=self)

    def discard(self, done: Callable[[Draft], None]) -> None:
        """Discard what was typed, for 30 days; `done` is told the draft, which `Drafts.bring_back` takes."""
        self._forget_typing()
        form, about, desk = self.form, self.about, self._keeper.desk

        def work() -> Draft | None:
            found = desk.find(form, about)
            return None if found is None else desk.discard(found)

        self._keeper.lanes.write(work, lambda draft: done(draft) if draft is not None else None, owner=self)

    def close(self) -> None:
        """Write down what is typed, and follow this form no longer once that is done."""
        if self._touched:
            last = dict(self._read())
            self._read = lambda: last  # the form may be gone before this is written
        self.keep()
        self._keeper.leave(self)

    def _finish_writing(self) -> None:
        """Wait for what is being written off the screen's thread."""
        job, self._job = self._job, None
        if job is None or job.future is None:
            return
        try:
            job.future.result()
        except Exception:  # noqa: BLE001  whatever it was: it is tried again, and told then
            self._be_due_again()

    def _be_due_again(self) -> None:
        self._written = {}
        self.touch()

    def _due(self) -> dict[str, str] | None:
        self._timer.stop()
        if not self._touched:
            return None
        self._touched = False
        fields = dict(self._read())
        if fields == self._written or not (self._written or any(words.strip() for words in fields.values())):
            return None
        self._written = fields
        return fields

    def _forget_typing(self) -> None:
        self._timer.stop()
        self._touched = False
        self._written = {}

    def _on_kept(self, draft: Draft) -> None:
        self.kept.emit(draft.changed_at)
        self._keeper.kept.emit(draft.changed_at)

    def _on_failed(self, error: Exception) -> None:
        self._be_due_again()
        self._keeper.stay(self)
        self._keeper.lanes.failed.emit(error)


class DraftKeeper(QObject):
    """All forms in which something may be typed. Locking asks it to write everything down first."""

    kept = Signal(object)  # datetime

    def __init__(self, desk: Drafts, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.lanes = desk, lanes
        self._followed: dict[KeptDraft, QObject] = {}

    def follow(self, form: str, *, about: About, owner: QObject, read: Callable[[], Mapping[str, str]]) -> KeptDraft:
        """Keep what is typed in a form from now on, until `close`; `read` returns the text of each field."""
        made = KeptDraft(self, form, about, read)
        self._followed[made] = owner
        return made

    def stay(self, draft: KeptDraft) -> None:
        """Follow a form whose words could not be written, also when it was left."""
        self._followed.setdefault(draft, draft)

    def leave(self, draft: KeptDraft) -> None:
        """Follow a form no longer."""
        self._followed.pop(draft, None)

    def keep_now(self) -> datetime | None:
        """Write everything down before returning; returns when that was, or None.

        Raises what the store raises, after everything was tried.
        """
        last, refused = list[datetime](), list[Exception]()
        self.kept.connect(last.append)
        for draft, owner in list(self._followed.items()):
            if shiboken6.isValid(owner):
                try:
                    draft.keep_now()
                except Exception as error:  # noqa: BLE001  the others are not lost for it
                    refused.append(error)
        self.kept.disconnect(last.append)
        if refused:
            raise refused[0]
        return last[-1] if last else None


def _nothing(_value: object) -> None:
    """Do nothing."""
