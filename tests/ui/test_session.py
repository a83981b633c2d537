"""The whole program in a process of its own: lock, kill and another person, with nothing lost and nothing shown."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from caseworker.desk import office as offices
from caseworker.domain.actions import Role
from caseworker.store.founding import Enrolment
from caseworker.store.keys import kdf
from tests.desk.sittings import MORNING, MovableClock, riverside
from tests.ui.offices import CARDS, PASSPHRASE

ROOT = Path(__file__).resolve().parents[2]
WORDS = "Rosamunda waits for the landlord's answer."
LIMIT_S = 60


class Program:
    """The program at a home of its own, with a plan for each of its starts."""

    def __init__(self, home: Path, *turns: dict[str, Any]) -> None:
        self.home, self.plan = home, home / "plan.json"
        filled = [{"who": "North 1", "passphrase": PASSPHRASE, "words": WORDS, **turn} for turn in turns]
        self.plan.write_text(json.dumps(filled), "utf-8")
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> "subprocess.Popen[bytes]":
        """Start it, without waiting."""
        words = [sys.executable, "-m", "tests.ui.scripted_person", str(self.home), str(self.plan)]
        environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        self.process = subprocess.Popen(words, cwd=ROOT, env=environ)
        return self.process

    def run(self) -> list[dict[str, Any]]:
        """Start it, and return what was seen when it ends by itself."""
        assert self.start().wait(LIMIT_S) == 0
        return self.seen()

    def seen(self) -> list[dict[str, Any]]:
        path = self.home / "seen.jsonl"
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []

    def wait_for(self, name: str) -> None:
        """Wait until this was seen."""
        end = time.monotonic() + LIMIT_S
        while not any(name in one for one in self.seen()):
            assert time.monotonic() < end, self.seen()
            time.sleep(0.02)


@pytest.fixture(scope="module")
def profiles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two profiles that another process can open: their keys are derived as they really are."""
    folder = tmp_path_factory.mktemp("profiles")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kdf, "Argon2id", Argon2id)
        for role, name in ((Role.OFFICER, "north-1"), (Role.FRONT_DESK, "counter-2")):
            wish = Enrolment(passphrase=PASSPHRASE, now=MORNING, secrets=None, cost=kdf.LOWEST)
            offices.found(folder / name, wish, card=CARDS[role], pack=riverside(), clock=MovableClock()).close()
    return folder


@pytest.fixture
def home(tmp_path: Path, profiles: Path) -> Path:
    shutil.copytree(profiles, tmp_path / "profiles")
    return tmp_path


@pytest.fixture
def program(home: Path) -> Iterator[Callable[..., Program]]:
    """Give a program with a plan; what still runs at the end of the test is ended."""
    made: list[Program] = []

    def make(*turns: dict[str, Any]) -> Program:
        made.append(Program(home, *turns))
        return made[-1]

    yield make
    for one in made:
        if one.process is not None and one.process.poll() is None:
            one.process.kill()
            one.process.wait()


def test_locking_loses_nothing_shows_nothing_to_another_person_and_comes_back_to_the_same_place(
    program: Callable[..., Program], home: Path
) -> None:
    seen = program(
        {"then": ["type", "lock"]},
        {"who": "Counter 2", "then": ["look", "lock"]},
        {"then": ["look", "quit"]},
    ).run()

    _, _, for_other, other, for_me, mine = seen
    assert (other["page"], other["drafts"]) == ("settings", [])
    assert not any("Rosamunda" in fact for fact in (*for_other["facts"], *for_me["facts"]))
    assert any("You locked it at" in fact and "half-written text was saved" in fact for fact in for_me["facts"])
    assert for_me["title"] == "Caseworker"
    assert (mine["page"], mine["part"], mine["note"], mine["cursor"]) == ("note", "second", WORDS, 5)
    for path in home.rglob("*"):
        if path.is_file() and path.name not in {"plan.json", "seen.jsonl"}:
            assert b"Rosamunda" not in path.read_bytes(), path


def test_killing_it_after_a_second_without_typing_loses_nothing(program: Callable[..., Program]) -> None:
    killed = program({"then": ["type", "settle"]}, {"then": ["look", "quit"]})
    process = killed.start()
    killed.wait_for("settled")
    process.send_signal(signal.SIGKILL)
    process.wait(LIMIT_S)

    assert killed.run()[-1]["drafts"] == [WORDS]


def test_killing_it_while_somebody_types_without_a_pause_loses_no_more_than_what_came_last(
    program: Callable[..., Program],
) -> None:
    killed = program({"then": ["type", "go on typing"]}, {"then": ["look", "quit"]})
    process = killed.start()
    killed.wait_for("kept_meanwhile")
    process.send_signal(signal.SIGKILL)
    process.wait(LIMIT_S)

    told = next(one["kept_meanwhile"]["note"] for one in killed.seen() if "kept_meanwhile" in one)
    (kept,) = killed.run()[-1]["drafts"]
    assert kept.startswith(told[:5])
    assert len(kept) >= len(told) > len(WORDS)
