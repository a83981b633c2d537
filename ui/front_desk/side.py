"""The side of the counter: what is due, what was said last, and the answers for the reason that was chosen."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseworker.desk.facing import Facing
from caseworker.domain.answers import Answer
from caseworker.domain.interactions import Interaction
from ui.front_desk.contact_model import ContactModel
from ui.front_desk.desk_model import DeskModel
from ui.front_desk.words import place_words
from ui.widgets.side_pane import SidePane
from ui.work import Work

_TONES = {"phone": "violet", "visit": "success", "email": "info", "letter": "info", "counter": "accent"}
_FEW = 4


class CounterSide(SidePane):
    """Everything to answer with. `answer_given` is told an answer, `timeline_asked` that all contacts are wanted."""

    answer_given = Signal(object)  # Answer
    answer_opened = Signal(object)  # Answer
    timeline_asked = Signal()

    def __init__(self, work: Work, desk: DeskModel, contact: ContactModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Facts and answers"))
        self.setObjectName("side")
        self._work, self._desk, self._contact = work, desk, contact
        self._drawn: tuple[object, ...] = ()
        self._faced: tuple[object, ...] = ()
        self._answer_buttons: list[QWidget] = []
        self._due = self.section(self.tr("Due soon"))
        self._last = self.section(self.tr("Last contacts"))
        self._last.link_asked.connect(self.timeline_asked)
        self._answers = self.section(self.tr("Answers"))
        self._hint = self.section(self.tr("At the counter"))
        desk.changed.connect(self._draw_person)
        contact.changed.connect(self._draw_answers)
        self._draw_person()
        self._draw_answers()

    def focus_answers(self) -> bool:
        """Put the focus on the first answer; False when there is none."""
        if self._answer_buttons:
            self._answer_buttons[0].setFocus()
            return True
        return False

    def _draw_person(self) -> None:
        facing = self._desk.state.facing
        fresh = (facing, self._work.wording.today())
        if fresh == self._faced:
            return
        self._faced = fresh
        for section in (self._due, self._last, self._hint):
            section.clear()
        if facing is None:
            words = self.tr("Here you see what is due, the last contacts, and answers for the reason you choose.")
            self._hint.add_words(words)
            return
        self._draw_due(facing)
        self._draw_last(facing)

    def _draw_due(self, facing: Facing) -> None:
        wording = self._work.wording
        for one in facing.cases:
            if one.next_due is not None:
                line, words = one.next_due, self.tr("{case} · {number}")
                tone = "danger" if line.is_overdue else "warning" if line.is_due_soon else ""
                second = words.format(case=one.case.title, number=wording.isolate(one.case.shown_number))
                self._due.add_line(
                    "calendar-clock", line.deadline.title, second, wording.due(line.deadline.due_at), tone
                )
        for task in facing.tasks[:_FEW]:
            late = task.due is not None and task.due < wording.today()
            due = wording.due(task.due) if task.due else ""
            self._due.add_line("list-checks", task.title, task.detail, due, "danger" if late else "")
        if self._due.isHidden():
            self._due.add_words(self.tr("Nothing is due."))

    def _draw_last(self, facing: Facing) -> None:
        self._last.set_link(self.tr("All {count}").format(count=facing.contact_count) if facing.contact_count else "")
        for one in facing.contacts:
            self._add_contact(one)
        if not facing.contacts:
            self._last.add_words(self.tr("No contacts yet."))

    def _add_contact(self, one: Interaction) -> None:
        wording = self._work.wording
        title = one.title or one.text.split("\n", maxsplit=1)[0] or wording.channel(one.channel)
        second = wording.facts(
            wording.contact_outcome(one.outcome), place_words(self._work.office.sitting.pack, one.place)
        )
        tone = _TONES.get(one.channel.value, "")
        self._last.add_line(wording.channel_icon(one.channel), title, second, wording.short_day(one.occurred_at), tone)

    def _draw_answers(self) -> None:
        state = self._contact.state
        fresh = (state.offers, state.form.answers, state.form.reason)
        if fresh == self._drawn:
            return
        had = next((at for at, one in enumerate(self._answer_buttons) if one.hasFocus()), -1)
        self._drawn = fresh
        self._answers.clear()
        self._answer_buttons = []
        if not state.form.reason:
            return
        label = self._work.office.sitting.pack.reason(state.form.reason).label
        self._answers.set_title(self.tr("Answers for “{reason}”").format(reason=label))
        for answer in state.offers[:_FEW]:
            self._answer_buttons.append(self._add_answer(answer, is_given=answer.id in state.form.answers))
        if not state.offers:
            self._answers.add_words(self.tr("No answer speaks of this. Press Ctrl+K to search all answers."))
        if 0 <= had < len(self._answer_buttons):
            self._answer_buttons[had].setFocus()

    def _add_answer(self, answer: Answer, *, is_given: bool) -> QWidget:
        checked = self.tr("Checked {day}").format(day=self._work.wording.month_day(answer.checked_on))
        line = self._answers.add_line(
            "circle-check" if is_given else "book-open",
            answer.title,
            self.tr("Given in this contact") if is_given else checked,
            tone="success" if is_given else "accent",
            place=self._giver(answer),
        )
        said = self._answers.add_words(self.tr("Say: {sentence}").format(sentence=answer.say))
        said.setVisible(is_given)
        line.setAccessibleDescription(answer.say)
        return line

    def _giver(self, answer: Answer) -> Callable[[], None]:
        return lambda: self.answer_given.emit(answer)
