"""Typed reading of one mapping of a pack file. Each question notes a fault and gives a harmless value when it fails.

So one reading finds every fault; nothing read from a pack with faults is ever used.
"""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from caseworker.packs.faults import WHOLE_PACK, Ledger, Place, suggestion
from caseworker.packs.reader import Branch, Leaf, Row, Tree

LONGEST_TEXT = 200
LONGEST_BODY = 20_000

LOCALE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?\Z")
"""A language code as in BCP 47: language, script and region."""

_SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_NUMBER = re.compile(r"-?[0-9]{1,9}\Z")
E = TypeVar("E", bound=StrEnum)


class Section:
    """A mapping in a file. Ask for every key it may have, then call `done`: keys nobody asked for are faults."""

    def __init__(self, branch: Branch, *, file: str, ledger: Ledger) -> None:
        self._branch, self._file, self.ledger = branch, file, ledger
        self._asked: set[str] = set()

    def has(self, key: str) -> bool:
        """Say whether the key is there and not left empty."""
        tree = self._branch.entries.get(key)
        return tree is not None and tree != Leaf("", tree.line)

    def names(self) -> tuple[str, ...]:
        """Return the keys as they stand in the file."""
        return tuple(self._branch.entries)

    def place(self, key: str = "") -> Place:
        """Return where a key stands, or the section where it is missing."""
        return Place(self._file, self._branch.lines.get(key, self._branch.line))

    def fault(self, sentence: str, key: str = "") -> None:
        """Note a fault at a key, or at the section itself."""
        self.ledger.fault(self.place(key), sentence)

    def done(self) -> None:
        """Note a fault for each key that was never asked for."""
        for name, tree in self._branch.entries.items():
            if name in self._asked:
                continue
            if tree == Leaf("", tree.line):
                self.fault(f"'{name}' is not known here. Put quotes around a text that has a comma in it.", name)
            else:
                near = suggestion(name, sorted(self._asked))
                self.fault(f"'{name}' is not known here.{near or ' Remove it.'}", name)

    def text(self, key: str, *, default: str | None = None, most: int = LONGEST_TEXT) -> str:
        """Return a text of at most `most` letters; a missing one is a fault unless there is a default."""
        found = self._leaf(key, default is None)
        if found is None:
            return default or ""
        return self._checked(found, key, most)

    def optional(self, key: str) -> str | None:
        """Return a text, or None if the key is missing or empty."""
        return self.text(key, default="") or None

    def slug(self, key: str, *, default: str | None = None) -> str:
        """Return an id: small letters, digits and single hyphens, a letter first."""
        name = self.text(key, default=default, most=60)
        return self._checked_slug(name, self.place(key)) if name else name

    def declare(self, kind: str, key: str = "id", *, within: str = WHOLE_PACK) -> str:
        """Return an id and enter it as one that the pack has."""
        name = self.slug(key)
        self.ledger.declare(kind, name, self.place(key), within=within)
        return name

    def refer(self, kind: str, key: str, *, within: str = WHOLE_PACK) -> str:
        """Return an id of a thing that must be in the pack."""
        name = self.slug(key)
        self.ledger.refer(kind, name, self.place(key), within=within)
        return name

    def maybe_refer(self, kind: str, key: str, *, within: str = WHOLE_PACK) -> str | None:
        """As `refer`, or None if the key is missing."""
        self._asked.add(key)
        return self.refer(kind, key, within=within) if self.has(key) else None

    def number(self, key: str, low: int, high: int, *, default: int | None = None) -> int:
        """Return a whole number within limits, both included."""
        found = self._leaf(key, default is None)
        if found is not None and _NUMBER.match(found.text) and low <= int(found.text) <= high:
            return int(found.text)
        if found is not None:
            self.fault(f"'{key}' must be a whole number from {low} to {high}.", key)
        return low if default is None else default

    def flag(self, key: str, *, default: bool) -> bool:
        """Return yes or no, written `true` or `false`."""
        found = self._leaf(key, needed=False)
        if found is None:
            return default
        if found.text not in {"true", "false"}:
            self.fault(f"'{key}' must be true or false.", key)
        return found.text == "true"

    def choice(self, key: str, kind: type[E], *, default: E | None = None) -> E:
        """Return a word of a fixed list."""
        found = self._leaf(key, default is None)
        if found is not None:
            return self._chosen(found, key, kind)
        return next(iter(kind)) if default is None else default

    def choices(self, key: str, kind: type[E], *, default: tuple[E, ...] = ()) -> tuple[E, ...]:
        """Return a list of words of a fixed list."""
        leaves = self._leaves(key)
        return tuple(self._chosen(leaf, key, kind) for leaf in leaves) if leaves else default

    def day(self, key: str, *, needed: bool = True) -> date | None:
        """Return a day written as 2026-11-30, or None."""
        found = self._leaf(key, needed)
        return None if found is None else self._day(found, key)

    def days(self, key: str) -> tuple[date, ...]:
        """Return a list of days."""
        found = (self._day(leaf, key) for leaf in self._leaves(key))
        return tuple(day for day in found if day is not None)

    def words(self, key: str, *, most: int = LONGEST_TEXT) -> tuple[str, ...]:
        """Return a list of texts, empty if the key is missing."""
        return tuple(self._checked(leaf, key, most) for leaf in self._leaves(key))

    def references(self, kind: str, key: str, *, within: str = WHOLE_PACK) -> tuple[str, ...]:
        """Return a list of ids of things that must be in the pack."""
        names = []
        for leaf in self._leaves(key):
            place = Place(self._file, leaf.line)
            names.append(self._checked_slug(leaf.text, place))
            self.ledger.refer(kind, leaf.text, place, within=within)
        return tuple(names)

    def section(self, key: str) -> "Section":
        """Return the mapping under a key; an empty one if it is missing, which is a fault."""
        self._asked.add(key)
        tree = self._branch.entries.get(key)
        if isinstance(tree, Branch):
            return Section(tree, file=self._file, ledger=self.ledger)
        if tree is None:
            self._missing(key)
        else:
            self.fault(f"'{key}' must hold names followed by a colon.", key)
        return Section(Branch({}, {}, self.place(key).line), file=self._file, ledger=_unheard())

    def sections(self, key: str, *, needed: bool = False) -> "tuple[Section, ...]":
        """Return the mappings of a list; none if the key is missing, which is a fault if it is needed."""
        self._asked.add(key)
        if needed and not self.has(key):
            self._missing(key)
        made = []
        for tree in self._items(key):
            if isinstance(tree, Branch):
                made.append(Section(tree, file=self._file, ledger=self.ledger))
            else:
                self.ledger.fault(Place(self._file, tree.line), f"Each entry of '{key}' must be names with values.")
        return tuple(made)

    def _missing(self, key: str) -> None:
        near = suggestion(key, (name for name in self._branch.entries if name not in self._asked))
        self.fault(f"'{key}' is missing here.{near or ' Add it.'}", key)

    def _leaf(self, key: str, needed: bool) -> Leaf | None:  # noqa: FBT001 -- private, always by its meaning
        self._asked.add(key)
        tree = self._branch.entries.get(key)
        if isinstance(tree, Leaf) and tree.text.strip():
            return Leaf(tree.text.strip(), tree.line)
        if tree is not None and not isinstance(tree, Leaf):
            self.fault(f"'{key}' must be a single text or number, not a list or mapping.", key)
        elif needed:
            self._missing(key)
        return None

    def _items(self, key: str) -> Iterable[Tree]:
        if not self.has(key):
            return ()
        tree = self._branch.entries[key]
        if isinstance(tree, Row):
            return tree.items
        self.fault(f"'{key}' must be a list: one '- …' per line, or words in [brackets].", key)
        return ()

    def _leaves(self, key: str) -> tuple[Leaf, ...]:
        self._asked.add(key)
        leaves = []
        for tree in self._items(key):
            if isinstance(tree, Leaf) and tree.text.strip():
                leaves.append(Leaf(tree.text.strip(), tree.line))
            else:
                self.ledger.fault(Place(self._file, tree.line), f"Each entry of '{key}' must be a single text.")
        return tuple(leaves)

    def _checked(self, leaf: Leaf, key: str, most: int) -> str:
        if len(leaf.text) > most:
            place = Place(self._file, leaf.line)
            self.ledger.fault(place, f"'{key}' has {len(leaf.text)} letters, {most} are allowed. Shorten it.")
        return leaf.text

    def _checked_slug(self, name: str, place: Place) -> str:
        if not _SLUG.match(name):
            sentence = f"'{name}' cannot be an id. Use small letters, digits and single hyphens, a letter first."
            self.ledger.fault(place, sentence)
        return name

    def _chosen(self, leaf: Leaf, key: str, kind: type[E]) -> E:
        words = [member.value for member in kind]
        if leaf.text in words:
            return kind(leaf.text)
        place = Place(self._file, leaf.line)
        self.ledger.fault(place, f"'{leaf.text}' is not possible for '{key}'. Choose one of: {', '.join(words)}.")
        return next(iter(kind))

    def _day(self, leaf: Leaf, key: str) -> date | None:
        try:
            return date.fromisoformat(leaf.text if _DAY.match(leaf.text) else "")
        except ValueError:
            place = Place(self._file, leaf.line)
            self.ledger.fault(place, f"'{key}' must be a day that exists, written as 2026-11-30.")
            return None


def _unheard() -> Ledger:
    """A ledger for a section that is not there: one fault has been noted, the rest would only repeat it."""
    return Ledger()
