"""The grey pane at the side: sections with a small heading, a count, one link, and facts or lines below."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.lines import HLine
from ui.widgets.pane_lines import Fact, Line, LineButton, LineLabel


class Section(QFrame):
    """A part of a side pane. `link_asked` is the link beside its heading; a section emptied by `clear` is hidden."""

    link_asked = Signal()

    def __init__(self, title: str, count: int | None, link: str, *, facts_in_column: bool) -> None:
        super().__init__()
        self._in_column = facts_in_column
        self.setAccessibleName(title)
        self._hair = HLine()
        self._title = Label(title, "metaBold", "text2")
        self._count = Label("", "metaMedium", "text3")
        self._link = Button(link, kind="link", size="sm")
        self._link.clicked.connect(self.link_asked)
        self._body = QVBoxLayout()
        self._body.setSpacing(theme().px(8))
        self._lay_out()
        self.set_count(count)
        self.set_link(link)

    def set_first(self, *, first: bool) -> None:
        """Show the line above unless this is the first section."""
        self._hair.setVisible(not first)

    def set_title(self, title: str) -> None:
        """Write another heading."""
        self._title.set_text(title)
        self.setAccessibleName(title)

    def set_count(self, count: int | None) -> None:
        """Write the count beside the heading; None writes nothing."""
        self._count.set_text("" if count is None else str(count))
        self._count.setVisible(count is not None)

    def set_link(self, words: str) -> None:
        """Write the link beside the heading; "" takes it away."""
        self._link.set_words(words)
        self._link.setVisible(bool(words))
        self._link.setAccessibleDescription(self._title.text())

    def add_fact(self, key: str, value: str, tone: str = "", *, icon: str = "") -> Fact:
        """Add what something is: its name at the start, its value at the end or in a column."""
        fact = Fact(key, value, tone, icon=icon, in_column=self._in_column)
        self._add(fact)
        return fact

    def add_line(  # noqa: PLR0917
        self,
        icon: str,
        title: str,
        second: str = "",
        trailing: str = "",
        tone: str = "",
        place: Callable[[], object] | None = None,
        *,
        avatar: str = "",
        chip: str = "",
        chip_tone: str = "neutral",
        chip_dot: bool = False,
        second_tone: str = "",
    ) -> QWidget:
        """Add a line of one or two lines of words. With `place` it is a button that goes there."""
        line = Line(icon, title, second, trailing, tone, avatar, chip, chip_tone, chip_dot, second_tone)
        widget: QWidget
        if place is None:
            widget = LineLabel(line)
        else:
            widget = LineButton(line)
            widget.clicked.connect(lambda *_: place())
        self._add(widget)
        return widget

    def add_words(self, words: str, colour: str = "text2") -> Label:
        """Add a sentence."""
        label = Label(words, "small", colour, wrap=True)
        self._add(label)
        return label

    def add_widget(self, widget: QWidget) -> None:
        """Add something of one's own."""
        self._add(widget)

    def clear(self) -> None:
        """Take everything below the heading away, and hide the section until something is added."""
        while (item := self._body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.hide()

    def _add(self, widget: QWidget) -> None:
        self._body.addWidget(widget)
        self.show()

    def _lay_out(self) -> None:
        px = theme().px
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._link)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._hair)
        rows.addSpacing(px(16))
        holder = QWidget()
        head.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(head)
        holder.setFixedHeight(px(28))
        rows.addWidget(holder)
        rows.addSpacing(px(4))
        rows.addLayout(self._body)
        rows.addSpacing(px(18))


class SidePane(QScrollArea):
    """The side pane: it scrolls by itself, and between its sections stand lines."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name or self.tr("Side"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)  # the grey of the pane, below its scroll bar too
        self.setAutoFillBackground(True)
        self._sections: list[Section] = []
        ground = QWidget()
        margin = theme().size("space", "sideMarginX")
        self._rows = QVBoxLayout(ground)
        self._rows.setContentsMargins(margin, 0, margin, 0)
        self._rows.setSpacing(0)
        self._rows.addStretch(1)
        ground.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setWidget(ground)

    def section(self, title: str, *, count: int | None = None, link: str = "", column: bool = False) -> Section:
        """Add a section; with `column` the values of its facts stand below each other at the start."""
        made = Section(title, count, link, facts_in_column=column)
        self._sections.append(made)
        self._rows.insertWidget(self._rows.count() - 1, made)
        made.installEventFilter(self)
        self._draw_lines()
        return made

    def add_top(self, widget: QWidget) -> None:
        """Add something of one's own above what follows, without a line."""
        self._rows.insertWidget(self._rows.count() - 1, widget)

    def remove_all(self) -> None:
        """Take every section away."""
        for section in self._sections:
            section.hide()
            section.deleteLater()
        self._sections.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Draw the lines anew when a section comes or goes."""
        if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            self._draw_lines()
        return super().eventFilter(watched, event)

    def _draw_lines(self) -> None:
        first = True
        for section in self._sections:
            section.set_first(first=first)
            if not section.isHidden():
                first = False
