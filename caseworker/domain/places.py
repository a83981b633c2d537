"""Points on the earth and the distance between them, in whole millionths of a degree (WGS 84) and metres.

Pure reckoning: no map is known here. The earth is taken as a sphere, which is wrong by half a per cent at most.
"""

import math
from dataclasses import dataclass

EARTH_RADIUS_M = 6_371_008.8
_MICRO = 1_000_000
_POLE, _HALF_ROUND = 90 * _MICRO, 180 * _MICRO


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the earth: latitude from -90 to 90 degrees, longitude from -180 to 180, both in millionths."""

    latitude_udeg: int
    longitude_udeg: int

    def __post_init__(self) -> None:
        if abs(self.latitude_udeg) > _POLE or abs(self.longitude_udeg) > _HALF_ROUND:
            raise ValueError("no such point on the earth")


@dataclass(frozen=True, slots=True)
class Box:
    """Latitudes and longitudes between which everything lies; `west` is greater than `east` over the date line."""

    south: int
    north: int
    west: int
    east: int

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The longitudes as one span, or as two over the date line, each from west to east."""
        if self.west <= self.east:
            return ((self.west, self.east),)
        return ((self.west, _HALF_ROUND), (-_HALF_ROUND, self.east))

    def holds(self, point: Point) -> bool:
        """Say whether a point lies within."""
        is_between = any(west <= point.longitude_udeg <= east for west, east in self.spans)
        return is_between and self.south <= point.latitude_udeg <= self.north


def metres_between(one: Point, other: Point) -> float:
    """Return the distance along the surface (haversine formula; Sinnott 1984)."""
    south, north = _radians(one.latitude_udeg), _radians(other.latitude_udeg)
    up, across = north - south, _radians(other.longitude_udeg - one.longitude_udeg)
    part = math.sin(up / 2) ** 2 + math.cos(south) * math.cos(north) * math.sin(across / 2) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(min(1.0, part)))


def box_around(point: Point, *, metres: float) -> Box:
    """Return the smallest box that holds every point within so many metres; near a pole it goes all the way round."""
    reach = math.degrees(metres / EARTH_RADIUS_M) * _MICRO
    south, north = math.floor(point.latitude_udeg - reach), math.ceil(point.latitude_udeg + reach)
    if south <= -_POLE or north >= _POLE:
        return Box(max(south, -_POLE), min(north, _POLE), -_HALF_ROUND, _HALF_ROUND)
    return Box(south, north, *_longitudes(point, metres))


def _longitudes(point: Point, metres: float) -> tuple[int, int]:
    across = math.sin(metres / EARTH_RADIUS_M) / math.cos(_radians(point.latitude_udeg))
    if across >= 1:
        return -_HALF_ROUND, _HALF_ROUND
    wide = math.ceil(math.degrees(math.asin(across)) * _MICRO)
    return _wrapped(point.longitude_udeg - wide), _wrapped(point.longitude_udeg + wide)


def _wrapped(longitude: int) -> int:
    if abs(longitude) <= _HALF_ROUND:
        return longitude
    return (longitude + _HALF_ROUND) % (2 * _HALF_ROUND) - _HALF_ROUND


def _radians(udeg: int) -> float:
    return math.radians(udeg / _MICRO)
