"""The columns of a table of cases."""

from PySide6.QtCore import QCoreApplication

from caseworker.desk.case_table import CaseOrder
from ui.theme.current import theme
from ui.theme.painting import text_width
from ui.widgets.tables_model import Column

translate = QCoreApplication.translate
LEAST_DUE, BESIDE = 152, 42  # beside the words: an icon and the margins of the cell


def case_columns(*, with_status: bool) -> tuple[Column, ...]:
    """Return them in reading order: due first, what holds it last."""
    status = Column(key=CaseOrder.STATUS.value, words=translate("Lists", "Status"), width=84)
    return (
        Column(key=CaseOrder.DUE.value, words=translate("Lists", "Due"), width=_due_width()),
        Column(key=CaseOrder.TITLE.value, words=translate("Lists", "Case"), width=142, stretch=2),
        Column(key="person", words=translate("Lists", "Person"), width=104, stretch=2, sortable=False),
        Column(key=CaseOrder.OWNER.value, words=translate("Lists", "Owner"), width=98, stretch=1),
        Column(key=CaseOrder.STAGE.value, words=translate("Lists", "Stage"), width=80),
        *((status,) if with_status else ()),
        Column(key="holding", words=translate("Lists", "What is holding it"), width=100, stretch=3, sortable=False),
    )


def _due_width() -> int:
    """Return the room of the longest words about a day: without its end such a sentence says something else."""
    over = translate("Lists", "Over since {time}").format(time="00:00")
    widest = max(text_width(words, "smallMedium") for words in (translate("Wording", "%n days over", "", 888), over))
    return max(LEAST_DUE, round(widest / theme().scale) + BESIDE)
