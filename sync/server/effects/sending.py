"""A message on its way out, and how it may fail. What all senders have in common."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class NotSent(Exception):
    """A message was not taken. `word` is a status or the kind of an error; `lasting` when asking again is of no use."""

    def __init__(self, *, word: str, lasting: bool = False) -> None:
        super().__init__(word)
        self.word = word
        self.lasting = lasting


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message. `key` is the same however often it is sent; `body` is JSON, `words` what a person may read."""

    key: str
    target: str
    body: str
    words: str
    subject: str
    at: datetime
    secret: bytes = b""


class Sender(Protocol):
    """One way of sending."""

    def send(self, message: Message) -> None:
        """Send one message; raises NotSent. When it is sent again, the receiver knows it by its key."""
        ...
