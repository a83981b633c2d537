"""A print that was asked for: what it is about, what can be left out of it, and how its pages are made."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from caseworker.desk.printing import CARRIED, Paper
from ui.printing.sheet import Sheet

Keys = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Something that can be left out: its words, and whether it is in to begin with."""

    key: str
    words: str
    is_in: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """What the preview shows. `pages` makes the sheet of the pieces that are in; `purpose` is what is proposed.

    With `needs_piece` at least one piece must be in.
    """

    title: str
    paper: Paper
    about: tuple[UUID, ...]
    pages: Callable[[Keys], Sheet]
    pieces: tuple[Piece, ...] = ()
    purpose: str = ""
    needs_piece: bool = False

    @property
    def needs_purpose(self) -> bool:
        """Whether one must say what it is for."""
        return self.paper in CARRIED
