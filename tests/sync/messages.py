"""Messages of the protocol with everything filled in that a test is not about."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec

from caseworker.domain.ids import DeviceId, OfficerId, OperationId
from caseworker.domain.operations import FIRST_CHAIN, Author, Mutation, Operation, Verb, digest, extend
from sync.protocol.messages import PullRequest, PushedOperation, PushRequest

ANN, BEN = DeviceId(UUID(int=0xA)), DeviceId(UUID(int=0xB))
EPOCH = UUID(int=0xE)
NOW_MS = 1_795_262_400_000
AT = datetime(2026, 11, 22, tzinfo=UTC)
CASE = UUID(int=0xC)


def mutation(field: str, value: Any, *, verb: Verb = Verb.SET, record: UUID = CASE) -> Mutation:
    return Mutation("matter", record, verb, field, value)


def creation(record: UUID = CASE, *, territory: str = "A", **fields: Any) -> Mutation:
    told = {"territory": territory, "title": "a case", **fields}
    return Mutation("matter", record, Verb.CREATE, "", told)


class Sender:
    """A device that numbers and chains what it sends, by hand."""

    def __init__(self, device: DeviceId, *, life: int = 1) -> None:
        self.device = device
        self.officer = OfficerId(device)
        self.life = UUID(int=device.int << 64 | life)
        self.n = 0
        self.chain = FIRST_CHAIN

    def operation(self, *mutations: Mutation, seen: int = 0, **more: Any) -> PushedOperation:
        """Return the next operation as it is sent; `most` limits what was seen, `body` replaces its bytes."""
        self.n += 1
        op_id = more.get("op_id", OperationId(UUID(int=self.life.int << 16 | self.n)))
        made = Operation(
            op_id=op_id,
            author=Author(officer=self.officer, device=self.device),
            life=self.life,
            n=self.n,
            seen=seen,
            hlc=more.get("hlc", NOW_MS << 16 | self.n),
            schema=1,
            at=AT,
            action=more.get("action", "test"),
            reason="because",
            mutations=mutations,
        )
        body = more.get("body", made.body())
        self.chain = extend(self.chain, digest(body))
        raw = msgspec.Raw(body)
        return PushedOperation(n=self.n, chain=self.chain.hex(), body=raw, seen_at_most=more.get("most"))

    def push(self, *operations: PushedOperation, epoch: UUID | None = EPOCH, **more: Any) -> PushRequest:
        return PushRequest(device=self.device, life=self.life, epoch=epoch, operations=operations, **more)

    def pull(self, cursor: int = 0, *, held: tuple[str, ...] = (), **more: Any) -> PullRequest:
        return PullRequest(device=self.device, epoch=EPOCH, cursor=cursor, held=held, **more)
