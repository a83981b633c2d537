"""Bytes of a message made text: whatever its label says, what can be read is read, and nothing is raised.

Boundary: bytes and a label in, plain text out. Labels are those of MIME (RFC 2045); a label is not trusted, because
mail programs and gateways get it wrong.
"""

import codecs
import re

_HARMLESS = {"iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932"}
"""Encodings read as the larger one that programs mean by their name, as browsers do (WHATWG Encoding)."""
_NO_TEXT = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\x85\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def decoded(content: bytes, label: str) -> tuple[str, bool]:
    """Return the text and whether every byte of it could be read as the label says, or as UTF-8 without a label.

    A wrong or unknown label is replaced by UTF-8 where the bytes are UTF-8, by Windows-1252 otherwise; bytes of a known
    label that make no sense become the sign U+FFFD.
    """
    encoding = known(label)
    if encoding and encoding != "ascii":
        text = _strictly(content, encoding)
        if text is not None:
            return text, True
    text = _strictly(content, "utf-8")
    if text is not None:
        return text, encoding in {"", "ascii", "utf-8"} and (not label or bool(encoding))
    if encoding in {"", "ascii", "utf-8", "cp1252"}:
        return _eight_bits(content), False
    return content.decode(encoding, "replace"), False


def known(label: str) -> str:
    """Return the encoding that a label names, empty when it names none that text is written in."""
    try:
        found = codecs.lookup(label.strip().strip("'\""))
    except (LookupError, ValueError):
        return ""
    name = _HARMLESS.get(found.name, found.name)
    is_text = getattr(found, "_is_text_encoding", True)
    return name if is_text and name.replace("-", "_") not in _NO_TEXT else ""


def clean(text: str) -> str:
    """Return text with Unix newlines and without signs that no text has: controls, lone surrogates, non-characters."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    return _CONTROLS.sub("", plain)


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except UnicodeError:
        return _latin(content) if encoding == "cp1252" else None
    return text.removeprefix("\ufeff")


def _latin(content: bytes) -> str:
    """Five bytes mean nothing in Windows-1252; they become U+FFFD."""
    return content.decode("cp1252", "replace")


def _eight_bits(content: bytes) -> str:
    """Text that is neither what it says nor UTF-8: mostly UTF-8 with a few bad bytes, or one byte for each sign."""
    text = content.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(sign > "\x7f" for sign in text) - bad
    return text if good > bad else _latin(content)
