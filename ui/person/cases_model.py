"""The Cases tab: open and closed cases of the person, and opening one, also from what a contact already says."""

from uuid import UUID

from PySide6.QtCore import Slot

from caseworker.desk.cases import NewCase, Part
from caseworker.domain.case_types import CaseType, Stage
from caseworker.domain.cases import Case, Priority, Status
from caseworker.domain.ids import InteractionId
from ui.person.form import Ask, Asked, Form, Reading, Values
from ui.person.part_offered import choose_words, part_label, part_missing, part_offered
from ui.person.section import Section
from ui.places import Place

NEW_CASE = "case"


class CasesModel(Section):
    """What the Cases tab shows, and what may be asked of it."""

    _carried: NewCase | None = None

    def open_ones(self) -> tuple[Case, ...]:
        """Return the cases that are not closed, the latest first."""
        return self.person.state.open_cases

    def closed_ones(self) -> tuple[Case, ...]:
        """Return the closed cases, the latest first."""
        page = self.person.page
        return tuple(one for one in page.cases if one.status is Status.CLOSED) if page else ()

    def second_of(self, case: Case) -> str:
        """Return the second line of a case: its number and when it was opened."""
        say = self.work.wording
        opened = self.tr("Opened {date}").format(date=say.month_day(case.opened_at))
        return say.facts(case.shown_number, opened)

    def state_of(self, case: Case) -> tuple[str, str]:
        """Return the words and the tone of where a case stands, as on its own page: in its stage, on hold or closed."""
        if case.status is not Status.OPEN:
            tone = "neutral" if case.status is Status.CLOSED else "warning"
            return self.work.wording.case_status(case.status), tone
        known = self._stages_of(case).get(case.stage)
        return known.doing if known else case.stage, "accent"

    def stage_of(self, case: Case, stage: str) -> str:
        """Return the title of a stage; the word itself where the pack of today no longer has it."""
        known = self._stages_of(case).get(stage)
        return known.title if known else stage

    def _stages_of(self, case: Case) -> dict[str, Stage]:
        kinds = self.work.office.sitting.pack.case_types
        return {stage.id: stage for one in kinds if one.id == case.case_type for stage in one.stages}

    def go_to(self, case: UUID) -> None:
        """Show a case."""
        self.work.window.go(Place("case", about=case))

    @Slot()
    def new_case(self) -> None:
        """Ask for a case of this person."""
        self._carried = None
        self.ask(self._form(None))

    def new_case_from(self, contact: InteractionId) -> None:
        """Ask for a case that a contact began, with what the contact says filled in."""
        kinds = self.work.office.sitting.pack.case_types
        desk, usual = self.work.office.cases, kinds[0].id
        reasons = {one.id for one in self.work.office.sitting.pack.reasons if one.case_type}

        def carried() -> NewCase:
            said = self.work.office.interactions.open(contact)
            return desk.carried_over(contact, case_type="" if said.reason in reasons else usual)

        self.work.lanes.read(carried, self._on_carried, owner=self, key="carried")

    def carry_out(self, _form: Form, values: Values) -> None:
        """Open the case, and show it."""
        reading = Reading(values)
        kind = self._kind(reading.text("type"))
        role = reading.needed("part", part_missing()) if kind.people else ""
        reading.done()
        part = Part(person=self.id, role=role)
        begun = self._carried
        new = NewCase(
            case_type=kind.id,
            people=(part,),
            title=reading.text("title"),
            summary=reading.text("summary"),
            place=reading.text("place"),
            priority=Priority(int(reading.text("priority") or Priority.NORMAL)),
            owner=self.work.office.card.id if reading.ticked("mine") else None,
            territory=begun.territory if begun else "",
            received_at=begun.received_at if begun else None,
            opened_from=begun.opened_from if begun else None,
        )
        desk = self.work.office.cases
        self.write(lambda: desk.open(new), says=self.tr("Case opened"), also=lambda case: self.go_to(case.id))

    def _on_carried(self, carried: NewCase) -> None:
        self._carried = carried
        self.ask(self._form(carried))

    def _form(self, carried: NewCase | None) -> Form:
        say, kinds = self.work.wording, self.work.office.sitting.pack.case_types
        types = tuple((one.id, one.title) for one in kinds)
        parts = {one.id: part_offered(one) for one in kinds}
        priorities = tuple((str(one.value), say.priority(one)) for one in Priority)
        notes = (self.tr("What the contact says is filled in.") if carried else "",)
        return Form(
            id=NEW_CASE,
            title=self.tr("New case"),
            asked=(
                Asked(
                    key="type",
                    label=self.tr("What it is about"),
                    ask=Ask.CHOICE,
                    options=types,
                    value=carried.case_type if carried else "",
                ),
                Asked(
                    key="part",
                    label=part_label(),
                    ask=Ask.CHOICE,
                    placeholder=choose_words(),
                    follows="type",
                    offers=parts,
                    beside=True,
                ),
                Asked(
                    key="title",
                    label=self.tr("Title"),
                    hint=self.tr("Empty: the name of its kind"),
                    value=carried.title if carried else "",
                ),
                Asked(
                    key="priority",
                    label=self.tr("Priority"),
                    ask=Ask.CHOICE,
                    options=priorities,
                    value=str(Priority.NORMAL.value),
                    beside=True,
                ),
                Asked(
                    key="summary",
                    label=self.tr("What it is about, in a few words"),
                    ask=Ask.AREA,
                    rows=4,
                    value=carried.summary if carried else "",
                ),
                Asked(
                    key="place",
                    label=self.tr("Place"),
                    hint=self.tr("If it is about a place"),
                    value=carried.place if carried else "",
                ),
                Asked(key="mine", label=self.tr("I take this case"), ask=Ask.TICK, value="yes"),
            ),
            action=self.tr("Open case"),
            notes=tuple(one for one in notes if one),
            about=carried.opened_from if carried else None,
        )

    def _kind(self, chosen: str) -> CaseType:
        kinds = self.work.office.sitting.pack.case_types
        return next((one for one in kinds if one.id == chosen), kinds[0])
