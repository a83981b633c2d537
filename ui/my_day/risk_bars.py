"""The risks of a visit, first of all: each warning that stands, and who goes along where two staff are agreed."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.domain.safety import SafetyKind
from ui.my_day.visit_model import VisitModel
from ui.person.words import safety_kind
from ui.theme.current import theme
from ui.widgets.bars import Bar
from ui.work import Work


class RiskBars(QWidget):
    """Draws the warnings of the visit of a `VisitModel`; nothing once it is over."""

    def __init__(self, work: Work, model: VisitModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._model = work, model
        self.setAccessibleName(self.tr("Risks"))
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme().px(8))

    def show_risks(self) -> None:
        """Show the risks of the visit as it is now."""
        self._empty()
        readiness = self._model.readiness
        self.setVisible(readiness is not None and not self._model.is_over)
        if readiness is None or self._model.is_over:
            return
        company, is_named = self._company(), False
        for fact in readiness.warnings:
            words = self.tr("{what} Source: {source}, {day}.").format(
                what=fact.what,
                source=self._work.wording.isolate(fact.source),
                day=self._work.wording.month_day(fact.recorded_at),
            )
            if fact.kind is SafetyKind.TWO_STAFF and not is_named:
                words, is_named = f"{words} {company}", True
            self._add(safety_kind(fact.kind), words)
        if readiness.visit.two_staff and not is_named:
            self._add(self.tr("Two staff for this visit"), company)
        self.setVisible(self._rows.count() > 0)

    def _add(self, title: str, words: str) -> None:
        self._rows.addWidget(Bar("danger", "shield-alert", title, words))

    def _company(self) -> str:
        visit = self._model.visit
        if visit is None or visit.second_officer is None:
            return self.tr("Nobody is with you yet. Give the visit a second officer before you set out.")
        name = self._model.day.officers.name(visit.second_officer)
        return self.tr("{name} is with you.").format(name=self._work.wording.isolate(name))

    def _empty(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
