"""The panel that takes data out: what it is for, where to, then how far it is, with a way to stop.

ExportPanel(work, ExportWish(title=…, file="people.csv", choices=(Choice(words, taking),)), over=self)
"""

from dataclasses import dataclass
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QProgressBar, QWidget

from ui.exporting.takings import Further, Taking, Under
from ui.messages import say
from ui.tasks import Stopped
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.choosers import RadioList, RadioOption
from ui.widgets.labels import Label
from ui.widgets.panel import Panel
from ui.work import Work


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be taken out: its words, and the work that does it."""

    words: str
    taking: Taking


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportWish:
    """What the panel offers. `file` is the name that is proposed; `explains` says what will be in it."""

    title: str
    file: str
    explains: str
    choices: tuple[Choice, ...]


class Exporter(QObject):
    """Does one taking off the screen's thread. `ended` tells how many were written, `failed` why nothing was."""

    moved = Signal(int, int)
    ended = Signal(int)
    failed = Signal(str)
    _step = Signal(int, int)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._stop, self.is_busy = work, Event(), False
        self._step.connect(self.moved, Qt.ConnectionType.QueuedConnection)

    def take(self, taking: Taking, path: Path, purpose: str) -> None:
        """Begin; one at a time."""
        if self.is_busy:
            return
        self.is_busy = True
        self._stop.clear()
        self._go_on(taking, Under(path, purpose, self._step.emit, self._check))

    def stop(self) -> None:
        """Stop before the next step; nothing of the file is left then."""
        self._stop.set()

    def _go_on(self, taking: Taking, under: Under) -> None:
        def came(end: int | Further) -> None:
            if isinstance(end, Further):
                self._go_on(end.on_screen(), under)
            else:
                self._on_end(end)

        self._work.lanes.network(lambda _: self._done(taking, under), came, self._on_failed, owner=self)

    def _check(self) -> None:
        if self._stop.is_set():
            raise Stopped

    @staticmethod
    def _done(taking: Taking, under: Under) -> int | Further:
        """On the worker's thread: how many are written, -1 when it was stopped."""
        try:
            return taking(under)
        except Stopped:
            return -1

    def _on_end(self, count: int) -> None:
        self.is_busy = False
        self.ended.emit(count)

    def _on_failed(self, error: Exception) -> None:
        self.is_busy = False
        self.failed.emit(say(error))


class ExportPanel(Panel):
    """Asks what it is for, then where to, and tells how far it is. Closing it while it writes stops it."""

    def __init__(self, work: Work, wish: ExportWish, over: QWidget) -> None:
        super().__init__(wish.title, over, width=540, name="export")
        self._work, self._wish = work, wish
        self.exporter = Exporter(work, work.window.guest())
        self.field = QPlainTextEdit()
        self.problem = Label("", "small", "danger", wrap=True)
        self.bar = QProgressBar()
        self.choices = RadioList([RadioOption(str(at), one.words, "") for at, one in enumerate(wish.choices)])
        self.give = Button(self.tr("Choose where"), kind="primary", keys="Ctrl+Return")
        self.leave = Button(self.tr("Cancel"), kind="ghost", keys="Esc")
        self._lay_out()
        self._connect()
        self.open(self.field)

    def choose_where(self) -> None:
        """Ask for a file, once it is said what it is for."""
        purpose = self.field.toPlainText().strip()
        if not purpose:
            self._tell(self.tr("Say what this is for. It is recorded with your name."))
            self.field.setFocus()
            return
        chosen, _ = QFileDialog.getSaveFileName(self.window(), self._wish.title, self._wish.file)
        if chosen:
            self.write_to(Path(chosen), purpose)

    def write_to(self, path: Path, purpose: str) -> None:
        """Begin to write into a file."""
        self.problem.hide()
        self.give.setEnabled(False)
        self.leave.setText(self.tr("Stop"))
        self.bar.setRange(0, 0)
        self.bar.show()
        self.place()
        chosen = self.choices.value() if len(self._wish.choices) > 1 else "0"
        self.exporter.take(self._wish.choices[int(chosen or "0")].taking, path, purpose)

    def _lay_out(self) -> None:
        named = Label(self.tr("What it is for"), "smallMedium")
        named.setBuddy(self.field)
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(self.tr("What it is for"))
        self.field.setFixedHeight(theme().px(72))
        self.bar.setAccessibleName(self.tr("How far it is"))
        self.bar.setTextVisible(False)
        outside = self.tr("Outside, nobody protects it: you answer for the file.")
        self.body.addWidget(Label(f"{self._wish.explains} {outside}", "small", "text2", wrap=True))
        if len(self._wish.choices) > 1:
            self.choices.set_value("0")
            self.body.addWidget(self.choices)
        for widget in (named, self.field, self.problem, self.bar):
            self.body.addWidget(widget)
        self.problem.hide()
        self.bar.hide()
        self.foot.addWidget(self.give)
        self.foot.addWidget(self.leave)
        self.foot.addStretch(1)

    def _connect(self) -> None:
        self.give.clicked.connect(self.choose_where)
        self.leave.clicked.connect(self.close_panel)
        self.answer("Ctrl+Return", self.choose_where)
        self.closed.connect(self.exporter.stop)
        self.exporter.moved.connect(self._on_moved)
        self.exporter.ended.connect(self._on_ended)
        self.exporter.failed.connect(self._on_failed)

    @Slot(int, int)
    def _on_moved(self, done: int, whole: int) -> None:
        self.bar.setRange(0, max(1, whole))
        self.bar.setValue(done)

    @Slot(int)
    def _on_ended(self, count: int) -> None:
        if count >= 0:
            self._work.window.toast(self.tr("Exported. The file holds %n entries.", "", count))
        self.close_panel()

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self.bar.hide()
        self.give.setEnabled(True)
        self.leave.setText(self.tr("Cancel"))
        self._tell(sentence)

    def _tell(self, sentence: str) -> None:
        self.problem.set_text(sentence)
        self.problem.show()
        self.place()
