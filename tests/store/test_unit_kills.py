"""Killed while a unit is written or tables are brought up to date: what was acknowledged is there, in every book."""

import os
import random
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa

from caseworker.domain.ids import PersonId
from caseworker.domain.interactions import Interaction
from caseworker.domain.people import Person
from caseworker.store import travel
from caseworker.store.engine import build, unkeyed
from caseworker.store.keys.secret import Secret
from caseworker.store.migrations import upgrade as migrations
from caseworker.store.migrations.upgrade import HEAD, revision, upgrade
from caseworker.store.preparing import SCHEMA, prepare
from tests.domain.builders import a_contact
from tests.domain.people_builders import a_name, a_person
from tests.store.agreement import assert_agreed, assert_rebuilt, assert_sound
from tests.store.killing import killed, needs_fork
from tests.store.stores import KEY, a_store, an_id, deed, opened

pytestmark = needs_fork
Tell = Callable[[str], None]
LATER = "0002"
_LATER_STEP = '''
"""A step that takes a while: a new column, and every row of people written anew."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    connection = op.get_bind()
    connection.exec_driver_sql("ALTER TABLE person ADD COLUMN nickname TEXT")
    connection.exec_driver_sql("CREATE TABLE nickname (id INTEGER PRIMARY KEY, rid INTEGER, text TEXT)")
    for turn in range(4):
        connection.exec_driver_sql("UPDATE person SET nickname = description || ?", (str(turn),))
        connection.exec_driver_sql("INSERT INTO nickname (rid, text) SELECT rid, nickname FROM person")
'''


@pytest.mark.parametrize("times", [10, pytest.param(200, marks=pytest.mark.nightly)])
def test_killed_while_units_are_written_every_book_has_all_that_was_acknowledged(times: int, tmp_path: Path) -> None:
    source, path, acknowledged = random.Random(11), tmp_path / "case.db", 0
    with a_store(tmp_path):
        pass
    for _ in range(times):
        told = killed(partial(_write_units, path), after_s=source.uniform(0, 0.06), first="here")
        assert not told.ended
        acknowledged = max([acknowledged, *(int(word) for word in told.words[1:])])
        with opened(path, Secret(KEY)) as (store, writer), store.reading() as reader:
            done = assert_agreed(reader)
            assert acknowledged <= done <= acknowledged + 1  # at most the one under way
            acknowledged = done
            assert_rebuilt(reader)
            assert reader.count(Person) == reader.count(Interaction) == done
            for number in range(1, done + 1):
                assert reader.get(Person, an_id(number)).description == ("last" if number == done else "seen again")
            assert_sound(writer)
    assert acknowledged


def _write_units(path: Path, tell: Tell) -> None:
    """Each unit makes a person and a contact and writes on the person before."""
    with opened(path, Secret(KEY)) as (store, _):
        with store.reading() as reader:
            first = travel.place(reader.connection).n + 1
        tell("here")
        for number in count(first):
            person = a_person(id=PersonId(an_id(number)), description="last", names=(a_name(f"Ann {number}"),))
            with store.unit(deed("test.add", minutes=number, reason="they came in")) as unit:
                if number > 1:
                    before = unit.get(Person, an_id(number - 1))
                    unit.save(replace(before, description="seen again"))
                unit.add(person)
                unit.add(a_contact(id=an_id(1_000_000 + number), people=(person.id,), text="We spoke. " * 200))
            tell(str(number))


