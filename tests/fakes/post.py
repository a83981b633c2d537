"""A web server and a mail server that take everything down: real sockets on this machine, for what is sent out."""

import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Received:
    """What came. `status` is what the next requests are answered with."""

    port: int = 0
    status: int = 200
    requests: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    letters: list[Message] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    refuses: str = ""
    secured: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"


@contextmanager
def a_web_server() -> Iterator[Received]:
    received = Received()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            received.requests.append((dict(self.headers.items()), body))
            self.send_response(received.status)
            self.send_header("Content-Length", "0")
            self.send_header("Location", received.url)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            return

    with _serving(ThreadingHTTPServer(("127.0.0.1", 0), Handler), received):
        yield received


@contextmanager
def a_mail_server(tls: ssl.SSLContext | None = None) -> Iterator[Received]:
    received = Received()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            session = _Session(self, received, tls)
            with suppress(OSError):  # a sender who does not trust us hangs up
                session.talk()
            session.close()

    with _serving(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler), received):
        yield received


class _Session:
    """As much of RFC 5321 and 3207 as a sender needs."""

    def __init__(self, handler: socketserver.StreamRequestHandler, received: Received, tls: Any) -> None:
        self.handler, self.received, self.tls = handler, received, tls
        self.file: Any = handler.request.makefile("rwb")
        self.answers: dict[str, Callable[[str], str | None]] = {
            "EHLO": self.greet,
            "MAIL": lambda _: "250 fine",
            "RCPT": self.recipient,
            "DATA": self.data,
            "STARTTLS": self.secure,
            "RSET": lambda _: "250 fine",
        }

    def talk(self) -> None:
        self.say("220 here")
        while line := self.file.readline().decode("ascii").strip():
            word = line.partition(" ")[0].upper()
            if word == "QUIT":
                self.say("221 bye")
                return
            known = self.answers.get(word)
            answer = "502 unknown" if known is None else known(line)
            if answer is not None:
                self.say(answer)

    def close(self) -> None:
        with suppress(OSError):
            self.file.close()
        self.handler.request.close()

    def say(self, line: str) -> None:
        self.file.write(line.encode() + b"\r\n")
        self.file.flush()

    def greet(self, _: str) -> str:
        return "250-here\r\n250 STARTTLS" if self.tls is not None else "250 here"

    def secure(self, _: str) -> None:
        self.say("220 go")
        self.file.close()
        self.handler.request = self.tls.wrap_socket(self.handler.request, server_side=True)
        self.file = self.handler.request.makefile("rwb")
        self.received.secured += 1

    def recipient(self, line: str) -> str:
        if self.received.refuses:
            return self.received.refuses
        self.received.recipients.append(line)
        return "250 fine"

    def data(self, _: str) -> str:
        self.say("354 go on")
        lines = []
        while (line := self.file.readline()) not in {b".\r\n", b""}:
            lines.append(line)
        self.received.letters.append(message_from_bytes(b"".join(lines), policy=default))
        return "250 taken"


@contextmanager
def _serving(server: socketserver.TCPServer, received: Received) -> Iterator[None]:
    received.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
