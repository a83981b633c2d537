"""A person as the index is asked for somebody like them: folded words of names, homes, numbers, and dates.

Boundary: a person in, words out; which of them are asked together is decided in `candidates`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from caseworker.domain.names import PersonName
from caseworker.domain.people import Person
from caseworker.domain.values import PartialDate
from caseworker.store.search.match_words import Condition, quoted
from caseworker.store.search.search_rows import CODE_LENGTH, MAIL_LENGTH, mail_code, squashed, squashed_mail
from caseworker.text.folding import words
from caseworker.text.names import PARTICLES, all_name_words
from caseworker.text.phones import written_digits

_PHONE_END = 7  # digits that spellings with and without a country code share
_LEAST_STREET = 3  # letters
_MOST_OF_EACH = 6  # names, homes or numbers of one person that are asked for


@dataclass(frozen=True, slots=True)
class Home:
    """A house: its number, and the first word of its street."""

    number: str
    street: str


@dataclass(frozen=True, slots=True)
class Sought:
    """Who is looked for. Words are as the index keeps them; `codes` are conditions for numbers and addresses."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    birth: PartialDate | None
    homes: tuple[Home, ...]
    codes: tuple[Condition, ...]

    @classmethod
    def of(cls, person: Person) -> "Sought":
        """Return how somebody like this person is looked for."""
        given: dict[str, None] = {}
        family: dict[str, None] = {}
        for name in person.names[:_MOST_OF_EACH]:
            first, last = _parts(name)
            given |= dict.fromkeys(first)
            family |= dict.fromkeys(last)
        return cls(
            given=tuple(given),
            family=tuple(family),
            birth=person.birth_date,
            homes=tuple(dict.fromkeys(_homes(person))),
            codes=(*_codes(person), *_mails(person)),
        )


def _parts(name: PersonName) -> tuple[list[str], list[str]]:
    """Return the words of the given and the family name; of a whole name the last word is taken for the family's."""
    given, family = _telling(name.given), _telling(name.family)
    if given or family:
        return given, family
    whole = _telling(name.full)
    return whole[:-1], whole[-1:]


def _telling(text: str) -> list[str]:
    found = list(all_name_words((text,)))
    return [word for word in found if word not in PARTICLES] or found


def _homes(person: Person) -> Iterator[Home]:
    for address in person.addresses[:_MOST_OF_EACH]:
        parts = words(address.street or address.lines)
        number = next((at for at, word in enumerate(parts) if word[0].isdecimal()), None)
        street = next((word for word in parts if len(word) >= _LEAST_STREET and word.isalpha()), "")
        if number is not None and street:
            yield Home(parts[number], street)


def _codes(person: Person) -> Iterator[Condition]:
    for point in person.contact_points[:_MOST_OF_EACH]:
        digits = written_digits(point.phone)[-_PHONE_END:]
        if len(digits) > CODE_LENGTH:
            yield Condition(f"code : ({quoted([digits[-CODE_LENGTH:]])})", "instr(f.exact, ?) > 0", (f"{digits}|",))
    for one in person.identifiers[:_MOST_OF_EACH]:
        plain = squashed(one.value)
        if len(plain) >= CODE_LENGTH:
            match = quoted([plain[-CODE_LENGTH:]])
            yield Condition(f"code : ({match})", "instr(f.exact, ?) > 0", (f"|{plain}|",))


def _mails(person: Person) -> Iterator[Condition]:
    for point in person.contact_points[:_MOST_OF_EACH]:
        mail = squashed_mail(point.email)
        if len(mail_code(mail)) >= CODE_LENGTH:
            start = mail_code(mail)
            match = quoted([start], unfinished=start if len(start) < MAIL_LENGTH else "")
            yield Condition(f"code : ({match})", "instr(f.exact, ?) > 0", (f"|{mail}|",))
