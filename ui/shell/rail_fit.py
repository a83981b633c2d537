"""How the entries of the rail share its height: closer together first, and what then has no room behind "More"."""

from dataclasses import dataclass

TILE, LEAST_TILE = 40, 26
_GAP, _LEAST_GAP = 4, 1
_LINE, _LEAST_LINE = 17, 6


@dataclass(frozen=True, slots=True)
class RailFit:
    """Sizes at 100 % of text: of an entry, between two, and of the room of a line between groups.

    `shown` says of each entry whether it has a place of its own; the others stand in the menu "More". `spare` is the
    height that is left.
    """

    tile: float
    gap: float
    line: float
    shown: tuple[bool, ...]
    spare: float = 0.0

    @property
    def has_more(self) -> bool:
        """Whether some stand in the menu."""
        return not all(self.shown)


def rail_fit(room: float, groups: tuple[int, ...], chosen: int | None, *, last: bool) -> RailFit:
    """Return how entries in groups of these sizes stand in this height; `chosen` always has a place of its own.

    `last` keeps a place below them all for Settings, after a line.
    """
    whole = sum(groups)
    for count in range(whole, -1, -1):
        shown = _shown(whole, count, chosen)
        tiles = count + (count < whole) + last
        lines = sum(any(part) for part in _parts(shown, groups)) - 1 + last
        if count <= 1 or _needed(tiles, lines, 0.0) <= room:
            least, most = _needed(tiles, lines, 0.0), _needed(tiles, lines, 1.0)
            ease = min(1.0, max(0.0, (room - least) / max(1.0, most - least)))
            return RailFit(*_sizes(ease), shown, spare=max(0.0, room - most))
    raise AssertionError("one entry always has a place")


def _shown(whole: int, count: int, chosen: int | None) -> tuple[bool, ...]:
    """Return which entries have a place when there are so many: the first, and the chosen one in any case."""
    first = set(range(count))
    if chosen is not None and count and chosen >= count:
        first = {*range(count - 1), chosen}
    return tuple(at in first for at in range(whole))


def _parts(shown: tuple[bool, ...], groups: tuple[int, ...]) -> list[tuple[bool, ...]]:
    starts = [sum(groups[:at]) for at in range(len(groups))]
    return [shown[start : start + size] for start, size in zip(starts, groups, strict=True)]


def _sizes(ease: float) -> tuple[float, float, float]:
    return (
        LEAST_TILE + (TILE - LEAST_TILE) * ease,
        _LEAST_GAP + (_GAP - _LEAST_GAP) * ease,
        _LEAST_LINE + (_LINE - _LEAST_LINE) * ease,
    )


def _needed(tiles: int, lines: int, ease: float) -> float:
    tile, gap, line = _sizes(ease)
    return tiles * tile + max(0, tiles + lines - 1) * gap + lines * line
