"""Every basic piece and its states on one sheet: what designers compare, and what tests of the looks walk through."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ui.theme.current import theme
from ui.theme.painting import rounded
from ui.widgets.avatars import Avatar
from ui.widgets.bars import Bar
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chips import Chip, DeadlineBadge, SentChip
from ui.widgets.choosers import CheckBox, FilterPills, RadioList, RadioOption, ReasonTiles, Segmented
from ui.widgets.fields import Choice, DateField, LineField, Number, SearchField, TextArea
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Heading, Label
from ui.widgets.lines import HLine, VLine
from ui.widgets.states import Empty, Failed, Skeleton
from ui.widgets.tabs import Tabs


def _words(text: str) -> str:
    return QCoreApplication.translate("ComponentSheet", text)


class ComponentSheet(QWidget):
    """The sheet. Nothing on it does anything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme().px(32),) * 4)
        row.setSpacing(theme().px(28))
        for index, column in enumerate((self._controls(), self._states(), self._type())):
            if index:
                row.addWidget(VLine())
            row.addLayout(column, 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the frame and the sheet."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("chrome"))
        sheet = QRectF(self.rect()).adjusted(10, 10, -10, -10)
        rounded(painter, sheet, theme().size("radius", "sheet"), "surface", "border")

    def _controls(self) -> QVBoxLayout:
        column = _column()
        column.addWidget(_small_heading(_words("Buttons")))
        column.addLayout(_beside(*_buttons()))
        column.addLayout(_beside(*_rare_buttons()))
        column.addWidget(_small_heading(_words("Fields")))
        column.addLayout(_fields())
        column.addLayout(_marks())
        tabs = Tabs(
            [
                ("timeline", _words("Timeline"), None),
                ("cases", _words("Cases"), 2),
                ("details", _words("Details"), None),
            ]
        )
        column.addWidget(tabs)
        column.addWidget(HLine())
        column.addStretch(1)
        return column

    def _states(self) -> QVBoxLayout:
        column = _column()
        column.addWidget(_small_heading(_words("Case status: words first, colour second")))
        column.addWidget(_wrapped(*_chips()))
        column.addWidget(_small_heading(_words("Deadline")))
        column.addWidget(_wrapped(*_deadlines()))
        column.addWidget(_small_heading(_words("Has it been sent?")))
        states = ("draft", "saved", "sending", "failed", "decide", "changed", "sent")
        column.addWidget(_wrapped(*(SentChip(state) for state in states)))
        column.addWidget(_small_heading(_words("Filters are round, status chips are not")))
        filters = [("all", _words("All"), 42), ("visits", _words("Visits"), 6), ("phone", _words("Phone"), 14)]
        column.addWidget(FilterPills(filters))
        column.addWidget(_small_heading(_words("Choosing")))
        column.addWidget(_segments(), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(_tiles())
        column.addWidget(_small_heading(_words("Bars")))
        for bar in _bars():
            column.addWidget(bar)
        column.addStretch(1)
        return column

    def _type(self) -> QVBoxLayout:
        column = _column()
        column.addWidget(_small_heading(_words("Type")))
        for text, role, colour in _samples():
            column.addWidget(Label(text, role, colour))
        column.addWidget(Heading(_words("Waiting"), 7))
        column.addLayout(_beside(*(Avatar("Marta Kowalska", size) for size in (22, 28, 34, 48))))
        column.addWidget(_small_heading(_words("Add to")))
        column.addWidget(_cases())
        column.addWidget(_small_heading(_words("Loading")))
        skeleton = Skeleton(2, row_height=39)
        skeleton.show_now()
        column.addWidget(skeleton)
        column.addWidget(_small_heading(_words("Empty")))
        column.addWidget(Empty("door-open", _words("Nobody is waiting"), _words("Press F2 when someone walks in.")))
        column.addWidget(_small_heading(_words("Could not load")))
        sentence = _words("The file store did not answer. The rest of the page is complete.")
        column.addWidget(Failed(_words("Documents could not be opened"), sentence, can_copy=True))
        column.addStretch(1)
        return column


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme().px(8))
    return column


def _beside(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme().px(8))
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def _wrapped(*widgets: QWidget) -> QWidget:
    box = QWidget()
    flow = FlowLayout(box, gap=theme().px(6))
    for widget in widgets:
        flow.addWidget(widget)
    return box


def _small_heading(text: str) -> Label:
    label = Label(text, "metaBold", "text2")
    label.setFixedHeight(theme().px(24))
    return label


def _buttons() -> list[QWidget]:
    return [
        Button(_words("Save and call next"), kind="primary", keys="Ctrl+Return"),
        Button(_words("Save")),
        Button(_words("Back to queue"), kind="ghost", icon="undo-2"),
    ]


def _rare_buttons() -> list[QWidget]:
    impossible = Button(_words("Not possible"))
    impossible.setEnabled(False)
    return [
        Button(_words("Delete draft"), kind="danger"),
        Button(_words("Show all 42"), kind="link"),
        Button(_words("Add"), icon="plus", keys="F2"),
        impossible,
        IconButton("ellipsis", _words("More"), bordered=True),
    ]


def _fields() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme().px(12))
    grid.setVerticalSpacing(theme().px(8))
    address, fixed, phone = (
        LineField(_words("Address")),
        LineField(_words("Number, cannot be changed")),
        LineField(_words("Phone")),
    )
    address.set_text("18 Mill Lane, Flat 4")
    fixed.set_text("CW-104 882 317")
    fixed.set_read_only(fixed=True)
    phone.set_text("0555 010 447")
    phone.show_error(_words("A number has 10 digits. This one has 9."))
    due, weeks, note = DateField(_words("Due")), Number(_words("Weeks")), TextArea(_words("Note"), rows=2)
    due.set_text("28 November 2025")
    weeks.set_value(4)
    note.set_text(_words("Brought tenancy agreement and two bank statements."))
    grid.addWidget(address, 0, 0, 1, 2)
    grid.addWidget(SearchField(_words("Name, birth date or number")), 1, 0, Qt.AlignmentFlag.AlignBottom)
    grid.addWidget(fixed, 1, 1)
    grid.addWidget(Choice(_words("Area"), [("north", _words("North and East")), ("south", _words("South"))]), 2, 0)
    grid.addWidget(weeks, 2, 1)
    grid.addWidget(due, 3, 0, 1, 2)
    grid.addWidget(phone, 4, 0, 1, 2)
    grid.addWidget(note, 5, 0, 1, 2)
    return grid


