"""Taking in a push: which of its operations are new, which are known, and where a device's past parts from ours.

Pure but for the transaction handed in: no clock, no network, no thread. Every operation is answered; a refusal is an
answer, so one bad operation never holds up those behind it. The same push again gives the same answers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from msgspec import Struct

from caseworker.domain.conflicts import Conflict, ConflictId, conflict_id
from caseworker.domain.ids import DeviceId, OfficerId, OperationId
from caseworker.domain.operations import FIRST_CHAIN, extend
from caseworker.domain.plain import form_of
from sync.protocol.bodies import Body, open_body
from sync.protocol.messages import Acknowledged, Answer, PushedOperation, PushReply, PushRequest, State, ToldConflict
from sync.server.docket import Docket
from sync.server.hindrances import MALFORMED
from sync.server.rulebook import Rulebook
from sync.server.storage import FiledOperation, OperationRow, PlaceRow, Tx

NOT_AS_SENT = "not-as-sent"
_CONFLICT_FORMS = {one.name: form_of(one.of, one.name) for one in Conflict.definition.fields}


class _Arrival(Struct, frozen=True, gc=False):
    """An operation that has its place in its life: new (`fresh`), or there already."""

    pushed: PushedOperation
    chain: bytes
    digest: bytes
    known: PlaceRow | None
    body: Body | None


@dataclass(frozen=True, slots=True)
class _Line:
    """How far a push continues what the server has."""

    arrivals: list[_Arrival]
    fork: bool = False
    gap: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a push: the answer, and what others in the service do about it in the same transaction.

    `filed` are the operations decided on now, those that had waited too. `fresh` counts those that went on with this
    life; `forked` when the next one continues another past than the server has under it.
    """

    reply: PushReply
    device: DeviceId
    life: UUID
    filed: tuple[FiledOperation, ...] = ()
    fresh: int = 0
    forked: bool = False


class PushCore:
    """Takes pushes in by one rulebook. Holds no state."""

    def __init__(self, rules: Rulebook) -> None:
        self.rules = rules

    def apply_push(self, tx: Tx, request: PushRequest, *, now_ms: int) -> PushReply:
        """Take in a push in one transaction and return its answers."""
        return self.take_in(tx, request, now_ms=now_ms).reply

    def take_in(self, tx: Tx, request: PushRequest, *, now_ms: int, officer: OfficerId | None = None) -> Outcome:
        """Take in a push in one transaction. `now_ms` is the server's Unix clock.

        `officer` is whose device it is: operations in another's name are refused; None leaves that unasked. A push of
        another epoch is answered with the lineage alone. Nothing is raised for what a device may send.
        """
        lineage = tx.stream().lineage
        if request.epoch != lineage[-1].id:
            return Outcome(reply=PushReply(lineage=lineage), device=request.device, life=request.life)
        line = self.line_up(tx, request)
        docket = Docket(tx, self.rules, now_ms=now_ms)
        docket.continues(tuple((one.life, one.n) for one in request.past))
        docket.continues(tx.moved(request.device, request.life))
        _look_ahead(docket, request, line.arrivals)
        for told in request.told:
            _tell(docket, request.device, told)
        places = [self.take(docket, request, one, officer=officer) for one in line.arrivals]
        fresh = [place for place, one in zip(places, line.arrivals, strict=True) if one.known is None]
        tx.add_places(fresh)  # before numbers are taken: from then on others wait
        filed = docket.close()
        reply = PushReply(
            lineage=lineage,
            answers=tuple(_answers(docket, places)),
            ack=_acknowledged(places),
            fork=line.fork,
            gap=line.gap,
        )
        return Outcome(
            reply=reply, device=request.device, life=request.life, filed=filed, fresh=len(fresh), forked=line.fork
        )

    def line_up(self, tx: Tx, request: PushRequest) -> _Line:
        """Return the operations up to the first that does not continue what the server has of this life.

        A life begins with the operation whose chain has nothing before it; numbers go on from one life to the next.
        """
        last = tx.last_place(request.device, request.life)
        end = (0, FIRST_CHAIN) if last is None else (last.n, last.chain)
        begun = last is not None
        arrivals: list[_Arrival] = []
        for pushed in request.operations:
            known = tx.place(request.device, request.life, pushed.n) if begun and pushed.n <= end[0] else None
            opened = open_body(bytes(pushed.body))
            chain = extend(end[1], opened.digest) if known is None else known.chain
            if begun and pushed.n > end[0] + 1:
                return _Line(arrivals, gap=end[0])
            if not self.continues(pushed, chain, new=known is None, after=end[0] if begun else None):
                return _Line(arrivals, fork=begun, gap=None if begun else 0)
            arrivals.append(_Arrival(pushed, chain, opened.digest, known, opened.body if known is None else None))
            if known is None:
                begun, end = True, (pushed.n, chain)
        return _Line(arrivals)

    def continues(self, pushed: PushedOperation, chain: bytes, *, new: bool, after: int | None) -> bool:
        """Whether an operation has the past that the server knows: `chain` is worked out from what is here.

        `after` is the last number of its life, None when the life begins with it.
        """
        in_place = not new or after is None or pushed.n == after + 1
        return in_place and pushed.chain == chain.hex()

    def take(self, docket: Docket, request: PushRequest, arrival: _Arrival, *, officer: OfficerId | None) -> PlaceRow:
        """Return the place of an operation, after judging it when it has not been judged in any life of its device."""
        if arrival.known is not None:
            return arrival.known
        pushed, raw, body = arrival.pushed, bytes(arrival.pushed.body), arrival.body
        if body is None or not _is_own(docket, body, request, pushed) or officer not in {None, body.officer}:
            op_id = OperationId(UUID(bytes=arrival.digest[:16]))  # an id that is claimed wrongly stays its owner's
            docket.refuse(_unread(op_id, request, arrival.digest), raw, MALFORMED if body is None else NOT_AS_SENT)
            return PlaceRow(request.device, request.life, pushed.n, arrival.chain, op_id)
        if not self.is_known(docket, body.op_id):
            seen = body.seen if pushed.seen_at_most is None else min(body.seen, pushed.seen_at_most)
            docket.judge(body, raw, arrival.digest, device=request.device, seen=seen)
        elif (judged := docket.known(body.op_id)) is not None and judged.life != request.life:
            docket.continues(((judged.life, pushed.n),))
        return PlaceRow(request.device, request.life, pushed.n, arrival.chain, body.op_id)

    def is_known(self, docket: Docket, op_id: OperationId) -> bool:
        """Whether an operation was judged before, under whatever number: it is never applied twice."""
        return docket.known(op_id) is not None


