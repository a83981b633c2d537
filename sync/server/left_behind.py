"""The unsent work of a device that cannot send it any more: locked out, lost, or wiped. Its sealed file is handed in.

It counts as the device's own pushes: the same answers, each operation once, however often the file is handed in and
whatever the device still sends. For that moment an ended device holds again what its officer may hold now.
"""

import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

import msgspec

from caseworker.domain.ids import DeviceId
from caseworker.domain.operations import FIRST_CHAIN, digest, extend, in_life
from caseworker.errors import CaseworkerError
from sync.protocol.limits import MOST_OPERATIONS, PUSH_BYTES
from sync.protocol.messages import PushedOperation, PushReply, PushRequest
from sync.server.identity.caller import Caller
from sync.server.identity.sealed_outboxes import OpenedOperation, open_sealed
from sync.server.parts import ServerParts


class OfficerNotActive(CaseworkerError):
    """The work is of somebody who may do nothing here now, so all of it would be refused for good."""

    key = "outbox.officer-not-active"
    sentence = (
        "The officer of this device is not active, so their work would be refused for good. Nothing was taken in. Let "
        "them in again for as long as this takes, then hand the file in once more."
    )


class TakesLeftBehind(Protocol):
    """The service, as this needs it (`service.Service`)."""

    def push_left_behind(self, caller: Caller, request: PushRequest, *, now: datetime) -> PushReply:
        """Take in a push for a device whatever its standing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What came of a file: how many operations it held, how many of them ended in which state, and how many are left.

    None is left, unless the service was put back from a backup in between: then the file is to be handed in again.
    """

    device: DeviceId
    operations: int
    states: dict[str, int]
    left: int


def take_left_behind(
    parts: ServerParts, service: TakesLeftBehind, raw: bytes, *, device: DeviceId, now: datetime
) -> TakenIn:
    """Take in the sealed file of a device, in several pushes; handing it in again gives the same answers.

    Raises DeviceUnknown, OutboxForeign or OfficerNotActive before anything is taken in.
    """
    with parts.database.reading() as connection:
        known = parts.identity.devices.get(connection, device)
        actor = parts.identity.people.actor(connection, known.officer)
        epoch = parts.database.tx(connection).stream().lineage[-1].id
    opened = open_sealed(raw, device=device, signing_key=known.signing_key, bundle=parts.identity.keys.bundle)
    if actor is None:
        raise OfficerNotActive
    pushing = _Pushing(service, Caller(device, known.officer, actor), epoch, now)
    for part in _lives(opened):
        pushing.push_all(part)
    states = dict(sorted(pushing.states.items()))
    return TakenIn(device=device, operations=len(opened), states=states, left=len(opened) - sum(states.values()))


class _Pushing:
    """Pushes as the device would: what the service cannot join to a life goes on in another."""

    def __init__(self, service: TakesLeftBehind, caller: Caller, epoch: uuid.UUID, now: datetime) -> None:
        self._service, self._caller, self._epoch, self._now = service, caller, epoch, now
        self.states = Counter[str]()

    def push_all(self, left: Sequence[OpenedOperation]) -> None:
        """Push operations of one life, until all are answered or two pushes in a row brought no answer."""
        fruitless = 0
        while left and fruitless < 2:
            batch = _batch(left)
            asked = PushRequest(
                device=self._caller.device,
                life=batch[0].life,
                epoch=self._epoch,
                operations=tuple(PushedOperation(one.n, one.chain.hex(), msgspec.Raw(one.body)) for one in batch),
            )
            reply = self._service.push_left_behind(self._caller, asked, now=self._now)
            self.states.update(one.state.value for one in reply.answers)
            left, fruitless = left[len(reply.answers) :], 0 if reply.answers else fruitless + 1
            if reply.fork or reply.gap is not None:
                left = _anew(left)


def _lives(opened: Sequence[OpenedOperation]) -> list[list[OpenedOperation]]:
    found: dict[uuid.UUID, list[OpenedOperation]] = {}
    for one in opened:
        found.setdefault(one.life, []).append(one)
    return list(found.values())


def _batch(left: Sequence[OpenedOperation]) -> list[OpenedOperation]:
    batch, spent = list[OpenedOperation](), 0
    for one in left[:MOST_OPERATIONS]:
        spent += len(one.body)
        if batch and spent > PUSH_BYTES:
            break
        batch.append(one)
    return batch


def _anew(left: Sequence[OpenedOperation]) -> list[OpenedOperation]:
    """Return operations in a life that begins with them; the same file has the same one each time."""
    return list(_chained(left, uuid.uuid5(left[0].life, f"{left[0].n} {left[0].chain.hex()}")))


def _chained(left: Sequence[OpenedOperation], life: uuid.UUID) -> Iterator[OpenedOperation]:
    chain = FIRST_CHAIN
    for one in left:
        body = in_life(one.body, life)
        chain = extend(chain, digest(body))
        yield replace(one, life=life, chain=chain, body=body)
