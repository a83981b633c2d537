"""The fields that are compared and the levels of agreement that each knows.

A comparison of two records is one level per field, `MISSING` where either says nothing. Levels are small numbers, the
best first, so that many comparisons can be kept and counted.
"""

from dataclasses import dataclass
from enum import IntEnum

from caseworker.domain.linkage import Agreement, Aspect

MISSING = -1


class Name(IntEnum):
    """How a given or a family name agrees."""

    SAME = 0
    SPELLING = 1  # the same in another script, with or without its joints, by ear
    CLOSE = 2  # one slip
    NICKNAME = 3
    PARTLY = 4  # one of several words
    LOOSE = 5  # two slips, or a beginning
    INITIAL = 6
    DIFFERS = 7


class Order(IntEnum):
    """Whether given and family name stand in the same places."""

    KEPT = 0
    SWAPPED = 1


class Birth(IntEnum):
    """How two birth dates agree."""

    SAME = 0
    SWAPPED = 1  # day and month
    SLIP = 2  # one digit, or two neighbours changed over
    TWO_PARTS = 3  # two of day, month and year
    NEAR = 4  # within six weeks, also in the year before, after, or ten years off
    YEAR = 5  # nothing but the year, as where the day is not known
    DIFFERS = 6
    GENERATION = 7  # another year, so far off that one may be the parent of the other


class Code(IntEnum):
    """How two numbers, codes or short texts agree."""

    SAME = 0
    SLIP = 1
    DIFFERS = 2


class Mail(IntEnum):
    """How two e-mail addresses agree."""

    SAME = 0
    SLIP = 1
    LOCAL = 2  # before the @
    DOMAIN = 3  # after it
    DIFFERS = 4


class Street(IntEnum):
    """How two streets agree, without the number."""

    SAME = 0
    SLIP = 1
    LOOSE = 2
    DIFFERS = 3


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the weights, what it is called in reasons, and what each of its levels is called there."""

    name: str
    aspect: Aspect
    agreements: tuple[Agreement, ...]


_NAME = (
    Agreement.SAME,
    Agreement.TRANSLITERATED,
    Agreement.SIMILAR,
    Agreement.NICKNAME,
    Agreement.PARTLY,
    Agreement.SIMILAR,
    Agreement.INITIAL,
    Agreement.DIFFERS,
)
_BIRTH = (
    Agreement.SAME,
    Agreement.SWAPPED,
    Agreement.SIMILAR,
    Agreement.SIMILAR,
    Agreement.SIMILAR,
    Agreement.PARTLY,
    Agreement.DIFFERS,
    Agreement.GENERATIONS,
)
_CODE = (Agreement.SAME, Agreement.SIMILAR, Agreement.DIFFERS)
_MAIL = (Agreement.SAME, Agreement.SIMILAR, Agreement.SIMILAR, Agreement.PARTLY, Agreement.DIFFERS)
_STREET = (Agreement.SAME, Agreement.SIMILAR, Agreement.SIMILAR, Agreement.DIFFERS)

GIVEN, FAMILY, ORDER, BIRTH, IDENTIFIER, PHONE, EMAIL = range(7)
STREET, NUMBER, POSTCODE, LOCALITY, REGION, GENDER, DETAIL = range(7, 14)
FIELDS = (
    Field("given", Aspect.GIVEN_NAME, _NAME),
    Field("family", Aspect.FAMILY_NAME, _NAME),
    Field("order", Aspect.NAME, (Agreement.SAME, Agreement.SWAPPED)),
    Field("birth", Aspect.BIRTH_DATE, _BIRTH),
    Field("identifier", Aspect.IDENTIFIER, _CODE),
    Field("phone", Aspect.PHONE, _CODE),
    Field("email", Aspect.EMAIL, _MAIL),
    Field("street", Aspect.STREET, _STREET),
    Field("number", Aspect.STREET, _CODE),
    Field("postcode", Aspect.PLACE, _CODE),
    Field("locality", Aspect.PLACE, _STREET),
    Field("region", Aspect.PLACE, (Agreement.SAME, Agreement.DIFFERS)),
    Field("gender", Aspect.GENDER, (Agreement.SAME, Agreement.DIFFERS)),
    Field("detail", Aspect.DETAIL, _CODE),
)

NAMING = frozenset({GIVEN, FAMILY, ORDER, BIRTH})  # what namesakes share; the other fields are as those of strangers
COUNTED = frozenset({GIVEN, FAMILY, BIRTH, STREET, POSTCODE, LOCALITY, DETAIL})  # where how common a value is counts
SAME_LEVEL = 0

Levels = tuple[int, ...]