def _is_own(docket: Docket, body: Body, request: PushRequest, pushed: PushedOperation) -> bool:
    """Whether a body is what its envelope says, and its id is not that of another device's operation."""
    known = docket.known(body.op_id)
    told, sent = (body.device.int, body.life.int, body.n), (request.device.int, request.life.int, pushed.n)
    return told == sent and (known is None or known.device == request.device)


def _unread(op_id: OperationId, request: PushRequest, body_digest: bytes) -> OperationRow:
    return OperationRow(
        op_id=op_id,
        officer=OfficerId(UUID(int=0)),
        device=request.device,
        life=request.life,
        at=0,
        hlc=0,
        seen=0,
        seq=0,
        state=State.REFUSED,
        refusal="",
        action="",
        reason="",
        digest=body_digest,
    )


def _answers(docket: Docket, places: Iterable[PlaceRow]) -> Iterable[Answer]:
    for place in places:
        row = docket.known(place.op_id)
        assert row is not None, "every place has its operation"
        yield Answer(n=place.n, state=row.state, seq=row.seq, reason=row.refusal)


def _acknowledged(places: list[PlaceRow]) -> Acknowledged | None:
    last = places[-1] if places else None
    return None if last is None else Acknowledged(last.life, last.n, last.chain.hex())


def _look_ahead(docket: Docket, request: PushRequest, arrivals: list[_Arrival]) -> None:
    bodies = [one.body for one in arrivals if one.body is not None]
    known = [one.known.op_id for one in arrivals if one.known is not None]
    docket.look_ahead(bodies, known=known, told=[part for one in request.told for part in _about(one)])


def _about(told: ToldConflict) -> Iterable[UUID]:
    """Return the conflict's own id and, where it can be read, that of the record it is about."""
    yield told.id
    try:
        yield UUID(str(told.fields.get("record")))
    except ValueError:
        return


def _tell(docket: Docket, device: DeviceId, told: ToldConflict) -> None:
    """Hand on a conflict that reads as one and has the id that follows from what it says; leave any other."""
    fields: dict[str, Any] = {name: value for name, value in told.fields.items() if name in _CONFLICT_FORMS}
    try:
        values = {name: _CONFLICT_FORMS[name].value(one) for name, one in fields.items()}
        conflict = Conflict(id=ConflictId(told.id), **values)
        expected = conflict_id(conflict.record, conflict.field, conflict.stood, conflict.came)
    except (TypeError, ValueError, KeyError, AttributeError, OverflowError):
        return
    if expected == told.id:
        docket.told(conflict.record, told.id, fields, device=device)
