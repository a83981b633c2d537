"""A subject with a field of every merge class, for the simulator."""

from dataclasses import dataclass
from typing import Annotated

from caseworker.domain.definition import Record, count, decide, describe, fact, members, rank, subject, text


@subject("matter")
@dataclass(frozen=True, slots=True, kw_only=True)
class Matter(Record):
    """What officers of the simulated agency write on. `level` is a rank beside the one every record has."""

    title: Annotated[str, fact()]
    stage: Annotated[str, decide()] = ""
    phone: Annotated[str, describe()] = ""
    story: Annotated[str, text()] = ""
    level: Annotated[int, rank()] = 0
    tags: Annotated[tuple[str, ...], members()] = ()
    visits: Annotated[int, count()] = 0


KIND = Matter.definition.kind
WORDS = ("stage", "phone", "story")  # fields whose every value is a word of its own, never written twice
