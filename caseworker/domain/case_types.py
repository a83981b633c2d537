"""Case types of an agency pack: stages, moves with guards, tasks per stage, deadlines, outcomes.

Values and look-ups only. Reading them from files is the business of the packs room; what a case may do with them is
decided in the rules of cases, tasks and deadlines. Ids are short words such as `housing-support`.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from caseworker.domain.definition import Sensitivity
from caseworker.errors import CaseworkerError


class RoleName(StrEnum):
    """What an officer may be. One officer may have several roles."""

    OFFICER = "officer"
    FRONT_DESK = "front_desk"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class NotInPack(CaseworkerError):
    """A record names something its agency pack does not contain; usually the record was begun under another version."""

    key = "pack.not-found"
    sentence = (
        "The agency pack has no {what} called '{name}'. Your work is saved. "
        "Fetch the newest agency pack, or ask an administrator which version has it."
    )


class GuardKind(StrEnum):
    """What a move may ask for before it is allowed."""

    TASKS_DONE = "tasks_done"
    DOCUMENT = "document"
    CONSENT = "consent"
    APPROVAL = "approval"
    FIELD_SET = "field_set"


class Unit(StrEnum):
    """How the length of a deadline is counted. Open minutes are minutes within the agency's opening hours."""

    WORKING_DAYS = "working_days"
    OPEN_MINUTES = "open_minutes"
    CALENDAR_DAYS = "calendar_days"
    CALENDAR_MONTHS = "calendar_months"


class Ground(StrEnum):
    """Why a deadline binds the agency."""

    LEGAL = "legal"
    SERVICE_LEVEL = "service_level"
    PROMISE = "promise"


class Start(StrEnum):
    """The moment from which a deadline counts."""

    OPENED = "opened"
    STAGE_ENTERED = "stage_entered"
    RECEIVED = "received"


ON_HOLD = "on_hold"
"""In `DeadlineRule.pauses_on`: the clock stands still whatever the case is on hold for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """A condition of a move. `name` is a document type, consent purpose, approving role or field; empty for tasks."""

    kind: GuardKind
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    """How a deadline of a case begins, is counted, stands still and is met.

    `amount` counts in `unit` and is at least 1. `pauses_on` holds `ON_HOLD` or ids of the case type's hold reasons.
    `met_on` is the stage whose entry meets the deadline; empty means closing the case. `may_extend` is the most, in
    the same unit, by which a person may move it; 0 means never.
    """

    id: str
    title: str
    ground: Ground
    unit: Unit
    amount: int
    start: Start = Start.OPENED
    met_on: str = ""
    pauses_on: tuple[str, ...] = ()
    may_extend: int = 0

    def stands_still(self, hold_reason: str) -> bool:
        """Say whether the clock stands still while the case is on hold for this reason."""
        return ON_HOLD in self.pauses_on or hold_reason in self.pauses_on


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskTemplate:
    """A task that comes with a stage. It opens when the tasks of the same stage named in `after` are done."""

    id: str
    title: str
    required: bool = True
    role: RoleName = RoleName.OFFICER
    due_working_days: int | None = None
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A step of a case type. `title` names it on the stage line ("Assess"), `doing` on the case ("In assessment")."""

    id: str
    title: str
    doing: str
    tasks: tuple[TaskTemplate, ...] = ()
    deadlines: tuple[DeadlineRule, ...] = ()
    forms: tuple[str, ...] = ()

    def task(self, name: str) -> TaskTemplate:
        """Return the task template, or raise NotInPack."""
        return find(self.tasks, name, "task")


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A way from one stage to another. `title` is the verb on the button; every guard must hold; any of `roles` may."""

    title: str
    from_stage: str
    to_stage: str
    guards: tuple[Guard, ...] = ()
    roles: tuple[RoleName, ...] = (RoleName.OFFICER, RoleName.SUPERVISOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a case may end. `letter` is the template to send; `stages` are where it may be chosen, empty for all."""

    id: str
    title: str
    letter: str | None = None
    stages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A word a case type knows: a hold reason, a document type."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRole(Named):
    """A role a person has in a case. Of those in a `protected` one, the case protects the records (`protection`)."""

    protected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseType:
    """One kind of matter and its workflow. `prefix` begins its numbers (`HB-20418`); guards may ask for `fields`."""

    id: str
    title: str
    prefix: str
    start: str
    stages: tuple[Stage, ...]
    moves: tuple[Move, ...]
    outcomes: tuple[Outcome, ...]
    retention: str
    approver: RoleName
    team: str | None = None
    sensitivity: Sensitivity = Sensitivity.NORMAL
    deadlines: tuple[DeadlineRule, ...] = ()
    hold_reasons: tuple[Named, ...] = ()
    documents: tuple[Named, ...] = ()
    people: tuple[PersonRole, ...] = ()
    fields: tuple[str, ...] = ()

    def stage(self, name: str) -> Stage:
        """Return the stage, or raise NotInPack."""
        return find(self.stages, name, "stage")

    def outcome(self, name: str) -> Outcome:
        """Return the outcome, or raise NotInPack."""
        return find(self.outcomes, name, "outcome")

    def document(self, name: str) -> Named:
        """Return the document type, or raise NotInPack."""
        return find(self.documents, name, "document type")

    def hold_reason(self, name: str) -> Named:
        """Return the reason for which a case may be put on hold, or raise NotInPack."""
        return find(self.hold_reasons, name, "reason to hold")

    def person_role(self, name: str) -> PersonRole:
        """Return the role a person may have, or raise NotInPack."""
        return find(self.people, name, "role")

    @property
    def usual_role(self) -> str:
        """Return the role of somebody of whom nothing is said: the first, "" where the type has none.

        Also "" where a role is protected: nobody is protected, or left unprotected, because nothing was said.
        """
        return self.people[0].id if self.people and not self.has_protected_role else ""

    @property
    def has_protected_role(self) -> bool:
        """Say whether people in some role are protected."""
        return any(one.protected for one in self.people)

    def protects(self, role: str) -> bool:
        """Say whether people in this role are protected; nobody is in a role the case type does not have."""
        return any(one.protected for one in self.people if one.id == role)

    def moves_from(self, stage: str) -> tuple[Move, ...]:
        """Return the moves out of a stage, in the order of the pack: the first is the usual one."""
        return tuple(move for move in self.moves if move.from_stage == stage)

    def move(self, *, from_stage: str, to_stage: str) -> Move | None:
        """Return the move between two stages, or None when the case type has none."""
        return next((move for move in self.moves_from(from_stage) if move.to_stage == to_stage), None)

    def all_deadlines(self) -> tuple[DeadlineRule, ...]:
        """Return the deadlines of the case and of each stage, in the order of the pack."""
        return self.deadlines + tuple(rule for stage in self.stages for rule in stage.deadlines)

    def deadline(self, name: str) -> DeadlineRule:
        """Return the rule, whether it belongs to the case or to a stage, or raise NotInPack."""
        return find(self.all_deadlines(), name, "deadline")


class HasId(Protocol):
    """Anything a pack names."""

    @property
    def id(self) -> str:
        """The short word by which other files of the pack name it."""


T = TypeVar("T", bound=HasId)


def find(things: tuple[T, ...], name: str, what: str) -> T:
    """Return the thing with this id, or raise NotInPack saying what was looked for."""
    for thing in things:
        if thing.id == name:
            return thing
    raise NotInPack(what=what, name=name)
