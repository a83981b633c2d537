"""Waiting for news: one request that stays open, so that another officer's change is here within a second.

Events are listened to; where a proxy swallows them, the server is asked in turns instead. Nothing depends on it: the
loop looks by itself every minute.
"""

import random
from collections.abc import Callable
from http import HTTPStatus
from threading import Event

from caseworker.errors import CaseworkerError
from sync.client.failures import NotAccepted, Unreachable
from sync.client.server_line import Session
from sync.client.transport import Transport
from sync.protocol.contact import News
from sync.protocol.limits import SMALL_MESSAGE_BYTES
from sync.protocol.wire import BadMessage, decode

PATH = "/sync/v1/wake"
SILENCE_S = 60.0  # longer than two heartbeats: whatever is silent for so long is not the server
_DATA = "data:"
_LONGEST_PAUSE_S = 60.0
_BETWEEN_TURNS_S = 1.0


class Listener:
    """Calls `on_news` when the server has something for this device. `run` is for a thread of its own."""

    def __init__(
        self, transport: Transport, session: Session, *, cursor: Callable[[], int], on_news: Callable[[], None]
    ) -> None:
        self._transport, self._session = transport, session
        self._cursor, self._on_news = cursor, on_news
        self._stopped = Event()
        self._in_turns = False
        self._failures = 0

    def stop(self) -> None:
        """End the listening; the request that is open is cut."""
        self._stopped.set()
        self._transport.cut()

    def run(self) -> None:
        """Listen until stopped. Nothing is raised."""
        while not self._stopped.is_set():
            try:
                self._ask_in_turns() if self._in_turns else self._listen()
                self._failures = 0
            except CaseworkerError:
                self._failures += 1
                longest = min(2.0**self._failures, _LONGEST_PAUSE_S)
                self._stopped.wait(random.uniform(0, longest))  # noqa: S311 -- nobody gains by guessing it

    def _listen(self) -> None:
        """Listen to events until the server ends them; without a single line, ask in turns from now on."""
        heard = False
        try:
            with self._transport.lines(self._path(), sign=self._session.sign, read_s=SILENCE_S) as lines:
                for line in lines:
                    heard = True
                    if line.startswith(_DATA):
                        self._hear(line[len(_DATA) :].strip().encode())
        except NotAccepted:
            self._session.forget()
            raise
        except Unreachable:
            self._in_turns = not heard and self._failures > 1
            raise

    def _ask_in_turns(self) -> None:
        sign = self._session.sign
        answer = self._transport.send("GET", self._path(), limit_bytes=SMALL_MESSAGE_BYTES, sign=sign)
        if answer.status == HTTPStatus.OK:
            self._hear(answer.body)
            self._stopped.wait(_BETWEEN_TURNS_S)

    def _hear(self, told: bytes) -> None:
        try:
            news = decode(told, News)
        except BadMessage as error:
            raise Unreachable from error
        if news.head > self._cursor():
            self._on_news()

    def _path(self) -> str:
        return f"{PATH}?cursor={self._cursor()}"
