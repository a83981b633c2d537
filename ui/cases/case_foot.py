"""The foot of a case: what is missing for the next stage, put on hold, and the main action."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from caseworker.domain.actions import Action
from caseworker.domain.cases import Status
from ui.cases.case_models import CaseModels
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.foot_bar import FootBar

_NARROW = 720


class CaseFoot(FootBar):
    """Draws the way of a case. The main action is secondary until everything is there; pressing it says what is not.

    Who may only read the case is told how it stands, and is offered nothing. Where there is little room, putting on
    hold is left to the menu of the head, and the way to what is missing to the main action.
    """

    main_asked = Signal()
    hold_asked = Signal()
    missing_asked = Signal()

    def __init__(self, models: CaseModels, parent: QWidget | None = None) -> None:
        self._models = models
        self.main = Button("", icon="stamp")
        self.main.setObjectName("main-action")
        self.hold = Button(QCoreApplication.translate("CaseFoot", "Put on hold"), kind="ghost")
        super().__init__(self.hold, [self.main], words_first=True, parent=parent)
        self.main.clicked.connect(self.main_asked)
        self.hold.clicked.connect(self.hold_asked)
        self.link_asked.connect(self.missing_asked)

    def draw(self) -> None:
        """Show how things stand."""
        page, foot = self._models.case.page, self._models.way.foot()
        if page is None:
            return
        self.main.set_words(foot.action)
        self.main.set_icon(foot.icon)
        self.main.set_kind("primary" if foot.is_ready else "secondary")
        self.main.setVisible(bool(foot.action) and self._models.case.may(Action.WRITE))
        is_narrow = self._is_narrow()
        self.hold.setVisible(not is_narrow and page.case.status is Status.OPEN and not self._models.way.why_not_open())
        link = "" if is_narrow and not self.main.isHidden() else foot.link
        self.say(foot.words, icon="check" if foot.is_ready else "info", link=link)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show what there is room for."""
        super().resizeEvent(event)
        self.draw()

    def _is_narrow(self) -> bool:
        return self.width() < theme().px(_NARROW)
