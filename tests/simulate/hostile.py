"""A device that speaks the protocol and means harm: it has a key and a scope, and sends what no program of ours would.

What it may lawfully do with these is done, and told to the truth as its own; all else has to be refused, operation by
operation, without holding up those behind it and without an error.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec

from caseworker.domain.ids import DeviceId
from caseworker.domain.operations import FIRST_CHAIN, Mutation, Plain, Verb, canonical, digest, extend
from sync.protocol.messages import PushedOperation, PushRequest, State
from tests.simulate.matter import CONFLICT, KIND, WORDS
from tests.simulate.setting import Setting
from tests.simulate.truth import Born, expect

_2100_MS = 4_102_444_800_000
_FAR = (1 << 53) - 1
_REFUSED: tuple[tuple[str, str, Any], ...] = (
    ("explode", "stage", 1),  # a verb of nobody
    ("incr", "visits", "many"),
    ("incr", "visits", True),
    ("set", "stage", ["a", "list"]),
    ("set", "title", "written once"),
    ("set", "visits", 7),
    ("add", "stage", "no set"),
    ("remove", "level", 1),
    ("create", "", "no fields"),
    ("create", "", {"territory": "A"}),
)


@dataclass(frozen=True)
class Forged:
    """One operation of a hostile device: what it says, and whether it can only be refused."""

    mutation: list[Plain]
    seen: int = 0
    hlc: int = 1
    schema: int = 1
    officer: UUID | None = None
    device: UUID | None = None
    refused: bool = False
    words: tuple[str, ...] = ()


class Hostile:
    """One hostile device of a world."""

    def __init__(self, world: Setting) -> None:
        self.id = DeviceId(world.an_id())
        self._n, self._chain = 0, FIRST_CHAIN
        self._begin(world)
        world.tx.grant(self.id, ["A/0"])

    def strike(self, world: Setting) -> None:
        """Send a few forged operations in one push."""
        if not world.records:
            return
        forged = [self._one(world) for _ in range(world.rng.randrange(1, 4))]
        lineage = world.tx.stream().lineage
        begun = (self._n, self._chain)
        sent = tuple(self._sealed(world, one) for one in forged)
        reply = world.serve(PushRequest(device=self.id, life=self._life, epoch=lineage[-1].id, operations=sent))
        if reply is None:
            self._n, self._chain = begun
        elif reply.fork or reply.gap is not None:
            self._begin(world)
        else:
            self._refusals(forged, reply.answers)

    def _refusals(self, forged: Sequence[Forged], answers: Sequence[Any]) -> None:
        expect(len(answers) == len(forged), "I3", "a forged operation holds up those behind it")
        for one, answer in zip(forged, answers, strict=True):
            if one.refused:
                turned_down = answer.state in {State.REFUSED, State.PARKED}
                expect(turned_down, "I3", "a forged operation was taken in:", one, answer.state)

    def _begin(self, world: Setting) -> None:
        """Begin a life: the server has forgotten the old one, or never knew it."""
        self._life, self._n, self._chain = world.an_id(), 0, FIRST_CHAIN
        self._seen = 0  # it knows what it did itself in this life

    def _one(self, world: Setting) -> Forged:
        rng = world.rng
        record = str(rng.choice(world.records))
        if rng.random() < 0.5:
            return Forged([KIND, record, *rng.choice(_REFUSED)], refused=True)
        word, name = world.a_word(), rng.choice(WORDS)
        return rng.choice(
            (
                Forged([CONFLICT, str(world.an_id()), "create", "", {"territory": "A"}], refused=True),
                Forged([KIND, record, "set", name, word], device=world.an_id(), refused=True),
                Forged([KIND, record, "set", name, word], seen=_FAR, words=(word,)),
                Forged([KIND, record, "set", name, word], hlc=_2100_MS << 16, schema=999, words=(word,)),
                Forged([KIND, record, "set", name, word + "\0"], words=(word + "\0",)),
                Forged(["martian", str(world.an_id()), "create", "", {"territory": "A", "arms": 3}]),
                Forged([KIND, record, "set", "colour", "of a later version"]),
            )
        )

    def _sealed(self, world: Setting, one: Forged) -> PushedOperation:
        op_id = world.an_id()
        self._n += 1
        head: list[Plain] = [
            str(op_id),
            str(one.officer or self.id),
            str(one.device or self.id),
            str(self._life),
            self._n,
        ]
        body = canonical([*head, one.seen, one.hlc, one.schema, 0, "forged", "", [one.mutation]])
        self._chain = extend(self._chain, digest(body))
        self._tell_the_truth(world, op_id, body, one)
        return PushedOperation(n=self._n, chain=self._chain.hex(), body=msgspec.Raw(body))

    def _tell_the_truth(self, world: Setting, op_id: UUID, body: bytes, one: Forged) -> None:
        """Who claims to have seen everything answers for it: what they take the place of was seen."""
        truth = world.truth
        truth.bodies.add(digest(body))
        if one.refused:
            return
        told: list[Any] = list(one.mutation)
        kind, record, verb, name, value = told
        self._seen = truth.written(one.words, truth.everything if one.seen else self._seen)
        words = {(UUID(record), name): word for word in one.words}
        truth.born[op_id] = Born(op_id, 1, (Mutation(kind, UUID(record), Verb(verb), name, value),), words)
        truth.only_on_lost_disks.add(op_id)  # it does not care whether it arrives


def strike(world: Setting) -> None:
    """A hostile device sends what it likes."""
    if world.hostile is None:
        world.hostile = Hostile(world)
    world.hostile.strike(world)
