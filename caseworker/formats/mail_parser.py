"""The standard library's message parser, bounded: a file cannot make it build more than any program sends.

Boundary: bytes in, the tree of parts out, headers as they came. Defects are tolerated.
"""

from email.message import Message as Part
from email.parser import BytesParser
from email.policy import compat32

from caseworker.errors import CaseworkerError
from caseworker.formats.mail_headers import readable

LARGEST_BYTES = 48 * 1024 * 1024
MOST_LINES = 2_000_000
MOST_PARTS = 1_000
MOST_HEADERS = 5_000
_MARK = b"\xef\xbb\xbf"


class MessageTooLarge(CaseworkerError):
    """A message is larger than any usual server passes on, or built of more pieces than any program makes."""

    key = "mail.too-large"
    sentence = "This message is larger, or made of more parts, than can be read here. It was left out."


def parse(content: bytes) -> Part:
    """Return the tree of a message's parts; raises MessageTooLarge. `get` gives headers readable, never as objects."""
    lines = max(content.count(b"\n"), content.count(b"\r"))
    if len(content) > LARGEST_BYTES or lines > MOST_LINES:
        raise MessageTooLarge
    counted = _Counted()
    try:
        return BytesParser(counted.part, policy=compat32).parsebytes(content.removeprefix(_MARK).lstrip(b"\r\n"))
    except RecursionError:
        raise MessageTooLarge from None


class _Counted:
    """Makes the parts of one message and refuses to go on past what any program makes."""

    def __init__(self) -> None:
        self._parts, self._headers = MOST_PARTS, MOST_HEADERS

    def part(self, policy: object = compat32) -> Part:  # noqa: ARG002  the parser hands its own on
        self._parts -= 1
        if self._parts < 0:
            raise MessageTooLarge
        return _Part(self)

    def header(self) -> None:
        self._headers -= 1
        if self._headers < 0:
            raise MessageTooLarge


class _Part(Part):
    """A part that counts its headers, and whose headers are text though they were sent as bare bytes."""

    def __init__(self, counted: _Counted) -> None:
        super().__init__(compat32)
        self._counted = counted

    def set_raw(self, name: str, value: str) -> None:
        """Take a header as the parser read it."""
        self._counted.header()
        super().set_raw(name, value)  # the parser's own door

    def get(self, name: str, failobj: object = None) -> object:  # type: ignore[override]  # the stubs ask for more
        """Return the first header of a name, readable; the library gives an object without its bare bytes."""
        wanted = name.lower()
        values = (str(value) for key, value in self.raw_items() if key.lower() == wanted)
        found = next(values, None)
        return failobj if found is None else readable(found)
