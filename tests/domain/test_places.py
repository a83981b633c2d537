"""Points on the earth: distances that are known, and boxes that hold all that is near."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.places import EARTH_RADIUS_M, Point, box_around, metres_between

POINTS = st.builds(Point, st.integers(-90_000_000, 90_000_000), st.integers(-180_000_000, 180_000_000))


def point(latitude: float, longitude: float) -> Point:
    return Point(round(latitude * 1_000_000), round(longitude * 1_000_000))


@pytest.mark.parametrize(
    ("one", "other", "metres"),
    [
        (point(51.5007, -0.1246), point(51.5007, -0.1246), 0),
        (point(48.8584, 2.2945), point(40.6892, -74.0445), 5_837_400),  # Eiffel tower, Statue of Liberty
        (point(0, 179.9999), point(0, -179.9999), 22.24),
        (point(90, 0), point(-90, 123), 20_015_115),
    ],
)
def test_distances_that_are_known(one: Point, other: Point, metres: float) -> None:
    assert metres_between(one, other) == pytest.approx(metres, rel=0.001, abs=0.01)


def test_there_is_no_point_beyond_the_pole_or_the_date_line() -> None:
    for latitude, longitude in ((90_000_001, 0), (0, -180_000_001)):
        with pytest.raises(ValueError, match="no such point"):
            Point(latitude, longitude)


@given(POINTS, POINTS, st.floats(1, 5_000_000))
def test_a_box_holds_every_point_that_is_near(one: Point, other: Point, metres: float) -> None:
    assert metres_between(one, other) == pytest.approx(metres_between(other, one))
    assert metres_between(one, other) <= EARTH_RADIUS_M * 3.15
    if metres_between(one, other) < metres * 0.999:
        assert box_around(one, metres=metres).holds(other)


def test_a_box_over_the_date_line_has_two_spans() -> None:
    assert len(box_around(point(0, 179.9999), metres=100).spans) == 2
    assert len(box_around(point(51.5, 0), metres=100).spans) == 1
