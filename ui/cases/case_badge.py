"""The deadline in the head of a case, in the longest form there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.chips import DeadlineBadge, chip_width, paint_chip


class CaseBadge(DeadlineBadge):
    """A deadline that has several forms: a shorter one is shown where the longest would be cut.

    It asks for the room of the longest, and is told whole by that one.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._forms: tuple[str, ...] = ("",)

    def show_forms(self, forms: Sequence[str], state: str, *, legal: bool) -> None:
        """Show another deadline; the longest form comes first."""
        self._forms = tuple(forms)
        self.show_deadline(self._forms[0], state, legal=legal)

    def shown(self) -> str:
        """Return the form there is room for; the shortest where there is room for none."""
        fitting = (one for one in self._forms if chip_width(one, icon=self._icon) <= self.width())
        return next(fitting, self._forms[-1])

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the form there is room for."""
        paint_chip(QPainter(self), QRectF(self.rect()), self.shown(), tone=self._tone, icon=self._icon)
