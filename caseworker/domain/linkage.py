"""That two records may be one person: how likely it is, and for which reasons. Values only; people decide.

A probability is never shown as a number: `standing` gives the word that a screen puts into a sentence.
"""

from dataclasses import dataclass
from enum import StrEnum

VERY_LIKELY_FROM = 0.95
PROBABLE_FROM = 0.5
POSSIBLE_FROM = 0.05


class Aspect(StrEnum):
    """What of two records was compared."""

    NAME = "name"  # the whole name, where its parts changed places
    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    BIRTH_DATE = "birth_date"
    IDENTIFIER = "identifier"
    PHONE = "phone"
    EMAIL = "email"
    STREET = "street"
    PLACE = "place"  # postcode, locality and region together
    GENDER = "gender"
    DETAIL = "detail"  # occupation, mother's name and the like
    HOUSEHOLD = "household"
    RELATION = "relation"  # what the records may be to one another, if they are not one person


class Agreement(StrEnum):
    """How two records agree in one aspect."""

    SAME = "same"
    SIMILAR = "similar"  # a slip of the keyboard, another spelling, a neighbouring number
    TRANSLITERATED = "transliterated"  # the same in another script or by ear
    NICKNAME = "nickname"
    INITIAL = "initial"
    PARTLY = "partly"  # one of two family names; the same year only; the place but not the street
    SWAPPED = "swapped"  # given and family name, or day and month, changed places
    DIFFERS = "differs"
    TWINS = "twins"  # same family, home and birth date, another given name
    GENERATIONS = "generations"  # same name and home, born a generation apart
    LIVE_TOGETHER = "live_together"  # same family and home, otherwise another person


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for or against. `bits` is how much: above 0 for one person, below 0 for two."""

    aspect: Aspect
    agreement: Agreement
    bits: float = 0.0


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How likely two records are one person, above 0 and below 1, with the reasons, the weightiest first."""

    probability: float
    reasons: tuple[Reason, ...]


class Standing(StrEnum):
    """A likelihood as a word."""

    VERY_LIKELY = "very_likely"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"


def standing(probability: float) -> Standing:
    """Return the word for a probability from 0 to 1."""
    if probability >= VERY_LIKELY_FROM:
        return Standing.VERY_LIKELY
    if probability >= PROBABLE_FROM:
        return Standing.PROBABLE
    return Standing.POSSIBLE if probability >= POSSIBLE_FROM else Standing.UNLIKELY
