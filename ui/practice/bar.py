"""The violet bar of a practice office: on every page it says that nothing is real, and lets one be somebody else."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from caseworker.domain.actions import Role
from ui.theme.current import theme
from ui.theme.icons import paint_icon
from ui.theme.painting import text_width
from ui.widgets.choosers import Segmented
from ui.widgets.fields import Choice
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
        self._title = Elided(translate("Practice", "Practice – nothing here is real"), "sub", "violet")
        told = translate("Practice", "You are {name}. All names are invented.")
        self._words = Elided(told.format(name=wording.isolate(names[role])), "small", "text2")
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._wide, self._narrow = self._segments(), self._list()
        row.addWidget(_Sign())
        row.addWidget(self._title)
        row.addWidget(self._words, 1)
        row.addWidget(self._wide)
        row.addWidget(self._narrow)
        self._narrow.hide()
        self.setAccessibleName(translate("Practice", "Practice office"))

    def _segments(self) -> Segmented:
        """Return the switch between the roles."""
        options = [(one.value, self._wording.role(one), _ICONS.get(one, "user")) for one in self._names]
        switch = Segmented(options)
        switch.setAccessibleName(translate("Practice", "Role to practise"))
        switch.set_value(self._role.value)
        switch.setMinimumWidth(switch.sizeHint().width())
        switch.chosen.connect(self._on_chosen)
        return switch

    def _list(self) -> Choice:
        """Return the same as a list, for where there is no room for all roles beside each other."""
        choice = Choice("", [(one.value, self._wording.role(one)) for one in self._names])
        choice.control.setAccessibleName(translate("Practice", "Role to practise"))
        choice.set_value(self._role.value)
        widest = max(text_width(self._wording.role(one), "body") for one in self._names)
        choice.setFixedWidth(int(widest) + theme().px(52))
        choice.edited.connect(lambda: self._on_chosen(choice.value()))
        return choice

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Say the second sentence only where it is whole, and let the switch give way before the first."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        gap = theme().px(10)
        first = 2 * theme().px(16) + theme().px(20) + gap + self._title.sizeHint().width() + gap
        wide, second = self._wide.sizeHint().width(), self._words.sizeHint().width() + gap
        self._words.setVisible(first + second + wide <= self.width())
        self._wide.setVisible(first + wide <= self.width())
        self._narrow.setVisible(not self._wide.isVisibleTo(self))
        layout = self.layout()
        if layout is not None:
            layout.activate()

    def _on_chosen(self, key: str) -> None:
        if Role(key) is not self._role:
            self._switch(Role(key))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the ground, and a line beneath where colours may not be told apart."""
        painter, tone = QPainter(self), theme().tone("violet")
        painter.fillRect(self.rect(), tone.tint)
        painter.setPen(tone.text if theme().is_high_contrast else Qt.PenStyle.NoPen)
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
