"""Where the pieces of a timeline item stand, at a width: measured once, kept until the width or the words change."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout, QTextOption

from ui.theme.current import theme
from ui.theme.painting import text_width
from ui.widgets.timeline_model import FileTile, TimelineItem

LINES = 3
TEXT_AT = 48.0  # from the tile's leading edge, at 100 %
ABOVE, DAY, TITLE, FILE, WHO, GAP, SMALL_GAP = 8.0, 30.0, 25.0, 32.0, 18.0, 12.0, 2.0
KEPT = 400
_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class ItemLayout:
    """An item measured: heights from its top, and its text broken into lines."""

    height: float
    has_day: bool
    top: float  # where the title begins, below the day
    text_top: float
    text: QTextLayout | None
    shortened: bool  # words were left out: "more" stands at the end
    last_line: QRectF  # the last line of text, in which "more" stands
    files: tuple[QRectF, ...]  # from the start of the text
    who_top: float


class LayoutBook:
    """The layouts measured last, by item, width and whether it is opened out; heights of all that were."""

    def __init__(self, more_words: str) -> None:
        self.more_words = more_words
        self._kept: OrderedDict[tuple[object, ...], ItemLayout] = OrderedDict()
        self._heights: dict[tuple[object, ...], float] = {}

    def clear(self) -> None:
        """Forget everything: sizes or words are others."""
        self._kept.clear()
        self._heights.clear()

    def height(self, item: TimelineItem, width: float, *, day: bool, expanded: bool) -> float:
        """Return how high an item is."""
        place = (item, width, day, expanded)
        found = self._heights.get(place)
        return self.measure(item, width, day=day, expanded=expanded).height if found is None else found

    def measure(self, item: TimelineItem, width: float, *, day: bool, expanded: bool) -> ItemLayout:
        """Return the layout of an item."""
        place = (item, width, day, expanded)
        found = self._kept.get(place)
        if found is None:
            found = self._measure(item, width, day=day, expanded=expanded)
            self._kept[place] = found
            self._heights[place] = found.height
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found

    def _measure(self, item: TimelineItem, width: float, *, day: bool, expanded: bool) -> ItemLayout:
        px = theme().px
        top: float = px(DAY + ABOVE) if day else px(ABOVE)
        room = max(px(80), width - px(TEXT_AT))
        at = text_top = top + px(TITLE)
        text, shortened, last = None, False, QRectF()
        words = _words(item, expanded=expanded)
        if words:
            text, shortened, last = break_text(words, room, None if expanded else LINES, self.more_words)
            shortened = shortened or (bool(item.folded) and not expanded)
            at = text_top + last.bottom()
        files = place_files(item.files, room, at + px(8)) if item.files else ()
        at = files[-1].bottom() if files else at
        who_top = at + px(5) if words or files else at
        if item.who:
            at = who_top + px(WHO)
        gap = px(SMALL_GAP) if item.change and not words else px(GAP)
        height = max(at, top + px(22)) + gap
        return ItemLayout(height, day, top, text_top, text, shortened, last, files, who_top)


def _words(item: TimelineItem, *, expanded: bool) -> str:
    """Return what stands under the title; what is folded away only once the item is opened out."""
    if expanded and item.folded:
        return f"{item.text}\n\n{item.folded}".strip("\n")
    return item.text or ("…" if item.folded else "")


def estimate(item: TimelineItem, width: float, *, day: bool) -> float:
    """Return about how high an item is, without measuring a letter."""
    px = theme().px
    letters = max(20, int((width - px(TEXT_AT)) / px(7)))
    lines = min(LINES, 1 + len(item.text) // letters + item.text.count("\n")) if item.text else 0
    height = px(ABOVE) + (px(DAY) if day else 0) + px(TITLE) + lines * px(21) + (px(FILE) + px(8) if item.files else 0)
    return height + (px(SMALL_GAP) if item.change else px(GAP)) + (px(WHO) + px(5) if item.who else 0)


def break_text(words: str, width: float, most: int | None, more: str) -> tuple[QTextLayout, bool, QRectF]:
    """Break text into lines of this width, at most so many; where words are left out, room is kept for `more`."""
    words = words.replace("\r\n", _BREAK).replace("\n", _BREAK)
    layout, starts = _lay(words, width)
    shortened = most is not None and len(starts) > most
    if most is not None and shortened:
        rest = words[starts[most - 1] :].split(_BREAK)[0].rstrip() + " …"
        room = width - text_width(more, "smallMedium") - theme().px(12)
        metrics = QFontMetricsF(theme().font("body"))
        tail = metrics.elidedText(rest.replace(" …", " " + words[starts[most] :]), Qt.TextElideMode.ElideRight, room)
        layout, _ = _lay(words[: starts[most - 1]] + tail, width)
    last = layout.lineAt(layout.lineCount() - 1)
    height = theme().line("body")
    return layout, shortened, QRectF(0, last.y(), last.naturalTextWidth(), height)


def _lay(words: str, width: float) -> tuple[QTextLayout, list[int]]:
    layout = QTextLayout(words, theme().font_for("body", words))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    starts: list[int] = []
    pitch = theme().line("body")
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, len(starts) * pitch))
        starts.append(line.textStart())
    layout.endLayout()
    return layout, starts


def draw_layout(painter: QPainter, layout: QTextLayout, box: QRectF, *, mirrored: bool, colour: str) -> None:
    """Draw broken text into a box, each line at the leading side, whatever direction its words have."""
    painter.setPen(theme().colour(colour))
    pitch = theme().line("body")
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        ink = line.naturalTextRect()
        x = box.right() - ink.right() if mirrored else box.left() - ink.left()
        line.draw(painter, QPointF(x, box.top() + (pitch - line.height()) / 2))


def place_files(files: tuple[FileTile, ...], room: float, top: float) -> tuple[QRectF, ...]:
    """Return where the tiles of files stand, in as many rows as they need."""
    px = theme().px
    boxes: list[QRectF] = []
    x, y = 0.0, top
    for file in files:
        wide = min(room, px(33 + 16) + text_width(file.name, "smallMedium") + size_width(file))
        if x and x + wide > room:
            x, y = 0.0, y + px(FILE) + px(8)
        boxes.append(QRectF(x, y, wide, px(FILE)))
        x += wide + px(8)
    return tuple(boxes)


def size_width(file: FileTile) -> float:
    """Return the room that the size of a file takes beside its name."""
    return text_width(file.size, "small") + theme().px(8) if file.size else 0.0
