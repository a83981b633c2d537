"""The foot of a case: what is missing for the next stage, put on hold, and the main action."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.domain.cases import Status
from ui.cases.case_models import CaseModels
from ui.widgets.buttons import Button
from ui.widgets.foot_bar import FootBar


class CaseFoot(QWidget):
    """Draws the way of a case. The main action is secondary until everything is there; pressing it says what is not."""

    main_asked = Signal()
    hold_asked = Signal()
    missing_asked = Signal()

    def __init__(self, models: CaseModels, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._models = models
        self.main = Button("", icon="stamp")
        self.main.setObjectName("main-action")
        self.hold = Button(self.tr("Put on hold"), kind="ghost")
        self.bar = FootBar(self.hold, [self.main], words_first=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        self.main.clicked.connect(self.main_asked)
        self.hold.clicked.connect(self.hold_asked)
        self.bar.link_asked.connect(self.missing_asked)

    def draw(self) -> None:
        """Show how things stand."""
        page, foot, way = self._models.case.page, self._models.way.foot(), self._models.way
        if page is None:
            return
        self.main.set_words(foot.action)
        self.main.set_icon(foot.icon)
        self.main.set_kind("primary" if foot.is_ready else "secondary")
        self.main.setVisible(bool(foot.action))
        self.hold.setVisible(page.case.status is Status.OPEN and not way.why_not_open())
        self.bar.say(foot.words, icon="check" if foot.is_ready else "info", link=foot.link)
