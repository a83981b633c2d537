"""The big data sets: built once by the population generator and kept in `.cache/bench`, outside version control.

Two forms of the same people: a whole profile (`people-N`), encrypted as the product keeps it, and its unencrypted twin
(`twin-N.db`), which exists only to be compared with. A few hundred people have two hundred contacts each.
"""

import os
import random
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache, partial
from pathlib import Path
from shutil import rmtree
from typing import Any, cast
from uuid import UUID

import msgspec
import sqlalchemy as sa

from caseworker.desk.office import Office, OfficerCard, enter, found
from caseworker.domain.actions import Role
from caseworker.domain.ids import OfficerId, PersonId, new_id
from caseworker.domain.interactions import Channel, ContactOutcome, Interaction
from caseworker.domain.people import Person
from caseworker.packs.pack import load_pack
from caseworker.packs.working_days import calendar_of
from caseworker.practice.frame import Frame
from caseworker.practice.people_records import Rows, people_of
from caseworker.practice.population.generate import Maker, Plan, in_order
from caseworker.store import engine, travel
from caseworker.store.case_store import CaseStore
from caseworker.store.founding import Enrolment
from caseworker.store.incoming import Change, What
from caseworker.store.keys.kdf import KdfCost
from caseworker.store.preparing import SCHEMA, prepare
from caseworker.store.receiving import Page
from caseworker.store.vault import Visit
from tests.bench.ui.words import PASSPHRASE

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / ".cache" / "bench"
SEED, START, DAYS = 20261122, date(2026, 1, 1), 365
BUSY, CONTACTS_EACH = 300, 200
PAGE = 5000
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
OFFICER = OfficerId(UUID("01900000-0000-7000-8000-0000000000be"))
TERRITORIES = ("north", "east", "northgate", "oakwood")
CARD = OfficerCard(id=OFFICER, name="North 1", role=Role.SUPERVISOR, team="north", territories=("north", "east"))

Fields = dict[str, Any]
Row = tuple[UUID, Fields]
_PAGE = msgspec.msgpack.Decoder(list[Row])


def people(size: int, *, processes: int = 3) -> Iterator[list[Row]]:
    """Yield the people of a population, neighbourhood by neighbourhood, as they would come from a server.

    Made once and kept as a file, because inventing a million people takes minutes; stores are built from it.
    """
    kept = KEPT / f"rows-{size}.msgpack"
    if not kept.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        plan, part = Plan(seed=SEED, size=size, start=START, days=DAYS), kept.with_suffix(".part")
        with part.open("wb") as file:
            for rows in in_order(plan, _rows, processes):
                packed = msgspec.msgpack.encode(rows)
                file.write(len(packed).to_bytes(4, "big") + packed)
        part.replace(kept)
    with kept.open("rb") as file:
        while length := file.read(4):
            yield _PAGE.decode(file.read(int.from_bytes(length, "big")))


def profile(size: int) -> Path:
    """Return the kept profile with so many people, building it at the first call."""
    kept = KEPT / f"people-{size}"
    if not (kept / "built").exists():
        rmtree(kept, ignore_errors=True)
        kept.mkdir(parents=True)
        with opened(kept / "profile", new=True) as office:
            fill(office.store, size)
            engine.checkpoint(office.vault.writer)
        (kept / "built").touch()
    return kept / "profile"


def twin(size: int) -> Path:
    """Return the kept unencrypted store with the same people, building it at the first call."""
    kept = KEPT / f"twin-{size}.db"
    if not kept.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        part = kept.with_suffix(".part")
        for leftover in KEPT.glob(f"{part.name}*"):
            leftover.unlink()
        part.touch()
        writer = engine.build(engine.unkeyed(part), name=part.name, write=True, cache_mib=engine.WRITER_CACHE_MIB)
        with writer.begin() as connection:
            begin(connection)
        fill(a_store(writer), size)
        engine.checkpoint(writer)
        writer.dispose()
        part.replace(kept)
    return kept


def begin(connection: sa.Connection) -> None:
    """Make the tables of a store that has no profile around it."""
    prepare(connection)
    travel.begin_life(connection, UUID(int=9))


def a_store(writer: sa.Engine) -> CaseStore:
    """Return a store over one engine that both reads and writes."""
    return CaseStore(writer=writer, reader=writer, schema=SCHEMA, entropy=os.urandom)


