"""Officers' machines with whole profiles on disk, for processes that are killed, and the server they belong to.

with a_founded_server(folder, database) as founder:
    server = ServerProcess(folder, database=database)
    ann = joined(founder, folder / "ann", "Ann", base_url=server.base_url)   # the server runs by now
    with at_work(ann) as colleague:
        colleague.sync()
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

import sqlalchemy as sa

from caseworker.desk import office as offices
from caseworker.desk.office import Joined, Office, OfficerCard
from caseworker.domain.actions import Role
from caseworker.domain.ids import DeviceId
from caseworker.domain.people import Person
from caseworker.errors import CaseworkerError
from caseworker.store import audit, preparing, travel
from caseworker.store.founding import Enrolment
from caseworker.store.keys.kdf import LOWEST
from caseworker.store.vault import Visit
from sync.client.enrolling import NewDevice, enrol
from sync.client.links import Link
from sync.client.posting import connected
from sync.client.synchronizer import Synchronizer, Told
from sync.protocol.lineage import Epoch
from sync.server.assembly import assemble
from sync.server.identity.server_keys import make_server_keys
from sync.server.parts import KEYS_FOLDER
from sync.server.settings import FILE as SETTINGS_FILE
from sync.server.settings import Settings
from sync.server.tables import OP, OP_ABOUT, PLACE
from tests.desk.sittings import RIVERSIDE, riverside
from tests.fakes.keyring import FileSecrets
from tests.store.agreement import assert_sound as engine_sound
from tests.sync.processes import ServerProcess
from tests.sync.running import AGENCY, RunningServer, now_utc
from tests.together.networked import PHRASE, Colleague

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def a_founded_server(folder: Path, database: str = "") -> Iterator[RunningServer]:
    """A server that was set up, with a pack in force, and does not run here: through it officers are hired."""
    make_server_keys(folder / KEYS_FOLDER, os.urandom, agency=AGENCY, now=now_utc())
    (folder / SETTINGS_FILE).touch()
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
def at_work(
    machine: Machine, *, heard: Callable[[object], None] | None = None, most_bytes_s: int = 0
) -> Iterator[Colleague]:
    """Somebody at work there, with a synchronizer that was not started. `heard` is told what comes, on its thread."""
    news, failures = list[object](), list[CaseworkerError]()
    office = machine.enter()
    told, link = Told(news=heard or news.append, failed=failures.append), Link(most_bytes_s=most_bytes_s)
    colleague = Colleague(office, Synchronizer(office, entropy=os.urandom, told=told, link=link), news, failures)
    try:
        yield colleague
    finally:
        colleague.close()


@dataclass
class Agency:
    """A server process, and through whom its officers are hired. `folder` is where their machines are put."""

    founder: RunningServer
    process: ServerProcess
    folder: Path

    def joins(self, name: str, *, folder: Path | None = None) -> Machine:
        """Return the machine of a new officer; the server has to run. `folder` is made for it."""
        where = folder or self.folder / f"{name}-{uuid4()}"
        return joined(self.founder, where, name, base_url=self.process.base_url)

    def people(self) -> dict[UUID, int]:
        """Return the people on the server, each with how many operations there are that made it."""
        with self.founder.assembly.parts.database.reading() as connection:
            told = sa.select(OP_ABOUT.c.record, sa.func.count()).join(OP, OP.c.op_id == OP_ABOUT.c.op_id)
            made = told.where(OP.c.action.in_(("person.add", "test"))).group_by(OP_ABOUT.c.record)
            return {row[0]: row[1] for row in connection.execute(made)}

    def assert_whole(self) -> None:
        """Check that each operation is there once, in an unbroken row of each device, and that the audit log is whole.

        The log is checked by the command that its operators use, while the server runs or does not.
        """
        with self.founder.assembly.parts.database.reading() as connection:
            places = connection.execute(sa.select(PLACE.c.device, PLACE.c.life, PLACE.c.n, PLACE.c.op_id)).all()
            operations = set(connection.execute(sa.select(OP.c.op_id)).scalars())
        rows = dict[tuple[UUID, UUID], list[int]]()
        for device, life, n, _ in places:
            rows.setdefault((device, life), []).append(n)
        assert all(sorted(one) == list(range(1, len(one) + 1)) for one in rows.values())
        assert len({one.op_id for one in places}) == len(places)
        assert {one.op_id for one in places} == operations
        told = {**os.environ, "CASEWORKER_SERVER_DATABASE": self.process.database}
        command = [sys.executable, "-m", "sync.server.cli.main", "--folder", str(self.process.folder), "verify"]
        done = subprocess.run(command, env=told, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


@contextmanager
def an_agency(folder: Path, database: str = "", *, server_folder: Path | None = None) -> Iterator[Agency]:
    """Give an agency whose server runs as a process of its own, ended at the end."""
    served = server_folder or folder / "server"
    served.mkdir(exist_ok=True)
    with a_founded_server(served, database) as founder:
        process = ServerProcess(served, database=database)
        process.start()
        try:
            yield Agency(founder, process, folder)
        finally:
            if process.process is not None:
                process.kill()


def assert_sound(machine: Machine) -> set[UUID]:
    """Open a profile as its next visit would, check its books, and return the people in it."""
    office = machine.enter()
    try:
        engine_sound(office.vault.writer)
        with office.store.reading() as reader:
            assert audit.verify(reader.connection) > 0
            assert travel.broken_link(reader.connection) is None
            return {one.id for one in reader.select(Person)}
    finally:
        office.close()


def assert_equal(*colleagues: Colleague) -> None:
    """Check that all hold the same records with the same words."""
    held = [{one.id: (one.kind, one.v, one.fields) for one in here.office.exchange.holdings()} for here in colleagues]
    assert all(one == held[0] for one in held)
