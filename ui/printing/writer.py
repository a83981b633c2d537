"""Writes a document for paper, piece by piece. Words go in as words: nothing in them is ever read as markup."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from ui.printing.ink import BLACK, GREY, LINE, paper_font
from ui.printing.sheet import Heads, Sheet, page_size
from ui.work import Work

_LINE_PERCENT = 130
_BOLD = QFont.Weight.DemiBold


class Writer:
    """Builds one document. `done` returns its pages."""

    def __init__(self, work: Work, title: str) -> None:
        self._work, self._title = work, title
        self._mirrored = work.wording.locale.textDirection() == Qt.LayoutDirection.RightToLeft
        self.document = QTextDocument()
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.document.setDefaultTextOption(option)
        self.document.setDefaultFont(paper_font(13))
        self._cursor = QTextCursor(self.document)
        self._is_empty = True

    def title(self, words: str, second: str = "") -> None:
        """Write what this is, and a line below it."""
        self._block(words, paper_font(22, _BOLD, display=True), after=2 if second else 14)
        if second:
            self._block(second, paper_font(13), after=14, grey=True)

    def heading(self, words: str) -> None:
        """Write the heading of a part; it stays with what follows."""
        self._block(words, paper_font(15, _BOLD), before=12, after=4, with_next=True)

    def words(self, words: str, *, grey: bool = False, bold: bool = False) -> None:
        """Write words; each line of them is a paragraph."""
        font = paper_font(13, _BOLD if bold else QFont.Weight.Normal)
        for line in words.split("\n"):
            self._block(line, font, after=6, grey=grey)

    def points(self, lines: Sequence[str], marks: Sequence[str] = ()) -> None:
        """Write lines of a list, each with its mark: a point unless another is given."""
        for at, line in enumerate(lines):
            mark = marks[at] if at < len(marks) and marks[at] else "•"
            self._block(f"{mark}\u2002{line}", paper_font(13), after=3, indent=14)

    def facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Write names and values in two columns; those without a value are left out."""
        known = [(key, value) for key, value in facts if value.strip()]
        if known:
            table = self._table(len(known), (28, 72))
            for row, (key, value) in enumerate(known):
                _fill(table, row, 0, key, paper_font(12), grey=True)
                _fill(table, row, 1, value, paper_font(13))
            self._after_table()

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
        """Write rows under their headings, which stand on every page; `widths` are parts of a hundred."""
        table = self._table(len(rows) + 1, widths, has_head=True)
        for column, head in enumerate(heads):
            _fill(table, 0, column, head, paper_font(11, _BOLD), grey=True)
            _underline(table, 0, column)
        for at, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                _fill(table, at, column, cell, paper_font(12, _BOLD if column == 0 else QFont.Weight.Normal))
                _underline(table, at, column)
        self._after_table()

    def done(self) -> Sheet:
        """Return the pages."""
        pack, practice = self._work.office.sitting.pack, self._work.is_practice
        heads = Heads(office=pack.agency.name, title=self._title, mark=practice_mark() if practice else "")
        return Sheet(self.document, heads, page_size(self._work.wording.locale), mirrored=self._mirrored)

    def _block(
        self,
        words: str,
        font: QFont,
        before: int = 0,
        after: int = 0,
        indent: int = 0,
        *,
        grey: bool = False,
        with_next: bool = False,
    ) -> None:
        shape = QTextBlockFormat()
        shape.setTopMargin(before)
        shape.setBottomMargin(after)
        if self._mirrored:
            shape.setRightMargin(indent)
        else:
            shape.setLeftMargin(indent)
            shape.setTextIndent(-indent)
        shape.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        shape.setAlignment(self._side())
        if with_next:
            shape.setPageBreakPolicy(QTextBlockFormat.PageBreakFlag.PageBreak_Auto)
            shape.setNonBreakableLines(True)
        if self._is_empty:
            self._cursor.setBlockFormat(shape)
        else:
            self._cursor.insertBlock(shape)
        self._is_empty = False
        self._cursor.insertText(words, _ink(font, grey=grey))

    def _side(self) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self._mirrored else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignAbsolute

    def _table(self, rows: int, widths: Sequence[int], *, has_head: bool = False) -> QTextTable:
        shape = QTextTableFormat()
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, one) for one in widths])
        shape.setCellSpacing(0)
        shape.setCellPadding(4)
        shape.setBorderCollapse(True)
        shape.setBorder(0)
        shape.setTopMargin(6)
        shape.setBottomMargin(8)
        shape.setHeaderRowCount(1 if has_head else 0)
        if self._mirrored:
            shape.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        if self._is_empty:
            self._is_empty = False
        return self._cursor.insertTable(rows, len(widths), shape)

    def _after_table(self) -> None:
        self._cursor.movePosition(QTextCursor.MoveOperation.End)


def practice_mark() -> str:
    """Return the word that stands on paper that is not real."""
    return QCoreApplication.translate("Print", "Practice – nothing here is real")


def _ink(font: QFont, *, grey: bool) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(font)
    made.setForeground(GREY if grey else BLACK)
    return made


def _fill(table: QTextTable, row: int, column: int, words: str, font: QFont, *, grey: bool = False) -> None:
    table.cellAt(row, column).firstCursorPosition().insertText(words, _ink(font, grey=grey))


def _underline(table: QTextTable, row: int, column: int) -> None:
    cell = table.cellAt(row, column)
    shape = QTextTableCellFormat(cell.format().toTableCellFormat())
    shape.setBottomBorder(0.75)
    shape.setBottomBorderBrush(LINE)
    shape.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    cell.setFormat(shape)
