"""The page of imports: files are chosen, looked at, tried and brought in; earlier imports are taken back as a whole."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from caseworker.domain.actions import Role
from caseworker.domain.import_runs import Run
from ui.commands import Command
from ui.imports.earlier_model import EarlierModel
from ui.imports.file_model import FileModel
from ui.imports.file_view import FileView
from ui.imports.giving import RefusedFile, same_file
from ui.imports.mail_handover import are_mail, show_mail
from ui.imports.running import Doing, How, running_in
from ui.imports.running_view import RunningView
from ui.imports.start_view import StartView
from ui.lists.giving import command
from ui.lists.words_panel import ConfirmPanel
from ui.messages import say
from ui.news import Changes
from ui.places import Place
from ui.shell.page import Page
from ui.widgets.columns import fill
from ui.work import Work


class ImportsPage(Page):
    """Three views in turn: choosing and earlier imports, one file, and how far it is."""

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(work, place, parent)
        self.waiting: list[Path] = []
        self.earlier, self.file = EarlierModel(work, self), FileModel(work, self)
        self.running = running_in(work)
        self.start = StartView(work, self.earlier)
        self.file_view = FileView(work, self.file)
        merges = work.office.card.role is Role.SUPERVISOR
        self.running_view = RunningView(self.running, offers_duplicates=merges)
        self.views = QStackedWidget()
        for view in (self.start, self.file_view, self.running_view):
            self.views.addWidget(view)
        fill(self, self.views)
        self._connect()
        self._show(self.start if self.running.state.how is How.NOTHING else self.running_view)
        self.earlier.ask()

    def path(self) -> tuple[str, ...]:
        """Return the page, and the file it is about."""
        if self.views.currentWidget() is self.start:
            return (self.tr("Import"),)
        state, path = self.running.state, self.file.state.path
        file = state.file if self.views.currentWidget() is self.running_view else path.name if path else ""
        return (self.tr("Import"), file)

    def title_place(self) -> Place | None:
        """Return the page itself."""
        return Place("imports")

    def commands(self) -> Sequence[Command]:
        """Return what can be done here."""
        tr, group = self.tr, self.tr("Import")
        return (
            command("imports.choose", tr("Choose files to import"), self.choose, group, "folder-open", self._why_busy),
            command("imports.try", tr("Try all of it"), self.try_it, group, "play", self._why_not_file),
            command("imports.bring", tr("Import the file"), self.bring, group, "upload", self._why_not_file),
            command("imports.stop", tr("Stop the import"), self.running.stop, group, "circle-stop", self._why_not_stop),
            command("imports.undo", tr("Take an import back"), self.undo, group, "undo-2", self._why_not_undo),
        )

    def panes(self) -> Sequence[QWidget]:
        """Return the view that is shown."""
        shown = self.views.currentWidget()
        return () if shown is None else (shown,)

    def first_focus(self) -> QWidget | None:
        """Return where one begins in the view that is shown."""
        shown = self.views.currentWidget()
        if shown is self.file_view:
            return self.file_view.kind.combo
        return self.start.drop.choose if shown is self.start else self.running_view.first_focus()

    def reload(self, changes: Changes) -> None:  # noqa: ARG002
        """Read the list of imports anew."""
        self.earlier.ask()

    def hide_names(self, *, hidden: bool) -> None:
        """Hide or show the rows of files."""
        self.file_view.table.setVisible(not hidden)
        self.file_view.columns.setVisible(not hidden and self.file.state.looked is not None)

    def choose(self) -> None:
        """Ask for files, and look at the first."""
        chosen, _ = QFileDialog.getOpenFileNames(self.window(), self.tr("Choose files to import"))
        self.take([Path(one) for one in chosen])

    def take(self, paths: list[Path]) -> None:
        """Look at these files one after the other; mail is looked through on a page of its own."""
        if not paths or self._why_busy():
            return
        if are_mail(paths):
            show_mail(self.work, paths)
            return
        self.waiting = paths[1:]
        self.file.open(paths[0])
        self._show(self.file_view)

    def try_it(self) -> None:
        """Say for every row what would become of it."""
        self._begin(Doing.TRIAL)

    def bring(self) -> None:
        """Bring the file in."""
        self.file.remember()
        self._begin(Doing.IMPORT)

    def undo(self) -> None:
        """Ask once more, then take the chosen import back."""
        run = self.start.chosen()
        if run is None:
            return
        asked = self.tr(
            "Everything {file} brought in is taken back, except what somebody has changed or used since. "
            "What stays is listed afterwards."
        ).format(file=self.work.wording.isolate(run.file))
        title, action, leave = self.tr("Take this import back?"), self.tr("Take it back"), self.tr("Leave it as it is")
        ConfirmPanel(title, self, words=asked, action=action, leave=leave, done=lambda: self._take_back(run))

    def _take_back(self, run: Run) -> None:
        self.running.undo(run)
        self._show(self.running_view)

    def go_on(self, run: Run | None) -> None:
        """Ask for the file of a run that was cut off; with the same choices it goes on where it was."""
        if run is None:
            return
        chosen, _ = QFileDialog.getOpenFileName(self.window(), self.tr("Choose {file} again").format(file=run.file))
        if chosen:
            path = Path(chosen)
            found = same_file(run, path)
            if found is None:
                self.work.window.toast(self.tr("That is another file. Choose the one that was being brought in."))
                return
            kind, source, choices = found
            self.running.begin(Doing.IMPORT, kind, source, choices)
            self._show(self.running_view)

    def _connect(self) -> None:
        self.start.drop.dropped.connect(self.take)
        self.start.drop.choose_asked.connect(self.choose)
        self.start.undo_asked.connect(lambda _: self.undo())
        self.start.go_on_asked.connect(self.go_on)
        self.file_view.try_asked.connect(self.try_it)
        self.file_view.import_asked.connect(self.bring)
        self.file_view.back_asked.connect(self._leave_file)
        self.running_view.stop_asked.connect(self.running.stop)
        self.running_view.import_asked.connect(self.bring)
        self.running_view.change_asked.connect(lambda: self._show(self.file_view))
        self.running_view.done_asked.connect(self._done)
        self.running_view.export_asked.connect(self.save_refused)
        self.running_view.duplicates_asked.connect(lambda: self.work.window.go(Place("duplicates")))
        self.running.ended.connect(self._on_ended)

    def _begin(self, doing: Doing) -> None:
        state = self.file.state
        if state.kind is None or self.file_view.why_not_import():
            return
        try:
            source = self.file.source
        except Exception as error:  # noqa: BLE001  whatever the system says of the file is told
            self.work.window.trouble(error)
            return
        self.running.begin(doing, state.kind, source, state.choices)
        self._show(self.running_view)

    def save_refused(self) -> None:
        """Ask for a file, and write the refused rows into it as a table."""
        state = self.running.state
        name = f"{Path(state.file).stem}-refused.csv"
        chosen, _ = QFileDialog.getSaveFileName(self.window(), self.tr("Save as a table"), name)
        if chosen:
            refused = RefusedFile(Path(chosen), state.refused)
            self.work.lanes.write(refused.write, self._on_saved, self._not_saved, owner=self)

    def _on_saved(self, _: object) -> None:
        self.work.window.toast(self.tr("The rows that cannot go in were saved."))

    def _not_saved(self, error: Exception) -> None:
        self.work.window.toast(say(error))

    def _on_ended(self) -> None:
        self.earlier.ask()
        self.running_view.draw()
        if self.isVisible() and self.views.currentWidget() is self.running_view:
            self.running_view.first_focus().setFocus()
        self.commands_changed.emit()

    def _done(self) -> None:
        self.running.forget()
        if self.waiting:
            self.take(self.waiting)
        else:
            self._show(self.start)

    def _leave_file(self) -> None:
        self.waiting = []
        self._show(self.start)

    def _show(self, view: QWidget) -> None:
        self.views.setCurrentWidget(view)
        if view is self.running_view:
            self.running_view.draw()
        first = self.first_focus()
        if first is not None and self.isVisible():
            first.setFocus()
        self.path_changed.emit()
        self.commands_changed.emit()

    def _why_busy(self) -> str:
        return self.tr("An import is under way. Stop it first, or wait.") if self.running.is_running else ""

    def _why_not_file(self) -> str:
        if self.views.currentWidget() is not self.file_view:
            return self.tr("Choose a file first.")
        return self._why_busy() or self.file_view.why_not_import()

    def _why_not_stop(self) -> str:
        return "" if self.running.is_running else self.tr("Nothing is under way.")

    def _why_not_undo(self) -> str:
        if self.views.currentWidget() is not self.start:
            return self.tr("Go to the list of earlier imports first.")
        return self._why_busy() or self.start.why_not_undo()
