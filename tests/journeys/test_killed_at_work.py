"""The program killed at random moments of a day at the counter: nothing saved is lost, and no word claimed too much."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from caseworker.domain.actions import Role
from caseworker.store.keys import kdf
from sync.server.tables import OP
from tests.desk.sittings import MORNING
from tests.fakes.keyring import FileSecrets
from tests.journeys.killed_child import ABOUT, KEYRING, PROFILE, SAVED
from tests.journeys.links import Link, a_link
from tests.journeys.truth import counted_as_sent, known_here, waiting
from tests.journeys.world import hired
from tests.together.sync_offices import Machine, Town, a_town
from tests.ui.offices import CARDS

ROOT = Path(__file__).resolve().parents[2]
MANY = range(200, 220)
ALL_SENT = "All changes sent"
LIMIT_S, FIRST_S, MOST_S = 120.0, 0.05, 2.5


class Told(msgspec.Struct, frozen=True):
    """What the window said of sending at one moment, what the program held for sent, and all that was saved."""

    words: str
    sent: frozenset[UUID]
    saved: frozenset[UUID]


@dataclass
class Desk:
    """A counter whose program runs in a process of its own."""

    town: Town
    machine: Machine
    link: Link
    folder: Path

    def lives(self, number: int, seed: int, *, for_s: float, cut: bool) -> None:
        """Let the program start and somebody work, kill it a while after the first task, and check what was told."""
        before = len(self.told())
        words = [sys.executable, "-m", "tests.journeys.killed_child", str(self.folder), str(seed), str(number)]
        process = subprocess.Popen(words, cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
        try:
            end = time.monotonic() + LIMIT_S
            while len(self.told()) <= before:
                assert process.poll() is None, "the program ended by itself"
                assert time.monotonic() < end, "nothing was done"
                time.sleep(0.02)
            if cut:
                self.link.cut()
            time.sleep(for_s)
            assert process.poll() is None, "the program ended by itself"
        finally:
            process.kill()
            process.wait()
            self.link.mend()

    def told(self) -> list[Told]:
        """Return what the program said was saved and sent, whole lines only."""
        path = self.folder / SAVED
        lines = path.read_bytes().split(b"\n") if path.exists() else [b""]
        return [msgspec.json.decode(line, type=Told) for line in lines[:-1]]

    def on_server(self) -> set[UUID]:
        """Return the operations of this counter that the server has."""
        with self.town.parts.database.reading() as connection:
            rows = connection.execute(sa.select(OP.c.op_id).where(OP.c.device == self.device))
            return {row.op_id for row in rows}

    @property
    def device(self) -> UUID:
        """The device this counter was enrolled as."""
        return self._device

    def __post_init__(self) -> None:
        self._device = self.machine.device
        self.machine.close()
        shutil.copytree(self.machine.directory, self.folder / PROFILE)
        keyring = FileSecrets(self.folder / KEYRING)
        for name, value in self.machine.secrets.entries.items():
            keyring.write(name, value)
        about = {"port": self.link.proxy.port, "ahead_s": self.machine.clock.by.total_seconds()}
        (self.folder / ABOUT).write_text(json.dumps(about))
        self.machine.directory, self.machine.secrets = self.folder / PROFILE, keyring  # type: ignore[assignment]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A counter with keys that another process derives as well."""
    with pytest.MonkeyPatch.context() as patch, a_town(tmp_path, with_tls=True) as town:
        patch.setattr(kdf, "Argon2id", Argon2id)
        town.clock.set(MORNING)
        machine = hired(town, CARDS[Role.FRONT_DESK])
        with a_link(town.server.base_url) as link:
            (tmp_path / "desk").mkdir()
            yield Desk(town, machine, link, tmp_path / "desk")


def test_killing_the_program_twice_in_a_day_loses_nothing_that_was_saved(desk: Desk) -> None:
    _live(desk, seed=1, lives=2)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", MANY)
def test_killing_the_program_often_loses_nothing_that_was_saved(desk: Desk, seed: int) -> None:
    _live(desk, seed=seed, lives=6)


def _live(desk: Desk, *, seed: int, lives: int) -> None:
    chance = random.Random(seed)
    for number in range(lives):
        desk.lives(number, seed * 100 + number, for_s=chance.uniform(FIRST_S, MOST_S), cut=number % 2 == 1)
        claimed = {one for told in desk.told() for one in told.sent}
        assert claimed <= desk.on_server(), "it held for sent what the server never had"
        assert not [one for one in desk.told() if one.words == ALL_SENT and one.saved - one.sent]
    saved = {one for told in desk.told() for one in told.saved}
    assert saved, "nothing was saved"
    desk.machine.opens()
    assert saved <= known_here(desk.machine.office) | desk.on_server()
    assert counted_as_sent(desk.machine.office) <= desk.on_server()
    desk.machine.sync()
    assert not waiting(desk.machine.office)
    assert saved <= desk.on_server()
    desk.machine.office.maintenance.verify_audit()
