"""What stands in the place of a case that is not on this device, is not open to the officer, or could not be read."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from ui.cases.case_model import CaseState, Stage
from ui.widgets.states import Empty, Failed

translate = QCoreApplication.translate


def absence(state: CaseState, again: Callable[[], None]) -> Empty | Failed:
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
    return shown
