"""Search and commands: one field over the page, the rows it finds, the chosen one at the side, the keys at the foot."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.messages import say
from ui.search.deeds import QUEUE_KEY, Deeds, Host
from ui.search.field import SearchLine
from ui.search.foot import PaletteFoot
from ui.search.preview import ResultPreview
from ui.search.result_list import ResultList
from ui.search.results import DEED, PERSON, Result, rows_of
from ui.search.search_model import SearchModel
from ui.search.typed import Sort
from ui.theme.current import theme
from ui.theme.painting import rounded
from ui.widgets.bars import announce
from ui.widgets.lines import HLine, VLine
from ui.widgets.rows import RowsModel
from ui.widgets.rows_model import Group

WIDTH, HEIGHT, PREVIEW, TOP = 940, 612, 274, 92
_PREVIEW_FROM = 820
_EDGE, _PAGE = 24, 6
_PASSED = ("window.lock", "window.hide-names")


class _Sheet(QFrame):
    """The ground of the palette."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the rounded ground and its line."""
        rounded(QPainter(self), QRectF(self.rect()), theme().size("radius", "overlay"), "raised", "borderStrong")

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take clicks beside the rows: they are not meant for the page."""
        event.accept()


class Palette(QWidget):
    """The palette over a window. `closed` comes once; the focus is back where it was."""

    closed = Signal()

    def __init__(self, host: Host, model: SearchModel, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("palette")
        self.setAccessibleName(self.tr("Search and commands"))
        self._host, self.model, self._deeds = host, model, Deeds(host)
        model.setParent(self)
        self._opener, self._is_open = QApplication.focusWidget(), True
        self._moved = self._waits = False
        self._rows = RowsModel(jump=lambda row: str(row.title))
        self.line = SearchLine(host.key("window.search"))
        self.list = ResultList(self._rows, self.tr("Results"))
        self.preview, self.foot = ResultPreview(host.work), PaletteFoot(with_queue=self._offers_queue())
        self._sheet = _Sheet(self)
        self._lay_out()
        self._connect()
        over.installEventFilter(self)
        self._draw()

    @property
    def field(self) -> QLineEdit:
        """The field one types in."""
        return self.line.edit

    def start(self) -> None:
        """Open with the cursor in the field."""
        self.setGeometry(self._over().rect())
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def rows(self) -> Sequence[Result]:
        """Return what is offered now, without the headings."""
        return [row for row in self._rows.rows if isinstance(row, Result)]

    def chosen(self) -> Result | None:
        """Return the row that Enter acts on."""
        row = self.list.value()
        return row if isinstance(row, Result) else None

    def close_palette(self) -> None:
        """Close; the focus returns to what had it."""
        if not self._is_open:
            return
        self._is_open = False
        self._over().removeEventFilter(self)
        self.hide()
        opener = self._opener
        self.closed.emit()
        try:
            if opener is not None and opener.isVisible():
                opener.setFocus(Qt.FocusReason.OtherFocusReason)
        except RuntimeError:  # the page below was made anew meanwhile
            pass
        self.deleteLater()

    # Acting

    def enter(self) -> None:
        """Do what the chosen row is for, as soon as what was typed is found."""
        if not self.model.state.is_answered and not self._moved:
            self._waits = True
            return
        self._act(self.chosen())

    def queue(self) -> None:
        """Add the chosen person to the queue."""
        row = self.chosen()
        person = row if row is not None and row.kind == PERSON else None
        if person is not None and self._offers_queue():
            self.close_palette()
            self._deeds.queue(person)

    def _act(self, row: Result | None) -> None:
        if row is None:
            return
        if row.kind == DEED:
            self._do(row)
            return
        place = self._deeds.place_of(row)
        if place is None:
            self.foot.say(self.tr("There is no page for this yet. What is known stands at the side."))
            return
        if row.kind == PERSON and row.about is not None:
            self.model.remember(row.about)
        self.close_palette()
        self._host.go(place)

    def _do(self, row: Result) -> None:
        if row.reason:
            self.foot.say(row.reason)
            announce(self, row.reason)
        elif row.act is not None:
            self.close_palette()
            row.act()

    # Showing

    def _draw(self) -> None:
        state = self.model.state
        found = [] if state.typed.sort is Sort.COMMANDS else rows_of(state.answered, self._host.work.wording)
        person = self._person_rows(found)
        commands = [self._deeds.for_command(one) for one in self.model.commands(self._host.commands())]
        name = state.typed.words if state.typed.is_name else ""
        new = self._deeds.for_new(name) if name else []
        doing = [*person, *commands, *new]
        self._rows.set_rows([*found, *([Group(self.tr("Do")), *doing] if doing else [])])
        self._settle()
        self.line.show_sort(state.typed.sort)
        self.foot.say(say(state.trouble) if state.trouble is not None else "")
        self._say_nothing_found(found)

    def _person_rows(self, found: Sequence[object]) -> list[Result]:
        if self.model.state.typed.sort in {Sort.COMMANDS, Sort.NOTHING}:
            return []
        chosen = self.chosen()
        people = [row for row in found if isinstance(row, Result) and row.kind == PERSON]
        same = next((row for row in people if self._moved and chosen is not None and row.key == chosen.key), None)
        row = same or (people[0] if people else None)
        return [] if row is None else self._deeds.for_person(row)

    def _settle(self) -> None:
        """Choose the first row for each new text; where somebody moved, the row stays."""
        if not self._moved or self.chosen() is None:
            self.list.choose_first()
            self.list.scrollToTop()
        if self._waits and self.model.state.is_answered:
            self._waits = False
            self._act(self.chosen())

    def _say_nothing_found(self, found: Sequence[object]) -> None:
        state = self.model.state
        if state.typed.words and state.is_answered and not found and state.typed.sort is not Sort.COMMANDS:
            self.foot.say(self.tr("Nothing found on this device. Try fewer letters, a birth date or a phone number."))
        people = len([one for one in self.rows() if one.kind != DEED])
        self.field.setAccessibleDescription(self.tr("%n found", "", people) if state.typed.words else "")

    def _on_typed(self, text: str) -> None:
        self._moved = self._waits = False
        self.model.type(text)

    def _on_chosen(self, row: object) -> None:
        shown = row if isinstance(row, Result) else None
        self.preview.show_result(shown, self.model.state.answered)
        if shown is not None:
            self.list.setAccessibleDescription(shown.sentence)

    def _on_clicked(self) -> None:
        self._moved = True
        self._act(self.chosen())

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Move through the rows while the cursor stays in the field, and follow the size of the window."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            act = self._meant(event)
            if act is not None:
                act()
                return True
        elif watched is self._over() and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over().rect())
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Keep keys from the commands of the page below; locking and hiding names still work."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_asked and _pressed(event) not in {self._host.key(one) for one in _PASSED}:  # type: ignore[arg-type]  # just asked
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Answer keys that come while something else in the palette has the focus."""
        act = self._meant(event)
        if act is None:
            event.accept()
        else:
            act()

    def _meant(self, event: QKeyEvent) -> Callable[[], None] | None:
        pressed = _pressed(event)
        steps = {"Up": -1, "Down": 1, "PgUp": -_PAGE, "PgDown": _PAGE}
        if pressed in steps:
            return lambda: self._step(steps[pressed])
        acts: dict[str, Callable[[], None]] = {
            "Esc": self.close_palette,
            self._host.key("window.search"): self.close_palette,
            "Return": self.enter,
            QUEUE_KEY: self.queue,
            "Tab": lambda: self._to_deeds(first=True),
            "Shift+Backtab": lambda: self._to_deeds(first=False),
            "Shift+Tab": lambda: self._to_deeds(first=False),
        }
        return acts.get(pressed) or self._deed_of(pressed, event)

    def _deed_of(self, pressed: str, event: QKeyEvent) -> Callable[[], None] | None:
        if not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return None
        row = next((one for one in self.rows() if one.kind == DEED and one.keys == pressed), None)
        return None if row is None else lambda: self._do(row)

    def _step(self, by: int) -> None:
        self._moved = True
        before = self.chosen()
        self.list.step(by)
        now = self.chosen()
        if now is not None and now.kind == PERSON and now != before:
            self._draw()
        if now is not None:
            announce(self.list, now.sentence)

    def _to_deeds(self, *, first: bool) -> None:
        """Go to what can be done with the chosen person, or back to the first result."""
        wanted = next((one for one in self.rows() if (one.kind == DEED) is first), None)
        if wanted is not None:
            self._moved = True
            self.list.choose(wanted.key)
            announce(self.list, wanted.sentence)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Close by a click beside the palette."""
        if not self._sheet.geometry().contains(event.position().toPoint()):
            self.close_palette()

    # Looks

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the veil over the page, and the shadow of the palette; nothing where the palette itself covers both."""
        round_ends = theme().size("radius", "overlay")
        if self._sheet.geometry().adjusted(round_ends, round_ends, -round_ends, -round_ends).contains(event.rect()):
            return
        painter = QPainter(self)
        veil = theme().colour("scrim")
        veil.setAlpha(120 if theme().is_dark else 70)
        painter.fillRect(self.rect(), veil)
        if theme().is_high_contrast:
            return
        shade = theme().colour("shadow")
        for step in range(10):
            shade.setAlpha(4)
            around = QRectF(self._sheet.geometry()).adjusted(-step, -step + 6, step, step + 6)
            rounded(painter, around, round_ends + step, shade)

    def _place(self) -> None:
        px = theme().px
        wide = min(px(WIDTH), self.width() - 2 * px(_EDGE))
        top = min(px(TOP), max(px(_EDGE), (self.height() - px(HEIGHT)) // 2))
        tall = min(px(HEIGHT), self.height() - top - px(_EDGE))
        self._sheet.setGeometry((self.width() - wide) // 2, top, wide, tall)
        has_room = wide / theme().scale >= _PREVIEW_FROM
        self.preview.setVisible(has_room)
        self._line_beside.setVisible(has_room)

    def _lay_out(self) -> None:
        px = theme().px
        rows = QVBoxLayout(self._sheet)
        rows.setContentsMargins(px(1), px(1), px(1), px(1))
        rows.setSpacing(0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        inside = QVBoxLayout()
        inside.setContentsMargins(0, px(8), 0, px(8))
        inside.addWidget(self.list)
        middle.addLayout(inside, 1)
        self._line_beside = VLine()
        middle.addWidget(self._line_beside)
        self.preview.setFixedWidth(px(PREVIEW))
        middle.addWidget(self.preview)
        rows.addWidget(self.line)
        rows.addWidget(HLine())
        rows.addLayout(middle, 1)
        rows.addWidget(HLine())
        rows.addWidget(self.foot)

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._on_typed)
        self.line.closed.connect(self.close_palette)
        self.list.chosen.connect(self._on_chosen)
        self.list.clicked.connect(lambda _: self._on_clicked())
        self.preview.open_asked.connect(lambda: self._act(self.chosen()))
        self.model.changed.connect(self._draw)

    def _offers_queue(self) -> bool:
        return self._deeds.offers_queue

    def _over(self) -> QWidget:
        parent = self.parentWidget()
        assert parent is not None, "the palette lies over a window"
        return parent


def _pressed(event: QKeyEvent) -> str:
    """Return the key as a portable name; Enter of the keypad is Return."""
    found = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
    return found.replace("Enter", "Return").replace("Num+", "")
