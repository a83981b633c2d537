"""Load on a real server process: a morning's work of many devices at once, and how soon a change is elsewhere.

    load = push_load(folder, database="postgresql://…")     # 300 devices, 200 operations each
    times_s = change_times(folder)                           # from saved on one device to in the data of another

What is pushed is the work of a real desk, written once and given to every device under its own ids, numbers and chain.
Preparing is not timed. `python -m tests.bench.sync_load` runs both on SQLite and PostgreSQL.
"""

import argparse
import re
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import msgspec
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from caseworker import __version__
from caseworker.desk import office as offices
from caseworker.desk.cases import NewCase, Part
from caseworker.desk.interactions import ContactEntered
from caseworker.desk.notes import NoteEntered
from caseworker.desk.office import Office, OfficerCard
from caseworker.desk.people import NewPerson
from caseworker.desk.tasks import Plan
from caseworker.domain.actions import Role
from caseworker.domain.ids import DeviceId, OfficerId, PersonId
from caseworker.domain.interactions import Channel, ContactOutcome
from caseworker.domain.operations import FIRST_CHAIN, digest, extend
from caseworker.errors import CaseworkerError
from caseworker.store.founding import Enrolment
from caseworker.store.keys.kdf import LOWEST
from sync.client.server_line import ServerLine
from sync.client.transport import Transport
from sync.protocol.contact import Hello
from sync.protocol.messages import PushedOperation, PushRequest, State
from sync.server.identity.tables import DEVICE
from sync.server.tables import OP
from tests import postgres
from tests.bench.figures import Figure, percentile, table
from tests.desk.sittings import riverside
from tests.domain.people_builders import a_name, a_phone
from tests.fakes.keyring import FakeSecrets
from tests.sync.machines import Machine, a_founded_server, at_work, joined
from tests.sync.processes import ServerProcess
from tests.sync.running import TestSession, monotonic_ms, now_utc
from tests.together.networked import PHRASE

