"""What the page of conflicts shows, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from caseworker.desk.conflicts import ConflictLine, ConflictPage
from caseworker.domain.conflicts import ConflictId
from caseworker.domain.merge import Settled
from ui.widgets.comparing import Chosen


@dataclass(frozen=True, slots=True)
class Disputed:
    """The conflicts about one record that stand alike."""

    record: UUID
    settled: Settled
    lines: tuple[ConflictLine, ...]

    @property
    def key(self) -> tuple[UUID, Settled]:
        """Return what tells it from the others."""
        return self.record, self.settled


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen for a field so far."""

    chosen: Chosen = Chosen.NONE
    own: str = ""


@dataclass(frozen=True, slots=True)
class ConflictsState:
    """What there is to decide. `pages` are the fields of the chosen group; `choices` what was chosen for each."""

    groups: tuple[Disputed, ...] = ()
    chosen: tuple[UUID, Settled] | None = None
    pages: tuple[ConflictPage, ...] = ()
    choices: Mapping[ConflictId, Choice] = field(default_factory=dict)
    is_loading: bool = True
    is_busy: bool = False
    error: Exception | None = None
    page_error: Exception | None = None
