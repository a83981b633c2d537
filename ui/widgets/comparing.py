"""Two versions beside each other, field by field: a card for each side, one chosen, what is kept always in view.

    comparing.set_pair(left, right, fields)      # shows them; nothing is chosen but what `fields` say
    comparing.decided.connect(model.decide)      # (key of the field, Chosen, words of one's own)

Up and down go from field to field, 1 or the left arrow takes the left version, 2 or the right arrow the right one, 3
writes one's own where a field allows it. With `kept` a third column says what stays; else `WillBeSaved` below does.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.current import theme
from ui.theme.painting import rounded
from ui.widgets.avatars import Avatar
from ui.widgets.buttons import Button
from ui.widgets.fields import LineField
from ui.widgets.icon_labels import IconLabel
from ui.widgets.labels import Label
from ui.widgets.row_values import spoken
from ui.widgets.version_card import VersionCard

_LEFT, _RIGHT, _KEPT = 1, 2, 3


class Chosen(StrEnum):
    """Which version of a field is kept."""

    NONE = ""
    LEFT = "left"
    RIGHT = "right"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class SideHead:
    """Whose version a column shows: `icon` in a tile of `tone`, or the initials of `avatar`."""

    title: str
    second: str = ""
    icon: str = ""
    tone: str = "info"
    avatar: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """What one side says of a field, in words, and how it is known. `told` is false where it says nothing."""

    words: str
    second: str = ""
    told: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedField:
    """A field with its two versions. `was` is written below its name; `own` allows to write one's own.

    With `kept_both` there is nothing to choose: both versions are shown, and these words say what is kept of them.
    With `undecided` nothing has to be chosen: these words say what is kept then.
    """

    key: str
    label: str
    left: Version
    right: Version
    was: str = ""
    own: bool = False
    chosen: Chosen = Chosen.NONE
    own_words: str = ""
    kept_both: str = ""
    undecided: str = ""

    def kept(self) -> str:
        """Return the words of the version that is chosen, or what is kept of both; "" while none is."""
        if self.kept_both:
            return self.kept_both
        words = {Chosen.LEFT: self.left.words, Chosen.RIGHT: self.right.words, Chosen.OWN: self.own_words}
        return words.get(self.chosen, "")


@dataclass(slots=True)
class _Row:
    field: ComparedField
    cards: dict[Chosen, VersionCard]
    kept: Label | None
    own: LineField | None = None
    write: Button | None = None


class _Tile(QWidget):
    """An icon on a coloured ground."""

    def __init__(self, icon: str, tone: str) -> None:
        super().__init__()
        self._tone = tone
        self.setFixedSize(theme().px(34), theme().px(34))
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(IconLabel(icon, tone=tone, size=18), 0, Qt.AlignmentFlag.AlignCenter)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the ground; in high contrast, where it is that of the page, the line around it."""
        colours = theme().tone(self._tone)
        line = colours.text if theme().is_high_contrast else None
        rounded(QPainter(self), QRectF(self.rect()), theme().size("radius", "row"), colours.tint, line)


