"""Officers at machines of their own, enrolled with one real server on loopback, through everything that can happen.

with a_town(tmp_path) as town:
    ann, ben = town.hires("Ann"), town.hires("Ben")
    ...
    settled(ann, ben)      # rounds until everybody has everything
    assert_one(town, ann, ben)
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID, uuid4

import httpx
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from caseworker.desk import office as offices
from caseworker.desk.exchange import News
from caseworker.desk.office import Joined, Office, OfficerCard
from caseworker.desk.people import NewPerson
from caseworker.domain.actions import Role
from caseworker.domain.definition import Record
from caseworker.domain.ids import DeviceId, OfficerId, PersonId
from caseworker.domain.people import Person
from caseworker.errors import CaseworkerError
from caseworker.store.founding import Enrolment
from caseworker.store.keys.kdf import LOWEST
from caseworker.store.preparing import prepare
from caseworker.store.unit import Deed
from caseworker.store.vault import Visit
from sync.client.enrolling import NewDevice, enrol
from sync.client.posting import posting
from sync.client.status import Status
from sync.client.synchronizer import Synchronizer, Told
from sync.protocol.lineage import Epoch
from sync.server.audit import export
from sync.server.backup.backup import Source, make
from sync.server.backup.restore import restore
from sync.server.blobs.objects import open_objects
from sync.server.database import open_database
from sync.server.identity.people import Officer
from sync.server.parts import KEYS_FOLDER, ServerParts
from sync.server.storage import StoredRecord
from sync.server.tables import CHANGE, CONFLICT, MENTION, OP, OP_ABOUT, PLACE, RECORD, RECORD_SCOPE, STREAM
from tests.desk.sittings import RIVERSIDE, riverside
from tests.domain.people_builders import a_name
from tests.fakes.keyring import FakeSecrets
from tests.sync.running import RunningServer, a_running_server, now_utc

PHRASE = "copper lantern willow harbour"
BACKUP_KEY = bytes(range(32))
MOST_ROUNDS = 6
_THE_LOG = (STREAM, RECORD, RECORD_SCOPE, MENTION, CHANGE, OP, OP_ABOUT, PLACE, CONFLICT)
T = TypeVar("T")
R = TypeVar("R", bound=Record)


@dataclass
class Shifted:
    """The real clock, off by so much."""

    by: timedelta = timedelta(0)

    def __call__(self) -> datetime:
        return now_utc() + self.by

    def set(self, moment: datetime) -> None:
        """Let it be this moment now."""
        self.by = moment - now_utc()


class Losing(httpx.BaseTransport):
    """A network that carries what is asked, and loses the answer to request number `lost` (from 1) on its way."""

    def __init__(self, inner: httpx.BaseTransport, *, lost: int) -> None:
        self.inner, self.lost, self.asked = inner, lost, 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Ask, and fail when it is that request's turn."""
        self.asked += 1
        response = self.inner.handle_request(request)
        if self.asked == self.lost:
            response.read()
            response.close()
            raise httpx.ReadError("the answer was lost")
        return response

    def close(self) -> None:
        """Close the connections."""
        self.inner.close()


@dataclass(eq=False)
class Machine:
    """One officer's laptop: the profile on its disk, its keyring and clock, and the program while it is open."""

    town: "Town"
    card: OfficerCard
    directory: Path
    secrets: FakeSecrets
    clock: Shifted
    office: Office
    synchronizer: Synchronizer = field(init=False)
    news: list[object] = field(default_factory=list)
    failures: list[CaseworkerError] = field(default_factory=list)
    is_open: bool = True

    def __post_init__(self) -> None:
        self._connect()

    @property
    def device(self) -> DeviceId:
        return self.office.exchange.device

    @property
    def me(self) -> OfficerId:
        return self.card.id

    def sync(self) -> Status:
        """Do rounds until nothing waits; each has to succeed."""
        for _ in range(MOST_ROUNDS):
            status = self.try_sync()
            assert not status.problem, (status.problem, self.card.name, status)
            if status.is_all_sent and not self.office.exchange.waiting():
                return status
        raise AssertionError(self.synchronizer.status)

    def try_sync(self) -> Status:
        """Do one round, however it ends."""
        return self.synchronizer.once()

    def enters(self, name: str = "", **more: Any) -> Person:
        """Write somebody down, by name or as described."""
        names = (a_name(name),) if name else ()
        return self.office.people.add(NewPerson(names=names, identified=bool(name), **more))

    def person(self, person: PersonId) -> Person:
        """Return a person as the page shows them."""
        return self.office.people.open(person).person

    def get(self, subject: type[R], record: UUID) -> R:
        """Return a record as it is here."""
        with self.office.store.reading() as reader:
            return reader.get(subject, record)

    def writes(self, subject: type[R], record: UUID, **values: Any) -> None:
        """Change fields for which no desk has a method of its own yet."""
        deed = Deed(author=self.office.sitting.author, at=self.clock(), action="test.edit")
        with self.office.store.unit(deed) as unit:
            unit.save(replace(unit.get(subject, record), **values))

    def has(self, subject: type[Record], record: UUID) -> bool:
        """Whether a record is here."""
        with self.office.store.reading() as reader:
            return reader.find(subject, record) is not None

    def lose_answer(self, number: int) -> Losing:
        """Let the answer to one of the next requests be lost."""
        client = self.synchronizer._transport._client
        network = client._transport
        inner = network.inner if isinstance(network, Losing) else network
        client._transport = Losing(inner, lost=number)
        return client._transport

    def changed(self) -> set[UUID]:
        """Return the records the window was told of so far."""
        told = [one for one in self.news if isinstance(one, News)]
        return {record for one in told for ids in one.changed.values() for record in ids}

    def connects_again(self) -> None:
        """Begin synchronizing anew, as at the next start of the program."""
        self.synchronizer.stop()
        self._connect()

    def close(self) -> None:
        """End the program."""
        if self.is_open:
            self.is_open = False
            self.synchronizer.stop()
            self.office.close()

    def opens(self, *, accept_old_copy: bool = False) -> None:
        """Start the program again."""
        self.office = _entered(self.directory, self.secrets, self.clock, accept_old_copy=accept_old_copy)
        self.is_open = True
        self._connect()

    def copied(self, name: str) -> "Machine":
        """Return a second machine with a copy of this disk and keyring, both open; the program is ended meanwhile."""
        self.close()
        directory, secrets, clock = self.town.folder / name, self.secrets.copied(), Shifted(self.clock.by)
        shutil.copytree(self.directory, directory)
        self.opens()
        twin = Machine(self.town, self.card, directory, secrets, clock, _entered(directory, secrets, clock))
        self.town.machines.append(twin)
        return twin

    def _connect(self) -> None:
        told = Told(news=self.news.append, failed=self.failures.append)
        self.synchronizer = Synchronizer(self.office, entropy=os.urandom, told=told)