@contextmanager
def opened(directory: Path, *, new: bool = False, card: OfficerCard = CARD) -> Iterator[Office]:
    """Open a profile of the bench, or make it for an officer; its passphrase is derived at the lowest cost."""
    cost = KdfCost(memory_kib=64 * 1024, passes=3, lanes=1)
    if new:
        wish = Enrolment(passphrase=PASSPHRASE, now=NOW, secrets=None, cost=cost)
        office = found(directory, wish, card=card, pack=load_pack(ROOT / "resources/packs/riverside"), clock=_clock)
    else:
        visit = Visit(now=_clock(), secrets=None, prepare=prepare)
        office = enter(directory, visit, passphrase=PASSPHRASE, clock=_clock)
    try:
        yield office
    finally:
        office.close()


def take_in(store: CaseStore, coming: Iterable[Change], *, cursor: int) -> None:
    """Take a page of the server's log in."""
    with store.receiving() as receiving:
        receiving.take_in(Page(changes=coming, cursor=cursor))


def changes(rows: Sequence[Row], *, after: int, kind: str = "person") -> list[Change]:
    """Return rows as the server's log brings them, numbered from `after` + 1."""
    return [
        Change(after + i, What.FULL, kind, record, cast("dict[str, None]", fields))
        for i, (record, fields) in enumerate(rows, 1)
    ]


def pages(batches: Iterator[list[Row]], size: int = PAGE) -> Iterator[list[Row]]:
    """Yield the rows in pages of one size."""
    waiting: list[Row] = []
    for batch in batches:
        waiting += batch
        while len(waiting) >= size:
            yield waiting[:size]
            waiting = waiting[size:]
    if waiting:
        yield waiting


def busy_people(store: CaseStore) -> list[PersonId]:
    """Return the people who have two hundred contacts."""
    with store.reading() as reader:
        found = reader.connection.exec_driver_sql(
            f"SELECT target FROM link GROUP BY target HAVING count(*) >= {CONTACTS_EACH}"
        ).all()
    return [PersonId(UUID(bytes=row[0])) for row in found]


def fill(store: CaseStore, size: int, *, busy: int = BUSY, contacts_each: int = CONTACTS_EACH) -> None:
    """Take a population in; some of its people are busy, and have so many contacts each."""
    with store.bulk([Person, Interaction]):
        count, firsts = 0, list[UUID]()
        for page in pages(people(size)):
            take_in(store, changes(page, after=count), cursor=count + len(page))
            count += len(page)
            firsts += [page[i][0] for i in range(0, len(page), max(1, size // busy))]
            print(f"\rbuilding {size:,} people: {count:,}", end="", flush=True)
        for person in firsts[:busy]:
            contacts = list(_contacts(person, contacts_each))
            take_in(store, changes(contacts, after=count, kind="interaction"), cursor=count + len(contacts))
            count += len(contacts)
    print(flush=True)


def _rows(plan: Plan, number: int) -> list[Row]:
    rows, (maker, frame) = SCHEMA.rows["person"], _makers(plan)
    told = Rows(dict(maker.records(number).tables()))
    made = people_of(told, frame, TERRITORIES[number % len(TERRITORIES)])
    return [(one.id, cast(Fields, rows.plain(one))) for one in made if isinstance(one, Person)]


@lru_cache(maxsize=1)
def _makers(plan: Plan) -> tuple[Maker, Frame]:
    pack = load_pack(ROOT / "resources/packs/riverside")
    return Maker(plan), Frame(pack, calendar_of(pack.agency))


def _contacts(person: UUID, number_of: int) -> Iterator[Row]:
    rows, draw = SCHEMA.rows["interaction"], random.Random(person.int)
    for number in range(number_of):
        at = NOW - timedelta(days=2 * number, minutes=draw.randrange(400))
        contact = Interaction(
            id=new_id(int(at.timestamp() * 1000), partial(_bytes, draw)),  # type: ignore[arg-type]  # the id of a contact
            territory="north",
            channel=draw.choice(list(Channel)),
            occurred_at=at,
            recorded_at=at,
            people=(PersonId(person),),
            officer=OFFICER,
            outcome=ContactOutcome.ANSWERED,
            title="Heating allowance",
            text=f"They asked about the heating allowance, form {draw.randrange(10**6)}. A letter was promised.",
        )
        yield contact.id, cast(Fields, rows.plain(contact))


def _bytes(draw: random.Random, count: int) -> bytes:
    return draw.randbytes(count)


def _clock() -> datetime:
    return datetime.now(UTC)
