"""Which way words run, and on which side of a mirrored page they stand."""

import unicodedata

from PySide6.QtCore import Qt

_ISOLATING, _DIRECTED = frozenset({"LRI", "RLI", "FSI"}), frozenset({"L", "R", "AL"})


def running(text: str, align: Qt.AlignmentFlag, way: Qt.LayoutDirection) -> int:
    """Return the flags that put words on the side the page asks for, and let them run as their letters do."""
    if way == Qt.LayoutDirection.RightToLeft and not align & Qt.AlignmentFlag.AlignAbsolute:
        align = _flipped(align)
    forced = Qt.TextFlag.TextForceRightToLeft if runs_right_to_left(text) else Qt.TextFlag.TextForceLeftToRight
    return int(align | Qt.AlignmentFlag.AlignAbsolute) | int(forced)


def _flipped(align: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    if align & left:
        return align & ~left | right
    return align & ~right | left if align & right else align


def leading_edge(way: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """Return the side of a page where lines begin, whichever way the words of a field run."""
    side = Qt.AlignmentFlag.AlignRight if way == Qt.LayoutDirection.RightToLeft else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left.

    What is isolated counts only where nothing else has a direction: a name does not turn its sentence around.
    """
    depth, isolated = 0, ""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        depth += (direction in _ISOLATING) - (direction == "PDI" and depth > 0)
        if direction in _DIRECTED:
            if depth == 0:
                return direction != "L"
            isolated = isolated or direction
    return isolated in {"R", "AL"}
