"""The line to the server as those see it who carry content over it: a signed request out, a whole answer back."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer of the server: `body` is plain, `carried` counts bytes of body and headers on the wire."""

    status: int
    body: bytes
    headers: Mapping[str, str]
    carried: int = 0

    @property
    def is_good(self) -> bool:
        """Whether the server did what was asked."""
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES


class Line(Protocol):
    """Asks one server in the name of one device. Safe to use from several threads."""

    def ask(self, method: str, path: str, body: bytes = b"", *, headers: Mapping[str, str] | None = None) -> Answer:
        """Return the answer, a refusal too; names of its headers are found in any case.

        Raises Unreachable when no answer of the server came, and NotAccepted when it does not know the device.
        """
