"""A form on the page: its questions, what was wrong with the answers, and the draft in which all of it is kept."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker.domain.agency import TemplateKind
from ui.draft_keeping import KeptDraft
from ui.messages import say
from ui.person.asking import Asking
from ui.person.form import Ask, Asked, Faults, Form, Offer
from ui.person.picker import PersonField
from ui.person.picker_model import PickerModel
from ui.person.scrolled import Scrolled
from ui.theme.current import theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choosers import CheckBox
from ui.widgets.fields import Choice, ErrorSummary, LineField, TextArea
from ui.widgets.labels import Heading, Label
from ui.work import Work

_Widget = LineField | TextArea | Choice | CheckBox | PersonField
_WIDEST = 760
_BESIDE, _LARGE = 3, 1.4  # fields in one line; from this size of text on, one less


class FormPanel(Scrolled):
    """Shows the open form of a part of a page. Escape leaves it; what is typed stays in its draft."""

    def __init__(self, work: Work, section: Asking, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(form.title, widest=_WIDEST, parent=parent)
        self.setObjectName("form")
        self._work, self.section, self._form = work, section, form
        self._fields: dict[str, _Widget] = {}
        self._errors = ErrorSummary()
        self._kept_words = Label("", "small", "text3")
        self._main = Button(form.action, kind="danger" if form.danger else "primary", keys="Ctrl+Return")
        self._discard = Button(self.tr("Discard draft"), kind="link")
        self._draft = self._followed() if form.keeps_draft else None
        self._build()
        self._began = dict(self.values())
        self._restore()
        section.refused.connect(self._on_refused)
        section.saved.connect(self._on_saved)

    @property
    def is_touched(self) -> bool:
        """Whether something stands here that is not what the form began with."""
        return any(words != self._began[key] for key, words in self.values().items() if key in self._typed_keys())

    def values(self) -> Mapping[str, str]:
        """Return the answers as they stand."""
        return {key: _answer(widget) for key, widget in self._fields.items()}

    def submit(self) -> None:
        """Do what the form is for."""
        self._errors.clear()
        for widget in self._fields.values():
            if not isinstance(widget, CheckBox):
                widget.clear_error()
        self.section.submit(self.values())

    def leave(self) -> None:
        """Write down what is typed, and follow it no longer."""
        if self._draft is not None:
            self._draft.close()
            self._draft = None

    def first_field(self) -> QWidget:
        """Return where one begins to type."""
        return next(iter(self._fields.values()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.section.leave()
        else:
            super().keyPressEvent(event)

    # Making it

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Heading(self._form.title), 1)
        away = IconButton("x", self.tr("Leave this form. What you typed is kept."))
        away.clicked.connect(self.section.leave)
        head.addWidget(away)
        self.column.addLayout(head)
        for sentence in self._form.notes:
            self.column.addWidget(Label(sentence, "small", "danger" if self._form.danger else "text2", wrap=True))
        self.column.addWidget(self._errors)
        self._add_fields()
        self.column.addSpacing(theme().px(6))
        self.column.addLayout(self._foot())

    def _add_fields(self) -> None:
        row = QHBoxLayout()
        most = _BESIDE if theme().scale < _LARGE else _BESIDE - 1
        for asked in self._form.asked:
            if not asked.beside or row.count() in {0, most}:
                row = QHBoxLayout()
                row.setSpacing(theme().px(12))
                self.column.addLayout(row)
            widget = self._widget(asked)
            self._fields[asked.key] = widget
            row.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
            if asked.follows:
                self._follow(asked)

    def _follow(self, asked: Asked) -> None:
        """Let a choice offer what belongs to the answer of another one, now and whenever that changes."""
        leading, following = self._fields[asked.follows], self._fields[asked.key]
        if not isinstance(leading, Choice) or not isinstance(following, Choice):
            raise TypeError(asked.key)

        def offer() -> None:
            offered = asked.offers.get(leading.value(), Offer())
            following.set_options(offered.options)
            following.set_value(offered.value)
            following.set_remark(offered.remark)
            following.setHidden(offered.is_settled)

        leading.combo.currentIndexChanged.connect(offer)
        offer()

    def _widget(self, asked: Asked) -> _Widget:
        if asked.ask is Ask.TICK:
            box = CheckBox(asked.label)
            box.set_value(asked.value == "yes")
            box.toggled.connect(self._on_edited)
            return box
        field = self._field(asked)
        field.setObjectName(asked.key)
        field.edited.connect(self._on_edited)
        return field

    def _field(self, asked: Asked) -> LineField | TextArea | Choice | PersonField:
        if asked.ask is Ask.CHOICE:
            choice = Choice(asked.label, asked.options, hint=asked.hint, placeholder=asked.placeholder)
            choice.set_value(asked.value)
            choice.set_remark(asked.remark)
            return choice
        if asked.ask is Ask.AREA:
            area = TextArea(asked.label, rows=asked.rows, hint=asked.hint)
            area.set_text(asked.value)
            area.set_phrases(phrases_of(self._work))
            return area
        if asked.ask is Ask.PERSON:
            return PersonField(asked.label, PickerModel(self._work, self.section.id, self), self._work)
        line = LineField(asked.label, hint=asked.hint)
        line.set_text(asked.value)
        return line

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(theme().px(10))
        away = Button(self.tr("Leave"), kind="ghost", keys="Esc")
        away.clicked.connect(self.section.leave)
        self._main.clicked.connect(self.submit)
        self._main.setObjectName("main")
        self._discard.clicked.connect(self._on_discard)
        self._discard.hide()
        for widget in (self._main, away, self._discard):
            foot.addWidget(widget)
        foot.addStretch(1)
        foot.addWidget(self._kept_words)
        return foot

    # Drafts

    def _followed(self) -> KeptDraft:
        draft = self._work.drafts.follow(self._form.draft_id, about=self.section.id, owner=self, read=self._typed)
        draft.kept.connect(self._on_kept)
        return draft

    def _restore(self) -> None:
        found = self._draft.find() if self._draft is not None else None
        if found is None or found.is_empty:
            return
        kept = dict(found.fields)
        for key, widget in self._fields.items():  # in their order: what follows another answer comes after it
            if key in kept:
                _set_answer(widget, kept[key])
        self._on_kept(found.changed_at)

    def _typed_keys(self) -> frozenset[str]:
        return frozenset(key for key, widget in self._fields.items() if not isinstance(widget, PersonField))

    def _typed(self) -> Mapping[str, str]:
        """What is kept: only once something is other than it was at first, so that no draft says nothing."""
        return (
            {key: words for key, words in self.values().items() if key in self._typed_keys()} if self.is_touched else {}
        )

    def _on_edited(self) -> None:
        if self._draft is not None:
            self._draft.touch()

    def _on_kept(self, at: datetime) -> None:
        words = self.tr("Draft saved {time}").format(time=self._work.wording.day_time(at))
        self._kept_words.set_text(words)
        self._discard.show()

    def _on_discard(self) -> None:
        if self._draft is None:
            return
        keeper, form, section = self._work.drafts, self._form, self.section

        def discarded(draft: object) -> None:
            def back() -> None:
                lanes, desk = self._work.lanes, keeper.desk
                lanes.write(lambda: desk.bring_back(draft), lambda _: section.ask(form), owner=section)  # type: ignore[arg-type]

            self._work.window.toast(self.tr("Draft discarded"), undo=back)
            section.leave()

        self._draft.discard(discarded)

    # Answers of the section

    def _on_saved(self, draft_id: str) -> None:
        if draft_id == self._form.draft_id and self._draft is not None:
            self._draft.saved()

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, Faults):
            self._errors.show_errors([(say(error), self.first_field())])
            return
        told: list[tuple[str, QWidget]] = []
        for key, sentence in error.sentences.items():
            widget = self._fields.get(key)
            if widget is not None and not isinstance(widget, CheckBox):
                widget.show_error(sentence)
                told.append((sentence, widget))
        self._errors.show_errors(told)


def phrases_of(work: Work) -> list[tuple[str, str]]:
    """Return the phrases of the agency, which "/" offers while one writes."""
    return [(one.title, one.body) for one in work.office.sitting.pack.templates if one.kind is TemplateKind.PHRASE]


def _answer(widget: _Widget) -> str:
    if isinstance(widget, CheckBox):
        return "yes" if widget.value() else ""
    return widget.value() if isinstance(widget, Choice) else widget.text()


def _set_answer(widget: _Widget, words: str) -> None:
    if isinstance(widget, CheckBox):
        widget.set_value(words == "yes")
    elif isinstance(widget, Choice):
        widget.set_value(words)
    else:
        widget.set_text(words)


def column_of(widget: QWidget) -> QVBoxLayout:
    """Return an empty column without margins in a widget."""
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
