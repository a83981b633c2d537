"""Servers as real processes: killed in the middle of pushes, two on one database, asked to end."""

import os
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from sync.protocol.lineage import Epoch
from sync.server.assembly import assemble
from sync.server.identity.server_keys import make_server_keys
from sync.server.parts import KEYS_FOLDER
from sync.server.settings import Settings
from sync.server.tables import OP
from tests.postgres import postgres, postgres_server
from tests.sync.processes import ServerProcess
from tests.sync.profiles import a_profile
from tests.sync.running import AGENCY, RunningServer, now_utc
from tests.sync.server.web_work import a_person

__all__ = ["postgres", "postgres_server"]


@contextmanager
def founded(folder: Path, database: str = "") -> Iterator[RunningServer]:
    """A server that was set up and does not run here: through it officers are hired and devices enrolled."""
    make_server_keys(folder / KEYS_FOLDER, os.urandom, agency=AGENCY, now=now_utc())
    settings = Settings(folder=folder, database=database)
    assembly = assemble(settings, clock=now_utc, entropy=os.urandom)
    assembly.parts.database.begin_stream(Epoch(UUID(int=0xE), 0))
    office = RunningServer(settings, now_utc, assembly)
    try:
        yield office
    finally:
        office.close_lines()
        assembly.parts.database.close()


def operations(office: RunningServer) -> int:
    with office.assembly.parts.database.reading() as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(OP)).scalar_one())


@pytest.mark.parametrize("kills", [1, pytest.param(8, marks=pytest.mark.nightly)])
def test_a_server_killed_in_the_middle_of_pushes_has_each_operation_once(tmp_path: Path, kills: int) -> None:
    process, chance = ServerProcess(tmp_path), random.Random(kills)
    with founded(tmp_path) as office:
        ann = a_profile(office.device("Ann"), base_url=process.base_url)
        ben = a_profile(office.device("Ben"), base_url=process.base_url)
        process.start()
        made, done = list[UUID](), threading.Event()

        def kill_now_and_then() -> None:
            for _ in range(kills):
                time.sleep(chance.uniform(0.05, 0.4))
                process.kill()
                process.start()
            done.set()

        killer = threading.Thread(target=kill_now_and_then)
        killer.start()
        while not done.is_set() or len(made) < 10:
            person = a_person()
            made.append(person.record)
            ann.write(person)
            ann.round()
            ann.clock.go(400_000)
        killer.join()
        ann.until_done()
        ben.until_done()
        process.stop()

        assert set(ben.view()) == set(made)
        assert operations(office) == len(made)
        assert set(ann.answers) == {"applied"}


def test_two_servers_on_one_database_work_as_one(tmp_path: Path, postgres: str) -> None:
    """They share nothing but the database and the folder of keys."""
    with founded(tmp_path, postgres) as office:
        one, other = another(office), another(office)
        ann = a_profile(office.device("Ann"), base_url=one.base_url)
        ben = a_profile(office.device("Ben"), base_url=other.base_url)
        people = [a_person() for _ in range(10)]
        for number, person in enumerate(people):
            (ann, ben)[number % 2].write(person)
        pushing = [threading.Thread(target=profile.until_done) for profile in (ann, ben)]
        for thread in pushing:
            thread.start()
        for thread in pushing:
            thread.join()
        ann.until_done()
        ben.until_done()
        one.close()
        other.close()

        assert ann.view() == ben.view()
        assert set(ann.view()) == {person.record for person in people}


def another(office: RunningServer) -> RunningServer:
    """A further server on the same database."""
    settings = replace(office.settings, port=0)
    made = RunningServer(settings, now_utc, assemble(settings, clock=now_utc, entropy=os.urandom))
    made.start()
    return made


@pytest.mark.nightly
def test_several_workers_share_one_address_and_end_when_they_are_told_to(tmp_path: Path) -> None:
    process = ServerProcess(tmp_path, workers=2)
    with founded(tmp_path) as office:
        process.start()
        ann = a_profile(office.device("Ann"), base_url=process.base_url)
        ann.write(a_person())
        ann.until_done()

        assert process.stop() in {0, -15}
        assert operations(office) == 1
