"""The comparable facts of one record: made once, compared many times.

Boundary: plain values in, plain values out; no store, no clock. Everything is folded (`caseworker.text.folding`) and
parted here, so that comparing two records touches no raw text. A fact that is not known is empty and counts neither
for nor against.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class NameFacts:
    """One name as folded words, as written in its own script. Either part may be empty; a name of unknown parts has
    its last word (the first in Han and Hangul) as family name, because changed places are looked for anyway.
    """

    given: tuple[str, ...] = ()
    family: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """All words, given names first."""
        return self.given + self.family


@dataclass(frozen=True, slots=True)
class BirthFacts:
    """A birth date as far as it is known. Numbers are as written: a month 17 of a misread file is kept as 17."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def is_whole(self) -> bool:
        """Whether day, month and year are all known."""
        return self.month is not None and self.day is not None

    @property
    def digits(self) -> str:
        """Eight digits, year first; unknown ones are left out."""
        month = "" if self.month is None else f"{self.month:02}"
        return f"{self.year:04}{month}{'' if self.day is None else f'{self.day:02}'}"


@dataclass(frozen=True, slots=True)
class AddressFacts:
    """Where someone lives: `number` and `street` of the house, then the place. Folded; each may be empty."""

    number: str = ""
    street: str = ""
    postcode: str = ""
    locality: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What is compared of one record; of an organisation its name stands as family name of one `NameFacts`.

    `identifiers` and `details` are `scheme:value`; phones are significant digits without country code and zero;
    e-mails are folded. `household` is any text that is the same for those recorded as living together; it is told among
    the reasons and not weighed, since two records of one person may both be in it.
    """

    names: tuple[NameFacts, ...] = ()
    birth: BirthFacts | None = None
    identifiers: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    addresses: tuple[AddressFacts, ...] = ()
    gender: str = ""
    household: str = ""
    details: tuple[str, ...] = field(default=())
