"""How menus, tool tips, headers and rows of standard lists look."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionHeader, QStyleOptionMenuItem

from ui.theme import shapes
from ui.theme.directions import running
from ui.theme.look import Look

Flag = QStyle.StateFlag
_ONE_LINE = int(Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextHideMnemonic)


def panel(look: Look, option: QStyleOption, painter: QPainter, *, radius: float | None = None) -> None:
    """Paint the ground of what opens above a page. Windows that cannot be seen through have no round corners."""
    line = look.colour("borderStrong")
    corner = look.size("radius", "row") if radius is None else radius
    shapes.rounded(painter, QRectF(option.rect), corner, look.colour("raised"), line)


def menu_item(look: Look, option: QStyleOptionMenuItem, painter: QPainter) -> None:
    """Paint a line of a menu: icon, words, keys, an arrow where a menu follows."""
    if option.menuItemType == QStyleOptionMenuItem.MenuItemType.Separator:
        middle = option.rect.center().y()
        painter.fillRect(QRect(option.rect.left(), middle, option.rect.width(), 1), look.colour("border"))
        return
    enabled = bool(option.state & Flag.State_Enabled)
    if option.state & Flag.State_Selected and enabled:
        ground = QRectF(option.rect).adjusted(look.px(4), 0, -look.px(4), 0)
        edge = look.colour("borderControl") if look.is_high_contrast else None
        shapes.rounded(painter, ground, look.size("radius", "chip"), look.colour("hover"), edge)
    _menu_words(look, option, painter, enabled=enabled)


def _menu_words(look: Look, option: QStyleOptionMenuItem, painter: QPainter, *, enabled: bool) -> None:
    side, words_at = look.px(14), look.px(14) + menu_icon_room(look, option)
    words, _, keys = option.text.partition("\t")
    room = option.rect.adjusted(words_at, 0, -side, 0)
    painter.setFont(option.font)
    painter.setPen(look.colour("text" if enabled else "textDisabled"))
    painter.drawText(_placed(option, room), _flags(option, Qt.AlignmentFlag.AlignLeft, words), words)
    _menu_mark(
        look, option, painter, QRect(option.rect.left() + side, option.rect.top(), look.px(16), option.rect.height())
    )
    if keys:
        painter.setFont(look.font("meta"))
        painter.setPen(look.colour("text3"))
        painter.drawText(_placed(option, room), _flags(option, Qt.AlignmentFlag.AlignRight, keys), keys)
    if option.menuItemType == QStyleOptionMenuItem.MenuItemType.SubMenu:
        at = QRect(room.right() - look.px(10), room.top(), look.px(10), room.height())
        turn = 90 if option.direction == Qt.LayoutDirection.RightToLeft else -90
        shapes.chevron(painter, QRectF(_placed(option, at)).center(), look.px(8), look.colour("text2"), turn=turn)


def _menu_mark(look: Look, option: QStyleOptionMenuItem, painter: QPainter, room: QRect) -> None:
    placed = _placed(option, room)
    if option.checked:
        square = QRectF(0, 0, look.px(16), look.px(16))
        square.moveCenter(QRectF(placed).center())
        shapes.check(painter, square, look.colour("accentText"))
    elif not option.icon.isNull():
        mode = QIcon.Mode.Normal if option.state & Flag.State_Enabled else QIcon.Mode.Disabled
        option.icon.paint(painter, placed, Qt.AlignmentFlag.AlignCenter, mode)


def _flags(option: QStyleOption, side: Qt.AlignmentFlag, words: str) -> int:
    return running(words, side | Qt.AlignmentFlag.AlignVCenter, option.direction) | _ONE_LINE


def _placed(option: QStyleOption, rect: QRect) -> QRect:
    return QStyle.visualRect(option.direction, option.rect, rect)


def menu_icon_room(look: Look, option: QStyleOptionMenuItem) -> int:
    """Return how far words stand from the edge because icons or checks stand before them."""
    marked = option.maxIconWidth > 0 or option.menuHasCheckableItems
    return look.px(26) if marked else 0


def menu_item_size(look: Look, option: QStyleOptionMenuItem) -> QSize:
    """Return how much room a line of a menu needs."""
    if option.menuItemType == QStyleOptionMenuItem.MenuItemType.Separator:
        return QSize(look.px(10), look.px(9))
    words, _, keys = option.text.partition("\t")
    plain = QFontMetrics(option.font).size(Qt.TextFlag.TextShowMnemonic, words).width()
    tail = QFontMetrics(look.font("meta")).horizontalAdvance(keys) + look.px(28) if keys else 0
    arrow = look.px(24) if option.menuItemType == QStyleOptionMenuItem.MenuItemType.SubMenu else 0
    return QSize(plain + tail + arrow + look.px(28) + menu_icon_room(look, option), look.px(32))


def header_section(look: Look, option: QStyleOptionHeader, painter: QPainter) -> None:
    """Paint the ground of a column's heading: the sheet, with a line below."""
    rect = option.rect
    painter.fillRect(rect, look.colour("hover" if option.state & Flag.State_MouseOver else "surface"))
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.colour("border"))


def header_label(look: Look, option: QStyleOptionHeader, painter: QPainter) -> None:
    """Paint the words of a column's heading, and where rows are ordered by it, which way."""
    room = option.rect.adjusted(look.px(8), 0, -look.px(8), 0)
    sorted_by = option.sortIndicator != QStyleOptionHeader.SortIndicator.None_
    painter.setFont(look.font("metaMedium"))
    painter.setPen(look.colour("text" if sorted_by else "text2"))
    measure = QFontMetrics(look.font("metaMedium"))
    text = measure.elidedText(
        option.text, Qt.TextElideMode.ElideRight, room.width() - (look.px(14) if sorted_by else 0)
    )
    ends = bool(option.textAlignment & Qt.AlignmentFlag.AlignRight)
    words = room.adjusted(0, 0, -look.px(14), 0) if sorted_by and ends else room
    side = Qt.AlignmentFlag.AlignRight if ends else Qt.AlignmentFlag.AlignLeft
    painter.drawText(_placed(option, words), _flags(option, side, text), text)
    if sorted_by:
        at = room.right() - look.px(9) if ends else room.left() + measure.horizontalAdvance(text) + look.px(5)
        arrow = QRectF(_placed(option, QRect(at, room.top(), look.px(9), room.height())))
        turn = 180 if option.sortIndicator == QStyleOptionHeader.SortIndicator.SortUp else 0
        shapes.chevron(painter, arrow.center(), look.px(7), look.colour("text"), turn=turn)


def row(look: Look, option: QStyleOption, painter: QPainter) -> None:
    """Paint the ground of a line in a standard list."""
    chosen = bool(option.state & Flag.State_Selected)
    if not chosen and not option.state & Flag.State_MouseOver:
        return
    ground = look.colour("selected" if chosen else "hover")
    edge = look.colour("borderControl") if look.is_high_contrast and chosen else None
    inside = QRectF(option.rect).adjusted(look.px(3), 1, -look.px(3), -1)
    shapes.rounded(painter, inside, look.size("radius", "chip"), ground, edge)
