"""`caseworker case …`: open, show, move, hand on and close cases, and list what there is."""

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator

from caseworker.cli.call import Call, Commands, WrongUse, add, family
from caseworker.cli.doors import opened
from caseworker.cli.terminal import Json
from caseworker.cli.words import an_id, at, handle, paired
from caseworker.desk.case_lists import CaseLists
from caseworker.desk.case_moves import CaseMoves
from caseworker.desk.case_owners import CaseOwners
from caseworker.desk.case_page import CasePage
from caseworker.desk.cases import Cases, NewCase, Part
from caseworker.desk.office import Office
from caseworker.desk.references import References
from caseworker.domain.cases import Case, Priority
from caseworker.domain.ids import InteractionId, OfficerId
from caseworker.domain.people import display_name
from caseworker.store.work_lists import Due


def add_commands(commands: Commands) -> None:
    """Add `case` and what stands under it."""
    under = family(commands, "case", says="cases: open, show, move, hand on, close, list")
    made = add(under, "open", open_case, says="open a case of a type of the agency pack")
    made.add_argument("case_type", nargs="?", default="", metavar="TYPE", help="left out: that of the contact's reason")
    made.add_argument("--person", action="append", default=[], metavar="[ROLE=]PERSON", help="number or id")
    made.add_argument("--title", default="")
    made.add_argument("--summary", default="")
    made.add_argument("--place", default="")
    made.add_argument("--priority", choices=[one.name.lower() for one in Priority], default="normal")
    made.add_argument("--field", action="append", default=[], metavar="NAME=VALUE", help="a field of the case type")
    made.add_argument("--role", default="", metavar="ROLE", help="the part of whoever is named without one")
    made.add_argument("--from-contact", default="", metavar="ID", help="carry over what this contact says")
    made.add_argument("--mine", action="store_true", help="I answer for it")
    _named(add(under, "show", show, says="everything the page of a case shows"))
    made = _named(add(under, "move", move, says="move a case to another stage"))
    made.add_argument("stage", metavar="STAGE")
    made.add_argument("--reason", default="")
    made = _named(add(under, "assign", assign, says="say who answers for a case"))
    made.add_argument("--to", default="", metavar="OFFICER", help="an officer's id, or 'me'; left out: the team")
    made.add_argument("--team", default="", help="left out: the team it has")
    made.add_argument("--reason", default="")
    made = _named(add(under, "close", close, says="close a case with its outcome"))
    made.add_argument("--outcome", required=True, help="an outcome of the case type")
    made.add_argument("--reason", required=True)
    made = add(under, "list", list_cases, says="my open cases, or a team's, what binds first before all")
    made.add_argument("--team", default="")
    made.add_argument("--limit", type=int, default=50, metavar="N")


def open_case(call: Call) -> None:
    """Open a case."""
    with opened(call) as office:
        desk = Cases(office.sitting)
        case = desk.open(_new(call, office, desk))
    _tell(call, case, f"Opened as {case.shown_number} ({case.id}).")


def show(call: Call) -> None:
    """Show a case."""
    with opened(call) as office:
        page = Cases(office.sitting).page(References(office.sitting).case(call.options.case))
        lines = list(page_lines(call, office, page))
        value = _page_value(office, page)
    call.terminal.answer(value, lines)


def move(call: Call) -> None:
    """Move a case; a refusal says what is missing."""
    with opened(call) as office:
        case_id = References(office.sitting).case(call.options.case)
        case = CaseMoves(office.sitting).move(case_id, call.options.stage, reason=call.options.reason)
    _tell(call, case, f"{case.shown_number} is at '{case.stage}' now.")


def assign(call: Call) -> None:
    """Give a case to an officer or a team."""
    to: str = call.options.to
    with opened(call) as office:
        case_id = References(office.sitting).case(call.options.case)
        owner = office.card.id if to == "me" else OfficerId(an_id(to, kind="officer")) if to else None
        team = call.options.team or Cases(office.sitting).page(case_id).case.team
        case = CaseOwners(office.sitting).assign(case_id, owner=owner, team=team, reason=call.options.reason)
    _tell(call, case, f"{case.shown_number} is with {'an officer of ' if case.owner else ''}{case.team} now.")


def close(call: Call) -> None:
    """Close a case."""
    with opened(call) as office:
        case_id = References(office.sitting).case(call.options.case)
        case = CaseMoves(office.sitting).close(case_id, outcome=call.options.outcome, reason=call.options.reason)
    _tell(call, case, f"{case.shown_number} is closed: {case.outcome}.")


def list_cases(call: Call) -> None:
    """List open cases."""
    with opened(call) as office:
        desk, limit = CaseLists(office.sitting), max(1, call.options.limit)
        found = desk.of_team(call.options.team, limit=limit) if call.options.team else desk.mine(limit=limit)
        lines = list(_list_lines(office, found))
    value: list[Json] = [_value(one.case) | {"due_at": one.due_at.isoformat() if one.due_at else None} for one in found]
    call.terminal.answer({"cases": value}, lines or ["There is no open case."])


