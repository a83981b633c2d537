"""How near a place is, and about where a person lives when only words are known of it.

Addresses of people have no coordinates. Where one is, is taken from the places of the directory: the middle of those
with the same postcode, otherwise of those in the same locality, otherwise of those in the parts of the area where the
person belongs. A middle is the median of latitudes and of longitudes, so that one wrong place moves it little.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from statistics import median
from typing import Protocol

from caseworker.domain.directory import Place

_EARTH_M = 6_371_009  # mean radius (IUGG)
_UDEG = 1_000_000


class Located(Protocol):
    """Something with coordinates, or without: WGS 84 in millionths of a degree, both or neither."""

    @property
    def latitude_udeg(self) -> int | None:
        """How far north."""
        ...

    @property
    def longitude_udeg(self) -> int | None:
        """How far east."""
        ...


@dataclass(frozen=True, slots=True)
class Spot:
    """Coordinates, WGS 84 in millionths of a degree."""

    latitude_udeg: int
    longitude_udeg: int


def distance_m(here: Located, there: Located) -> int | None:
    """Return the great-circle distance in metres (haversine), or None when either has no coordinates."""
    if here.latitude_udeg is None or here.longitude_udeg is None:
        return None
    if there.latitude_udeg is None or there.longitude_udeg is None:
        return None
    north, other_north = radians(here.latitude_udeg / _UDEG), radians(there.latitude_udeg / _UDEG)
    east = radians((there.longitude_udeg - here.longitude_udeg) / _UDEG)
    half = sin((other_north - north) / 2) ** 2 + cos(north) * cos(other_north) * sin(east / 2) ** 2
    return round(2 * _EARTH_M * asin(sqrt(min(1.0, half))))


def about_where(places: Iterable[Place], *, postcode: str, locality: str, areas: Sequence[str] = ()) -> Spot | None:
    """Return about where an address is, by the places of a directory; None where none of them is near in words.

    `areas` are names of the area the person belongs to and of its parts.
    """
    known = [one for one in places if one.latitude_udeg is not None and one.longitude_udeg is not None]
    wanted, named = _plain(postcode), {_plain(area) for area in areas} - {""}
    for near in (
        [one for one in known if wanted and _plain(one.postcode) == wanted],
        [one for one in known if _plain(locality) and _plain(one.locality) == _plain(locality)],
        [one for one in known if _plain(one.locality) in named],
    ):
        if near:
            return _middle(near)
    return None


def _middle(places: Sequence[Place]) -> Spot:
    north = [one.latitude_udeg for one in places if one.latitude_udeg is not None]
    east = [one.longitude_udeg for one in places if one.longitude_udeg is not None]
    return Spot(round(median(north)), round(median(east)))


def _plain(words: str) -> str:
    return "".join(words.casefold().split())
