"""Addresses of electronic mail: read from header lines, and checked as RFC 5321 and 6532 write them.

An address is checked for its form only; whether it reaches anybody is not asked of anyone.
"""

import re
from dataclasses import dataclass
from email.utils import getaddresses

from caseworker.formats.mail_headers import words

MOST_ADDRESSES = 500
_LONGEST, _LONGEST_LOCAL, _LONGEST_LABEL = 254, 64, 63
_ATOM = r"[^\s\x00-\x20\x7f()<>\[\]:;@\\,.\"\ud800-\udfff]+"
_DOTTED = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_QUOTED = re.compile(r'"(?:[^"\\\x00-\x1f\x7f]|\\[^\x00-\x1f\x7f])*"')
_LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
_COMMENT = re.compile(r"^\([^()\\]*\)\s*|\s*\([^()\\]*\)$")


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Someone a message is from or for. `address` is empty when what stands there is none; `name` may be empty."""

    name: str
    address: str

    @property
    def shown(self) -> str:
        """The name and the address as one would write them."""
        return f"{self.name} <{self.address}>" if self.name and self.address else self.name or self.address


def is_address(text: str) -> bool:
    """Return whether a text is one address: a local part, an @ and a domain of names, each of its form and length.

    Signs of any script are allowed (RFC 6532). Comments and obsolete forms are not; an address in brackets instead of
    a domain is not either, because no citizen has one.
    """
    local, at, domain = text.rpartition("@")
    if not at or len(text.encode("utf-8", "replace")) > _LONGEST:
        return False
    return _is_local(local) and _is_domain(domain)


def mailboxes(lines: list[str]) -> tuple[Mailbox, ...]:
    """Return who is named in header lines of addresses, each once, in their order; at most 500.

    What cannot be an address stays as a name, so that nothing that was written is lost.
    """
    try:
        found = getaddresses(lines)
    except (RecursionError, IndexError, ValueError):
        found = [(line, "") for line in lines]
    read = (_mailbox(name, address) for name, address in found[:MOST_ADDRESSES])
    return tuple(dict.fromkeys(one for one in read if one.shown))


def parsed(text: str) -> Mailbox:
    """Return the one mailbox a text is, with or without a name; without an address when the text is not just that."""
    if is_address(text.strip()):
        return Mailbox("", text.strip())
    name, bracket, rest = text.strip().rpartition("<")
    if bracket and rest.endswith(">") and is_address(rest[:-1]):
        return Mailbox(_unquoted(name), rest[:-1])
    bare = _COMMENT.sub("", text).strip()
    return Mailbox("", bare) if is_address(bare) else Mailbox(text.strip(), "")


def same(address: str) -> str:
    """Return an address as it is compared: without regard to case, as all usual servers do."""
    return address.strip().casefold()


def _mailbox(name: str, address: str) -> Mailbox:
    plain, shown = address.strip(), words(name)
    if is_address(plain):
        return Mailbox("" if same(shown) == same(plain) else shown, plain)
    return Mailbox(words(f"{shown} {plain}".strip()), "")


def _is_local(local: str) -> bool:
    if not 0 < len(local.encode("utf-8", "replace")) <= _LONGEST_LOCAL:
        return False
    if local.startswith('"'):
        return local != '""' and _QUOTED.fullmatch(local) is not None
    return _DOTTED.fullmatch(local) is not None


def _is_domain(domain: str) -> bool:
    labels = domain.split(".")
    return bool(domain) and all(_is_label(label) for label in labels)


def _is_label(label: str) -> bool:
    if _LABEL.fullmatch(_without_marks(label)) is None or len(label.encode("utf-8", "replace")) > _LONGEST_LABEL * 4:
        return False
    return not label.lower().startswith("xn--") or _is_punycode(label)


def _without_marks(label: str) -> str:
    """Vowel signs of Indian scripts are no word signs to the pattern, though names are written with them."""
    return "".join("a" if sign > "\x7f" and not sign.isspace() else sign for sign in label)


def _is_punycode(label: str) -> bool:
    try:
        read = label.lower().encode("ascii").decode("idna")
    except UnicodeError:
        return False
    return any(sign > "\x7f" for sign in read)


def _unquoted(name: str) -> str:
    plain = name.strip()
    return plain[1:-1] if len(plain) > 1 and plain[0] == plain[-1] == '"' else plain