def _named(made: ArgumentParser) -> ArgumentParser:
    made.add_argument("case", metavar="CASE", help="number or id")
    return made


def _new(call: Call, office: Office, desk: Cases) -> NewCase:
    options = call.options
    if options.from_contact:
        begun = desk.carried_over(
            InteractionId(an_id(options.from_contact, kind="contact")), case_type=options.case_type, role=options.role
        )
    elif options.case_type:
        begun = NewCase(case_type=options.case_type)
    else:
        raise WrongUse("Say which type of case, or from which contact.")
    parts = tuple(_part(office, one, begun.case_type, options.role) for one in options.person)
    return NewCase(
        case_type=begun.case_type,
        people=(*begun.people, *parts),
        territory=begun.territory,
        title=options.title or begun.title,
        summary=options.summary or begun.summary,
        place=options.place or begun.place,
        priority=Priority[options.priority.upper()],
        owner=office.card.id if options.mine else None,
        received_at=begun.received_at,
        opened_from=begun.opened_from,
        details=tuple(paired(one, of="A field") for one in options.field),
    )


def _part(office: Office, typed: str, case_type: str, usual: str) -> Part:
    role, sign, person = typed.rpartition("=")
    if not sign:
        known = office.sitting.pack.case_type(case_type)
        role = known.person_role(usual).id if usual else known.usual_role
    return Part(person=References(office.sitting).person(person), role=role)


def _tell(call: Call, case: Case, line: str) -> None:
    call.terminal.answer(_value(case), [line])


def _value(case: Case) -> dict[str, Json]:
    return {
        "id": str(case.id),
        "number": case.shown_number,
        "type": case.case_type,
        "title": case.title,
        "stage": case.stage,
        "status": case.status.value,
        "team": case.team,
        "owner": str(case.owner) if case.owner else None,
        "priority": case.priority.name.lower(),
        "outcome": case.outcome,
    }


def _page_value(office: Office, page: CasePage) -> dict[str, Json]:
    return _value(page.case) | {
        "people": [{"role": one.role, "id": str(one.person.id) if one.person else None} for one in page.people],
        "moves": [
            {"to": one.move.to_stage, "title": one.move.title, "missing": [item.say() for item in one.missing]}
            for one in page.moves
        ],
        "tasks": [
            {"id": str(one.task.id), "title": one.task.title, "state": one.task.state.value, "waits_for": one.waits_for}
            for one in page.tasks
        ],
        "deadlines": [
            {
                "title": one.deadline.title,
                "ground": one.deadline.ground.value,
                "due_at": at(office, one.deadline.due_at),
                "state": one.deadline.state.value,
            }
            for one in page.deadlines
        ],
        "documents": [{"id": str(one.id), "name": one.name} for one in page.documents],
        "activity": [{"at": one.at.isoformat(), "kind": one.record.definition.kind} for one in page.activity],
    }


def page_lines(call: Call, office: Office, page: CasePage) -> Iterator[str]:
    """Yield what is shown of a case."""
    case, today = page.case, office.sitting.calendar.day_of(call.clock())
    yield f"{case.shown_number}  {case.title}  {case.status.value.replace('_', ' ')}  {case.id}"
    yield "  " + " > ".join(f"[{one.stage.title}]" if one.is_current else one.stage.title for one in page.stages)
    for person in page.people:
        yield f"  {person.title:<16}{display_name(person.person, on=today) if person.person else '(not yours to see)'}"
    for task in page.tasks:
        waits = f" (opens after {task.waits_for} others)" if task.waits_for else ""
        due = f", due {task.task.due}" if task.task.due else ""
        yield f"  task {handle(task.task.id)}  {task.task.state.value:<8}{task.task.title}{due}{waits}"
    for line in page.deadlines:
        yield f"  by {at(office, line.deadline.due_at)}  {line.deadline.title} ({line.deadline.state.value})"
    for step in page.moves:
        missing = "; ".join(item.say() for item in step.missing) or "nothing is missing"
        yield f"  next: {step.move.title} -> {step.move.to_stage}: {missing}"
    for document in page.documents:
        yield f"  file {handle(document.id)}  {document.name}"
    for deed in page.activity[:20]:
        yield f"  {at(office, deed.at)}  {deed.record.definition.kind.replace('_', ' ')}"


def _list_lines(office: Office, found: Iterable[Due]) -> Iterator[str]:
    for one in found:
        due = at(office, one.due_at) if one.due_at else "no clock runs"
        yield f"{one.case.shown_number:<14}{due:<18}{one.case.stage:<20}{one.case.title}"
