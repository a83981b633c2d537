"""What a record stands by, as the text it is kept by, and back: short lists, because every record carries one."""

from typing import Any
from uuid import UUID

import msgspec

from caseworker.domain.ids import OperationId
from caseworker.domain.merge import Clock, Dot
from sync.server.storage import Clocks


class _Clock(msgspec.Struct, array_like=True):
    seq: int
    life: UUID
    n: int
    hlc: int
    op: OperationId
    before: Any = None
    before_seq: int = -1


class _Dot(msgspec.Struct, array_like=True):
    seq: int
    life: UUID
    n: int


class _Clocks(msgspec.Struct, array_like=True):
    made: _Clock
    fields: dict[str, _Clock]
    dots: dict[str, dict[str, tuple[_Dot, ...]]]


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(_Clocks)


def to_text(clocks: Clocks) -> str:
    """Return the JSON text of clocks."""
    fields = {name: _kept(clock) for name, clock in clocks.fields.items()}
    dots = {
        name: {key: tuple(_Dot(dot.seq, dot.life, dot.n) for dot in told) for key, told in of_field.items()}
        for name, of_field in clocks.dots.items()
    }
    return _ENCODER.encode(_Clocks(_kept(clocks.made), fields, dots)).decode()


def from_text(text: str) -> Clocks:
    """Return the clocks of a text that `to_text` made."""
    kept = _DECODER.decode(text)
    dots = {
        name: {key: tuple(Dot(dot.seq, dot.life, dot.n) for dot in told) for key, told in of_field.items()}
        for name, of_field in kept.dots.items()
    }
    return Clocks(_clock(kept.made), {name: _clock(one) for name, one in kept.fields.items()}, dots)


def _kept(clock: Clock) -> _Clock:
    return _Clock(clock.seq, clock.life, clock.n, clock.hlc, clock.op, clock.before, clock.before_seq)


def _clock(kept: _Clock) -> Clock:
    return Clock(kept.seq, kept.life, kept.n, kept.hlc, kept.op, kept.before, kept.before_seq)
