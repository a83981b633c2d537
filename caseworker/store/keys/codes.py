"""Printed codes: random bytes as letters and digits a person can copy from paper, with a symbol that finds slips.

Crockford's base 32 alphabet (no I, L, O, U), in groups of four, then one Luhn mod 32 check symbol. Reading is
forgiving: small letters, spaces, hyphens, and the look-alikes O, I and L are understood.
"""

from caseworker.domain.ids import Entropy
from caseworker.errors import CaseworkerError
from caseworker.store.keys.secret import Secret

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
UNLOCK_CODE_BYTES = 20
BACKUP_CODE_BYTES = 16
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\t": None, "\n": None, "\r": None})
_LONGEST = 200


class CodeMistyped(CaseworkerError):
    """The code cannot be one that was printed: a symbol is missing, added or wrong."""

    key = "code.mistyped"
    sentence = (
        "The code is not complete or has a wrong letter or digit. Nothing was changed."
        " Compare it with the paper and type it again."
    )


def new_code(entropy: Entropy, *, size_bytes: int = UNLOCK_CODE_BYTES) -> str:
    """Return a fresh code to print; 20 bytes make 33 symbols, 16 bytes make 27."""
    return print_code(entropy(size_bytes))


def print_code(data: bytes) -> str:
    """Return the bytes in groups of four symbols, the last of which is the check symbol."""
    symbols = _symbols(data)
    symbols.append(_check(symbols))
    text = "".join(ALPHABET[value] for value in symbols)
    return "-".join(text[at : at + 4] for at in range(0, len(text), 4))


def read_code(text: str, *, size_bytes: int = UNLOCK_CODE_BYTES) -> Secret:
    """Return the bytes of a code as someone typed it; raises `CodeMistyped`."""
    plain = text[:_LONGEST].upper().translate(_LOOKALIKES)
    symbols = [ALPHABET.find(letter) for letter in plain]
    whole = len(text) <= _LONGEST and len(symbols) == _length(size_bytes) + 1 and -1 not in symbols
    if not whole or _check(symbols[:-1]) != symbols[-1]:
        raise CodeMistyped
    number = 0
    for value in symbols[:-1]:
        number = number << 5 | value
    if number >= 1 << 8 * size_bytes:
        raise CodeMistyped
    return Secret(number.to_bytes(size_bytes, "big"))


def _length(size_bytes: int) -> int:
    return -(-size_bytes * 8 // 5)


def _symbols(data: bytes) -> list[int]:
    number = int.from_bytes(data, "big")
    return [number >> 5 * at & 31 for at in reversed(range(_length(len(data))))]


def _check(symbols: list[int]) -> int:
    """Luhn mod 32: finds every single wrong symbol and nearly every swap of neighbours."""
    total = 0
    for distance, value in enumerate(reversed(symbols)):
        doubled = value * 2 if distance % 2 == 0 else value
        total += doubled // 32 + doubled % 32
    return -total % 32
