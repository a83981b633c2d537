"""Who answers for a case and how urgent it is: hand over and take over, escalate, say the urgency."""

from uuid import UUID

from caseworker.desk.case_page import CasePage
from caseworker.domain.cases import Priority
from caseworker.domain.ids import OfficerId
from caseworker.domain.tasks import open_required
from caseworker.domain.visits import Visit, is_unrecorded
from ui.cases.case_forms import choice_asked, day_asked, reason_asked, why_missing
from ui.cases.case_model import CasePart
from ui.person import typed
from ui.person.details_reading import not_a_day
from ui.person.form import Form, Reading, Values

HAND_OVER, ESCALATE, SETTLE = "case-hand-over", "case-escalate", "case-settle"


class CaseCharge(CasePart):
    """Owner, team, handover, escalation and urgency of the case."""

    def prioritise(self, priority: Priority) -> None:
        """Say how urgent the case is."""
        desk, case, before = self.work.office.case_owners, self.id, self.case.case.priority
        said = self.tr("Urgency: {word}").format(word=self.work.wording.priority(priority))
        self.write(
            lambda: desk.prioritise(case, priority),
            says=said,
            undo=lambda _: lambda: desk.prioritise(case, before),
        )

    def take(self) -> None:
        """Take the case, where it has no owner or one gives it away."""
        desk, before, me = self.work.office.case_owners, self.case.case, self.work.office.card
        self.write(
            lambda: desk.assign(before.id, owner=me.id, team=before.team or me.team),
            says=self.tr("The case is yours now"),
            undo=lambda _: lambda: desk.give_back([before]),
        )

    def hand_over(self) -> None:
        """Ask to whom the case is handed over, and when."""
        officers = self.case.state.officers
        if officers is None:
            return
        others = tuple((str(one), officers.name(one)) for one in officers.everybody() if one != officers.me)
        if not others:
            self.work.window.toast(self.tr("This device knows no colleague yet. They come with the next sending."))
            return
        teams = tuple((one.id, one.title) for one in self.work.office.sitting.pack.teams)
        self.ask(
            Form(
                id=HAND_OVER,
                title=self.tr("Hand over case"),
                asked=(
                    choice_asked("to", self.tr("To"), others),
                    choice_asked("team", self.tr("Team"), teams, value=self.case.case.team, beside=True),
                    day_asked("on", self.tr("On"), hint=self.tr("“28 Nov”, “tomorrow”"), beside=True),
                    reason_asked(hint=self.tr("If it needs saying")),
                ),
                action=self.tr("Ask for handover"),
                notes=(self.tr("Until they accept, the case keeps its owner."), *self._not_ready()),
            )
        )

    def accept(self) -> None:
        """Accept a handover that waits for the officer."""
        desk, case = self.work.office.case_owners, self.id
        self.write(lambda: desk.accept_handover(case), says=self.tr("You have taken the case over"))

    def decline(self) -> None:
        """Decline a handover: the owner stays."""
        desk, case = self.work.office.case_owners, self.id
        self.write(lambda: desk.decline_handover(case), says=self.tr("Handover declined. The owner stays."))

    def escalate(self) -> None:
        """Ask why the case is raised."""
        self.ask(
            Form(
                id=ESCALATE,
                title=self.tr("Escalate case"),
                asked=(reason_asked(),),
                action=self.tr("Escalate"),
                notes=(self.tr("It is looked at before others, one level higher."),),
            )
        )

    def end_escalation(self) -> None:
        """Ask what settled the escalation."""
        settled = reason_asked(self.tr("What settled it"))
        self.ask(Form(id=SETTLE, title=self.tr("End escalation"), asked=(settled,), action=self.tr("End escalation")))

    def carry_out(self, form: Form, values: Values) -> None:
        """Do what the form is for; raises Faults."""
        {HAND_OVER: self._hand_over, ESCALATE: self._escalate, SETTLE: self._settle}[form.id](Reading(values))

    def handover_words(self) -> str:
        """Return what is said of a handover that waits, "" when none does."""
        case = self.case.case
        if case.handover_asked_by is None:
            return ""
        on = self.work.wording.month_day(case.handover_on) if case.handover_on else self.tr("no day said")
        name = self.work.wording.isolate(self.case.who(case.handover_to))
        return self.tr("To {name}, {day}. Until it is accepted, the owner stays.").format(name=name, day=on)

    def may_accept(self) -> bool:
        """Whether a handover waits that this officer can accept."""
        me, page = self.work.office.card, self.case.page
        if page is None or page.case.handover_asked_by in {None, me.id}:
            return False
        return page.case.handover_to == me.id or page.case.handover_team == me.team

    def _not_ready(self) -> tuple[str, ...]:
        """Return what whoever takes the case will miss: summary, papers of its kind, and what is still to be done."""
        page, joined = self.case.page, self.work.wording.joined
        if page is None:
            return ()
        there = {one.document_type for one in page.documents}
        papers = [one.title for one in page.case_type.documents if one.id not in there]
        tasks = [line.task.title for line in page.tasks if open_required([line.task])]
        said = ["" if page.case.summary else self.tr("There is no summary yet.")]
        visits = self._unrecorded(page)
        said.append(self.tr("Visits not recorded yet: {days}.").format(days=joined(visits)) if visits else "")
        said.append(self.tr("Not among the documents: {papers}.").format(papers=joined(papers)) if papers else "")
        said.append(self.tr("Still to be done: {tasks}.").format(tasks=joined(tasks)) if tasks else "")
        return tuple(one for one in said if one)

    def _unrecorded(self, page: CasePage) -> list[str]:
        """Return the days of the visits that are over and not recorded, the first one first."""
        say, now = self.work.wording, self.work.wording.now()
        made = [one.record for one in reversed(page.activity) if isinstance(one.record, Visit)]
        return [say.month_day(say.local(one.planned_from)) for one in made if is_unrecorded(one, at=now)]

    def _hand_over(self, reading: Reading) -> None:
        reading.needed("on", self.tr("Say from which day."))
        on = reading.read("on", lambda text: typed.day(text, self.work.wording), not_a_day())
        reading.done()
        assert on is not None, "a day that is missing was told"
        desk, case, why = self.work.office.case_owners, self.id, reading.text("why")
        to, team = OfficerId(UUID(reading.text("to"))), reading.text("team")
        self.write(
            lambda: desk.ask_handover(case, to=to, team=team, on=on, reason=why),
            says=self.tr("Asked for handover"),
            undo=lambda _: lambda: desk.decline_handover(case),
        )

    def _escalate(self, reading: Reading) -> None:
        why = reading.needed("why", why_missing())
        reading.done()
        desk, case, undone = self.work.office.case_owners, self.id, self.tr("Taken back at once")
        self.write(
            lambda: desk.escalate(case, reason=why),
            says=self.tr("Case escalated"),
            undo=lambda _: lambda: desk.end_escalation(case, reason=undone),
        )

    def _settle(self, reading: Reading) -> None:
        why = reading.needed("why", self.tr("Say what settled it."))
        reading.done()
        desk, case, before = self.work.office.case_owners, self.id, self.case.case.escalation_reason
        self.write(
            lambda: desk.end_escalation(case, reason=why),
            says=self.tr("Escalation ended"),
            undo=lambda _: lambda: desk.escalate(case, reason=before),
        )
