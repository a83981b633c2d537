"""An answer to read out: the sentence to say first, then the text in its parts, then whether it helped."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from caseworker.domain.answers import Answer
from ui.answers.answer_words import age_of, checked_words, language_words, needs_check, until_words
from ui.answers.body import Kind, Part, parts_of
from ui.answers.marking import spans
from ui.person.scrolled import Scrolled
from ui.theme.current import theme
from ui.theme.painting import rounded
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.icon_labels import IconLabel
from ui.widgets.labels import Label
from ui.widgets.lines import HLine
from ui.work import Work

_MARK_WIDE = 26


class SayCard(QFrame):
    """The sentence to say, before everything else."""

    def __init__(self, words: str, asked: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme().px(16), theme().px(12), theme().px(16), theme().px(12))
        column.setSpacing(theme().px(4))
        column.addWidget(Label(self.tr("Say it like this"), "metaBold", "accentText"))
        column.addWidget(_words(self.tr("“{sentence}”").format(sentence=words), "body", asked))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the ground."""
        line = "accent" if theme().is_high_contrast else None
        rounded(QPainter(self), QRectF(self.rect()), theme().size("radius", "row"), "accentTint", line)


class AnswerView(Scrolled):
    """Draws one answer. `helped` tells yes or no, `report_asked` that something in it is wrong."""

    helped = Signal(bool)
    report_asked = Signal()

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__("", widest=720, parent=parent)
        self.setAccessibleName(self.tr("Answer"))
        self._work = work
        self._drawn: tuple[Answer, bool, str] | None = None
        self._asked = ""
        self.column.setSpacing(0)

    def show_answer(self, answer: Answer, *, is_judged: bool, asked: str = "") -> None:
        """Show an answer with the words that were asked for bold; nothing is drawn again that stands there already."""
        if (answer, is_judged, asked) == self._drawn:
            return
        scroll = self.verticalScrollBar().value() if self._drawn and self._drawn[0].id == answer.id else 0
        self._drawn, self._asked = (answer, is_judged, asked), asked
        self.empty()
        self._add(self._head(answer), 14)
        self._add(_words(answer.title, "title", asked), 14)
        if answer.say:
            self._add(SayCard(answer.say, asked), 20)
        for part in parts_of(answer.body):
            self._add_part(part)
        self.column.addSpacing(theme().px(8))
        self._add(HLine(), 12)
        self._add(self._question(is_judged=is_judged), 0)
        self.verticalScrollBar().setValue(scroll)

    def _head(self, answer: Answer) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        if answer.topic:
            row.addWidget(Chip(answer.topic))
        is_old = needs_check(answer, self._work)
        if is_old:
            row.addWidget(IconLabel("hourglass", tone="warning"))
        age = age_of(answer, self._work).words if is_old else checked_words(answer, self._work)
        words = self._work.wording.facts(age, until_words(answer, self._work), language_words(answer, self._work))
        row.addWidget(Label(words, "small", "warning" if is_old else "text2", wrap=True), 1)
        report = Button(self.tr("Report"), kind="ghost", icon="flag", size="sm")
        report.setAccessibleDescription(self.tr("Tell those who keep this answer that something is wrong"))
        report.clicked.connect(self.report_asked)
        row.addWidget(report, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _add_part(self, part: Part) -> None:
        if part.kind is Kind.HEADING:
            self.column.addSpacing(theme().px(6))
            self._add(_words(part.words, "heading", self._asked), 6)
        elif part.kind is Kind.PARAGRAPH:
            self._add(_words(part.words, "body", self._asked), 12)
        else:
            self._add(_marked(part, self._asked), 6)

    def _question(self, *, is_judged: bool) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        words = self.tr("Thank you. It is counted.") if is_judged else self.tr("Did this help?")
        row.addWidget(Label(words, "small", "text2"))
        if not is_judged:
            for said, is_yes in ((self.tr("Yes"), True), (self.tr("No"), False)):
                button = Button(said, size="sm")
                button.setAccessibleDescription(self.tr("Did this help?"))
                button.clicked.connect(lambda *_, is_yes=is_yes: self.helped.emit(is_yes))
                row.addWidget(button)
        row.addStretch(1)
        return holder

    def _add(self, widget: QWidget, after: int) -> None:
        self.column.addWidget(widget)
        self.column.addSpacing(theme().px(after))


def _words(text: str, role: str, asked: str) -> Label:
    """Return words over several lines in which those that were asked for stand out."""
    label = Label(text, role, wrap=True)
    if found := spans(text, asked):
        label.set_bold(found)
    return label


def _marked(part: Part, asked: str) -> QWidget:
    """Return a line of a list: its number or point, and its words beside it."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    mark = Label(part.mark or "•", "bodyMedium", "text2")
    mark.setFixedWidth(theme().px(_MARK_WIDE))
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(_words(part.words, "body", asked), 1)
    return holder
