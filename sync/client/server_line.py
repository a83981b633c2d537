"""The line to the server as the loop uses it: a message out, a message back, signed within a session.

A session that is over is opened again once; a second refusal is the server's answer. Safe to use from several threads
when the session is.
"""

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

import msgspec

from sync.client.failures import NotAccepted, NotTheServer
from sync.client.line import Answer
from sync.client.links import Pace
from sync.client.transport import Sign, Transport
from sync.protocol.contact import Agreed, DigestReply, DigestRequest, Hello, RefetchReply, RefetchRequest
from sync.protocol.messages import PullReply, PullRequest, PushReply, PushRequest
from sync.protocol.wire import BadMessage, decode, encode, limit_of

BASE = "/sync/v1"
_LARGEST_ANSWER = 32 << 20
_Out = TypeVar("_Out", bound=msgspec.Struct)


class Session(Protocol):
    """A device's session with its server, opened when it is first needed."""

    @property
    def sign(self) -> Sign:
        """Give the headers of a request; opens a session when there is none. Raises what asking the server may."""

    def forget(self) -> None:
        """Take note that the server no longer knows the session."""


class ServerLine:
    """Asks one server in the name of one device. Raises the failures of `failures.py` and nothing else."""

    def __init__(self, transport: Transport, session: Session, *, clock_ms: Callable[[], int]) -> None:
        self.transport = transport
        self.pace = Pace()
        self._session, self._clock_ms = session, clock_ms

    def hello(self, hello: Hello) -> Agreed:
        """Say what the device is."""
        return self.post("hello", hello, Agreed)

    def push(self, request: PushRequest) -> PushReply:
        """Hand over operations."""
        return self.post("push", request, PushReply)

    def pull(self, request: PullRequest) -> PullReply:
        """Fetch a page, and learn from it how large the next should be."""
        began = self._clock_ms()
        body = encode(request)
        answer = self.send("POST", f"{BASE}/pull", body, limit_bytes=limit_of(PullReply))
        self.pace.note(count=len(answer.body), ms=self._clock_ms() - began)
        return _read(answer.body, PullReply)

    def digest(self, request: DigestRequest) -> DigestReply:
        """Fetch the sums of scopes."""
        return self.post("digest", request, DigestReply)

    def refetch(self, request: RefetchRequest) -> RefetchReply:
        """Fetch the records of some buckets."""
        return self.post("refetch", request, RefetchReply)

    def post(self, name: str, message: msgspec.Struct, gives: type[_Out]) -> _Out:
        """Post a message and return the one that comes back."""
        return _read(self.send("POST", f"{BASE}/{name}", encode(message), limit_bytes=limit_of(gives)).body, gives)

    def ask(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        *,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Return the answer to a signed request, a refusal too. Bodies go as they are; at most 32 MiB come back."""

        def once() -> Answer:
            return self.transport.send(
                method,
                path,
                body,
                limit_bytes=_LARGEST_ANSWER,
                sign=self._session.sign,
                headers=headers,
                packs=False,
                refusals=True,
            )

        return self._again(once)

    def send(self, method: str, path: str, body: bytes, *, limit_bytes: int) -> Answer:
        """Return the answer to a signed request, opening the session again once when it is over."""
        sign = self._session.sign
        return self._again(lambda: self.transport.send(method, path, body, limit_bytes=limit_bytes, sign=sign))

    def fetch(self, path: str, *, into: bytearray, limit_bytes: int) -> Answer:
        """Go on fetching something of which `into` are the first bytes (`Transport.fetch`)."""
        sign = self._session.sign
        return self._again(lambda: self.transport.fetch(path, into=into, limit_bytes=limit_bytes, sign=sign))

    def _again(self, once: Callable[[], Answer]) -> Answer:
        try:
            return once()
        except NotAccepted:
            self._session.forget()
            return once()


def _read(raw: bytes, kind: type[_Out]) -> _Out:
    """Return the message in a reply. What cannot be read was not written by the server."""
    try:
        return decode(raw, kind)
    except BadMessage as error:
        raise NotTheServer from error
