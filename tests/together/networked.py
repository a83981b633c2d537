"""Officers with whole profiles, enrolled by ticket with a real server on loopback, each with its synchronizer."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from ssl import SSLContext
from typing import Any
from uuid import uuid4

from caseworker.desk import office as offices
from caseworker.desk.office import Joined, Office, OfficerCard
from caseworker.desk.people import NewPerson
from caseworker.domain.actions import Role
from caseworker.domain.ids import DeviceId
from caseworker.domain.people import Person
from caseworker.errors import CaseworkerError
from caseworker.store.founding import Enrolment
from caseworker.store.keys.kdf import LOWEST
from sync.client.enrolling import NewDevice, enrol
from sync.client.posting import Post, posting
from sync.client.synchronizer import Synchronizer, Told
from sync.client.transport import Transport
from tests.desk.sittings import RIVERSIDE, riverside
from tests.fakes.keyring import FakeSecrets
from tests.sync.running import RunningServer, a_running_server, now_utc

PHRASE = "copper lantern willow harbour"


@dataclass
class Colleague:
    """One officer at one machine, at work."""

    office: Office
    synchronizer: Synchronizer
    news: list[object] = field(default_factory=list)
    failures: list[CaseworkerError] = field(default_factory=list)

    def sync(self) -> None:
        """Do one round, which has to succeed."""
        status = self.synchronizer.once()
        assert not status.problem, status
        assert status.is_all_sent, status

    def enter(self, description: str) -> Person:
        """Write somebody down who is not identified yet."""
        return self.office.people.add(NewPerson(identified=False, description=description))

    def close(self) -> None:
        self.synchronizer.stop()
        self.office.close()


@dataclass
class Town:
    """The server with its agency, and those who work there."""

    server: RunningServer
    folder: Path
    colleagues: list[Colleague] = field(default_factory=list)
    joined: int = 0

    def hires(
        self,
        name: str,
        *,
        role: Role = Role.OFFICER,
        territories: tuple[str, ...] = ("north",),
        base_url: str = "",
    ) -> Colleague:
        """Return a new officer, enrolled, with an empty profile that has not synchronized yet."""
        office = self.joins(name, role=role, territories=territories, base_url=base_url)
        news, failures = list[object](), list[CaseworkerError]()
        synchronizer = Synchronizer(office, entropy=os.urandom, told=Told(news=news.append, failed=failures.append))
        made = Colleague(office, synchronizer, news, failures)
        self.colleagues.append(made)
        return made

    def joins(
        self,
        name: str,
        *,
        role: Role = Role.OFFICER,
        territories: tuple[str, ...] = ("north",),
        base_url: str = "",
        with_keyring: bool = True,
    ) -> Office:
        """Return the office of a new officer's profile, enrolled by ticket; whoever asked closes it."""
        officer, parts = self.server.officer(name, role=role, territories=territories), self.server.assembly.parts
        with parts.database.writing() as connection:
            url = base_url or self.server.base_url
            ticket = parts.identity.tickets.make(connection, officer, server=url, now=self.server.clock())
        self.joined += 1
        told = NewDevice(id=DeviceId(uuid4()), name=f"{name}'s laptop", app="0.1")
        enrolled = enrol(ticket, self._connect, told, entropy=os.urandom)
        secrets = FakeSecrets() if with_keyring else None
        wish = Enrolment(passphrase=PHRASE, now=now_utc(), secrets=secrets, cost=LOWEST)
        card = OfficerCard(id=officer, name=name, role=role, team="", territories=territories)
        joined = Joined(enrolled.membership, enrolled.lease)
        directory = self.folder / f"profile-{self.joined}"
        return offices.found(directory, wish, card=card, pack=riverside(), clock=now_utc, joined=joined)

    def _connect(self, base_url: str, context: SSLContext) -> Post:
        """Connect as enrolment does, and close the connection with the server."""
        transport = Transport(base_url, verify=context)
        self.server.close_with(transport)
        return posting(transport)


@contextmanager
def a_town(folder: Path, **settings: Any) -> Iterator[Town]:
    """Give a town whose agency has the demonstration pack in force."""
    (folder / "server").mkdir()
    with a_running_server(folder / "server", **settings) as server:
        parts = server.assembly.parts
        parts.database.transact(lambda connection: parts.packs.publish(connection, RIVERSIDE, now=server.clock()))
        town = Town(server, folder)
        try:
            yield town
        finally:
            for one in town.colleagues:
                one.close()
