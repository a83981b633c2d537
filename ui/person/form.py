"""Forms as values: what is asked, in which order, and what was wrong with the answers. No widget, no desk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")
Values = Mapping[str, str]


class Ask(StrEnum):
    """By what a question is answered. Every answer is text: a choice's key, "yes" for a ticked box, a person's id."""

    LINE = "line"
    AREA = "area"
    CHOICE = "choice"
    TICK = "tick"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a choice offers: keys and words, the one chosen beforehand ("" for none), a sentence of what follows."""

    options: tuple[tuple[str, str], ...] = ()
    value: str = ""
    remark: str = ""

    @property
    def is_settled(self) -> bool:
        """Whether there is nothing to choose: no option, or one that is chosen beforehand."""
        return not self.options or (len(self.options) == 1 and bool(self.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question. `value` is what stands there first; `options` are keys and words of a choice.

    With a `placeholder` a choice may be empty. One that `follows` another question offers what belongs to the answer
    there (`offers`), anew with each other answer, and is not seen where nothing is to be chosen.
    """

    key: str
    label: str
    ask: Ask = Ask.LINE
    value: str = ""
    hint: str = ""
    options: tuple[tuple[str, str], ...] = ()
    placeholder: str = ""
    remark: str = ""
    follows: str = ""
    offers: Mapping[str, Offer] = field(default_factory=dict)
    rows: int = 3
    beside: bool = False  # stands in one line with the question before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form: `id` names its draft, `action` is its main button, `notes` are sentences read before one answers.

    `danger` marks what cannot be taken back. `about` tells two forms of one id apart (which entry is corrected).
    """

    id: str
    title: str
    asked: tuple[Asked, ...]
    action: str
    notes: tuple[str, ...] = ()
    danger: bool = False
    about: object = None
    keeps_draft: bool = True

    @property
    def draft_id(self) -> str:
        """The name under which what is typed here is kept."""
        return f"{self.id}:{self.about}" if self.about is not None else self.id


class Faults(Exception):
    """What is wrong with the answers: a sentence for each question that must be answered otherwise."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        super().__init__(", ".join(sentences))
        self.sentences = dict(sentences)


@dataclass(slots=True)
class Reading:
    """Reads the answers of a form and gathers what is wrong; `done` raises all of it at once."""

    values: Values
    _faults: dict[str, str] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """Return what was typed, without blanks at its ends."""
        return self.values.get(key, "").strip()

    def ticked(self, key: str) -> bool:
        """Return whether a box is ticked."""
        return self.values.get(key, "") == "yes"

    def needed(self, key: str, sentence: str) -> str:
        """Return what was typed; where that is nothing, note the sentence."""
        words = self.text(key)
        if not words:
            self.fault(key, sentence)
        return words

    def read(self, key: str, reader: Callable[[str], T | None], sentence: str) -> T | None:
        """Return what was typed as a value; where it can be none, note the sentence."""
        try:
            return reader(self.text(key))
        except ValueError:
            self.fault(key, sentence)
            return None

    def fault(self, key: str, sentence: str) -> None:
        """Note what is wrong with an answer; the first sentence about it stands."""
        self._faults.setdefault(key, sentence)

    def done(self) -> None:
        """Raise Faults when anything was wrong."""
        if self._faults:
            raise Faults(self._faults)
