"""The panel for somebody who walks in: a digit is the reason, letters are the name, Enter gives the number."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from caseworker.domain.people import Person
from ui.front_desk.found_list import FoundField
from ui.front_desk.reason_part import ReasonPart
from ui.front_desk.walk_in_model import WalkInModel
from ui.front_desk.words import is_language, needs_to_choose
from ui.keys import key_of
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.choosers import CheckBox
from ui.widgets.fields import Choice
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label
from ui.widgets.panel import Panel
from ui.work import Work


class WalkInPanel(Panel):
    """Takes somebody in. The page is told by the model what came of it."""

    def __init__(self, work: Work, model: WalkInModel, over: QWidget) -> None:
        super().__init__(self.tr("Somebody walked in"), over, width=600, name="walk-in")
        self._work, self._model = work, model
        pack, changed = work.office.sitting.pack, work.preferences.chosen.keys
        self.reason = ReasonPart(pack, hint=self.tr("Keys 1 to 8"))
        self.reason.chosen.connect(self._on_reason)
        self.person = FoundField(
            work,
            (Person.definition.kind,),
            self.tr("Who is it?"),
            hint=self.tr("if they tell you"),
            search=model.search,
        )
        model.search.changed.connect(self.place)
        self.person.chosen.connect(self._on_person)
        self.person.typed.connect(lambda _: model.choose_person(None))
        self.person.left.connect(model.issue)
        self.needs = [(one.key, CheckBox(one.words)) for one in needs_to_choose(pack, work.wording)]
        for _, box in self.needs:
            box.toggled.connect(self._on_needs)
        queues = [("", self.tr("Queue for this reason")), *((one.id, one.title) for one in pack.queues)]
        self.queue = Choice(self.tr("Queue"), queues)
        self.queue.edited.connect(lambda: model.choose_queue(self.queue.value()))
        self.give = Button(self.tr("Give a number"), kind="primary", keys="Return", size="lg")
        self.give.clicked.connect(model.issue)
        self.now = Button(self.tr("Answered at once"), keys=key_of("form.main", changed), size="lg")
        self.now.clicked.connect(model.answer_now)
        self._lay_out()
        self._take_keys(changed)
        self.reason.tiles.installEventFilter(self)
        for tile in self.reason.tiles.findChildren(QWidget):
            tile.installEventFilter(self)
        model.changed.connect(self._draw)
        model.issued.connect(self.close_panel)
        model.answered.connect(self.close_panel)

    def start(self) -> None:
        """Open with the focus on the reasons."""
        tiles = self.reason.tiles
        first = next((one for one in tiles.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus), tiles)
        self.open(first)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """On the reasons digits choose, Enter gives the number, and letters begin the name."""
        on_tiles = watched is self.reason.tiles or watched.parent() is self.reason.tiles
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        return (on_tiles and is_key and self._on_tile_key(event)) or super().eventFilter(watched, event)

    def _on_tile_key(self, event: QEvent) -> bool:
        assert isinstance(event, QKeyEvent)
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        text = event.text()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self._model.issue()
            return True
        if plain and text.isdigit():
            reason = self.reason.on_key(int(text))
            if reason:
                self._model.choose_reason(reason)
            return True
        if plain and text.strip() and text.isprintable():
            self.person.control.setFocus()
            self.person.control.setText(self.person.words() + text)
            self.person.control.textEdited.emit(self.person.words())
            return True
        return False

    def _on_reason(self, reason: str) -> None:
        self._model.choose_reason(reason)

    def _on_person(self, _found: object) -> None:
        self.place()
        self.give.setFocus()

    def _on_needs(self) -> None:
        self._model.choose_needs(tuple(key for key, box in self.needs if box.isChecked()))

    def _draw(self) -> None:
        state = self._model.state
        self.reason.show_reason(state.reason)
        if state.asks_reason:
            self.reason.show_error(self.tr("Choose what they came for, so that they join the right queue."))
        self.place()

    def _take_keys(self, changed: dict[str, str]) -> None:
        self.answer(key_of("form.main", changed), self._model.answer_now)
        for number in range(1, 9):
            self.answer(key_of(f"front-desk.reason-{number}", changed), self._chooser(number))

    def _chooser(self, number: int) -> Callable[[], None]:
        return partial(self._choose_key, number)

    def _choose_key(self, number: int) -> None:
        reason = self.reason.on_key(number)
        if reason:
            self._model.choose_reason(reason)

    def _lay_out(self) -> None:
        self.body.addWidget(self.reason)
        self.body.addWidget(self.person)
        needs = [box for key, box in self.needs if not is_language(key)]
        languages = [box for key, box in self.needs if is_language(key)]
        for words, boxes in ((self.tr("What do they need?"), needs), (self.tr("An interpreter for"), languages)):
            if boxes:
                self.body.addWidget(Label(words, "smallMedium"))
                holder = QWidget()
                flow = FlowLayout(holder, gap=theme().px(10))
                for box in boxes:
                    flow.addWidget(box)
                self.body.addWidget(holder)
        self.body.addWidget(self.queue)
        self.foot.addWidget(self.give)
        self.foot.addWidget(self.now)
        self.foot.addStretch(1)
