"""The pages of a sheet as they come out, one below the other."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.printing.sheet import Sheet
from ui.theme.current import theme

_GAP = 14


class PagesView(QWidget):
    """Paints every page as wide as there is room; paper is white in every theme. Its text is read aloud."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Pages as they are printed"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show other pages."""
        self._sheet = sheet
        self.setAccessibleDescription(sheet.text())
        self.setFixedHeight(self.heightForWidth(max(1, self.width())))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of all pages at this width."""
        if self._sheet is None:
            return theme().px(200)
        page = width * self._sheet.height / self._sheet.width
        return int(self._sheet.page_count * (page + theme().px(_GAP)))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room the pages would like."""
        wide = theme().px(560)
        return QSize(wide, self.heightForWidth(wide))

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002, N802
        """Follow the width."""
        self.setFixedHeight(self.heightForWidth(max(1, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the pages that are in sight."""
        if self._sheet is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self.width() / self._sheet.width
        tall = self._sheet.height * scale
        for number in range(self._sheet.page_count):
            top = number * (tall + theme().px(_GAP))
            paper = QRectF(0.5, top + 0.5, self.width() - 1, tall - 1)
            if not paper.intersects(QRectF(event.rect())):
                continue
            painter.fillRect(paper, QColor("white"))
            painter.setPen(theme().colour("borderStrong"))
            painter.drawRect(paper)
            painter.save()
            painter.translate(0, top)
            painter.scale(scale, scale)
            self._sheet.paint_page(painter, number)
            painter.restore()
