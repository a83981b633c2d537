"""What every rule asks of what it is handed: moments with a time zone, reasons with words in them.

A moment without a zone is a mistake of the program (ValueError); a missing reason is something an officer can mend.
"""

from datetime import datetime, timedelta

from caseworker.errors import CaseworkerError

_MICROSECOND = timedelta(microseconds=1)


class ReasonMissing(CaseworkerError):
    """An action that must be explained came without an explanation."""

    key = "reason.missing"
    sentence = "Say why in a few words, so that whoever reads this later understands it. Nothing was changed."


class TitleMissing(CaseworkerError):
    """A thing that lists show by its title has none."""

    key = "title.missing"
    sentence = "Give it a short title, so that it can be found in a list. What you typed is still here."


def moment(at: datetime) -> datetime:
    """Return the moment unchanged; raises ValueError when it carries no time zone."""
    if at.tzinfo is None:
        raise ValueError("moments carry a time zone")
    return at


def reason_given(words: str) -> str:
    """Return the words without blanks at the ends, or raise ReasonMissing when nothing is left."""
    kept = words.strip()
    if not kept:
        raise ReasonMissing
    return kept


def title_given(words: str) -> str:
    """Return the words without blanks at the ends, or raise TitleMissing when nothing is left."""
    kept = words.strip()
    if not kept:
        raise TitleMissing
    return kept


def microseconds(start: datetime, end: datetime) -> int:
    """Return the exact time between two moments in whole microseconds; 0 when the clock went backwards."""
    return max(0, (moment(end) - moment(start)) // _MICROSECOND)