class Comparing(QFrame):
    """The comparison. `decided` tells the field's key, what was chosen and one's own words.

    `all_asked` tells the side of which everything is to be taken, `moved` the key of the field that has the focus.
    """

    decided = Signal(str, str, str)
    all_asked = Signal(str)
    moved = Signal(str)

    def __init__(self, *, kept: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Two versions"))
        self._kept_words = kept
        self._rows: dict[str, _Row] = {}
        self._heads: tuple[SideHead, SideHead] | None = None
        self._parts: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme().px(12))
        self._grid.setVerticalSpacing(theme().px(8))
        self._grid.setColumnMinimumWidth(0, theme().px(124))
        for column in (_LEFT, _RIGHT, *((_KEPT,) if kept else ())):
            self._grid.setColumnStretch(column, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_pair(self, left: SideHead, right: SideHead, fields: Sequence[ComparedField]) -> None:
        """Show two versions. Where the same fields stand already, only what is chosen changes and the focus stays."""
        same = self._heads == (left, right) and [_bare(row.field) for row in self._rows.values()] == [
            _bare(one) for one in fields
        ]
        if not same:
            self._build(left, right, fields)
        for one in fields:
            self._show_choice(self._rows[one.key], one)

    def cards(self, key: str) -> Mapping[Chosen, VersionCard]:
        """Return the two cards of a field."""
        return self._rows[key].cards

    def focus_field(self, key: str = "") -> None:
        """Give the focus to a field: the one named, else the first that is not decided, else the first."""
        rows = [row for row in self._rows.values() if row.cards]
        if not rows:
            return
        open_one = next((one for one in rows if not one.field.chosen), rows[0])
        row = next((one for one in rows if one.field.key == key), open_one)
        self._focus(row, row.field.chosen if row.field.chosen in row.cards else Chosen.LEFT)

    def focused(self) -> str:
        """Return the key of the field that has the focus, "" when none has."""
        now = self._at()
        return "" if now is None else now[0].field.key

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Answer the keys of a comparison while a card has the focus."""
        at = self._at()
        act = None if at is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier else self._meant(event, *at)
        if act is None:
            super().keyPressEvent(event)
            return
        event.accept()
        act()

    def _meant(self, event: QKeyEvent, row: _Row, side: Chosen) -> Callable[[], None] | None:
        key = Qt.Key
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        arrows = {key.Key_Left: Chosen.RIGHT, key.Key_Right: Chosen.LEFT}
        if not mirrored:
            arrows = {key.Key_Left: Chosen.LEFT, key.Key_Right: Chosen.RIGHT}
        takes = {key.Key_1: Chosen.LEFT, key.Key_2: Chosen.RIGHT, **arrows}
        pressed = key(event.key())
        if pressed in takes:
            return lambda: self._take(row, takes[pressed])
        if pressed == key.Key_3 and row.field.own:
            return lambda: self._write_own(row)
        if pressed in {key.Key_Up, key.Key_Down}:
            return lambda: self._step(row, side, -1 if pressed == key.Key_Up else 1)
        return None

    def _take(self, row: _Row, chosen: Chosen) -> None:
        self._focus(row, chosen)
        self.decided.emit(row.field.key, chosen.value, row.own.text() if row.own is not None else "")

    def _write_own(self, row: _Row) -> None:
        if row.own is None:
            return
        row.own.show()
        row.own.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        row.own.line.selectAll()
        self.decided.emit(row.field.key, Chosen.OWN.value, row.own.text())

    def _step(self, row: _Row, side: Chosen, by: int) -> None:
        rows = [one for one in self._rows.values() if one.cards]
        at = rows.index(row) + by
        if 0 <= at < len(rows):
            self._focus(rows[at], side)

    def _focus(self, row: _Row, side: Chosen) -> None:
        row.cards[side].setFocus(Qt.FocusReason.TabFocusReason)
        self.moved.emit(row.field.key)

    def _at(self) -> tuple[_Row, Chosen] | None:
        for row in self._rows.values():
            for side, card in row.cards.items():
                if card.hasFocus():
                    return row, side
            if row.write is not None and row.write.hasFocus():
                return row, Chosen.LEFT
        return None

    def _show_choice(self, row: _Row, now: ComparedField) -> None:
        row.field = now
        for side, card in row.cards.items():
            card.setChecked(now.chosen is side)
        if row.own is not None:
            row.own.setVisible(now.chosen is Chosen.OWN)
            if not row.own.line.hasFocus():
                row.own.set_text(now.own_words)
        if row.kept is not None:
            row.kept.set_text(now.kept() or now.undecided or self.tr("Not decided"))
            row.kept.set_colour("text" if now.kept() or now.undecided else "warning")

    # Building

    def _build(self, left: SideHead, right: SideHead, fields: Sequence[ComparedField]) -> None:
        for part in self._parts:
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self._rows, self._heads = [], {}, (left, right)
        self._put(self._head(left, Chosen.LEFT), 0, _LEFT)
        self._put(self._head(right, Chosen.RIGHT), 0, _RIGHT)
        if self._kept_words:
            self._put(Label(self._kept_words, "bodyMedium", wrap=True), 0, _KEPT)
            self._grid.setAlignment(self._parts[-1], Qt.AlignmentFlag.AlignTop)  # in line with the names
        for number, one in enumerate(fields, start=1):
            self._rows[one.key] = self._row(one, 2 * number, left, right)

    def _put(self, widget: QWidget, row: int, column: int, columns: int = 1) -> None:
        self._parts.append(widget)
        self._grid.addWidget(widget, row, column, 1, columns)

    def _head(self, head: SideHead, side: Chosen) -> QWidget:
        box = QWidget()
        across = QHBoxLayout(box)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme().px(10))
        if head.avatar:
            across.addWidget(Avatar(head.avatar, 34), 0, Qt.AlignmentFlag.AlignTop)
        elif head.icon:
            across.addWidget(_Tile(head.icon, head.tone), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(head.title, "bodyMedium", wrap=True))
        words.addWidget(Label(head.second, "small", "text2", wrap=True))
        across.addLayout(words, 1)
        everything = Button(self.tr("Use all"), kind="link", size="sm")
        everything.setAccessibleName(self.tr("Use everything of {side}").format(side=head.title))
        everything.clicked.connect(lambda: self.all_asked.emit(side.value))
        words.addWidget(everything, 0, Qt.AlignmentFlag.AlignLeading)
        words.addStretch(1)
        return box

    def _row(self, one: ComparedField, at: int, left: SideHead, right: SideHead) -> _Row:
        if one.kept_both:
            return self._plain_row(one, at)
        cards = {
            Chosen.LEFT: self._card(one, one.left, left, "1"),
            Chosen.RIGHT: self._card(one, one.right, right, "2"),
        }
        row = _Row(one, cards, None)
        self._put(self._name(one, row), at, 0)
        self._put(cards[Chosen.LEFT], at, _LEFT)
        self._put(cards[Chosen.RIGHT], at, _RIGHT)
        for side, card in cards.items():
            card.taken.connect(lambda side=side: self._take(row, side))
        self._add_kept(row, at)
        if one.own:
            row.own = self._own_field(row)
            self._put(row.own, at + 1, _LEFT, 2)
        return row

    def _plain_row(self, one: ComparedField, at: int) -> _Row:
        row = _Row(one, {}, None)
        self._put(self._name(one, row), at, 0)
        for version, column in ((one.left, _LEFT), (one.right, _RIGHT)):
            self._put(_padded(Label(version.words, "body", "text" if version.told else "text3", wrap=True)), at, column)
        self._add_kept(row, at)
        return row

    def _add_kept(self, row: _Row, at: int) -> None:
        if self._kept_words:
            row.kept = Label("", "bodyMedium", wrap=True)
            self._put(_padded(row.kept), at, _KEPT)

    @staticmethod
    def _card(one: ComparedField, version: Version, head: SideHead, keys: str) -> VersionCard:
        card = VersionCard(keys)
        said = spoken(one.label, head.title, version.words, version.second)
        card.show_version(version.words, version.second, spoken=said, told=version.told)
        return card

    def _name(self, one: ComparedField, row: _Row) -> QWidget:
        box = QWidget()
        rows = QVBoxLayout(box)
        rows.setContentsMargins(0, theme().px(10), 0, 0)
        rows.setSpacing(0)
        rows.addWidget(Label(one.label, "smallMedium", wrap=True))
        if one.was:
            rows.addWidget(Label(one.was, "meta", "text2", wrap=True))
        if one.own:
            row.write = Button(self.tr("Write your own"), kind="link", size="sm", keys="3")
            row.write.setAccessibleDescription(one.label)
            row.write.clicked.connect(lambda: self._write_own(row))
            rows.addWidget(row.write, 0, Qt.AlignmentFlag.AlignLeading)
        rows.addStretch(1)
        return box

    def _own_field(self, row: _Row) -> LineField:
        own = LineField("", placeholder=self.tr("Write what is right"))
        own.line.setAccessibleName(self.tr("Your own words for {field}").format(field=row.field.label))
        own.set_text(row.field.own_words)
        own.hide()
        own.edited.connect(lambda: self.decided.emit(row.field.key, Chosen.OWN.value, own.text()))
        return own


def _bare(one: ComparedField) -> tuple[object, ...]:
    """Return what of a field is built into widgets: all but the choice."""
    return one.key, one.label, one.left, one.right, one.was, one.own, one.kept_both


def _padded(label: Label) -> QWidget:
    """Return words in line with those of the cards beside them."""
    box = QWidget()
    rows = QVBoxLayout(box)
    rows.setContentsMargins(0, theme().px(8), 0, theme().px(2))
    rows.addWidget(label)
    rows.addStretch(1)
    return box
