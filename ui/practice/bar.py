"""The violet bar of a practice office: on every page it says that nothing is real, and lets one be somebody else."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from caseworker.domain.actions import Role
from ui.theme.current import theme
from ui.theme.icons import paint_icon
from ui.widgets.choosers import Segmented
from ui.widgets.labels import Elided
from ui.wording import Wording

translate = QCoreApplication.translate
_ICONS = {Role.OFFICER: "map-pin", Role.FRONT_DESK: "users", Role.SUPERVISOR: "clipboard-check"}


class _Sign(QWidget):
    """The cap of a learner."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(theme().px(20), theme().px(20))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the icon."""
        paint_icon(QPainter(self), QRectF(self.rect()), "graduation-cap", theme().tone("violet").text)


class PracticeBar(QFrame):
    """Says whose place one has taken. `switch` is called with the role somebody chooses instead."""

    def __init__(self, role: Role, names: Mapping[Role, str], wording: Wording, switch: Callable[[Role], None]) -> None:
        super().__init__()
        self.setObjectName("practice-bar")
        self._role, self._names, self._wording, self._switch = role, names, wording, switch
        row = QHBoxLayout(self)
        row.setContentsMargins(theme().px(16), theme().px(6), theme().px(16), theme().px(6))
        row.setSpacing(theme().px(10))
        title = Elided(translate("Practice", "Practice – nothing here is real"), "sub", "violet")
        told = translate("Practice", "You are {name}. All names are invented.")
        words = Elided(told.format(name=wording.isolate(names[role])), "small", "text2")
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(_Sign())
        row.addWidget(title)
        row.addWidget(words, 1)
        row.addWidget(self._chooser())
        self.setAccessibleName(translate("Practice", "Practice office"))

    def _chooser(self) -> Segmented:
        """Return the switch between the roles."""
        options = [(one.value, self._wording.role(one), _ICONS.get(one, "user")) for one in self._names]
        chooser = Segmented(options)
        chooser.setAccessibleName(translate("Practice", "Role to practise"))
        chooser.set_value(self._role.value)
        chooser.setMinimumWidth(chooser.sizeHint().width())  # the words beside it give way first
        chooser.chosen.connect(self._on_chosen)
        return chooser

    def _on_chosen(self, key: str) -> None:
        if Role(key) is not self._role:
            self._switch(Role(key))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the ground, and a line beneath where colours may not be told apart."""
        painter, tone = QPainter(self), theme().tone("violet")
        painter.fillRect(self.rect(), tone.tint)
        painter.setPen(tone.text if theme().is_high_contrast else Qt.PenStyle.NoPen)
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
