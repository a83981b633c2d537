"""What is measured of the store, each on the kept data sets and beside a baseline of the same run."""

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from types import MappingProxyType
from unittest.mock import patch
from uuid import UUID

import sqlalchemy as sa
import sqlcipher3.dbapi2

from caseworker.desk.interactions import ContactEntered
from caseworker.domain.access import visible_scopes
from caseworker.domain.ids import DeviceId, InteractionId
from caseworker.domain.interactions import Channel, ContactOutcome, Interaction
from caseworker.domain.operations import Author
from caseworker.domain.people import Person
from caseworker.practice.population.csv_out import write_csv
from caseworker.practice.population.generate import Plan
from caseworker.practice.population.queries import Query, misspelt_queries
from caseworker.store import engine
from caseworker.store.case_store import CaseStore
from caseworker.store.keys import kdf
from caseworker.store.keys.secret import Secret
from caseworker.store.preparing import SCHEMA
from caseworker.store.search import index as search_index
from caseworker.store.search.hits import EVERYTHING
from caseworker.store.search.searcher import Searcher
from caseworker.store.unit import Deed
from caseworker.store.visibility import visible_clause
from tests.bench import datasets
from tests.bench.figures import Figure, percentile
from tests.bench.search_speed import search_speed

UNIT = 200  # people in one transaction of an import
ROUNDS = 3


def first_sync(size: int) -> list[Figure]:
    """Take every person in as a first synchronization does, page by page, and the same rows by a bare executemany."""
    bare_s = sync_s = 0.0
    count, rows = 0, SCHEMA.rows["person"]
    with _fresh() as (store, _), bare_file("person") as bare:
        with store.writing() as connection:
            search_index.begin_bulk(connection, ["person"])
        for page in datasets.pages(datasets.people(size)):
            cells = [tuple(rows.columns(count + i, one.bytes, 1, None, fields)) for i, (one, fields) in enumerate(page)]
            bare_s += bare(rows.insert_sql, cells)
            coming = datasets.changes(page, after=count)
            count += len(page)
            sync_s += _timed(partial(datasets.take_in, store, coming, cursor=count))
        with store.writing() as connection:
            sync_s += _timed(partial(search_index.end_bulk, connection, ["person"]))
    return [_rate("bulk load: first sync", count, sync_s, bare_s, limit=0.30)]


def imported(size: int) -> list[Figure]:
    """Add every person as an import does: units of 200 with operation, history, audit, search words and links."""
    bare_s = import_s = 0.0
    count, rows = 0, SCHEMA.rows["person"]
    deed = Deed(author=_author(), at=datasets.NOW, action="import.people", reason="")
    with _fresh() as (store, _), bare_file("person") as bare:
        with store.writing() as connection:
            search_index.begin_bulk(connection, ["person"])
        for page in datasets.pages(datasets.people(size)):
            cells = [tuple(rows.columns(count + i, one.bytes, 0, 1, fields)) for i, (one, fields) in enumerate(page)]
            bare_s += bare(rows.insert_sql, cells)
            people = [rows.value(one, fields) for one, fields in page]
            for start in range(0, len(people), UNIT):
                begun = time.perf_counter()
                with store.unit(deed) as unit:
                    for person in people[start : start + UNIT]:
                        unit.add(person)
                import_s += time.perf_counter() - begun
            count += len(page)
        with store.writing() as connection:
            import_s += _timed(partial(search_index.end_bulk, connection, ["person"]))
    return [_rate("bulk load: import with change capture", count, import_s, bare_s, limit=0.15)]


def search(size: int) -> list[Figure]:
    """Search as you type, for what this officer may see, on the encrypted store and its unencrypted twin in turn."""
    plain = engine.build(engine.unkeyed(datasets.twin(size)), name="twin", write=False, cache_mib=64)
    times: dict[str, list[float]] = {"cipher": [], "plain": []}
    with datasets.opened(datasets.profile(size)) as office:
        visible = visible_clause(visible_scopes(office.sitting.actor), SCHEMA, "person")
        for _ in range(ROUNDS):
            for name, one in (("cipher", office.vault.reader), ("plain", plain)):
                with one.connect() as connection, connection.begin():
                    times[name].append(search_speed(connection, visible=visible).p95_ms)
    plain.dispose()
    ours, theirs = percentile(times["cipher"], 0.5), percentile(times["plain"], 0.5)
    return [
        Figure(name="search as you type, p95", value=ours, unit="ms", baseline=theirs, limit=16),
        Figure(
            name="search as you type, encrypted to unencrypted, p95",
            value=ours,
            unit="ms",
            baseline=theirs,
            limit=1.3,
            by_ratio=True,
        ),
    ]


