"""`metrics`, `problems`, `glass …` and `subscriptions …`: what goes on, what went wrong, who is told."""

from pathlib import Path
from uuid import UUID

import sqlalchemy as sa

from sync.server.break_glass import Opening
from sync.server.cli.auditing import FileUnreadable
from sync.server.cli.call import Call, Commands, WrongUse, add, family
from sync.server.cli.operator import Operator, an_id, opened
from sync.server.cli.terminal import Json
from sync.server.effects.subscriptions import (
    LONGEST_TEMPLATE,
    Subscription,
    Wanted,
    subscribe,
    subscriptions,
    unsubscribe,
)
from sync.server.metrics import standing
from sync.server.problems import PROBLEM, Problem, ProblemUnknown


def add_commands(commands: Commands) -> None:
    """Add these commands."""
    add(commands, "metrics", metrics, says="how the service stands, in figures")
    made = add(commands, "problems", problems, says="what went wrong with what devices sent")
    made.add_argument("--settled", action="store_true", help="those that somebody has dealt with")
    under = made.add_subparsers(required=False, metavar="settle", dest="problems_command")
    made = add(under, "settle", settle, says="say that somebody has dealt with a problem")
    made.add_argument("problem", metavar="PROBLEM", help="its id, or the end of it, as `problems` shows it")
    made.add_argument("--by", required=True, metavar="PERSON", help="who has dealt with it")
    under = family(commands, "glass", says="cases that were opened because they could not wait")
    made = add(under, "list", list_glass, says="openings that wait for review")
    made.add_argument("--all", action="store_true", help="also those that were reviewed")
    made = add(under, "review", review, says="say that a supervisor has reviewed an opening")
    made.add_argument("opening", metavar="ID")
    made.add_argument("--by", required=True, metavar="PERSON", help="the supervisor")
    under = family(commands, "subscriptions", says="who is told of work: webhooks and mail")
    made = add(under, "add", add_subscription, says="tell a web address or a mail address of work")
    made.add_argument("target", metavar="ADDRESS")
    for name, says in (("kind", "of records"), ("action", "such as case.move"), ("territory", "of records")):
        made.add_argument(f"--{name}", action="append", default=[], metavar="WORD", help=f"{says}; all if left out")
    made.add_argument("--template", type=Path, metavar="FILE", help="words with places such as {case.number}")
    add(under, "list", list_subscriptions, says="all subscriptions")
    add(under, "remove", remove, says="tell them nothing more").add_argument("subscription", metavar="ID")


def metrics(call: Call) -> None:
    """Give the figures."""
    with opened(call) as operator, operator.parts.database.reading() as connection:
        told = standing(connection, operator.parts.database.stream, now=call.clock())
    value: dict[str, Json] = {
        "head": told.head,
        "safe": told.safe,
        "floor": told.floor,
        "audit_records": told.audit_records,
        "devices": told.devices,
        "devices_seen": told.devices_seen,
        "problems": told.problems,
        "to_review": told.to_review,
        "effects": dict(told.effects),
    }
    call.terminal.answer(value, [f"{name.replace('_', ' ')}: {number}" for name, number in value.items()])


def problems(call: Call) -> None:
    """List problems of all places."""
    with opened(call) as operator, operator.parts.database.reading() as connection:
        scopes = _everywhere(operator, connection)
        found = operator.parts.problems.listed(connection, scopes, settled=call.options.settled)
    lines = [
        f"{one.id.hex[-8:]}  {one.at:%Y-%m-%d %H:%M}  {one.kind.value:<10}{one.word:<16}device {one.device}"
        for one in found
    ]
    value: list[Json] = [_problem(one) for one in found]
    call.terminal.answer({"problems": value}, lines or ["There is no problem."])


def settle(call: Call) -> None:
    """Settle a problem in the name of whoever dealt with it; whoever was first stays named."""
    with opened(call) as operator, operator.parts.database.writing() as connection:
        person, scopes = operator.officer(connection, call.options.by), _everywhere(operator, connection)
        wanted = _meant(operator, connection, scopes, call.options.problem)
        done = operator.parts.problems.settle(connection, wanted, by=person.id, scopes=scopes, now=call.clock())
        operator.record(connection, "problem.settle", obj=done.id, officer=str(person.id))
    told = _problem(done) | {"settled_by": str(done.settled_by)}
    call.terminal.answer(told, ["It is settled."])


def _everywhere(operator: Operator, connection: sa.Connection) -> frozenset[str]:
    """Return every scope in which there are problems."""
    mine = sa.select(PROBLEM.c.scope).where(PROBLEM.c.stream == operator.parts.database.stream).distinct()
    return frozenset(connection.execute(mine).scalars())


