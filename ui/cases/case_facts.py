"""What a list knows of a case, as facts of a side pane."""

from PySide6.QtCore import QCoreApplication

from caseworker.desk.case_table import CaseRow
from ui.lists.case_words import due_cell
from ui.lists.officers import Officers
from ui.widgets.side_pane import Section
from ui.work import Work

translate = QCoreApplication.translate


def fill_case_facts(section: Section, row: CaseRow, officers: Officers, work: Work) -> None:
    """Add them, the due date before all; what is empty is left out."""
    wording, case = work.wording, row.case
    teams = {one.id: one.title for one in work.office.sitting.pack.teams}
    due = due_cell(row, wording)
    for key, value, tone in (
        (translate("Lists", "Due"), due.words, due.tone),
        (translate("Lists", "Stage"), row.stage_title, ""),
        (translate("Lists", "Status"), wording.case_status(case.status), ""),
        (translate("Lists", "Urgency"), wording.priority(case.priority), ""),
        (translate("Lists", "Owner"), officers.name(case.owner), "" if case.owner else "warning"),
        (translate("Lists", "Team"), teams.get(case.team, ""), ""),
        (translate("Lists", "Opened"), wording.short_day(case.opened_at), ""),
    ):
        if value:
            section.add_fact(key, value, tone)