def _entered(directory: Path, secrets: FakeSecrets, clock: Shifted, *, accept_old_copy: bool = False) -> Office:
    visit = Visit(now=clock(), secrets=secrets, prepare=prepare, accept_old_copy=accept_old_copy)
    return offices.enter(directory, visit, passphrase=PHRASE, clock=clock)


@dataclass
class Town:
    """The server with its agency, and those who work there. Its clock and theirs are one unless a test says so."""

    server: RunningServer
    folder: Path
    clock: Shifted
    machines: list[Machine] = field(default_factory=list)
    copies: int = 0

    @property
    def parts(self) -> ServerParts:
        return self.server.assembly.parts

    def hires(
        self, name: str, *, role: Role = Role.OFFICER, territories: tuple[str, ...] = ("north",), synced: bool = True
    ) -> Machine:
        """Return a new officer's machine, enrolled by ticket."""
        officer = self.server.officer(name, role=role, territories=territories)
        return self.gives(OfficerCard(id=officer, name=name, role=role, territories=territories), synced=synced)

    def gives(self, card: OfficerCard, *, synced: bool = True) -> Machine:
        """Return a new machine of an officer, enrolled by ticket."""
        with self.parts.database.writing() as connection:
            url, now = self.server.base_url, self.server.clock()
            ticket = self.parts.identity.tickets.make(connection, card.id, server=url, now=now)
        transport = self.server.transport()
        told = NewDevice(id=DeviceId(uuid4()), name=f"{card.name}'s laptop", app="0.1")
        enrolled = enrol(ticket, lambda _url, _context: posting(transport), told, entropy=os.urandom)
        clock, secrets = Shifted(self.clock.by), FakeSecrets()
        wish = Enrolment(passphrase=PHRASE, now=clock(), secrets=secrets, cost=LOWEST)
        directory = self.folder / f"profile-{len(self.machines)}"
        joined = Joined(enrolled.membership, enrolled.lease)
        office = offices.found(directory, wish, card=card, pack=riverside(), clock=clock, joined=joined)
        made = Machine(self, card, directory, secrets, clock, office)
        self.machines.append(made)
        if synced:
            made.sync()
        return made

    def moves(self, machine: Machine, *territories: str) -> None:
        """Let the server give an officer other territories."""
        people = self.parts.identity.people

        def move(connection: sa.Connection) -> None:
            now = self.server.clock()
            people.change(connection, replace(people.get(connection, machine.me), territories=territories), now=now)

        self.transact(move)

    def transact(self, work: Callable[[sa.Connection], T]) -> T:
        """Do something in the server's database."""
        return self.parts.database.transact(work)

    def officer(self, machine: Machine) -> Officer:
        """Return an officer as the server knows them."""
        with self.parts.database.reading() as connection:
            return self.parts.identity.people.get(connection, machine.me)

    def later(self, **by: float) -> None:
        """Let time pass for the server and everybody."""
        for clock in (self.clock, *(one.clock for one in self.machines)):
            clock.by += timedelta(**by)

    def record(self, record: UUID) -> StoredRecord | None:
        """Return a record as the server has it."""
        with self.parts.database.reading() as connection:
            return self.parts.database.tx(connection).records([record]).get(record)

    def answers(self, machine: Machine) -> list[tuple[str, str]]:
        """Return state and action of every operation of a device that the server has, in the order of its log."""
        asked = sa.select(OP.c.state, OP.c.action).where(OP.c.device == machine.device).order_by(OP.c.seq)
        with self.parts.database.reading() as connection:
            return [(row.state, row.action) for row in connection.execute(asked)]

    def problems(self, *scopes: str) -> list[tuple[str, str]]:
        """Return kind and word of the open problems that supervisors of these scopes see."""
        with self.parts.database.reading() as connection:
            return [(one.kind.value, one.word) for one in self.parts.problems.listed(connection, frozenset(scopes))]

    def backs_up(self) -> Path:
        """Make a backup of the server and return its file."""
        self.copies += 1
        target, keys = self.folder / f"backup-{self.copies}", self._keys()
        source = Source(database=self.parts.database, objects=self.parts.objects, keys=keys)
        make(source, target, key=BACKUP_KEY, now=self.server.clock(), entropy=os.urandom)
        return target

    def is_put_back(self, backup: Path) -> None:
        """Let the server die and come back on a new disk from a backup, under the same address."""
        self._comes_back_in(self._new_disk(), backup)

    def dies_and_is_made_anew(self) -> None:
        """Let the server lose everything but its keys, and begin an empty stream."""
        self._comes_back_in(self._new_disk(), None)

    def loses_its_log(self) -> None:
        """Let everything that was recorded go, and an unrelated log begin, while people and devices stay known."""

        def empty(connection: sa.Connection) -> None:
            for table in _THE_LOG:
                connection.execute(sa.delete(table))

        self.transact(empty)
        self.parts.database.begin_stream(Epoch(uuid4(), 0))

    def _comes_back_in(self, folder: Path, backup: Path | None) -> None:
        self.server.stop()
        self.server.settings = replace(self.server.settings, folder=folder)
        settings = self.server.settings
        if backup is not None:
            database, objects = open_database(settings.database_url, stream=settings.stream), settings.blobs_url
            now, entropy = self.server.clock(), os.urandom
            restore(database, backup, key=BACKUP_KEY, now=now, entropy=entropy, objects=open_objects(objects))
            database.close()
        self.server.restart_after_stop()

    def _new_disk(self) -> Path:
        self.copies += 1
        folder = self.folder / f"server-{self.copies}"
        shutil.copytree(self.server.settings.folder / KEYS_FOLDER, folder / KEYS_FOLDER)
        return folder

    def _keys(self) -> dict[str, bytes]:
        folder = self.server.settings.folder / KEYS_FOLDER
        return {one.name: one.read_bytes() for one in folder.iterdir()}