DEVICES, OPERATIONS = 300, 200
LOAD_LIMIT_S, CHANGE_LIMIT_S = 10.0, 1.0
_TEMPLATE = OfficerId(UUID(int=0xFACE))
_ID = re.compile(rb"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_GIVE_UP_S = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What a load came to. `seconds` is from the first request to the last answer; `sessions` are opened within it.

    `applied` counts operations the server called applied, `on_server` those it has afterwards, `errors` requests and
    operations that came to anything else. `push_s` are the seconds each device's pushes took.
    """

    devices: int
    operations: int
    seconds: float
    applied: int
    on_server: int
    errors: int
    bytes_sent: int
    push_s: tuple[float, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every operation was applied, once."""
        return not self.errors and self.applied == self.on_server == self.operations


@dataclass(frozen=True, slots=True)
class _Loader:
    """A device as it is handed to a process that loads."""

    device: DeviceId
    officer: OfficerId
    key: bytes
    server_key: bytes
    base_url: str


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What came of one device: the moments of its first request and last answer on the machine's clock."""

    began_s: float
    ended_s: float
    push_s: float
    applied: int
    errors: int
    bytes_sent: int


def push_load(
    folder: Path,
    *,
    database: str = "",
    devices: int = DEVICES,
    operations: int = OPERATIONS,
    a_push: int = OPERATIONS,
    processes: int = 3,
) -> Load:
    """Have devices push a morning's work all at once to one server process, and return what came of it.

    The folder has to be empty. Each device opens a session, says hello, and pushes so many operations at a time.
    """
    (folder / "server").mkdir()
    bodies = morning(folder / "template", operations)
    server = ServerProcess(folder / "server", database=database)
    with a_founded_server(folder / "server", database) as founder:
        public = founder.assembly.parts.identity.keys.public
        enrolled = [founder.device(f"Officer {number}") for number in range(devices)]
        loaders = [
            _Loader(one.id, one.officer, one.key.private_bytes_raw(), public, server.base_url) for one in enrolled
        ]
        server.start()
        try:
            done = _all_at_once(loaders, bodies, a_push, processes)
        finally:
            server.stop()
        with founder.assembly.parts.database.reading() as connection:
            theirs = sa.select(sa.func.count()).where(OP.c.device.in_(sa.select(DEVICE.c.id)))
            on_server = connection.execute(theirs).scalar_one()
    return Load(
        devices=devices,
        operations=devices * operations,
        seconds=max(one.ended_s for one in done) - min(one.began_s for one in done),
        applied=sum(one.applied for one in done),
        on_server=on_server,
        errors=sum(one.errors for one in done),
        bytes_sent=sum(one.bytes_sent for one in done),
        push_s=tuple(one.push_s for one in done),
    )


def change_times(folder: Path, *, database: str = "", changes: int = 50) -> list[float]:
    """Return the seconds from when a change was saved on one device to when it was in the data of another.

    Server and both devices are processes of their own on loopback, with their threads and pauses as in the program.
    The folder has to be empty.
    """
    (folder / "server").mkdir()
    server = ServerProcess(folder / "server", database=database)
    with a_founded_server(folder / "server", database) as founder:
        server.start()
        try:
            ann, ben = (joined(founder, folder / name, name, base_url=server.base_url) for name in ("ann", "ben"))
            return _changes(ann, ben, changes)
        finally:
            server.stop()


def morning(directory: Path, operations: int) -> list[bytes]:
    """Return the bodies of so many operations: people come, are talked with and written about, cases are opened."""
    wish = Enrolment(passphrase=PHRASE, now=now_utc(), secrets=FakeSecrets(), cost=LOWEST)
    card = OfficerCard(id=_TEMPLATE, name="Template", role=Role.OFFICER, team="", territories=("north",))
    office = offices.found(directory, wish, card=card, pack=riverside(), clock=now_utc)
    with offices.at_work(office):
        for number in range(operations):
            if office.exchange.status().saved_here < operations:
                _see_somebody(office, number)
        return [one.body for one in office.exchange.waiting(limit=operations, limit_bytes=1 << 30)]


def _see_somebody(office: Office, number: int) -> None:
    entered = NewPerson(names=(a_name(f"Visitor {number}"),), contact_points=(a_phone(f"+4930{number:07}"),))
    person = office.people.add(entered).id
    said = ContactEntered(
        channel=Channel.PHONE,
        outcome=ContactOutcome.ANSWERED,
        people=(person,),
        title="First call",
        text="She has been without heating since Monday and asks who is responsible for it. " * 4,
    )
    office.interactions.log(said)
    office.people.edit(person, contact_note="after 4 pm", language="en")
    part = Part(person=person, role="applicant")
    case = office.cases.open(NewCase(case_type="housing-support", people=(part,), title="No heating")).id
    office.cases.rename(case, "No heating since Monday")
    office.tasks.plan(Plan(title="Ring the landlord", case=case))
    office.notes.write(NoteEntered(text="The landlord promised somebody for tomorrow. " * 6, person=person, case=case))


def _all_at_once(loaders: Sequence[_Loader], bodies: Sequence[bytes], a_push: int, processes: int) -> list[_Loaded]:
    context = get_context("spawn")
    with context.Manager() as manager, ProcessPoolExecutor(processes, mp_context=context) as pool:
        together = manager.Barrier(processes)
        shares = [loaders[start::processes] for start in range(processes)]
        work = partial(_load, bodies=bodies, a_push=a_push, together=together)
        return [one for done in pool.map(work, shares) for one in done]


def _load(loaders: Sequence[_Loader], *, bodies: Sequence[bytes], a_push: int, together: Any) -> list[_Loaded]:
    """Prepare what some devices send, wait for the other processes, and send it with a thread for each device."""
    ready = [(one, Transport(one.base_url), list(_pushes(one, bodies, a_push))) for one in loaders]
    done, lock = list[_Loaded](), threading.Lock()

    def send(loader: _Loader, transport: Transport, requests: Sequence[PushRequest]) -> None:
        made = _send(loader, transport, requests)
        with lock:
            done.append(made)

    threads = [threading.Thread(target=send, args=one) for one in ready]
    together.wait()
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    for _, transport, _ in ready:
        transport.close()
    return done


def _send(loader: _Loader, transport: Transport, requests: Sequence[PushRequest]) -> _Loaded:
    key = Ed25519PrivateKey.from_private_bytes(loader.key)
    session = TestSession(loader.device, key, loader.server_key, transport)
    line = ServerLine(transport, session, clock_ms=monotonic_ms)
    life, began_s, applied, errors = requests[0].life, time.monotonic(), 0, 0
    pushed_s = began_s
    try:
        line.hello(Hello(device=loader.device, life=life, app=__version__, schema=1, clock=0))
        pushed_s = time.monotonic()
        for request in requests:
            states = [one.state for one in line.push(request).answers]
            applied += states.count(State.APPLIED)
            errors += len(request.operations) - states.count(State.APPLIED)
    except CaseworkerError:
        errors += 1
    ended_s = time.monotonic()
    return _Loaded(began_s, ended_s, ended_s - pushed_s, applied, errors, transport.meter.sent)


def _pushes(loader: _Loader, bodies: Sequence[bytes], a_push: int) -> Iterator[PushRequest]:
    """Give a device's pushes: the template's operations under its own ids, number by number in its own chain."""
    operations, chain = list[PushedOperation](), FIRST_CHAIN
    new = _renamed(loader, bodies[0])
    for n, body in enumerate(bodies, start=1):
        told = _ID.sub(new, body)
        chain = extend(chain, digest(told))
        operations.append(PushedOperation(n=n, chain=chain.hex(), body=msgspec.Raw(told)))
    life = UUID(msgspec.json.decode(operations[0].body)[3])
    rest = iter(operations)
    while batch := tuple(islice(rest, a_push)):
        yield PushRequest(device=loader.device, life=life, epoch=UUID(int=0xE), operations=batch)


def _renamed(loader: _Loader, first: bytes) -> Callable[[re.Match[bytes]], bytes]:
    """Return what replaces an id: officer and device by the loader's, any other by one that follows from its device."""
    _, officer, device, *_ = msgspec.json.decode(first)
    known = {str(officer).encode(): str(loader.officer).encode(), str(device).encode(): str(loader.device).encode()}

    def new(found: re.Match[bytes]) -> bytes:
        old = found.group()
        if old not in known:
            known[old] = str(uuid5(loader.device, old.decode())).encode()
        return known[old]

    return new


def _changes(ann: Machine, ben: Machine, changes: int) -> list[float]:
    context = get_context("spawn")
    with _process(context, _watch, ben) as watching, _process(context, _edit, ann) as editing:
        person = UUID(editing.recv())
        watching.send(str(person))
        assert watching.recv() == "here"
        times = list[float]()
        for number in range(changes):
            words = f"change {number}"
            editing.send(words)
            saved_s = float(editing.recv())
            told, seen_s = watching.recv()
            assert told == words
            times.append(seen_s - saved_s)
        editing.send("")
        watching.send("")
    return times


@contextmanager
def _process(context: Any, work: Callable[[Machine, Connection], None], machine: Machine) -> Iterator[Connection]:
    ours, theirs = context.Pipe()
    child = context.Process(target=work, args=(machine, theirs))
    child.start()
    theirs.close()
    try:
        yield ours
    finally:
        ours.close()
        child.join(_GIVE_UP_S)
        child.kill()


def _edit(machine: Machine, pipe: Connection) -> None:
    """Save what is asked for, and say when that was."""
    with at_work(machine) as ann:
        person = ann.enter("somebody who waits")
        ann.sync()
        ann.synchronizer.start()
        pipe.send(str(person.id))
        while words := pipe.recv():
            ann.office.people.edit(person.id, description=words)
            saved_s = time.monotonic()
            ann.synchronizer.edited()
            pipe.send(saved_s)
            time.sleep(0.1)


def _watch(machine: Machine, pipe: Connection) -> None:
    """Say when the words about a person are other ones, read as a screen reads them once it hears of news."""
    came = threading.Event()
    with at_work(machine, heard=lambda _news: came.set()) as ben:
        person = PersonId(UUID(pipe.recv()))
        ben.sync()
        last = ben.office.people.open(person).person.description
        ben.synchronizer.start()
        pipe.send("here")
        while not pipe.poll():
            if came.wait(0.05):
                came.clear()
                words = ben.office.people.open(person).person.description
                if words != last:
                    pipe.send((words, time.monotonic()))
                    last = words


def figures(database: str, name: str, *, devices: int, changes: int) -> Iterator[Figure]:
    """Measure both on a database, "" for an SQLite file."""
    with tempfile.TemporaryDirectory(prefix="cw-load-") as folder:
        load = push_load(Path(folder), database=database, devices=devices)
    assert load.is_whole, load.errors
    what = f"{load.devices} devices push {load.operations // load.devices} operations each, {name}"
    yield Figure(name=what, value=load.seconds, unit="s", limit=LOAD_LIMIT_S)
    yield Figure(name=f"{what}: rate", value=load.operations / load.seconds, unit="operations/s")
    with tempfile.TemporaryDirectory(prefix="cw-load-") as folder:
        times = change_times(Path(folder), database=database, changes=changes)
    value = percentile(times, 0.95)
    yield Figure(name=f"saved here, in the data there, p95, {name}", value=value, unit="s", limit=CHANGE_LIMIT_S)


def main() -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.sync_load", description=__doc__)
    parser.add_argument("--devices", type=int, default=DEVICES)
    parser.add_argument("--changes", type=int, default=50)
    options = parser.parse_args()
    told = {"devices": options.devices, "changes": options.changes}
    found = list(figures("", "SQLite", **told))
    with postgres.running(durable=True) as server, postgres.database(server) as url:
        found += figures(url, "PostgreSQL", **told)
    print(table(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
