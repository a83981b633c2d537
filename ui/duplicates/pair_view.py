"""A pair as one reads it before deciding: both records, what is kept, and why they are one; or a merge to be split."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from caseworker.desk.duplicates import Twice
from caseworker.desk.merging import Merged, Pair
from caseworker.desk.people_table import PersonRow
from caseworker.domain.ids import PersonId
from caseworker.domain.people import Person, display_name
from ui.duplicates.compare_model import CompareModel, CompareState
from ui.duplicates.fields import fields_of, told_by_one
from ui.lists.officers import Officers
from ui.messages import say
from ui.people.match_words import likely_words
from ui.people.reason_words import reason_words, relation_words
from ui.places import Place
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.comparing import Chosen, Comparing, SideHead
from ui.widgets.fields import LineField
from ui.widgets.labels import Label
from ui.widgets.lines import HLine
from ui.widgets.states import Failed, Skeleton
from ui.widgets.will_be_saved import SavedLine, WillBeSaved
from ui.wording import Wording, isolate
from ui.work import Work

translate = QCoreApplication.translate


class PairView(QScrollArea):
    """Draws a `CompareModel`, or a merge. `why` is the field in which the reason stands."""

    def __init__(self, work: Work, model: CompareModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._model = work, model
        self._people: dict[PersonId, PersonRow] = {}
        self._officers = Officers(work.office.card.id, work.office.card.name)
        self._merged: Merged | None = None
        self._shown: object = None
        self._make_parts()
        self._lay_out()
        self.compare.decided.connect(lambda key, chosen, _: model.choose(key, Chosen(chosen)))
        self.compare.all_asked.connect(lambda side: model.choose_all(Chosen(side)))
        self._failed.again.connect(model.again)
        self._left.clicked.connect(lambda: self._open(0))
        self._right.clicked.connect(lambda: self._open(1))
        model.changed.connect(self.draw)

    def set_people(self, people: dict[PersonId, PersonRow]) -> None:
        """Know what the list knows of them: how many cases, when the last contact was."""
        self._people = people

    def set_officers(self, officers: Officers) -> None:
        """Know who colleagues are."""
        self._officers = officers
        self._shown = None
        self.draw()

    def show_merge(self, merged: Merged | None) -> None:
        """Show a merge that can be split, or the pair of the model."""
        self._merged = merged
        if merged is not None:
            self._fill_merge(merged)
        self.draw()

    def draw(self) -> None:
        """Show how it stands."""
        state, merged = self._model.state, self._merged
        has_pair = merged is None and state.pair is not None
        self._chip.setVisible(merged is None and state.wanted is not None)
        for widget in (self.compare, self._left, self._right):
            widget.setVisible(has_pair)
        self._line.setVisible(merged is not None or state.wanted is not None)
        self.why.setVisible(has_pair or merged is not None)
        self._failed.setVisible(merged is None and state.error is not None)
        self._waiting.setVisible(merged is None and state.wanted is not None and not has_pair and state.error is None)
        if not has_pair:
            self._alone.hide()
        if state.error is not None:
            self._failed.say(self.tr("These two records could not be read."), say(state.error))
        if has_pair:
            self._fill(state)
        elif merged is None:
            self._title.set_text("")
            self._second.set_text("")
            self._shown = None

    def focus_choices(self) -> None:
        """Give the focus to the first field that can be chosen, else to the reason."""
        self.compare.focus_field()
        if not self.compare.focused():
            self.why.control.setFocus()

    def _fill(self, state: CompareState) -> None:
        pair, wanted, wording = state.pair, state.wanted, self._work.wording
        assert pair is not None, "there is a pair"
        assert wanted is not None, "it was asked for"
        choices = {name: state.chosen(name) for name in pair.to_choose}
        self.compare.set_pair(self._head(pair.left, older=True), self._head(pair.right, older=False),
                              fields_of(pair, choices, wording))  # fmt: skip
        if self._shown == wanted:
            return
        self._shown = wanted
        name = display_name(pair.left, on=wording.today()) or pair.left.description
        self._title.set_text(self.tr("{name} – one person or two?").format(name=isolate(name)))
        words, tone = likely_words(wanted.likelihood)
        self._chip.show_state(words, tone)
        self._second.set_text(self._reasons(wanted))
        self.why.set_text(
            self.tr("They may be one person after all.") if wanted.decided else why_words(wanted, wording)
        )
        self._fill_alone(pair)

    def _reasons(self, wanted: Twice) -> str:
        """Return in sentences what agrees, what differs, what else they may be, and who decided about them."""
        wording, said = self._work.wording, reason_words(wanted.likelihood)
        lines = [why_words(wanted, wording)] if said.same else []
        if said.different:
            lines.append(self.tr("What differs: {facts}.").format(facts=wording.joined(said.different)))
        lines.append(relation_words(wanted.likelihood))
        if wanted.decided is not None:
            told = self.tr("{officer} said on {day} that they are two people. Why: {reason}")
            lines.append(
                told.format(
                    officer=isolate(self._officers.name(wanted.decided.by)),
                    day=wording.full_day(wanted.decided.at),
                    reason=wanted.decided.reason,
                )
            )
        return "\n".join(line for line in lines if line)

    def _fill_alone(self, pair: Pair) -> None:
        lines = told_by_one(pair, self._work.wording)
        self._alone.show_lines([SavedLine(label, words) for label, words in lines], decided=0, of=0)
        self._alone.setVisible(bool(lines))

    def _fill_merge(self, merged: Merged) -> None:
        wording = self._work.wording
        self._shown = merged.merge
        self._title.set_text(self.tr("{name} – merged").format(name=isolate(merged.name)))
        told = self.tr("{officer} made one person of {number} and {other} on {day}. Why: {reason}")
        self._second.set_text(
            told.format(
                officer=isolate(self._officers.name(merged.by)),
                number=isolate(merged.number),
                other=isolate(merged.other_number),
                day=wording.full_day(merged.at),
                reason=merged.reason,
            )
        )
        self.why.set_text(self.tr("They are two people."))

    def _head(self, person: Person, *, older: bool) -> SideHead:
        wording, row = self._work.wording, self._people.get(person.id)
        name = display_name(person, on=wording.today()) or person.description or self.tr("Not identified yet")
        age = self.tr("Older") if older else self.tr("Newer")
        cases = self.tr("%n open cases", "", row.open_cases) if row is not None and row.open_cases else ""
        return SideHead(title=name, second=wording.facts(age, cases), avatar=name)

    def _open(self, side: int) -> None:
        wanted = self._model.state.wanted
        if wanted is not None:
            self._work.window.go(Place("person", wanted.key[side]))

    def _make_parts(self) -> None:
        self._title, self._second = Label("", "title", wrap=True), Label("", "small", "text2", wrap=True)
        self._line = HLine()
        self._chip = Chip("")
        self._left, self._right = Button(self.tr("Open older"), size="sm"), Button(self.tr("Open newer"), size="sm")
        self.compare = Comparing(kept=self.tr("What will be kept"))
        self._alone = WillBeSaved(self.tr("Kept without asking"))
        self.why = LineField(self.tr("Why"), hint=self.tr("stays in the history"))
        self._failed, self._waiting = Failed("", ""), Skeleton(5)

    def _lay_out(self) -> None:
        px = theme().px
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("Pair"))
        self.viewport().setAutoFillBackground(False)
        ground = QWidget()
        ground.setAutoFillBackground(False)
        rows = QVBoxLayout(ground)
        rows.setContentsMargins(px(28), px(20), px(28), px(20))
        rows.setSpacing(px(14))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self._title, 1)
        for widget in (self._chip, self._left, self._right):
            head.addWidget(widget)
        rows.addLayout(head)
        rows.addWidget(self._second)
        rows.addWidget(self._line)
        for part in (self._failed, self._waiting, self.compare, self._alone, self.why):
            rows.addWidget(part)
        rows.addStretch(1)
        self.setWidget(ground)


def why_words(twice: Twice, wording: Wording) -> str:
    """Return what two records have in common, as the reason why they are one person."""
    return translate("PairView", "Both have {facts}.").format(facts=wording.joined(reason_words(twice.likelihood).same))
