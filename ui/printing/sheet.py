"""A document ready for paper: its pages, painted alike in the preview, on a printer and in a PDF file.

Everything is measured in pixels of 96 to the inch. Who opens the painter scales it.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QLocale, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QPen,
    QTextDocument,
)
from PySide6.QtPrintSupport import QPrinter

from ui.printing.ink import BLACK, GREY, LINE, paper_font

translate = QCoreApplication.translate
PER_INCH = 96
_SIDE, _TOP, _FOOT = 64.0, 84.0, 72.0
_PDF_RESOLUTION = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """What stands on every page: the office, what is printed, and the mark of practice ("" for real work)."""

    office: str
    title: str
    mark: str = ""


def page_size(locale: QLocale) -> QPageSize:
    """Return the paper that is usual where the language is spoken."""
    american = {QLocale.Country.UnitedStates, QLocale.Country.Canada}
    return QPageSize(QPageSize.PageSizeId.Letter if locale.territory() in american else QPageSize.PageSizeId.A4)


class Sheet:
    """The pages of a document. `document` is plain text in formats; nothing in it was read as markup."""

    def __init__(self, document: QTextDocument, heads: Heads, size: QPageSize, *, mirrored: bool = False) -> None:
        self.document, self.heads, self.size, self.mirrored = document, heads, size, mirrored
        whole = size.rectPixels(PER_INCH)
        self.width, self.height = float(whole.width()), float(whole.height())
        self._body = QRectF(_SIDE, _TOP, self.width - 2 * _SIDE, self.height - _TOP - _FOOT)
        document.setDocumentMargin(0)
        document.setUseDesignMetrics(True)
        document.setPageSize(QSizeF(self._body.width(), self._body.height()))

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return max(1, self.document.pageCount())

    def text(self) -> str:
        """Return everything that is printed as plain text, the words of every page with it."""
        heads = self.heads
        return f"{heads.office}\n{heads.mark}\n{self.document.toPlainText()}\n{heads.title}"

    def paint_page(self, painter: QPainter, number: int) -> None:
        """Paint a page, the first is 0, with its corner at the painter's."""
        painter.save()
        way = Qt.LayoutDirection.RightToLeft if self.mirrored else Qt.LayoutDirection.LeftToRight
        painter.setLayoutDirection(way)
        self._paint_head(painter)
        self._paint_foot(painter, number)
        painter.translate(self._body.left(), self._body.top() - number * self._body.height())
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, BLACK)
        part = QRectF(0, number * self._body.height(), self._body.width(), self._body.height())
        context.clip = part
        painter.setClipRect(part)
        self.document.documentLayout().draw(painter, context)
        painter.restore()

    def _paint_head(self, painter: QPainter) -> None:
        row = QRectF(_SIDE, 36, self.width - 2 * _SIDE, 22)
        _write(painter, row, self.heads.office, paper_font(11, QFont.Weight.DemiBold), GREY, Qt.AlignmentFlag.AlignLeft)
        if self.heads.mark:
            font = paper_font(12, QFont.Weight.Bold)
            _write(painter, row, self.heads.mark, font, BLACK, Qt.AlignmentFlag.AlignRight)
        _rule(painter, row.left(), row.right(), row.bottom() + 6)

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        row = QRectF(_SIDE, self.height - 52, self.width - 2 * _SIDE, 18)
        _rule(painter, row.left(), row.right(), row.top() - 6)
        words = translate("Print", "Page {number} of {count}").format(number=number + 1, count=self.page_count)
        _write(painter, row, self.heads.title, paper_font(10), GREY, Qt.AlignmentFlag.AlignLeft)
        _write(painter, row, words, paper_font(10), GREY, Qt.AlignmentFlag.AlignRight)


def write_pdf(sheet: Sheet, path: Path) -> None:
    """Write all pages into a PDF file. Raises OSError where the file cannot be written."""
    path.touch()  # what cannot be written says so here, with a reason
    writer = QPdfWriter(str(path))
    writer.setResolution(_PDF_RESOLUTION)
    writer.setTitle(sheet.heads.title)
    writer.setCreator("Caseworker")
    writer.setPageLayout(_layout(sheet))
    _paint_all(sheet, writer, _PDF_RESOLUTION)


def pdf_bytes(sheet: Sheet) -> bytes:
    """Return all pages as the bytes of a PDF file; nothing of it touches the disk."""
    into = QBuffer()
    into.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(into)
    writer.setResolution(_PDF_RESOLUTION)
    writer.setTitle(sheet.heads.title)
    writer.setCreator("Caseworker")
    writer.setPageLayout(_layout(sheet))
    _paint_all(sheet, writer, _PDF_RESOLUTION)
    return bytes(into.data().data())


def print_on(sheet: Sheet, printer_name: str) -> bool:
    """Print all pages on a printer of the system; False when it does not take them."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(printer_name)
    printer.setDocName("Caseworker")  # the names of jobs are seen by others
    printer.setPageLayout(_layout(sheet))
    return _paint_all(sheet, printer, printer.resolution())


def _layout(sheet: Sheet) -> QPageLayout:
    made = QPageLayout(sheet.size, QPageLayout.Orientation.Portrait, QMarginsF())
    made.setMode(QPageLayout.Mode.FullPageMode)
    return made


def _paint_all(sheet: Sheet, device: QPdfWriter | QPrinter, resolution: int) -> bool:
    painter = QPainter()
    if not painter.begin(device):
        return False
    scale = resolution / PER_INCH
    painter.scale(scale, scale)
    for number in range(sheet.page_count):
        if number:
            device.newPage()
        sheet.paint_page(painter, number)
    return painter.end()


def _write(  # noqa: PLR0917  # where, what, how
    painter: QPainter, row: QRectF, words: str, font: QFont, colour: QColor, side: Qt.AlignmentFlag
) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(row, int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine), words)


def _rule(painter: QPainter, left: float, right: float, at: float) -> None:
    painter.setPen(QPen(LINE, 0.8))
    painter.drawLine(int(left), int(at), int(right), int(at))
