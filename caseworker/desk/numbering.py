"""Numbers as this agency writes them, taken inside the unit that uses them."""

from collections.abc import Callable

from caseworker.domain.ids import DeviceId
from caseworker.domain.numbers import Issued, NumberStyle
from caseworker.store import numbers
from caseworker.store.unit import Unit

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: nothing that is misread aloud
_PART_LETTERS = 6
PERSON_SERIES = "person"


def device_part(device: DeviceId) -> str:
    """Return six letters for a device, of the 30 random bits at the end of its id; they go into provisional numbers."""
    return "".join(_LETTERS[device.int >> 5 * place & 31] for place in range(_PART_LETTERS))


def person_number(unit: Unit, *, pattern: str) -> Issued:
    """Return the next person number. In the pattern each `#` stands for a digit, the rest for itself."""
    style, part = _style(pattern), device_part(unit.deed.author.device)
    return _shown(numbers.take(unit.connection, PERSON_SERIES, style=style, device_part=part), style, pattern)


def person_numbers(unit: Unit, *, pattern: str) -> Callable[[], Issued]:
    """Return what gives one person number after the other, for a unit that enters many people and nobody else does."""
    style, part = _style(pattern), device_part(unit.deed.author.device)
    taking = numbers.Taking(unit.connection, PERSON_SERIES, style=style, device_part=part)
    unit.also(lambda _eid: taking.keep())
    return lambda: _shown(taking.take(), style, pattern)


def _style(pattern: str) -> NumberStyle:
    return NumberStyle(prefix=pattern.split("#", 1)[0].rstrip(" -/."), separator="", digits=pattern.count("#"))


def _shown(issued: Issued, style: NumberStyle, pattern: str) -> Issued:
    if issued.provisional:
        return issued
    return Issued(text=_filled(pattern, issued.text.removeprefix(style.prefix)))


def _filled(pattern: str, digits: str) -> str:
    """A number longer than its pattern keeps all its digits: the first place takes what is over."""
    places = pattern.count("#")
    over, rest = digits[: len(digits) - places], iter(digits[len(digits) - places :])
    shown = "".join(next(rest) if sign == "#" else sign for sign in pattern)
    first = pattern.find("#")
    return shown[:first] + over + shown[first:]
