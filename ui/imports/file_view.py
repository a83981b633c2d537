"""The view of one file before it is brought in: what it is, where its columns go, and what would become of its rows."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker.desk.imports.looking import Previewed
from caseworker.domain.import_runs import Outcome
from ui.imports.column_rows import ColumnRows
from ui.imports.file_model import FileModel, FileState
from ui.imports.import_words import field_words, kind_words, outcome_words
from ui.lists.table import ListTable
from ui.messages import say
from ui.theme.current import theme
from ui.widgets.bars import Bar
from ui.widgets.buttons import Button
from ui.widgets.columns import over_foot, scrolled
from ui.widgets.fields import Choice, Field, LineField
from ui.widgets.foot_bar import FootBar
from ui.widgets.labels import Elided, Heading, Label
from ui.widgets.states import Empty
from ui.widgets.tables_model import Cell, Column, PagedModel, TableRow
from ui.work import Work

_TONES = {Outcome.ADDED: "success", Outcome.CHANGED: "accent", Outcome.KNOWN: "", None: "danger"}
_SEPARATORS = (",", ";", "\t", "|")


class FileView(QWidget):
    """Draws a `FileModel`. `try_asked` and `import_asked` come with the main actions, `back_asked` with the way out."""

    try_asked = Signal()
    import_asked = Signal()
    back_asked = Signal()

    def __init__(self, work: Work, model: FileModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self.model = work, model
        self.heading = Elided("", "title")
        self.kind = Choice(self.tr("What is in it"))
        self.source = LineField(self.tr("System it comes from"))
        self.order = Choice(self.tr("How 03/04/1985 is meant"), self._orders(), placeholder=self.tr("Choose"))
        self.encoding = Choice(self.tr("Letters are written as"), self._encodings())
        self.separator = Choice(self.tr("Columns are parted by"), self._separators())
        self.territory = Choice(self.tr("Area"), self._territories())
        self.case_type = Choice(self.tr("Case type of those that do not say theirs"), self._case_types())
        self.columns = ColumnRows()
        self.rows = PagedModel(self._table_columns(), self._fetch, parent=self)
        self.table = ListTable(self.rows, self.tr("The first rows as they would be"))
        self.table.set_empty(Empty("table-2", self.tr("Nothing to show yet.")))
        self.bar = Bar("info", "info", "")
        self.try_it = Button(self.tr("Try all of it"), icon="play")
        self.bring = Button(self.tr("Import"), kind="primary", icon="upload")
        self.back = Button(self.tr("Cancel"), kind="ghost")
        self.foot = FootBar(self.bring, (self.try_it,), last=(self.back,))
        self._columns_heading = Heading(self.tr("Columns"), role="sub")
        self._lay_out()
        self._connect()

    def why_not_import(self) -> str:
        """Return what is missing before it can be tried or brought in, "" when nothing is."""
        state = self.model.state
        if state.kind is None:
            return self.tr("The file is being read.") if state.is_reading else self.tr("The file cannot be read.")
        if not state.choices.source.strip():
            return self.tr("Say which system it comes from.")
        if state.asks_for_dates and not state.choices.order.value:
            return self.tr("Say how the dates are meant.")
        if state.error is not None:
            return say(state.error)
        return ""

    def _connect(self) -> None:
        model = self.model
        model.changed.connect(self.draw)
        self.kind.edited.connect(lambda: model.choose_kind(self.kind.value()))
        self.source.line.editingFinished.connect(self._source_typed)
        self.order.edited.connect(lambda: model.choose(order=self.order.value()))
        self.territory.edited.connect(lambda: model.choose(territory=self.territory.value()))
        self.case_type.edited.connect(lambda: model.choose(case_type=self.case_type.value()))
        self.encoding.edited.connect(self._read_again)
        self.separator.edited.connect(self._read_again)
        self.columns.chosen.connect(model.choose_column)
        self.try_it.clicked.connect(self.try_asked)
        self.bring.clicked.connect(self.import_asked)
        self.back.clicked.connect(self.back_asked)

    def _source_typed(self) -> None:
        typed = self.source.text().strip()
        if typed != self.model.state.choices.source:
            self.model.choose(source=typed)

    def _read_again(self) -> None:
        separator = dict(self._separators_by_key()).get(self.separator.value(), "")
        self.model.read_as(encoding=self.encoding.value(), separator=separator)

    def _lay_out(self) -> None:
        px = theme().px
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(px(28), px(6), px(18), px(18))
        column.setSpacing(px(12))
        for pair in self._fields():
            row = QHBoxLayout()
            row.setSpacing(px(14))
            for one in pair:
                row.addWidget(one, 1)
            column.addLayout(row)
        column.addWidget(self._columns_heading)
        column.addWidget(self.columns)
        column.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(scrolled(form), 6)
        beside.addLayout(self._right(), 6)
        whole = QWidget()
        above = QVBoxLayout(whole)
        above.setContentsMargins(0, px(18), 0, 0)
        above.setSpacing(px(10))
        above.addLayout(self._head())
        above.addLayout(beside, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(over_foot(whole, self.foot))

    def _fields(self) -> Sequence[Sequence[Field]]:
        return (
            (self.kind, self.source),
            (self.order,),
            (self.territory, self.case_type),
            (self.encoding, self.separator),
        )

    def _head(self) -> QVBoxLayout:
        px = theme().px
        head = QVBoxLayout()
        head.setContentsMargins(px(28), 0, px(28), 0)
        head.setSpacing(px(8))
        head.addWidget(self.heading)
        head.addWidget(self.bar)
        self.bar.hide()
        return head

    def _right(self) -> QVBoxLayout:
        px = theme().px
        right = QVBoxLayout()
        right.setContentsMargins(px(8), px(6), px(16), 0)
        right.setSpacing(px(8))
        right.addWidget(Heading(self.tr("The first rows as they would be"), role="sub"))
        self._nothing_kept = Label(self.tr("Nothing has been brought in yet."), "small", "text2", wrap=True)
        right.addWidget(self._nothing_kept)
        right.addWidget(self.table, 1)
        return right

    def draw(self) -> None:
        """Show the file as it is known now."""
        state = self.model.state
        self.heading.set_text(state.path.name if state.path else "")
        self.kind.set_options([(one.id, kind_words(one.id)) for one in state.kinds])
        if state.kind is not None:
            self.kind.set_value(state.kind.id)
        if not self.source.line.hasFocus():
            self.source.set_text(state.choices.source)
        self._draw_choices(state)
        self.table.set_loading(loading=state.is_reading and not state.previewed)
        self.rows.set_ids(range(len(state.previewed)))
        self._draw_bar(state)
        why = self.why_not_import()
        for button in (self.try_it, self.bring):
            button.setEnabled(not why)
        self.foot.say(why, icon="info" if why else "")

    def _draw_choices(self, state: FileState) -> None:
        kind, looked, choices = state.kind, state.looked, state.choices
        asks = kind.asks if kind is not None else frozenset()
        self.order.setVisible(state.asks_for_dates)
        self.order.set_value(choices.order.value)
        self.territory.setVisible("territory" in asks)
        self.territory.set_value(choices.territory)
        self.case_type.setVisible("case_type" in asks)
        self.case_type.set_value(choices.case_type)
        unsure = looked is not None and (not looked.is_sure or bool(choices.encoding))
        self.encoding.setVisible(unsure)
        self.separator.setVisible(looked is not None and (len(looked.columns) < 2 or bool(choices.separator)))
        if looked is not None:
            self.encoding.set_value(looked.encoding)
            self.separator.set_value({sign: key for key, sign in self._separators_by_key()}.get(looked.separator, ""))
        has_columns = kind is not None and looked is not None and bool(kind.fields)
        self.columns.setVisible(has_columns)
        self._columns_heading.setVisible(has_columns)
        if has_columns and kind is not None and looked is not None:
            self.columns.show_columns(kind, looked, choices.columns)

    def _draw_bar(self, state: FileState) -> None:
        self.bar.setVisible(state.error is not None or state.is_remembered)
        if state.error is not None:
            self.bar.show_state("danger", "circle-alert", self.tr("It cannot go in like this"), say(state.error))
        elif state.is_remembered:
            self.bar.show_state("info", "history", self.tr("The columns go where they went the last time."))

    def _table_columns(self) -> Sequence[Column]:
        return (
            Column(key="line", words=self.tr("Row"), width=56, align="end", sortable=False),
            Column(key="says", words=self.tr("What it says"), width=150, stretch=3, sortable=False),
            Column(key="what", words=self.tr("What happens"), width=150, stretch=2, sortable=False),
        )

    def _fetch(self, ids: Sequence[int]) -> Sequence[TableRow]:
        return [self._row(self.model.state.previewed[one]) for one in ids]

    def _row(self, one: Previewed) -> TableRow:
        why = one.sentence
        if one.field:
            why = self.tr("{field}: {sentence}").format(field=field_words(one.field), sentence=one.sentence)
        happens = Cell(outcome_words(one.outcome), second=why, tone=_TONES[one.outcome])
        says = Cell(one.says or one.reference, second=one.reference if one.says else "")
        return TableRow((str(one.line), says, happens))

    def _orders(self) -> Sequence[tuple[str, str]]:
        return (("day-first", self.tr("3 April 1985")), ("month-first", self.tr("March 4, 1985")))

    def _encodings(self) -> Sequence[tuple[str, str]]:
        return (
            ("utf-8", self.tr("Unicode (UTF-8)")),
            ("cp1252", self.tr("Western European (Windows)")),
            ("iso8859-15", self.tr("Western European (ISO)")),
            ("cp1250", self.tr("Central European (Windows)")),
            ("cp1251", self.tr("Cyrillic (Windows)")),
            ("cp1253", self.tr("Greek (Windows)")),
            ("cp1254", self.tr("Turkish (Windows)")),
            ("cp932", self.tr("Japanese (Windows)")),
            ("gb18030", self.tr("Chinese (simplified)")),
            ("big5", self.tr("Chinese (traditional)")),
            ("euc_kr", self.tr("Korean")),
        )

    def _separators(self) -> Sequence[tuple[str, str]]:
        words = (self.tr("Comma"), self.tr("Semicolon"), self.tr("Tab"), self.tr("Vertical bar"))
        return tuple((str(place), said) for place, said in enumerate(words))

    def _separators_by_key(self) -> Sequence[tuple[str, str]]:
        return tuple((str(place), sign) for place, sign in enumerate(_SEPARATORS))

    def _territories(self) -> Sequence[tuple[str, str]]:
        pack = self._work.office.sitting.pack
        return (("", self.tr("My own")), *((one.id, one.title) for one in pack.territories))

    def _case_types(self) -> Sequence[tuple[str, str]]:
        pack = self._work.office.sitting.pack
        return (("", self.tr("None")), *((one.id, one.title) for one in pack.case_types))
