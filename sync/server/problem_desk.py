"""What supervisors and administrators are told of problems, and their settling, by the one decision of the domain.

A supervisor sees the problems of the territories in reach, and of a refused operation whatever is about records the
supervisor may read. An administrator sees that devices parted from their past, and no content.
"""

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import ClassVar
from uuid import UUID

import msgspec
import sqlalchemy as sa

from caseworker.domain.access import Actor, Context, Resource, decide
from caseworker.domain.actions import Action, Allow
from caseworker.domain.definition import Sensitivity
from caseworker.domain.ids import OperationId
from caseworker.domain.operations import Verb
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from sync.protocol.bodies import Body, BodyMutation, read_body
from sync.protocol.problems import PAGE_BYTES, PAGE_PROBLEMS, ProblemPage, Said, ToldProblem
from sync.protocol.wire import BadMessage
from sync.server.database import Database
from sync.server.problems import Problem, Problems
from sync.server.rights import resource_of
from sync.server.scopes import OWN_MARK, officers_in, scopes_for
from sync.server.storage import StoredRecord
from sync.server.tables import OP

_TO_SHOW = (Action.READ, Action.READ_SENSITIVE)
_ENCODER = msgspec.json.Encoder()


class ProblemsNotYours(CaseworkerError):
    """Somebody asked for problems who has neither territories to supervise nor devices to manage."""

    status: ClassVar[int] = HTTPStatus.FORBIDDEN
    key = "problem.not-yours"
    sentence = "Your role does not include this. Nothing was changed. A supervisor of the territory can help."


@dataclass(frozen=True, slots=True)
class _Reach:
    """Which problems an actor may see: those of scopes, and with `devices` those of devices wherever they are."""

    scopes: frozenset[str]
    devices: bool


class ProblemDesk:
    """The problems of one stream as one actor may see them."""

    def __init__(self, database: Database, problems: Problems) -> None:
        self._database, self._problems = database, problems

    def page(
        self, connection: sa.Connection, actor: Actor, *, settled: bool, after: UUID | None, now: datetime
    ) -> ProblemPage:
        """Return the next problems, the oldest first. Raises ProblemsNotYours, or ProblemUnknown for `after`."""
        reach = _reach(actor, now)
        found = self._problems.listed(
            connection,
            reach.scopes,
            settled=settled,
            limit=PAGE_PROBLEMS + 1,
            after=after,
            with_devices=reach.devices,
        )
        told, left = list[ToldProblem](), PAGE_BYTES
        for one in found[:PAGE_PROBLEMS]:
            if left <= 0:
                break
            told.append(self._shown(connection, actor, one, now))
            left -= len(_ENCODER.encode(told[-1]))
        return ProblemPage(tuple(told), more=len(told) < len(found))

    def settle(self, connection: sa.Connection, actor: Actor, problem: UUID, *, now: datetime) -> ToldProblem:
        """Say that this actor has dealt with a problem. Raises ProblemsNotYours, ProblemUnknown."""
        reach = _reach(actor, now)
        done = self._problems.settle(
            connection, problem, by=actor.officer, scopes=reach.scopes, now=now, with_devices=reach.devices
        )
        return _told(done)

    def _shown(self, connection: sa.Connection, actor: Actor, one: Problem, now: datetime) -> ToldProblem:
        body = None if one.op_id is None else self._body(connection, one.op_id)
        return _told(one) if body is None else self._with_words(connection, actor, one, body, now)

    def _body(self, connection: sa.Connection, op_id: OperationId) -> Body | None:
        """Return what an operation says, None when it cannot be read."""
        wanted = sa.select(OP.c.body).where(OP.c.stream == self._database.stream, OP.c.op_id == op_id)
        raw = connection.execute(wanted).scalar_one_or_none()
        try:
            return None if raw is None else read_body(raw)
        except BadMessage:
            return None

    def _with_words(
        self, connection: sa.Connection, actor: Actor, one: Problem, body: Body, now: datetime
    ) -> ToldProblem:
        standing = self._database.tx(connection).records(sorted({part.record for part in body.mutations}))
        context = Context(at=now)
        resources = _resources(body, standing)
        may = {record: _may_read(actor, resource, context) for record, resource in resources.items()}
        said = tuple(_said(part) for part in body.mutations if may.get(part.record, False))
        withheld = len(body.told) - len(said)
        return msgspec.structs.replace(
            _told(one),
            action=body.action,
            reason="" if withheld else body.reason,
            done_at=body.at,
            said=said,
            withheld=withheld,
        )


def _reach(actor: Actor, now: datetime) -> _Reach:
    context = Context(at=now)
    placed = (one for one in scopes_for(actor) if "/" in one and not one.startswith(OWN_MARK))
    scopes = frozenset(one for one in placed if _is_allowed(actor, Action.SETTLE_PROBLEM, _in_scope(one), context))
    devices = _is_allowed(actor, Action.MANAGE_DEVICES, Resource(kind="device"), context)
    if not scopes and not devices:
        raise ProblemsNotYours
    return _Reach(scopes, devices)


def _in_scope(scope: str) -> Resource:
    territory, _, tier = scope.rpartition("/")
    return Resource(kind="problem", territory=territory, sensitivity=Sensitivity(int(tier)))


def _resources(body: Body, standing: dict[UUID, StoredRecord]) -> dict[UUID, Resource]:
    """Return what reading each record would be asked of: as it stands, or as the operation would have made it."""
    found = {
        one.record: resource_of(one.kind, one.record, one.value, assigned=frozenset())
        for one in body.mutations
        if one.verb == Verb.CREATE and isinstance(one.value, dict)
    }
    for record, one in standing.items():
        found.pop(record, None)
        if not one.erased:
            found[record] = resource_of(one.kind, record, one.fields, assigned=officers_in(one.scopes))
    return found


def _may_read(actor: Actor, resource: Resource, context: Context) -> bool:
    return all(_is_allowed(actor, action, resource, context) for action in _TO_SHOW)


def _is_allowed(actor: Actor, action: Action, resource: Resource, context: Context) -> bool:
    return isinstance(decide(actor, action, resource, context), Allow)


def _said(part: BodyMutation) -> Said:
    return Said(part.kind, part.record, part.verb, part.field, part.value)


def _told(one: Problem) -> ToldProblem:
    return ToldProblem(
        id=one.id,
        at=to_micros(one.at),
        kind=one.kind.value,
        word=one.word,
        scope=one.scope,
        device=one.device,
        officer=one.officer,
        operation=one.op_id,
        settled_by=one.settled_by,
        settled_at=None if one.settled_at is None else to_micros(one.settled_at),
    )
