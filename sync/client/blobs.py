"""Carrying the content of attachments: one piece at a time, so that anything more urgent can come in between.

What an officer waits for comes first, then what is to be sent (the smallest first), then the files of the officer's
open cases, then the rest. On a metered link nothing is carried that nobody waits for. After any cut it goes on with the
piece that was on its way. What fails rests for a while, longer each time, and lets others pass.
"""

import logging
from collections.abc import Callable
from http import HTTPStatus

from caseworker.desk.contents import ContentDamaged, Contents, Direction, DiskFull, Travelling
from caseworker.errors import CaseworkerError
from sync.client.failures import NotAccepted, Unreachable
from sync.client.line import Answer, Line
from sync.client.links import Link
from sync.client.ranges import Ranges
from sync.protocol.blob import (
    LENGTH,
    OFFSET,
    PIECE_BYTES_LEAST,
    PIECE_BYTES_MOST,
    PIECE_TYPE,
    TUS,
    TUS_VERSION,
    BadBlobRequest,
    checked_number,
)

_FIRST_REST_MS, _LONGEST_REST_MS = 60_000, 6 * 3_600_000
_FULL_REST_MS = 600_000
_TIDY_EVERY_MS = 600_000
_AT_ONCE = 50  # looked at for one that does not rest
_log = logging.getLogger(__name__)


class BlobCarrier:
    """Carries contents for one profile. Used by one thread.

    `link` says what may be carried now, `page_bytes` how much suits the link; `clock_ms` only goes forward.
    """

    def __init__(
        self,
        contents: Contents,
        line: Line,
        *,
        link: Callable[[], Link],
        page_bytes: Callable[[], int],
        clock_ms: Callable[[], int],
        ranges: Ranges | None = None,
    ) -> None:
        self._contents, self._line, self._ranges = contents, line, ranges or Ranges(line)
        self._link, self._page_bytes, self._clock_ms = link, page_bytes, clock_ms
        self._reached: dict[str, int] = {}
        self._resting: dict[str, int] = {}
        self._no_room_until_ms = 0
        self._tidy_at_ms = clock_ms()

    def carry(self) -> bool:
        """Carry one piece and return whether there was one to carry. Raises Unreachable or NotAccepted."""
        self._tidy_now_and_then()
        metered = self._link().metered
        wanted = self._next_to_fetch(wanted_only=True)
        if wanted is not None:
            return self._try(Direction.DOWN, wanted, self._fetch)
        sending = None if metered else self._next(self._contents.to_send(limit=_AT_ONCE))
        if sending is not None:
            return self._try(Direction.UP, sending, self._send)
        coming = None if metered else self._next_to_fetch(wanted_only=False)
        return coming is not None and self._try(Direction.DOWN, coming, self._fetch)

    def _tidy_now_and_then(self) -> None:
        if self._clock_ms() >= self._tidy_at_ms:
            self._tidy_at_ms = self._clock_ms() + _TIDY_EVERY_MS
            self._contents.tidy()
            self._reached.clear()

    def _try(self, direction: Direction, one: Travelling, carry: Callable[[Travelling], None]) -> bool:
        try:
            carry(one)
        except (Unreachable, NotAccepted):
            self._reached.clear()
            raise
        except DiskFull:
            self._no_room_until_ms = self._clock_ms() + _FULL_REST_MS
        except CaseworkerError as error:
            _log.info("content %s did not travel: %s", one.attachment, error.key)
            if not isinstance(error, ContentDamaged):  # that one has been noted
                self._contents.failed(direction, one)
            self._let_rest(one)
        return True

    def _next_to_fetch(self, *, wanted_only: bool) -> Travelling | None:
        if self._clock_ms() < self._no_room_until_ms:
            return None
        return self._next(self._contents.to_fetch(wanted_only=wanted_only, limit=_AT_ONCE))

    def _next(self, found: list[Travelling]) -> Travelling | None:
        now = self._clock_ms()
        return next((one for one in found if self._resting.get(one.sha256, 0) <= now), None)

    def _let_rest(self, one: Travelling) -> None:
        self._reached.pop(one.sha256, None)
        rest = min(_FIRST_REST_MS << min(one.failed, 20), _LONGEST_REST_MS)
        self._resting[one.sha256] = self._clock_ms() + rest

    def _send(self, one: Travelling) -> None:
        offset = self._stands_at(one)
        size = max(PIECE_BYTES_LEAST, min(self._page_bytes(), PIECE_BYTES_MOST))
        data = b"" if offset >= one.size else self._contents.piece(one.attachment, start=offset, size=size)
        headers = {OFFSET: str(offset), LENGTH: str(one.size), TUS: TUS_VERSION, "content-type": PIECE_TYPE}
        answer = self._line.ask("PATCH", _path(one), data, headers=headers)
        if answer.status == HTTPStatus.CONFLICT:
            self._reached.pop(one.sha256, None)
            return
        if not answer.is_good:
            raise ContentNotTaken(status=answer.status)
        reached = self._reached[one.sha256] = _offset_in(answer)
        self._contents.sent(one, done=reached)

    def _stands_at(self, one: Travelling) -> int:
        """Return how far the server says the content has come."""
        known = self._reached.get(one.sha256)
        if known is None:
            answer = self._line.ask("HEAD", _path(one))
            if not answer.is_good:
                raise ContentNotTaken(status=answer.status)
            known = self._reached[one.sha256] = min(_offset_in(answer), one.size)
        return known

    def _fetch(self, one: Travelling) -> None:
        part = b"" if one.done >= one.size else self._ranges.part(_path(one), start=one.done, size=one.size)
        if part is None:
            raise ContentNotGiven
        self._contents.arrived(one, part)


class ContentNotTaken(CaseworkerError):
    """The server does not take some content now."""

    key = "contents.not-taken"
    sentence = "The server did not take a file ({status}). It is safe on this device, and is tried again."


class ContentNotGiven(CaseworkerError):
    """The server has no such content for this device, or not yet."""

    key = "contents.not-given"
    sentence = "The file is not on the server yet. It may still be on its way from a colleague's device."


def _path(one: Travelling) -> str:
    return f"/sync/v1/blob/{one.sha256}"


def _offset_in(answer: Answer) -> int:
    """Return the offset an answer tells; an answer without one is not a good one."""
    try:
        return checked_number(answer.headers.get(OFFSET))
    except BadBlobRequest as error:
        raise ContentNotTaken(status=answer.status) from error
