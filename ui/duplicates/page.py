"""The page of duplicates: pairs that may be one person, compared, made one, and split again for 30 days."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from caseworker.desk.duplicates import Twice
from caseworker.desk.merging import Merged
from caseworker.domain.distinctions import PairKey
from caseworker.domain.merging import PersonMerge
from ui.commands import Command
from ui.duplicates.compare_model import CompareModel
from ui.duplicates.pair_view import PairView, why_words
from ui.duplicates.pairs_model import APART, OPEN, PairsModel
from ui.keys import key_of
from ui.lists.giving import command
from ui.lists.officers import Officers, officers_of
from ui.messages import say
from ui.news import Changes
from ui.people.match_words import likely_words
from ui.people.reason_words import reason_words
from ui.places import Place
from ui.shell.page import Page
from ui.sweeping import LIKELY_PAIR
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.columns import fill
from ui.widgets.filter_pills import FilterPills
from ui.widgets.foot_bar import FootBar
from ui.widgets.labels import Heading, Label
from ui.widgets.row_values import TwoLine
from ui.widgets.rows import RowList, RowsModel, TwoLineDelegate
from ui.widgets.rows_model import Group
from ui.widgets.states import Empty, Failed
from ui.widgets.three_panes import ThreePanes
from ui.wording import isolate
from ui.work import Work


class DuplicatesPage(Page):
    """Pairs in the list, the chosen one beside it. Merging takes the next pair by itself."""

    shows = frozenset({"person", "person_merge", "person_unmerge", "person_distinction", "person_doubt", LIKELY_PAIR})

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(work, place, parent)
        self.model, self.compare = PairsModel(work, self), CompareModel(work, self)
        self.rows = RowsModel(parent=self)
        self.list = RowList(self.rows, TwoLineDelegate(), self.tr("Pairs that may be one person"))
        self.view = PairView(work, self.compare)
        self._had_pairs = False
        self._make_parts()
        self._lay_out()
        self._connect()
        self._draw()
        office = work.office
        work.lanes.read(lambda: officers_of(office), self._on_officers, owner=self, key="officers")

    def path(self) -> tuple[str, ...]:
        """Return the name of the page."""
        return (self.tr("Duplicates"),)

    def commands(self) -> Sequence[Command]:
        """Return deciding, the way from pair to pair, and to what was merged."""
        group, tr = self.tr("Duplicates"), self.tr
        return (
            command("form.main", self._main_words(), self.decide, group, "copy-check", self._why_not),
            command("duplicates.apart", tr("Not the same"), self.keep_apart, group, "split", self._why_no_pair),
            command("duplicates.next", tr("Next pair"), lambda: self._step(1), group, "chevron-down"),
            command("duplicates.previous", tr("Previous pair"), lambda: self._step(-1), group, "chevron-up"),
            command("duplicates.merged", tr("Show what was merged"), self.show_merged, group, "history",
                    self._why_none_merged),
            command("duplicates.decided", tr("Show who was said to be two people"), self.show_decided, group, "split",
                    self._why_none_decided),
        )  # fmt: skip

    def panes(self) -> Sequence[QWidget]:
        """Return the list and the pair."""
        return self.split.panes()

    def first_focus(self) -> QWidget | None:
        """Return the list."""
        return self.list

    def reload(self, _changes: Changes) -> None:
        """Read the list again."""
        self.model.again()

    def hide_names(self, *, hidden: bool) -> None:
        """Hide or show everything: nothing here is without names."""
        self.split.setVisible(not hidden)

    # What is asked for

    def decide(self) -> None:
        """Make the chosen pair one person, split the chosen merge, or take back that two are two people."""
        merged, wanted, reason = self._merge(), self.compare.state.wanted, self.view.why.text()
        if merged is not None:
            self.compare.split_again(merged, reason)
        elif wanted is not None and wanted.decided is not None:
            self.compare.let_meet(wanted.key, reason)
        else:
            self.compare.merge(reason)

    def keep_apart(self) -> None:
        """Say that the chosen pair are two people."""
        wanted = self.compare.state.wanted
        if wanted is None or wanted.decided is not None:
            return
        written = self.view.why.text()
        said = written != why_words(wanted, self.work.wording)  # else it still says why they would be one
        self.compare.keep_apart(written if said and written.strip() else self.tr("They are two people."))

    def show_decided(self) -> None:
        """Show the pairs of which somebody said that they are two people."""
        self.pills.set_value(APART)
        self._show_part(APART)
        self.list.setFocus()

    def show_merged(self) -> None:
        """Go to the newest merge that can be split."""
        if self.model.state.merged:
            self.pills.set_value(OPEN)
            self.model.show_part(OPEN)
            self.list.choose(self.model.state.merged[0].merge)
            self.list.setFocus()

    # What came of it

    def _on_merged(self, key: PairKey, merge: PersonMerge) -> None:
        pair = self.model.pair(key)
        name = self._name(pair) if pair is not None else ""
        self.model.settle(key)
        self.model.ask_merged()
        why = self.tr("Taken back at once")

        def undo() -> None:
            self.compare.take_back(merge, why, lambda: self._back(key))

        self.work.window.toast(self.tr("Merged: {name} is one person now.").format(name=isolate(name)), undo=undo)
        self.list.setFocus()

    def _on_parted(self, key: PairKey) -> None:
        self.model.settle(key)
        self.model.again()

        why = self.tr("Taken back at once")

        def undo() -> None:
            self.compare.let_meet(key, why)

        words = self.tr("Noted as two people. They are offered to nobody again, and can be found under “Two people”.")
        self.work.window.toast(words, undo=undo)
        self.list.setFocus()

    def _on_met(self, key: PairKey) -> None:
        self.model.bring_back(key)
        self.model.again()
        self.work.window.toast(self.tr("Taken back: they may be one person."))
        self.list.setFocus()

    def _on_split(self, merged: Merged) -> None:
        self.model.forget_merge(merged.merge)
        self.model.again()
        words = self.tr("Split again: {number} and {other} are two people.")
        self.work.window.toast(words.format(number=isolate(merged.number), other=isolate(merged.other_number)))
        self.list.setFocus()

    def _back(self, key: PairKey) -> None:
        self.model.bring_back(key)
        self.model.ask_merged()

    def _on_officers(self, officers: Officers) -> None:
        self.view.set_officers(officers)

    # Choosing

    def _choose(self, row: object) -> None:
        key = row.key if isinstance(row, TwoLine) else None
        merged = self.model.merge_of(key)
        self.compare.show(None if merged is not None else self.model.pair(key))
        self.view.show_merge(merged)
        self._draw_foot()
        self.commands_changed.emit()

    def _step(self, by: int) -> None:
        keys = [row.key for row in self.rows.rows if isinstance(row, TwoLine)]
        now = self.list.value()
        at = keys.index(now.key) + by if isinstance(now, TwoLine) and now.key in keys else 0
        if 0 <= at < len(keys):
            self.list.choose(keys[at])

    def _merge(self) -> Merged | None:
        row = self.list.value()
        return self.model.merge_of(row.key) if isinstance(row, TwoLine) else None

    def _why_not(self) -> str:
        return "" if self._merge() is not None else self._why_no_pair()

    def _why_no_pair(self) -> str:
        if self.compare.state.pair is not None:
            return ""
        if self.compare.state.wanted is not None:
            return self.tr("Both records are still being read.")
        return self.tr("Choose a pair in the list first.")

    def _why_none_merged(self) -> str:
        return "" if self.model.state.merged else self.tr("Nothing was merged in the last 30 days.")

    def _why_none_decided(self) -> str:
        return "" if self.model.state.apart else self.tr("Nobody said of two records that they are two people.")

    def _show_part(self, part: str) -> None:
        self.model.show_part(part)
        if self.model.state.shown:
            self.list.choose_first()

    def _main_words(self) -> str:
        wanted = self.compare.state.wanted
        if self._merge() is not None:
            return self.tr("Split again")
        return self.tr("Take back") if wanted is not None and wanted.decided is not None else self.tr("Merge and next")

    # Showing

    def _draw(self) -> None:
        state = self.model.state
        self.view.set_people(state.people)
        pairs = [self._row(one) for one in state.shown]
        merged = [self._merged_row(one) for one in state.merged] if state.part == OPEN else []
        heading = [Group(self.tr("Merged in the last 30 days"))] if merged else []
        self.rows.set_rows([*pairs, *heading, *merged])
        self._heading.set_count(len(state.waiting) or None)
        self.pills.set_count(OPEN, len(state.waiting) or None)
        self.pills.set_count(APART, len(state.apart) or None)
        self._second.set_text(self._progress())
        self._empty.say(*self._nobody())
        self._empty.setVisible(not pairs and not merged and state.is_read and state.error is None)
        self.list.setVisible(bool(pairs or merged))
        self._failed.setVisible(state.error is not None)
        if state.error is not None:
            self._failed.say(self.tr("The list of duplicates could not be read."), say(state.error))
        if pairs and (self.list.value() is None or not self._had_pairs):
            self.list.choose_first()  # what was merged may be there before the first pair is found
        if pairs and not self._had_pairs and self.view.hasFocus():
            self.list.setFocus()  # it was hidden while nothing was found, and lost the focus to what follows
        self._had_pairs = bool(pairs)
        self._draw_foot()

    def _draw_foot(self) -> None:
        merged, state = self._merge(), self.compare.state
        is_decided = state.wanted is not None and state.wanted.decided is not None
        self.foot.setVisible(merged is not None or state.wanted is not None)
        self.main.set_words(self._main_words())
        self.main.set_kind("primary" if merged is not None or state.pair is not None else "secondary")
        self.apart.setVisible(merged is None and not is_decided)
        if merged is not None:
            self.foot.say(self.tr("Both become what they were, with what was written since."), icon="info")
        elif is_decided:
            self.foot.say(self.tr("They are offered as a pair again, to everybody who may merge them."), icon="info")
        else:
            is_read = state.pair is not None
            words = self.tr("The last column shows what will be kept.") if is_read else ""
            self.foot.say(words, icon="info" if is_read else "")

    def _row(self, one: Twice) -> TwoLine:
        words, _ = likely_words(one.likelihood)
        same = self.work.wording.joined(reason_words(one.likelihood).same)
        told = self.tr("{likely}: {facts}").format(likely=words, facts=same) if same else words
        return TwoLine(key=one.key, title=self._name(one), second=told)

    def _merged_row(self, one: Merged) -> TwoLine:
        told = self.tr("{number} and {other}").format(number=isolate(one.number), other=isolate(one.other_number))
        when = self.work.wording.row_time(one.at)
        return TwoLine(key=one.merge, title=one.name or told, second=told, trailing=when, done=True,
                       second_icon="circle-check", second_tone="success")  # fmt: skip

    def _name(self, one: Twice) -> str:
        row = self.model.state.people.get(one.left) or self.model.state.people.get(one.right)
        return (row.name or row.described) if row is not None else self.tr("Not identified yet")

    def _progress(self) -> str:
        left = self.model.state.to_compare
        if left and self.work.office.sweeping.is_of_use:
            words = self.tr("{count} people are still to be compared with the others", "", left)
            return words.format(count=self.work.wording.number(left))
        return self.tr("Everybody on this device was compared")

    def _nobody(self) -> tuple[str, str]:
        if self.model.state.to_compare and self.work.office.sweeping.is_of_use:
            return self.tr("Nobody found so far"), self.tr("Pairs appear here as they are found.")
        return self.tr("Nobody seems to have been entered twice."), self.tr(
            "New pairs appear here when people are added."
        )

    def _connect(self) -> None:
        self.model.changed.connect(self._draw)
        self.pills.chosen.connect(self._show_part)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._on_opened)
        self.compare.changed.connect(self._draw_foot)
        self.compare.merged.connect(self._on_merged)
        self.compare.parted.connect(self._on_parted)
        self.compare.met.connect(self._on_met)
        self.compare.split.connect(self._on_split)
        self.main.clicked.connect(lambda: self.work.window.run("form.main"))
        self.apart.clicked.connect(lambda: self.work.window.run("duplicates.apart"))
        self._failed.again.connect(self.model.again)

    def _on_opened(self) -> None:
        self.split.show_work()
        self.view.focus_choices()

    def _make_parts(self) -> None:
        keys = self.work.preferences.chosen.keys
        self.main = Button(self.tr("Merge and next"), keys=key_of("form.main", keys), size="lg")
        self.apart = Button(self.tr("Not the same"), keys=key_of("duplicates.apart", keys), size="lg")
        self.foot = FootBar(self.main, [self.apart])
        self._heading = Heading(self.tr("Duplicates"))
        self._second = Label("", "small", "text2", wrap=True)
        self.pills = FilterPills([(OPEN, self.tr("To decide"), None), (APART, self.tr("Two people"), None)])
        self.pills.setAccessibleName(self.tr("Which pairs"))
        self._empty = Empty("copy-check", *self._nobody())
        self._failed = Failed("", "")

    def _lay_out(self) -> None:
        px = theme().px
        side, above, work = QFrame(), QWidget(), QWidget()
        rows = QVBoxLayout(side)
        rows.setContentsMargins(0, px(18), 0, px(8))
        rows.setSpacing(px(6))
        above.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        head = QVBoxLayout(above)
        head.setContentsMargins(px(20), 0, px(20), 0)
        head.setSpacing(px(4))
        for widget in (self._heading, self._second, self.pills, self._failed):
            head.addWidget(widget)
        head.insertSpacing(2, px(4))  # the ring around a pill stands free of the words above
        rows.addWidget(above)
        nobody = QHBoxLayout()
        nobody.setContentsMargins(px(20), 0, px(20), 0)
        nobody.addWidget(self._empty)
        rows.addLayout(nobody)
        rows.addWidget(self.list, 1)
        rows.addStretch(0)
        inside = QVBoxLayout(work)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.view, 1)
        inside.addWidget(self.foot)
        self.split = ThreePanes(
            side, work, None, "duplicates", preferences=self.work.preferences, list_width=292,
            list_words=self.tr("Back to the pairs"),
        )  # fmt: skip
        fill(self, self.split)
