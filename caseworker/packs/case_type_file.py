"""`case-types/*.yaml`: one case type per file; the name of the file is its id."""

import re

from caseworker.domain.case_types import (
    ON_HOLD,
    CaseType,
    DeadlineRule,
    Ground,
    Guard,
    GuardKind,
    Move,
    Named,
    Outcome,
    PersonRole,
    RoleName,
    Stage,
    Start,
    TaskTemplate,
    Unit,
)
from caseworker.domain.definition import Sensitivity
from caseworker.packs.section import Section
from caseworker.packs.workflow_checks import check_workflow

_PREFIX = re.compile(r"[A-Z]{2,4}\Z")
_LENGTHS = {
    "working_days": (Unit.WORKING_DAYS, 1),
    "open_hours": (Unit.OPEN_MINUTES, 60),
    "open_minutes": (Unit.OPEN_MINUTES, 1),
    "calendar_days": (Unit.CALENDAR_DAYS, 1),
    "calendar_months": (Unit.CALENDAR_MONTHS, 1),
}
_SENSITIVITIES = {level.name.lower(): level for level in Sensitivity}


def read_case_type(section: Section, name: str) -> CaseType:
    """Return the case type of one file and note the faults of its workflow."""
    section.ledger.declare("case type", name, section.place())
    reader = _CaseTypeReader(section, name)
    made = reader.read()
    section.done()
    check_workflow(made, section, reader.places)
    return made


