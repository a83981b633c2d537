"""What a search finds: hits with the reasons for which they matched. Values only."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from caseworker.domain.definition import Search


class How(StrEnum):
    """How a typed word met a kept one."""

    EXACT = "exact"
    STARTS = "starts"
    ENDS = "ends"  # the last digits of a number
    SPELLING = "spelling"  # accents, umlauts as two letters, Mc and Mac, joined or parted
    TRANSLITERATED = "transliterated"
    NICKNAME = "nickname"
    SOUNDS = "sounds"
    SIMILAR = "similar"
    INITIAL = "initial"
    SWAPPED = "swapped"  # day and month
    PART = "part"  # the year of a date, a year near it


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a hit matched: in which role, how, and the kept word (folded) that a screen may show in bold."""

    role: Search
    how: How
    word: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found. `score` is from 0 to 1 and compares hits of one search only."""

    kind: str
    id: UUID
    rid: int
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class VisibleClause:
    """What an officer may see of a kind: an SQL condition on the kind's table, named `r`, with its parameters."""

    sql: str
    parameters: Sequence[Any] = ()


EVERYTHING = VisibleClause("1")
