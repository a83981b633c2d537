"""Wrong passphrases: how many, how long the next try must wait, and when the device is locked out.

Rules only: counters and the moment are handed in. Where the counters are kept is the business of others.
"""

from datetime import UTC, datetime, timedelta

import msgspec

from caseworker.errors import CaseworkerError

FREE_TRIES = 5
LAST_TRY = 10
_FIRST_DELAY_S, _LONGEST_DELAY_S = 30, 15 * 60
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class TryLater(CaseworkerError):
    """Too many wrong passphrases in a row; the next try must wait."""

    key = "vault.try-later"
    sentence = "Too many wrong passphrases. Everything saved is safe. Wait {wait_s} seconds, then try again."


class LockedOut(CaseworkerError):
    """After ten wrong passphrases the device secret was removed."""

    key = "vault.locked-out"
    sentence = (
        "This device is locked after {tries} wrong passphrases. Everything saved is safe, but the passphrase alone"
        " no longer opens it. Use your printed code, or ask your supervisor for recovery."
    )


class Attempts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Counters. Moments are microseconds since 1970 UTC; `last_seen_us` never goes back."""

    wrong: int = 0
    last_wrong_us: int = 0
    last_seen_us: int = 0


def micros(moment: datetime) -> int:
    """Return the moment as whole microseconds since 1970 UTC; it must carry a timezone."""
    if moment.tzinfo is None:
        raise ValueError("moments carry a timezone")
    return (moment - _EPOCH) // timedelta(microseconds=1)


def joined(one: Attempts, other: Attempts) -> Attempts:
    """Return the stricter of two memories of the same tries, so that losing one resets nothing."""
    return Attempts(
        wrong=max(one.wrong, other.wrong),
        last_wrong_us=max(one.last_wrong_us, other.last_wrong_us),
        last_seen_us=max(one.last_seen_us, other.last_seen_us),
    )


def seen(attempts: Attempts, now: datetime) -> Attempts:
    """Return the counters at this moment. A clock set back starts the wait anew instead of prolonging it for years."""
    now_us = micros(now)
    return Attempts(
        wrong=attempts.wrong,
        last_wrong_us=min(attempts.last_wrong_us, now_us),
        last_seen_us=max(attempts.last_seen_us, now_us),
    )


def effective_us(attempts: Attempts, now: datetime) -> int:
    """Return the later of the clock and the last moment seen: the time that rules with an end date go by."""
    return max(attempts.last_seen_us, micros(now))


def counted(attempts: Attempts, now: datetime) -> Attempts:
    """Return the counters with one more try, which is taken back by `forgiven` when it was right."""
    current = seen(attempts, now)
    return msgspec.structs.replace(current, wrong=current.wrong + 1, last_wrong_us=micros(now))


def forgiven(attempts: Attempts, now: datetime) -> Attempts:
    """Return the counters after a right passphrase."""
    return Attempts(last_seen_us=effective_us(attempts, now))


def delay_s(wrong: int) -> int:
    """Return the wait after that many wrong tries: none before the fifth, then 30 s doubling to 15 minutes."""
    if wrong < FREE_TRIES:
        return 0
    return min(_FIRST_DELAY_S << min(wrong - FREE_TRIES, 10), _LONGEST_DELAY_S)


def check_wait(attempts: Attempts, now: datetime) -> None:
    """Raise `TryLater` with the seconds left, unless a try is due. `attempts` is as `seen` at this moment."""
    left_us = attempts.last_wrong_us + delay_s(attempts.wrong) * 1_000_000 - micros(now)
    if left_us > 0:
        raise TryLater(wait_s=-(-left_us // 1_000_000))
