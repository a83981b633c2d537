"""Cases from the first contact to the last step: deadlines, states, owners, escalations, and the work inside.

Time is counted in open seconds of the office. The time a case takes is log-normal around 0.6 of its deadline, such that
12 % come late and 3 % very late (a third over); 1.5 % are forgotten after the first step.
"""

from dataclasses import dataclass, field
from random import Random

from caseworker.practice.population import field_work, paperwork
from caseworker.practice.population.calendar import CLOSES_S, day_start_us
from caseworker.practice.population.services import Service
from caseworker.practice.population.staff import Officer
from caseworker.practice.population.streams import poisson, scattered_number, weighted
from caseworker.practice.population.tables import CaseEvents, Cases, Moment
from caseworker.practice.population.work import Desk, Matter, Subject

_MEDIAN, _SPREAD = 0.6, 0.435  # ln(1 / 0.6) / 0.435 = 1.175, the deviate that 12 % exceed
_FORGOTTEN, _REOPENED, _RESTRICTED, _HELD = 0.015, 0.04, 0.02, 0.001
_HANDOVERS, _ESCALATED, _FOLLOW_UPS = 0.3, 0.5, 1.26
_VISITED = 0.04
_OUTCOMES = weighted(
    ("granted", 46.0),
    ("partly_granted", 11.0),
    ("refused", 14.0),
    ("solved", 18.0),
    ("withdrawn", 7.0),
    ("passed_on", 4.0),
)
_NEW, _IN_WORK, _DECIDED, _CLOSED = "new", "in_work", "decided", "closed"


@dataclass(slots=True)
class Step:
    """One event of a case before it is a row."""

    at_us: int
    kind: str
    to: str = ""
    officer_id: str = ""
    reason: str = ""


@dataclass(slots=True)
class Course:
    """A case being made. `first` and `last` are positions in open seconds; `last` is its first closing."""

    id: str
    service: Service
    record_id: str
    opened_us: int
    due_us: int
    first: int
    last: int
    owner: Officer
    forgotten: bool
    steps: list[Step] = field(default_factory=list)
    follow_ups: list[int] = field(default_factory=list)

    @property
    def closed_us(self) -> int:
        """When the case is first closed; 0 for a forgotten one."""
        return next((step.at_us for step in self.steps if step.to == _CLOSED), 0)


def due(desk: Desk, service: Service, opened_us: int) -> int:
    """Return the moment at which a case is due: an hour count in open time, or closing time of a working day."""
    calendar = desk.world.calendar
    if service.hours:
        return calendar.at_position(calendar.position_s(opened_us) + service.deadline * 3600)
    day, _ = calendar.wall(opened_us)
    return calendar.moment(calendar.add_working_days(day, service.deadline), CLOSES_S)


def open_case(desk: Desk, subject: Subject, *, service: Service, opened_us: int, interaction_id: str) -> Course:
    """Open a case, let it take its course until the window or the person's time ends, and write it all down."""
    course = _begin(desk, subject, service, opened_us)
    _take_course(desk, subject, course)
    steps = _within(desk, subject, course)
    owner_id = _write_events(desk, subject, course, steps)
    _write_case(desk, subject, course, steps, owner_id=owner_id, interaction_id=interaction_id)
    end_us = next((step.at_us for step in steps if step.to == _CLOSED), subject.until_us)
    end_us = max(min(end_us, course.due_us), opened_us + 1_000_000) if course.forgotten else end_us
    _follow(desk, subject, course, end_us)
    matter = Matter(course.id, course.record_id, service.team, course.owner, opened_us, end_us)
    paperwork.file_papers(desk, subject, matter)
    if subject.chance.random() < _VISITED:
        field_work.visit(desk, subject, matter)
    return course


def _begin(desk: Desk, subject: Subject, service: Service, opened_us: int) -> Course:
    chance, calendar = subject.chance, desk.world.calendar
    index, due_us = subject.next_index(), due(desk, service, opened_us)
    first = calendar.position_s(opened_us)
    takes = int((calendar.position_s(due_us) - first) * _MEDIAN * chance.lognormvariate(0, _SPREAD))
    owner = desk.office.someone(chance, team=service.team, day=calendar.wall(opened_us)[0])
    case_id = desk.world.id("case", index, opened_us)
    forgotten = chance.random() < _FORGOTTEN
    record_id = subject.record_at(opened_us)
    return Course(case_id, service, record_id, opened_us, due_us, first, first + max(takes, 600), owner, forgotten)


def _at(desk: Desk, course: Course, share: float) -> int:
    """Return the moment at which that share of the case's open time has passed; never before it was opened."""
    position = course.first + int((course.last - course.first) * share)
    return max(desk.world.calendar.at_position(position) if position else 0, course.opened_us + 1_000_000)