def search_alone(size: int) -> list[Figure]:
    """Search without the twin: for the memory of the product alone."""
    with datasets.opened(datasets.profile(size)) as office, office.store.reading() as reader:
        visible = visible_clause(visible_scopes(office.sitting.actor), SCHEMA, "person")
        search_speed(reader.connection, visible=visible)
    return []


def accuracy(size: int) -> list[Figure]:
    """Ask for people as an officer types it: a name with slips and a year, a street or the end of a number."""
    asked = list(misspelt_queries(seed=datasets.SEED, size=size, count=2000, start=datasets.START, days=datasets.DAYS))
    with datasets.opened(datasets.profile(size)) as office, office.store.reading() as reader:
        searcher = Searcher()
        searcher.prepare(reader.connection, ["person"])
        look = partial(_first_five, searcher, reader.connection)
        share = 100 * sum(look(one.text, one) for one in asked) / len(asked)
        without = 100 * sum(look(one.plain, one) for one in asked) / len(asked)
    name = "right person in the first 5, misspelt name with birth year, street or last digits"
    return [Figure(name=name, value=share, unit="%", baseline=without, limit=95, at_least=True)]


def _first_five(searcher: Searcher, connection: sa.Connection, text: str, asked: Query) -> bool:
    on = datasets.NOW.date()
    visible = {"person": EVERYTHING}
    hits = searcher.search(connection, text, kinds=["person"], visible=visible, region="GB", on=on, limit=5)
    return not {str(hit.id) for hit in hits}.isdisjoint({asked.record_id, *asked.also})


def open_person(size: int) -> list[Figure]:
    """Open the page of people with two hundred contacts, the trace of the reading included; beside their row alone."""
    with datasets.opened(_copy(datasets.profile(size))) as office:
        busy = datasets.busy_people(office.store)
        pages, rows = [], []
        for person in busy:
            pages.append(_timed(partial(office.people.open, person)))
            with office.store.reading() as reader:
                rows.append(_timed(partial(reader.get, Person, person)))
    value, baseline = 1000 * percentile(pages, 0.95), 1000 * percentile(rows, 0.95)
    name = "open a person with 200 contacts, p95"
    return [Figure(name=name, value=value, unit="ms", baseline=baseline, limit=10)]


def save_contact(size: int) -> list[Figure]:
    """Save a contact in a unit, log one through the desk, and put a bare row into a durable file, in turn.

    The unit writes row, links, search words, operation, history and audit. The desk first reads the person, asks
    whether the officer may, and checks the contact.
    """
    rows, kept, logged, bare_times = SCHEMA.rows["interaction"], [], [], []
    with datasets.opened(_copy(datasets.profile(size))) as office, bare_file("interaction") as bare:
        people = datasets.busy_people(office.store)
        deed = Deed(author=office.sitting.author, at=datasets.NOW, action="contact.log")
        for number in range(600):
            entered = ContactEntered(
                channel=Channel.PHONE,
                people=(people[number % len(people)],),
                outcome=ContactOutcome.ANSWERED,
                title="Heating allowance",
                text=f"They asked about the heating allowance, form {number}. A letter was promised.",
            )
            begun = time.perf_counter()
            contact = office.interactions.log(entered)
            logged.append(time.perf_counter() - begun)
            kept.append(_timed(partial(_save, office.store, deed, contact)))
            cells = [tuple(rows.columns(number + 1, contact.id.bytes, 0, 1, rows.plain(contact)))]
            bare_times.append(bare(rows.insert_sql, cells))
    saved, through_desk, baseline = (1000 * percentile(times, 0.95) for times in (kept, logged, bare_times))
    name = "save a contact with change, history and audit, durable, p95"
    return [
        Figure(name=name, value=saved, unit="ms", baseline=baseline, limit=3, by_ratio=True),
        Figure(name=f"{name}, through the desk with its checks", value=through_desk, unit="ms", baseline=baseline),
    ]


