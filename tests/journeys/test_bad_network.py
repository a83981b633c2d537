"""Days at the window while server and network come and go: no word claims too much, nothing that was saved is lost."""

import pytest

from caseworker.domain.actions import Role
from tests.journeys.troubles import AT_DESK, IN_THE_FIELD, live
from tests.journeys.truth import assert_on_server
from tests.journeys.world import World

MANY = range(100, 140)


def test_a_day_at_the_counter_with_server_and_network_coming_and_going(world: World) -> None:
    _live(world, Role.FRONT_DESK, seed=1, count=5)


def test_a_day_in_the_field_with_server_and_network_coming_and_going(world: World) -> None:
    _live(world, Role.OFFICER, seed=2, count=4)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", MANY)
def test_many_days_with_server_and_network_coming_and_going(world: World, seed: int) -> None:
    role = Role.FRONT_DESK if seed % 2 else Role.OFFICER
    _live(world, role, seed=seed, count=12)


def _live(world: World, role: Role, *, seed: int, count: int) -> None:
    seat = world.seat(role)
    happened = live(world, seat, AT_DESK if role is Role.FRONT_DESK else IN_THE_FIELD, seed=seed, count=count).happened
    assert happened, "a day without troubles proves nothing"
    assert_on_server(seat)
