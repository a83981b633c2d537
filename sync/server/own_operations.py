"""Operations that the service itself writes down: for a pack, or for an officer who is let in for one note.

Each stands in a life of its own, so nothing of an earlier one is needed to number it. Whoever calls has asked whether
it may be done; here it is judged only as any operation is: by its form, and by what stands.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from caseworker.domain.conflicts import Conflict
from caseworker.domain.ids import DeviceId, Entropy, OfficerId, OperationId, new_id
from caseworker.domain.operations import FIRST_CHAIN, WIRE_SCHEMA, Author, Mutation, Operation, extend, tick
from caseworker.domain.plain import to_micros
from caseworker.domain.subjects import SUBJECTS
from sync.protocol.messages import PushedOperation, PushRequest, State
from sync.server.core import PushCore
from sync.server.rows import SqlTx
from sync.server.rulebook import Rulebook
from sync.server.storage import FiledOperation

SERVICE_DEVICE = DeviceId(UUID(int=0))
SERVICE_OFFICER = OfficerId(UUID(int=0))


class NotTakenIn(AssertionError):
    """The service's own operation was refused: a mistake of the program."""


class OwnOperations:
    """Writes operations of the service in a caller's transaction."""

    def __init__(self, *, entropy: Entropy) -> None:
        self._core = PushCore(Rulebook((*SUBJECTS, Conflict), refuses=lambda _officer, _action, _resource: None))
        self._entropy = entropy

    def write(
        self,
        tx: SqlTx,
        mutations: Sequence[Mutation],
        *,
        action: str,
        reason: str,
        scopes: Iterable[str],
        now: datetime,
        officer: OfficerId = SERVICE_OFFICER,
    ) -> tuple[FiledOperation, ...]:
        """Write one operation with these mutations, within scopes, and return what was filed.

        Raises NotTakenIn when it is refused: then the transaction must not be committed.
        """
        request = self._request(tx, tuple(mutations), action=action, reason=reason, officer=officer, now=now)
        tx.grant(SERVICE_DEVICE, scopes)
        outcome = self._core.take_in(tx, request, now_ms=to_micros(now) // 1000)
        tx.grant(SERVICE_DEVICE, ())
        answers = outcome.reply.answers
        if [one.state for one in answers] != [State.APPLIED]:
            raise NotTakenIn(answers[0].reason if answers else "not in line")
        return tuple(outcome.filed)

    def _request(
        self, tx: SqlTx, mutations: tuple[Mutation, ...], *, action: str, reason: str, officer: OfficerId, now: datetime
    ) -> PushRequest:
        now_ms, stream = to_micros(now) // 1000, tx.stream()
        operation = Operation(
            op_id=OperationId(new_id(now_ms, self._entropy)),
            author=Author(officer=officer, device=SERVICE_DEVICE),
            life=new_id(now_ms, self._entropy),
            n=1,
            seen=stream.head,
            hlc=tick(0, now_ms),
            schema=WIRE_SCHEMA,
            at=now,
            action=action,
            reason=reason,
            mutations=mutations,
        )
        body, digest = operation.sealed()
        pushed = PushedOperation(n=1, chain=extend(FIRST_CHAIN, digest).hex(), body=msgspec.Raw(body))
        return PushRequest(device=SERVICE_DEVICE, life=operation.life, epoch=stream.epoch, operations=(pushed,))
