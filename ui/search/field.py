"""The one field of the search: large, without a frame, with what it takes the words for beside it."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.search.typed import Sort
from ui.theme.current import theme
from ui.widgets.buttons import IconButton
from ui.widgets.chips import Chip
from ui.widgets.icon_labels import IconLabel
from ui.widgets.key_hints import KeyHint

translate = QCoreApplication.translate


class SearchLine(QWidget):
    """The field with its chip and the way out. `closed` when it is pressed."""

    closed = Signal()

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = theme().px
        self.setFixedHeight(px(58))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), 0, px(14), 0)
        row.setSpacing(px(10))
        self.edit = QLineEdit()
        self.edit.setFrame(False)
        self.edit.setObjectName("search-field")
        self.edit.setProperty("ownRing", True)
        self.edit.setAccessibleName(translate("Search", "Search people, cases, answers and commands"))
        self.edit.setPlaceholderText(translate("Search", "Search people, cases and answers, or type > for commands"))
        font = theme().font("body")
        font.setPixelSize(theme().font("heading").pixelSize())
        self.edit.setFont(font)
        look = QPalette(self.edit.palette())
        look.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.edit.setPalette(look)
        self._chip = Chip("")
        self._out = IconButton("x", translate("Search", "Close search"), keys=keys)
        self._out.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._out.clicked.connect(self.closed)
        row.addSpacing(px(6))
        row.addWidget(IconLabel("search", "text2", 20))
        row.addWidget(self.edit, 1)
        row.addWidget(self._chip)
        row.addWidget(KeyHint("Esc"))
        row.addWidget(self._out)
        self.show_sort(Sort.NOTHING)

    def show_sort(self, sort: Sort) -> None:
        """Say what the words are taken for."""
        words = {
            Sort.COMMANDS: translate("Search", "Commands"),
            Sort.DATE: translate("Search", "Date of birth"),
            Sort.YEAR: translate("Search", "Year of birth"),
            Sort.PHONE: translate("Search", "Phone number"),
            Sort.NUMBER: translate("Search", "Number"),
        }.get(sort, translate("Search", "Anywhere"))
        self._chip.show_state(words, "neutral" if sort in {Sort.NOTHING, Sort.WORDS} else "accent")
