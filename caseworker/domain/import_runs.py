"""What is kept of bringing a file in: how far it is, what became of its items, and why some were refused.

A run belongs to the device that brought the file in; it does not travel. Rows, messages, cards and appointments of a
file are all called items here.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from caseworker.domain.ids import OfficerId

UNDO = "import.undo"
"""The action by which what was brought in is taken back: the server lets it erase only what its device alone made."""


class Outcome(StrEnum):
    """What became of one item that fits: it is new, it changed what was here, or it was here already."""

    ADDED = "added"
    CHANGED = "changed"
    KNOWN = "known"


class RunState(StrEnum):
    """How far a run is. `STARTED` is also that of one that was stopped or cut off: it can be gone on with."""

    STARTED = "started"
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"


class WhyStays(StrEnum):
    """Why what an item made was not taken back."""

    CHANGED = "changed"
    NAMED = "named"  # something else that is kept names it: a note, a case, a merge
    NOT_YOURS = "not-yours"


@dataclass(frozen=True, slots=True)
class RowRefused:
    """Why one item was not brought in. `line` counts from 1 within `file`; `field` is empty for the item as a whole."""

    line: int
    field: str
    sentence: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items became what."""

    added: int = 0
    changed: int = 0
    known: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One file being brought in, or brought in earlier.

    `source` is the system it comes from, `digest` the SHA-256 of the file as hex. `mapping` are column and field in
    pairs and further choices as the kind writes them. `position` is how many items were taken, refused ones among them.
    `taken_back` and `staying` count items of an undone run.
    """

    id: UUID
    kind: str
    source: str
    file: str
    digest: str
    by: OfficerId
    started: datetime
    mapping: tuple[tuple[str, str], ...] = ()
    state: RunState = RunState.STARTED
    position: int = 0
    counts: Counts = Counts()
    taken_back: int = 0
    staying: int = 0


@dataclass(frozen=True, slots=True)
class Staying:
    """What one item of an undone run had made and what stays of it: its first record, and why."""

    item: int
    kind: str
    record: UUID
    why: WhyStays
