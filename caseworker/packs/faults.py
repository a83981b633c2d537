"""Faults of an agency pack: what is wrong, in which file and line, collected until the whole pack has been read.

The ledger also knows every id the pack declares and every id it refers to, so that what refers to nothing is found,
whichever file comes first.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from caseworker.errors import CaseworkerError

MOST_COMPARED = 500
WHOLE_PACK = "this pack"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing to put right. `file` is the path within the pack, `line` counts from 1."""

    file: str
    line: int
    sentence: str

    def say(self) -> str:
        """Return file, line and sentence as one line of text."""
        return f"{self.file}, line {self.line}: {self.sentence}"


class PackFaulty(CaseworkerError):
    """The pack cannot be used. `faults` are all of them, sorted by file and line."""

    key = "pack.faulty"
    sentence = (
        "Faults in this agency pack: {count}. The first is in {file}, line {line}. "
        "Nothing was changed and the pack in use stays. Put the faults right and load it again."
    )

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        first = faults[0]
        super().__init__(count=len(faults), file=first.file, line=first.line)
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Place:
    """A line in a file of the pack."""

    file: str
    line: int


@dataclass(slots=True)
class Ledger:
    """Collects faults, declared ids and references while a pack is read.

    `kind` is the word that the reader of a fault knows ("team"); `within` says where ids of this kind are known, for
    example "the case type 'complaint'".
    """

    _faults: set[Fault] = field(default_factory=set)
    _declared: dict[tuple[str, str], dict[str, Place]] = field(default_factory=dict)
    _referred: list[tuple[str, str, str, Place]] = field(default_factory=list)

    def fault(self, place: Place, sentence: str) -> None:
        """Note a fault; the same fault noted twice is one."""
        self._faults.add(Fault(place.file, place.line, sentence))

    def declare(self, kind: str, name: str, place: Place, *, within: str = WHOLE_PACK) -> None:
        """Note that the pack has a thing with this id. A second one is a fault."""
        known = self._declared.setdefault((kind, within), {})
        if name and name in known:
            first = known[name]
            self.fault(place, f"There is already a {kind} '{name}' ({first.file}, line {first.line}). Rename one.")
        else:
            known[name] = place

    def refer(self, kind: str, name: str, place: Place, *, within: str = WHOLE_PACK) -> None:
        """Note that a line names a thing that the pack must have."""
        if name:
            self._referred.append((kind, within, name, place))

    def faults(self) -> tuple[Fault, ...]:
        """Return all faults sorted by file and line, with those of references that lead nowhere."""
        for kind, within, name, place in self._referred:
            known = self._declared.get((kind, within), {})
            if name not in known:
                self.fault(place, f"There is no {kind} '{name}' in {within}.{suggestion(name, known)}")
        return tuple(sorted(self._faults))


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return a sentence naming the known word that is closest, or nothing if none is close or there are very many."""
    words = [each for each in known if each]
    close = get_close_matches(word, words, n=1) if len(words) <= MOST_COMPARED else []
    return f" Did you mean '{close[0]}'?" if close else ""
