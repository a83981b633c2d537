"""The chosen visit, beside the week: when, where, who goes, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.desk.field_day import VisitSeen
from caseworker.domain.visits import VisitState
from ui.theme.current import theme
from ui.visits.visits_model import VisitsModel
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.side_pane import SidePane
from ui.work import Work

_OVER = frozenset({VisitState.DONE, VisitState.NOT_AT_HOME, VisitState.CANCELLED})


class VisitSide(SidePane):
    """Draws one visit of a `VisitsModel`. `asked` tells which command was pressed."""

    asked = Signal(str)

    def __init__(self, work: Work, model: VisitsModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Chosen visit"))
        self._work, self._model = work, model
        self._title = Label("", "heading", wrap=True)
        self._second = Label("", "body", "text2", wrap=True)
        self._buttons = {
            "visits.open": Button(self.tr("Open person"), icon="user", keys="Return", size="sm"),
            "visits.replan": Button(self.tr("Move"), icon="calendar-clock", keys="Alt+M", size="sm"),
            "case.assign": Button(self.tr("Give to another officer"), icon="users", keys="Ctrl+E", size="sm"),
            "visits.cancel": Button(self.tr("Cancel visit"), icon="calendar-x", keys="Alt+X", size="sm"),
            "visits.take-up": Button(self.tr("Plan it again"), icon="rotate-ccw", size="sm"),
        }
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _=False, name=name: self.asked.emit(name))
        self.add_top(self._top())
        self._facts = self.section(self.tr("At a glance"))
        self._said = self.section(self.tr("What was said"))
        self.show_visit(None)

    def show_visit(self, seen: VisitSeen | None) -> None:
        """Show another visit, or that none is chosen."""
        self._facts.clear()
        self._said.clear()
        over = seen is not None and seen.visit.state in _OVER
        can = {
            "visits.open": seen is not None and seen.person is not None,
            "visits.replan": seen is not None and not over,
            "case.assign": seen is not None and not over,
            "visits.cancel": seen is not None and not over,
            "visits.take-up": seen is not None and seen.visit.state is VisitState.CANCELLED,
        }
        for name, button in self._buttons.items():
            button.setVisible(can[name])
        if seen is None:
            self._title.set_text(self.tr("No visit chosen"))
            self._second.set_text(self.tr("Choose a visit in the list to see it here."))
            return
        self._title.set_text(self._model.name(seen))
        self._second.set_text(seen.visit.purpose)
        for key, value, tone in self._lines(seen):
            if value:
                self._facts.add_fact(key, value, tone)
        if seen.visit.outcome:
            self._said.add_words(seen.visit.outcome, "text")

    def _lines(self, seen: VisitSeen) -> Sequence[tuple[str, str, str]]:
        visit, wording, officers = seen.visit, self._work.wording, self._model.officers
        second = officers.name(visit.second_officer) if visit.second_officer else ""
        needs = visit.two_staff and not second and visit.state not in _OVER
        check_in = wording.time(visit.check_in_by) if visit.check_in_by else ""
        return (
            (self.tr("State"), wording.visit_state(visit.state), ""),
            (
                self.tr("When"),
                wording.facts(wording.week_day(visit.planned_from), wording.time(visit.planned_from)),
                "",
            ),
            (self.tr("Where"), visit.place, ""),
            (self.tr("Way in"), visit.way_in, ""),
            (self.tr("Who goes"), officers.name(visit.officer), ""),
            (self.tr("Second officer"), second or (self.tr("Missing") if needs else ""), "danger" if needs else ""),
            (self.tr("Sign of life by"), check_in, ""),
            (self.tr("Language"), wording.language(visit.language), ""),
            (self.tr("Interpreter"), visit.interpreter, ""),
        )

    def _top(self) -> QWidget:
        px = theme().px
        top = QWidget()
        rows = QVBoxLayout(top)
        rows.setContentsMargins(0, px(20), 0, px(16))
        rows.setSpacing(px(8))
        for widget in (self._title, self._second, *self._buttons.values()):
            rows.addWidget(widget)
        return top
