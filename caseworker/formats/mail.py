"""One message of electronic mail (RFC 5322, MIME), read into plain values; broken ones as far as they can be read.

Boundary: bytes in, a `Message` out. Nothing is fetched, run or written. What a message says of itself is not trusted:
types are told by content, names are cleaned, and size, lines, parts and headers are bounded.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from email.message import Message as Part

from caseworker.errors import CaseworkerError
from caseworker.formats.mail_addresses import Mailbox, mailboxes
from caseworker.formats.mail_headers import header, ids, moment, own_id, raw, raw_all
from caseworker.formats.mail_parser import parse
from caseworker.formats.mail_parts import Attached, Bodies, bodies
from caseworker.formats.mail_quotes import divide

LONGEST_SUBJECT = 1_000  # characters; what is longer is cut
_KNOWN_HEADERS = ("from", "to", "date", "subject", "message-id", "received", "mime-version", "content-type", "sender")


class NotAMessage(CaseworkerError):
    """What was given does not begin with header lines."""

    key = "mail.not-a-message"
    sentence = "This is not an e-mail message: it has no line that says who it is from, when, or about what."


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message as it can be read. Texts are plain, moments in UTC; `sent_at` is None when the message does not say.

    `text`, `signature` and `quoted` together are what it says. `answers` are the ids of the messages it answers, the
    latest last; `reference` tells this message from all others, however the file was packed. `is_readable` is False
    when its signs were not those it claims, so that some may be wrong; `is_cut` when it was too long.
    """

    reference: str
    message_id: str
    answers: tuple[str, ...]
    subject: str
    sender: Mailbox | None
    to: tuple[Mailbox, ...]
    copies: tuple[Mailbox, ...]
    sent_at: datetime | None
    text: str
    signature: str
    quoted: str
    files: tuple[Attached, ...]
    is_readable: bool
    is_cut: bool

    @property
    def thread(self) -> str:
        """The mark that all messages of one exchange share: the id of its first message."""
        return self.answers[0] if self.answers else self.reference

    @property
    def written(self) -> str:
        """What the sender wrote, with the signature and without what is quoted."""
        return "\n\n".join(part for part in (self.text, self.signature) if part)


def read_message(content: bytes) -> Message:
    """Return the message that bytes hold; raises MessageTooLarge or NotAMessage."""
    parsed = parse(content)
    if not any(raw(parsed, name) for name in _KNOWN_HEADERS):
        raise NotAMessage
    return _message(parsed)


def _message(parsed: Part) -> Message:
    sender = next(iter(mailboxes(raw_all(parsed, "from")[:1] or raw_all(parsed, "sender")[:1])), None)
    found = bodies(parsed)
    divided = divide(found.text, sender="" if sender is None else sender.name or sender.address)
    message = Message(
        reference="",
        message_id=own_id(parsed),
        answers=_answers(parsed),
        subject=header(parsed, "subject")[:LONGEST_SUBJECT],
        sender=sender,
        to=mailboxes(raw_all(parsed, "to")),
        copies=mailboxes(raw_all(parsed, "cc")),
        sent_at=moment(parsed),
        text=divided.text,
        signature=divided.signature,
        quoted=divided.quoted,
        files=tuple(found.files),
        is_readable=found.is_readable,
        is_cut=found.is_cut,
    )
    return replace(message, reference=message.message_id or _digest(message, found))


def _answers(parsed: Part) -> tuple[str, ...]:
    """The ids of the exchange so far, the first message first; `In-Reply-To` names the one that is answered."""
    answered = ids(raw(parsed, "in-reply-to"))
    return tuple(dict.fromkeys((*ids(raw(parsed, "references")), *answered)))


def _digest(message: Message, found: Bodies) -> str:
    """Tell a message without an id from all others by what it says, however it was packed."""
    summed = hashlib.sha256()
    sender = message.sender.shown if message.sender else ""
    sent = message.sent_at.isoformat() if message.sent_at else ""
    words = (sender, sent, message.subject, " ".join(found.text.split()))
    for piece in (*(one.encode("utf-8", "replace") for one in words), *(one.content for one in found.files)):
        summed.update(len(piece).to_bytes(8, "big"))
        summed.update(piece)
    return f"sha256:{summed.hexdigest()}"