class _CaseTypeReader:
    """Reads one file; ids of stages, documents and so on are known within their case type only."""

    def __init__(self, section: Section, name: str) -> None:
        self._section, self._name = section, name
        self._here = f"the case type '{name}'"
        self.places: dict[str, Section] = {}

    def read(self) -> CaseType:
        section = self._section
        return CaseType(
            id=self._name,
            title=section.text("title"),
            prefix=self._prefix(),
            documents=self._named("documents", "document"),
            hold_reasons=self._named("hold_reasons", "reason to hold"),
            people=self._people(),
            fields=section.words("fields"),
            start=section.refer("stage", "start", within=self._here),
            stages=tuple(self._stage(each) for each in section.sections("stages", needed=True)),
            moves=tuple(self._move(each) for each in section.sections("moves", needed=True)),
            deadlines=tuple(self._deadline(each, Start.OPENED) for each in section.sections("deadlines")),
            outcomes=tuple(self._outcome(each) for each in section.sections("outcomes", needed=True)),
            retention=section.refer("retention class", "retention"),
            approver=section.choice("approver", RoleName, default=RoleName.SUPERVISOR),
            team=section.maybe_refer("team", "team"),
            sensitivity=self._sensitivity(),
        )

    def _prefix(self) -> str:
        prefix = self._section.text("prefix")
        if prefix and not _PREFIX.match(prefix):
            self._section.fault("'prefix' must be two to four capital letters, such as HB.", "prefix")
        self._section.ledger.declare("prefix", prefix, self._section.place("prefix"))
        return prefix

    def _sensitivity(self) -> Sensitivity:
        word = self._sensitivity_word()
        if word not in _SENSITIVITIES:
            known = ", ".join(_SENSITIVITIES)
            self._section.fault(f"'{word}' is not possible for 'sensitivity'. Choose one of: {known}.", "sensitivity")
        return _SENSITIVITIES.get(word, Sensitivity.NORMAL)

    def _sensitivity_word(self) -> str:
        return self._section.text("sensitivity", default="normal")

    def _named(self, key: str, kind: str) -> tuple[Named, ...]:
        made = []
        for each in self._section.sections(key):
            made.append(Named(id=each.declare(kind, within=self._here), title=each.text("title")))
            each.done()
        return tuple(made)

    def _people(self) -> tuple[PersonRole, ...]:
        return tuple(self._role(each) for each in self._section.sections("people"))

    def _role(self, section: Section) -> PersonRole:
        made = PersonRole(
            id=section.declare("role of a person", within=self._here),
            title=section.text("title"),
            protected=section.flag("protected", default=False),
        )
        if made.protected and self._sensitivity_word() == "normal":
            section.fault(
                "A protected role needs a case that is more closely kept. Add 'sensitivity: restricted' or "
                "'sensitivity: sealed' to the case type, or remove 'protected'.",
                "protected",
            )
        section.done()
        return made

    def _stage(self, section: Section) -> Stage:
        name = section.declare("stage", within=self._here)
        self.places[name] = section
        made = Stage(
            id=name,
            title=section.text("title", most=30),
            doing=section.text("doing", most=30),
            tasks=tuple(self._task(each, name) for each in section.sections("tasks")),
            deadlines=tuple(self._deadline(each, Start.STAGE_ENTERED) for each in section.sections("deadlines")),
            forms=section.references("form", "forms"),
        )
        section.done()
        return made

    def _task(self, section: Section, stage: str) -> TaskTemplate:
        here = f"the stage '{stage}' of '{self._name}'"
        due = section.number("due_working_days", 0, 1000, default=-1)
        made = TaskTemplate(
            id=section.declare("task", within=here),
            title=section.text("title", most=80),
            required=section.flag("required", default=True),
            role=section.choice("role", RoleName, default=RoleName.OFFICER),
            due_working_days=due if due >= 0 else None,
            after=section.references("task", "after", within=here),
        )
        section.done()
        return made

    def _deadline(self, section: Section, start: Start) -> DeadlineRule:
        unit, amount, factor = self._length(section)
        made = DeadlineRule(
            id=section.declare("deadline", within=self._here),
            title=section.text("title", most=80),
            ground=section.choice("ground", Ground),
            unit=unit,
            amount=amount,
            start=section.choice("from", Start, default=start),
            met_on=section.maybe_refer("stage", "met_on", within=self._here) or "",
            pauses_on=self._pauses(section),
            may_extend=section.number("may_extend", 0, 10_000, default=0) * factor,
        )
        section.done()
        return made

    @staticmethod
    def _length(section: Section) -> tuple[Unit, int, int]:
        given = [key for key in _LENGTHS if section.has(key)]
        if len(given) != 1:
            known = ", ".join(_LENGTHS)
            section.fault(f"A deadline needs its length in exactly one of: {known}.")
        for key in given[1:]:
            section.number(key, 1, 10_000)
        if not given:
            return Unit.WORKING_DAYS, 1, 1
        unit, factor = _LENGTHS[given[0]]
        return unit, section.number(given[0], 1, 10_000) * factor, factor

    def _pauses(self, section: Section) -> tuple[str, ...]:
        words = section.words("pauses_on")
        for word in words:
            if word != ON_HOLD:
                section.ledger.refer("reason to hold", word, section.place("pauses_on"), within=self._here)
        return words

    def _move(self, section: Section) -> Move:
        made = Move(
            title=section.text("title", most=40),
            from_stage=section.refer("stage", "from", within=self._here),
            to_stage=section.refer("stage", "to", within=self._here),
            guards=tuple(self._guard(each) for each in section.sections("needs")),
            roles=section.choices("roles", RoleName, default=(RoleName.OFFICER, RoleName.SUPERVISOR)),
        )
        section.done()
        self.places[f"{made.from_stage} {made.to_stage}"] = section
        return made

    def _guard(self, section: Section) -> Guard:
        kind = section.choice("kind", GuardKind)
        name = self._guarded(section, kind)
        section.done()
        return Guard(kind=kind, name=name)

    def _guarded(self, section: Section, kind: GuardKind) -> str:
        match kind:
            case GuardKind.TASKS_DONE:
                return ""
            case GuardKind.DOCUMENT:
                return section.refer("document", "name", within=self._here)
            case GuardKind.CONSENT:
                return section.refer("consent purpose", "name")
            case GuardKind.APPROVAL:
                return section.choice("name", RoleName, default=RoleName.SUPERVISOR).value
            case GuardKind.FIELD_SET:
                return self._field(section)

    def _field(self, section: Section) -> str:
        name = section.text("name")
        if name and name not in self._section.words("fields"):
            section.fault(f"'{name}' is not among the 'fields' of this case type. Add it there.", "name")
        return name

    def _outcome(self, section: Section) -> Outcome:
        made = Outcome(
            id=section.declare("outcome", within=self._here),
            title=section.text("title", most=60),
            letter=section.maybe_refer("template", "letter"),
            stages=section.references("stage", "stages", within=self._here),
        )
        section.done()
        return made
