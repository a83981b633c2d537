"""E-mail messages for tests: put together byte by byte, so that also broken ones can be."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from caseworker.desk.imports.mail import MailItem
from caseworker.formats.mail import read_message

CRLF = b"\r\n"


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file to enclose: its name, the type it claims, and what is in it."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a message says. `text` goes as it is, under the label `charset`, whatever that is."""

    sender: str = "Rosa Delgado <rosa@home.example>"
    to: str = "desk@riverside.example"
    subject: str = "Rent"
    message_id: str = "one@home.example"
    answers: Sequence[str] = ()
    date: str = "Mon, 27 Jul 2026 10:15:00 +0200"
    text: bytes = b"Hello, is there any news?"
    charset: str = "utf-8"
    files: Sequence[Enclosed] = ()

    @property
    def content(self) -> bytes:
        """The message as it travels."""
        lines = [f"From: {self.sender}", f"To: {self.to}", f"Subject: {self.subject}", f"Date: {self.date}"]
        lines += [f"Message-ID: <{self.message_id}>"] if self.message_id else []
        lines += [f"In-Reply-To: <{self.answers[-1]}>"] if self.answers else []
        lines += [f"References: {' '.join(f'<{one}>' for one in self.answers)}"] if self.answers else []
        lines += ["MIME-Version: 1.0", 'Content-Type: multipart/mixed; boundary="part"', "", ""]
        return "\r\n".join(lines).encode() + self._parts()

    @property
    def item(self) -> MailItem:
        """The message as it is handed to a desk."""
        return MailItem(1, read_message(self.content))

    def _parts(self) -> bytes:
        label = f"Content-Type: text/plain; charset={self.charset}".encode()
        parts = [label + CRLF + b"Content-Transfer-Encoding: 8bit" + CRLF + CRLF + self.text.replace(b"\n", CRLF)]
        parts += [_enclosed(one) for one in self.files]
        return b"".join(b"--part" + CRLF + part + CRLF for part in parts) + b"--part--" + CRLF


def in_a_file(folder: Path, *letters: Letter, name: str = "mail.mbox") -> Path:
    """Write messages into a mailbox file, or a single one as it is when the name ends so."""
    path = folder / name
    if name.endswith(".eml"):
        path.write_bytes(letters[0].content)
        return path
    with path.open("wb") as file:
        for letter in letters:
            masked = letter.content.replace(CRLF, b"\n").replace(b"\nFrom ", b"\n>From ")
            file.write(b"From someone@home.example Mon Jul 27 10:15:00 2026\n" + masked + b"\n")
    return path


def _enclosed(one: Enclosed) -> bytes:
    heads = (
        f"Content-Type: {one.media_type}",
        f'Content-Disposition: attachment; filename="{one.name}"',
        "Content-Transfer-Encoding: base64",
    )
    return "\r\n".join(heads).encode() + CRLF * 2 + base64.encodebytes(one.content).replace(b"\n", CRLF)
