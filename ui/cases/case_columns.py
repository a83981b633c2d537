"""The columns of a table of cases."""

from PySide6.QtCore import QCoreApplication

from caseworker.desk.case_table import CaseOrder
from ui.widgets.tables_model import Column

translate = QCoreApplication.translate


def case_columns(*, with_status: bool) -> tuple[Column, ...]:
    """Return them in reading order: due first, what holds it last."""
    status = Column(key=CaseOrder.STATUS.value, words=translate("Lists", "Status"), width=84)
    return (
        Column(key=CaseOrder.DUE.value, words=translate("Lists", "Due"), width=152),
        Column(key=CaseOrder.TITLE.value, words=translate("Lists", "Case"), width=150, stretch=2),
        Column(key="person", words=translate("Lists", "Person"), width=110, stretch=2, sortable=False),
        Column(key=CaseOrder.OWNER.value, words=translate("Lists", "Owner"), width=98, stretch=1),
        Column(key=CaseOrder.STAGE.value, words=translate("Lists", "Stage"), width=80),
        *((status,) if with_status else ()),
        Column(key="holding", words=translate("Lists", "What is holding it"), width=116, stretch=3, sortable=False),
    )
