"""What can be done from the head of the page: tasks, visits, joining two records, a death, and erasing a person."""

from datetime import timedelta
from uuid import UUID

from caseworker.desk.tasks import Plan
from caseworker.desk.visits import VisitPlan
from caseworker.domain.actions import Action
from caseworker.domain.ids import PersonId
from caseworker.domain.people import current_address
from ui.person import typed
from ui.person.details_forms import reason
from ui.person.details_reading import not_a_day
from ui.person.form import Ask, Asked, Form, Reading, Values
from ui.person.section import Section
from ui.places import Place

TASK, VISIT, DEATH, MERGE, ERASE = "task", "visit", "person-death", "person-merge", "person-erase"


class ActionsModel(Section):
    """The deeds of the head. Each asks by a form first; `why_not` says what stands against one."""

    def why_not(self, action: Action) -> str:
        """Return the sentence that says who can do this, "" when the officer can."""
        if self.person.page is None:
            return self.tr("The page is still being read.")
        if self.person.may(action):
            return ""
        if action in {Action.MERGE, Action.REDACT, Action.EXPORT}:
            return self.tr("A supervisor of the territory can do this.")
        return self.tr("This is not yours to change. Write a note for those who can.")

    def plan_task(self) -> None:
        """Ask what is to be done for the person."""
        cases = tuple(
            (str(one.id), self.work.wording.facts(one.shown_number, one.title)) for one in self.person.state.open_cases
        )
        self.ask(
            Form(
                id=TASK,
                title=self.tr("Add task"),
                asked=(
                    Asked(key="title", label=self.tr("What is to be done")),
                    Asked(key="due", label=self.tr("Due"), hint=typed.due_hint()),
                    Asked(
                        key="case",
                        label=self.tr("Case"),
                        ask=Ask.CHOICE,
                        options=(("", self.tr("No case")), *cases),
                        beside=True,
                    ),
                ),
                action=self.tr("Save task"),
            )
        )

    def plan_visit(self) -> None:
        """Ask when and why someone goes to see the person."""
        page = self.person.page
        address = current_address(page.person, self.work.wording.today()) if page else None
        self.ask(
            Form(
                id=VISIT,
                title=self.tr("Plan visit"),
                asked=(
                    Asked(key="purpose", label=self.tr("What for")),
                    Asked(key="when", label=self.tr("When"), hint=self.tr("“28 Nov 10:00”, “tomorrow 14:30”")),
                    Asked(key="minutes", label=self.tr("Minutes"), value="60", beside=True),
                    Asked(key="place", label=self.tr("Where"), value=address.shown if address else ""),
                    Asked(key="way_in", label=self.tr("How to get in"), hint=self.tr("If it needs saying")),
                ),
                action=self.tr("Plan visit"),
            )
        )

    def record_death(self) -> None:
        """Ask when the person died; one that was recorded can be taken back by leaving the day empty."""
        page = self.person.page
        value = typed.editable(page.person.died_on, self.work.wording) if page else ""
        died = Asked(
            key="died",
            label=self.tr("Died"),
            value=value,
            hint=self.tr("As far as it is known: “14 March 2026”, “March 2026”. Empty: recorded by mistake"),
        )
        self.ask(
            Form(
                id=DEATH,
                title=self.tr("Record death"),
                asked=(died, reason(needed=False)),
                action=self.tr("Save day of death"),
                notes=(self.tr("The record stays. Open cases stay open until someone closes them."),),
            )
        )

    def merge(self) -> None:
        """Ask with which other record this one is joined."""
        self.ask(
            Form(
                id=MERGE,
                title=self.tr("Merge with another record"),
                asked=(Asked(key="person", label=self.tr("The other record"), ask=Ask.PERSON), reason(needed=True)),
                action=self.tr("Merge records"),
                notes=(
                    self.tr("Both records are shown as one from now on, under the older number."),
                    self.tr("Nothing is lost, and a supervisor can split them again."),
                ),
            )
        )

    def erase(self) -> None:
        """Ask for the reason to erase the person, after saying what happens."""
        page = self.person.page
        assert page is not None, "erasing is asked for on a page that is read"
        say = self.work.wording
        named = self.tr("{name}, {number}").format(
            name=say.isolate(self.person.name), number=say.isolate(page.person.shown_number)
        )
        self.ask(
            Form(
                id=ERASE,
                title=self.tr("Erase the record of {name}").format(name=named),
                asked=(reason(needed=True),),
                action=self.tr("Erase record"),
                notes=(
                    self.tr(
                        "This erases the person with all cases, contacts, notes and documents that are only about "
                        "them, on every device. Nobody can bring it back."
                    ),
                    self.tr("What is also about others stays, without this person."),
                ),
                danger=True,
                keeps_draft=False,
            )
        )

    def carry_out(self, form: Form, values: Values) -> None:
        """Do what the form is for; raises Faults."""
        ways = {TASK: self._task, VISIT: self._visit, DEATH: self._death, MERGE: self._merge, ERASE: self._erase}
        ways[form.id](Reading(values))

    def _task(self, reading: Reading) -> None:
        title = reading.needed("title", self.tr("Say what is to be done."))
        due = reading.read("due", lambda text: typed.due(text, self.work.wording), not_a_day()) or typed.NO_DUE
        reading.done()
        case, desk = reading.text("case"), self.work.office.tasks
        chosen = next((one.id for one in self.person.state.open_cases if str(one.id) == case), None)
        plan = Plan(title=title, person=self.id, case=chosen, due=due.day, due_at=due.at)
        why = self.tr("Taken back at once")
        self.write(
            lambda: desk.plan(plan),
            says=self.tr("Task added"),
            undo=lambda task: lambda: desk.drop(task.id, reason=why),
        )

    def _visit(self, reading: Reading) -> None:
        purpose = reading.needed("purpose", self.tr("Say what the visit is for."))
        reading.needed("when", self.tr("Say when the visit begins: a day and a time."))
        begin = reading.read("when", lambda text: typed.moment(text, self.work.wording), not_a_day())
        minutes = reading.read("minutes", typed.minutes, self.tr("Write how many minutes it takes, as a figure."))
        reading.done()
        assert begin is not None, "a moment that is missing was told"
        plan = VisitPlan(
            person=self.id,
            purpose=purpose,
            planned_from=begin,
            planned_to=begin + timedelta(minutes=minutes or 60),
            place=reading.text("place"),
            way_in=reading.text("way_in"),
        )
        desk, why = self.work.office.visits, self.tr("Taken back at once")
        self.write(
            lambda: desk.plan(plan),
            says=self.tr("Visit planned"),
            undo=lambda visit: lambda: desk.cancel(visit.id, reason=why),
        )

    def _death(self, reading: Reading) -> None:
        sentence = self.tr("This is no date. Write it as far as it is known: “14 March 2026” or “March 2026”.")
        died = reading.read("died", lambda text: typed.partial(text, self.work.wording), sentence)
        reading.done()
        desk, person, why, page = self.work.office.people, self.id, reading.text("reason"), self.person.page
        before = page.person.died_on if page else None
        undone = self.tr("Taken back at once")
        self.write(
            lambda: desk.record_death(person, died, reason=why),
            says=self.tr("Day of death saved"),
            undo=lambda _: lambda: desk.record_death(person, before, reason=undone),
        )

    def _merge(self, reading: Reading) -> None:
        other = reading.needed("person", self.tr("Choose the other record. Type a name or a number, then press Enter."))
        why = reading.needed("reason", self.tr("Say how it is known that both are the same person."))
        reading.done()
        desk, person = self.work.office.merging, self.id
        undone = self.tr("Taken back at once")
        self.write(
            lambda: desk.merge(person, PersonId(UUID(other)), reason=why),
            says=self.tr("The two records are one now"),
            undo=lambda merge: lambda: desk.unmerge(merge.id, reason=undone),
        )

    def _erase(self, reading: Reading) -> None:
        why = reading.needed("reason", self.tr("Say why this record must go, so that it can be accounted for."))
        reading.done()
        desk, person = self.work.office.erasing, self.id

        def done(_erased: object) -> None:
            self._end_form()
            self.work.window.toast(self.tr("The record was erased"))
            self.work.window.replace(Place("people"))

        self.work.lanes.write(lambda: desk.erase_person(person, reason=why), done, self._on_refused, owner=self)
