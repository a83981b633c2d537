"""YAML text to a plain tree that knows its lines, and nothing more: no types are guessed, no objects are made.

Only what a pack needs is accepted: one document of mappings with distinct words as keys, lists and texts. Anchors,
aliases, tags and great depth are refused, so no small file can grow large. What a text means (number, day, hours) is
for the section that asks for it; a plain `no` or `09:00` stays the text it is.
"""

import re
from dataclasses import dataclass, field

import yaml

from caseworker.packs.faults import Ledger, Place

MAX_FILE_BYTES = 512 * 1024
MAX_DEPTH = 12
UNSHOWN = "This line contains a character that cannot be shown. Delete it."

# libyaml where it is built in, ten times as fast; both give the same events
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text, as written, without its quotes."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Row:
    """A list."""

    items: "tuple[Tree, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class Branch:
    """A mapping; `lines` says where each key stands."""

    entries: "dict[str, Tree]"
    lines: dict[str, int]
    line: int


Tree = Leaf | Row | Branch


class _Refused(Exception):
    """Ends the reading of one file; never leaves this module."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.line, self.sentence = line, sentence


def read_text(content: bytes, file: str, ledger: Ledger) -> str | None:
    """Return the text of a file with line feeds only, or None after noting why it cannot be read."""
    if len(content) > MAX_FILE_BYTES:
        ledger.fault(Place(file, 1), f"The file is larger than {MAX_FILE_BYTES // 1024} KiB. Split it or shorten it.")
        return None
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        ledger.fault(Place(file, line), "The file is not in UTF-8. Save it again as UTF-8 text.")
        return None
    unreadable = _UNREADABLE.search(text)
    if unreadable is None:
        return text
    line = text.count("\n", 0, unreadable.start()) + 1
    ledger.fault(Place(file, line), UNSHOWN)
    return None


def read_yaml(text: str, file: str, ledger: Ledger, *, first_line: int = 1) -> Branch | None:
    """Return the mapping that a YAML text holds, or None after noting every fault.

    `first_line` is where the text begins in its file.
    """
    builder = _Builder(file, ledger, first_line)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except _Refused as refused:
        ledger.fault(Place(file, refused.line), refused.sentence)
        return None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        line, sentence = _explain(error, text)
        ledger.fault(Place(file, line + first_line), sentence)
        return None
    if isinstance(builder.root, Branch):
        return builder.root
    ledger.fault(Place(file, first_line), "The file must hold names followed by a colon, such as 'title: Housing'.")
    return None


def split_front_matter(text: str, file: str, ledger: Ledger) -> tuple[Branch, str, int] | None:
    """Return what stands between two lines of `---`, the text below, and the line where it begins; or None."""
    found = _FRONT.match(text)
    if found is None:
        ledger.fault(
            Place(file, 1), "The file must begin with a line '---', facts such as 'title: …', and again '---'."
        )
        return None
    front = read_yaml(found[1], file, ledger, first_line=2)
    if front is None:
        return None
    below = text[found.end() :]
    body = below.lstrip("\n")
    return front, body.rstrip("\n"), text.count("\n", 0, len(text) - len(body)) + 1


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been reached."""

    line: int
    is_mapping: bool
    items: list[Tree] = field(default_factory=list)
    entries: dict[str, Tree] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    key: tuple[str, int] | None = None

    def close(self) -> Tree:
        if self.is_mapping:
            return Branch(self.entries, self.lines, self.line)
        return Row(tuple(self.items), self.line)


class _Builder:
    """Builds the tree from events, without recursion, so that depth is a number and not a crash."""

    def __init__(self, file: str, ledger: Ledger, first_line: int) -> None:
        self.root: Tree | None = None
        self._file, self._ledger, self._first_line = file, ledger, first_line
        self._open: list[_Open] = []

    def take(self, event: yaml.Event) -> None:
        line = self._first_line + (event.start_mark.line if event.start_mark is not None else 0)
        match event:
            case yaml.AliasEvent():
                raise _Refused(line, "References with '*' are not allowed. Write the values out.")
            case yaml.ScalarEvent():
                self._check(event, line)
                if _UNREADABLE.search(event.value):
                    raise _Refused(line, UNSHOWN)
                self._put(Leaf(event.value, line))
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._check(event, line)
                self._begin(line, is_mapping=isinstance(event, yaml.MappingStartEvent))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._put(self._open.pop().close())
            case yaml.DocumentStartEvent() if self.root is not None:
                raise _Refused(line, "The file holds more than one document. Remove the second '---'.")
            case _:
                return

    def _begin(self, line: int, *, is_mapping: bool) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise _Refused(line, f"Lists and names are nested more than {MAX_DEPTH} deep. Make it flatter.")
        if self._open and self._open[-1].is_mapping and self._open[-1].key is None:
            raise _Refused(line, "A list or mapping cannot be a name. Put quotes around texts with brackets.")
        self._open.append(_Open(line, is_mapping))

    @staticmethod
    def _check(event: yaml.NodeEvent, line: int) -> None:
        if event.anchor is not None:
            raise _Refused(line, "Anchors with '&' are not allowed. Write the values out.")
        if getattr(event, "tag", None) is not None:
            raise _Refused(line, "Tags with '!' are not allowed. Put quotes around texts that begin with '!'.")

    def _put(self, tree: Tree) -> None:
        if not self._open:
            self.root = tree
            return
        inner = self._open[-1]
        if not inner.is_mapping:
            inner.items.append(tree)
        elif inner.key is None and isinstance(tree, Leaf):
            inner.key = (tree.text, tree.line)
        elif inner.key is not None:
            self._enter(inner, *inner.key, tree)

    def _enter(self, inner: _Open, name: str, line: int, tree: Tree) -> None:
        inner.key = None
        if name in inner.entries:
            sentence = f"'{name}' stands here a second time, first in line {inner.lines[name]}. Keep one of them."
            self._ledger.fault(Place(self._file, line), sentence)
            return
        inner.entries[name] = tree
        inner.lines[name] = line


def _explain(error: Exception, text: str) -> tuple[int, str]:
    """Return the line (from 0) and a sentence for what the YAML library refused."""
    mark = getattr(error, "problem_mark", None)
    line = min(mark.line, text.count("\n")) if mark is not None else 0
    lines = text.split("\n")
    tab = next((number for number in (line, line - 1) if number >= 0 and "\t" in lines[number]), None)
    if tab is not None:
        return tab, "This line contains a tab. Use spaces to indent."
    return line, "This line cannot be read. Check colons, quotes and indentation here and just above."
