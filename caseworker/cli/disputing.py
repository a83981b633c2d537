"""`caseworker conflicts …`: two values of one field, written without knowledge of each other, and settling them."""

from caseworker.cli.call import Call, Commands, WrongUse, add, family
from caseworker.cli.doors import opened
from caseworker.cli.terminal import Json
from caseworker.cli.words import at, handle
from caseworker.desk.conflicts import ConflictLine, ConflictPage, SideShown
from caseworker.desk.office import Office
from caseworker.domain.conflicts import ConflictId
from caseworker.store.reader import NotHere


def add_commands(commands: Commands) -> None:
    """Add the commands of conflicts."""
    under = family(commands, "conflicts", says="values that were written without knowledge of each other")
    made = add(under, "list", list_conflicts, says="open conflicts, the oldest first")
    made.add_argument("--by-rule", action="store_true", help="those a rule has settled, instead")
    made = add(under, "show", show, says="one conflict in full: both values, who wrote them, and when")
    made.add_argument("conflict", metavar="CONFLICT", help="the short handle of `conflicts list`, or its id")
    made = add(under, "settle", settle, says="say which value stands; the other one is kept in the conflict")
    made.add_argument("conflict", metavar="CONFLICT", help="the short handle of `conflicts list`, or its id")
    made.add_argument("--value", required=True, choices=["first", "second", "merged", "as-it-is"])
    made.add_argument("--reason", default="")


def list_conflicts(call: Call) -> None:
    """List conflicts."""
    with opened(call) as office:
        desk = office.conflicts
        found = desk.settled_by_rule() if call.options.by_rule else desk.open()
        value: list[Json] = [_line(one) for one in found]
        lines = [f"{handle(one.id)}  {at(office, one.at)}  {_named(one)}" for one in found]
    call.terminal.answer({"conflicts": value}, lines or ["There is no conflict."])


def show(call: Call) -> None:
    """Show one conflict."""
    with opened(call) as office:
        page = office.conflicts.page(_picked(office, call.options.conflict))
        sides = (("first", page.stood), ("second", page.came))
        value = _line(page.line) | {name: _side(side) for name, side in sides}
        value |= {"stands": _shown(page.stands), "before": _shown(page.base), "hidden": page.hidden}
        value |= {"may_settle": page.may_settle, "merged": None if page.merged is None else page.merged.text}
        lines = [_named(page.line)]
        lines += [f"  {name:<8}{_told(side.value)}  ({at(office, side.at)})" for name, side in sides]
        lines.append(f"  stands  {_told(page.stands)}")
        lines += [f"  merged  {page.merged.text}"] if page.merged is not None else []
        lines += [] if page.may_settle else ["  It is settled, or not yours to settle."]
    call.terminal.answer(value, ["You may not read this field."] if page.hidden else lines)


def settle(call: Call) -> None:
    """Settle one conflict."""
    wanted: str = call.options.value
    with opened(call) as office:
        page = office.conflicts.page(_picked(office, call.options.conflict))
        _settle(office, page, wanted, reason=call.options.reason)
    call.terminal.answer({"settled": str(page.line.id), "value": wanted}, ["The conflict is settled."])


def _settle(office: Office, page: ConflictPage, wanted: str, *, reason: str) -> None:
    desk, conflict = office.conflicts, page.line.id
    if wanted == "as-it-is":
        desk.dismiss(conflict, reason=reason)
    elif wanted == "merged":
        if page.merged is None:
            raise WrongUse("There is no merged text to choose. Choose the first or the second value.")
        desk.settle_with(conflict, page.merged.text, reason=reason)
    else:
        side = page.stood if wanted == "first" else page.came
        desk.settle_by(conflict, side.operation, reason=reason)


def _picked(office: Office, typed: str) -> ConflictId:
    """Return the conflict that a handle or whole id names; raises NotHere, or WrongUse for several."""
    wanted = typed.strip().replace("-", "").lower()
    listed = (*office.conflicts.open(), *office.conflicts.settled_by_rule())
    found = [one.id for one in listed if wanted and one.id.hex.endswith(wanted)]
    if not found:
        raise NotHere(kind="conflict")
    if len(found) > 1:
        raise WrongUse("More than one conflict is meant by that. Give more of its id.")
    return found[0]


def _line(one: ConflictLine) -> dict[str, Json]:
    return {
        "id": str(one.id),
        "kind": one.kind,
        "record": str(one.record),
        "called": one.called,
        "field": one.field,
        "at": one.at.isoformat(),
        "settled": one.settled.name.lower(),
    }


def _named(one: ConflictLine) -> str:
    return f"{one.kind} {one.called}: {one.field.replace('_', ' ')}".replace(" :", ":")


def _side(side: SideShown) -> dict[str, Json]:
    return {"value": _shown(side.value), "officer": str(side.officer), "at": side.at.isoformat()}


def _shown(value: object) -> str | None:
    return None if value is None else str(value)


def _told(value: object) -> str:
    """Return a value for a person: a dash where there is none."""
    return "-" if value in (None, "", ()) else str(value)
