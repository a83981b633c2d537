"""Visits: planned, done on the device, and sent at once or days later; a few meet a change made at the office."""

from random import Random

from caseworker.practice.population import contacts
from caseworker.practice.population.calendar import OPENS_S, day_text
from caseworker.practice.population.streams import weighted
from caseworker.practice.population.tables import Moment, TruthConflicts, VisitMembers, Visits
from caseworker.practice.population.work import Desk, Matter, Subject

_OFFLINE, _CONFLICT = 1 / 3, 0.005
_STATES = weighted(("done", 84.0), ("not_at_home", 11.0), ("cancelled", 5.0))
_NEEDS = ("none", "mobility", "hearing", "sight", "memory", "language", "heating", "food")
_MINUTE_US = 60_000_000
_FIELDS = ("mobile", "household_size", "access", "next_step")


def visit(desk: Desk, subject: Subject, matter: Matter) -> None:
    """Write one visit of a case with its form; two in a fifth of the cases."""
    for _ in range(2 if subject.chance.random() < 0.2 else 1):
        _one_visit(desk, subject, matter)


def _one_visit(desk: Desk, subject: Subject, matter: Matter) -> None:
    chance, calendar = subject.chance, desk.world.calendar
    day, _ = calendar.wall(matter.from_us + int((matter.to_us - matter.from_us) * chance.uniform(0.1, 0.7)))
    begins = calendar.moment(calendar.add_working_days(day, 1), OPENS_S + chance.randrange(22) * 900)
    recorded = begins + chance.randint(20, 90) * _MINUTE_US
    offline = chance.random() < _OFFLINE
    sent = recorded + (_offline_wait_us(chance) if offline else chance.randint(1, 90) * 1_000_000)
    if sent >= subject.until_us:
        return
    officer = matter.owner
    if not officer.works_on(calendar.wall(begins)[0]):
        officer = desk.office.someone(chance, team=officer.team, day=calendar.wall(begins)[0])
    visit_id = desk.world.id("visit", subject.next_index(), matter.from_us)
    made = Visits(
        visit_id, matter.case_id, matter.record_id, officer.id, Moment(begins), Moment(begins + 60 * _MINUTE_US),
        _STATES.pick(chance), offline, Moment(recorded), Moment(sent),
    )  # fmt: skip
    desk.sheets.put(made)
    if made.state == "done":
        _form(desk, subject, visit_id, recorded)
        if offline and chance.random() < _CONFLICT / _OFFLINE:
            desk.sheets.put(_conflict(desk, chance, visit=made))


def _offline_wait_us(chance: Random) -> int:
    """Return minutes to three days, mostly some hours."""
    minutes = min(max(chance.lognormvariate(5.3, 1.2), 4), 3 * 1440)
    return int(minutes * _MINUTE_US)


def _form(desk: Desk, subject: Subject, visit_id: str, recorded: int) -> None:
    chance = subject.chance
    others = [person for person in subject.household if person is not subject.person][:7]
    for position, person in enumerate([subject.person, *others]):
        row_id = desk.world.id("visit_member", subject.next_index(), recorded)
        if person.born(desk.world.start) > desk.world.calendar.wall(recorded)[0]:
            continue
        relation = "self" if position == 0 else person.role
        born = day_text(person.born(desk.world.start))[:4] if chance.random() < 0.9 else ""
        needs = chance.choice(_NEEDS) if chance.random() < 0.4 else "none"
        desk.sheets.put(VisitMembers(row_id, visit_id, position + 1, person.name.full, relation, born, needs))


def _conflict(desk: Desk, chance: Random, *, visit: Visits) -> TruthConflicts:
    """Return that the office changed a field after it was recorded in the field and before that was sent."""
    name = chance.choice(_FIELDS)
    changed = visit.recorded_at + int((visit.sent_at - visit.recorded_at) * chance.uniform(0.1, 0.9))
    officer = desk.office.anyone(chance, day=desk.world.calendar.wall(changed)[0])
    field_value, office_value = _values(chance, name)
    return TruthConflicts(
        visit.visit_id, visit.record_id, name, field_value, visit.recorded_at, office_value, Moment(changed), officer.id
    )


def _values(chance: Random, name: str) -> tuple[str, str]:
    if name == "mobile":
        return contacts.mobile(chance), contacts.mobile(chance)
    if name == "household_size":
        size = chance.randint(1, 6)
        return str(size), str(size + 1)
    if name == "access":
        return "side entrance, ring twice", "key at the neighbour's"
    return "second visit in two weeks", "letter asking for papers"
