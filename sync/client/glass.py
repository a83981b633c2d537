"""Broken glass from the device: one case asked for online, shown, noted on, reviewed. None of it reaches the store."""

from typing import TypeVar
from uuid import UUID

import msgspec

from caseworker.domain.break_glass import GlassCategory
from caseworker.domain.ids import CaseId
from sync.client.server_line import BASE, ServerLine
from sync.protocol.break_glass import GlassNote, GlassReply, GlassRequest, Openings, ToReview, Written
from sync.protocol.limits import PAGE_MESSAGE_BYTES
from sync.protocol.small_messages import from_json, to_json

_HERE = f"{BASE}/break-glass"
_SMALL_BYTES = 1 << 20
S = TypeVar("S", bound=msgspec.Struct)


class BreakingGlass:
    """Asks the server. Every failure is one of the line's: unreachable, not accepted, refused (`ServerRefused`)."""

    def __init__(self, line: ServerLine) -> None:
        self._line = line

    def open(self, case: CaseId, *, glass: UUID, category: GlassCategory, reason: str) -> GlassReply:
        """Open a case for four hours and return it. The reason needs at least 20 characters.

        `glass` is a fresh id; when the answer is lost, the same id again is the same opening.
        """
        asked = GlassRequest(id=glass, case=case, category=category, reason=reason)
        return self._ask("POST", _HERE, to_json(asked), GlassReply, limit_bytes=PAGE_MESSAGE_BYTES)

    def read(self, glass: UUID) -> GlassReply:
        """Return the opened case again, as it is now."""
        return self._ask("GET", f"{_HERE}/{glass}/case", b"", GlassReply, limit_bytes=PAGE_MESSAGE_BYTES)

    def add_note(self, glass: UUID, text: str, *, note: UUID) -> Written:
        """Write a note on the opened case; the same id again is the same note."""
        return self._ask("POST", f"{_HERE}/{glass}/note", to_json(GlassNote(note, text)), Written)

    def to_review(self) -> tuple[ToReview, ...]:
        """Return the openings this officer may review."""
        return self._ask("GET", _HERE, b"", Openings).openings

    def review(self, glass: UUID) -> ToReview:
        """Say that an opening was reviewed; the server refuses one's own."""
        return self._ask("POST", f"{_HERE}/{glass}/review", b"", ToReview)

    def _ask(self, method: str, path: str, body: bytes, kind: type[S], *, limit_bytes: int = _SMALL_BYTES) -> S:
        answer = self._line.send(method, path, body, limit_bytes=limit_bytes)
        return from_json(answer.body, kind, limit_bytes=limit_bytes)
