"""Service requests as cities publish them: potholes, noise, missed collections. The values that every reader gives.

Boundary: no file is read here. What a city wrote is kept as it was written; a moment without a zone is the city's own
clock, and whoever knows the city gives it its zone (`in_zone`). Coordinates are WGS 84 in millionths of a degree.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from enum import StrEnum

LONGEST = 10_000
"""Characters of one field of a request; a longer one refuses the request."""


class RequestState(StrEnum):
    """Whether the city still works on it."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporter:
    """Who reported it, where a city tells; all may be empty, and a name may be no more than a nickname."""

    given: str = ""
    family: str = ""
    email: str = ""
    phone: str = ""

    @property
    def is_anonymous(self) -> bool:
        """Whether nothing is known of them."""
        return not (self.given or self.family or self.email or self.phone)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRequest:
    """One request. `line` is where it stands: its line in a table, its number in a list; both from 1.

    `service` is what kind of matter it is, `service_code` the city's mark for that kind, `detail` says more exactly
    which. `state_word` and `channel` are the city's own words. `received` is when it was reported, `due` when it is to
    be settled, `closed` when it was, `updated` when it was last touched there. `resolution` is how it ended.
    `case_type` is only told by tables that were made for us.
    """

    line: int
    reference: str
    service: str = ""
    service_code: str = ""
    detail: str = ""
    description: str = ""
    agency: str = ""
    state: RequestState = RequestState.OPEN
    state_word: str = ""
    resolution: str = ""
    channel: str = ""
    received: datetime | None = None
    due: datetime | None = None
    closed: datetime | None = None
    updated: datetime | None = None
    place: str = ""
    place_kind: str = ""
    latitude_udeg: int | None = None
    longitude_udeg: int | None = None
    media_url: str = ""
    reporter: Reporter = Reporter()
    case_type: str = ""


_ENDED = frozenset(
    {"closed", "resolved", "completed", "complete", "done", "fixed", "cancelled", "canceled", "archived"}
    | {"closed - completed", "closed - no action", "completed - dup", "duplicate", "referred"}
)


def state_of(word: str, *, has_closed: bool) -> RequestState:
    """Return whether a request is over: the city's word decides, and without one, whether it has a closing date."""
    if not word.strip():
        return RequestState.CLOSED if has_closed else RequestState.OPEN
    plain = word.strip().casefold()
    return RequestState.CLOSED if plain in _ENDED or plain.startswith("closed") else RequestState.OPEN


def in_zone(moment: datetime, zone: tzinfo) -> datetime:
    """Return the moment in UTC; one without a zone is read on the clocks of `zone`.

    An hour that comes twice means its first time, one that clocks leave out goes on from the hour before.
    """
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)
    return aware.astimezone(UTC)