def test_killed_at_any_step_of_the_first_migration_the_next_start_completes_it(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    path.touch()
    seen, steps = set(), _steps_of_preparing(tmp_path / "other.db")
    assert steps > 100
    for step in (0, 1, *(steps * part // 8 for part in range(1, 8)), steps - 1, steps * 2):
        told = killed(partial(_prepare_until, path, step), after_s=60)
        with _an_engine(path) as writer, writer.begin() as connection:
            found = revision(connection)
            assert found in {None, HEAD}
            tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one()
            assert (tables == 0) == (found is None)
            assert found == HEAD or not told.words
            seen.add(found)
    assert seen == {None, HEAD}  # cut short each time but the last
    with _an_engine(path) as writer:
        assert_sound_tables(writer)


def _prepare_until(path: Path, step: int, tell: Tell) -> None:
    """Prepare a store and kill oneself at one of the steps of SQLite's own work on it."""
    with _an_engine(path) as writer, writer.begin() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        _die_after(driver, step)
        prepare(connection)
        driver.set_progress_handler(None, 0)
    tell("prepared")


def _steps_of_preparing(path: Path) -> int:
    path.touch()
    counted = count()
    with _an_engine(path) as writer, writer.begin() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.set_progress_handler(lambda: next(counted) < 0, 10)
        prepare(connection)
        driver.set_progress_handler(None, 0)
    return next(counted)


def _die_after(driver: object, steps: int) -> None:
    left = iter(range(steps))

    def step() -> int:
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    driver.set_progress_handler(step, 10)  # type: ignore[attr-defined]  # the driver's connection has no types


def assert_sound_tables(writer: sa.Engine) -> None:
    with writer.begin() as connection:
        names = set(connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'").scalars())
        assert set(SCHEMA.metadata.tables) <= names
        assert {f"search_{kind}" for kind in SCHEMA.rows} <= names
        assert connection.exec_driver_sql("PRAGMA quick_check").scalar_one() == "ok"


@contextmanager
def _an_engine(path: Path) -> Iterator[sa.Engine]:
    made = build(unkeyed(path), name=path.name, write=True, cache_mib=2)
    try:
        yield made
    finally:
        made.dispose()


@pytest.fixture
def a_later_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program as it may be one day: one migration more."""
    here = tmp_path / "migrations"
    shutil.copytree(Path(migrations.__file__).parent, here)
    (here / "versions" / "0002_later.py").write_text(_LATER_STEP, encoding="utf-8")
    monkeypatch.setattr(migrations, "_HERE", here)


@pytest.mark.usefixtures("a_later_version")
@pytest.mark.parametrize("times", [10, pytest.param(100, marks=pytest.mark.nightly)])
def test_killed_while_a_full_store_is_migrated_it_is_as_before_or_wholly_after(times: int, tmp_path: Path) -> None:
    source, full = random.Random(12), tmp_path / "full"
    full.mkdir()
    with a_store(full) as store, store.unit(deed()) as unit:
        for number in range(400):
            unit.add(a_person(description=f"someone {number} " * 40))
    found = set()
    for number in range(times):
        folder = tmp_path / f"store{number}"
        shutil.copytree(full, folder)
        first = source.choice(["now", None])
        told = killed(partial(_upgrade, folder), after_s=source.uniform(0, 0.08), first=first)
        found.add(_completed(folder / "case.db", acknowledged="upgraded" in told.words))
        shutil.rmtree(folder)
    assert HEAD in found  # the kills did cut migrations short


def _upgrade(folder: Path, tell: Tell) -> None:
    with opened(folder / "case.db", Secret(KEY)) as (_, writer):
        with writer.begin() as connection:
            tell("now")
            upgrade(connection, to=LATER)
        tell("upgraded")


def _completed(path: Path, *, acknowledged: bool) -> str | None:
    """Check what a killed upgrade left, complete it, and return the version it had left."""
    with opened(path, Secret(KEY)) as (store, writer):
        with writer.begin() as connection:
            left = revision(connection)
            named = connection.exec_driver_sql(
                "SELECT count(*) FROM pragma_table_info('person') WHERE name = 'nickname'"
            )
            assert (named.scalar_one() == 1) == (left == LATER)
            assert left == LATER or not acknowledged
            upgrade(connection, to=LATER)
        with store.reading() as reader:
            assert reader.count(Person) == 400
            assert_agreed(reader)
            counted = "SELECT count(*) FROM person WHERE nickname = description || '3'"
            assert reader.connection.exec_driver_sql(counted).scalar_one() == 400
        assert_sound(writer)
    return left
