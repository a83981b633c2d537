"""Devices that enrol with a real service in the same process: real messages and handlers, no socket between them."""

import os
import shutil
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest

from caseworker.desk import office as offices
from caseworker.desk.office import Joined, Office, OfficerCard
from caseworker.domain.actions import Role
from caseworker.domain.ids import DeviceId, OfficerId
from caseworker.errors import CaseworkerError
from caseworker.store.founding import Enrolment
from caseworker.store.keys.kdf import LOWEST
from caseworker.store.membership_lease import Renewal
from caseworker.store.preparing import prepare
from caseworker.store.vault import Visit
from sync.client.enrolling import Enrolled, NewDevice, enrol
from sync.client.failures import NotAccepted, ServerRefused, Unreachable
from sync.client.posting import Post
from sync.server.web import enrolment_routes
from sync.server.web.door import Visit as Request
from sync.server.web.enrolment_routes import EnrolmentParts
from tests.desk.sittings import MovableClock, riverside
from tests.fakes.keyring import FakeSecrets
from tests.sync.server.identities import ANN, NOON, Agency, an_agency

PHRASE = "copper lantern willow harbour"


@dataclass
class Wire:
    """The way to an agency's open routes. `cut` makes it unreachable; `asked` are the places that were posted to."""

    agency: Agency
    cut: bool = False
    asked: list[str] = field(default_factory=list)

    def post(self, place: str, body: bytes) -> bytes:
        if self.cut:
            raise Unreachable
        self.asked.append(place)
        routes = enrolment_routes.routes(EnrolmentParts(self.agency.database, self.agency.identity))
        handler = next(one.handler for one in routes if one.path == f"/sync/v1/{place}")
        asked = Request(method="POST", path_params={}, query={}, headers={}, body=body, now=self.agency.now)
        try:
            return handler(asked).body  # type: ignore[arg-type,union-attr]  # all of these are open routes
        except CaseworkerError as error:
            status = getattr(error, "status", 400)
            raise (NotAccepted() if status == 401 else ServerRefused(error=error.key, status=status)) from error

    def connect(self, server: str, context: ssl.SSLContext) -> Post:
        assert context.minimum_version is ssl.TLSVersion.TLSv1_3
        return self.post


@dataclass
class Desk:
    """One officer's machine: a profile's directory, its keyring, its clock, and the wire."""

    directory: Path
    wire: Wire
    clock: MovableClock = field(default_factory=lambda: MovableClock(NOON))
    secrets: FakeSecrets | None = field(default_factory=FakeSecrets)

    def enrol(self, officer: OfficerId = ANN, *, number: int = 1) -> Enrolled:
        device = NewDevice(id=DeviceId(UUID(int=0xD0 + number)), name="laptop", app="0.1")
        return enrol(self.wire.agency.ticket(officer), self.wire.connect, device, entropy=os.urandom)

    def found(self, officer: OfficerId = ANN, *, number: int = 1) -> Office:
        """Enrol, and make the profile from what came of it."""
        enrolled = self.enrol(officer, number=number)
        wish = Enrolment(passphrase=PHRASE, now=self.clock(), secrets=self.secrets, cost=LOWEST)
        told = enrolled.card
        card = OfficerCard(
            id=told.officer, name=told.name, role=Role(told.role), territories=told.territories, desk=told.desk
        )
        joined = Joined(enrolled.membership, enrolled.lease)
        return offices.found(self.directory, wish, card=card, pack=riverside(), clock=self.clock, joined=joined)

    def enter(self, renew: Renewal | None = None) -> Office:
        visit = Visit(now=self.clock(), secrets=self.secrets, prepare=prepare)
        return offices.enter(self.directory, visit, passphrase=PHRASE, clock=self.clock, renew=renew)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A closed profile that was enrolled, beside the folder of its server: made once, to be copied."""
    folder = tmp_path_factory.mktemp("enrolled")
    (folder / "server").mkdir()
    with an_agency(folder / "server") as agency:
        made = Desk(folder / "profile", Wire(agency))
        made.found().close()
        return made


@pytest.fixture
def agency(template: Desk, tmp_path: Path) -> Iterator[Agency]:
    """The template's service, as it was left."""
    shutil.copytree(template.directory.parent / "server", tmp_path / "server")
    with an_agency(tmp_path / "server") as made:
        yield made


@pytest.fixture
def desk(template: Desk, agency: Agency, tmp_path: Path) -> Desk:
    """The template's profile, with a keyring of its own."""
    assert template.secrets is not None
    shutil.copytree(template.directory, tmp_path / "profile")
    return Desk(tmp_path / "profile", Wire(agency), secrets=template.secrets.copied())


@contextmanager
def entered(desk: Desk, renew: Renewal | None = None) -> Iterator[Office]:
    """An office that is closed again."""
    with offices.at_work(desk.enter(renew)) as office:
        yield office
