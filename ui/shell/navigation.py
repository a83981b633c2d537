"""The navigation: brand, entries in their groups, Settings, and the foot. On the rail only icons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.places import Place
from ui.shell.foot import SyncBlock, WhoIsHere
from ui.shell.nav_button import NavButton
from ui.shell.rail import Rail
from ui.shell.rooms import Room, under
from ui.shell.sync_words import SyncShown
from ui.theme.current import theme
from ui.theme.painting import LEADING, draw_text, mirrored, rounded
from ui.widgets.buttons import Painted
from ui.widgets.labels import Label

_BRAND, _LOW_BRAND = 40, 30
_LOW = 560  # a rail below this height gives its room to the entries


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
        return QSize(wide, theme().px(_BRAND))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least room: on a low rail it makes room for the entries."""
        return QSize(self.sizeHint().width(), theme().px(_LOW_BRAND if self._rail else _BRAND))

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
        self._rail: Rail | None = None
        self._scroll: QScrollArea | None = None
        side = theme().px(9 if shown.rail else 12)
        self.setFixedWidth(theme().px(58) if shown.rail else theme().size("size", "navWidth"))
        column = QVBoxLayout(self)
        column.setContentsMargins(side, theme().px(7), side, theme().px(10))
        column.setSpacing(theme().px(1))
        self.brand = Brand(shown.office, rail=shown.rail)
        self.brand.clicked.connect(self.menu)
        column.addWidget(self.brand)
        self._under_brand, self._over_who = _Gap(12), _Gap(10)
        column.addWidget(self._under_brand)
        column.addWidget(self._entries(), 1)
        self._add_foot(column)

    @property
    def buttons(self) -> Sequence[tuple[Place, NavButton]]:
        """The entries and where they lead, in order."""
        return self._buttons

    def show_place(self, place: Place | None, within: Place | None = None) -> None:
        """Mark the entry under which a place is found; `within` is the place that the page says it belongs to."""
        ways = [one for one in (place, within) if one is not None]
        chosen = next((found for one in (*ways, *map(under, ways)) if (found := self._entry_of(one))), None)
        for there, button in self._buttons:
            button.setChecked(there is chosen)
        self._keep_in_sight()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how much waits under each entry."""
        for place, button in self._buttons:
            button.set_count(counts.get(place.page, 0) if not place.part else 0)
        if self._rail is not None:
            self._rail.fit()

    def show_sync(self, shown: SyncShown) -> None:
        """Show how it stands with sending."""
        if self._sync is not None:
            self._sync.show_state(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Move together on a low rail, and keep the chosen entry in sight."""
        super().resizeEvent(event)
        if self._rail is not None:
            self._be_low(low=self.height() < theme().px(_LOW))
        self._keep_in_sight()

    def _be_low(self, *, low: bool) -> None:
        self.brand.setFixedHeight(theme().px(_LOW_BRAND if low else _BRAND))
        self._under_brand.setFixedHeight(theme().px(4 if low else 12))
        self._over_who.setFixedHeight(theme().px(2 if low else 10))

    def _keep_in_sight(self) -> None:
        if self._rail is not None:
            self._rail.fit()
        elif self._scroll is not None:
            chosen = next((button for _, button in self._buttons if button.isChecked()), None)
            if chosen is not None and self._scroll.isAncestorOf(chosen):
                self._scroll.ensureWidgetVisible(chosen, 0, 0)

    def _entry_of(self, place: Place) -> Place | None:
        places = [there for there, _ in self._buttons]
        exact = [there for there in places if (there.page, there.part) == (place.page, place.part)]
        return next(iter(exact or [there for there in places if there.page == place.page]), None)

    def _entries(self) -> QWidget:
        shown, groups = self._shown, dict[str, list[NavButton]]()
        for room in shown.rooms:
            made = self._button(room.place, room.words, room.icon, amber=room.amber)
            groups.setdefault(room.group, []).append(made)
        settings = self._button(Place("settings"), self.tr("Settings"), "settings") if shown.offers_settings else None
        if shown.rail:
            self._rail = Rail(list(groups.values()), settings)
            return self._rail
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(1))
        column.addWidget(self._area(groups), 1)
        if settings is not None:
            column.addWidget(settings)
        return whole

    def _area(self, groups: Mapping[str, Sequence[NavButton]]) -> QScrollArea:
        self._scroll = area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(1))
        for group, buttons in groups.items():
            if group:
                self._begin_group(column, group)
            for button in buttons:
                column.addWidget(button)
        column.addStretch(1)
        area.setWidget(inside)
        for one in (inside, area.viewport()):
            one.setAutoFillBackground(False)
        return area

    @staticmethod
    def _begin_group(column: QVBoxLayout, words: str) -> None:
        heading = QHBoxLayout()
        heading.addSpacing(theme().px(10))
        heading.addWidget(Label(words, "metaMedium", "text3"), 1)
        column.addSpacing(theme().px(17))
        column.addLayout(heading)
        column.addSpacing(theme().px(6))

    def _button(self, place: Place, words: str, icon: str, *, amber: bool = False) -> NavButton:
        button = NavButton(words, icon, rail=self._shown.rail, amber=amber)
        button.setObjectName(f"go-{place.page}")
        button.clicked.connect(lambda: self.went.emit(place))
        self._buttons.append((place, button))
        return button

    def _add_foot(self, column: QVBoxLayout) -> None:
        shown = self._shown
        self._sync = SyncBlock() if not shown.rail else None
        if self._sync is not None:
            self._sync.setObjectName("sync")
            self._sync.clicked.connect(self.synced)
            column.addSpacing(theme().px(8))
            column.addWidget(self._sync)
        column.addWidget(self._over_who)
        who = WhoIsHere(shown.who, shown.second, shown.lock_keys, rail=shown.rail)
        who.lock.connect(self.locked)
        column.addWidget(who)


class _Gap(QWidget):
    """Room between two parts."""

    def __init__(self, tall: int) -> None:
        super().__init__()
        self.setFixedHeight(theme().px(tall))
