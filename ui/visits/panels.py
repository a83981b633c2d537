"""The panels of visits: plan one, move one to another time, give one to another officer."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from caseworker.domain.actions import Role
from caseworker.domain.ids import CaseId, OfficerId, PersonId
from caseworker.domain.visits import Visit
from ui.lists.officers import Officers
from ui.messages import say
from ui.person.picker import PersonField
from ui.person.picker_model import PickerModel
from ui.theme.current import theme
from ui.visits.plan_model import USUAL_MINUTES, PlanModel, Typed, clock, person_of
from ui.widgets.buttons import Button
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, LineField
from ui.widgets.labels import Label
from ui.widgets.panel import Panel
from ui.work import Work

translate = QCoreApplication.translate
_NOBODY = PersonId(UUID(int=0))
_NONE = ""


def _foot(panel: Panel, words: str, give: Callable[[], None]) -> None:
    main = Button(words, kind="primary", keys="Ctrl+Return")
    leave = Button(translate("PlanPanel", "Cancel"), kind="ghost", keys="Esc")
    main.clicked.connect(give)
    leave.clicked.connect(panel.close_panel)
    panel.foot.addWidget(main)
    panel.foot.addWidget(leave)
    panel.foot.addStretch(1)
    panel.answer("Ctrl+Return", give)


def _beside(*widgets: QWidget, first: int = 1) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme().px(12))
    for at, widget in enumerate(widgets):
        row.addWidget(widget, 1 if at else first, Qt.AlignmentFlag.AlignTop)
    return row


class PlanPanel(Panel):
    """Plans a visit. Ctrl+Enter plans it and closes; what is missing is said at each field."""

    def __init__(self, work: Work, over: QWidget, *, day: date, planned: Callable[[Visit], None]) -> None:
        super().__init__(self.tr("Plan a visit"), over, width=560, name="plan-visit")
        self.model = PlanModel(work, self)
        self._told = planned
        self.picker = PickerModel(work, _NOBODY, self)
        self.person = PersonField(self.tr("Who"), self.picker, work)
        self.purpose = LineField(self.tr("What for"))
        self.day = DateField(self.tr("Day"))
        self.day.set_value(day)
        self.begin = LineField(self.tr("Time"), placeholder=self.tr("10:30"))
        self.minutes = LineField(self.tr("Minutes"))
        self.minutes.set_text(str(USUAL_MINUTES))
        self.where = LineField(self.tr("Where"), icon="map-pin")
        self.case = Choice(self.tr("Case"), [(_NONE, self.tr("No case"))])
        self.officer = Choice(self.tr("Who goes"))
        self.second = Choice(self.tr("Second officer"), hint=self.tr("if two go"))
        self._problem = Label("", "small", "danger", wrap=True)
        self._problem.hide()
        self._may_give = work.office.card.role is Role.SUPERVISOR
        self._lay_out()
        self.picker.changed.connect(self._on_person)
        self.model.known.connect(self._on_known)
        self.model.planned.connect(self._on_planned)
        self.model.refused.connect(self._on_refused)
        self._on_known()
        self.model.ask_officers()
        self.open(self.person)
        self.person.setFocus()

    def give(self) -> None:
        """Plan the visit, or say what is missing."""
        fields = {
            "person": self.person,
            "purpose": self.purpose,
            "day": self.day,
            "begin": self.begin,
            "minutes": self.minutes,
        }
        typed = self._typed()
        faults = self.model.faults(typed)
        for name, field in fields.items():
            field.show_error(faults[name]) if name in faults else field.clear_error()
        if faults:
            fields[next(iter(faults))].setFocus()
            self.place()
            return
        self.model.plan(typed)

    def _typed(self) -> Typed:
        case, officer, second = self.case.value(), self.officer.value(), self.second.value()
        return Typed(
            person=person_of(self.person.text()),
            purpose=self.purpose.text(),
            day=self.day.value(),
            begin=self.begin.text(),
            minutes=self.minutes.text(),
            place=self.where.text(),
            case=CaseId(UUID(case)) if case else None,
            officer=OfficerId(UUID(officer)) if officer and self._may_give else None,
            second_officer=OfficerId(UUID(second)) if second else None,
        )

    def _lay_out(self) -> None:
        self.body.addWidget(self.person)
        self.body.addWidget(self.purpose)
        self.body.addLayout(_beside(self.day, self.begin, self.minutes, first=2))
        self.body.addWidget(self.where)
        self.body.addWidget(self.case)
        self.body.addLayout(_beside(self.officer, self.second))
        self.officer.setVisible(self._may_give)
        self.body.addWidget(self._problem)
        _foot(self, self.tr("Plan visit"), self.give)

    def _on_person(self) -> None:
        chosen = self.picker.chosen
        if chosen is not None:
            self.model.look_up(PersonId(chosen.id))
        self.place()

    def _on_known(self) -> None:
        officers = self.model.officers
        if not self.where.text():
            self.where.set_text(self.model.address)
        cases = [(str(row.case.id), f"{row.case.shown_number} · {row.type_title}") for row in self.model.cases]
        self.case.set_options([(_NONE, self.tr("No case")), *cases])
        self.case.set_value(cases[0][0] if len(cases) == 1 else _NONE)
        everybody = [(str(one), officers.name(one)) for one in officers.everybody()]
        mine = self.officer.value() or str(officers.me)
        self.officer.set_options(everybody)
        self.officer.set_value(mine)
        second = self.second.value()
        self.second.set_options([(_NONE, self.tr("Nobody else")), *everybody])
        self.second.set_value(second)

    def _on_planned(self, visit: Visit) -> None:
        self.model.setParent(self.window())  # its Undo outlives the panel
        self.close_panel()
        self._told(visit)

    def _on_refused(self, error: Exception) -> None:
        self._problem.set_text(say(error))
        self._problem.show()
        self.place()


class ReplanPanel(Panel):
    """Asks for another day and time; the visit takes as long as before."""

    def __init__(
        self, work: Work, over: QWidget, *, title: str, visit: Visit, done: Callable[[datetime, datetime], None]
    ) -> None:
        super().__init__(title, over, width=460, name="replan-visit")
        self._work, self._visit, self._done = work, visit, done
        self.day = DateField(self.tr("Day"))
        self.day.set_value(work.wording.local(visit.planned_from).date())
        self.begin = LineField(self.tr("Time"))
        self.begin.set_text(work.wording.time(visit.planned_from))
        self.body.addLayout(_beside(self.day, self.begin, first=2))
        _foot(self, self.tr("Move visit"), self.give)
        self.open(self.day.control)

    def give(self) -> None:
        """Hand the hours on and close; say what is missing."""
        day, begin = self.day.value(), clock(self.begin.text())
        self.day.clear_error()
        self.begin.clear_error()
        if day is None:
            self.day.show_error(self.tr("Say the day, such as tomorrow’s date."))
            self.day.setFocus()
        elif begin is None:
            self.begin.show_error(self.tr("Write the time as on a clock, such as 10:30."))
            self.begin.setFocus()
        else:
            lasts: timedelta = self._visit.planned_to - self._visit.planned_from
            starts = datetime.combine(day, begin, self._work.wording.zone)
            self.close_panel()
            self._done(starts, starts + lasts)
            return
        self.place()


class GivePanel(Panel):
    """Asks who goes, and who goes along."""

    def __init__(
        self,
        over: QWidget,
        *,
        title: str,
        visit: Visit,
        officers: Officers,
        done: Callable[[OfficerId, OfficerId | None], None],
    ) -> None:
        super().__init__(title, over, width=460, name="give-visit")
        self._done = done
        more = (visit.officer,) if visit.second_officer is None else (visit.officer, visit.second_officer)
        everybody = [(str(one), officers.name(one)) for one in officers.everybody(*more)]
        self.first = Choice(self.tr("Who goes"), everybody)
        self.first.set_value(str(visit.officer))
        self.second = Choice(self.tr("Second officer"), [(_NONE, self.tr("Nobody else")), *everybody])
        self.second.set_value(str(visit.second_officer) if visit.second_officer else _NONE)
        self.body.addWidget(self.first)
        self.body.addWidget(self.second)
        _foot(self, self.tr("Give visit"), self.give)
        self.open(self.first.control)

    def give(self) -> None:
        """Hand the officers on and close."""
        second = self.second.value()
        self.close_panel()
        self._done(OfficerId(UUID(self.first.value())), OfficerId(UUID(second)) if second else None)
