"""Locking: the office is closed and the program begins anew, because text that was shown cannot be wiped from memory.

A soft lock (idle, screen lock) may leave a PIN to come back with; a hard lock (suspend, lid, another user, the
passphrase is due) never does. The program calls `harden` at every start, and after a lock `waiting_pin`.
"""

import logging
from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import NoReturn

from caseworker.desk.sitting import Sitting
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from caseworker.store.hardening import harden
from caseworker.store.keys.pin import PinDropped, PinTooPlain, PinUnfit, Term, WrongPin, term_from
from caseworker.store.locking import HeldPin
from caseworker.store.profile import Profile
from caseworker.store.restarting import Restart, start_anew, taken_over, this_program
from caseworker.store.state import read_state
from caseworker.store.vault import Vault

__all__ = [
    "HeldPin",
    "Locking",
    "PinDropped",
    "PinNotAllowed",
    "PinTooPlain",
    "PinUnfit",
    "Restart",
    "WrongPin",
    "harden",
    "is_pin_of",
    "this_program",
    "waiting_pin",
]
_log = logging.getLogger(__name__)


class PinNotAllowed(CaseworkerError):
    """The agency has not switched PINs on for this device."""

    key = "pin.not-allowed"
    sentence = "Your agency does not use PINs on this device. Nothing was changed. Unlock with your passphrase."


class Locking:
    """How one open office is locked, and whether a PIN will open it again.

    `reopened_with` is the PIN that opened it, if it was one: the passphrase is then as old as it was.
    """

    def __init__(
        self, vault: Vault, sitting: Sitting, *, close: Callable[[], None], reopened_with: HeldPin | None = None
    ) -> None:
        self._vault, self._close, self._clock = vault, close, sitting.clock
        self._held = reopened_with
        self._policy = sitting.pack.policy
        again_h = self._policy.passphrase_again_h
        self._term = _term_of(reopened_with) or term_from(vault.opened_at, again_h=again_h)

    @property
    def has_pin(self) -> bool:
        """Whether a soft lock now would leave a PIN to come back with."""
        return self._held is not None and self._held.stands and not self.passphrase_is_due

    @property
    def passphrase_is_due(self) -> bool:
        """Whether the passphrase was given too long ago: then a hard lock is due. A clock set back counts."""
        return not self._term.covers(to_micros(self._clock()))

    @property
    def may_choose_pin(self) -> bool:
        """Whether the agency allows PINs at all."""
        return self._policy.pin_allowed

    def choose_pin(self, pin: str) -> None:
        """Let this PIN open the office after the next soft lock, until the passphrase is due [about 0.2 s].

        Raises PinNotAllowed, PinUnfit, PinTooPlain, and the keyring's refusals; a PIN chosen before stays then.
        """
        if not self.may_choose_pin:
            raise PinNotAllowed
        fresh = HeldPin(self._vault.wrapped_for_pin(pin, self._term))
        self.forget_pin()
        self._held = fresh

    def forget_pin(self) -> None:
        """Go on without a PIN. Forgetting twice is forgetting once."""
        if self._held is not None:
            self._held.drop()
        self._held = None

    def soft(self, restart: Restart) -> NoReturn:
        """Close the office and begin anew at the unlock screen, where the PIN helps if one was chosen.

        What is unsaved on a screen is the caller's to keep first; synchronization is stopped by the caller too.
        """
        if not self.has_pin:
            self.forget_pin()
        self._leave(restart)

    def hard(self, restart: Restart) -> NoReturn:
        """The same, and only the passphrase helps."""
        self.forget_pin()
        self._leave(restart)

    def _leave(self, restart: Restart) -> NoReturn:
        """The process ends here whatever fails, so that a mistake cannot leave the office open."""
        try:
            self._close()
        except Exception as error:  # noqa: BLE001  the program ends here
            _log.error("the office was not closed in order: %s", type(error).__name__)
        handed = None if self._held is None else self._held.copied()
        self.forget_pin()
        start_anew(restart, handed)


def waiting_pin(environ: MutableMapping[str, str]) -> HeldPin | None:
    """Return the PIN that the program before its restart left, None without one. For the start of the program, once.

    The unlock screen drops it when the machine is suspended, and when the passphrase was used instead.
    """
    kept = taken_over(environ)
    return None if kept is None else HeldPin(kept)


def is_pin_of(held: HeldPin, directory: Path) -> bool:
    """Whether a PIN that is held was left by the profile in this directory, as far as a closed profile tells."""
    if not held.stands:
        return False
    slot = held.slot()
    slot.wipe()
    return read_state(Profile(directory).state).profile in {None, slot.profile}


def _term_of(held: HeldPin | None) -> Term | None:
    if held is None:
        return None
    slot = held.slot()
    slot.wipe()
    return slot.term
