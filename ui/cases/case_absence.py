"""What stands in the place of a case that is not on this device, is not open to the officer, or could not be read."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.cases.case_model import CaseState, Stage
from ui.theme.current import theme
from ui.widgets.states import Empty, Failed

translate = QCoreApplication.translate


def absence(state: CaseState, again: Callable[[], None]) -> QWidget:
    """Return what is shown instead of the case."""
    shown: Empty | Failed
    if state.stage is Stage.NOT_HERE:
        title = translate("Case", "This case is not on this device")
        shown = Empty(
            "cloud-off", title, translate("Case", "It may belong to another territory. Its supervisor can help.")
        )
    elif state.stage is Stage.REFUSED:
        shown = Empty("lock", translate("Case", "This case is not open to you"), state.sentence)
    else:
        title = translate("Case", "This case could not be read")
        shown = Failed(title, translate("Case", "What was saved is still there. Try again."))
        shown.again.connect(again)
    holder = QWidget()
    column = QVBoxLayout(holder)
    around = theme().px(28)
    column.setContentsMargins(around, around, around, around)
    column.addWidget(shown)
    column.addStretch(1)
    return holder
