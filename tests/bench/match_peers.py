"""What other programs reach on the outside record sets, read out of the page that tells it. Nothing is measured."""

from dataclasses import dataclass
from pathlib import Path

_CELLS = 13


@dataclass(frozen=True, slots=True)
class Peer:
    """One line of the page. A figure that the page does not give is None."""

    record_set: str
    tool: str
    precision: float | None
    recall: float | None
    f1: float | None
    groups_f1: float | None
    pairs: float | None
    completeness: float | None
    seconds: float | None
    mib: float | None


def read_peers(page: Path) -> tuple[Peer, ...]:
    """Return the lines of the page's table."""
    rows = [line.strip().strip("|").split("|") for line in page.read_text("utf-8").splitlines() if line.startswith("|")]
    cells = [[cell.strip().strip("*") for cell in row] for row in rows if len(row) == _CELLS]
    return tuple(_peer(row) for row in cells if row[1].isdigit())


def _peer(row: list[str]) -> Peer:
    numbers = [float(cell) if cell else None for cell in row[4:]]
    precision, recall, f1, _best, groups, pairs, completeness, seconds, mib = numbers
    return Peer(row[0], row[3], precision, recall, f1, groups, pairs, completeness, seconds, mib)
