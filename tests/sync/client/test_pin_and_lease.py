"""A PIN on a device that belongs to a server: the lease is asked as ever."""

import pytest

from caseworker.desk import office as offices
from caseworker.desk.office import Office
from caseworker.store.keys.pin import term_from
from caseworker.store.locking import HeldPin
from caseworker.store.membership_lease import LeaseEnded
from caseworker.store.preparing import prepare
from caseworker.store.vault import Visit
from tests.sync.client.enrolled import Desk, agency, desk, entered, template

PIN = "739204"

__all__ = ["agency", "desk", "template"]


def by_pin(desk: Desk, held: HeldPin) -> Office:
    visit = Visit(now=desk.clock(), secrets=desk.secrets, prepare=prepare)
    return offices.enter_by_pin(desk.directory, visit, held=held, pin=PIN, clock=desk.clock)


def test_a_lease_that_ends_while_the_screen_is_locked_takes_the_pin_with_it(desk: Desk) -> None:
    desk.clock.forward(days=29, hours=23)
    with entered(desk) as office:
        held = HeldPin(office.vault.wrapped_for_pin(PIN, term_from(desk.clock(), again_h=8)))

    by_pin(desk, held).close()
    desk.clock.forward(hours=2)
    with pytest.raises(LeaseEnded):
        by_pin(desk, held)
    assert not held.stands
