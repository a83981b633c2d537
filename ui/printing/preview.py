"""The preview of a print: what it is for, what is in it, its pages, and where it goes."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.keys import key_of
from ui.messages import say
from ui.printing.job import Keys, PrintJob
from ui.printing.pages_view import PagesView
from ui.printing.sheet import Sheet, print_on, write_pdf
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.choosers import CheckBox
from ui.widgets.fields import Choice, LineField
from ui.widgets.labels import Label
from ui.widgets.panel import Panel
from ui.work import Work

_PDF = "*"


class PreviewPanel(Panel):
    """Shows the pages and prints them. The print is recorded before anything leaves the program; `printed` follows."""

    printed = Signal()

    def __init__(self, work: Work, job: PrintJob, over: QWidget) -> None:
        super().__init__(job.title, over, width=720, name="preview")
        self._work, self._job = work, job
        self.purpose = LineField(self.tr("What is it for?"), hint=self.tr("It is kept in the record"))
        self.purpose.set_text(job.purpose)
        self.purpose.setVisible(job.needs_purpose)
        self.boxes = {piece.key: self._box(piece.words, is_in=piece.is_in) for piece in job.pieces}
        self.count = Label("", "small", "text2")
        self.pages = PagesView()
        names = QPrinterInfo.availablePrinterNames()
        options = [*((name, name) for name in names), (_PDF, self.tr("PDF file"))]
        self.where = Choice("", options, placeholder=self.tr("Where to?"))
        self.where.combo.setAccessibleName(self.tr("Where to?"))
        usual = QPrinterInfo.defaultPrinterName()
        self.where.set_value(usual if usual in names else options[0][0])
        self.where.edited.connect(self._name_main)
        main = key_of("form.main", work.preferences.chosen.keys)
        self.main = Button("", kind="primary", icon="printer", keys=main, size="lg")
        self.main.clicked.connect(self.go)
        self.answer(main, self.go)
        self._lay_out()
        self._name_main()
        self._draw()

    @property
    def sheet(self) -> Sheet:
        """The pages as they are shown."""
        return self._paper

    def start(self) -> None:
        """Open where something is to be said, otherwise on the main action."""
        unsaid = self._job.needs_purpose and not self.purpose.text()
        self.open(self.purpose.control if unsaid else self.main)

    def go(self) -> None:
        """Print, or ask for the name of the file."""
        if not self._is_ready():
            return
        if self.where.value() == _PDF:
            self._ask_path()
        else:
            self._record(lambda: self._print(self.where.value()))

    def save_to(self, path: Path) -> None:
        """Write the pages into a PDF file."""
        if self._is_ready():
            self._record(lambda: self._write(path))

    def _is_ready(self) -> bool:
        if self._job.needs_purpose and not self.purpose.text():
            self.purpose.show_error(self.tr("Say what it is for. It is kept in the record."))
            self.purpose.setFocus()
            return False
        if self._job.needs_piece and not self._chosen():
            self.count.set_text(self.tr("Choose at least one document."))
            next(iter(self.boxes.values())).setFocus()
            return False
        return True

    def _record(self, then: object) -> None:
        assert callable(then)
        desk, job, purpose = self._work.office.printing, self._job, self.purpose.text()
        self._work.lanes.write(
            lambda: desk.printed(job.paper, job.about, purpose=purpose),
            lambda _: then(),
            self._on_refused,
            owner=self,
        )

    def _print(self, printer: str) -> None:
        if print_on(self._paper, printer):
            self._done(self.tr("Sent to the printer"))
        else:
            self._refuse(self.tr("The printer does not take it. Choose another one, or a PDF file."))

    def _write(self, path: Path) -> None:
        try:
            write_pdf(self._paper, path)
        except OSError:
            self._refuse(self.tr("The file could not be written there. Choose another folder."))
            return
        self._done(self.tr("Saved as {file}. Everyone who can open the folder can read it.").format(file=path.name))

    def _done(self, words: str) -> None:
        self.close_panel()
        self._work.window.toast(words)
        self.printed.emit()

    def _on_refused(self, error: Exception) -> None:
        self._refuse(say(error))

    def _refuse(self, words: str) -> None:
        if self._job.needs_purpose:
            self.purpose.show_error(words)
        self.count.set_colour("danger")
        self.count.set_text(words)

    def _ask_path(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Save as PDF"), f"{self._job.title}.pdf", "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self) -> Keys:
        return frozenset(key for key, box in self.boxes.items() if box.isChecked())

    def _draw(self) -> None:
        self._paper = self._job.pages(self._chosen())
        self.pages.show_sheet(self._paper)
        self.count.set_colour("text2")
        self.count.set_text(self.tr("%n pages", "", self._paper.page_count))

    def _name_main(self) -> None:
        is_pdf = self.where.value() == _PDF
        self.main.set_words(self.tr("Save as PDF") if is_pdf else self.tr("Print"))
        self.main.set_icon("download" if is_pdf else "printer")

    def _box(self, words: str, *, is_in: bool) -> CheckBox:
        box = CheckBox(words)
        box.setChecked(is_in)
        box.toggled.connect(lambda _: self._draw())
        return box

    def _lay_out(self) -> None:
        self.body.addWidget(self.purpose)
        for box in self.boxes.values():
            self.body.addWidget(box)
        self.body.addWidget(self.pages)
        self.where.setMinimumWidth(theme().px(180))
        self.foot.addWidget(self.main)
        self.foot.addWidget(self.where)
        self.foot.addWidget(self.count, 1)
