"""What is said of the way of a case: what is missing, for what it waits, how it ended."""

from PySide6.QtCore import QCoreApplication

from caseworker.desk.case_page import NextMove
from caseworker.domain.actions import Role
from caseworker.domain.approvals import Approval
from caseworker.domain.case_moves import Missing, plain_words
from caseworker.domain.case_types import GuardKind
from ui.cases.case_model import CasePart

translate = QCoreApplication.translate


class WayWords(CasePart):
    """The sentences of the foot."""

    def missing_words(self, one: Missing, *, for_approval: bool) -> str:
        """Return what is missing, as a sentence."""
        if one.kind is GuardKind.TASKS_DONE:
            if for_approval:
                return translate("WayWords", "%n tasks to finish before this can go for approval.", "", one.count)
            return translate("WayWords", "%n tasks to finish before this can go on.", "", one.count)
        return {
            GuardKind.DOCUMENT: self.tr("To attach first: {name}."),
            GuardKind.CONSENT: self.tr("Consent to record first: {name}."),
            GuardKind.APPROVAL: self.tr("Approval to get first: {name}."),
            GuardKind.FIELD_SET: self.tr("To fill in first: {name}."),
        }[one.kind].format(name=self.work.wording.isolate(self._missing_name(one)))

    def tasks_and_more_words(self, tasks: int, others: int, *, for_approval: bool) -> str:
        """Return that tasks are to be finished, and how much else is missing."""
        pattern = self.tr("{tasks} and {others} to finish before this can go on.")
        if for_approval:
            pattern = self.tr("{tasks} and {others} to finish before this can go for approval.")
        return pattern.format(
            tasks=translate("WayWords", "%n tasks", "", tasks),
            others=translate("WayWords", "%n other things", "", others),
        )

    def _missing_name(self, one: Missing) -> str:
        if one.kind is GuardKind.APPROVAL:
            return self.work.wording.role(Role(one.name.replace(" ", "_")))
        if one.kind is GuardKind.CONSENT:
            known = {plain_words(each.id): each.title for each in self.work.office.sitting.pack.consent_purposes}
            return known.get(one.name, one.name)
        return one.name[:1].upper() + one.name[1:] if one.kind is GuardKind.FIELD_SET else one.name

    def whose(self, move: NextMove) -> str:
        """Return who takes a step."""
        roles = self.work.wording.joined([self.work.wording.role(Role(one.value)) for one in move.move.roles])
        return self.tr("This step is taken by: {roles}.").format(roles=roles)

    def waits_words(self, asked: Approval) -> str:
        """Return for what and since when a case waits."""
        role = self.work.wording.role(Role(asked.asked_of.value))
        return self.tr("Waits for approval since {moment}. Decided by: {role}.").format(
            moment=self.work.wording.day_time(asked.asked_at), role=role
        )

    def hold_words(self) -> str:
        """Return for what a case is on hold."""
        page = self.case.page
        assert page is not None, "said of a page that is read"
        case, say = page.case, self.work.wording
        titles = {one.id: one.title for one in page.case_type.hold_reasons}
        reason = titles.get(case.hold_reason, case.hold_reason)
        if case.hold_until is not None:
            return self.tr("On hold until {day}: {reason}.").format(day=say.month_day(case.hold_until), reason=reason)
        return self.tr("On hold: {reason}.").format(reason=reason)

    def closed_words(self) -> str:
        """Return when and how a case was closed."""
        page = self.case.page
        assert page is not None, "said of a page that is read"
        case, titles = page.case, {one.id: one.title for one in page.case_type.outcomes}
        outcome = titles.get(case.outcome or "", case.outcome or "")
        day = self.work.wording.month_day(case.closed_at) if case.closed_at else ""
        return self.tr("Closed {day}: {outcome}.").format(day=day, outcome=outcome)
