"""Content lines of cards: one property with its parameters and value, unfolded out of the lines of a file.

Reads what versit vCard 2.1, RFC 2426 and RFC 6350 write, and what programs make of it: folds that keep or drop the
blank, soft breaks of quoted-printable, base64 without indentation, text that runs on in a line of its own. Bytes stay
bytes until the charset of their line is known. Memory is bounded by `LONGEST_LINE` whatever the file holds.
"""

import codecs
import io
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

LONGEST_LINE = 16 << 20
"""Bytes of one property, unfolded; what goes beyond is left out and told."""
_CHUNK = 1 << 16
_HEAD = re.compile(rb"(?:([\w-]+)\.)?([A-Za-z][\w-]*)(?=[;:])")
_CARET = {"^n": "\n", "^N": "\n", "^'": '"', "^^": "^"}
_ENCODINGS = {"B": "BASE64", "Q": "QUOTED-PRINTABLE"}
_OLD_ESCAPES = frozenset(";,:")


@dataclass(frozen=True, slots=True)
class Physical:
    """One line of the file as it stands, without its end; `cut` when it was longer than is read."""

    number: int
    data: bytes
    cut: bool


@dataclass(slots=True)
class Unfolded:
    """One property as it is put together; `run_on` when a line was taken in that does not say that it goes on."""

    number: int
    data: bytearray
    cut: bool = False
    run_on: bool = False
    blanks: int = 0
    is_soft: bool = field(init=False)
    is_base64: bool = field(init=False)

    def __post_init__(self) -> None:
        head = bytes(self.data.partition(b":")[0]).upper()
        self.is_soft = b"QUOTED-PRINTABLE" in head
        self.is_base64 = b"BASE64" in head or b"ENCODING=B" in head

    def takes(self, data: bytes) -> bool:
        """Whether a further line belongs to this property."""
        if self.is_soft and self.data.endswith(b"="):
            return True
        return data[:1] in {b" ", b"\t"} or _HEAD.match(data) is None

    def add(self, one: Physical, *, keeps_blank: bool) -> None:
        """Take the line in; `keeps_blank` is how vCard 2.1 folds."""
        more = one.data
        if self.is_soft and self.data.endswith(b"="):
            del self.data[-1]
        elif more[:1] in {b" ", b"\t"}:
            more = more if keeps_blank and not self.is_base64 else more[1:]
        elif not self.is_base64:
            self.run_on = True
            more = b"\n" * (self.blanks + 1) + more
        self.blanks = 0
        self.cut = self.cut or one.cut or len(self.data) + len(more) > LONGEST_LINE
        if not self.cut:
            self.data += more


@dataclass(frozen=True, slots=True)
class ContentLine:
    """One property. Names are upper-case, parameters in their order; one without a name has the name "TYPE"."""

    number: int
    group: str
    name: str
    params: tuple[tuple[str, str], ...]
    raw: bytes
    run_on: bool = False

    def param(self, name: str) -> str:
        """Return the first value of a parameter, empty when there is none."""
        return next((value for key, value in self.params if key == name), "")

    @property
    def kinds(self) -> frozenset[str]:
        """Every word of TYPE, and of parameters without a name, in lower case."""
        return frozenset(value.lower() for key, value in self.params if key == "TYPE")

    @property
    def encoding(self) -> str:
        """BASE64, QUOTED-PRINTABLE, or empty, whichever way it is said."""
        said = self.param("ENCODING").upper()
        if not said:
            said = next((one.upper() for one in self.kinds if one in {"base64", "quoted-printable"}), "")
        return _ENCODINGS.get(said, said)

    def text(self, *, old: bool = False) -> str:
        """Return the value as text; `old` is the escaping of vCard 2.1."""
        return _unescaped(self._decoded(self.raw), old=old)

    def parts(self, *, old: bool = False) -> list[str]:
        """Return the values between semicolons as text; several between commas stay together."""
        return [_unescaped(one, old=old).strip() for one in self._pieces()]

    def lists(self, *, old: bool = False) -> list[list[str]]:
        """Return the values between semicolons, each as the texts between its commas, without empty ones."""
        each = ([_unescaped(one, old=old).strip() for one in split(piece, ",")] for piece in self._pieces())
        return [[one for one in texts if one] for texts in each]

    def several(self, *, old: bool = False) -> list[str]:
        """Return the values between commas as text, without empty ones."""
        pieces = (_unescaped(one, old=old).strip() for one in split(self._decoded(self.raw), ","))
        return [one for one in pieces if one]

    def _pieces(self) -> list[str]:
        if self.encoding != "QUOTED-PRINTABLE":
            return split(self._decoded(self.raw), ";")
        return [self._decoded(one.encode("latin-1")) for one in split(self.raw.decode("latin-1"), ";")]

    def _decoded(self, raw: bytes) -> str:
        plain = quopri.decodestring(raw) if self.encoding == "QUOTED-PRINTABLE" else raw
        return decoded(plain, self.param("CHARSET"))


