"""The form on which a person is added: only the name is needed, everything else when they say it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from caseworker.domain.agency import Pack
from caseworker.domain.people import InterpreterNeed
from ui.language_names import known_languages
from ui.people.add_entry import ABOUT, EXACT, YEAR, Entry, Faults
from ui.person import words as person_words
from ui.theme.current import theme
from ui.widgets.choosers import CheckBox, Segmented
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.fields import Choice, Field, LineField
from ui.widgets.labels import Label
from ui.widgets.lines import HLine
from ui.wording import Wording

_WIDEST = 760
_NOT_ASKED = InterpreterNeed.UNKNOWN


class AddForm(QScrollArea):
    """The fields. `edited` comes with every change a person makes, `left` with the name of a field that was left."""

    edited = Signal()
    left = Signal(str)

    def __init__(self, pack: Pack, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("New person"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.errors = ErrorSummary()
        self._make_fields(pack, wording)
        self._lay_out()
        self._connect()

    def entry(self) -> Entry:
        """Return what is written."""
        lines = {name: field.line.text() for name, field in self.lines.items()}
        return Entry(
            **lines,
            exact=self.exact.value(),
            language=self.language.value(),
            interpreter=self.interpreter.value(),
            agrees=" ".join(key for key, box in self.consents.items() if box.isChecked()),
        )

    def show_entry(self, entry: Entry) -> None:
        """Show what was written before."""
        for name, field in self.lines.items():
            field.set_text(getattr(entry, name))
        self.exact.set_value(entry.exact)
        self.language.set_value(entry.language)
        self.interpreter.set_value(entry.interpreter)
        agreed = entry.agrees.split()
        for key, box in self.consents.items():
            box.setChecked(key in agreed)

    def show_faults(self, faults: Faults) -> None:
        """Say at each field what is to be put right."""
        for name, field in self.lines.items():
            if name not in faults:
                field.clear_error()
            elif field.error != faults[name]:
                field.show_error(faults[name])

    def summarise(self, faults: Faults) -> None:
        """Say above the fields what is to be put right, with links to them."""
        lines: list[tuple[str, QWidget]] = []
        for name, sentence in faults.items():
            field = self.lines[name]
            said = self.tr("{field}: {sentence}").format(field=field.label, sentence=sentence)
            lines.append((said, field))
        self.errors.show_errors(lines)
        self.ensureWidgetVisible(self.errors)

    def first_field(self) -> QWidget:
        """Return where one begins: the name, or what follows where a name came along."""
        return self.lines["born" if self.lines["given"].text() else "given"].control

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Hear when a field is left."""
        if event.type() == QEvent.Type.FocusOut:
            name = next((name for name, field in self.lines.items() if field.control is watched), "")
            if name:
                self.left.emit(name)
        elif event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched, 0, theme().px(60))
        return super().eventFilter(watched, event)

    def _make_fields(self, pack: Pack, wording: Wording) -> None:
        tr = self.tr
        self.lines: dict[str, LineField] = {
            "given": LineField(tr("Given names")),
            "family": LineField(tr("Family name")),
            "born": LineField(tr("Date of birth"), hint=tr("for example 27 3 1984")),
            "phone": LineField(tr("Phone")),
            "email": LineField(tr("E-mail"), hint=tr("if they have one")),
            "address": LineField(tr("Address"), hint=tr("start with the street"), icon="map-pin"),
        }
        self.exact = Segmented(
            [(EXACT, tr("Exact"), ""), (YEAR, tr("Year only"), ""), (ABOUT, tr("About"), "")],
        )
        self.exact.setAccessibleName(tr("Exact date?"))
        spoken = [(one, wording.language(one)) for one in languages_of(pack, wording)]
        self.language = Choice(tr("Speaks"), [("", tr("Not asked yet")), *spoken])
        self.interpreter = Choice(
            tr("Interpreter"),
            [("" if one is _NOT_ASKED else one.value, person_words.interpreter(one)) for one in InterpreterNeed],
        )
        self.consents = {one.id: CheckBox(one.title) for one in pack.consent_purposes}
        for name, field in self.lines.items():
            field.control.setObjectName(name)

    def _connect(self) -> None:
        for field in self.lines.values():
            field.edited.connect(self.edited)
            field.control.installEventFilter(self)
        for choice in (self.language, self.interpreter):
            choice.edited.connect(self.edited)
            choice.control.installEventFilter(self)
        for box in self.consents.values():
            box.clicked.connect(lambda _: self.edited.emit())
            box.installEventFilter(self)
        self.exact.chosen.connect(lambda _: self.edited.emit())

    def _lay_out(self) -> None:
        px = theme().px
        ground, inside = QWidget(), QWidget()
        ground.setAutoFillBackground(False)
        across = QHBoxLayout(ground)
        across.setContentsMargins(px(28), px(24), px(28), px(20))
        inside.setMaximumWidth(px(_WIDEST))
        across.addWidget(inside, 1)
        across.addStretch(0)
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(px(16))
        only = self.tr("Only the name is needed now. You can add the rest later.")
        rows.addLayout(_column(Label(self.tr("Add a person"), "title"), Label(only, "small", "text2"), gap=2))
        rows.addWidget(self.errors)
        rows.addLayout(_pair(self.lines["given"], self.lines["family"]))
        rows.addLayout(_pair(self.lines["born"], _labelled(self.tr("Exact date?"), self.exact)))
        rows.addLayout(_pair(self.lines["phone"], self.lines["email"]))
        rows.addWidget(self.lines["address"])
        rows.addLayout(_pair(self.language, self.interpreter))
        rows.addWidget(HLine())
        rows.addLayout(_column(Label(self.tr("Consent"), "sub"), *self.consents.values(), gap=6))
        rows.addStretch(1)
        self.setWidget(ground)


def languages_of(pack: Pack, wording: Wording) -> list[str]:
    """Return the codes of the languages offered: those the agency itself talks in, then all others by their names."""
    own = dict.fromkeys(one.split("-", maxsplit=1)[0] for one in pack.agency.locales)
    return [*own, *sorted((one for one in known_languages() if one not in own), key=wording.language)]


def _pair(first: QWidget, second: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme().px(16))
    row.addWidget(first, 1, Qt.AlignmentFlag.AlignTop)
    row.addWidget(second, 1, Qt.AlignmentFlag.AlignTop)
    return row


def _column(*widgets: QWidget, gap: int) -> QVBoxLayout:
    rows = QVBoxLayout()
    rows.setSpacing(theme().px(gap))
    for widget in widgets:
        rows.addWidget(widget)
    return rows


def _labelled(words: str, widget: QWidget) -> QWidget:
    box = Field("", widget)
    holder = QWidget()
    rows = QVBoxLayout(holder)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(theme().px(5))
    rows.addWidget(Label(words, "smallMedium"))
    rows.addWidget(box)
    return holder
