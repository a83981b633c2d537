"""Officers' machines with whole profiles on disk, for processes that are killed, and the server they belong to.

with a_founded_server(folder, database) as founder:
    server = ServerProcess(folder, database=database)
    ann = joined(founder, folder / "ann", "Ann", base_url=server.base_url)   # the server runs by now
    with at_work(ann) as colleague:
        colleague.sync()
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from caseworker.desk import office as offices
from caseworker.desk.office import Joined, Office, OfficerCard
from caseworker.domain.actions import Role
from caseworker.domain.ids import DeviceId
from caseworker.errors import CaseworkerError
from caseworker.store import preparing
from caseworker.store.founding import Enrolment
from caseworker.store.keys.kdf import LOWEST
from caseworker.store.vault import Visit
from sync.client.enrolling import NewDevice, enrol
from sync.client.posting import connected
from sync.client.synchronizer import Synchronizer, Told
from sync.protocol.lineage import Epoch
from sync.server.assembly import assemble
from sync.server.identity.server_keys import make_server_keys
from sync.server.parts import KEYS_FOLDER
from sync.server.settings import Settings
from tests.desk.sittings import RIVERSIDE, riverside
from tests.fakes.keyring import FileSecrets
from tests.sync.running import AGENCY, RunningServer, now_utc
from tests.together.networked import PHRASE, Colleague


@contextmanager
def a_founded_server(folder: Path, database: str = "") -> Iterator[RunningServer]:
    """A server that was set up, with a pack in force, and does not run here: through it officers are hired."""
    make_server_keys(folder / KEYS_FOLDER, os.urandom, agency=AGENCY, now=now_utc())
    settings = Settings(folder=folder, database=database)
    assembly = assemble(settings, clock=now_utc, entropy=os.urandom)
    parts = assembly.parts
    parts.database.begin_stream(Epoch(UUID(int=0xE), 0))
    parts.database.transact(lambda connection: parts.packs.publish(connection, RIVERSIDE, now=now_utc()))
    founder = RunningServer(settings, now_utc, assembly)
    try:
        yield founder
    finally:
        founder.close_lines()
        parts.database.close()


@dataclass(frozen=True)
class Machine:
    """Where a profile and its keyring are. Small enough to be handed to another process."""

    directory: Path
    keyring: Path

    def enter(self) -> Office:
        """Open the profile, as the program does at its start."""
        visit = Visit(now=now_utc(), secrets=FileSecrets(self.keyring), prepare=preparing.prepare)
        return offices.enter(self.directory, visit, passphrase=PHRASE, clock=now_utc)


def joined(founder: RunningServer, folder: Path, name: str, *, base_url: str) -> Machine:
    """Return the machine of a new officer, enrolled by ticket with the server that runs there, and closed."""
    folder.mkdir()
    made, officer = Machine(folder / "profile", folder / "keyring"), founder.officer(name)
    parts = founder.assembly.parts
    with parts.database.writing() as connection:
        ticket = parts.identity.tickets.make(connection, officer, server=base_url, now=now_utc())
    told = NewDevice(id=DeviceId(uuid4()), name=f"{name}'s laptop", app="0.1")
    enrolled = enrol(ticket, connected, told, entropy=os.urandom)
    wish = Enrolment(passphrase=PHRASE, now=now_utc(), secrets=FileSecrets(made.keyring), cost=LOWEST)
    card = OfficerCard(id=officer, name=name, role=Role.OFFICER, team="", territories=("north",))
    membership = Joined(enrolled.membership, enrolled.lease)
    offices.found(made.directory, wish, card=card, pack=riverside(), clock=now_utc, joined=membership).close()
    return made


@contextmanager
def at_work(machine: Machine, *, heard: Callable[[object], None] | None = None) -> Iterator[Colleague]:
    """Somebody at work there, with a synchronizer that was not started. `heard` is told what comes, on its thread."""
    news, failures = list[object](), list[CaseworkerError]()
    office = machine.enter()
    told = Told(news=heard or news.append, failed=failures.append)
    colleague = Colleague(office, Synchronizer(office, entropy=os.urandom, told=told), news, failures)
    try:
        yield colleague
    finally:
        colleague.close()
