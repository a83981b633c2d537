"""`caseworker task …`, `visit …`, `referral …` and `draft list`: what there is to do, and what was done."""

from caseworker.cli.call import Call, Commands, WrongUse, add, family
from caseworker.cli.doors import opened
from caseworker.cli.terminal import Json
from caseworker.cli.words import a_day, a_moment, an_id, at, handle, paired, picked
from caseworker.desk.field_day import FieldDay
from caseworker.desk.office import Office
from caseworker.desk.references import References
from caseworker.desk.referrals import NewReferral, Referrals, Words
from caseworker.desk.tasks import Plan, Tasks
from caseworker.desk.visits import RoutineVisit, VisitPlan, Visits
from caseworker.domain.ids import CaseId
from caseworker.domain.people import display_name
from caseworker.domain.referrals import OUTCOMES, Referral, ReferralId, ReferralState
from caseworker.domain.tasks import Task
from caseworker.domain.visits import VisitId

_WHOLE_ID = 32  # signs


def add_commands(commands: Commands) -> None:
    """Add tasks, visits, referrals and drafts."""
    under = family(commands, "task", says="what there is to do")
    made = add(under, "list", list_tasks, says="my open tasks, or a team's, the first due first")
    made.add_argument("--team", default="")
    made.add_argument("--until", default="", metavar="DAY", help="leave out what is due later")
    made = add(under, "done", done, says="finish a task, and plan the next in the same step")
    made.add_argument("task", metavar="TASK", help="the short handle of `task list`, or its id")
    made.add_argument("--note", default="", help="what came of it")
    made.add_argument("--next", default="", metavar="TITLE", help="the task to plan after it")
    made.add_argument("--due", default="", metavar="DAY", help="when the next is due")
    made = add(under, "drop", drop, says="give a task up, with the reason")
    made.add_argument("task", metavar="TASK", help="the short handle of `task list`, or its id")
    made.add_argument("--reason", required=True)
    under = family(commands, "visit", says="meetings at a person's own place")
    made = add(under, "plan", plan_visit, says="plan a visit")
    made.add_argument("person", metavar="PERSON")
    made.add_argument("--purpose", required=True)
    made.add_argument("--from", dest="begins", required=True, metavar="MOMENT", help="YYYY-MM-DDTHH:MM")
    made.add_argument("--to", dest="ends", required=True, metavar="MOMENT")
    made.add_argument("--case", default="")
    made.add_argument("--place", default="")
    made = add(under, "list", list_visits, says="my visits of a day, and whether everything for them is here")
    made.add_argument("--day", default="", metavar="DAY", help="today if left out")
    made = add(under, "record", record_visit, says="record a visit: done, logged as a contact, in one step")
    made.add_argument("visit", metavar="VISIT", help="the short handle of `visit list` on that day, or its id")
    made.add_argument("--outcome", required=True, metavar="TEXT")
    made.add_argument("--minutes", type=int, metavar="N")
    made.add_argument("--day", default="", metavar="DAY")
    _add_referrals(family(commands, "referral", says="handing a person to another service"))
    under = family(commands, "draft", says="what was typed and not saved")
    add(under, "list", list_drafts, says="my drafts, the last changed first")


def _add_referrals(under: Commands) -> None:
    made = add(under, "send", send_referral, says="send a referral, word by word, with the consent that stands")
    made.add_argument("person", metavar="PERSON")
    made.add_argument("--service", required=True, help="its name in the directory, or its id")
    made.add_argument("--share", action="append", default=[], metavar="LABEL=WORDS", help="what the service is told")
    made.add_argument("--case", default="")
    made = add(under, "close", close_referral, says="say what became of a referral")
    made.add_argument("referral", metavar="REFERRAL", help="its id")
    made.add_argument("--outcome", required=True, choices=sorted(one.value for one in OUTCOMES))
    made.add_argument("--note", default="")
    add(under, "list", list_referrals, says="referrals whose outcome is to be asked for today")


def list_tasks(call: Call) -> None:
    """List open tasks."""
    until = a_day(call.options.until) if call.options.until else None
    with opened(call) as office:
        desk = Tasks(office.sitting)
        found = desk.of_team(call.options.team, until=until) if call.options.team else desk.mine(until=until)
    value: list[Json] = [
        {
            "id": str(one.task.id),
            "title": one.task.title,
            "due": one.task.due.isoformat() if one.task.due else None,
            "overdue": one.is_overdue,
            "case": one.case.shown_number if one.case else None,
        }
        for one in found
    ]
    lines = [
        f"{handle(one.task.id)}  {one.task.due or ''!s:<11}{'late ' if one.is_overdue else ''}{one.task.title}"
        + (f"  ({one.case.shown_number})" if one.case else "")
        for one in found
    ]
    call.terminal.answer({"tasks": value}, lines or ["There is nothing to do."])


def done(call: Call) -> None:
    """Finish a task."""
    with opened(call) as office:
        desk = Tasks(office.sitting)
        task = _meant(call, office)
        finished = desk.finish(task.id, note=call.options.note, plan_next=_next(call, task.case))
    value = {"done": str(finished.done.id), "next": str(finished.next.id) if finished.next else None}
    lines = [f"Done: {finished.done.title}."]
    call.terminal.answer(value, lines + ([f"Planned: {finished.next.title}."] if finished.next else []))


def drop(call: Call) -> None:
    """Give a task up."""
    with opened(call) as office:
        dropped = Tasks(office.sitting).drop(_meant(call, office).id, reason=call.options.reason)
    call.terminal.answer({"dropped": str(dropped.id)}, [f"Given up: {dropped.title}."])


