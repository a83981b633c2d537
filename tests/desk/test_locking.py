"""How an open office is locked: when a PIN goes over to the next program, and that the process ends in any case."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from caseworker.desk import office as offices
from caseworker.desk.locking import PinNotAllowed, PinUnfit, Restart
from caseworker.desk.office import Office
from caseworker.store import preparing
from caseworker.store.keys.pin import PinDropped, term_from
from caseworker.store.locking import HeldPin
from caseworker.store.vault import Visit
from tests.desk.sittings import riverside_with_pins
from tests.store.killing import needs_fork
from tests.together.offices import Place, founded

PIN, OTHER_PIN = "739204", "204739"
_TELLS = "import os, pathlib, sys; pathlib.Path(sys.argv[1]).write_text(str('CASEWORKER_HANDOVER' in os.environ))"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return founded(tmp_path_factory.mktemp("template"), riverside_with_pins())


@pytest.fixture
def place(template: Place, tmp_path: Path) -> Place:
    return template.copied(tmp_path)


@contextmanager
def entered(place: Place) -> Iterator[Office]:
    office = place.enter()
    yield office
    office.close()


def by_pin(place: Place, held: HeldPin, pin: str) -> Office:
    visit = Visit(now=place.clock(), secrets=place.secrets, prepare=preparing.prepare)
    return offices.enter_by_pin(place.directory, visit, held=held, pin=pin, clock=place.clock)


def has_pin(office: Office) -> bool:
    return office.locking.has_pin


def is_due(office: Office) -> bool:
    return office.locking.passphrase_is_due


def test_there_is_no_pin_where_the_agency_allows_none(tmp_path: Path) -> None:
    with entered(founded(tmp_path)) as office:
        assert not office.locking.may_choose_pin
        with pytest.raises(PinNotAllowed):
            office.locking.choose_pin(PIN)
        assert not has_pin(office)


def test_a_pin_is_off_until_it_is_chosen_and_ends_when_it_is_forgotten_or_the_passphrase_is_due(place: Place) -> None:
    with entered(place) as office:
        assert not has_pin(office)
        office.locking.choose_pin(PIN)
        with pytest.raises(PinUnfit):
            office.locking.choose_pin("12345")
        assert has_pin(office)  # a refused change leaves the one before

        office.locking.forget_pin()
        office.locking.forget_pin()
        assert not has_pin(office)

        office.locking.choose_pin(PIN)
        place.clock.forward(hours=office.sitting.pack.policy.passphrase_again_h)
        assert is_due(office)
        assert not has_pin(office)


def test_a_pin_is_not_a_passphrase_so_the_term_goes_on(place: Place) -> None:
    with entered(place) as office:
        again_h = office.sitting.pack.policy.passphrase_again_h
        held = HeldPin(office.vault.wrapped_for_pin(PIN, term_from(place.clock(), again_h=again_h)))

    place.clock.forward(hours=again_h, minutes=-1)
    office = by_pin(place, held, PIN)
    assert has_pin(office)  # the same PIN locks and opens again
    office.locking.choose_pin(OTHER_PIN)
    with pytest.raises(PinDropped):
        held.slot()
    assert not is_due(office)
    place.clock.forward(minutes=1)
    assert is_due(office)
    office.close()


def soft_with_a_pin(office: Office, restart: Restart) -> None:
    office.locking.choose_pin(PIN)
    office.locking.soft(restart)


def soft_without(office: Office, restart: Restart) -> None:
    office.locking.soft(restart)


def hard(office: Office, restart: Restart) -> None:
    office.locking.choose_pin(PIN)
    office.locking.hard(restart)


def soft_with_an_office_that_does_not_close(office: Office, restart: Restart) -> None:
    office.locking._close = failing
    office.locking.soft(restart)


def failing() -> None:
    raise RuntimeError


@needs_fork
@pytest.mark.parametrize(
    ("lock", "handed"),
    [(soft_with_a_pin, True), (soft_without, False), (hard, False), (soft_with_an_office_that_does_not_close, False)],
)
def test_the_next_program_gets_a_pin_only_after_a_soft_lock_of_an_office_that_has_one(
    place: Place, lock: Callable[[Office, Restart], None], handed: bool, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    restart = Restart(program=(sys.executable, "-S", "-c", _TELLS, str(told)), environ=os.environ)
    child = os.fork()
    if not child:
        try:
            lock(place.enter(), restart)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)

    assert os.waitstatus_to_exitcode(status) == 0
    assert told.read_text() == str(handed)
    place.enter().close()  # whoever was killed or became another program holds the profile no longer
