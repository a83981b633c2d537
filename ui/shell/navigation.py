"""The navigation: brand, entries in their groups, Settings, and the foot. On the rail only icons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.places import Place
from ui.shell.foot import SyncBlock, WhoIsHere
from ui.shell.nav_button import NavButton
from ui.shell.rooms import Room
from ui.shell.sync_words import SyncShown
from ui.theme.current import theme
from ui.theme.painting import LEADING, draw_text, mirrored, rounded
from ui.widgets.buttons import Painted
from ui.widgets.labels import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class NavShown:
    """What the navigation is made from."""

    office: str
    who: str
    second: str
    rooms: Sequence[Room]
    lock_keys: str
    offers_settings: bool
    rail: bool


class Brand(Painted):
    """The name of the application and of the office; opens the menu of all commands."""

    def __init__(self, office: str, *, rail: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._rail = office, rail
        self.setSizePolicy(QSizePolicy.Policy.Fixed if rail else QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_words("Caseworker")
        self.setAccessibleName(self.tr("Menu of all commands"))
        self.setObjectName("menu")

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of the name."""
        wide = theme().px(40) if self._rail else theme().size("size", "navWidth") - theme().px(24)
        return QSize(wide, theme().px(40))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the sign and the names."""
        painter, box = QPainter(self), QRectF(self.rect())
        if self.underMouse() or self.isDown():
            rounded(painter, box, theme().size("radius", "row"), "hover")
        side = theme().px(26)
        start = (box.width() - side) / 2 if self._rail else theme().px(6)
        sign = mirrored(QRectF(start, (box.height() - side) / 2, side, side), box, self.layoutDirection())
        rounded(painter, sign, theme().px(7), "accent")
        _paint_person(painter, sign)
        if not self._rail:
            self._paint_names(painter, box)

    def _paint_names(self, painter: QPainter, box: QRectF) -> None:
        first, second = theme().line("sub"), theme().line("meta")
        top = (box.height() - first - second) / 2
        for words, role, colour, tall in (
            (self.words(), "sub", "text", first),
            (self._office, "meta", "text3", second),
        ):
            line = QRectF(theme().px(41), top, box.width() - theme().px(49), tall)
            draw_text(painter, mirrored(line, box, self.layoutDirection()), words, role, colour, LEADING)
            top += tall


def _paint_person(painter: QPainter, sign: QRectF) -> None:
    """Paint the sign of the application: somebody behind a counter."""
    unit, centre = sign.width() / 26, sign.center()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("onAccent"))
    painter.drawEllipse(QPointF(centre.x(), sign.top() + 9 * unit), 3.1 * unit, 3.1 * unit)
    body = QPainterPath()
    body.moveTo(centre.x() - 6 * unit, sign.top() + 20 * unit)
    body.arcTo(QRectF(centre.x() - 6 * unit, sign.top() + 13.6 * unit, 12 * unit, 12.8 * unit), 180, -180)
    painter.drawPath(body)
    painter.restore()


class Navigation(QWidget):
    """The navigation. `went` carries the place that was chosen; `synced`, `locked` and `menu` what was pressed."""

    went = Signal(object)
    synced = Signal()
    locked = Signal()
    menu = Signal()

    def __init__(self, shown: NavShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName(self.tr("Navigation"))
        self._shown = shown
        self._buttons: list[tuple[Place, NavButton]] = []
        side = theme().px(9 if shown.rail else 12)
        self.setFixedWidth(theme().px(58) if shown.rail else theme().size("size", "navWidth"))
        column = QVBoxLayout(self)
        column.setContentsMargins(side, theme().px(7), side, theme().px(10))
        column.setSpacing(theme().px(1))
        self.brand = Brand(shown.office, rail=shown.rail)
        self.brand.clicked.connect(self.menu)
        column.addWidget(self.brand)
        column.addSpacing(theme().px(12))
        column.addWidget(self._entries(), 1)
        self._add_foot(column)

    @property
    def buttons(self) -> Sequence[tuple[Place, NavButton]]:
        """The entries and where they lead, in order."""
        return self._buttons

    def show_place(self, place: Place | None) -> None:
        """Mark the entry under which a place is found."""
        chosen = self._entry_of(place)
        for there, button in self._buttons:
            button.setChecked(there is chosen)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how much waits under each entry."""
        for place, button in self._buttons:
            button.set_count(counts.get(place.page, 0) if not place.part else 0)

    def show_sync(self, shown: SyncShown) -> None:
        """Show how it stands with sending."""
        if self._sync is not None:
            self._sync.show_state(shown)

    def _entry_of(self, place: Place | None) -> Place | None:
        if place is None:
            return None
        places = [there for there, _ in self._buttons]
        exact = [there for there in places if (there.page, there.part) == (place.page, place.part)]
        return next(iter(exact or [there for there in places if there.page == place.page]), None)

    def _entries(self) -> QWidget:
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if self._shown.rail:
            area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        for one in (inside, area.viewport()):
            one.setAutoFillBackground(False)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(4 if self._shown.rail else 1))
        group = ""
        for room in self._shown.rooms:
            if room.group != group:
                group = room.group
                self._begin_group(column, group)
            self._add(column, room.place, NavButton(room.words, room.icon, rail=self._shown.rail, amber=room.amber))
        column.addStretch(1)
        area.setWidget(inside)
        inside.setAutoFillBackground(False)
        return area

    def _begin_group(self, column: QVBoxLayout, words: str) -> None:
        if self._shown.rail:
            column.addSpacing(theme().px(4))
            column.addWidget(_Rule())
            column.addSpacing(theme().px(4))
            return
        heading = QHBoxLayout()
        heading.addSpacing(theme().px(10))
        heading.addWidget(Label(words, "metaMedium", "text3"), 1)
        column.addSpacing(theme().px(17))
        column.addLayout(heading)
        column.addSpacing(theme().px(6))

    def _add(self, column: QVBoxLayout, place: Place, button: NavButton) -> None:
        button.setObjectName(f"go-{place.page}")
        button.clicked.connect(lambda: self.went.emit(place))
        self._buttons.append((place, button))
        column.addWidget(button)

    def _add_foot(self, column: QVBoxLayout) -> None:
        shown = self._shown
        if shown.offers_settings:
            self._add(column, Place("settings"), NavButton(self.tr("Settings"), "settings", rail=shown.rail))
        self._sync = SyncBlock() if not shown.rail else None
        if self._sync is not None:
            self._sync.setObjectName("sync")
            self._sync.clicked.connect(self.synced)
            column.addSpacing(theme().px(8))
            column.addWidget(self._sync)
        column.addSpacing(theme().px(10))
        who = WhoIsHere(shown.who, shown.second, shown.lock_keys, rail=shown.rail)
        who.lock.connect(self.locked)
        column.addWidget(who)


class _Rule(QWidget):
    """The line between groups on the rail."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(max(1, theme().px(1)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the line."""
        QPainter(self).fillRect(self.rect(), theme().colour("borderStrong"))
