"""A buffer for key material that is overwritten when it is no longer needed."""

from types import TracebackType
from typing import Self

from caseworker.errors import CaseworkerError


class VaultLocked(CaseworkerError):
    """A key was asked for after it had been wiped."""

    key = "vault.locked"
    sentence = "The store is locked. Everything saved is safe. Unlock it with your passphrase to go on."


class Secret:
    """Key bytes in memory. `wipe` overwrites them; using them afterwards raises `VaultLocked`.

    Python may have copied the bytes it was made from, so the maker hands over a `bytearray` of its own or wipes its
    own copy. Never shown by `repr`, never equal to anything but itself.
    """

    __slots__ = ("_bytes", "_wiped")

    def __init__(self, data: bytes | bytearray) -> None:
        self._bytes = bytearray(data)
        self._wiped = False

    @property
    def value(self) -> bytearray:
        """The buffer itself, not a copy; raises `VaultLocked` once wiped."""
        if self._wiped:
            raise VaultLocked
        return self._bytes

    def become(self, other: "Secret") -> None:
        """Take the bytes of the other, of the same length, for everybody who holds this buffer; the other is wiped."""
        if len(other.value) != len(self._bytes):
            raise ValueError("a key is replaced by one of its own length")
        self._bytes[:] = other.value
        self._wiped = False
        other.wipe()

    @property
    def wiped(self) -> bool:
        """Whether the bytes are gone."""
        return self._wiped

    def wipe(self) -> None:
        """Overwrite the bytes with zeros. Wiping twice is wiping once."""
        for index in range(len(self._bytes)):
            self._bytes[index] = 0
        self._wiped = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.wipe()

    def __repr__(self) -> str:
        return "Secret(wiped)" if self._wiped else "Secret(…)"