def plan_visit(call: Call) -> None:
    """Plan a visit."""
    options = call.options
    with opened(call) as office:
        known = References(office.sitting)
        plan = VisitPlan(
            person=known.person(options.person),
            purpose=options.purpose,
            planned_from=a_moment(office, options.begins),
            planned_to=a_moment(office, options.ends),
            case=known.case(options.case) if options.case else None,
            place=options.place,
        )
        visit = Visits(office.sitting).plan(plan)
    lines = [f"Planned ({handle(visit.id)})."] + (["Two staff are needed."] if visit.two_staff else [])
    call.terminal.answer({"id": str(visit.id), "two_staff": visit.two_staff}, lines)


def list_visits(call: Call) -> None:
    """List the visits of a day."""
    with opened(call) as office:
        day = FieldDay(office.sitting).my_day(a_day(call.options.day) if call.options.day else None)
        lines = []
        for one in day.visits:
            name = display_name(one.person, on=day.day) if one.person else "(not yours to see)"
            begins = at(office, one.visit.planned_from)
            lines.append(f"{handle(one.visit.id)}  {begins}  {one.visit.state.value:<12}{name}: {one.visit.purpose}")
            lines += [
                f"          not ready: {check.value.replace('_', ' ')}" for check, ok in one.checks.items() if not ok
            ]
            lines += [f"          CARE: {warning.what}" for warning in one.warnings]
    value: list[Json] = [
        {
            "id": str(one.visit.id),
            "from": one.visit.planned_from.isoformat(),
            "state": one.visit.state.value,
            "purpose": one.visit.purpose,
            "ready": all(one.checks.values()),
        }
        for one in day.visits
    ]
    call.terminal.answer({"day": day.day.isoformat(), "visits": value}, lines or [f"There is no visit on {day.day}."])


def record_visit(call: Call) -> None:
    """Record a visit."""
    with opened(call) as office:
        typed: str = call.options.visit
        if len(typed) < _WHOLE_ID:
            day = FieldDay(office.sitting).my_day(a_day(call.options.day) if call.options.day else None)
            visit_id = picked(typed, [one.visit for one in day.visits], kind="visit").id
        else:
            visit_id = VisitId(an_id(typed, kind="visit"))
        said = RoutineVisit(outcome=call.options.outcome, minutes=call.options.minutes)
        made = Visits(office.sitting).record(visit_id, said)
    value = {"visit": str(made.visit.id), "contact": str(made.contact.id)}
    call.terminal.answer(value, ["Recorded, and logged as a contact."])


def send_referral(call: Call) -> None:
    """Send a referral."""
    options = call.options
    shares = tuple(
        Words(label=label, words=words) for label, words in (paired(one, of="--share") for one in options.share)
    )
    if not shares:
        raise WrongUse("Say with --share what the service is told, for example --share 'name=Ana Lima'.")
    with opened(call) as office:
        known = References(office.sitting)
        new = NewReferral(
            person=known.person(options.person),
            service=known.service(options.service),
            shares=shares,
            case=known.case(options.case) if options.case else None,
        )
        sent = Referrals(office.sitting).refer(new)
    value = {
        "id": str(sent.id),
        "number": sent.number or sent.provisional_number,
        "ask_again_on": str(sent.ask_again_on),
    }
    call.terminal.answer(
        value, [f"Sent to {sent.service_name}. Ask what became of it on {sent.ask_again_on}.", str(sent.id)]
    )


def close_referral(call: Call) -> None:
    """Say what became of a referral."""
    referral = ReferralId(an_id(call.options.referral, kind="referral"))
    with opened(call) as office:
        outcome = ReferralState(call.options.outcome)
        closed = Referrals(office.sitting).close(referral, outcome=outcome, note=call.options.note)
    call.terminal.answer(_referral(closed), [f"Closed: {closed.state.value.replace('_', ' ')}."])


def list_referrals(call: Call) -> None:
    """List what is to be asked for."""
    with opened(call) as office:
        found = Referrals(office.sitting).to_ask()
    lines = [f"{one.id}  {one.ask_again_on}  {one.service_name}" for one in found]
    call.terminal.answer(
        {"referrals": [_referral(one) for one in found]}, lines or ["There is nothing to ask for today."]
    )


def list_drafts(call: Call) -> None:
    """List drafts by their form and what they are about; their words stay in the store."""
    with opened(call) as office:
        found = office.drafts.open_ones()
        lines = [f"{at(office, one.changed_at)}  {one.key.form}  {one.key.about or ''}" for one in found]
    value: list[Json] = [
        {
            "form": one.key.form,
            "about": str(one.key.about) if one.key.about else None,
            "changed_at": one.changed_at.isoformat(),
            "fields": [name for name, _ in one.fields],
        }
        for one in found
    ]
    call.terminal.answer({"drafts": value}, lines or ["There is no draft."])


def _meant(call: Call, office: Office) -> Task:
    """Return the open task that is named, of mine, my team's, or, by its whole id, any."""
    desk, team = Tasks(office.sitting), office.card.team
    known = [*desk.mine(), *(desk.of_team(team) if team else ())]
    typed: str = call.options.task
    if len(typed) < _WHOLE_ID:
        return picked(typed, {one.task.id: one.task for one in known}.values(), kind="task")
    with office.store.reading() as reader:
        return reader.get(Task, an_id(typed, kind="task"))


def _next(call: Call, case: CaseId | None) -> Plan | None:
    if not call.options.next:
        return None
    return Plan(title=call.options.next, case=case, due=a_day(call.options.due) if call.options.due else None)


def _referral(one: Referral) -> dict[str, Json]:
    return {
        "id": str(one.id),
        "state": one.state.value,
        "service": one.service_name,
        "ask_again_on": one.ask_again_on.isoformat() if one.ask_again_on else None,
    }
