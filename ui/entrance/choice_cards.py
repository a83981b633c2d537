"""The cards on which one chooses: which profile, how to begin, how to get in again."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from caseworker.desk.door_plates import ClosedDoor
from ui.entrance.step_card import StepCard
from ui.entrance.steps import Way
from ui.role_words import role_words
from ui.theme.current import theme
from ui.theme.icons import paint_icon
from ui.theme.painting import LEADING, draw_text, mirrored, rounded
from ui.widgets.avatars import paint_avatar
from ui.widgets.buttons import Painted


class ChoiceRow(Painted):
    """One thing to choose: initials or an icon, a line, what it means, and an arrow."""

    def __init__(self, title: str, second: str, *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._second, self._icon = title, second, icon
        self.setText(title.replace("&", "&&"))
        self.setAccessibleName(title)
        self.setAccessibleDescription(second)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of two lines."""
        return QSize(theme().px(200), theme().px(62))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Choose with Enter, and go on with the arrows as in a list."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_Down:
                self.focusNextChild()
            case Qt.Key.Key_Up:
                self.focusPreviousChild()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the row."""
        painter, whole = QPainter(self), QRectF(self.rect())
        ground = "pressed" if self.isDown() else "hover" if self.underMouse() else "surface"
        rounded(painter, whole, theme().size("radius", "row"), ground, "border")
        self._paint_mark(painter, whole)
        left, tall = theme().px(64), whole.height()
        room = QRectF(left, 0, whole.width() - left - theme().px(40), tall)
        upper = QRectF(room.left(), tall / 2 - theme().px(20), room.width(), theme().px(20))
        lower = upper.translated(0, theme().px(20))
        if not self._second:
            upper.moveTop((tall - upper.height()) / 2)
        direction = self.layoutDirection()
        draw_text(painter, mirrored(upper, whole, direction), self._title, "bodyMedium", "text", LEADING)
        draw_text(painter, mirrored(lower, whole, direction), self._second, "small", "text2", LEADING)
        self._paint_arrow(painter, whole)

    def _paint_mark(self, painter: QPainter, whole: QRectF) -> None:
        side = theme().px(36)
        box = QRectF(theme().px(14), (whole.height() - side) / 2, side, side)
        at = mirrored(box, whole, self.layoutDirection())
        if not self._icon:
            paint_avatar(painter, at, self._title, tone="neutral")
            return
        rounded(painter, at, theme().size("radius", "control"), "accentTint")
        inner = QRectF(0, 0, side * 0.52, side * 0.52)
        inner.moveCenter(at.center())
        paint_icon(painter, inner, self._icon, theme().colour("accentText"))

    def _paint_arrow(self, painter: QPainter, whole: QRectF) -> None:
        side = theme().px(16)
        box = QRectF(whole.width() - theme().px(14) - side, (whole.height() - side) / 2, side, side)
        icon = "chevron-left" if self.isRightToLeft() and not theme().is_mirrored("chevron-right") else "chevron-right"
        paint_icon(painter, mirrored(box, whole, self.layoutDirection()), icon, theme().colour("text3"))


class ChoiceCard(StepCard):
    """A card of rows. The first one has the focus."""

    def __init__(self, title: str, words: str = "", *, can_go_back: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(title, words, can_go_back=can_go_back, parent=parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme().px(8))
        self.box.addLayout(self._rows)

    def add_row(self, title: str, second: str, *, icon: str = "") -> ChoiceRow:
        """Add a row and return it."""
        made = ChoiceRow(title, second, icon=icon)
        self._rows.addWidget(made)
        if self.focusProxy() is None:
            self.setFocusProxy(made)
        return made


class ProfilesCard(ChoiceCard):
    """The profiles on this device, and the way to another one."""

    chosen = Signal(object)  # ClosedDoor
    another = Signal()

    def __init__(self, doors: Sequence[ClosedDoor], parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.say(self.tr("Who are you?"), "")
        for door in doors:
            role = "" if door.role is None else role_words(door.role)
            second = " · ".join(part for part in (role, door.agency) if part)
            row = self.add_row(door.name, second or str(door.directory.name))
            row.clicked.connect(self._chooser(door))
        another = self.add_row(
            self.tr("Another profile"), self.tr("Enrol with a ticket, or begin without a server"), icon="user-plus"
        )
        another.clicked.connect(self.another)

    def _chooser(self, door: ClosedDoor) -> object:
        return lambda: self.chosen.emit(door)


class WelcomeCard(ChoiceCard):
    """The first run: with a ticket of the agency, or without a server."""

    enrol = Signal()
    alone = Signal()

    def __init__(self, *, can_go_back: bool, parent: QWidget | None = None) -> None:
        super().__init__("", can_go_back=can_go_back, parent=parent)
        self.say(
            self.tr("Set up this device"),
            self.tr("Everything you write is encrypted on this device. Only you can open it."),
        )
        first = self.add_row(self.tr("I have a ticket"), self.tr("My agency gave me a code or a file"), icon="ticket")
        first.clicked.connect(self.enrol)
        second = self.add_row(
            self.tr("Begin without a server"), self.tr("One device, nothing is sent anywhere"), icon="hard-drive"
        )
        second.clicked.connect(self.alone)


class WaysCard(ChoiceCard):
    """How somebody gets in again whose passphrase does not help."""

    chosen = Signal(object)  # Way

    def __init__(self, *, has_server: bool, locked_out: bool, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.say(self.tr("Get in again"), self.tr("Everything saved on this device is safe."))
        if has_server:
            self._add(
                Way.SUPERVISOR,
                self.tr("A supervisor can help"),
                self.tr("You read out six digits to them"),
                "user-check",
            )
        if has_server and locked_out:
            self._add(
                Way.RELEASE,
                self.tr("I know my passphrase"),
                self.tr("Your administrator releases the device"),
                "lock-open",
            )
        self._add(
            Way.CODE, self.tr("I have my printed code"), self.tr("The code you printed when you began"), "printer"
        )

    def _add(self, way: Way, title: str, second: str, icon: str) -> None:
        self.add_row(title, second, icon=icon).clicked.connect(lambda: self.chosen.emit(way))
