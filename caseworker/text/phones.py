"""Telephone numbers as people type them: one comparable number for every spelling.

Boundary: text and the region it was typed in come in; digits come out. Nothing is stored or shown from here. Parsing
and validity are those of libphonenumber (Google, Apache-2.0) through `phonenumbers`.
"""

import re
import unicodedata
from dataclasses import dataclass

import phonenumbers

_SIGNS = b"+()./- "
_EXTENSION = re.compile(r"\s*(?:;ext=|ext\.?|extn\.?|x|#|доб\.?)\s*\d{1,7}\s*\Z", re.IGNORECASE)
_NOT_DIGIT = re.compile(r"\D+")
_LOCAL_DIGITS = 8
SHORTEST_SUFFIX = 4  # digits; fewer fit too many people to say anything


@dataclass(frozen=True, slots=True)
class Phone:
    """One number. `e164` is with plus and country code; `national` is the significant digits without a trunk zero."""

    e164: str
    national: str
    valid: bool

    @property
    def reversed_digits(self) -> str:
        """The national digits backwards, so that "ends with" becomes "starts with"."""
        return self.national[::-1]


def phone(text: str, region: str | None) -> Phone | None:
    """Return the number that a text means when typed in a region (ISO 3166 letters); None when it cannot be one.

    A number that fits no plan is still returned, with `valid` false, because people note such numbers too.
    """
    try:
        parsed = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    return Phone(
        e164=phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164),
        national=phonenumbers.national_significant_number(parsed),
        valid=phonenumbers.is_valid_number(parsed),
    )


def written_digits(text: str) -> str:
    """Return the digits of a number as written, without its extension: enough to compare endings, in half a
    microsecond.
    """
    if text.isascii():
        digits = text.encode().translate(None, _SIGNS)
        if digits.isdigit():
            return digits.decode()
    return _NOT_DIGIT.sub("", _EXTENSION.sub("", _plain_digits(text)))


def endings(text: str, region: str | None) -> tuple[str, ...]:
    """Return the digit strings that a kept number may end with if this typed text, or part of a number, means it.

    The likeliest first: what the region makes of it, then the digits as typed with and without leading zeros, then the
    last eight of a long number, because some plans put a sign for mobiles in the middle. Each has at least four digits.
    """
    parsed = phone(text, region)
    digits = written_digits(text)
    found = dict.fromkeys([parsed.national.lstrip("0")] if parsed is not None else [])
    found |= {digits.lstrip("0"): None, digits: None}
    if parsed is not None and len(parsed.national) > _LOCAL_DIGITS + 1:
        found[parsed.national[-_LOCAL_DIGITS:]] = None
    return tuple(ending for ending in found if len(ending) >= SHORTEST_SUFFIX)


def _plain_digits(text: str) -> str:
    return "".join([_digit(sign) for sign in unicodedata.normalize("NFKC", text)])


def _digit(sign: str) -> str:
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)
