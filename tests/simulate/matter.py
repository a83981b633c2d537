"""A subject with a field of every merge class, for the simulator, and the same as an older version knew it."""

from dataclasses import dataclass
from typing import Annotated, Any

from caseworker.domain.conflicts import Conflict
from caseworker.domain.definition import Record, count, decide, describe, fact, members, rank, subject, text
from caseworker.domain.definition import number as from_block


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
    number: Annotated[str, from_block()] = ""
    provisional_number: Annotated[str, from_block()] = ""


@subject("matter")
@dataclass(frozen=True, slots=True, kw_only=True)
class OldMatter(Record):
    """The same in a version that knows neither `phone` nor `tags`."""

    title: Annotated[str, fact()]
    stage: Annotated[str, decide()] = ""
    story: Annotated[str, text()] = ""
    level: Annotated[int, rank()] = 0
    visits: Annotated[int, count()] = 0
    number: Annotated[str, from_block()] = ""
    provisional_number: Annotated[str, from_block()] = ""


KIND = Matter.definition.kind
CONFLICT = Conflict.definition.kind
WORDS = ("stage", "phone", "story")  # fields whose every value is a word of its own, never written twice
NEWER = frozenset({"phone", "tags"})  # what OldMatter does not know


def lean(fields: Any) -> dict[str, Any]:
    """Return plain fields without those that say nothing: a device and the service may leave these out or not."""
    return {name: value for name, value in fields.items() if value not in ("", 0, None, [])}
