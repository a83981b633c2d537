"""The form in which a contact is written: channel, reason, note, case, what follows, and the two ways to save."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from caseworker.desk.facing import Facing, OpenCase
from caseworker.domain.ids import CaseId
from caseworker.domain.interactions import Channel, HandedOn
from ui.commands import Command
from ui.front_desk.beside import Beside
from ui.front_desk.contact_form import Next
from ui.front_desk.contact_model import ContactModel, ContactState, Missing
from ui.front_desk.desk_model import DeskModel, is_called
from ui.front_desk.next_part import NextPart
from ui.front_desk.person_bar import PersonBar
from ui.front_desk.phrases import PhraseRow
from ui.front_desk.place_part import PlacePart
from ui.front_desk.reason_part import ReasonPart
from ui.isolates import isolate
from ui.theme.current import theme
from ui.widgets.bars import Bar
from ui.widgets.buttons import Button
from ui.widgets.choosers import RadioList, RadioOption, Segmented
from ui.widgets.fields import TextArea
from ui.widgets.foot_bar import FootBar
from ui.widgets.icon_labels import IconLabel
from ui.widgets.labels import Label
from ui.widgets.menus import MenuButton
from ui.work import Work

CHANNELS = (Channel.COUNTER, Channel.PHONE, Channel.EMAIL, Channel.LETTER)
_NO_CASE = ""


class LogForm(QWidget):
    """Draws a `ContactModel` beside the counter's `DeskModel`. What the page has to do, it asks for by signals."""

    save_asked = Signal()
    save_and_next_asked = Signal()
    back_to_queue_asked = Signal()
    refer_asked = Signal()
    book_asked = Signal()

    def __init__(
        self, work: Work, desk: DeskModel, contact: ContactModel, keys: dict[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("log-form")
        self.setAccessibleName(self.tr("Log contact"))
        self._work, self._desk, self._contact = work, desk, contact
        self._cases: tuple[OpenCase, ...] | None = None
        self._offered: Callable[[], Sequence[Command]] = tuple
        self._build(keys)
        self._lay_out()
        self._connect()
        contact.changed.connect(self._draw)
        contact.opened.connect(self._take_words)
        desk.changed.connect(self._draw_person)
        self._take_words()
        self._draw()
        self._draw_person()

    def focus_note(self) -> None:
        """Put the cursor at the end of the note."""
        self.note.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, widget: QWidget) -> None:
        """Scroll to a part of the form, once it has its place."""
        QTimer.singleShot(0, widget, lambda: self.scroller.ensureWidgetVisible(widget, 0, theme().px(24)))

    def choose_key(self, number: int) -> None:
        """Choose the reason on a key."""
        reason = self.reason.on_key(number)
        if reason:
            self._contact.choose_reason(reason)
            self.focus_note()

    def add_phrase(self, words: str) -> None:
        """Put a phrase where the cursor is."""
        self.note.insert(words)

    def show_missing(self) -> None:
        """Go to the first thing that is missing."""
        missing = self._contact.state.missing
        field = self.next.show_errors(day=Missing.DAY in missing, where=Missing.WHERE in missing)
        if Missing.REASON in missing:
            self.reason.show_error(self.tr("Choose what it is about, or write a note."))
            self.reason.tiles.setFocus()
        elif field is not None:
            field.setFocus()

    def hide_names(self, *, hidden: bool) -> None:
        """Hide or show the person; the note is hidden with them, and stays in the draft."""
        self.person.hide_names(hidden=hidden)
        self.note.setVisible(not hidden)

    def _build(self, keys: dict[str, str]) -> None:
        wording, pack = self._work.wording, self._work.office.sitting.pack
        offered = [words for title, words in self._contact.phrases if title == _phrase_of_offer(pack.templates)]
        self._offer = offered[0] if offered else ""
        self.person = PersonBar(wording, can_note=bool(self._offer))
        self.trouble = Bar("danger", "circle-alert", "")
        self.trouble.hide()
        options = [(one.value, wording.channel(one), wording.channel_icon(one)) for one in CHANNELS]
        self.channel = Segmented(options)
        self.channel.setAccessibleName(self.tr("Contact by"))
        self.reason = ReasonPart(pack, hint=self.tr("Alt + 1 to 8"))
        self.place = PlacePart(self._work, self._contact.place)
        self.note = TextArea(self.tr("Note"), rows=6)
        self.note.editor.setObjectName("note")
        self.note.editor.setMaximumHeight(theme().px(150))
        self.note.set_phrases(self._contact.phrases)
        self._kept_icon = IconLabel("check", "success", 14)
        self._kept = Label("", "small", "text2")
        room = self._kept_icon.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # the note below does not move when it is kept
        self._kept_icon.setSizePolicy(room)
        self.phrases = PhraseRow(self._contact.phrases)
        self.cases = RadioList([])
        self.cases.setAccessibleName(self.tr("Add to"))
        self.next = NextPart(self._work)
        self.save_next = Button(self.tr("Save and call next"), kind="primary", keys=keys["main"], size="lg")
        self.save = Button(self.tr("Save"), size="lg")
        self.back = Button(self.tr("Back to queue"), kind="ghost", icon="corner-up-left", size="lg")
        self.more = MenuButton("ellipsis", self.tr("More for this person"), self._more_commands, size="lg")
        self.foot = FootBar(self.save_next, [self.save], last=[self.back, self.more])

    def offer(self, commands: Callable[[], Sequence[Command]]) -> None:
        """Take what the menu of the person at the counter offers."""
        self._offered = commands

    def _more_commands(self) -> Sequence[Command]:
        return self._offered()

    def _connect(self) -> None:
        contact = self._contact
        self.channel.chosen.connect(lambda key: contact.choose_channel(Channel(key)))
        self.reason.chosen.connect(self._on_reason)
        self.place.grown.connect(self._on_place)
        self.note.edited.connect(lambda: contact.write(self.note.text()))
        self.phrases.chosen.connect(self.add_phrase)
        self.cases.chosen.connect(self._on_case)
        self.next.chosen.connect(lambda key: contact.choose_next(Next(key)))
        self.next.day_chosen.connect(contact.choose_day)
        self.next.elsewhere.where_chosen.connect(contact.choose_elsewhere)
        self.next.elsewhere.how_chosen.connect(lambda key: contact.choose_how(HandedOn(key)))
        self.next.elsewhere.where.search.changed.connect(lambda: self.reveal(self.next))
        self.next.refer_asked.connect(self.refer_asked)
        self.next.book_asked.connect(self.book_asked)
        self.person.identity_checked.connect(lambda passed: contact.check_identity(passed=passed))
        self.person.interpreter_offered.connect(lambda: self.add_phrase(self._offer))
        self.save_next.clicked.connect(self.save_and_next_asked)
        self.save.clicked.connect(self.save_asked)
        self.back.clicked.connect(self.back_to_queue_asked)

    def _lay_out(self) -> None:
        px = theme().px
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(px(28), px(18), px(28), px(18))
        column.setSpacing(px(16))
        column.addWidget(self.person)
        column.addWidget(self.trouble)
        column.addWidget(Beside(Label(self.tr("Contact by"), "bodyMedium"), self.channel))
        column.addWidget(self.reason)
        column.addWidget(self.place)
        written = QVBoxLayout()
        written.setSpacing(px(8))
        self.note.add_beside(self._kept_icon)
        self.note.add_beside(self._kept)
        written.addWidget(self.note)
        written.addWidget(self.phrases)
        column.addLayout(written)
        added = QVBoxLayout()
        added.setSpacing(px(8))
        self._cases_title = Label(self.tr("Add to"), "bodyMedium")
        added.addWidget(self._cases_title)
        added.addWidget(self.cases)
        column.addLayout(added)
        column.addWidget(self.next)
        column.addStretch(1)
        self.scroller = QScrollArea()
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setWidgetResizable(True)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        self.scroller.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.scroller, 1)
        whole.addWidget(self.foot)

    def _take_words(self) -> None:
        """Another contact stands in the form: its words go into the note, and the cursor behind them."""
        text = self._contact.state.form.text
        if self.note.text() != text:
            self.note.set_text(text)
        self.reason.show_error("")
        self.next.show_errors(day=False, where=False)

    def _draw(self) -> None:
        state = self._contact.state
        self.channel.set_value(state.form.channel.value)
        self.reason.show_reason(state.form.reason)
        self.cases.set_value(str(state.form.case or _NO_CASE))
        self.next.show_form(state.form)
        self._draw_kept(state)
        self.trouble.setVisible(bool(state.trouble))
        if state.trouble:
            self.trouble.show_state("danger", "circle-alert", state.trouble)

    def _draw_kept(self, state: ContactState) -> None:
        at: datetime | None = state.kept_at
        is_kept = at is not None and bool(state.form.text.strip())
        self._kept_icon.setVisible(is_kept)
        self._kept.setVisible(is_kept)
        if at is not None and is_kept:
            self._kept.set_text(self.tr("Draft saved {time}").format(time=self._work.wording.time(at)))

    def _draw_person(self) -> None:
        state, identity = self._desk.state, self._contact.state.form.identity
        here = state.here
        if here is None:
            self.person.show_nobody()
        else:
            self.person.show_line(here, state.facing, identity)
        self.back.setVisible(here is not None)
        self.more.setVisible(here is not None)
        self.back.set_words(self.tr("Call again") if here is not None and is_called(here) else self.tr("Back to queue"))
        self.back.set_icon("megaphone" if here is not None and is_called(here) else "corner-up-left")
        self._draw_cases(state.facing)

    def _draw_cases(self, facing: Facing | None) -> None:
        cases = facing.cases if facing else ()
        self._cases_title.setVisible(bool(cases))
        self.cases.setVisible(bool(cases))
        if cases == self._cases:
            return
        self._cases = cases
        none = RadioOption(_NO_CASE, self.tr("No case – just this contact"), self.tr("Kept on the timeline only"))
        self.cases.set_options([*(self._option(one) for one in cases), none])
        self.cases.set_value(str(self._contact.state.form.case or _NO_CASE))

    def _option(self, one: OpenCase) -> RadioOption:
        words = self._work.wording.facts(isolate(one.case.shown_number), one.stage)
        badge, tone = "", "neutral"
        if one.next_due is not None:
            badge = self._work.wording.due(one.next_due.deadline.due_at)
            tone = "danger" if one.next_due.is_overdue else "warning" if one.next_due.is_due_soon else "neutral"
        return RadioOption(str(one.case.id), one.case.title, words, badge, tone, "calendar-clock" if badge else "")

    def _on_reason(self, reason: str) -> None:
        self._contact.choose_reason(reason)
        self.focus_note()

    def _on_place(self) -> None:
        if self.place.has_focus():
            self.reveal(self.place)

    def _on_case(self, key: str) -> None:
        known = self._cases or ()
        chosen = next((one.case.id for one in known if str(one.case.id) == key), None)
        self._contact.choose_case(CaseId(chosen) if chosen else None)


def _phrase_of_offer(templates: object) -> str:
    """The title of the phrase that says that an interpreter was offered, where the agency has one."""
    known = templates if isinstance(templates, tuple) else ()
    return next((one.title for one in known if one.id == "interpreter-offered"), "")
