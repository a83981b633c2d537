"""The deadlines of a case: promise one, move one with a reason, say that one is met."""

from datetime import datetime, time
from uuid import UUID

from caseworker.desk.case_page import DeadlineLine
from caseworker.domain.case_types import Ground
from caseworker.domain.deadlines import Clock
from ui.cases.case_forms import choice_asked, reason_asked, why_missing
from ui.cases.case_model import CasePart
from ui.person import typed
from ui.person.details_reading import not_a_day
from ui.person.form import Asked, Form, Reading, Values

PROMISE, EXTEND = "case-promise", "deadline-extend"
_END_OF_WORK = time(17, 0)


class CaseDeadlines(CasePart):
    """What binds by a date in this case."""

    def running(self) -> tuple[DeadlineLine, ...]:
        """Return what is not settled, the first due first."""
        page = self.case.page
        open_ones = {Clock.RUNNING, Clock.PAUSED, Clock.MISSED}
        return tuple(
            one
            for one in (page.deadlines if page else ())
            if one.deadline.state in open_ones and one.deadline.met_at is None
        )

    def settled(self) -> tuple[DeadlineLine, ...]:
        """Return what was met, in time or late."""
        page, running = self.case.page, self.running()
        return tuple(one for one in (page.deadlines if page else ()) if one not in running)

    def head_line(self) -> DeadlineLine | None:
        """Return the deadline that stands in the head of the page: a legal limit before all, else the first due."""
        running = [one for one in self.running() if one.deadline.state is not Clock.PAUSED]
        legal = [one for one in running if one.deadline.ground is Ground.LEGAL]
        over = [one for one in running if one.is_overdue]
        return next(iter((*over, *legal, *running, *self.running())), None)

    def badge_forms(self, line: DeadlineLine) -> tuple[str, ...]:
        """Return what the badge in the head says, the longest form first; the shortest leaves out how long it is."""
        say, due = self.work.wording, line.deadline.due_at
        return (
            self._badge_words(line, say.full_day(due)),
            self._badge_words(line, say.week_day(due)),
            self._badge_words(line, say.week_day(due), counts=False),
        )

    def _badge_words(self, line: DeadlineLine, day: str, *, counts: bool = True) -> str:
        say, title = self.work.wording, line.deadline.title
        if line.deadline.state is Clock.PAUSED:
            return self.tr("{title} paused").format(title=title)
        if line.is_overdue:
            over = self.tr("%n working days over", "", -line.working_days_left) if counts else ""
            return say.facts(self.tr("{title} was due {day}").format(title=title, day=day), over)
        left = self.tr("%n working days left", "", line.working_days_left) if counts else ""
        return say.facts(self.tr("{title} due {day}").format(title=title, day=day), left)

    def badge_state(self, line: DeadlineLine) -> str:
        """Return later, soon, today, over or paused."""
        if line.deadline.state is Clock.PAUSED:
            return "paused"
        if line.is_overdue:
            return "over"
        if line.working_days_left == 0:
            return "today"
        return "soon" if line.is_due_soon else "later"

    def second_of(self, line: DeadlineLine) -> str:
        """Return what the second line of a deadline says: on which ground, and how it stands."""
        say = self.work.wording
        if line.deadline.state is Clock.PAUSED:
            stands = self.tr("The clock is paused")
        elif line.is_overdue:
            stands = self.tr("%n working days over", "", -line.working_days_left)
        else:
            stands = self.tr("%n working days left", "", line.working_days_left)
        moved = self.tr("moved %n times", "", len(line.deadline.extensions)) if line.deadline.extensions else ""
        return say.facts(self.ground(line.deadline.ground), stands, moved)

    def ground(self, ground: Ground) -> str:
        """Return why a deadline binds."""
        return {
            Ground.LEGAL: self.tr("Legal limit"),
            Ground.SERVICE_LEVEL: self.tr("Our own standard"),
            Ground.PROMISE: self.tr("Promised"),
        }[ground]

    def promise(self) -> None:
        """Ask what is promised, and for when."""
        self.ask(
            Form(
                id=PROMISE,
                title=self.tr("Add deadline"),
                asked=(
                    Asked(key="title", label=self.tr("What is promised")),
                    Asked(key="when", label=self.tr("By"), hint=self.tr("“28 Nov”, “tomorrow 14:30”"), beside=True),
                ),
                action=self.tr("Save deadline"),
            )
        )

    def extend(self, deadline: UUID) -> None:
        """Ask by how much a deadline is moved, and why."""
        line = self._line(deadline)
        if line is None:
            return
        grounds = tuple((one.value, self.ground(one)) for one in Ground)
        self.ask(
            Form(
                id=EXTEND,
                title=self.tr("Move “{title}”").format(title=line.deadline.title),
                asked=(
                    Asked(key="by", label=self.tr("By how many days")),
                    choice_asked("ground", self.tr("On which ground"), grounds, beside=True),
                    reason_asked(),
                ),
                action=self.tr("Move deadline"),
                about=deadline,
            )
        )

    def meet(self, deadline: UUID) -> None:
        """Say that what was due is done."""
        desk = self.work.office.deadlines
        self.write(lambda: desk.meet(deadline), says=self.tr("Deadline met"))

    def carry_out(self, form: Form, values: Values) -> None:
        """Do what the form is for; raises Faults."""
        {PROMISE: self._promise, EXTEND: self._extend}[form.id](Reading(values), form)

    def _promise(self, reading: Reading, _form: Form) -> None:
        title = reading.needed("title", self.tr("Say what is promised."))
        when = reading.needed("when", self.tr("Say by when: a day, or a day and a time."))
        due = reading.read("when", lambda text: typed.moment(text, self.work.wording), not_a_day())
        reading.done()
        assert due is not None, "a moment that is missing was told"
        if ":" not in when:
            due = datetime.combine(due.date(), _END_OF_WORK, due.tzinfo)
        desk, case = self.work.office.deadlines, self.id
        self.write(
            lambda: desk.promise(case, title=title, due_at=due),
            says=self.tr("Deadline added"),
            undo=lambda made: lambda: desk.meet(made.id),
        )

    def _extend(self, reading: Reading, form: Form) -> None:
        by = reading.read("by", typed.minutes, self.tr("Write by how many days, as a figure."))
        why = reading.needed("why", why_missing())
        if by is None or by < 1:
            reading.fault("by", self.tr("Write by how many days, as a figure."))
        reading.done()
        assert by is not None, "what is missing was told"
        assert isinstance(form.about, UUID), "the form is about a deadline"
        desk, about, ground = self.work.office.deadlines, form.about, Ground(reading.text("ground"))
        self.write(lambda: desk.extend(about, by=by, ground=ground, reason=why), says=self.tr("Deadline moved"))

    def _line(self, deadline: UUID) -> DeadlineLine | None:
        return next((one for one in self.running() if one.deadline.id == deadline), None)
