"""When the loop acts: soon after an edit, at once when there is more to get, later after a failure.

Moments are milliseconds of a clock that only goes forward, handed in. Waiting after failures grows from 1 second to
5 minutes and is drawn evenly from the whole span (full jitter), so that many devices do not come back at one moment.
"""

from dataclasses import dataclass, replace

DEBOUNCE_MS = 300  # what is saved here is in the data of others within a second of it
EVERY_MS = 60_000
FIRST_WAIT_MS = 1_000
LONGEST_WAIT_MS = 300_000


@dataclass(frozen=True, slots=True)
class Tempo:
    """The moments before which nothing is tried, nothing is sent, and nothing is fetched; and failures in a row.

    `asked_at_ms` is when somebody asked last that all is tried now, -1 for never.
    """

    not_before_ms: int = 0
    push_at_ms: int = 0
    pull_at_ms: int = 0
    failures: int = 0
    asked_at_ms: int = -1


def edited(tempo: Tempo, now_ms: int) -> Tempo:
    """Something was saved: it is sent a little later, so that what is saved just after it goes along."""
    return replace(tempo, push_at_ms=now_ms + DEBOUNCE_MS)


def woken(tempo: Tempo, now_ms: int) -> Tempo:
    """The server has news, or the network has changed: everything is tried now."""
    return replace(tempo, not_before_ms=now_ms, push_at_ms=now_ms, pull_at_ms=now_ms, asked_at_ms=now_ms)


def pushed(tempo: Tempo, now_ms: int) -> Tempo:
    """A push was answered: what became of it is fetched at once."""
    return replace(tempo, failures=0, pull_at_ms=min(tempo.pull_at_ms, now_ms))


def pulled(tempo: Tempo, now_ms: int, *, more: bool, began_ms: int | None = None) -> Tempo:
    """A page came: the next one at once when there is more or somebody asked since this one was, or in a minute."""
    more |= began_ms is not None and tempo.pull_at_ms > began_ms
    return replace(tempo, failures=0, pull_at_ms=now_ms if more else now_ms + EVERY_MS)


def failed(tempo: Tempo, now_ms: int, *, chance: float, began_ms: int) -> Tempo:
    """Nothing came of a try that began then; who asked since is answered by another one at once.

    `chance` is drawn evenly from 0 to 1 by the caller.
    """
    asked_since = tempo.asked_at_ms > began_ms
    span_ms = 0 if asked_since else min(FIRST_WAIT_MS << min(tempo.failures, 20), LONGEST_WAIT_MS)
    return replace(tempo, failures=tempo.failures + 1, not_before_ms=now_ms + round(span_ms * chance))
