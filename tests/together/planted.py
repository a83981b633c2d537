"""A thousand planted words, and the search for whatever is left of them.

Every planted word begins with one marker that stands in no program and no dictionary, so whoever finds the marker in
any form has found a word.
"""

import base64
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

MARKER = "Qzvxjwkp"
HOW_MANY = 1000
_WORD = re.compile(MARKER.lower().encode() + rb"(\d{4})")
_FILES_UP_TO_BYTES = 256 * 1024 * 1024


@dataclass
class Words:
    """Hands out the planted words one after the other, and remembers what was to become of each."""

    written: list[str] = field(default_factory=list)
    sealed: list[str] = field(default_factory=list)
    unkept: list[str] = field(default_factory=list)
    erased: list[str] = field(default_factory=list)

    def __call__(self) -> str:
        """A word that is written into the store."""
        return _kept(self.written, self._next())

    def scanned(self) -> str:
        """A word that stands only in the content of an attachment."""
        return _kept(self.sealed, self._next())

    def passing(self) -> str:
        """A word that is typed and not to be kept: a question, something refused."""
        return _kept(self.unkept, self._next())

    def gone(self) -> str:
        """A word that is written and erased again."""
        return _kept(self.erased, self._next())

    @property
    def count(self) -> int:
        """How many were handed out."""
        return len(self.written) + len(self.sealed) + len(self.unkept) + len(self.erased)

    def rest(self) -> Iterator[str]:
        """All words that are left, as written ones."""
        while self.count < HOW_MANY:
            yield self()

    def _next(self) -> str:
        assert self.count < HOW_MANY, "more is planted than there are words"
        return f"{MARKER}{self.count:04d}"


def _kept(where: list[str], word: str) -> str:
    where.append(word)
    return word


def numbers_of(words: list[str]) -> set[int]:
    """The numbers of planted words."""
    return {int(word[len(MARKER) :]) for word in words}


def found_in(content: bytes) -> set[int]:
    """The numbers of the planted words that stand in some bytes as they are, whatever their case."""
    return {int(number) for number in _WORD.findall(content.lower())}


def forms_of(secret: bytes) -> list[bytes]:
    """The forms in which a text or key could be left: plain, UTF-16, hexadecimal, base64 at each of its places."""
    text = [secret]
    if secret.isascii():
        written = list(dict.fromkeys([secret, secret.lower(), secret.upper()]))
        text = [*written, *(one.decode().encode(code) for one in written for code in ("utf-16-le", "utf-16-be"))]
    spelled = [one for plain in text for one in (plain.hex().encode(), plain.hex().upper().encode())]
    based = [one for plain in text for shift in range(3) for one in _based(plain, shift)]
    return list(dict.fromkeys([*text, *spelled, *based]))


def _based(plain: bytes, shift: int) -> list[bytes]:
    """What of the base64 of some bytes is the same whatever stands before and behind them."""
    coded = base64.b64encode(b"\0" * shift + plain + b"\0\0")
    steady = coded[(shift * 8 + 5) // 6 : (shift + len(plain)) * 8 // 6]
    return [steady, steady.replace(b"+", b"-").replace(b"/", b"_")]


def leaks(content: bytes, forms: dict[str, list[bytes]]) -> set[str]:
    """Which secrets are found in some bytes, by their names."""
    return {name for name, needles in forms.items() if any(needle in content for needle in needles)}


def files_in(*places: Path) -> Iterator[tuple[str, bytes]]:
    """Every file in these places with its content; names too, because a name can tell a word."""
    for place in places:
        for path in [place, *sorted(place.rglob("*"))]:
            yield f"name of {path}", str(path).encode()
            if path.is_file() and not path.is_symlink():
                yield str(path), path.read_bytes()


def open_files(*besides: Path) -> Iterator[tuple[str, bytes]]:
    """Every regular file this process holds open, deleted ones included, where the system shows them.

    Those that still stand in one of the places `besides` are left out: they are read by their names.
    """
    descriptors = Path("/proc/self/fd")
    for link in descriptors.iterdir() if descriptors.is_dir() else ():
        try:
            target, about = link.readlink(), link.stat()
            known = target.exists() and any(target.is_relative_to(place) for place in besides)
            if stat.S_ISREG(about.st_mode) and about.st_size <= _FILES_UP_TO_BYTES and not known:
                yield f"descriptor of {target}", link.read_bytes()
        except FileNotFoundError:
            continue  # the descriptor of the listing itself
