"""`caseworker problems …`: what went wrong with what devices sent, for supervisors and administrators.

The list is kept by the server and never by the device, so each command asks it now.
"""

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from uuid import UUID

import msgspec

from caseworker.cli.call import Call, Commands, WrongUse, add, family
from caseworker.cli.doors import opened
from caseworker.cli.terminal import Json
from caseworker.cli.words import at, counted, handle
from caseworker.desk.office import Office
from caseworker.domain.plain import from_micros
from caseworker.errors import CaseworkerError
from sync.client.failures import Unreachable
from sync.client.problems import NotOnTheList, ProblemList, problem_list
from sync.protocol.problems import Said, ToldProblem

_ID_SIGNS = 32
_MOMENTS = ("at", "done_at", "settled_at")


class NotConnected(CaseworkerError):
    """The server could not be asked: its reason is told in full."""

    key = "problem.not-connected"
    sentence = "{says} The list of problems is kept by the server: this needs a connection."


def add_commands(commands: Commands) -> None:
    """Add the commands of problems."""
    under = family(commands, "problems", says="what went wrong with what devices sent; needs a connection")
    made = add(under, "list", list_problems, says="open problems on your list, the oldest first")
    made.add_argument("--settled", action="store_true", help="those that somebody has dealt with, instead")
    made = add(under, "settle", settle, says="say that you have dealt with a problem")
    made.add_argument("problem", metavar="PROBLEM", help="the short handle of `problems list`, or its id")


def list_problems(call: Call) -> None:
    """List problems."""
    with opened(call) as office, _asking(office) as problems:
        found = problems.all(settled=call.options.settled)
        lines = [line for one in found for line in _lines(office, one)]
    value: list[Json] = [_value(one) for one in found]
    call.terminal.answer({"problems": value}, lines or ["There is no problem."])


def settle(call: Call) -> None:
    """Settle one problem; whoever was first stays named."""
    with opened(call) as office, _asking(office) as problems:
        done = problems.settle(_picked(problems, call.options.problem))
    told = _value(done)
    value = {"settled": told["id"], "settled_by": told["settled_by"], "settled_at": told["settled_at"]}
    call.terminal.answer(value, ["The problem is settled."])


@contextmanager
def _asking(office: Office) -> Iterator[ProblemList]:
    try:
        with problem_list(office, entropy=os.urandom, clock_ms=_monotonic_ms) as problems:
            yield problems
    except Unreachable as error:
        raise NotConnected(says=error.say()) from error


def _monotonic_ms() -> int:
    return time.monotonic_ns() // 1_000_000


def _picked(problems: ProblemList, typed: str) -> UUID:
    """Return what a handle means among the open problems, or a whole id; raises NotOnTheList, or WrongUse."""
    wanted = typed.strip().replace("-", "").lower()
    if len(wanted) == _ID_SIGNS:
        return _whole(wanted)
    found = [one.id for one in problems.all() if wanted and one.id.hex.endswith(wanted)]
    if len(found) > 1:
        raise WrongUse("More than one problem is meant by that. Give more of its id.")
    if not found:
        raise NotOnTheList
    return found[0]


def _whole(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError as error:
        raise NotOnTheList from error


def _value(one: ToldProblem) -> dict[str, Json]:
    told: dict[str, Json] = dict.fromkeys(ToldProblem.__struct_fields__)
    told |= {"said": [], "withheld": 0} | msgspec.to_builtins(one)
    moments: dict[str, int | None] = {name: getattr(one, name) for name in _MOMENTS}
    return told | {name: None if us is None else from_micros(us).isoformat() for name, us in moments.items()}


def _lines(office: Office, one: ToldProblem) -> Iterable[str]:
    place = one.scope.partition("/")[0]
    yield f"{handle(one.id)}  {at(office, from_micros(one.at))}  {one.kind:<10}{one.word:<16}{place}".rstrip()
    if one.action:
        yield f"  {one.action}, by {_who(one)}{f': {one.reason}' if one.reason else ''}"
    yield from (f"  {_said(part)}" for part in one.said)
    if one.withheld:
        yield f"  {counted(one.withheld, 'part')} of it not shown: gone, or not yours to read."


def _who(one: ToldProblem) -> str:
    return "somebody" if one.officer is None else handle(one.officer)


def _said(part: Said) -> str:
    field = f" {part.field}" if part.field else ""
    return f"{part.verb} {part.kind} {handle(part.record)}{field}: {'-' if part.value is None else part.value}"
