"""The head of a case: number and person, title, stage and deadline, what can be done at once, and the stage line."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker.domain.actions import Action
from caseworker.domain.case_types import Ground
from caseworker.domain.cases import Status
from ui.cases.case_badge import CaseBadge
from ui.cases.case_deadlines import CaseDeadlines
from ui.cases.case_model import CaseModel
from ui.cases.title_flow import TitleFlow
from ui.commands import Command
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.labels import Elided, Label
from ui.widgets.menus import MenuButton
from ui.widgets.stage_line import Stage, StageLine

_NARROW, _SMALL, _LOW, _MARGIN = 820, 520, 560, 28


class CaseHeader(QWidget):
    """Draws a `CaseModel`. The buttons tell what was asked for; `refused` why a command of the menu cannot be given."""

    log_asked = Signal()
    assign_asked = Signal()
    person_asked = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        case: CaseModel,
        deadlines: CaseDeadlines,
        more: Callable[[], Sequence[Command]],
        *,
        keys: dict[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._case, self._deadlines, self._keys = case, deadlines, keys
        self._number = Label("", "identifier", "text2")
        self._number.setObjectName("number")
        self._person = Button("", kind="link", size="sm", icon="user-round")
        self._title = Elided("", "display")
        self._title.setObjectName("title")
        self._stage = Chip("", "accent", dot=True)
        self._badge = CaseBadge()
        looks = (("danger", "flame"), ("violet", "shield"), ("warning", "arrow-right-left"))
        self._further = [Chip("", tone, icon) for tone, icon in looks]
        self.log = Button(self.tr("Log contact"), icon="plus")
        self.assign = Button(self.tr("Assign"), keys=keys.get("case.assign", ""))
        self._more = MenuButton("ellipsis", self.tr("More for this case"), more, keys=keys)
        self._line = StageLine()
        self._shown_person: UUID | None = None
        self._lay_out()
        self.log.clicked.connect(self.log_asked)
        self.assign.clicked.connect(self.assign_asked)
        self._more.refused.connect(self.refused)
        self._person.clicked.connect(lambda: self.person_asked.emit(self._shown_person))

    def draw(self, *, hidden: bool = False) -> None:
        """Show the case as it stands; `hidden` leaves out whom it concerns."""
        page = self._case.page
        if page is None:
            return
        self._number.set_text(page.case.shown_number)
        self._title.set_text(page.case.title)
        first = next((one.person for one in page.people if one.person is not None), None)
        self._shown_person = None if first is None else first.id
        name = self._case.named(first) if first is not None else ""
        self._person.set_words(name)
        self._person.setAccessibleName(self.tr("Open the page of {name}").format(name=name))
        self._person.setVisible(first is not None and not hidden)
        self._show_assign()
        self._draw_chips()
        self._line.set_stages(self._stages())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave out the key hint where there is little room."""
        super().resizeEvent(event)
        narrow = self.width() < theme().px(_NARROW)
        self.assign.set_keys("" if narrow else self._keys.get("case.assign", ""))
        self._show_assign()
        self.fold()

    def leaves_assign(self) -> bool:
        """Return whether the button to assign found no room: the menu offers it then."""
        return self.width() < theme().px(_SMALL) and self._may_assign()

    def _may_assign(self) -> bool:
        return self._case.may(Action.WRITE) or self._case.may(Action.ASSIGN)

    def _show_assign(self) -> None:
        self.assign.setVisible(self._may_assign() and self.width() >= theme().px(_SMALL))

    def fold(self) -> None:
        """Leave the stages to the chip where the window is low: the tasks need the room."""
        self._line.setVisible(self.window().height() >= theme().px(_LOW))

    def _draw_chips(self) -> None:
        page = self._case.page
        assert page is not None, "drawn when the page is here"
        case, say = page.case, self._case.work.wording
        if case.status is Status.OPEN:
            self._stage.show_state(page.case_type.stage(case.stage).doing, "accent", has_dot=True)
        else:
            tone = "neutral" if case.status is Status.CLOSED else "warning"
            self._stage.show_state(say.case_status(case.status), tone, has_dot=True)
        self._draw_deadline()
        said = (
            self.tr("Escalated") if case.escalation else "",
            self.tr("Legal hold") if case.legal_hold else "",
            self.tr("Handover waits") if case.handover_asked_by else "",
        )
        for chip, words in zip(self._further, said, strict=True):
            chip.setText(words)
            chip.setVisible(bool(words))

    def _draw_deadline(self) -> None:
        page = self._case.page
        line = None if page is None or page.case.status is Status.CLOSED else self._deadlines.head_line()
        self._badge.setVisible(line is not None)
        if line is not None:
            forms, state = self._deadlines.badge_forms(line), self._deadlines.badge_state(line)
            self._badge.show_forms(forms, state, legal=line.deadline.ground is Ground.LEGAL)

    def _stages(self) -> list[Stage]:
        page = self._case.page
        assert page is not None, "drawn when the page is here"
        current = next((number for number, one in enumerate(page.stages) if one.is_current), 0)
        is_closed, say = page.case.status is Status.CLOSED, self._case.work.wording
        made = []
        for number, step in enumerate(page.stages):
            day = say.month_day(step.entered_at) if step.entered_at is not None else ""
            if number < current or (is_closed and number == current):
                made.append(Stage(step.stage.title, day, "done"))
            elif number == current:
                made.append(Stage(step.stage.title, self.tr("now"), "now"))
            else:
                made.append(Stage(step.stage.title, "", "later"))
        return made

    def _lay_out(self) -> None:
        px = theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(_MARGIN), px(16), px(_MARGIN), px(12))
        column.setSpacing(px(6))
        top = QHBoxLayout()
        top.setSpacing(px(6))
        top.addWidget(self._number)
        top.addWidget(self._person)
        top.addStretch(1)
        top.setSpacing(px(8))
        for button in (self.log, self.assign, self._more):
            top.addWidget(button)
        column.addLayout(top)
        middle = QWidget()
        row = TitleFlow(middle, gap=px(8))
        for widget in (self._title, self._stage, self._badge, *self._further):
            row.addWidget(widget)
        column.addWidget(middle)
        column.addSpacing(px(6))
        column.addWidget(self._line)
