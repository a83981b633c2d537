"""Merging two versions of a long text by lines, when the text both started from is known.

What only one side changed is taken over; where both changed the same lines differently, both wordings are kept one
after the other and the place is marked, so that nothing is lost and a person can see what is left to do
(diff3; Khanna, Kunal and Pierce 2007, "A formal investigation of diff3").
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Clash:
    """Lines that both sides changed. `at` is the number of its first line in the merged text, counted from 0."""

    at: int
    base: tuple[str, ...]
    one: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineMerge:
    """A merged text and the places in it that need a person's eye. Without clashes it may be taken as it is."""

    text: str
    clashes: tuple[Clash, ...]


def merged_lines(*, base: str, one: str, other: str) -> LineMerge:
    """Return both sides' changes to the base in one text. Changing the same lines alike is no clash."""
    old, left, right = (text.split("\n") for text in (base, one, other))
    lines: list[str] = []
    clashes: list[Clash] = []
    for (b0, b1), (l0, l1), (r0, r1) in _regions(old, left, right):
        was, mine, theirs = old[b0:b1], left[l0:l1], right[r0:r1]
        if mine in (theirs, was):
            lines += theirs
        elif theirs == was:
            lines += mine
        else:
            clashes.append(Clash(len(lines), tuple(was), tuple(mine), tuple(theirs)))
            lines += [*mine, *theirs]
    return LineMerge("\n".join(lines), tuple(clashes))


def _regions(old: list[str], left: list[str], right: list[str]) -> Iterator[tuple[_Span, _Span, _Span]]:
    """Give the parts in order: unchanged on both sides, or changed on at least one."""
    b = l = r = 0  # noqa: E741 - base, left, right
    for at_b, at_l, at_r, size in _common(old, left, right):
        if (at_b, at_l, at_r) != (b, l, r):
            yield (b, at_b), (l, at_l), (r, at_r)
        b, l, r = at_b + size, at_l + size, at_r + size  # noqa: E741
        yield (at_b, b), (at_l, l), (at_r, r)


def _common(old: list[str], left: list[str], right: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Give the runs of lines that are the same in all three, and an empty one at the end."""
    in_left = dict(_pairs(old, left))
    in_right = dict(_pairs(old, right))
    for number in range(len(old)):
        if number in in_left and number in in_right:
            yield number, in_left[number], in_right[number], 1
    yield len(old), len(left), len(right), 0


def _pairs(old: list[str], new: list[str]) -> Iterator[tuple[int, int]]:
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        for offset in range(block.size):
            yield block.a + offset, block.b + offset
