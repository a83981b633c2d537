"""What the rows of lists show, as plain values: they know nothing of where the words come from."""

from collections.abc import Hashable
from dataclasses import dataclass


def spoken(*parts: str) -> str:
    """Return the parts that are not empty as one sentence."""
    return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Need:
    """Something a person waiting needs, in a word or two and an icon."""

    icon: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """Somebody who waits. `tone` colours the wait ("" while it is short); one not identified yet is written paler."""

    key: Hashable
    ticket: str
    name: str
    reason: str = ""
    needs: tuple[Need, ...] = ()
    wait: str = ""
    wait_spoken: str = ""
    tone: str = ""
    identified: bool = True

    @property
    def sentence(self) -> str:
        """Return the row as it is read aloud."""
        needs = (need.words for need in self.needs)
        return spoken(self.ticket, self.name, self.reason, self.wait_spoken or self.wait, *needs)


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoLine:
    """A row of two lines. At its start an icon, or the initials of `avatar`; `chip` stands at the end of the title.

    `tone` colours the icon, `second_tone` the second line and its icon; a row that is `done` is written paler.
    """

    key: Hashable
    title: str
    second: str = ""
    trailing: str = ""
    icon: str = ""
    avatar: str = ""
    tone: str = ""
    second_icon: str = ""
    second_tone: str = ""
    trailing_tone: str = ""
    chip: str = ""
    chip_tone: str = "neutral"
    done: bool = False

    @property
    def sentence(self) -> str:
        """Return the row as it is read aloud."""
        return spoken(self.title, self.second, self.chip, self.trailing)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitLine:
    """A visit of the day. `state` is done, now or later, and `state_words` says it; `third` is readiness and place."""

    key: Hashable
    time: str
    name: str
    purpose: str = ""
    state: str = "later"
    state_words: str = ""
    third: str = ""
    third_icon: str = "map-pin"
    third_tone: str = ""

    @property
    def sentence(self) -> str:
        """Return the row as it is read aloud."""
        return spoken(self.time, self.name, self.purpose, self.state_words, self.third)