def _marks() -> QGridLayout:
    grid = QGridLayout()
    told, counter = CheckBox(_words("Told why we keep these facts")), QRadioButton(_words("Counter"))
    told.setChecked(True)
    counter.setChecked(True)
    grid.addWidget(told, 0, 0)
    grid.addWidget(CheckBox(_words("Agrees to share with Health")), 1, 0)
    grid.addWidget(counter, 0, 1)
    grid.addWidget(QRadioButton(_words("Phone")), 1, 1)
    return grid


def _chips() -> list[QWidget]:
    return [
        Chip(_words("New"), "neutral", dot=True),
        Chip(_words("In assessment"), "accent", dot=True),
        Chip(_words("In review"), "violet", dot=True),
        Chip(_words("Waiting"), "warning", dot=True),
        Chip(_words("Agreed"), "success", dot=True),
        Chip(_words("Refused"), "danger", dot=True),
        Chip(_words("Closed"), "neutral", "check"),
    ]


def _deadlines() -> list[QWidget]:
    return [
        DeadlineBadge(_words("10 Dec"), "later"),
        DeadlineBadge(_words("Due Friday"), "soon", legal=True),
        DeadlineBadge(_words("Today"), "today"),
        DeadlineBadge(_words("4 days over"), "over"),
        DeadlineBadge(_words("Paused"), "paused"),
    ]


def _segments() -> Segmented:
    return Segmented(
        [
            ("counter", _words("Counter"), "store"),
            ("phone", _words("Phone"), "phone"),
            ("letter", _words("Letter"), "file-text"),
        ]
    )


def _tiles() -> ReasonTiles:
    words = (_words("Housing"), _words("Benefits"), _words("Documents"), _words("Lost card"))
    tiles = ReasonTiles([(str(index), word, str(index)) for index, word in enumerate(words, 1)], columns=3)
    tiles.set_value("3")
    return tiles


def _bars() -> list[QWidget]:
    return [
        Bar(
            "neutral",
            "cloud-off",
            _words("Working offline since Monday 07:40"),
            _words("Everything you save stays on this laptop, encrypted."),
        ),
        Bar(
            "warning",
            "hourglass",
            _words("Oldest unsent change is 6 days old"),
            _words("Connect today, or send to a USB stick."),
            _words("How"),
        ),
        Bar("danger", "shield-alert", _words("Two staff for this visit")),
        Bar(
            "violet",
            "graduation-cap",
            _words("Training – nothing here is real"),
            _words("Names are invented. Nothing is sent."),
            _words("Leave training"),
        ),
    ]


def _samples() -> list[tuple[str, str, str]]:
    return [
        ("Marta Kowalska", "display", "text"),
        (_words("Team queue"), "title", "text"),
        (_words("Tasks in this stage"), "heading", "text"),
        (_words("Brought tenancy agreement"), "body", "text"),
        (_words("Counter 2 · 10:42"), "small", "text2"),
    ]


def _cases() -> RadioList:
    due = RadioOption(
        "a", _words("Housing support"), _words("In assessment"), _words("Decision due Friday"), "warning", "gavel"
    )
    cases = RadioList(
        [due, RadioOption("b", _words("No case – just this contact"), _words("Kept on the timeline only"))]
    )
    cases.set_value("a")
    return cases
