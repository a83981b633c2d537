"""The panel for a call that comes in: over whatever is open, with its own clock and draft."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from caseworker.desk.found import Found
from caseworker.desk.front_desk import WrappedUp
from caseworker.desk.library import Offer
from caseworker.domain.agency import TemplateKind
from caseworker.domain.answers import Answer
from caseworker.domain.people import Person
from ui.front_desk.found_list import FoundField
from ui.front_desk.phone_help import PhoneHelp
from ui.front_desk.phone_model import PhoneModel
from ui.front_desk.place_part import PlacePart
from ui.front_desk.place_words import begun_words
from ui.front_desk.reason_part import ReasonPart
from ui.isolates import isolate
from ui.keys import key_of
from ui.widgets.buttons import Button
from ui.widgets.choosers import CheckBox
from ui.widgets.fields import TextArea
from ui.widgets.icon_labels import IconLabel
from ui.widgets.labels import Label
from ui.widgets.panel import Panel, top_panel
from ui.work import Work

_SECOND_MS = 1000


class PhonePanel(Panel):
    """One call. Closing it keeps its words: the next F3 brings them back."""

    def __init__(self, work: Work, over: QWidget) -> None:
        super().__init__(self.tr("Phone call"), over, width=560, name="phone-call")
        self._work, self._model = work, PhoneModel(work, self)
        self._helped: tuple[tuple[Answer, ...], Offer | None] = ((), None)
        office, changed = work.office, work.preferences.chosen.keys
        self.clock = Label("", "bodyMedium", "accentText")
        self._head_clock()
        self.note = TextArea(self.tr("What do they say?"), rows=5)
        self.note.editor.setObjectName("phone-note")
        self.note.set_phrases(
            [(one.title, one.body.strip()) for one in office.sitting.pack.templates if one.kind is TemplateKind.PHRASE]
        )
        self.note.set_text(self._model.state.text)
        self.note.edited.connect(lambda: self._model.write(self.note.text()))
        self.person = FoundField(
            work,
            (Person.definition.kind,),
            self.tr("Who calls?"),
            hint=self.tr("may stay empty"),
            search=self._model.search,
        )
        self.person.chosen.connect(self._on_person)
        self.person.left.connect(self.note.editor.setFocus)
        self.reason = ReasonPart(office.sitting.pack, hint=self.tr("Alt + 1 to 8"))
        self.reason.chosen.connect(self._model.choose_reason)
        self.place_asked = PlacePart(work, self._model.place)
        self.place_asked.grown.connect(self._on_place)
        self.help = PhoneHelp(work)
        self.help.found.connect(lambda found: self._model.look_up(found.kind, found.id))
        self.help.taken_back.connect(self._model.take_back)
        self.help.grown.connect(self.place)
        self.help.field.left.connect(self.note.editor.setFocus)
        self.call_back = CheckBox(self.tr("Call them back by the next working day"))
        self.call_back.setChecked(self._model.state.call_back)
        self.call_back.toggled.connect(lambda wanted: self._model.choose_call_back(wanted=wanted))
        self.save = Button(self.tr("Save call"), kind="primary", keys=key_of("form.main", changed), size="lg")
        self.save.clicked.connect(self._save)
        self.kept = Label("", "small", "text2")
        self._lay_out()
        self._take_keys(changed)
        self._model.changed.connect(self._draw)
        self._model.saved.connect(self._on_saved)
        self.closed.connect(self._model.leave)
        self._draw()

    def start(self) -> None:
        """Open with the cursor in the note."""
        self.open(self.note.editor)

    def _save(self) -> None:
        self._model.save(self._title())

    def _title(self) -> str:
        person = self._model.state.person
        if person is not None:
            return self.tr("Call {name} back").format(name=isolate(person.title))
        words = self._model.state.text.strip().split("\n", maxsplit=1)[0][:60]
        return self.tr("Call back: {words}").format(words=words) if words else self.tr("Call back")

    def _on_person(self, _found: Found) -> None:
        self.place()
        self.note.editor.setFocus()

    def _on_saved(self, ended: WrappedUp) -> None:
        words = self.tr("Call saved. Somebody calls them back.") if ended.call_back else self.tr("Call saved.")
        self._work.window.toast(words)
        self._tell(ended)
        self.close_panel()

    def _on_place(self) -> None:
        self.place()
        if self.place_asked.has_focus():
            self.reveal(self.place_asked)

    def _tell(self, ended: WrappedUp) -> None:
        """Say the reference of a new report, and when it is due."""
        if ended.begun is not None:
            window, say = self._work.window, self._work.wording
            self._model.place.standing(ended.begun.id, lambda report: window.toast(begun_words(report, say)))

    def _draw(self) -> None:
        state, wording = self._model.state, self._work.wording
        self.clock.set_text(wording.stop_watch((wording.now() - state.began_at).total_seconds()))
        self.reason.show_reason(state.reason)
        self._draw_help()
        is_kept = state.kept_at is not None and bool(state.text.strip())
        self.kept.set_text(
            self.tr("Draft saved {time}").format(time=wording.time(state.kept_at)) if is_kept and state.kept_at else ""
        )
        if state.asks_words:
            self.note.show_error(self.tr("Write what the call is about, or choose a reason."))
            self.note.editor.setFocus()

    def _draw_help(self) -> None:
        """Show what they are told; the clock ticks without drawing it again."""
        state = self._model.state
        if self._helped != (state.answers, state.offer):
            self._helped = (state.answers, state.offer)
            self.help.show_help(state.answers, state.offer)
            self.place()

    def _take_keys(self, changed: dict[str, str]) -> None:
        self.answer(key_of("form.main", changed), self._save)
        self.answer(key_of("form.save", changed), self._save)
        self.answer(key_of("window.answers", changed), self.help.field.control.setFocus)
        for number in range(1, 9):
            self.answer(key_of(f"front-desk.reason-{number}", changed), partial(self._choose_key, number))

    def _choose_key(self, number: int) -> None:
        reason = self.reason.on_key(number)
        if reason:
            self._model.choose_reason(reason)

    def _head_clock(self) -> None:
        self.head.insertWidget(1, IconLabel("timer", "accentText", 16))
        self.head.insertWidget(2, self.clock)
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND_MS)
        self._tick.timeout.connect(self._draw)
        self._tick.start()

    def _lay_out(self) -> None:
        for widget in (self.note, self.person, self.reason, self.place_asked, self.help, self.call_back):
            self.body.addWidget(widget)
        self.foot.addWidget(self.save)
        self.foot.addStretch(1)
        self.foot.addWidget(self.kept)


def take_call(work: Work, over: QWidget) -> PhonePanel | None:
    """Open the panel for a call over a window; one that is open already takes the focus instead."""
    known = top_panel(over.window())
    if isinstance(known, PhonePanel):
        known.note.control.setFocus()
        return None
    panel = PhonePanel(work, over)
    panel.start()
    return panel