def _take_course(desk: Desk, subject: Subject, course: Course) -> None:
    chance, steps = subject.chance, course.steps
    steps.append(Step(course.opened_us, "opened", _NEW))
    steps.append(Step(_at(desk, course, chance.uniform(0.01, 0.12)), "moved", _IN_WORK))
    if course.forgotten:
        return
    for state, share, after in (("waiting_citizen", 0.45, 0.15), ("waiting_others", 0.25, 0.5)):
        if chance.random() < share:
            begins = after + chance.uniform(0, 0.1)
            steps.append(Step(_at(desk, course, begins), "moved", state))
            steps.append(Step(_at(desk, course, begins + chance.uniform(0.05, 0.2)), "moved", _IN_WORK))
    steps.append(Step(_at(desk, course, chance.uniform(0.88, 0.99)), "moved", _DECIDED))
    steps.append(Step(_at(desk, course, 1.0), "moved", _CLOSED))
    if chance.random() < _REOPENED:
        _reopen(desk, chance, course)
    noticed_us = course.due_us + 60_000_000
    if course.closed_us > noticed_us and chance.random() < _ESCALATED:
        supervisor = desk.office.teams[course.service.team][0]
        steps.append(Step(noticed_us, "escalated", officer_id=supervisor.id, reason="deadline passed"))
    _hand_over(desk, chance, course)


def _reopen(desk: Desk, chance: Random, course: Course) -> None:
    calendar = desk.world.calendar
    day = calendar.add_working_days(calendar.wall(course.steps[-1].at_us)[0], chance.randint(2, 40))
    again = calendar.moment(day, 10 * 3600 + chance.randrange(3600))
    closed = calendar.moment(calendar.add_working_days(day, chance.randint(1, 15)), 15 * 3600 + chance.randrange(3600))
    course.steps += [
        Step(again, "moved", "reopened", reason=chance.choice(("new facts", "appeal", "closed by mistake"))),
        Step(again + 1_800_000_000, "moved", _IN_WORK),
        Step(closed, "moved", _CLOSED),
    ]


def _hand_over(desk: Desk, chance: Random, course: Course) -> None:
    """Hand the case on now and then, and always when its owner leaves."""
    calendar = desk.world.calendar
    for _ in range(poisson(chance, _HANDOVERS)):
        at_us = _at(desk, course, chance.uniform(0.2, 0.85))
        course.steps.append(Step(at_us, "handed_over", reason="caseload"))
    if course.owner.last < desk.world.end:
        leaves_us = calendar.moment(calendar.working_on_or_after(course.owner.last), 9 * 3600)
        if course.opened_us < leaves_us < _at(desk, course, 1.0):
            course.steps.append(Step(leaves_us, "handed_over", reason="officer left"))


def _within(desk: Desk, subject: Subject, course: Course) -> list[Step]:
    """Return the steps that fall before the end, in order; the erasure of a person closes their case."""
    limit = subject.until_us if subject.person.erased else day_start_us(desk.world.end)
    steps = sorted((step for step in course.steps if step.at_us < limit), key=lambda step: step.at_us)
    state = next((step.to for step in reversed(steps) if step.to), _NEW)
    if subject.person.erased and state != _CLOSED:
        steps.append(Step(limit, "moved", _CLOSED, reason="erased on request"))
    return steps


def _write_events(desk: Desk, subject: Subject, course: Course, steps: list[Step]) -> str:
    """Write the steps with the officer who took each, and return who owns the case at the end."""
    state, owner = "", course.owner
    for step in steps:
        if step.kind == "handed_over":
            day, _ = desk.world.calendar.wall(step.at_us)
            owner = desk.office.someone(subject.chance, team=course.service.team, day=day)
        event_id = desk.world.id("case_event", subject.next_index(), step.at_us)
        officer_id = step.officer_id or owner.id
        came_to = step.to or state
        desk.sheets.put(
            CaseEvents(event_id, course.id, step.kind, state, came_to, Moment(step.at_us), officer_id, step.reason)
        )
        state = came_to
    return owner.id


def _write_case(
    desk: Desk, subject: Subject, course: Course, steps: list[Step], *, owner_id: str, interaction_id: str
) -> None:
    chance, service = subject.chance, course.service
    state = next((step.to for step in reversed(steps) if step.to), _NEW)
    closed = Moment(max(step.at_us for step in steps if step.to == _CLOSED)) if state == _CLOSED else None
    outcome = _OUTCOMES.pick(chance) if closed else ""
    sensitivity = 1 if chance.random() < _RESTRICTED else 0
    number = f"C{scattered_number(next(desk.case_numbers))}"
    desk.sheets.put(
        Cases(
            course.id, number, service.id, service.name, course.record_id, interaction_id, state, owner_id,
            service.team, desk.territory, service.priority, Moment(course.opened_us), Moment(course.due_us), closed,
            outcome, sensitivity, chance.random() < _HELD,
        )
    )  # fmt: skip


def _follow(desk: Desk, subject: Subject, course: Course, end_us: int) -> None:
    """Let the person come back about the open case, at times when the office is open."""
    calendar, chance = desk.world.calendar, subject.chance
    first, last = calendar.position_s(course.opened_us), calendar.position_s(end_us)
    for _ in range(poisson(chance, _FOLLOW_UPS)):
        at_us = calendar.at_position(first + 1 + int((last - first) * chance.random()))
        if course.opened_us < at_us < min(end_us, subject.until_us):
            course.follow_ups.append(at_us)
