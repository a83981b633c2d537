"""What a profile knows of its server: nothing for one without, and what was kept for one that has joined."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from caseworker.desk import office as offices
from caseworker.desk.membership import KeptSession
from caseworker.desk.office import Office, OfficerCard
from caseworker.domain.actions import Role
from caseworker.domain.ids import OfficerId, new_id
from caseworker.store.founding import Enrolment
from caseworker.store.keys.kdf import LOWEST
from tests.desk.sittings import MORNING, MovableClock, riverside
from tests.fakes.keyring import FakeSecrets


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    wish = Enrolment(passphrase="copper lantern willow harbour", now=MORNING, secrets=FakeSecrets(), cost=LOWEST)
    card = OfficerCard(id=OfficerId(new_id(0, bytes)), name="Ann", role=Role.OFFICER)
    made = offices.found(tmp_path / "profile", wish, card=card, pack=riverside(), clock=MovableClock())
    yield made
    made.close()


def test_a_profile_without_a_server_has_no_standing_no_session_and_no_lease(office: Office) -> None:
    desk = office.membership

    assert (desk.current(), desk.session(), desk.lease_standing()) == (None, None, None)
    desk.keep_lease(b"anything")
    assert not (office.vault.profile.directory / "lease.json").exists()
    assert not (office.vault.profile.directory / "outbox.sealed").exists()


def test_a_session_is_kept_until_it_is_forgotten(office: Office) -> None:
    session = KeptSession(token="secret-token", ends_at_us=5, behind_us=-2)
    office.membership.keep_session(session)

    assert office.membership.session() == session
    assert "secret" not in repr(session)
    office.membership.keep_session(None)
    assert office.membership.session() is None


def test_the_device_secret_is_handed_out_once_per_epoch(office: Office) -> None:
    desk = office.membership
    copy = desk.device_secret_copy()
    assert copy is not None
    assert len(copy.secret) == 32
    assert copy.secret.hex() not in repr(copy)

    desk.device_secret_handed_in(copy)
    assert desk.device_secret_copy() is None
    office.vault.new_epoch(passphrase="copper lantern willow harbour")
    again = desk.device_secret_copy()
    assert again is not None
    assert (again.epoch, again.secret != copy.secret) == (2, True)
