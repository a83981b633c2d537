"""Conflicts by record: what is open, what was decided this week, what was joined, and deciding the chosen one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from caseworker.desk.conflicts import ConflictLine, ConflictPage, Decision, SideShown
from caseworker.desk.tasks import Plan
from caseworker.domain.conflicts import ConflictId
from caseworker.domain.ids import CaseId, OfficerId, PersonId
from caseworker.domain.merge import Settled
from caseworker.domain.tasks import Task
from ui.conflicts.conflicts_state import Choice, ConflictsState, Disputed
from ui.conflicts.value_words import ValueWords, field_words, kind_words
from ui.lists.officers import Officers, officers_of
from ui.places import Place
from ui.widgets.comparing import Chosen, ComparedField, SideHead, Version
from ui.widgets.row_values import TwoLine
from ui.widgets.rows_model import Group
from ui.widgets.will_be_saved import SavedLine
from ui.work import Work

THIS_WEEK = timedelta(days=7)
CODED = frozenset({"language", "territory", "stage", "team", "case_type", "reason", "queue", "pack_version"})


class ConflictsModel(QObject):
    """Reads and settles conflicts. `settled` when the chosen ones were; `undecided` names the field still open."""

    changed = Signal()
    settled = Signal()
    undecided = Signal(str)

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.state = ConflictsState()
        self.officers = Officers(work.office.card.id, work.office.card.name)
        self._later: list[tuple[UUID, Settled]] = []

    # Reading

    def ask(self) -> None:
        """Read what there is, now or again."""
        office, since = self._work.office, self._work.wording.now() - THIS_WEEK

        def work() -> tuple[tuple[ConflictLine, ...], Officers]:
            desk = office.conflicts
            return (*desk.open(), *desk.settled_by_rule(), *desk.decided(since)), officers_of(office)

        self._work.lanes.read(work, self._on_read, self._on_failed, owner=self, key="lines")

    def choose(self, key: object) -> None:
        """Show another record's conflicts; which was chosen is read once it rests there."""
        if key == self.state.chosen:
            return
        group = next((one for one in self.state.groups if one.key == key), None)
        self._become(chosen=None if group is None else group.key, pages=(), choices={}, page_error=None)
        if group is not None:
            self._ask_pages(group)

    def again(self) -> None:
        """Read the chosen one again."""
        group = self.group()
        if group is not None:
            self._ask_pages(group)

    def group(self) -> Disputed | None:
        """Return what is chosen."""
        return next((one for one in self.state.groups if one.key == self.state.chosen), None)

    # In words

    def open_count(self) -> int:
        """Return for how many records somebody has to decide."""
        return sum(one.settled is Settled.OPEN for one in self.state.groups)

    def rows(self) -> Sequence[TwoLine | Group]:
        """Return the records as rows, those to be decided first."""
        headings = {
            Settled.BY_RULE: self.tr("Joined for you"),
            Settled.BY_PERSON: self.tr("Decided this week"),
        }
        rows: list[TwoLine | Group] = []
        for settled in (Settled.OPEN, Settled.BY_PERSON, Settled.BY_RULE):
            inside = [one for one in self.state.groups if one.settled is settled]
            if inside and settled in headings:
                rows.append(Group(headings[settled]))
            rows += [self._row(one) for one in inside]
        return rows

    def title(self) -> str:
        """Return the record and what of it is to be decided."""
        group = self.group()
        if group is None:
            return ""
        return self.tr("{name} – {what}").format(name=self.called(group), what=self._what(group))

    def called(self, group: Disputed) -> str:
        """Return what people call a record."""
        return group.lines[0].called or kind_words(group.lines[0].kind)

    def explains(self) -> str:
        """Return who changed the same thing, and that nothing is lost."""
        page = next(iter(self.state.pages), None)
        if page is None:
            return ""
        wording = self._work.wording
        return self.tr(
            "{one} ({first}) and {other} ({second}) changed the same thing without seeing each other’s change. "
            "Nothing is lost – pick what is right."
        ).format(
            one=wording.isolate(self.officers.name(page.stood.officer)),
            other=wording.isolate(self.officers.name(page.came.officer)),
            first=wording.day_time(page.stood.at),
            second=wording.day_time(page.came.at),
        )

    def heads(self) -> tuple[SideHead, SideHead]:
        """Return whose the two columns are."""
        page = self.state.pages[0]
        return self._head(page.stood, "success"), self._head(page.came, "info")

    def fields(self) -> Sequence[ComparedField]:
        """Return the fields with their two values in words."""
        return [self._field(page) for page in self.state.pages if not page.hidden]

    def will_be_saved(self) -> Sequence[SavedLine]:
        """Return what each field becomes."""
        lines = []
        for page, one in zip([p for p in self.state.pages if not p.hidden], self.fields(), strict=True):
            sides = {Chosen.LEFT: page.stood, Chosen.RIGHT: page.came}
            side = sides.get(one.chosen)
            whose = ""
            if side is not None:
                whose = self.tr("from {name}").format(name=self.officers.name(side.officer))
            elif one.chosen is Chosen.OWN:
                whose = self.tr("written by you")
            words = one.kept() or (self.tr("Empty") if one.chosen else "")
            lines.append(SavedLine(one.label, words, whose))
        return lines

    def still_open(self) -> list[ConflictPage]:
        """Return the fields that nobody decided yet."""
        return [page for page in self.state.pages if not self._is_decided(page)]

    # Deciding

    def why_not(self) -> str:
        """Return why nothing can be decided now, "" when it can."""
        state = self.state
        if not state.pages:
            return self.tr("Choose a record in the list first.")
        if state.is_busy:
            return self.tr("Your decision is being saved.")
        if any(page.hidden for page in state.pages):
            return self.tr("These values are kept more closely. Somebody who works on the case can decide.")
        if all(page.line.settled is Settled.BY_PERSON for page in state.pages):
            return self.tr("This was decided already.")
        may = all(page.may_settle for page in state.pages)
        return "" if may else self.tr("Those who work on this, and their supervisor, can decide.")

    def decide(self, key: str, chosen: str, own: str) -> None:
        """Choose a value for a field."""
        conflict = ConflictId(UUID(key))
        if not self.why_not():
            self._become(choices={**self.state.choices, conflict: Choice(Chosen(chosen), own)})

    def use_all(self, side: str) -> None:
        """Choose one side for every field."""
        if not self.why_not():
            self._become(choices={page.line.id: Choice(Chosen(side)) for page in self.state.pages})

    def save(self, reason: str) -> None:
        """Settle all fields with what was chosen; tells the first that is still open instead."""
        if self.why_not():
            return
        missing = self.still_open()
        if missing:
            self.undecided.emit(str(missing[0].line.id))
            return
        decisions = [self._decision(page) for page in self.state.pages]
        desk, words = self._work.office.conflicts, self.title()
        self._become(is_busy=True)

        def done(_: None) -> None:
            self._become(is_busy=False)
            said = self.tr("Saved: {title}. The other version stays in the history.")
            self._work.window.toast(said.format(title=words))
            self._next()

        self._work.lanes.write(lambda: desk.settle_all(decisions, reason=reason), done, self._on_refused, owner=self)

    def later(self) -> None:
        """Go to the next one; this one stays open."""
        if self.state.chosen is not None:
            self._later.append(self.state.chosen)
        self._next()

    def others(self) -> Sequence[OfficerId]:
        """Return the officers of both sides, without oneself."""
        found = [side.officer for page in self.state.pages for side in (page.stood, page.came)]
        return [one for one in dict.fromkeys(found) if one != self._work.office.card.id]

    def ask_officer(self, officer: OfficerId) -> None:
        """Plan a task for the officer of a side: to say which value is right."""
        group = self.group()
        if group is None:
            return
        labels = self._work.wording.joined([one.label for one in self.fields()])
        place = self.place()
        plan = Plan(
            title=self.tr("Say which is right: {fields}").format(fields=labels),
            person=PersonId(place.about) if place is not None and place.page == "person" and place.about else None,
            case=CaseId(place.about) if place is not None and place.page == "case" and place.about else None,
            assignee=officer,
            due=self._work.wording.today() + timedelta(days=1),
        )
        desk, reason = self._work.office.tasks, self.tr("Taken back at once")
        words = self.tr("{name} is asked, until tomorrow").format(
            name=self._work.wording.isolate(self.officers.name(officer))
        )

        def done(task: Task) -> None:
            def undo() -> None:
                self._work.lanes.write(
                    lambda: desk.drop(task.id, reason=reason), lambda _: None, self._work.window.trouble, owner=self
                )

            self._work.window.toast(words, undo=undo)

        self._work.lanes.write(lambda: desk.plan(plan), done, self._work.window.trouble, owner=self)

    def place(self) -> Place | None:
        """Return where the record can be seen, None where it has no page."""
        group = self.group()
        kind = "" if group is None else group.lines[0].kind
        return Place(kind, group.record) if group is not None and kind in {"person", "case"} else None

    # Inside

    def _ask_pages(self, group: Disputed) -> None:
        desk, ids = self._work.office.conflicts, [line.id for line in group.lines]

        def done(pages: tuple[ConflictPage, ...]) -> None:
            if self.state.chosen == group.key:
                self._become(pages=pages, page_error=None)

        self._work.lanes.read(
            lambda: tuple(desk.page(one) for one in ids), done, self._on_page_failed, owner=self, key="pages"
        )

    def _next(self) -> None:
        chosen = self.state.chosen
        ahead = [one.key for one in self.state.groups if one.settled is Settled.OPEN and one.key != chosen]
        fresh = [key for key in ahead if key not in self._later] or ahead
        self.choose(fresh[0] if fresh else None)
        self.settled.emit()
        self.ask()

    def _decision(self, page: ConflictPage) -> Decision:
        choice = self._choice(page)
        if choice.chosen is Chosen.OWN:
            return Decision(conflict=page.line.id, value=choice.own.strip())
        side = page.stood if choice.chosen is Chosen.LEFT else page.came
        return Decision(conflict=page.line.id, side=side.operation)

    def _choice(self, page: ConflictPage) -> Choice:
        """Return what was chosen; of what is settled, which side stands now."""
        found = self.state.choices.get(page.line.id)
        if found is not None or page.line.settled is Settled.OPEN:
            return found or Choice(own="" if page.merged is None else page.merged.text)
        if page.stands == page.stood.value:
            return Choice(Chosen.LEFT)
        if page.stands == page.came.value:
            return Choice(Chosen.RIGHT)
        return Choice(Chosen.OWN, self._say(page, page.stands))

    def _is_decided(self, page: ConflictPage) -> bool:
        choice = self._choice(page)
        return bool(choice.own.strip()) if choice.chosen is Chosen.OWN else choice.chosen is not Chosen.NONE

    def _field(self, page: ConflictPage) -> ComparedField:
        choice = self._choice(page)
        was = self._say(page, page.base)
        base = self.tr("Was {value}").format(value=was) if was else self.tr("Was empty or not known")
        head = self.state.pages[0]
        return ComparedField(
            key=str(page.line.id),
            label=field_words(page.line.kind, page.line.field),
            left=self._version(page, page.stood, head.stood),
            right=self._version(page, page.came, head.came),
            was=base,
            own=self._is_free_text(page) and not self.why_not(),
            chosen=choice.chosen,
            own_words=choice.own,
        )

    @staticmethod
    def _is_free_text(page: ConflictPage) -> bool:
        """Whether anybody may write something else there: words, and no choice that is kept as text."""
        are_words = type(page.stood.value) is str and type(page.came.value) is str
        return are_words and page.line.field not in CODED

    def _version(self, page: ConflictPage, side: SideShown, head: SideShown) -> Version:
        words = self._say(page, side.value)
        second = ""
        if side.officer != head.officer:
            name, moment = self.officers.name(side.officer), self._work.wording.day_time(side.at)
            second = self._work.wording.facts(name, moment)
        elif side.at != head.at:
            second = self._work.wording.day_time(side.at)
        return Version(words or self.tr("Empty"), second, told=bool(words))

    def _head(self, side: SideShown, tone: str) -> SideHead:
        here = side.device == self._work.office.exchange.device
        at_device = self.tr("on this device") if here else self.tr("on another device")
        return SideHead(
            title=self.officers.name(side.officer),
            second=self._work.wording.facts(self._work.wording.day_time(side.at), at_device),
            icon="laptop" if here else "monitor",
            tone=tone,
        )

    def _say(self, page: ConflictPage, value: Any) -> str:
        sitting = self._work.office.sitting
        return ValueWords(self._work.wording, self.officers, sitting.pack).say(page.line.field, value)

    def _what(self, group: Disputed) -> str:
        fields = [field_words(one.kind, one.field) for one in group.lines]
        return fields[0] if len(fields) == 1 else self.tr("%n fields", "", len(fields))

    def _row(self, group: Disputed) -> TwoLine:
        wording, first = self._work.wording, group.lines[0]
        words = wording.facts(kind_words(first.kind), self._what(group))
        decided = group.settled is not Settled.OPEN
        if group.settled is Settled.BY_PERSON:
            who = self.officers.name(first.settled_by)
            words = self.tr("{what} · decided by {name}").format(what=self._what(group), name=wording.isolate(who))
        newest = max(one.at for one in group.lines)
        return TwoLine(
            key=group.key,
            title=self.called(group),
            second=words,
            trailing=wording.row_time(newest),
            second_icon="circle-check" if decided else "",
            second_tone="success" if decided else "",
            done=decided,
        )

    def _on_read(self, told: tuple[tuple[ConflictLine, ...], Officers]) -> None:
        lines, self.officers = told
        found: dict[tuple[UUID, Settled], list[ConflictLine]] = {}
        for line in lines:
            found.setdefault((line.record, line.settled), []).append(line)
        groups = tuple(Disputed(record, settled, tuple(some)) for (record, settled), some in found.items())
        before = self.group()
        self._become(groups=groups, is_loading=False, error=None)
        now = self.group()
        if now is None:
            self._become(chosen=None, pages=(), choices={})
        elif before is not None and [one.id for one in before.lines] != [one.id for one in now.lines]:
            self._ask_pages(now)

    def _on_failed(self, error: Exception) -> None:
        self._become(is_loading=False, error=error)

    def _on_page_failed(self, error: Exception) -> None:
        self._become(page_error=error)

    def _on_refused(self, error: Exception) -> None:
        self._become(is_busy=False)
        self._work.window.trouble(error)
        self.ask()

    def _become(self, **values: Any) -> None:
        self.state = replace(self.state, **values)
        self.changed.emit()
