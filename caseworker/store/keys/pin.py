"""The PIN: the short way back into a profile that was just locked. Its wrapped root key lives in memory only.

The root key is wrapped under PIN and device secret (Argon2id, RFC 9106; AES-256-GCM), bound to profile, epoch and the
time for which the passphrase counts. Values in, values out; who keeps the wrapping, and for how long, is `locking`.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from uuid import UUID

import msgspec

from caseworker.domain.ids import Entropy
from caseworker.errors import CaseworkerError
from caseworker.store.keys.attempts import micros
from caseworker.store.keys.kdf import LOWEST, SALT_BYTES, WrappingKey, stretch, wrapping_key
from caseworker.store.keys.secret import Secret
from caseworker.store.keys.slots import FORMAT, NONCE_BYTES, Place, canonical, open_root, seal_root

FEWEST_DIGITS, MOST_DIGITS = 6, 32
LONGEST = timedelta(hours=8)
COST = replace(LOWEST, lanes=4)  # the same work for a guesser, a shorter wait for the officer
_HOUR_US = 3_600_000_000


class PinUnfit(CaseworkerError):
    """Too short, too long, or not made of digits."""

    key = "pin.unfit"
    sentence = (
        "A PIN has {fewest} to {most} digits and nothing else. Nothing was changed. Choose another, or go on without."
    )


class PinTooPlain(CaseworkerError):
    """All digits are equal, or each follows the last by the same step."""

    key = "pin.too-plain"
    sentence = (
        "Equal digits and digits in a row are what others try first. Nothing was changed. Choose another PIN, or go on"
        " without."
    )


class WrongPin(CaseworkerError):
    """The PIN does not open the wrapping."""

    key = "pin.wrong"
    sentence = "The PIN is not right. Everything saved is safe. Tries left before the passphrase is needed: {left}."


class PinDropped(CaseworkerError):
    """There is no PIN any more: too many wrong tries, too long since the passphrase, or a changed key."""

    key = "pin.dropped"
    sentence = "The PIN no longer opens this profile. Everything saved is safe. Use your passphrase."


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From when to when the passphrase that was given counts, in microseconds since 1970 UTC."""

    since_us: int
    until_us: int

    def covers(self, moment_us: int) -> bool:
        """Whether the passphrase need not be given again at that moment; a moment before the term is outside too."""
        return self.since_us <= moment_us < self.until_us


class PinSlot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The root key under PIN and device secret. `wipe` overwrites the sealed key."""

    profile: UUID
    epoch: int
    term: Term
    salt: bytes
    nonce: bytes
    commit: bytes
    sealed: bytearray

    @property
    def place(self) -> Place:
        """The profile and epoch whose root key this is."""
        return Place(self.profile, self.epoch)

    def wipe(self) -> None:
        """Overwrite the sealed key with zeros."""
        self.sealed[:] = bytes(len(self.sealed))


def term_from(given: datetime, *, again_h: int) -> Term:
    """Return the term of a passphrase given at that moment; never longer than eight hours."""
    since_us = micros(given)
    longest_us = LONGEST // timedelta(microseconds=1)
    return Term(since_us, since_us + min(again_h * _HOUR_US, longest_us))


def check_pin(pin: str) -> None:
    """Raise `PinUnfit` or `PinTooPlain` for a PIN that may not be chosen."""
    if not (FEWEST_DIGITS <= len(pin) <= MOST_DIGITS and pin.isascii() and pin.isdecimal()):
        raise PinUnfit(fewest=FEWEST_DIGITS, most=MOST_DIGITS)
    digits = [int(sign) for sign in pin]
    if len({(after - before) % 10 for before, after in pairwise(digits)}) == 1:
        raise PinTooPlain


def wrap_pin(
    root: Secret, *, pin: str, device_secret: Secret | None, place: Place, term: Term, entropy: Entropy
) -> Secret:
    """Return the wrapping, in the form in which it is kept and handed over; raises what `check_pin` raises."""
    check_pin(pin)
    salt, nonce = entropy(SALT_BYTES), entropy(NONCE_BYTES)
    wrapping = _pin_key(pin, device_secret, salt=salt, place=place)
    sealed = seal_root(wrapping, root, nonce=nonce, aad=_aad(place, term=term, salt=salt))
    slot = PinSlot(place.profile, place.epoch, term, salt, nonce, wrapping.commitment, bytearray(sealed))
    encoded = bytearray()
    msgspec.json.Encoder().encode_into(slot, encoded)
    slot.wipe()
    kept = Secret(encoded)
    encoded[:] = bytes(len(encoded))
    return kept


def read_pin_slot(kept: Secret) -> PinSlot:
    """Return the wrapping from the form in which it is kept; raises `PinDropped` for anything else."""
    try:
        return msgspec.json.decode(kept.value, type=PinSlot)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise PinDropped from error


def open_pin(slot: PinSlot, *, pin: str, device_secret: Secret | None, left: int) -> Secret:
    """Return the root key, or raise `WrongPin` with the tries that are left."""
    wrapping = _pin_key(pin, device_secret, salt=slot.salt, place=slot.place)
    aad = _aad(slot.place, term=slot.term, salt=slot.salt)
    return open_root(wrapping, slot, aad=aad, refusal=WrongPin(left=left))


def _pin_key(pin: str, device_secret: Secret | None, *, salt: bytes, place: Place) -> WrappingKey:
    with stretch(pin, salt=salt, cost=COST) as stretched:
        parts = [stretched, device_secret] if device_secret else [stretched]
        return wrapping_key(*parts, salt=salt, label="caseworker/pin/v1", profile=place.profile)


def _aad(place: Place, *, term: Term, salt: bytes) -> bytes:
    terms = [term.since_us, term.until_us]
    return canonical(v=FORMAT, profile=place.profile, epoch=place.epoch, slot="pin", kdf={"salt": salt}, term=terms)
