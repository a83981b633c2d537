"""The ways in for problems: what supervisors and administrators are told of them, and settling them.

What is shown of refused operations, and every refusal to show or settle, leaves a record in the audit log.
"""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from sync.protocol.problems import ProblemPage, ToldProblem
from sync.server.problem_desk import ProblemDesk, ProblemsNotYours
from sync.server.problems import ProblemUnknown
from sync.server.web.door import Call, Reply, Route, as_json, signed
from sync.server.web.operations_parts import OperationsParts, record

_HERE = "/sync/v1/problems"
_SMALL_BYTES = 4096
_QUERY = {
    "settled": "1 for those that somebody has dealt with, instead of the open ones.",
    "after": "The id of the last problem of the page before.",
}
_NOT_FOUND = {404: "There is no such problem on the caller's list."}


def routes(parts: OperationsParts) -> Sequence[Route]:
    """Return these routes."""
    desk = ProblemDesk(parts.database, parts.problems)

    def listed(call: Call) -> Reply:
        try:
            return as_json(_page(parts, desk, call))
        except ProblemsNotYours:
            parts.database.transact(lambda connection: record(parts, connection, call, act="problem.list", out="deny"))
            raise

    def settle(call: Call) -> Reply:
        problem = _id(call.path_params["id"])
        try:
            return as_json(parts.database.transact(lambda connection: _settle(parts, desk, connection, call, problem)))
        except (ProblemsNotYours, ProblemUnknown):
            parts.database.transact(
                lambda connection: record(parts, connection, call, act="problem.settle", obj=problem, out="deny")
            )
            raise

    return [
        signed(
            "GET",
            _HERE,
            listed,
            says="List what went wrong with what devices sent, of the places the caller supervises; for administrators"
            " what went wrong with devices.",
            gives=ProblemPage,
            query=_QUERY,
            statuses=_NOT_FOUND,
        ),
        signed(
            "POST",
            f"{_HERE}/{{id}}/settle",
            settle,
            says="Say that a problem was dealt with; whoever was first stays named.",
            limit_bytes=_SMALL_BYTES,
            gives=ToldProblem,
            statuses=_NOT_FOUND,
        ),
    ]


def _page(parts: OperationsParts, desk: ProblemDesk, call: Call) -> ProblemPage:
    """Return a page; that words of operations were shown is recorded before they are."""
    asked = call.query.get("after")
    settled, after = call.query.get("settled") == "1", None if asked is None else _id(asked)
    with parts.database.reading() as connection:
        page = desk.page(connection, call.caller.actor, settled=settled, after=after, now=call.now)
    shown = sum(1 for one in page.problems if one.said)
    if shown:
        told: dict[str, int | str] = {"problems": len(page.problems), "with_words": shown}
        parts.database.transact(lambda connection: record(parts, connection, call, act="problem.list", x=told))
    return page


def _settle(
    parts: OperationsParts, desk: ProblemDesk, connection: sa.Connection, call: Call, problem: UUID
) -> ToldProblem:
    done = desk.settle(connection, call.caller.actor, problem, now=call.now)
    record(parts, connection, call, act="problem.settle", obj=problem)
    return done


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise ProblemUnknown from error
