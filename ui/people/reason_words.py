"""The reasons for and against two records being one person, in words that can stand in a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from caseworker.domain.linkage import Agreement, Aspect, Likelihood, Reason

translate = QCoreApplication.translate
_PARTS = (Aspect.GIVEN_NAME, Aspect.FAMILY_NAME)
_PLACES = (Aspect.STREET, Aspect.PLACE)
_APART = frozenset({Agreement.DIFFERS, Agreement.GENERATIONS, Agreement.TWINS, Agreement.LIVE_TOGETHER})
_UNSAID = frozenset({Aspect.RELATION, Aspect.HOUSEHOLD})


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """What speaks for one person and what against it, each a phrase such as "the same name", the weightiest first."""

    same: tuple[str, ...]
    different: tuple[str, ...]


def reason_words(likelihood: Likelihood) -> ReasonWords:
    """Return the reasons in words; given and family name, and the parts of an address, as one where both agree."""
    told = _joined(by_aspect(likelihood))
    same = (_said(one) for one in told if agrees(one))
    different = (_said(one) for one in told if not agrees(one))
    return ReasonWords(tuple(filter(None, same)), tuple(filter(None, different)))


def agrees(reason: Reason) -> bool:
    """Whether a reason is one for one person."""
    return reason.agreement not in _APART and reason.bits > 0


def by_aspect(likelihood: Likelihood) -> dict[Aspect, Reason]:
    """Return one reason for each aspect: where only some of its parts agree, such as street and house, it is partly."""
    found: dict[Aspect, list[Reason]] = {}
    for one in likelihood.reasons:
        found.setdefault(one.aspect, []).append(one)
    return {aspect: _together(aspect, parts) for aspect, parts in found.items()}


def _together(aspect: Aspect, parts: Sequence[Reason]) -> Reason:
    agreements = {one.agreement for one in parts}
    bits = sum(one.bits for one in parts)
    if len(agreements) == 1:
        return Reason(aspect, parts[0].agreement, bits)
    return Reason(aspect, Agreement.PARTLY if Agreement.DIFFERS in agreements else Agreement.SIMILAR, bits)


def relation_words(likelihood: Likelihood) -> str:
    """Return what else than one person the two may be, as a sentence; "" when nothing speaks for it."""
    told = by_aspect(likelihood)
    found = told[Aspect.RELATION].agreement if Aspect.RELATION in told else None
    if found is Agreement.TWINS and not (Aspect.STREET in told and agrees(told[Aspect.STREET])):
        return translate("Match", "Same family and birth date, another given name: twins?")
    if found is Agreement.TWINS:
        return translate("Match", "Same family, address and birth date, another given name: twins?")
    if found is Agreement.GENERATIONS:
        return translate("Match", "Same name, born a generation apart: parent and child?")
    if found is Agreement.LIVE_TOGETHER:
        return translate("Match", "They may be two people of one family who live together.")
    return ""


def _joined(found: Mapping[Aspect, Reason]) -> list[Reason]:
    """Return one reason for each aspect, the weightiest first; the parts of a name or address that agree as one."""
    kept: dict[Aspect, Reason] = {aspect: one for aspect, one in found.items() if aspect not in _UNSAID}
    for parts, whole in ((_PARTS, Aspect.NAME), (_PLACES, Aspect.STREET)):
        if all(one in kept and kept[one].agreement is Agreement.SAME for one in parts):
            bits = sum(kept.pop(one).bits for one in parts)
            kept[whole] = Reason(whole, Agreement.SAME, bits)
        elif whole is Aspect.NAME and whole in kept and kept[whole].agreement is not Agreement.SWAPPED:
            del kept[whole]  # that the parts of the name stand in their places says nothing
    if Aspect.PLACE in kept and Aspect.STREET in kept:
        del kept[Aspect.PLACE]
    return sorted(kept.values(), key=lambda one: -abs(one.bits))


def _said(reason: Reason) -> str:
    return _phrases(reason.aspect).get(reason.agreement, "")


def _phrases(aspect: Aspect) -> Mapping[Agreement, str]:
    ways = {
        Aspect.NAME: _name,
        Aspect.GIVEN_NAME: _given,
        Aspect.FAMILY_NAME: _family,
        Aspect.BIRTH_DATE: _birth,
        Aspect.IDENTIFIER: _identifier,
        Aspect.PHONE: _phone,
        Aspect.EMAIL: _email,
        Aspect.STREET: _street,
        Aspect.PLACE: _place,
        Aspect.GENDER: _gender,
    }
    return ways[aspect]() if aspect in ways else {}


def _name() -> Mapping[Agreement, str]:
    return {
        Agreement.SAME: translate("Match", "the same name"),
        Agreement.SWAPPED: translate("Match", "given and family name swapped"),
    }


def _given() -> Mapping[Agreement, str]:
    return {
        Agreement.SAME: translate("Match", "the same given name"),
        Agreement.SIMILAR: translate("Match", "a given name that is written alike"),
        Agreement.TRANSLITERATED: translate("Match", "a given name that sounds alike"),
        Agreement.NICKNAME: translate("Match", "a short form of the given name"),
        Agreement.INITIAL: translate("Match", "the initial of the given name"),
        Agreement.PARTLY: translate("Match", "a part of the given name"),
        Agreement.DIFFERS: translate("Match", "another given name"),
    }


def _family() -> Mapping[Agreement, str]:
    return {
        Agreement.SAME: translate("Match", "the same family name"),
        Agreement.SIMILAR: translate("Match", "a family name that is written alike"),
        Agreement.TRANSLITERATED: translate("Match", "a family name that sounds alike"),
        Agreement.NICKNAME: translate("Match", "a short form of the family name"),
        Agreement.INITIAL: translate("Match", "the initial of the family name"),
        Agreement.PARTLY: translate("Match", "a part of the family name"),
        Agreement.DIFFERS: translate("Match", "another family name"),
    }


def _birth() -> Mapping[Agreement, str]:
    return {
        Agreement.SAME: translate("Match", "the same date of birth"),
        Agreement.SIMILAR: translate("Match", "nearly the same date of birth"),
        Agreement.SWAPPED: translate("Match", "a date of birth with day and month swapped"),
        Agreement.PARTLY: translate("Match", "the same year of birth"),
        Agreement.DIFFERS: translate("Match", "another date of birth"),
        Agreement.GENERATIONS: translate("Match", "a date of birth a generation apart"),
    }


def _identifier() -> Mapping[Agreement, str]:
    return {
        Agreement.SAME: translate("Match", "the same number of another office"),
        Agreement.SIMILAR: translate("Match", "nearly the same number of another office"),
        Agreement.DIFFERS: translate("Match", "another number of another office"),
    }


def _phone() -> Mapping[Agreement, str]:
    return {
        Agreement.SAME: translate("Match", "the same phone"),
        Agreement.SIMILAR: translate("Match", "nearly the same phone"),
        Agreement.DIFFERS: translate("Match", "another phone"),
    }


def _email() -> Mapping[Agreement, str]:
    return {
        Agreement.SAME: translate("Match", "the same e-mail"),
        Agreement.SIMILAR: translate("Match", "nearly the same e-mail"),
        Agreement.DIFFERS: translate("Match", "another e-mail"),
    }


def _street() -> Mapping[Agreement, str]:
    return {
        Agreement.SAME: translate("Match", "the same address"),
        Agreement.SIMILAR: translate("Match", "nearly the same address"),
        Agreement.PARTLY: translate("Match", "a part of the address"),
        Agreement.DIFFERS: translate("Match", "another address"),
    }


def _place() -> Mapping[Agreement, str]:
    return {
        Agreement.SAME: translate("Match", "the same place"),
        Agreement.SIMILAR: translate("Match", "nearly the same place"),
        Agreement.PARTLY: translate("Match", "a part of the place"),
        Agreement.DIFFERS: translate("Match", "another place"),
    }


def _gender() -> Mapping[Agreement, str]:
    return {Agreement.DIFFERS: translate("Match", "another gender")}
