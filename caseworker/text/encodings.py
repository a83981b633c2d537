"""Which encoding the bytes of a file are text in, found by reading the whole of it once, in bounded memory.

A mark at the beginning says it; otherwise UTF-8 when all of it is UTF-8, then Japanese (Windows code page 932) when it
reads as that, then Western European (1252), which takes any bytes but five.
"""

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_AT_ONCE = 1 << 20  # bytes


class NotText(Exception):
    """The bytes are no text in this encoding."""

    def __init__(self, encoding: str) -> None:
        super().__init__(encoding)
        self.encoding = encoding


@dataclass(frozen=True, slots=True)
class Encoding:
    """How to read a file: the encoding's name, and how many bytes of a mark come first. `blank`: no sign in it."""

    name: str
    mark: int = 0
    blank: bool = False


def encoding_of(opened: Callable[[], BinaryIO], *, stated: str = "") -> Encoding:
    """Return how a file is to be read, as stated or found out; `opened` gives it from its beginning.

    Raises NotText when it is no text in the stated encoding, or in any that is known here.
    """
    with opened() as stream:
        head = stream.read(4)
    for mark, name in _MARKS:
        if head.startswith(mark) and stated.lower() in {"", name, name.replace("-", "")}:
            return _checked(opened, name, len(mark))
    if stated:
        return _checked(opened, stated, 0)
    try:
        return _checked(opened, "utf-8", 0)
    except NotText:
        return _checked(opened, "cp932" if _is_japanese(opened) else "cp1252", 0)


def _checked(opened: Callable[[], BinaryIO], name: str, mark: int) -> Encoding:
    blank = True
    for part in _decoded(opened, name, mark):
        blank = blank and not part.strip()
    return Encoding(name, mark, blank)


def _decoded(opened: Callable[[], BinaryIO], name: str, mark: int) -> Iterator[str]:
    try:
        b"    ".decode(name)  # refuses what is known as an encoding and makes no text, such as that of ZIP files
        decoder = codecs.getincrementaldecoder(name)()
        with opened() as stream:
            stream.seek(mark)
            while part := stream.read(_AT_ONCE):
                yield decoder.decode(part)
            yield decoder.decode(b"", final=True)
    except (UnicodeError, LookupError, ValueError) as error:
        raise NotText(name) from error


def _is_japanese(opened: Callable[[], BinaryIO]) -> bool:
    """Whether the signs beyond ASCII stand together, as words do; accented letters misread stand alone among others."""
    wide = together = 0
    try:
        for part in _decoded(opened, "cp932", 0):
            beyond = [sign > "\x7f" for sign in f" {part} "]
            at = [place for place, is_wide in enumerate(beyond) if is_wide]
            wide += len(at)
            together += sum(beyond[place - 1] or beyond[place + 1] for place in at)
    except NotText:
        return False
    return together * 2 > wide