def _save(store: CaseStore, deed: Deed, like: Interaction) -> None:
    with store.unit(deed) as unit:
        unit.add(replace(like, id=InteractionId(unit.new_id())))


def open_store(size: int) -> list[Figure]:
    """Open the profile, less the derivation of the key; beside a bare open of the file with its key."""
    directory, whole, derived = datasets.profile(size), [], [0.0]
    derive = kdf.stretch

    def timed(*arguments: object, **options: object) -> object:
        begun = time.perf_counter()
        try:
            return derive(*arguments, **options)  # type: ignore[arg-type]  # handed through
        finally:
            derived[0] += time.perf_counter() - begun

    with patch("caseworker.store.keys.slots.stretch", timed):
        for _ in range(10):
            derived[0], begun = 0.0, time.perf_counter()
            with datasets.opened(directory):
                whole.append(time.perf_counter() - begun - derived[0])
    with datasets.opened(directory) as office:
        path, key = office.vault.profile.store, office.vault.store_key()
        bare = [_timed(lambda: engine.keyed(path, key)().close()) for _ in range(10)]
        key.wipe()
    value, baseline = 1000 * percentile(whole, 0.5), 1000 * percentile(bare, 0.5)
    return [Figure(name="open the store after the key is known", value=value, unit="ms", baseline=baseline, limit=50)]


def generator(size: int, *, limit_s: float) -> list[Figure]:
    """Write a population as CSV."""
    with TemporaryDirectory() as folder:
        plan = Plan(seed=datasets.SEED, size=size, start=datasets.START, days=datasets.DAYS)
        took = _timed(partial(write_csv, plan, Path(folder) / "out", processes=2))
    return [Figure(name=f"generator, {size:,} people", value=took, unit="s", limit=limit_s)]


def _author() -> Author:
    return Author(officer=datasets.OFFICER, device=DeviceId(UUID(int=3)))


def _rate(name: str, count: int, took_s: float, bare_s: float, *, limit: float) -> Figure:
    return Figure(
        name=name,
        value=count / took_s,
        unit="rows/s",
        baseline=count / bare_s,
        limit=limit,
        at_least=True,
        by_ratio=True,
    )


@contextmanager
def _fresh() -> Iterator[tuple[CaseStore, sa.Engine]]:
    """A new encrypted store without a profile around it, with the cache the product gives its writer."""
    with TemporaryDirectory(dir=datasets.KEPT) as folder:
        path, key = Path(folder) / "case.db", Secret(os.urandom(32))
        path.touch()
        writer = engine.writer(path, key)
        with writer.begin() as connection:
            datasets.begin(connection)
        yield datasets.a_store(writer), writer
        writer.dispose()


@contextmanager
def bare_file(kind: str) -> Iterator[Callable[[str, Sequence[tuple[object, ...]]], float]]:
    """A bare file of the same SQLite library without a key, index or rule: gives a timed, durable executemany."""
    with TemporaryDirectory(dir=datasets.KEPT) as folder:
        connection = sqlcipher3.dbapi2.connect(str(Path(folder) / "bare.db"), isolation_level=None)  # and no key
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        columns = ", ".join(f'"{column.name}"' for column in SCHEMA.rows[kind].table.columns if column.name != "rid")
        connection.execute(f'CREATE TABLE "{kind}" (rid INTEGER PRIMARY KEY, {columns})')

        def insert(statement: str, cells: Sequence[tuple[object, ...]]) -> float:
            begun = time.perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(statement, cells)
            connection.execute("COMMIT")
            return time.perf_counter() - begun

        yield insert
        connection.close()


def _copy(directory: Path) -> Path:
    """Return a copy of a kept profile that may be written to; the copy of an earlier run goes."""
    copy = directory.parent / "copy"
    if copy.exists():
        for file in sorted(copy.rglob("*"), reverse=True):
            file.rmdir() if file.is_dir() else file.unlink()
        copy.rmdir()
    return Path(copytree(directory, copy))


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


MEASURES: Mapping[str, Callable[[int], list[Figure]]] = MappingProxyType(
    {
        "first_sync": first_sync,
        "import": imported,
        "search": search,
        "search_alone": search_alone,
        "open_person": open_person,
        "save_contact": save_contact,
        "open_store": open_store,
        "accuracy": accuracy,
        "generator_small": lambda size: generator(size, limit_s=10),
        "generator_large": lambda size: generator(size, limit_s=120),
    }
)
