"""The wrapped root key that waits for its PIN: kept by one process in memory, dropped after five wrong tries.

It says nothing of how it came from one process to the next (`restarting`) or what else an unlock asks (`unlocking`).
"""

from caseworker.store.keys.pin import PinDropped, PinSlot, WrongPin, open_pin, read_pin_slot
from caseworker.store.keys.secret import Secret

MOST_TRIES = 5


class HeldPin:
    """The wrapping of one profile's root key under a PIN. `drop` overwrites it; afterwards only the passphrase helps.

    A try is counted before it is made, and the count ends only with a right PIN.
    """

    def __init__(self, kept: Secret) -> None:
        self._kept, self._wrong = kept, 0

    @property
    def stands(self) -> bool:
        """Whether there is still a PIN to be asked for."""
        return not self._kept.wiped

    def slot(self) -> PinSlot:
        """Return the wrapping, which the caller wipes; raises `PinDropped` when it is gone or unreadable."""
        if not self.stands:
            raise PinDropped
        return read_pin_slot(self._kept)

    def opened(self, slot: PinSlot, pin: str, device_secret: Secret | None) -> Secret:
        """Return the root key; raises `WrongPin`, and at the fifth wrong try in a row `PinDropped`.

        The device secret is used up.
        """
        self._wrong += 1
        try:
            root = open_pin(slot, pin=pin, device_secret=device_secret, left=MOST_TRIES - self._wrong)
        except WrongPin as error:
            if self._wrong >= MOST_TRIES:
                self.drop()
                raise PinDropped from error
            raise
        finally:
            if device_secret is not None:
                device_secret.wipe()
        self._wrong = 0
        return root

    def copied(self) -> Secret:
        """Return a copy to hand over; the caller wipes it."""
        return Secret(self._kept.value)

    def drop(self) -> None:
        """Overwrite the wrapping. Dropping twice is dropping once."""
        self._kept.wipe()