def _meant(operator: Operator, connection: sa.Connection, scopes: frozenset[str], typed: str) -> UUID:
    """Return the one problem whose id ends like this; raises ProblemUnknown, or WrongUse for several."""
    wanted = typed.strip().replace("-", "").lower()
    listed = operator.parts.problems.listed
    known = {one.id for state in (False, True) for one in listed(connection, scopes, settled=state)}
    found = [one for one in known if wanted and one.hex.endswith(wanted)]
    if len(found) > 1:
        raise WrongUse("More than one problem is meant by that. Give more of its id.")
    if not found:
        raise ProblemUnknown
    return found[0]


def list_glass(call: Call) -> None:
    """List openings."""
    with opened(call) as operator, operator.parts.database.reading() as connection:
        known = operator.parts.glasses.all(connection)
    found = [one for one in known if call.options.all or one.glass.reviewed_at is None]
    lines = [
        f"{one.glass.id}  {one.glass.opened_at:%Y-%m-%d %H:%M}  {one.glass.category.value}"
        f"{'  OVERDUE' if one.glass.review_is_overdue(call.clock()) else ''}"
        for one in found
    ]
    value: list[Json] = [_opening(one) for one in found]
    call.terminal.answer({"openings": value}, lines or ["Nothing waits for review."])


def review(call: Call) -> None:
    """Review an opening in the name of a supervisor."""
    opening = an_id(call.options.opening, of="opening")
    with opened(call) as operator, operator.parts.database.writing() as connection:
        person = operator.officer(connection, call.options.by)
        actor = operator.parts.identity.people.actor(connection, person.id)
        if actor is None:
            raise WrongUse("That person may not work here any more.")
        done = operator.parts.glasses.review(connection, actor, opening, now=call.clock())
        operator.record(connection, "break_glass.review", obj=opening, reviewer=str(person.id))
    call.terminal.answer(_opening(done), [f"Reviewed by {person.name}."])


def add_subscription(call: Call) -> None:
    """Add a subscription; the secret of a webhook is shown this once."""
    options, template = call.options, ""
    if options.template is not None:
        template = _text(options.template)
    wanted = Wanted(
        kinds=tuple(options.kind),
        actions=tuple(options.action),
        territories=tuple(options.territory),
        template=template,
    )
    with opened(call) as operator, operator.parts.database.writing() as connection:
        stream = operator.parts.database.stream
        made = subscribe(
            connection, stream, target=options.target, wanted=wanted, now=call.clock(), entropy=call.entropy
        )
        operator.record(connection, "subscription.add", obj=made.id, words=bool(template))
    lines = [f"{made.target} is told from now on ({made.id})."]
    secret = [f"Signed with (shown this once): {made.secret.hex()}"] if made.secret else []
    call.terminal.answer({**_subscription(made), "secret": made.secret.hex()}, lines + secret)


def list_subscriptions(call: Call) -> None:
    """List subscriptions, without their secrets."""
    with opened(call) as operator, operator.parts.database.reading() as connection:
        found = subscriptions(connection, operator.parts.database.stream)
    value: list[Json] = [_subscription(one) for one in found]
    lines = [f"{one.id}  {one.kind.value:<9}{one.target}" for one in found]
    call.terminal.answer({"subscriptions": value}, lines or ["Nobody is told."])


def remove(call: Call) -> None:
    """Remove a subscription."""
    wanted = an_id(call.options.subscription, of="subscription")
    with opened(call) as operator, operator.parts.database.writing() as connection:
        unsent = unsubscribe(connection, operator.parts.database.stream, wanted)
        operator.record(connection, "subscription.remove", obj=wanted)
    call.terminal.answer({"removed": str(wanted), "unsent": unsent}, [f"Removed, with {unsent} unsent messages."])


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")[: LONGEST_TEMPLATE + 1]
    except (OSError, UnicodeDecodeError) as error:
        raise FileUnreadable(file=path.name) from error


def _problem(one: Problem) -> dict[str, Json]:
    ids: dict[str, UUID | None] = {"officer": one.officer, "operation": one.op_id, "device": one.device, "id": one.id}
    told: dict[str, Json] = {name: None if value is None else str(value) for name, value in ids.items()}
    return {**told, "at": one.at.isoformat(), "kind": one.kind.value, "word": one.word, "scope": one.scope}


def _opening(one: Opening) -> dict[str, Json]:
    glass = one.glass
    return {
        "id": str(glass.id),
        "officer": str(glass.officer),
        "case": str(glass.case),
        "category": glass.category.value,
        "opened_at": glass.opened_at.isoformat(),
        "review_due": glass.review_due.isoformat(),
        "reviewed_by": None if glass.reviewed_by is None else str(glass.reviewed_by),
    }


def _subscription(one: Subscription) -> dict[str, Json]:
    return {
        "id": str(one.id),
        "kind": one.kind.value,
        "target": one.target,
        "kinds": list(one.wanted.kinds),
        "actions": list(one.wanted.actions),
        "territories": list(one.wanted.territories),
        "template": bool(one.wanted.template),
    }
