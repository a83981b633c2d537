"""Telephone numbers and mailboxes that nobody has.

Numbers lie in the ranges that regulators keep for fiction (Ofcom's for drama, +1 xxx 555 01xx, France 06 39 98) or in
series that the British plan has not opened: 01632 for homes, some of 07700 and 07911 for mobiles. Mailboxes are under
`example.org`, `.com` and `.net` (RFC 2606).
"""

from functools import lru_cache
from random import Random

from caseworker.practice.population.books import latin
from caseworker.practice.population.residents import Resident
from caseworker.practice.population.streams import weighted

_MOBILE_SERIES = weighted(
    ("07700 2", 9.0), ("07700 4", 9.0), ("07700 5", 9.0), ("07700 6", 9.0), ("07700 9", 9.0),
    ("07911 3", 9.0), ("07911 4", 9.0), ("07911 5", 9.0), ("07911 6", 9.0), ("07911 9", 9.0),
    ("07700 900", 7.0), ("+1 212555 01", 1.5), ("+1 415555 01", 0.5), ("+33 639 98", 1.0),
)  # fmt: skip
_HOME_SERIES = weighted(
    ("01632 2", 13.0), ("01632 3", 13.0), ("01632 4", 13.0), ("01632 5", 13.0), ("01632 6", 13.0), ("01632 7", 13.0),
    ("01632 8", 13.0), ("01632 960", 6.0), ("020 7946 0", 2.0), ("0161 496 0", 1.0),
)  # fmt: skip
_DOMAINS = weighted(
    ("example.org", 40.0), ("example.com", 35.0), ("example.net", 15.0), ("post.example.org", 6.0), ("x.example", 4.0)
)
_DIGITS = {"+1": 12, "+33": 12, "0": 11}


def mobile(chance: Random) -> str:
    """Return a mobile number in digits, with + when it is foreign."""
    return _filled(chance, _MOBILE_SERIES.pick(chance))


def landline(chance: Random) -> str:
    """Return a number of a home in digits."""
    return _filled(chance, _HOME_SERIES.pick(chance))


def _filled(chance: Random, series: str) -> str:
    """Fill a series up to the length of its country's numbers."""
    digits = series.replace(" ", "")
    whole = next(size for head, size in _DIGITS.items() if digits.startswith(head))
    missing = whole - len(digits)
    return digits + f"{chance.randrange(10**missing):0{missing}d}"


def as_written(chance: Random, number: str) -> str:
    """Return the number in one of five ways of writing it."""
    if number.startswith("+"):
        country = 2 if number.startswith("+1") else 3
        return f"{number[:country]} {number[country : country + 3]} {number[country + 3 :]}"
    style = int(chance.random() * 5)
    if style == 0:
        return number
    if style == 1:
        return f"{number[:5]} {number[5:]}"
    if style == 2:
        return f"+44 {number[1:5]} {number[5:]}"
    if style == 3:
        return f"+44 (0){number[1:5]} {number[5:8]}-{number[8:]}"
    return f"0044{number[1:]}"


def mailbox(chance: Random, person: Resident) -> str:
    """Return a mailbox made of the person's name in Latin letters, as people choose them."""
    given, family = (_plain(word.latin) if word else "" for word in (person.given, person.family))
    number = str(chance.randrange(1, 100)) if chance.random() < 0.7 else ""
    shape = chance.random()
    if shape < 0.5 and given and family:
        local = f"{given}.{family}{number}"
    elif shape < 0.75 and given and family:
        local = f"{given[0]}{family}{number}"
    else:
        local = f"{family or given or 'post'}{number or chance.randrange(100, 10_000)}"
    return f"{local}@{_DOMAINS.pick(chance)}"


@lru_cache(maxsize=50_000)
def _plain(name: str) -> str:
    return "".join(sign for sign in latin(name).lower() if sign.isalpha())
