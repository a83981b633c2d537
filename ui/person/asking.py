"""What asks by forms and writes at a desk: the part that models of a person's page and of a case's page share."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from caseworker.domain.ids import CaseId, PersonId
from caseworker.errors import CaseworkerError
from ui.person.form import Faults, Form, Values
from ui.work import Work

T = TypeVar("T")
Undo = Callable[[], object]


class Asking(QObject):
    """A part of a page with intents of its own.

    `form` is the form that is open, None when none is. `saved` tells the id of a form whose words were saved,
    `refused` what was wrong with the answers (Faults) or what the store said (CaseworkerError); the form stays then.
    """

    changed = Signal()
    form_changed = Signal()
    saved = Signal(str)
    refused = Signal(object)

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self.work = work
        self.form: Form | None = None

    @property
    def id(self) -> PersonId | CaseId:
        """The record the page is about."""
        raise NotImplementedError

    def ask(self, form: Form) -> None:
        """Open a form; one that is open already is left with its draft kept."""
        self.form = form
        self.form_changed.emit()

    def leave(self) -> None:
        """Leave the form; what is typed in it stays in its draft."""
        self.form = None
        self.form_changed.emit()

    def submit(self, values: Values) -> None:
        """Do what the open form is for; `saved` or `refused` tells how it ended."""
        if self.form is None:
            return
        try:
            self.carry_out(self.form, values)
        except Faults as faults:
            self.refused.emit(faults)

    def carry_out(self, form: Form, values: Values) -> None:
        """Read the answers of a form and write them; raises Faults. For the models themselves."""
        raise NotImplementedError(form.id)

    def write(
        self,
        deed: Callable[[], T],
        *,
        says: str,
        undo: Callable[[T], Undo] | None = None,
        also: Callable[[T], None] | None = None,
    ) -> None:
        """Write at a desk, say that it is done, and read the page again.

        `undo` makes what takes it back; `also` is called last, with what was written.
        """

        def done(result: T) -> None:
            self._end_form()
            back = None if undo is None else self._taking_back(undo(result))
            if says:
                self.work.window.toast(says, undo=back)
            self.read_page_again()
            self.reload()
            if also is not None:
                also(result)

        self.work.lanes.write(deed, done, self._on_refused, owner=self)

    def read_page_again(self) -> None:
        """Read again what the whole page shows. For the models themselves."""
        raise NotImplementedError

    def reload(self) -> None:
        """Read again what only this part shows; nothing where the page brings all of it."""

    def _end_form(self) -> None:
        if self.form is not None:
            form, self.form = self.form, None
            self.saved.emit(form.draft_id)
            self.form_changed.emit()

    def _taking_back(self, deed: Undo) -> Callable[[], None]:
        def back() -> None:
            self.work.lanes.write(deed, lambda _: self._on_taken_back(), self._on_refused, owner=self)

        return back

    def _on_taken_back(self) -> None:
        self.read_page_again()
        self.reload()

    def _on_refused(self, error: Exception) -> None:
        if self.form is None or not isinstance(error, CaseworkerError):
            self.work.window.trouble(error)
        if self.form is not None:
            self.refused.emit(error)
