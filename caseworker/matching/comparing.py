"""Two records side by side: one level of agreement per field (`levels`), the best that any of their values reach."""

from collections.abc import Iterable

from rapidfuzz.distance import OSA

from caseworker.matching.facts import AddressFacts, BirthFacts, NameFacts, PersonFacts
from caseworker.matching.levels import MISSING, Birth, Code, Levels, Mail, Name, Order, Street
from caseworker.matching.words import code_level, part_level, text_level, whole_level

# How good a level is, to choose between ways of laying two names side by side; a missing part is 0.
_WORTH = (5.0, 4.5, 3.5, 3.0, 2.5, 1.5, 1.0, -3.0, 0.0)
_SWAP_COSTS = 2.5
_NEAR_D = 42
_GENERATION_Y, _MOST_GENERATION_Y = 15, 55
_NameLevels = tuple[int, int, int]
_NO_NAME: _NameLevels = (MISSING, MISSING, MISSING)
_NO_PLACE = (MISSING, MISSING, MISSING, MISSING, MISSING)


def compare_facts(one: PersonFacts, other: PersonFacts) -> Levels:
    """Return the level of each of `levels.FIELDS`, in their order; the same whichever record comes first."""
    return (
        *_names(one.names, other.names),
        birth_level(one.birth, other.birth) if one.birth and other.birth else MISSING,
        _identifiers(one.identifiers, other.identifiers),
        _codes(one.phones, other.phones),
        _mails(one.emails, other.emails),
        *_addresses(one.addresses, other.addresses),
        (one.gender != other.gender) if one.gender and other.gender else MISSING,
        _details(one.details, other.details),
    )


def _names(some: tuple[NameFacts, ...], others: tuple[NameFacts, ...]) -> _NameLevels:
    if len(some) == len(others) == 1:
        return _name(some[0], others[0])
    found = [_name(one, other) for one in some for other in others]
    return max(found, key=_worth, default=_NO_NAME)


def _name(one: NameFacts, other: NameFacts) -> _NameLevels:
    straight = (_part(one.given, other.given), _part(one.family, other.family), int(Order.KEPT))
    if max(straight) <= Name.CLOSE and min(straight) >= 0:
        return straight
    if len(one.words) != len(other.words) or len(one.words) > 2:
        whole = whole_level(one.words, other.words)
        if whole <= Name.CLOSE:
            return int(whole), int(whole), int(Order.KEPT)
    crossed = _part(one.given, other.family), _part(one.family, other.given)
    if max(crossed) in {Name.DIFFERS, MISSING}:
        return straight
    if MISSING not in crossed:
        crossed = min(crossed), max(crossed)
    return max(straight, (*crossed, int(Order.SWAPPED)), key=_worth)


def _worth(levels: _NameLevels) -> float:
    return _WORTH[levels[0]] + _WORTH[levels[1]] - (_SWAP_COSTS if levels[2] == Order.SWAPPED else 0.0)


def _part(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    return part_level(one, other) if one and other else MISSING


def birth_level(one: BirthFacts, other: BirthFacts) -> Birth:
    """Return how two birth dates agree."""
    if one == other:
        return Birth.SAME if one.is_whole else Birth.YEAR
    if not (one.is_whole and other.is_whole):
        return _part_known(one, other)
    if one.year == other.year and one.month == other.day and one.day == other.month:
        return Birth.SWAPPED
    if OSA.distance(one.digits, other.digits, score_cutoff=1) <= 1:
        return Birth.SLIP
    return _quite_apart(one, other)


def _quite_apart(one: BirthFacts, other: BirthFacts) -> Birth:
    far = _GENERATION_Y <= abs(one.year - other.year) <= _MOST_GENERATION_Y
    if (one.year == other.year) + (one.month == other.month) + (one.day == other.day) == 2:
        return Birth.GENERATION if far else Birth.TWO_PARTS
    if _are_near(one, other):
        return Birth.NEAR
    return Birth.YEAR if one.year == other.year else Birth.GENERATION if far else Birth.DIFFERS


def _part_known(one: BirthFacts, other: BirthFacts) -> Birth:
    months = {one.month, other.month} - {None}
    return Birth.YEAR if one.year == other.year and len(months) < 2 else Birth.DIFFERS


def _are_near(one: BirthFacts, other: BirthFacts) -> bool:
    return any(abs(_day_number(one) - _day_number(other) + years * 365.25) <= _NEAR_D for years in (0, 1, -1, 10, -10))


def _day_number(birth: BirthFacts) -> float:
    return birth.year * 365.25 + ((birth.month or 1) - 1) * 30.44 + (birth.day or 1)


def _identifiers(some: frozenset[str], others: frozenset[str]) -> int:
    if not some or not others:
        return MISSING
    if some & others:
        return Code.SAME
    pairs = [(one, other) for one in some for other in others if one.split(":")[0] == other.split(":")[0]]
    return min((code_level(*pair) for pair in pairs), default=MISSING)


def _codes(some: frozenset[str], others: frozenset[str]) -> int:
    if not some or not others:
        return MISSING
    return Code.SAME if some & others else min(code_level(one, other) for one in some for other in others)


def _mails(some: frozenset[str], others: frozenset[str]) -> int:
    if not some or not others:
        return MISSING
    return Mail.SAME if some & others else min(_mail(one, other) for one in some for other in others)


def _mail(one: str, other: str) -> Mail:
    if OSA.distance(one, other, score_cutoff=3) <= 1 + min(len(one), len(other)) // 12:
        return Mail.SLIP
    (local, _, domain), (other_local, _, other_domain) = one.partition("@"), other.partition("@")
    if local == other_local:
        return Mail.LOCAL
    return Mail.DOMAIN if domain == other_domain else Mail.DIFFERS


def _addresses(some: tuple[AddressFacts, ...], others: tuple[AddressFacts, ...]) -> Levels:
    if len(some) == len(others) == 1:
        return _address(some[0], others[0])
    found = [_address(one, other) for one in some for other in others]
    return min(found, key=_distance, default=_NO_PLACE)


def _distance(levels: Levels) -> float:
    """How far apart two addresses are; fields that neither tells are half way."""
    return sum(1.0 if level == MISSING else float(level) for level in levels)


def _address(one: AddressFacts, other: AddressFacts) -> Levels:
    return (
        text_level(one.street, other.street) if one.street and other.street else MISSING,
        _number(one.number, other.number),
        code_level(one.postcode, other.postcode) if one.postcode and other.postcode else MISSING,
        text_level(one.locality, other.locality) if one.locality and other.locality else MISSING,
        (one.region != other.region) if one.region and other.region else MISSING,
    )


def _number(one: str, other: str) -> int:
    if not one or not other:
        return MISSING
    if one == other:
        return Code.SAME
    return (
        Code.SLIP if OSA.distance(one, other, score_cutoff=1) <= 1 and max(len(one), len(other)) > 1 else Code.DIFFERS
    )


def _details(some: Iterable[str], others: Iterable[str]) -> int:
    left = dict(one.split(":", 1) for one in some)
    right = dict(one.split(":", 1) for one in others)
    levels = [text_level(left[kind], right[kind]) for kind in left.keys() & right.keys()]
    return (
        MISSING if not levels else (Code.SAME, Code.SLIP, Code.DIFFERS, Code.DIFFERS)[min(levels, default=Street.SAME)]
    )
