"""What a list remembers from one opening to the next: how it was sorted and filtered, and the views saved by name.

Kept in the profile, because a filter may hold what was typed.
"""

import logging
from collections.abc import Mapping

import msgspec

from caseworker.desk.remembered import Remembered

_log = logging.getLogger(__name__)


class View(msgspec.Struct, frozen=True):
    """A list as someone wants it again: its filters and its order."""

    name: str
    filters: dict[str, str] = {}
    sort: str = ""
    descending: bool = False


class Memory(msgspec.Struct, frozen=True):
    """How a list was left, and its saved views by name in the order they were saved."""

    last: View = View("")
    views: tuple[View, ...] = ()

    def with_view(self, view: View) -> "Memory":
        """Return the memory with one more view; one of the same name is replaced."""
        others = tuple(one for one in self.views if one.name != view.name)
        return msgspec.structs.replace(self, views=(*others, view))

    def without_view(self, name: str) -> "Memory":
        """Return the memory without a view."""
        return msgspec.structs.replace(self, views=tuple(one for one in self.views if one.name != name))

    def left_as(self, filters: Mapping[str, str], sort: str, *, descending: bool) -> "Memory":
        """Return the memory of how the list is left now."""
        return msgspec.structs.replace(self, last=View("", dict(filters), sort, descending))


def recall(remembered: Remembered, page: str) -> Memory:
    """Return what is remembered of the list of a page. What cannot be read is as if nothing were."""
    words = remembered.recall(_name(page))
    if not words:
        return Memory()
    try:
        return msgspec.json.decode(words, type=Memory)
    except msgspec.MsgspecError as error:
        _log.info("how the list %s was left cannot be read: %s", page, type(error).__name__)
        return Memory()


def keep(remembered: Remembered, page: str, memory: Memory) -> None:
    """Remember it."""
    remembered.keep(_name(page), msgspec.json.encode(memory).decode())


def _name(page: str) -> str:
    return f"list.{page}"