def content_lines(stream: BinaryIO) -> Iterator[ContentLine | Unfolded]:
    """Yield the properties of a file in their order; what is no property comes as it was put together."""
    for one in unfolded_lines(stream):
        line = None if one.cut else _parsed(one)
        yield one if line is None else line


def parse_line(data: bytes, number: int) -> ContentLine | None:
    """Return the property of one unfolded line, None when it is none."""
    return _parsed(Unfolded(number, bytearray(data)))


def decoded(raw: bytes, charset: str) -> str:
    """Return bytes as text: in the charset that is said, else UTF-8, else Western European; nothing is left out."""
    for name in (charset, "utf-8", "cp1252"):
        try:
            if name:
                return raw.decode(codecs.lookup(name).name)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("latin-1")


def split(text: str, sign: str) -> list[str]:
    """Return the pieces of a text between signs that no backslash stands before; escapes stay as they are."""
    pieces, begin, at = [], 0, 0
    while at < len(text):
        if text[at] == "\\":
            at += 1
        elif text[at] == sign:
            pieces.append(text[begin:at])
            begin = at + 1
        at += 1
    return [*pieces, text[begin:]]


def _unescaped(text: str, *, old: bool) -> str:
    if "\\" not in text:
        return text
    if old:
        return re.sub(r"\\([;,:])", r"\1", text)
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text, flags=re.DOTALL)


def _physical(stream: BinaryIO) -> Iterator[Physical]:
    reader = _reader(stream)
    number, held, cut = 1, bytearray(), False
    try:
        while piece := reader.readline(_CHUNK):
            if len(held) + len(piece) > LONGEST_LINE:
                cut = True
            else:
                held += piece.rstrip("\n").encode("latin-1" if reader.encoding == "latin-1" else "utf-8", "replace")
            if piece.endswith("\n"):
                yield Physical(number, bytes(held), cut)
                number, held, cut = number + 1, bytearray(), False
        if held:
            yield Physical(number, bytes(held), cut)
    finally:
        reader.detach()


def _reader(stream: BinaryIO) -> io.TextIOWrapper:
    """Lines end with CR LF, LF or CR. Latin-1 hands bytes on as they are; only UTF-16 must be read before it is cut."""
    mark = stream.read(len(codecs.BOM_UTF8))
    is_wide = mark[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
    if mark != codecs.BOM_UTF8:
        stream.seek(-len(mark), io.SEEK_CUR)
    return io.TextIOWrapper(stream, encoding="utf-16" if is_wide else "latin-1", errors="replace", newline=None)


def unfolded_lines(stream: BinaryIO) -> Iterator[Unfolded]:
    """Yield the lines of a seekable stream, put together where they were folded; empty ones are passed over."""
    waiting: Unfolded | None = None
    keeps_blank = False
    for one in _physical(stream):
        if not one.data.strip():
            if waiting is not None:
                waiting.blanks += 1
        elif waiting is not None and waiting.takes(one.data):
            waiting.add(one, keeps_blank=keeps_blank)
        else:
            if waiting is not None:
                yield waiting
            waiting = Unfolded(one.number, bytearray(one.data), one.cut)
            if waiting.data[:8].upper() == b"VERSION:":
                keeps_blank = waiting.data[8:].strip() == b"2.1"
    if waiting is not None:
        yield waiting


def _parsed(one: Unfolded) -> ContentLine | None:
    data = bytes(one.data)
    head = _HEAD.match(data)
    if head is None:
        return None
    colon = _colon(data, head.end())
    if colon < 0:
        return None
    params = tuple(_params(data[head.end() : colon]))
    group = (head[1] or b"").decode("latin-1").lower()
    return ContentLine(one.number, group, head[2].decode("latin-1").upper(), params, data[colon + 1 :], one.run_on)


def _colon(data: bytes, begin: int) -> int:
    """Where the value begins: at the first colon outside quotation marks, or at the first when these never end."""
    in_quotes = False
    for at in range(begin, min(len(data), begin + _CHUNK)):
        if data[at] == ord('"'):
            in_quotes = not in_quotes
        elif data[at] == ord(":") and not in_quotes:
            return at
        elif data[at] == ord("\n"):
            break
    return data.find(b":", begin)


def _params(raw: bytes) -> Iterator[tuple[str, str]]:
    for piece in _outside_quotes(decoded(raw, ""), ";"):
        name, sign, value = piece.partition("=")
        key = name.strip().upper() if sign else "TYPE"
        for one in _outside_quotes(value if sign else name, ","):
            plain = re.sub(r"\^[nN'^]", lambda found: _CARET[found[0]], one.strip().strip('"'))
            yield from ((key, word) for word in (plain.split(",") if key == "TYPE" else [plain]) if word.strip())


def _outside_quotes(text: str, sign: str) -> list[str]:
    pieces, begin, in_quotes = [], 0, False
    for at, one in enumerate(text):
        if one == '"':
            in_quotes = not in_quotes
        elif one == sign and not in_quotes:
            pieces.append(text[begin:at])
            begin = at + 1
    return [*pieces, text[begin:]]
