"""Cards of address books: vCard 2.1 (versit 1996), 3.0 (RFC 2426) and 4.0 (RFC 6350), as programs really write them.

Boundary: a stream of bytes in, cards out, one after the other in bounded memory; what a property means to a person is
`card_values.py`. No card is lost: one that never ends, or that another begins inside, is still a card, and a card
inside another (AGENT) is a card of its own. What was not read is told with its line.
"""

import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from caseworker.formats.content_lines import LONGEST_LINE, ContentLine, Unfolded, content_lines
from caseworker.formats.faults import Fault

MOST_PROPERTIES = 1000
"""Properties of one card; further ones are left out and told."""
_DEEPEST = 8  # cards within cards
_SAYS_NOTHING = frozenset({"REV", "PRODID"})  # of the person: another export of the same card has others
_NO_CARD = "This stands outside every card and was left out."


@dataclass(frozen=True, slots=True)
class Card:
    """One card. `line` is where it begins; `digest` is the same for the same properties, in hexadecimal.

    `version` is empty when the card does not say it. `within` is the digest of the card that names this one as its
    agent, empty for most.
    """

    line: int
    version: str
    properties: tuple[ContentLine, ...]
    faults: tuple[Fault, ...]
    digest: str
    within: str = ""

    @property
    def is_old(self) -> bool:
        """Whether it is written as vCard 2.1, where a backslash stands for itself but before a semicolon."""
        return self.version == "2.1"

    def all(self, name: str) -> list[ContentLine]:
        """Return every property of a name, in the order of the card."""
        return [one for one in self.properties if one.name == name]


@dataclass(slots=True)
class _Open:
    """A card that is being read."""

    line: int
    version: str = ""
    properties: list[ContentLine] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    agents: list[Card] = field(default_factory=list)
    is_agent: bool = False
    is_full: bool = False

    def take(self, one: ContentLine) -> None:
        if one.name == "VERSION":
            self.version = self.version or one.text().strip()
        elif len(self.properties) < MOST_PROPERTIES:
            self.properties.append(one)
        elif not self.is_full:
            self.is_full = True
            why = f"The card has more than {MOST_PROPERTIES} properties; those from here on were left out."
            self.tell(one.number, one.name, why)
        if one.run_on:
            why = "A line that follows does not say to what it belongs; it was read as part of this."
            self.tell(one.number, one.name, why)

    def tell(self, line: int, name: str, sentence: str) -> None:
        if len(self.faults) < MOST_PROPERTIES:
            self.faults.append(Fault(line, name, sentence))

    def cards(self) -> Iterator[Card]:
        """Yield the finished card, then those inside it."""
        digest = _digest(self.properties)
        yield Card(self.line, self.version, tuple(self.properties), tuple(self.faults), digest)
        for one in self.agents:
            yield replace(one, version=one.version or self.version, within=one.within or digest)


def read_cards(stream: BinaryIO) -> Iterator[Card | Fault]:
    """Yield the cards of a seekable stream in their order, and what stands outside of any card as a fault."""
    open_cards: list[_Open] = []
    for one in content_lines(stream):
        if isinstance(one, Unfolded):
            yield from _unread(one, open_cards)
        elif _is_word(one, "BEGIN") or _begins_agent(one, open_cards):
            yield from _begun(one, open_cards)
        elif _is_word(one, "END"):
            yield from _ended(one, open_cards)
        elif not open_cards:
            yield Fault(one.number, one.name, _NO_CARD)
        elif one.name == "AGENT" and one.raw.lstrip()[:11].upper() == b"BEGIN:VCARD":
            open_cards[-1].agents += _inside(one)
        else:
            open_cards[-1].take(one)
    while open_cards:
        open_cards[-1].tell(open_cards[-1].line, "END", "The card never ends; it was read up to the end of the file.")
        yield from _closed(open_cards)


def _is_word(one: ContentLine, name: str) -> bool:
    return one.name == name and one.raw.strip().upper() == b"VCARD"


def _begins_agent(one: ContentLine, open_cards: list[_Open]) -> bool:
    """Whether the lines that follow are a card inside this one, as vCard 2.1 writes it."""
    return bool(open_cards) and one.name == "AGENT" and one.raw.strip().upper() == b"BEGIN:VCARD"


def _begun(one: ContentLine, open_cards: list[_Open]) -> Iterator[Card]:
    """Begin a card. Without AGENT before it, the one that is open has lost its end."""
    before = open_cards[-1].properties[-1:] if open_cards else []
    told_before = bool(before) and before[0].name == "AGENT" and not before[0].raw.strip()
    is_agent = (one.name == "AGENT" or told_before) and len(open_cards) < _DEEPEST
    if told_before:
        open_cards[-1].properties.pop()
    if open_cards and not is_agent:
        open_cards[-1].tell(one.number, "END", "The card never ends; it was read up to where the next one begins.")
        while open_cards:
            yield from _closed(open_cards)
    open_cards.append(_Open(one.number, is_agent=is_agent))


def _ended(one: ContentLine, open_cards: list[_Open]) -> Iterator[Card | Fault]:
    if open_cards:
        yield from _closed(open_cards)
    else:
        yield Fault(one.number, "END", "A card ends here that never began.")


def _closed(open_cards: list[_Open]) -> Iterator[Card]:
    """Close the innermost card: an agent goes to the card around it, any other is given."""
    done = open_cards.pop()
    if done.is_agent and open_cards:
        open_cards[-1].agents += done.cards()
    else:
        yield from done.cards()


def _inside(one: ContentLine) -> list[Card]:
    """Return the cards in the value of an AGENT of vCard 3.0, where their lines are joined by an escaped newline.

    Each card further in doubles the backslashes, so that the length of a property bounds how deep they go.
    """
    inner = read_cards(io.BytesIO(one.text().encode("utf-8", "replace")))
    return [replace(card, line=one.number) for card in inner if isinstance(card, Card)]


def _unread(one: Unfolded, open_cards: list[_Open]) -> Iterator[Fault]:
    name = bytes(one.data[:40]).partition(b":")[0].partition(b";")[0].decode("ascii", "replace") if one.cut else ""
    too_long = f"This is longer than {LONGEST_LINE >> 20} MiB and was left out."
    fault = Fault(one.number, name, too_long if one.cut else "This line is no property of a card and was left out.")
    if open_cards:
        open_cards[-1].tell(fault.line, fault.field, fault.sentence)
    else:
        yield fault


def _digest(properties: Iterable[ContentLine]) -> str:
    told = hashlib.sha256()
    for one in properties:
        if one.name not in _SAYS_NOTHING:
            head = repr((one.group, one.name, one.params)).encode("utf-8", "backslashreplace")
            told.update(head + b"\0" + one.raw + b"\0")
    return told.hexdigest()
