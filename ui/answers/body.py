"""The text of an answer as headings, lists and paragraphs. All else stays as it is written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

_HEADING = re.compile(r"#{1,6}\s+(.*\S)\s*#*\s*")
_NUMBERED = re.compile(r"(\d{1,3})[.)]\s+(.*\S)\s*")
_POINT = re.compile(r"[-*•]\s+(.*\S)\s*")


class Kind(Enum):
    """What a part of an answer is."""

    HEADING = auto()
    NUMBERED = auto()
    POINT = auto()
    PARAGRAPH = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an answer; `mark` is the number of a numbered line."""

    kind: Kind
    words: str
    mark: str = ""


def parts_of(body: str) -> tuple[Part, ...]:
    """Return the parts of a text in their order; lines that follow each other belong to one part."""
    made: list[Part] = []
    for block in re.split(r"\n\s*\n", body.replace("\r\n", "\n").strip()):
        made.extend(_parts_of_block(block))
    return tuple(made)


def plain(body: str) -> str:
    """Return the text as it is copied: without the marks of headings, a line for each part."""
    return "\n".join(f"{part.mark}. {part.words}" if part.mark else _line(part) for part in parts_of(body))


def _line(part: Part) -> str:
    return f"• {part.words}" if part.kind is Kind.POINT else part.words


def _parts_of_block(block: str) -> Iterator[Part]:
    waiting: Part | None = None
    for line in block.split("\n"):
        if not line.strip():
            continue
        part = _part(line.strip())
        if part.kind is Kind.PARAGRAPH and waiting is not None and waiting.kind is not Kind.HEADING:
            waiting = Part(waiting.kind, f"{waiting.words} {part.words}", waiting.mark)
            continue
        if waiting is not None:
            yield waiting
        waiting = part
    if waiting is not None:
        yield waiting


def _part(line: str) -> Part:
    if found := _HEADING.fullmatch(line):
        return Part(Kind.HEADING, found[1])
    if found := _NUMBERED.fullmatch(line):
        return Part(Kind.NUMBERED, found[2], found[1])
    if found := _POINT.fullmatch(line):
        return Part(Kind.POINT, found[1])
    return Part(Kind.PARAGRAPH, line)
