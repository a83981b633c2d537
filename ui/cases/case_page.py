"""The page of a case: head, tasks and activity, side, and a foot that says what is missing for the next stage."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from caseworker.domain.actions import Action, Role
from caseworker.domain.case_types import GuardKind
from caseworker.domain.ids import CaseId
from ui.cases.case_absence import absence
from ui.cases.case_activity import Part
from ui.cases.case_bars import CaseBars
from ui.cases.case_commands import Deeds, commands_of, menu_of
from ui.cases.case_foot import CaseFoot
from ui.cases.case_header import CaseHeader
from ui.cases.case_model import CasePart
from ui.cases.case_models import CaseModels
from ui.cases.case_side import CaseSide
from ui.cases.case_work import CaseWork
from ui.cases.notices_panel import show_after_closing, show_notices
from ui.commands import Command
from ui.documents.adding import AddingPanel
from ui.documents.camera import CameraFolder
from ui.documents.sources import Source
from ui.lists.reassign_panel import ReassignPanel
from ui.lists.words_panel import ConfirmPanel
from ui.news import Changes
from ui.person.form_panel import FormPanel
from ui.person.page_commands import keys_in_force
from ui.person.whole import Whole, is_absent
from ui.places import Place
from ui.shell.page import Page
from ui.widgets.columns import fill
from ui.widgets.lines import HLine
from ui.widgets.three_panes import ThreePanes
from ui.work import Work

SHOWN = frozenset(
    {"case", "task", "deadline", "approval", "interaction", "note", "visit", "appointment", "referral", "attachment"}
    | {"person", "consent"}
)


class CasePage(Page):
    """Everything that is known of one case and can be done for it."""

    shows = SHOWN

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(work, place, parent)
        assert place.about is not None, "a case's page is about a case"
        self.models = CaseModels(work, CaseId(place.about), self)
        self.case = self.models.case
        self.camera = CameraFolder(work, self)
        self._hidden = False
        self._form: FormPanel | None = None
        self._asker: CasePart | None = None
        self._to_reopen = ""
        self._wanted: dict[str, object] = {}
        self._deeds = Deeds(
            log_contact=self.log_contact,
            assign=self.assign,
            attach=self.attach,
            main_action=self.main_action,
            step_tab=self._step_tab,
            finish_and_plan=self.finish_and_plan,
            approve=self.approve,
            send_back=self.send_back,
            tell_reporters=partial(show_notices, self.models, self),
        )
        keys = keys_in_force(work)
        self.header = CaseHeader(self.case, self.models.deadlines, self._more, keys=keys)
        self.body = CaseWork(self.models, task_keys=keys.get("task.plan", ""))
        self.side = CaseSide(self.models)
        self.bars = CaseBars(self.models, self.camera)
        self.foot = CaseFoot(self.models)
        self._work_pane = QStackedWidget()
        self._panes = ThreePanes(
            None,
            self._work_pane,
            self.side,
            "case",
            preferences=work.preferences,
            work_words=self.tr("Tasks and activity"),
            side_words=self.tr("Details"),
        )
        self._whole = Whole()
        self._lay_out()
        self._connect()
        self.body.show_tab(place.part)
        self.case.load()

    # What the window asks

    def path(self) -> tuple[str, ...]:
        """Return where this stands."""
        page = self.case.page
        return (self._list_words(), page.case.title if page else self.tr("Case"))

    def title_place(self) -> Place | None:
        """Return the list of cases."""
        return Place("cases", part="mine") if self._has_own_list() else Place("cases")

    def commands(self) -> Sequence[Command]:
        """Return what can be asked for."""
        return commands_of(self.models, self._deeds)

    def panes(self) -> Sequence[QWidget]:
        """Return head, work, side and foot, as far as they are shown."""
        return tuple(one for one in (self.header, self._work_pane, self.side, self.foot) if one.isVisible())

    def first_focus(self) -> QWidget | None:
        """Return where one begins: at the tasks."""
        return self.body.tabs if self.body.tasks.isHidden() else self.body.tasks.rows

    def state(self) -> dict[str, object]:
        """Return tab, task, item, scroll, and which form is open."""
        task, item = self.body.tasks.current_key(), self.body.view.current_key()
        return {
            "tab": self.body.tabs.value(),
            "task": str(task) if isinstance(task, UUID) else "",
            "item": str(item) if isinstance(item, UUID) else "",
            "scroll": self.body.verticalScrollBar().value(),
            "form": self._form_id(),
        }

    def restore(self, state: dict[str, object]) -> None:
        """Bring tab, task, item, scroll and form back."""
        self._wanted = dict(state)
        self._to_reopen = str(state.get("form", ""))
        self.body.show_tab(str(state.get("tab", "")))
        self._bring_back()

    def reload(self, changes: Changes) -> None:
        """Read again what changed; while something is being typed, say so first."""
        if changes.from_elsewhere and self.is_typing:
            self.bars.say_changed()
        else:
            self._read_again()

    def hide_names(self, *, hidden: bool) -> None:
        """Hide everything that tells whom it concerns."""
        self._hidden = hidden
        self._panes.setVisible(not hidden)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Let the head be as low as the window asks for."""
        super().resizeEvent(event)
        self.header.fold()

    def leave(self) -> None:
        """Keep what is typed."""
        if self._form is not None:
            self._form.leave()
        self.body.composer.leave()

    # What the commands ask

    @property
    def is_typing(self) -> bool:
        """Whether somebody is writing something here that is not saved."""
        return (self._form is not None and self._form.is_touched) or self.body.composer.is_typing

    def log_contact(self) -> None:
        """Begin a contact, with what stands in the note."""
        self.models.activity.log_contact(text=self.body.composer.take())

    def assign(self) -> None:
        """Give the case to somebody else: at once for a supervisor, otherwise by asking for a handover."""
        if self.case.page is None or self._told(self.models.charge.why_not_open()):
            return
        if self.case.may(Action.ASSIGN):
            ReassignPanel(self.work, [self.case.id], self).model.given.connect(self._read_again)
        else:
            self.models.charge.hand_over()

    def attach(self, sources: Sequence[Source] = ()) -> None:
        """Add documents; the pictures that are new in the camera folder are there already."""
        if self._told(self.models.papers.why_not_attach()):
            return
        papers = self.models.papers
        missing = papers.missing()
        panel = AddingPanel(
            self.work,
            papers.target(),
            self,
            types=papers.types(),
            sources=sources or self.camera.fresh,
            wanted_type=missing[0][0] if missing else "",
        )
        panel.attached.connect(self._on_attached)

    def main_action(self) -> None:
        """Do what the open form, the note, or else the foot of the page is for."""
        if self._form is not None:
            self._form.submit()
        elif self.body.composer.is_typing:
            self.body.composer.save()
        else:
            self.go_on()

    def go_on(self) -> None:
        """Move the case on; while something is missing, say what and go there."""
        if self.models.way.missing():
            self.work.window.toast(self.models.way.says_missing())
            self.show_missing()
        else:
            self.models.way.go_on()

    def show_missing(self) -> None:
        """Go to the first thing that is missing for the next stage, or to the request that waits."""
        missing = self.models.way.missing()
        if not missing or missing[0].kind is GuardKind.APPROVAL:
            self.body.show_tab(Part.DECISIONS.value)
            self.body.view.setFocus(Qt.FocusReason.TabFocusReason)
            return
        kind = missing[0].kind
        if kind is GuardKind.TASKS_DONE:
            task = self.models.tasks.first_to_do()
            if task is not None:
                self.body.show_task(task)
        elif kind is GuardKind.DOCUMENT:
            self.attach()
        elif kind is GuardKind.FIELD_SET:
            self.models.parts.fill_in()
        elif (person := self.case.first_person()) is not None:
            self.work.window.go(Place("person", about=person, part="consent"))

    def finish_and_plan(self) -> None:
        """Finish the task one stands on, and plan the next."""
        key = self.body.tasks.current_key()
        task = key if isinstance(key, UUID) else self.models.tasks.first_to_do()
        if task is None:
            self.work.window.toast(self.tr("There is no task to finish."))
        else:
            self.models.tasks.finish_and_plan(task)

    def approve(self) -> None:
        """Approve the request that waits for the officer, after it was named: this cannot be taken back."""
        asked = self.models.way.mine_to_decide()
        if asked is None:
            return
        words = self.tr("{case}. Work on the case goes on at once, and this cannot be taken back.")
        ConfirmPanel(
            self.tr("Approve “{title}”?").format(title=asked.title),
            self,
            words=words.format(case=self.work.wording.isolate(self.case.case.shown_number)),
            action=self.tr("Approve"),
            leave=self.tr("Not yet"),
            done=partial(self.models.way.approve, asked.id),
        )

    def send_back(self) -> None:
        """Ask what is to be put right, and send the request back."""
        asked = self.models.way.mine_to_decide()
        if asked is not None:
            self.models.way.ask_send_back(asked)

    # Making and filling it

    def _lay_out(self) -> None:
        fill(self, self._whole)
        here = QWidget()
        column = QVBoxLayout(here)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, self.bars, HLine()):
            column.addWidget(widget)
        column.addWidget(self._panes, 1)
        column.addWidget(self.foot)
        self._work_pane.addWidget(self.body)
        self._whole.addWidget(here)

    def _connect(self) -> None:
        self.case.changed.connect(self._draw)
        self.header.log_asked.connect(self.log_contact)
        self.header.assign_asked.connect(self.assign)
        self.header.person_asked.connect(self.models.parts.go_to_person)
        self.header.refused.connect(self.work.window.toast)
        self.body.attach_asked.connect(self.attach)
        self.side.attach_asked.connect(self.attach)
        self.models.way.closed.connect(partial(show_after_closing, self.models, self))
        self.foot.main_asked.connect(self.go_on)
        self.foot.hold_asked.connect(self.models.way.hold)
        self.foot.missing_asked.connect(self.show_missing)
        self.bars.changed_asked.connect(self._read_again)
        self.bars.decide_asked.connect(self.approve)
        self.bars.send_back_asked.connect(self.send_back)
        self.bars.attach_asked.connect(self.attach)
        for asker in self.models.askers:
            asker.form_changed.connect(partial(self._show_form, asker))

    def _more(self) -> Sequence[Command]:
        return menu_of(self.models, self._deeds, has_assign=self.header.leaves_assign())

    def _draw(self) -> None:
        state = self.case.state
        if is_absent(state.stage, was_read=state.page is not None):
            self._whole.show_instead(absence(state, self.case.load))
            self.path_changed.emit()
            return
        self._whole.show_here()
        if state.page is not None:
            self.header.draw(hidden=self._hidden)
            self.body.draw()
            self.side.draw()
            self.bars.draw()
            self.foot.draw()
            self._bring_back()
        self.path_changed.emit()
        self.commands_changed.emit()

    def _read_again(self) -> None:
        self.bars.say_nothing()
        self.case.load(again=True)
        if self.models.activity.is_history_read:
            self.models.activity.read_history()

    def _on_attached(self, sources: tuple[Source, ...]) -> None:
        self.camera.settle(sources)
        self.case.load(again=True)

    def _bring_back(self) -> None:
        """Go to where the page was left, once it is read."""
        if self.case.page is None:
            return
        wanted, self._wanted = self._wanted, {}
        if wanted.get("task"):
            self.body.tasks.choose(UUID(str(wanted["task"])))
        if wanted.get("item"):
            self.body.view.choose(UUID(str(wanted["item"])))
        scroll = wanted.get("scroll")
        if isinstance(scroll, int):
            self.body.verticalScrollBar().setValue(scroll)
        form, self._to_reopen = self._to_reopen, ""
        if form:
            self.models.reopen(form)

    def _step_tab(self, by: int) -> None:
        self.body.tabs.step(by)

    def _told(self, why: str) -> bool:
        if why:
            self.work.window.toast(why)
        return bool(why)

    def _has_own_list(self) -> bool:
        return self.work.office.card.role is Role.OFFICER

    def _list_words(self) -> str:
        return self.tr("My cases") if self._has_own_list() else self.tr("Cases")

    # Forms

    def _show_form(self, asker: CasePart) -> None:
        form = asker.form
        if form is None and self._asker is not asker:
            return
        self._drop_form()
        if form is None:
            self._work_pane.setCurrentIndex(0)
            self._asker = None
            first = self.first_focus()
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._open_form(asker)
        self.foot.setVisible(form is None)

    def _open_form(self, asker: CasePart) -> None:
        form = asker.form
        assert form is not None, "opened when there is one"
        for other in self.models.askers:
            if other is not asker:
                other.form = None
        self._panes.show_side(shown=False)
        self._asker = asker
        self._form = FormPanel(self.work, asker, form)
        self._work_pane.addWidget(self._form)
        self._work_pane.setCurrentWidget(self._form)
        self._form.first_field().setFocus(Qt.FocusReason.TabFocusReason)

    def _drop_form(self) -> None:
        if self._form is not None:
            self._form.leave()
            self._work_pane.removeWidget(self._form)
            self._form.deleteLater()
            self._form = None

    def _form_id(self) -> str:
        return self._asker.form.id if self._asker is not None and self._asker.form is not None else ""