@contextmanager
def a_town(folder: Path, **settings: Any) -> Iterator[Town]:
    """Give a town whose agency has the demonstration pack in force."""
    (folder / "server").mkdir()
    clock = Shifted()
    with a_running_server(folder / "server", clock=clock, **settings) as server:
        parts = server.assembly.parts
        parts.database.transact(lambda connection: parts.packs.publish(connection, RIVERSIDE, now=server.clock()))
        town = Town(server, folder, clock)
        try:
            yield town
        finally:
            for one in town.machines:
                one.close()


def settled(*machines: Machine) -> None:
    """Let everybody synchronize until each has what the others did."""
    for one in (*machines, *machines):
        one.sync()


def assert_one(town: Town, *machines: Machine) -> None:
    """Check that these devices show what the server has, that nothing is left over, and that every trail verifies."""
    for one in machines:
        assert_as_server(town, one)
        one.office.maintenance.verify_audit()
    with town.parts.database.reading() as connection:
        key = Ed25519PublicKey.from_public_bytes(town.parts.identity.keys.public)
        export.check_kept(connection, town.parts.audit, town.server.settings.stream, key=key)


def assert_as_server(town: Town, machine: Machine) -> None:
    """Check that a device has every record of its scopes as the server has it, and no other."""
    rows = machine.office.store.schema.rows
    with town.parts.database.reading() as connection:
        tx = town.parts.database.tx(connection)
        granted = tx.grants(machine.device)
        listed = {one.id: one for scope in granted for one in tx.records_in(scope, after=None)}
    theirs = {
        one.id: (one.kind, one.v, one.scopes & granted, rows[one.kind].lean(one.fields) if one.kind in rows else {})
        for one in listed.values()
        if not one.erased
    }
    here = machine.office.exchange.holdings()
    mine = {one.id: (one.kind, one.v, one.scopes, one.fields if one.kind in rows else {}) for one in here}
    assert mine == theirs
    with machine.office.store.reading() as reader:
        left = {kind: reader.count(one.definition.value, "WHERE r.v = 0", ()) for kind, one in rows.items()}
        shadows = reader.connection.exec_driver_sql("SELECT count(*) FROM shadow").scalar()
    assert (set(left.values()), shadows) == ({0}, 0)


LONG_AGO = datetime(1970, 1, 1, 0, 10, tzinfo=UTC)
FAR_OFF = datetime(2100, 3, 1, tzinfo=UTC)
