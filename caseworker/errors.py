"""Outcomes we foresaw. Each subject adds its own beside its rules; the base class is here.

A `CaseworkerError` is never a bug: it says what happened in words a person can act on. Its facts are ids, counts,
limits and names of fields or files; never a citizen's words, because the text of an error may reach a log.
"""

from collections.abc import Callable
from typing import ClassVar


class CaseworkerError(Exception):
    """A failure we foresaw.

    `key` finds the sentence for a screen (ui/messages.py, translated). `sentence` is the same in English for the
    command line and for tests, with `{names}` filled from `facts`. Facts are ids, counts, limits, file and field names.
    """

    key: ClassVar[str] = "error"
    sentence: ClassVar[str] = "This could not be done."

    def __init__(self, **facts: str | int) -> None:
        super().__init__(f"{self.key} {facts}")
        self.facts = facts

    def __reduce__(self) -> tuple[Callable[..., "CaseworkerError"], tuple[object, ...]]:
        """Travel between processes whole: exceptions are otherwise made anew from their text alone."""
        return _again, (type(self), self.facts)

    def say(self) -> str:
        """Return the whole English sentence: what happened, what is safe, what to do."""
        return self.sentence.format(**self.facts)


def _again(kind: type[CaseworkerError], facts: dict[str, str | int]) -> CaseworkerError:
    return kind(**facts)
