"""The strands of a person's timeline: which of it belongs together when someone looks for a kind of thing."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from caseworker.domain.attachments import Attachment
from caseworker.domain.definition import Record
from caseworker.domain.interactions import Channel, Interaction
from caseworker.domain.notes import Note
from caseworker.domain.visits import Visit
from caseworker.domain.walk_ins import WalkIn
from caseworker.store.timelines import SHOWN, Happening, Page, Part, Spot
from caseworker.text.folding import fold

__all__ = ["CHANGES", "CHANNELS", "Happening", "Page", "Spot", "Strand", "counted", "part_of", "subjects_of"]

_SAID_IN = (
    "title",
    "text",
    "outcome",
    "name",
    "note",
    "purpose",
    "described_as",
    "place",
)  # nothing that may be hidden


class Strand(StrEnum):
    """A part of the timeline. `CHANGES` is all that is neither an exchange, nor a note, nor a file."""

    ALL = "all"
    VISITS = "visits"
    COUNTER = "counter"
    PHONE = "phone"
    WRITTEN = "written"
    NOTES = "notes"
    FILES = "files"
    CHANGES = "changes"


CHANNELS: Mapping[Strand, frozenset[Channel]] = {
    Strand.VISITS: frozenset({Channel.VISIT}),
    Strand.COUNTER: frozenset({Channel.COUNTER}),
    Strand.PHONE: frozenset({Channel.PHONE, Channel.VIDEO}),
    Strand.WRITTEN: frozenset({Channel.EMAIL, Channel.LETTER, Channel.WEB_FORM, Channel.MESSAGE}),
}
_BESIDES: Mapping[Strand, tuple[type[Record], ...]] = {
    Strand.VISITS: (Visit,),
    Strand.COUNTER: (WalkIn,),
    Strand.NOTES: (Note,),
    Strand.FILES: (Attachment,),
}
_TOLD_ELSEWHERE = frozenset({Interaction, *(one for kinds in _BESIDES.values() for one in kinds)})
CHANGES = tuple(one for one in SHOWN if one not in _TOLD_ELSEWHERE)


def subjects_of(strand: Strand) -> tuple[type[Record], ...]:
    """Return the kinds of records that may stand in a strand."""
    if strand is Strand.ALL:
        return SHOWN
    if strand is Strand.CHANGES:
        return CHANGES
    contacts: tuple[type[Record], ...] = (Interaction,) if strand in CHANNELS else ()
    return (*contacts, *_BESIDES.get(strand, ()))


def part_of(strand: Strand, *, words: str = "", oldest_first: bool = False) -> Part:
    """Return what is to be fetched of a timeline for a strand, and of it only what says all these words."""
    subjects, sought = subjects_of(strand), fold(words).split()
    if not sought and strand not in CHANNELS:
        return Part(subjects, oldest_first=oldest_first)
    return Part(subjects, _sieve(CHANNELS.get(strand), sought), oldest_first)


def counted(kinds: Mapping[str, int], channels: Mapping[Channel, int]) -> dict[Strand, int]:
    """Return the size of every strand from the numbers of its kinds and channels."""
    sizes = {
        strand: sum(kinds.get(one.definition.kind, 0) for one in subjects_of(strand))
        + sum(channels.get(channel, 0) for channel in CHANNELS.get(strand, ()))
        for strand in Strand
    }
    return sizes | {Strand.ALL: sum(kinds.values()) + sum(channels.values())}


def _sieve(channels: frozenset[Channel] | None, sought: list[str]) -> Callable[[Record], bool]:
    def keep(record: Record) -> bool:
        if channels is not None and isinstance(record, Interaction) and record.channel not in channels:
            return False
        return not sought or _says(record, sought)

    return keep


def _says(record: Record, sought: list[str]) -> bool:
    told = fold(" ".join(str(getattr(record, name, "")) for name in _SAID_IN))
    return all(word in told for word in sought)
